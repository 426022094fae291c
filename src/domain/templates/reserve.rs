//! 项目储备: is the idea ripe for preliminary work ("超前研究谋划,强抓项目储备" in the second speech).

use super::wording::{Unit, check, choice, date, number, option, section, template, text};
use crate::domain::checklist::{ChoiceOption, Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Coordination, Funding, Preliminary};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "reserve",
    2,
    Text::new("项目储备", "Pipeline"),
    Text::new("查储备项目能否转入前期", "Whether an idea is ripe for preparation"),
    &[Phase::Reserve],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("need", "必要性与规模", "Need and scale", NEED),
    section("means", "要素与责任", "Means and responsibility", MEANS),
    section("maturity", "成熟度", "Maturity", MATURITY),
];

const NEED: &[Item] = &[
    check("rs01", "符合规划、产业政策", "In line with plans and industrial policy")
        .unmet("与规划或产业政策不符", "Not in line with plans or industrial policy")
        .hint("写明规划名称、目录条目", "Name the plan and the entry in the catalogue")
        .raises(Preliminary, "appraisal")
        .item(),
    check("rs02", "必要性、规模清楚", "Need and scale are clear")
        .unmet("必要性、规模论证不清", "Need and scale not made clear")
        .hint("为谁建、建多大、为何现在", "For whom, how large, why now")
        .raises(Preliminary, "appraisal")
        .item(),
    number("rs03", "投资估算", "Estimated investment", Unit::Wan, 2)
        .hint("写明估算年份和依据", "Note the year and the basis")
        .item(),
    check("rs04", "建议书或预可研完成", "Proposal or pre-feasibility study finished")
        .unmet("建议书或预可研未完成", "Proposal or pre-feasibility study not finished")
        .hint("看文本、编制单位、日期", "See the text, its author and date")
        .raises(Preliminary, "feasibility")
        .item(),
];

const MEANS: &[Item] = &[
    check("rs05", "选址、地类已核", "Site and land class verified")
        .unmet("选址、地类未核实", "Site and land class not verified")
        .hint("是否占用耕地、生态红线", "Arable land or ecological red line affected?")
        .raises(Preliminary, "land_use")
        .item(),
    check("rs06", "资金渠道、对应政策明确", "Funding channel and matching policy identified")
        .unmet("资金渠道、对应政策不明确", "Funding channel or matching policy not identified")
        .hint("写明文件名称、申报窗口期", "Name the document and the time to apply")
        .raises(Funding, "upper_funds")
        .item(),
    check("rs07", "前期经费已落实", "Money for the preparation secured")
        .unmet("前期经费未落实", "Money for the preparation not secured")
        .raises(Funding, "not_arrived")
        .item(),
    check("rs08", "牵头单位、责任人已定", "Lead unit and person responsible fixed")
        .unmet("牵头单位或责任人未定", "Lead unit or person responsible not fixed")
        .raises(Coordination, "no_owner")
        .item(),
];

const MATURITY: &[Item] = &[
    choice("rs09", "成熟度", "Maturity", STAGES).hint("按上面各项综合判断", "Judge from the items above").item(),
    date("rs10", "转前期日期", "Moves to preparation on").hint("预计或实际", "Expected or actual").item(),
    text("rs11", "论证意见", "Opinion on the appraisal")
        .hint("谁论证、结论、要补什么", "Who appraised, the conclusion, what is missing")
        .item(),
];

const STAGES: &[ChoiceOption] = &[
    option("idea", "谋划", "Idea"),
    option("reserve", "储备", "In reserve"),
    option("ready", "可转前期", "Ready for preparation"),
];
