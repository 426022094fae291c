//! The characters that look like others, in tables that need no crate: what Unicode calls compatibility forms, as far as lists of projects
//! are likely to hold them, and kinds of dashes, brackets and quotation marks.

/// One character for all that are taken for it.
pub(super) const ALIKE: &[(char, &str)] = &[
    ('-', "‐‑‒–—―−─━⁃﹘﹣➖⸺⸻"),
    ('~', "〜∼∽～"),
    ('(', "[{〔【〖〘〚⟦⟨❨❲⁅﹙﹛﹝｟"),
    (')', "]}〕】〗〙〛⟧⟩❩❳⁆﹚﹜﹞｠"),
    ('<', "《〈⟪‹«﹤"),
    ('>', "》〉⟫›»﹥"),
    ('"', "“”„‟「」『』″〝〞〟"),
    ('\'', "‘’‚‛′`´"),
    ('·', "•・‧∙⋅･"),
    ('x', "×✕✖╳⨯"),
    ('/', "∕⁄╱"),
    (':', "∶︰﹕"),
    ('.', "。｡﹒"),
    (',', "﹐"),
    ('、', "﹑､"),
    (';', "﹔"),
    ('?', "﹖"),
    ('!', "﹗"),
    ('#', "﹟"),
    ('&', "﹠"),
    ('*', "﹡∗"),
    ('+', "﹢"),
    ('=', "﹦"),
    ('\\', "﹨"),
    ('$', "﹩"),
    ('%', "﹪"),
    ('@', "﹫"),
    ('¥', "￥"),
    ('£', "￡"),
    ('0', "⁰₀⓪⓿"),
    ('1', "¹₁"),
    ('2', "²₂"),
    ('3', "³₃"),
    ('4', "⁴₄"),
    ('5', "⁵₅"),
    ('6', "⁶₆"),
    ('7', "⁷₇"),
    ('8', "⁸₈"),
    ('9', "⁹₉"),
    // Radicals of their own, which PDF files give for simplified characters.
    ('长', "⻓"),
    ('门', "⻔"),
    ('车', "⻋"),
    ('见', "⻅"),
    ('贝', "⻉"),
    ('页', "⻚"),
    ('风', "⻛"),
    ('飞', "⻜"),
    ('马', "⻢"),
    ('鱼', "⻥"),
    ('鸟', "⻦"),
    ('黄', "⻩"),
    ('齐', "⻬"),
    ('齿', "⻮"),
    ('龙', "⻰"),
    ('龟', "⻳"),
    ('民', "⺠"),
    ('西', "⻄"),
    ('青', "⻘"),
    ('鬼', "⻤"),
    ('韦', "⻙"),
    ('麦', "⻨"),
    ('母', "⺟"),
    ('虎', "⻁"),
    ('骨', "⻣"),
];

/// What stands for several characters in one.
pub(super) const SQUARED: &[(char, &str)] = &[
    ('㎡', "m2"),
    ('㎥', "m3"),
    ('㎢', "km2"),
    ('㎞', "km"),
    ('㎝', "cm"),
    ('㎜', "mm"),
    ('㎏', "kg"),
    ('㎎', "mg"),
    ('㎾', "kw"),
    ('㎿', "mw"),
    ('㏊', "ha"),
    ('㏄', "cc"),
    ('№', "no"),
    ('℃', "°c"),
    ('℡', "tel"),
    ('™', "tm"),
    ('…', "..."),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ß', "ss"),
    ('㈱', "(株)"),
    ('㊣', "正"),
];

/// Ⅰ to Ⅿ, which stand at U+2160 in capitals and at U+2170 in small letters.
pub(super) const ROMAN: [&str; 16] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d", "m"];

/// Numbers in circles and the like: the first character, the last, the number of the first, what stands in front and what behind.
pub(super) const NUMBERED: &[(char, char, u32, &str, &str)] = &[
    ('①', '⑳', 1, "", ""),
    ('⑴', '⒇', 1, "(", ")"),
    ('⒈', '⒛', 1, "", "."),
    ('⓫', '⓴', 11, "", ""),
    ('⓵', '⓾', 1, "", ""),
    ('❶', '❿', 1, "", ""),
    ('➀', '➉', 1, "", ""),
    ('➊', '➓', 1, "", ""),
    ('㉑', '㉟', 21, "", ""),
    ('㊱', '㊿', 36, "", ""),
];

/// Chinese numbers and letters in circles and brackets: the first character, its plain forms in order, what stands around them.
pub(super) const LETTERED: &[(char, &str, &str, &str)] = &[
    ('㈠', "一二三四五六七八九十", "(", ")"),
    ('㊀', "一二三四五六七八九十", "", ""),
    ('ⓐ', "abcdefghijklmnopqrstuvwxyz", "", ""),
    ('⒜', "abcdefghijklmnopqrstuvwxyz", "(", ")"),
];

/// The usual forms of U+FF66 to U+FF9F (half-width katakana), in their order.
pub(super) const KATAKANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// Letters in one piece with what they are made of, by their mark.
pub(super) const MARKED: &[(char, &str)] = &[
    ('\u{300}', "àaèeìiòoùuǜüǹn"),
    ('\u{301}', "áaéeíióoúuýyćcĺlńnŕrśsźzǘüǵgǻåǽæǿø"),
    ('\u{302}', "âaêeîiôoûuĉcĝgĥhĵjŝsŵwŷy"),
    ('\u{303}', "ãañnõoĩiũu"),
    ('\u{308}', "äaëeïiöoüuÿy"),
    ('\u{30a}', "åaůu"),
    ('\u{327}', "çcģgķkļlņnŗrşsţtȩe"),
    ('\u{304}', "āaēeīiōoūuǖüǟäǡȧǣæǭǫȫöȭõȱȯȳy"),
    ('\u{306}', "ăaĕeğgĭiŏoŭu"),
    ('\u{328}', "ąaęeįiųuǫo"),
    ('\u{307}', "ċcėeġgżzȧaȯo"),
    ('\u{30c}', "čcďděeľlňnřršsťtžzǎaǐiǒoǔuǚüǧgǩkǯʒǰjȟh"),
    ('\u{30b}', "őoűu"),
    ('\u{31b}', "ơoưu"),
    ('\u{30f}', "ȁaȅeȉiȍoȑrȕu"),
    ('\u{311}', "ȃaȇeȋiȏoȓrȗu"),
    ('\u{326}', "șsțt"),
    ('゛', "ガカギキグクゲケゴコザサジシズスゼセゾソダタヂチヅツデテドトバハビヒブフベヘボホヴウヷワヸヰヹヱヺヲ"),
    ('゜', "パハピヒプフペヘポホ"),
];

/// The unified forms of U+F900 to U+FAD9, in their order.
pub(super) const COMPATIBILITY_IDEOGRAPHS: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟\
    廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累\
    縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮\
    兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈\
    裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
    杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘\
    藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益\
    礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎\
    懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸\
    難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
    敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆\
    視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/// The ideographs of U+2F00 to U+2FD5 (Kangxi radicals), in their order.
pub(super) const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
