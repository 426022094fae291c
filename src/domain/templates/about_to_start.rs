//! 即将开工: can the works begin ("要让协议变为合同" in the first speech).

use super::wording::{Unit, check, date, number, section, template};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::{Acquisition, Coordination, Funding, Land, Preliminary, Safety};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "about_to_start",
    2,
    Text::new("即将开工项目", "Starting soon"),
    Text::new("查开工条件是否齐备", "Whether everything needed for the start is in place"),
    &[Phase::AboutToStart],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("permits", "许可手续", "Permits", PERMITS),
    section("contracts", "合同与资金", "Contracts and funds", CONTRACTS),
    section("land", "征地与场地", "Land and site", LAND),
    section("start", "开工安排", "Arrangements for the start", START),
];

const PERMITS: &[Item] = &[
    check("as01", "用地批准已取得", "Land-use approval obtained")
        .unmet("用地批准未取得", "Land-use approval not obtained")
        .hint("看批文、用地红线图", "See the approval and the boundary plan")
        .raises(Land, "approval")
        .critical()
        .item(),
    check("as02", "建设工程规划许可已取得", "Planning permit for the works obtained")
        .unmet("建设工程规划许可未取得", "Planning permit for the works not obtained")
        .hint("许可内容与施工图一致", "The permit matches the drawings")
        .raises(Preliminary, "documents")
        .item(),
    check("as03", "施工图审查合格", "Construction drawings passed review")
        .unmet("施工图未审查合格", "Construction drawings have not passed review")
        .hint("看审查合格书", "See the review certificate")
        .raises(Preliminary, "documents")
        .item(),
    check("as04", "施工许可已领", "Construction permit issued")
        .unmet("施工许可未领取", "Construction permit not issued")
        .hint("领证后3个月内应开工，注意延期", "Works must start within 3 months of issue, or it must be extended")
        .raises(Preliminary, "documents")
        .critical()
        .item(),
    check("as05", "质量、安全监督手续已办", "Registered for quality and safety supervision")
        .unmet("质量、安全监督手续未办理", "Not registered for quality and safety supervision")
        .hint("看监督登记表", "See the registration form")
        .raises(Safety, "registration")
        .item(),
];

const CONTRACTS: &[Item] = &[
    check("as06", "施工合同已签", "Construction contract signed")
        .unmet("施工合同未签订", "Construction contract not signed")
        .hint("与中标通知书一致", "It matches the letter of award")
        .raises(Preliminary, "tender")
        .item(),
    check("as07", "监理合同已签", "Supervision contract signed")
        .unmet("监理合同未签订", "Supervision contract not signed")
        .hint("总监姓名、到岗日期写明", "It names the chief supervisor and the first day")
        .raises(Preliminary, "tender")
        .item(),
    check("as08", "开工资金已落实", "Funds for the start secured")
        .unmet("开工资金未落实", "Funds for the start not secured")
        .hint("看到账凭证，不看承诺", "See proof of arrival, not a promise")
        .raises(Funding, "not_arrived")
        .item(),
];

const LAND: &[Item] = &[
    number("as09", "征地协议签订率", "Acquisition agreements signed", Unit::Share, 2)
        .unmet("征地协议签订率为{value}，未全部签订", "Acquisition agreements signed: {value}, not all of them")
        .at_least(Decimal::whole(100))
        .hint("已签户数÷应签户数", "Households signed ÷ households in all")
        .raises(Acquisition, "agreement")
        .item(),
    check("as10", "补偿款已付到户", "Compensation paid to each household")
        .unmet("补偿款未全部付到户", "Compensation not paid to every household")
        .hint("抽查银行发放单，问两三户", "Sample the bank list; ask two or three households")
        .raises(Acquisition, "compensation")
        .critical()
        .item(),
    number("as11", "已清表交地", "Land cleared and handed over", Unit::Mu, 2)
        .hint("以交地单为准", "As in the handover record")
        .item(),
    check("as12", "水、电、路已到红线", "Water, power and road reach the boundary")
        .unmet("水、电、路未全部通到红线", "Water, power or road does not reach the boundary")
        .hint("现场看接入点", "See the connection points on site")
        .raises(Coordination, "utilities")
        .item(),
];

const START: &[Item] = &[
    check("as13", "开工日期和责任人已定", "Start date and person responsible fixed")
        .unmet("开工日期或责任人未定", "Start date or person responsible not fixed")
        .hint("写到具体人、具体日", "A name and a day")
        .raises(Coordination, "no_owner")
        .item(),
    date("as14", "计划开工日", "Planned start")
        .hint("以永久工程破土或打桩为开工", "First permanent excavation or piling")
        .item(),
];
