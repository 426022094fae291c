//! 招商: how far a project has come from the first talks to production, and what was agreed.

pub mod fields;
mod reckoned;
mod steps;

use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
};
use crate::domain::text::Text;

pub use fields::*;
use reckoned::COLUMNS;
use steps::{FUNNEL, RATES};

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
        Column::Derived("contract_arrival"),
        Column::Derived("progress"),
        Column::Derived("intensity"),
        Column::Derived("admission"),
        Column::Derived("gate"),
        Column::Derived("ground"),
        Column::Field("contract_on"),
        Column::Field("landed_on"),
        Column::Field("output_on"),
        Column::Clock("contacting"),
        Column::Clock("producing"),
        Column::Offered("agreement_on"),
        Column::Offered("registered_on"),
        Column::Offered("introducer"),
        Column::Offered("start_due"),
        Column::Offered("lost_on"),
        Column::OfferedDerived("capacity"),
        Column::OfferedDerived("last_contact"),
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
        // 30 days without a contact are the default of this book (mechanism 81).
        Clock {
            key: "contacting",
            name: Text::new("联络间隔", "Contact"),
            from: "last_contact",
            until: &["output_on", "lost_on"],
            limit: Limit::Days(30),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 5,
            holder: "introducer",
        },
    ],
    computed: Computed { columns: COLUMNS, rates: RATES, funnel: Some(&FUNNEL) },
};
