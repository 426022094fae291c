//! 招商: how far a project has come from the first talks to production, and what was agreed.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Area, Day, Flag, Line, Money, Number, Paragraph, Quantity, Unit};
use crate::domain::fields::field;
use crate::domain::register::{
    Check, Clock, Column, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

register_fields! {
    /// 投资方.
    INVESTOR: Arc<str> = field("investor", "投资方", "Investor", Line, &["投资商", "投资主体"]).needed();
    /// 来源地.
    ORIGIN: Arc<str> = field("origin", "来源地", "From", Line, &[]);
    /// 外资.
    FOREIGN: bool = field("foreign", "外资", "Foreign", Flag, &[]);
    /// 引荐单位.
    INTRODUCER: Arc<str> = field("introducer", "引荐单位", "Introduced by", Unit, &["招商单位"]);
    /// 在谈.
    TALKS_ON: When = field("talks_on", "在谈", "Talks", Day, &[]);
    /// 协议日期.
    AGREEMENT_ON: When = field("agreement_on", "协议日期", "Agreement", Day, &["签约时间"]);
    /// 合同日期.
    CONTRACT_ON: When = field("contract_on", "合同日期", "Contract", Day, &["合同签订时间"]);
    /// 合同编号.
    CONTRACT_NO: Arc<str> = field("contract_no", "合同编号", "Contract number", Line, &[]);
    /// 公司注册.
    REGISTERED_ON: When = field("registered_on", "公司注册", "Registered", Day, &[]);
    /// 首笔资金.
    FUNDED_ON: When = field("funded_on", "首笔资金", "First funds", Day, &[]);
    /// 落地日.
    LANDED_ON: When = field("landed_on", "落地日", "Landed", Day, &[]);
    /// 试产.
    TRIAL_ON: When = field("trial_on", "试产", "Trial production", Day, &[]);
    /// 投产.
    OUTPUT_ON: When = field("output_on", "投产", "Production", Day, &[]);
    /// 合同投资, 万元.
    CONTRACTED: Decimal = field("contracted", "合同投资", "Contracted investment", Money, &["合同金额", "协议投资"]);
    /// 注册资本, 万元.
    CONTRACTED_CAPITAL: Decimal = field("contracted_capital", "注册资本", "Registered capital", Money, &[]);
    /// 合同用地, 亩.
    CONTRACTED_AREA: Decimal = field("contracted_area", "合同用地", "Contracted land", Area, &[]);
    /// 合同强度, 万元/亩.
    CONTRACTED_INTENSITY: Decimal = field("contracted_intensity", "合同强度", "Contracted intensity", Number, &[]).unit("万元/亩", "10,000 yuan/mu");
    /// 约定开工.
    START_DUE: When = field("start_due", "约定开工", "Start due", Day, &[]);
    /// 约定投产.
    OUTPUT_DUE: When = field("output_due", "约定投产", "Production due", Day, &[]);
    /// 厂房投入, 万元.
    BUILDINGS: Decimal = field("buildings", "厂房投入", "Buildings", Money, &[]);
    /// 设备投入, 万元.
    EQUIPMENT: Decimal = field("equipment", "设备投入", "Equipment", Money, &[]);
    /// 地价款, 万元.
    LAND_PRICE: Decimal = field("land_price", "地价款", "Land price", Money, &[]);
    /// 相关税费, 万元.
    TAXES: Decimal = field("taxes", "相关税费", "Taxes", Money, &[]);
    /// 实际产能.
    OUTPUT_AMOUNT: Decimal = field("output_amount", "实际产能", "Actual capacity", Quantity("capacity_unit"), &[]);
    /// 终止日.
    LOST_ON: When = field("lost_on", "终止日", "Ended", Day, &[]);
    /// 终止原因.
    LOST_WHY: Arc<str> = field("lost_why", "终止原因", "Why", Paragraph, &[]);
}

/// 招商.
pub static REGISTER: Register = Register {
    kind: "invest",
    name: Text::new("招商", "Investors"),
    counted: ("investor", "investors"),
    about: Text::new(
        "在谈、签约、注册、落地、投产：走到哪一步，钱到了多少。",
        "From talks to production: how far each investor has come, and with how much money.",
    ),
    shelf: Shelf::Business,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Single,
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("投资方", "Investor"),
            fields: &["investor", "origin", "foreign", "introducer", "contract_no"],
        },
        FieldGroup {
            name: Text::new("进展", "Steps"),
            fields: &[
                "talks_on",
                "agreement_on",
                "contract_on",
                "registered_on",
                "funded_on",
                "landed_on",
                "trial_on",
                "output_on",
                "output_amount",
            ],
        },
        FieldGroup {
            name: Text::new("约定", "Agreed"),
            fields: &[
                "contracted",
                "contracted_capital",
                "contracted_area",
                "contracted_intensity",
                "start_due",
                "output_due",
            ],
        },
        FieldGroup {
            name: Text::new("已投入", "Invested"),
            fields: &["buildings", "equipment", "land_price", "taxes"],
        },
        FieldGroup { name: Text::new("终止", "Ended"), fields: &["lost_on", "lost_why"] },
    ],
    title: &["investor"],
    columns: &[
        Column::Project,
        Column::Field("investor"),
        Column::Field("contracted"),
        Column::Field("agreement_on"),
        Column::Field("contract_on"),
        Column::Field("registered_on"),
        Column::Field("landed_on"),
        Column::Field("output_on"),
        Column::Clock("producing"),
        Column::Offered("introducer"),
        Column::Offered("start_due"),
        Column::Offered("lost_on"),
    ],
    sort: &[Sort::Down("contract_on"), Sort::Down("agreement_on")],
    rules: &[
        Rule { check: Check::NotFuture("agreement_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("contract_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("registered_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("funded_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("landed_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("trial_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("output_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("lost_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("contract_on", "agreement_on"), weight: Weight::Doubt },
        Rule { check: Check::NotBefore("registered_on", "contract_on"), weight: Weight::Doubt },
        Rule { check: Check::NotBefore("landed_on", "contract_on"), weight: Weight::Doubt },
        Rule { check: Check::NotBefore("output_on", "landed_on"), weight: Weight::Doubt },
        Rule { check: Check::NotBefore("output_on", "trial_on"), weight: Weight::Doubt },
        Rule { check: Check::NotBefore("output_due", "start_due"), weight: Weight::Refuse },
        Rule { check: Check::Needs("lost_on", &["lost_why"]), weight: Weight::Refuse },
        Rule { check: Check::NotBoth("lost_on", "output_on"), weight: Weight::Doubt },
    ],
    flow: None,
    clocks: &[
        Clock {
            key: "starting",
            name: Text::new("约定开工", "Start as agreed"),
            from: "contract_on",
            until: &["landed_on", "lost_on"],
            limit: Limit::Due("start_due"),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 30,
            holder: "introducer",
        },
        Clock {
            key: "producing",
            name: Text::new("约定投产", "Production as agreed"),
            from: "contract_on",
            until: &["output_on", "lost_on"],
            limit: Limit::Due("output_due"),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 60,
            holder: "introducer",
        },
    ],
};
