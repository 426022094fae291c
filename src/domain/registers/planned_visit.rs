//! 督查对象: one project that a plan of visits means to visit, on which day and by whom. Whether somebody went there follows from the
//! visits, see [`coverage`](crate::domain::visit_plan::coverage).

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Names, Reference};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::ProjectId;
use crate::domain::register::{
    Column, Computed, FieldGroup, Key, Parent, Register, Shelf, Sort, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 选定方式.
pub static WAYS: ChoiceList = ChoiceList::closed(&[
    option(BY_HAND, "手选", "By hand", &["指定"]),
    option(BY_RULE, "按条件", "By rule", &["条件"]),
    option(BY_LOT, "随机抽取", "By lot", &["双随机", "随机", "抽取"]),
]);

/// Chosen by a person.
pub const BY_HAND: &str = "hand";
/// Chosen by a rule.
pub const BY_RULE: &str = "rule";
/// 双随机: drawn by lot.
pub const BY_LOT: &str = "lot";

register_fields! {
    /// 项目.
    OBJECT: EntityId = field("object", "项目", "Project", Reference(ProjectId::KIND), &[]).by(Writers::Team).needed();
    /// 计划日期.
    ON: When = field("on", "计划日期", "Planned for", Day, &[]).by(Writers::Team);
    /// 督查人员; those of the plan while it names none.
    WHO: Arc<[Arc<str>]> = field("who", "督查人员", "Inspectors", Names, &[]).by(Writers::Team);
    /// 选定方式.
    WAY: Arc<str> = field("way", "选定方式", "Chosen", Choice(ChoiceOf::List(&WAYS)), &[]).by(Writers::Team);
    /// 列入原因.
    NEED: Arc<str> = field("need", "列入原因", "Why", Line, &[]).by(Writers::Team);
    /// 备注.
    NOTE: Arc<str> = field("note", "备注", "Note", Line, &[]).by(Writers::Team);
}

/// 督查对象.
pub static REGISTER: Register = Register {
    kind: "planvisit",
    name: Text::new("督查对象", "Planned visits"),
    counted: ("planned visit", "planned visits"),
    about: Text::new(
        "督查方案中的一个项目：哪天去、谁去、为什么去。",
        "One project of a visit plan: when, by whom and why it is visited.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::Entry("visitplan"),
    whose: Whose::OfficeAlone,
    key: Key::Text(&["object"]),
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("督查对象", "Planned visit"),
        fields: &["object", "on", "who", "way", "need", "note"],
    }],
    title: &["on"],
    columns: &[
        Column::Above,
        Column::Field("object"),
        Column::Field("on"),
        Column::Field("who"),
        Column::Field("way"),
        Column::Field("need"),
        Column::Offered("note"),
    ],
    sort: &[Sort::Up("on")],
    rules: &[],
    flow: None,
    computed: Computed::NOTHING,
    clocks: &[],
};
