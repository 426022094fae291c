//! 变更: a change of the design, the size or the budget of a project.
//!
//! 政府投资条例 art. 21, 23: a change of site, of size or content, or of budget needs the approval of who approved the project.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Flag, Line, Money, Number, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("scheme", "方案", "Scheme", &[]),
    option("design", "设计", "Design", &[]),
    option("size", "规模内容", "Size or content", &["规模", "内容"]),
    option("site", "地点", "Site", &[]),
    option("budget", "概算", "Budget", &[]),
    option("variation", "签证", "Variation on site", &["现场签证"]),
]);

/// 提出方.
pub static ASKED_BYS: ChoiceList = ChoiceList::closed(&[
    option("owner", "建设", "Owner", &["建设单位"]),
    option("designer", "设计", "Designer", &["设计单位"]),
    option("contractor", "施工", "Contractor", &["施工单位"]),
    option("supervisor", "监理", "Supervisor", &["监理单位"]),
    option("government", "政府", "Government", &[]),
    option("reviewer", "审图", "Reviewer of drawings", &[]),
]);

register_fields! {
    /// 日期.
    ON: When = field("on", "日期", "Date", Day, &["变更日期"]).needed();
    /// 变更编号.
    NUMBER: Arc<str> = field("number", "变更编号", "Number", Line, &[]);
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).needed();
    /// 提出方.
    ASKED_BY: Arc<str> = field("asked_by", "提出方", "Asked by", Choice(ChoiceOf::List(&ASKED_BYS)), &[]);
    /// 原因.
    WHY: Arc<str> = field("why", "原因", "Why", Paragraph, &["变更原因"]).needed();
    /// 增减投资, 万元.
    MONEY: Decimal = field("money", "增减投资", "Money up or down", Money, &["变更金额"]).signed();
    /// 增减工期, days.
    DAYS: Decimal = field("days", "增减工期", "Days up or down", Number, &[]).unit("天", "days").signed();
    /// 批准单位.
    APPROVED_BY: Arc<str> = field("approved_by", "批准单位", "Approved by", Unit, &[]);
    /// 批准日期.
    APPROVED_ON: When = field("approved_on", "批准日期", "Approved on", Day, &[]);
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number of approval", Line, &[]);
    /// 未批先做.
    DONE_FIRST: bool = field("done_first", "未批先做", "Done before approval", Flag, &[]).by(Writers::Team);
}

/// 变更.
pub static REGISTER: Register = Register {
    kind: "change",
    name: Text::new("变更", "Changes of design"),
    counted: ("change of design", "changes of design"),
    about: Text::new(
        "方案、设计、规模、概算的每次变更：为什么、增减多少、谁批的。",
        "Each change of design, size or budget: why, by how much, and who approved it.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Fresh(&["on", "number", "kind", "why"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("变更", "Change"),
            fields: &["on", "number", "kind", "asked_by", "why", "money", "days"],
        },
        FieldGroup {
            name: Text::new("批准", "Approval"),
            fields: &["approved_by", "approved_on", "doc", "done_first"],
        },
    ],
    title: &["number", "why"],
    columns: &[
        Column::Project,
        Column::Field("on"),
        Column::Field("kind"),
        Column::Field("why"),
        Column::Field("money"),
        Column::Field("days"),
        Column::Field("approved_by"),
        Column::Field("approved_on"),
        Column::Offered("number"),
        Column::Offered("asked_by"),
        Column::Offered("done_first"),
    ],
    sort: &[Sort::Down("on")],
    rules: &[
        Rule { check: Check::NotFuture("on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("approved_on", "on"), weight: Weight::Refuse },
        Rule { check: Check::ChoiceNeeds("kind", "size", "approved_by"), weight: Weight::Doubt },
        Rule { check: Check::ChoiceNeeds("kind", "site", "approved_by"), weight: Weight::Doubt },
        Rule { check: Check::ChoiceNeeds("kind", "budget", "approved_by"), weight: Weight::Doubt },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
