//! 政策对接: what a policy means for one project, and what is done about it: to win its money, or to meet its demands.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Money, Paragraph, Reference, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 对项目的影响.
pub static EFFECTS: ChoiceList = ChoiceList::closed(&[
    option("fits", "符合，可申报", "Fits, can apply", &["符合", "可申报"]),
    option("short", "有差距", "Falls short", &["差距"]),
    option("limited", "受限", "Restricted", &["限制"]),
    option("none", "无影响", "No effect", &[]),
]);

register_fields! {
    /// 政策.
    POLICY: EntityId = field("policy", "政策", "Policy", Reference("policy"), &[]).by(Writers::Team).needed();
    /// 对项目的影响.
    EFFECT: Arc<str> = field("effect", "对项目的影响", "Effect on the project", Choice(ChoiceOf::List(&EFFECTS)), &[]).by(Writers::Team);
    /// 差距与对策.
    ACTION: Arc<str> = field("action", "差距与对策", "What is missing and what is done", Paragraph, &[]);
    /// 拟争取, 万元.
    WANTED: Decimal = field("wanted", "拟争取", "To be won", Money, &["拟争取资金"]);
    /// 承办单位.
    UNIT: Arc<str> = field("unit", "承办单位", "Unit", Unit, &[]);
    /// 完成时限.
    DUE: When = field("due", "完成时限", "Due", Day, &[]).by(Writers::Team);
    /// 办结日期.
    DONE_ON: When = field("done_on", "办结日期", "Done on", Day, &[]);
    /// 结果.
    OUTCOME: Arc<str> = field("outcome", "结果", "Outcome", Paragraph, &[]);
}

/// 政策对接.
pub static REGISTER: Register = Register {
    kind: "fit",
    name: Text::new("政策对接", "Policies by project"),
    counted: ("policy for a project", "policies for projects"),
    about: Text::new(
        "哪项政策对哪个项目有利或受限，谁去办、几号前、拟争取多少。",
        "Which policy helps or restricts which project, who pursues it by when, and what it may bring.",
    ),
    shelf: Shelf::Business,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Text(&["policy"]),
    fields: FIELDS,
    groups: &[
        FieldGroup { name: Text::new("对接", "Policy"), fields: &["policy", "effect", "action", "wanted"] },
        FieldGroup { name: Text::new("办理", "Handling"), fields: &["unit", "due", "done_on", "outcome"] },
    ],
    title: &["action", "effect"],
    columns: &[
        Column::Field("policy"),
        Column::Project,
        Column::Field("effect"),
        Column::Field("wanted"),
        Column::Field("unit"),
        Column::Field("due"),
        Column::Clock("pursuing"),
        Column::Field("outcome"),
        Column::Offered("action"),
        Column::Offered("done_on"),
    ],
    sort: &[Sort::Up("due")],
    rules: &[Rule { check: Check::NotFuture("done_on"), weight: Weight::Refuse }],
    flow: None,
    clocks: &[Clock {
        key: "pursuing",
        name: Text::new("政策对接", "Pursuing"),
        from: "due",
        until: &["done_on"],
        limit: Limit::Due("due"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 10,
        holder: "unit",
    }],
    computed: Computed::NOTHING,
};
