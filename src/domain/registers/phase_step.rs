//! 阶段变动: since when a project stands in which phase, and on what that rests.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::choices::Phase;
use crate::domain::fields::FieldKind::{Choice, Line, Paragraph, Reference, When as Date};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::VisitId;
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 开工认定标准 [P: the definition of statistics].
pub static DEFINITIONS: ChoiceList = ChoiceList::open(&[
    option(
        "excavation",
        "永久工程正式破土开槽",
        "Excavation of the permanent works",
        &["破土开槽", "永久性工程正式破土开槽"],
    ),
    option("piling", "打桩", "Piling", &["正式打桩"]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 阶段.
    PHASE: Arc<str> = field("phase", "阶段", "Phase", Choice(ChoiceOf::Phase), &["阶段"]).needed();
    /// 日期.
    ON: When = field("on", "日期", "Date", Date, &["日期"]).needed();
    /// 认定标准.
    DEFINITION: Arc<str> = field("definition", "认定标准", "Definition", Choice(ChoiceOf::List(&DEFINITIONS)), &[]).by(Writers::Team);
    /// 认定督查.
    VISIT: EntityId = field("visit", "认定督查", "Visit", Reference(VisitId::KIND), &[]).by(Writers::Team);
    /// 文件.
    DOC: Arc<str> = field("doc", "文件", "Document", Line, &["文号"]);
    /// 缺项放行理由.
    OVERRULED: Arc<str> = field("overruled", "缺项放行理由", "Let through although", Paragraph, &[]).by(Writers::Office);
}

/// 阶段变动.
pub static REGISTER: Register = Register {
    kind: "step",
    name: Text::new("阶段变动", "Change of phase"),
    counted: ("change of phase", "changes of phase"),
    about: Text::new(
        "项目哪一天进入哪个阶段，凭什么认定。",
        "On which day a project entered which phase, and on what that rests.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Code { field: "phase", or: "phase" },
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("阶段", "Phase"),
        fields: &["phase", "on", "definition", "visit", "doc", "overruled"],
    }],
    title: &["phase"],
    columns: &[
        Column::Key,
        Column::Project,
        Column::Field("on"),
        Column::Field("definition"),
        Column::Field("doc"),
        Column::Offered("overruled"),
    ],
    sort: &[Sort::Up("on"), Sort::Key],
    rules: &[
        Rule { check: Check::NotFuture("on"), weight: Weight::Refuse },
        Rule {
            check: Check::Other {
                field: "definition",
                is_broken: |entry, _| entry.text(PHASE) == Phase::NewlyStarted.key() && entry.get(DEFINITION).is_none(),
                says: Text::new("没有写明凭什么认定开工", "Nothing says by which definition the works have begun"),
            },
            weight: Weight::Doubt,
        },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
