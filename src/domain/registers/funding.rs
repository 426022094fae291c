//! 资金: the sources that a project is paid from, what each is to bring and what has arrived.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Money, Reference, Unit, When as Date};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::VisitId;
use crate::domain::register::{
    Check, Clock, Column, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 来源.
pub static SOURCES: ChoiceList = ChoiceList::open(&[
    option("central", "中央", "Central government", &["中央资金"]),
    option("provincial", "省级", "Province", &["省级资金"]),
    option("municipal", "市级", "City", &["市级资金"]),
    option("district", "区级财政", "District budget", &["区级资金", "县级财政"]),
    option("special_bond", "专项债", "Special bond", &["专项债券"]),
    option("bank_loan", "银行贷款", "Bank loan", &["贷款"]),
    option("guaranteed_loan", "担保贷款", "Guaranteed loan", &[]),
    option("owner", "业主自筹", "Owner's own", &["企业自筹", "自筹"]),
    option("private", "民间资本", "Private capital", &["社会资本"]),
    option("foreign", "外资", "Foreign capital", &[]),
    option("land_sale", "土地出让", "Land sales", &["土地出让金"]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 来源.
    SOURCE: Arc<str> = field("source", "来源", "Source", Choice(ChoiceOf::List(&SOURCES)), &["资金来源"]).needed();
    /// 来源说明.
    NAME: Arc<str> = field("name", "来源说明", "Detail", Line, &[]);
    /// 出资（拨付）单位.
    PAYER: Arc<str> = field("payer", "出资（拨付）单位", "Payer", Unit, &["拨付单位", "贷款银行"]);
    /// 担保单位.
    GUARANTOR: Arc<str> = field("guarantor", "担保单位", "Guarantor", Unit, &[]);
    /// 融资方式.
    MODE: Arc<str> = field("mode", "融资方式", "Mode", Choice(ChoiceOf::Financing), &[]);
    /// 计划, 万元.
    PLANNED: Decimal = field("planned", "计划", "Planned", Money, &["计划资金", "应到位"]);
    /// 计划到位时间.
    PLANNED_UNTIL: When = field("planned_until", "计划到位时间", "Planned until", Date, &[]);
    /// 文件.
    DOC: Arc<str> = field("doc", "文件", "Document", Line, &["下达文件"]);
    /// 申报额, 万元.
    APPLIED: Decimal = field("applied", "申报额", "Applied for", Money, &["申请资金"]);
    /// 申报日期.
    APPLIED_ON: When = field("applied_on", "申报日期", "Applied on", Day, &[]);
    /// 批复额, 万元.
    APPROVED: Decimal = field("approved", "批复额", "Approved", Money, &["批复资金"]);
    /// 批复日期.
    APPROVED_ON: When = field("approved_on", "批复日期", "Approved on", Day, &[]);
    /// 到位（总数）, 万元.
    ARRIVED_STATED: Decimal = field("arrived_stated", "到位（总数）", "Arrived, as stated", Money, &["到位资金", "累计到位"]);
    /// 支付（总数）, 万元.
    PAID_STATED: Decimal = field("paid_stated", "支付（总数）", "Paid, as stated", Money, &["累计支付"]);
    /// 统计日期.
    STATED_ON: When = field("stated_on", "统计日期", "Stated on", Day, &[]);
    /// 核实督查.
    VERIFIED_VISIT: EntityId = field("verified_visit", "核实督查", "Visit that verified", Reference(VisitId::KIND), &[]).by(Writers::Team);
}

/// 资金.
pub static REGISTER: Register = Register {
    kind: "fund",
    name: Text::new("资金", "Funding"),
    counted: ("source of funds", "sources of funds"),
    about: Text::new(
        "每笔钱从哪来、计划多少、批了多少、到了多少。",
        "Where the money comes from: how much is planned, granted and has arrived.",
    ),
    shelf: Shelf::MoneyAndLand,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Text(&["source", "name"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("来源", "Source"),
            fields: &["source", "name", "payer", "guarantor", "mode", "doc"],
        },
        FieldGroup {
            name: Text::new("计划与批复", "Planned and granted"),
            fields: &["planned", "planned_until", "applied", "applied_on", "approved", "approved_on"],
        },
        FieldGroup {
            name: Text::new("到位与支付", "Arrived and paid"),
            fields: &["arrived_stated", "paid_stated", "stated_on", "verified_visit"],
        },
    ],
    title: &["name", "source"],
    columns: &[
        Column::Field("source"),
        Column::Field("name"),
        Column::Project,
        Column::Field("planned"),
        Column::Field("approved"),
        Column::Field("arrived_stated"),
        Column::Field("paid_stated"),
        Column::Field("stated_on"),
        Column::Clock("arriving"),
        Column::Offered("payer"),
        Column::Offered("applied"),
        Column::Offered("planned_until"),
        Column::Offered("doc"),
    ],
    sort: &[Sort::Up("source"), Sort::Up("name")],
    rules: &[
        Rule { check: Check::NotFuture("applied_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("approved_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("approved_on", "applied_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("stated_on"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("approved", "applied"), weight: Weight::Doubt },
        Rule { check: Check::AtMost("paid_stated", "arrived_stated"), weight: Weight::Doubt },
        Rule { check: Check::Needs("arrived_stated", &["stated_on"]), weight: Weight::Refuse },
        Rule { check: Check::Needs("paid_stated", &["stated_on"]), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[Clock {
        key: "arriving",
        name: Text::new("计划到位", "Planned arrival"),
        from: "planned_until",
        until: &["stated_on"],
        limit: Limit::Due("planned_until"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 30,
        holder: "payer",
    }],
};
