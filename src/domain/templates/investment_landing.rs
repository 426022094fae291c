//! 招商项目落地: from words to money to walls to products ("从协议变成合同,变成资金到位" in the second speech).

use super::wording::{Unit, check, choice, failing, number, option, section, template};
use crate::domain::checklist::{ChoiceOption, Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Hoarding, Land, Promise, Service};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "investment_landing",
    2,
    Text::new("招商项目落地", "Investment landing"),
    Text::new(
        "查协议是否变成合同、资金、实物、产能",
        "Whether the agreement has become contract, money, buildings and output",
    ),
    &[Phase::AboutToStart, Phase::NewlyStarted, Phase::Continuing, Phase::Completed, Phase::Operating],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("contract", "合同与资金", "Contract and capital", CONTRACT),
    section("land", "供地", "Supply of land", LAND),
    section("works", "建设与投产", "Building and production", WORKS),
    section("promises", "兑现与跟进", "Promises and follow-up", PROMISES),
];

const CONTRACT: &[Item] = &[
    check("il01", "协议已转合同", "Agreement turned into a contract")
        .unmet("协议未转为合同", "Agreement not turned into a contract")
        .hint("看正式合同签章", "See the signed and sealed contract")
        .raises(Promise, "contract")
        .item(),
    check("il02", "合同载明投资、亩数、工期、强度", "Contract states investment, area, time limit and intensity")
        .unmet(
            "合同要素不全（投资、亩数、工期、强度）",
            "Contract incomplete: investment, area, time limit or intensity missing",
        )
        .hint("四项缺一即为否", "No, if one of the four is missing")
        .raises(Promise, "contract")
        .item(),
    check("il03", "项目公司已注册", "Project company registered")
        .unmet("项目公司未注册", "Project company not registered")
        .hint("看营业执照、注册地", "See the business licence and the place of registration")
        .raises(Promise, "enterprise")
        .item(),
    number("il04", "到位资金", "Capital paid in", Unit::Wan, 2)
        .hint("累计数，以银行凭证为准", "In all, as the bank vouchers show")
        .item(),
    check("il05", "到位资金有银行凭证", "Capital paid in is proven by bank vouchers")
        .unmet("到位资金无银行凭证", "No bank vouchers for the capital paid in")
        .hint("看进账单、验资报告", "See bank receipts and the capital verification report")
        .raises(Promise, "capital")
        .item(),
];

const LAND: &[Item] = &[
    check("il06", "供地合同已签", "Land supply contract signed")
        .unmet("供地合同未签订", "Land supply contract not signed")
        .hint("看出让合同编号、约定动工日", "See its number and the agreed start")
        .raises(Land, "supply")
        .item(),
    check("il07", "地价款已缴", "Land price paid")
        .unmet("地价款未缴清", "Land price not paid in full")
        .hint("看缴款票据", "See the receipts")
        .raises(Promise, "enterprise")
        .item(),
    check("il08", "红线已放样", "Boundary set out")
        .unmet("红线未放样", "Boundary not set out")
        .hint("现场看界桩", "See the boundary marks on site")
        .raises(Land, "supply")
        .item(),
];

const WORKS: &[Item] = &[
    check("il09", "厂房已动工（非仅围墙）", "Factory under construction, not only a wall")
        .unmet("厂房未动工，疑似圈而未建", "Factory not begun: land suspected of being fenced and not built on")
        .hint("看基础、主体；只有围墙、平场为否", "Foundations or frame; a wall or levelling alone is no")
        .raises(Hoarding, "fence_only")
        .critical()
        .item(),
    choice("il10", "设备订购与进场", "Equipment", EQUIPMENT)
        .unmet("设备到期未订购", "Equipment due and not ordered")
        .hint("看订货合同、到货单", "See orders and delivery notes")
        .raises(Promise, "enterprise")
        .item(),
    choice("il11", "试产与投产", "Production", PRODUCTION)
        .unmet("项目到期未投产", "Production due and not begun")
        .hint("看产品、用电量", "See the products and the power used")
        .raises(Promise, "enterprise")
        .item(),
    number("il12", "实际产能", "Actual capacity", Unit::Capacity, 3)
        .hint("按年计；单位写在备注：万吨、万件等", "Per year; give the unit in the note")
        .item(),
];

const EQUIPMENT: &[ChoiceOption] = &[
    option("not_due", "未到时间", "Not due yet"),
    failing("none", "到期未订购", "Due and not ordered"),
    option("ordered", "已订购", "Ordered"),
    option("delivered", "已进场", "Delivered"),
    option("installed", "已安装", "Installed"),
];

const PRODUCTION: &[ChoiceOption] = &[
    option("not_due", "未到时间", "Not due yet"),
    failing("overdue", "到期未投产", "Due and not producing"),
    option("trial", "已试产", "Trial production"),
    option("operating", "已投产", "In production"),
];

const PROMISES: &[Item] = &[
    check("il13", "政府承诺均已兑现", "Government has kept all its promises")
        .unmet("政府承诺未全部兑现", "Not all promises of the government kept")
        .hint("逐条问企业", "Ask the enterprise, point by point")
        .raises(Promise, "government")
        .item(),
    check("il14", "企业承诺均已兑现", "Enterprise has kept all its promises")
        .unmet("企业承诺未全部兑现", "Not all promises of the enterprise kept")
        .hint("逐条对照合同", "Compare with the contract, point by point")
        .raises(Promise, "enterprise")
        .item(),
    check("il15", "近30天有跟进", "Followed up within the last 30 days")
        .unmet("近30天无跟进", "No follow-up within the last 30 days")
        .hint("看联络记录：何时、谁、谈了什么", "See the log: when, who, what about")
        .raises(Service, "follow_up")
        .item(),
];
