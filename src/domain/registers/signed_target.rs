//! 目标责任书: what a unit signed for in a year, by indicator.

pub mod fields;
mod reckoned;

use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
};
use crate::domain::text::Text;

pub use fields::*;
use reckoned::COLUMNS;
pub use reckoned::in_wan;

/// 责任书.
pub static REGISTER: Register = Register {
    kind: "target",
    name: Text::new("责任书", "Signed targets"),
    counted: ("target", "targets"),
    about: Text::new(
        "谁签了什么目标、多少、几号前，现在完成多少。",
        "Who signed for what, how much and by when, and how much is done.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::Named("holder"),
    key: Key::Text(&["holder", "year", "indicator"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("目标", "Target"),
            fields: &["holder", "year", "indicator", "amount", "unit", "due", "weight"],
        },
        FieldGroup { name: Text::new("签订", "Signed"), fields: &["from", "signed_by", "signed_on", "doc"] },
        FieldGroup {
            name: Text::new("完成", "Done"),
            fields: &["actual", "actual_as_of", "actual_basis", "reached_on"],
        },
    ],
    title: &["holder"],
    columns: &[
        Column::Field("holder"),
        Column::Field("year"),
        Column::Field("indicator"),
        Column::Field("amount"),
        Column::Field("unit"),
        Column::Derived("reached"),
        Column::Derived("share"),
        Column::Derived("gap"),
        Column::Offered("actual"),
        Column::Offered("actual_as_of"),
        Column::OfferedDerived("needed"),
        Column::Clock("reaching"),
        Column::Offered("weight"),
        Column::Offered("signed_on"),
        Column::Offered("doc"),
    ],
    sort: &[Sort::Down("year"), Sort::Up("holder")],
    rules: &[
        Rule { check: Check::NotFuture("signed_on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("actual", &["actual_as_of"]), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[Clock {
        key: "reaching",
        name: Text::new("目标时限", "Target due"),
        from: "due",
        until: &["reached_on"],
        limit: Limit::Due("due"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 60,
        holder: "holder",
    }],
    computed: Computed { columns: COLUMNS, rates: &[], funnel: None },
};
