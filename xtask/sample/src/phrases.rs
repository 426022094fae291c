//! What people write: titles of problems, measures, findings, notes, reasons. Put together from parts, so that few lines are alike.

use sitebook::domain::taxonomy::Category;

use super::dice::Dice;
use super::names::{place, titled};

/// Titles by category; `{p}` is a part of the works, `{l}` a place, `{n}` a number.
const fn titles(category: Category) -> &'static [&'static str] {
    use Category as C;
    match category {
        C::Preliminary => &[
            "{p}设计方案第{n}次变更，未登记原因",
            "可研论证不充分，{p}规模与资金不匹配",
            "{p}招标文件与核准内容不一致",
            "前期资料缺{n}项，环评批复未取得",
            "概算超估算，{p}增项未说明",
        ],
        C::Acquisition => &[
            "{l}段{n}户征地协议未签",
            "{l}组补偿款未发放到户，涉及{n}户",
            "红线内{n}户房屋未拆除，影响{p}",
            "{l}安置方案未定，{n}户拒绝搬迁",
        ],
        C::Policy => {
            &["信贷收紧，{p}后续贷款{n}万元未获批", "用地审批从严，{p}用地手续停办", "产业政策调整，{p}需重新论证"]
        }
        C::Delay => &[
            "{p}审批超承诺时限{n}天",
            "两个部门互相推诿，{p}手续搁置{n}天",
            "上次督查问题未专题研究，{p}仍无人抓",
            "{p}推进时紧时松，连续{n}天无调度",
        ],
        C::Funding => &[
            "{p}资金缺口{n}万元未落实",
            "拖欠施工单位进度款{n}万元",
            "{p}贷款未到位，施工单位减员",
            "拖欠{n}名农民工工资",
            "上级补助{n}万元下达后未拨付",
        ],
        C::Land => &[
            "{l}地块{n}亩用地指标未落实",
            "{p}用地批准未取得",
            "{l}地块有附着物，未达净地交付条件",
            "收储不足，{p}等地{n}天",
        ],
        C::Park => &[
            "{l}地块道路未通，重车不能到红线",
            "{l}地块供水未通",
            "{p}排水管未接通，雨天积水",
            "{l}地块未通电，变压器未到货",
            "{l}地块场地未平整，差{n}亩",
        ],
        C::Service => &[
            "联络员{n}天未到现场",
            "企业反映{p}验收被重复检查",
            "{l}有人强卖建材",
            "企业投诉{n}天未答复",
            "办事要求未一次性告知",
        ],
        C::Progress => &[
            "{p}滞后倒排工期{n}天",
            "{p}停工{n}天，无复工计划",
            "到期未开工，{p}未进场",
            "{p}现场仅{n}人，投入不足",
            "与上次督查相比，{p}无进展",
        ],
        C::Hoarding => &["{l}地块疑似闲置，只见围墙", "{l}地块投资强度不足", "{l}地块超批准面积{n}亩"],
        C::Quality => &[
            "{p}混凝土蜂窝、露筋{n}处",
            "{p}隐蔽工程未验收即覆盖",
            "{p}材料复检报告缺{n}份",
            "{p}施工扬尘，裸土未覆盖{n}处",
            "监理旁站记录与{p}现场不符",
            "围挡破损{n}米",
        ],
        C::Safety => &[
            "{p}临边洞口无防护{n}处",
            "{p}脚手架未验收即使用",
            "塔吊检测过期，仍在{p}吊装",
            "{p}基坑边坡开裂",
            "{n}名特种作业人员无证上岗",
            "{p}配电箱无漏电保护",
        ],
        C::Promise => {
            &["协议签订{n}天未转合同", "企业承诺的{p}未兑现", "合同资金{n}万元未到位", "政府承诺的配套未兑现，影响{p}"]
        }
        C::Residents => {
            &["{l}村民反映{p}噪声扰民", "{l}{n}户居民阻工", "{p}施工损坏农田，未赔付", "{l}群众出行道路被占，未修便道"]
        }
        C::Coordination => {
            &["{p}管线迁改无人牵头", "{p}与下道工序衔接不上，窝工{n}天", "{p}用电要素问题未答复", "{l}段责任单位不明"]
        }
        C::Figures => {
            &["{p}上报投资比核定多{n}万元", "{p}完成投资无凭证", "开工{n}天未入统计库", "{p}形象进度与上报不符"]
        }
    }
}

/// One line that says what is wrong.
pub fn title(dice: &mut Dice, category: Category, part: &str) -> String {
    let pattern = dice.pick(titles(category));
    let number = dice.between(2, 60).to_string();
    pattern.replace("{p}", part).replace("{l}", place(dice)).replace("{n}", &number)
}

/// What stands under the title.
pub fn detail(dice: &mut Dice, part: &str) -> String {
    let seen = ["现场查看", "查阅台账", "询问施工负责人", "对照倒排工期表", "抽查三处"];
    let found = ["情况属实", "至今未处理", "已口头提醒一次", "与资料不一致", "影响后续工序"];
    let since = dice.between(3, 40);
    format!("{}，{part}{}，已持续{since}天。", dice.pick(&seen), dice.pick(&found))
}

/// 整改措施.
pub fn measure(dice: &mut Dice, part: &str) -> String {
    let who = ["责任单位", "建设单位", "牵头单位", "属地乡镇", "施工、监理单位"];
    let does = ["制定整改方案", "倒排工期", "专人负责", "增加人员机械", "召开协调会", "补办手续", "逐户上门"];
    let (one, other) = two(dice, &does);
    format!("{}{one}，{other}，{part}按期完成。", dice.pick(&who))
}

/// 整改情况, as the unit reports it.
pub fn report(dice: &mut Dice) -> String {
    let done = ["已整改到位", "已按要求完成", "问题已解决", "已处理完毕", "已补齐"];
    let proof = ["附照片", "附检测单", "附会议纪要", "附凭证", "请复查"];
    format!("{}汇报：{}，{}。", titled(dice), dice.pick(&done), dice.pick(&proof))
}

/// What a re-check found when it was good.
pub fn found_good(dice: &mut Dice) -> String {
    let looked = ["现场复查", "逐项核对", "抽查三处", "查看实物和资料", "询问群众"];
    let good = ["整改到位，同意销号。", "与报告一致，同意销号。", "问题已消除。", "符合要求，予以销号。"];
    format!("{}，{}", dice.pick(&looked), dice.pick(&good))
}

/// Why a re-check sends it back.
pub fn found_bad(dice: &mut Dice) -> String {
    let what = ["只完成一半", "资料不全", "现场与报告不符", "措施没有落实", "又出现同样问题"];
    format!("{}，退回重办，{}天内再报。", dice.pick(&what), dice.between(3, 15))
}

/// Why more time is asked for.
pub fn extension(dice: &mut Dice) -> String {
    let why = ["连续降雨", "设备到货推迟", "上级批复未到", "户主外出未归", "资金拨付流程未走完", "图纸需修改"];
    format!("{}，申请延期。", dice.pick(&why))
}

/// Why it waits.
pub fn hold(dice: &mut Dice) -> String {
    dice.pick(&["等上级批复用地指标", "诉讼未结，暂缓处理", "等规划调整后再办", "企业重组，暂缓"]).to_owned()
}

/// A remark on a problem or a project.
pub fn remark(dice: &mut Dice) -> String {
    let who = titled(dice);
    let said =
        ["电话催办，答复下周完成", "现场协调会已开", "已书面提醒", "进展正常", "仍需区领导协调", "材料已收到，待核实"];
    format!("{who}：{}。", dice.pick(&said))
}

/// A note on an item of a checklist.
pub fn note(dice: &mut Dice, part: &str) -> String {
    let words =
        ["见照片", "与上次相同", "已当场提醒", "资料在项目部", "单位：立方米", "单位：米", "抽查两处", "下次重点看"];
    match dice.chance(40) {
        true => format!("{part}{}", dice.pick(&words)),
        false => dice.pick(&words).to_owned(),
    }
}

/// 当前形象部位.
pub fn progress(dice: &mut Dice, parts: &[&str]) -> String {
    let (one, other) = two(dice, parts);
    let done = dice.between(1, 19) * 5;
    match dice.below(3) {
        0 => format!("{one}完成{done}%，{other}施工准备"),
        1 => format!("{one}施工，累计完成{done}%"),
        _ => format!("{one}完成，{other}完成{done}%"),
    }
}

/// Two different ones of several.
fn two<'a>(dice: &mut Dice, of: &[&'a str]) -> (&'a str, &'a str) {
    let (first, step) = (dice.below(of.len()), 1 + dice.below(of.len() - 1));
    (of[first], of[(first + step) % of.len()])
}

/// 督查意见.
pub fn findings(dice: &mut Dice, part: &str, problems: usize) -> String {
    let good = ["总体推进有序", "进度符合计划", "现场管理较规范", "形象进度有提升", "责任落实较好"];
    let wish = ["请责任单位对照清单整改", "请牵头单位倒排工期", "请属地乡镇做好群众工作", "请建设单位加大投入"];
    match problems {
        0 => format!("{part}{}，未发现新问题，请保持。", dice.pick(&good)),
        count => format!("{}；{part}发现问题{count}个，{}，按期报整改情况。", dice.pick(&good), dice.pick(&wish)),
    }
}

/// Facts as commands take them.
pub(super) fn texts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}
