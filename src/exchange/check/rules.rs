//! What follows from what, as data: the words by which heads name a figure, and those of the columns that it is made of.
//!
//! Words are looked for in a head without its blanks, brackets and unit. Of several columns that fit, those are taken that most rows
//! agree with. Sources of the rules: `computations.md` 1 to 14, the tables of published bulletins.

use crate::domain::text::Text;

/// How a figure follows from others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The first by the second, in %.
    Ratio,
    /// The first less the second, by the second, in %.
    Growth,
    /// The first less the second.
    Difference,
    /// Not more than the column in front of it.
    PartOf,
    /// The sum of the columns of its group.
    Across,
    /// A share of the sum of a column, in %.
    Share,
    /// The shares of a column make 100.
    Hundred,
    /// A row that is the sum of those above or below it.
    Sum,
    /// Rows that are parts of one row, and not more than it.
    Parts,
    /// 名次 of a column.
    Rank,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// By which it is known for ever.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// How the figure follows.
    pub kind: Kind,
    /// The words of the head that names the figure.
    pub says: &'static [&'static str],
    /// The words of the first column that it is made of, the best first.
    pub first: &'static [&'static str],
    /// The words of the second.
    pub second: &'static [&'static str],
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Rule {
    /// Whether its figures have more places than any table prints, so that they are cut.
    pub const fn is_cut(&self) -> bool {
        matches!(self.kind, Kind::Ratio | Kind::Growth | Kind::Share)
    }
}

const fn rule(
    key: &'static str,
    name: Text,
    kind: Kind,
    says: &'static [&'static str],
    first: &'static [&'static str],
    second: &'static [&'static str],
) -> Rule {
    Rule { key, name, kind, says, first, second }
}

/// All rules. Of two whose words a head holds, the first counts.
pub static RULES: &[Rule] = &[
    rule(
        "growth",
        Text::new("增幅", "Growth"),
        Kind::Growth,
        &["增幅", "增长率", "增速", "同比增长", "增长", "同比", "growth"],
        &["本年累计完成", "累计完成", "本期", "今年", "本年", "完成投资", "完成"],
        &["上年同期", "去年同期", "同期", "上年", "去年"],
    ),
    rule(
        "gap",
        Text::new("序时差", "Points ahead or behind"),
        Kind::Difference,
        &["序时差", "超序时", "欠序时", "超时间进度", "高于序时", "低于序时", "与序时进度差"],
        &["完成率", "完成比例", "完成进度", "完成年度计划", "占年度计划"],
        &["时间进度", "序时进度", "序时计划", "计划进度"],
    ),
    rule(
        "closed_in_time",
        Text::new("按期整改率", "Closed in time"),
        Kind::Ratio,
        &["按期整改率", "按时整改率"],
        &["按期销号", "按期整改", "按期完成", "按时整改"],
        &["原定时限已过", "应整改", "到期"],
    ),
    rule(
        "closed",
        Text::new("整改率", "Closed"),
        Kind::Ratio,
        &["整改率", "销号率", "整改完成率", "办结率"],
        &["已销号", "销号", "已整改", "整改完成", "办结", "已完成"],
        &["发现问题", "问题数", "问题总数", "受理", "问题"],
    ),
    rule(
        "started_of_due",
        Text::new("到期开工率", "Started of those due"),
        Kind::Ratio,
        &["到期开工率", "按期开工率"],
        &["到期已开工", "按期开工", "已开工"],
        &["到期应开工", "应开工", "到期"],
    ),
    rule(
        "started",
        Text::new("开（复）工率", "Under way"),
        Kind::Ratio,
        &["开工率", "复工率", "新开工率"],
        &["已开复工", "已开工", "开复工", "已新开工", "复工", "开工"],
        &["计划开工", "应开工", "应开复工", "计划新开工", "计入项目", "项目数", "项目个数", "项目总数", "项目"],
    ),
    rule(
        "arrived",
        Text::new("资金到位率", "Funds arrived"),
        Kind::Ratio,
        &["到位率"],
        &["到位资金", "已到位", "到位"],
        &["合同投资", "合同", "应到位", "计划到位", "计划", "签约"],
    ),
    rule(
        "landed",
        Text::new("落地率、履约率", "Landed, performed"),
        Kind::Ratio,
        &["落地率", "履约率", "转化率"],
        &["已落地", "落地", "已履约", "履约"],
        &["签约", "合同", "协议"],
    ),
    rule(
        "kept",
        Text::new("兑现率", "Promises kept"),
        Kind::Ratio,
        &["兑现率"],
        &["按期兑现", "已兑现", "兑现"],
        &["到期承诺", "到期", "承诺"],
    ),
    rule(
        "land",
        Text::new("征地率、签约率", "Land acquired, households signed"),
        Kind::Ratio,
        &["征地率", "征收率", "拆迁率", "签约率", "供地率", "付款率", "支付率"],
        &["已征", "已征收", "已拆", "已签", "已供", "已付", "支付", "完成"],
        &["应征", "计划征", "应拆", "总户数", "应签", "应付", "计划", "户数", "到位"],
    ),
    rule(
        "completion",
        Text::new("完成率", "Completion"),
        Kind::Ratio,
        &[
            "完成率",
            "完成比例",
            "完成年度计划",
            "占年度计划",
            "占年计划",
            "占计划",
            "投资进度",
            "完成进度",
            "占目标",
            "completion",
        ],
        &[
            "本年累计完成",
            "年度累计完成",
            "累计完成",
            "累计投资",
            "完成投资",
            "实际完成",
            "已完成",
            "完成",
            "completed",
        ],
        &["年度计划投资", "年度计划", "本年计划", "计划投资", "年计划", "计划", "目标", "任务", "总投资", "plan"],
    ),
    rule(
        "share",
        Text::new("占比", "Share"),
        Kind::Share,
        &["占比", "比重", "占总", "占全", "构成", "share"],
        &[],
        &[],
    ),
    rule(
        "increase",
        Text::new("增减额", "Increase"),
        Kind::Difference,
        &["增减", "增加额", "增长额", "增量", "净增", "比上年增加", "较上年"],
        &["本年累计完成", "累计完成", "本期", "今年", "本年", "完成"],
        &["上年同期", "去年同期", "同期", "上期", "上年", "去年"],
    ),
    rule(
        "reported_verified",
        Text::new("核减额", "Reported less verified"),
        Kind::Difference,
        &["核减", "上报核定差", "核增减"],
        &["上报", "申报", "送审"],
        &["核定", "审定", "核实"],
    ),
    rule(
        "rest",
        Text::new("未完成、差额", "What is left"),
        Kind::Difference,
        &["未完成", "尚未", "未开工", "未到位", "未整改", "未销号", "缺口", "差额", "结余", "剩余", "欠"],
        &["年度计划", "计划", "应", "总投资", "总数", "合同", "需求", "发现", "项目数"],
        &["累计完成", "已完成", "完成", "已开工", "已到位", "到位", "已整改", "已销号", "销号", "支付"],
    ),
    rule(
        "part_of",
        Text::new("其中（列）", "Of which (column)"),
        Kind::PartOf,
        &["其中", "内含", "of which"],
        &[],
        &[],
    ),
    rule("across", Text::new("合计（列）", "Sum (column)"), Kind::Across, &["合计", "总计", "小计", "共计"], &[], &[]),
    rule("rank", Text::new("名次", "Rank"), Kind::Rank, &["名次", "排名", "位次", "排位", "位序", "rank"], &[], &[]),
    rule("hundred", Text::new("占比合计", "Shares make 100"), Kind::Hundred, &[], &[], &[]),
    rule("sum", Text::new("合计、小计", "Sums"), Kind::Sum, &[], &[], &[]),
    rule("parts", Text::new("其中（行）", "Of which (rows)"), Kind::Parts, &[], &[], &[]),
    rule("ratio", Text::new("比率（按各行相符认定）", "Rate (most rows keep it)"), Kind::Ratio, &[], &[], &[]),
    rule(
        "difference",
        Text::new("差数（按各行相符认定）", "Difference (most rows keep it)"),
        Kind::Difference,
        &[],
        &[],
        &[],
    ),
];

/// The rule of this key.
///
/// # Panics
///
/// Where no rule has it: keys stand in this module and in its neighbours alone, and a test reads them all.
pub fn rule_of(key: &str) -> &'static Rule {
    RULES.iter().find(|rule| rule.key == key).expect("keys of rules stand in the list")
}

/// The rule whose words a head holds: of several the one with the longest word, of which the first.
pub fn named_by(head: &str) -> Option<&'static Rule> {
    let longest = |rule: &&'static Rule| {
        rule.says.iter().filter(|word| head.contains(**word)).map(|word| word.chars().count()).max()
    };
    let mut best: Option<(usize, &'static Rule)> = None;
    for rule in RULES {
        if let Some(length) = longest(&rule)
            && best.is_none_or(|(known, _)| length > known)
        {
            best = Some((length, rule));
        }
    }
    best.map(|(_, rule)| rule)
}

/// Words with which a row says that it is a sum, and whether of all or of a part.
pub const SUM_WORDS: &[(&str, bool)] = &[
    ("小计", false),
    ("subtotal", false),
    ("合计", true),
    ("总计", true),
    ("共计", true),
    ("合計", true),
    ("总体", true),
    ("grandtotal", true),
    ("total", true),
];

/// Words with which a row says that it is part of the one above.
pub const PART_WORDS: &[&str] = &["其中", "内含", "ofwhich", "including"];

/// Heads of columns that are not added up although figures stand in them.
pub const NOT_ADDED: &[&str] = &[
    "率",
    "%",
    "％",
    "百分点",
    "比例",
    "占比",
    "比重",
    "增幅",
    "增速",
    "同比",
    "名次",
    "排名",
    "位次",
    "序号",
    "编号",
    "得分",
    "均",
    "年份",
    "月份",
    "强度",
    "进度",
    "电话",
    "代码",
    "年限",
    "单价",
    "时间",
    "日期",
];
