//! 前期项目: is the preliminary work deep, detailed and real ("不深不细不实" was the complaint of the first speech).

use super::wording::{Unit, check, date, number, section, template};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::{Delay, Funding, Land, Preliminary, Progress};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "preliminary",
    2,
    Text::new("前期项目", "Preparation"),
    Text::new("查前期工作是否做深、做细、做实", "Whether the preparation is thorough and real"),
    &[Phase::Preliminary],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("approval", "立项与论证", "Approval and appraisal", APPROVAL),
    section("land", "用地与专项手续", "Land and special permits", LAND),
    section("design", "设计、概算与招标", "Design, estimate and tender", DESIGN),
    section("push", "资金与推进", "Funding and drive", PUSH),
];

const APPROVAL: &[Item] = &[
    check("pr01", "立项（审批/核准/备案）文件已取得", "Project approval, ratification or filing document obtained")
        .unmet("立项文件未取得", "Project approval or filing document not obtained")
        .hint("看原件：文号、日期、有效期", "See the original: number, date, validity")
        .raises(Preliminary, "documents")
        .critical()
        .item(),
    check("pr02", "可研已评审，论证充分", "Feasibility study reviewed and its reasoning sound")
        .unmet("可研未评审或论证不充分", "Feasibility study not reviewed, or its reasoning not sufficient")
        .hint("看评审意见、专家名单、方案比选", "See review comments, experts, options compared")
        .raises(Preliminary, "feasibility")
        .item(),
];

const LAND: &[Item] = &[
    check("pr03", "用地预审与选址意见书有效", "Land pre-examination and site-selection opinion in force")
        .unmet(
            "用地预审与选址意见书未取得或已失效",
            "Land pre-examination and site-selection opinion missing or expired",
        )
        .hint("核对有效期、面积、位置", "Check validity, area and location")
        .raises(Land, "approval")
        .item(),
    check("pr04", "用地性质与规划一致", "Land use matches the approved plan")
        .unmet("用地性质与规划不一致", "Land use does not match the approved plan")
        .hint("对照控详规、土地利用规划图", "Compare with the detailed plan and the land-use map")
        .raises(Preliminary, "land_use")
        .item(),
    check("pr05", "环评已批", "Environmental impact assessment approved")
        .unmet("环评未批", "Environmental impact assessment not approved")
        .hint("看批复文号；规模、地点有无变动", "See the approval number; scale and place unchanged")
        .raises(Preliminary, "documents")
        .item(),
    check("pr06", "能评、水保、林地手续齐全", "Energy, soil-conservation and forest-land permits complete")
        .unmet("能评、水保、林地手续不齐", "Energy, soil-conservation or forest-land permits incomplete")
        .hint("不涉及的在备注写明", "Note any that do not apply")
        .raises(Preliminary, "documents")
        .item(),
];

const DESIGN: &[Item] = &[
    check("pr07", "初步设计、概算已批", "Preliminary design and cost estimate approved")
        .unmet("初步设计、概算未批", "Preliminary design and cost estimate not approved")
        .hint("看批复文号、总概算", "See the approval number and the total")
        .raises(Preliminary, "documents")
        .item(),
    number("pr08", "概算比可研估算增加", "Estimate above the feasibility figure by", Unit::Percent, 2)
        .unmet(
            "概算比可研估算增加{value}，超过10%",
            "Estimate {value} above the feasibility figure, more than the 10% allowed",
        )
        .between(-100, 10_000)
        .at_most(Decimal::whole(10))
        .hint("超过10%应重新论证；减少填负数", "Above 10% needs a new appraisal; a decrease is negative")
        .raises(Preliminary, "over_estimate")
        .item(),
    number("pr09", "设计方案变更次数", "Design changes so far", Unit::Times, 0)
        .hint("自方案批准起累计", "Counted since the scheme was approved")
        .item(),
    check("pr10", "方案变更次数和原因已登记", "Number of design changes and their reasons registered")
        .unmet("方案变更次数和原因未登记", "Design changes and their reasons not registered")
        .hint("看变更台账：谁提出、为何、增减多少", "See the register: who asked, why, effect on cost")
        .raises(Preliminary, "design_change")
        .item(),
    check("pr11", "招标方案合规", "Tender plan in order")
        .unmet("招标方案与核准要求不符", "Tender plan not in line with its approval")
        .hint("范围、方式与核准一致，无肢解、规避", "Scope and method as approved; not split up to avoid tender")
        .raises(Preliminary, "tender")
        .critical()
        .item(),
];

const PUSH: &[Item] = &[
    check("pr12", "资金来源有文件", "Sources of funds documented")
        .unmet("资金来源无文件依据", "Sources of funds not documented")
        .hint("下达文件、贷款承诺、自筹证明", "Allocation notice, loan commitment, proof of own funds")
        .raises(Funding, "gap")
        .item(),
    check("pr13", "手续倒排表到人到日", "Permits back-scheduled to a person and a day")
        .unmet("手续倒排表未明确到人到日", "Permits not scheduled to a person and a day")
        .hint("每项手续有责任人和办结日", "Each permit has a person and a finish date")
        .raises(Progress, "sequence")
        .item(),
    check("pr14", "在办事项未超承诺时限", "No pending approval is past its promised limit")
        .unmet("在办事项超承诺时限", "A pending approval is past its promised limit")
        .hint("对照受理单日期", "Compare with the dates on the receipts")
        .raises(Delay, "overtime")
        .item(),
    date("pr15", "全部前期手续预计办结日", "All preliminary permits expected by")
        .hint("按倒排表填写", "As in the back-schedule")
        .item(),
];
