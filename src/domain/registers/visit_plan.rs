//! 督查方案: what an office means to visit within a period, and why. Where it goes are entries of
//! [`planned_visit`](super::planned_visit); what was drawn by lot is kept in fields of its own, see
//! [`visit_plan`](crate::domain::visit_plan).

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Count, Day, Line, Names, Paragraph, Person};
use crate::domain::fields::{ChoiceOf, Writers, field};
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// The prefix of the fields that hold the draws of a plan, by the first 16 hex digits of the SHA-256 of the seed.
pub const DRAW: &str = "draw/";

register_fields! {
    /// 督查主题.
    THEME: Arc<str> = field("theme", "督查主题", "Theme", Line, &["主题"]).by(Writers::Team).needed();
    /// 督查方式.
    KIND: Arc<str> = field("kind", "督查方式", "Visit type", Choice(ChoiceOf::VisitKind), &[]).by(Writers::Team);
    /// 开始日期.
    FROM: When = field("from", "开始日期", "From", Day, &["起"]).by(Writers::Team).needed();
    /// 结束日期.
    TO: When = field("to", "结束日期", "To", Day, &["止"]).by(Writers::Team).needed();
    /// 文号.
    NUMBER: Arc<str> = field("number", "文号", "Number", Line, &[]).by(Writers::Team);
    /// 督查依据.
    BASIS: Arc<str> = field("basis", "督查依据", "Basis", Line, &[]).by(Writers::Team);
    /// 督查内容.
    CONTENT: Arc<str> = field("content", "督查内容", "What is checked", Paragraph, &["重点内容"]).by(Writers::Team);
    /// 带队领导.
    LEADER: Arc<str> = field("leader", "带队领导", "Led by", Person, &[]).by(Writers::Team);
    /// 督查人员.
    TEAM: Arc<[Arc<str>]> = field("team", "督查人员", "Inspectors", Names, &["督查组成员"]).by(Writers::Team);
    /// 同一单位至少间隔, days; [`APART`](crate::domain::visit_plan::APART) while it says nothing.
    APART: i64 = field("apart", "同一单位间隔", "Days between visits of one unit", Count, &[])
        .unit("天", "days").within(0, 365).by(Writers::Team);
    /// 工作要求.
    DEMAND: Arc<str> = field("demand", "工作要求", "Requirements", Paragraph, &[]).by(Writers::Team);
}

/// 督查方案.
pub static REGISTER: Register = Register {
    kind: "visitplan",
    name: Text::new("督查方案", "Visit plans"),
    counted: ("visit plan", "visit plans"),
    about: Text::new(
        "一段时间去哪些项目、哪天去、谁去；对象可手选、按条件选、随机抽取，去了没有由督查记录得出。",
        "Which projects are visited in a period, when and by whom; chosen by hand, by rule or by lot, and held against the visits.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Fresh(&["theme", "from"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("方案", "Plan"),
            fields: &["theme", "kind", "from", "to", "number", "basis", "content"],
        },
        FieldGroup { name: Text::new("人员", "People"), fields: &["leader", "team", "apart", "demand"] },
    ],
    title: &["theme"],
    columns: &[
        Column::Field("theme"),
        Column::Field("from"),
        Column::Field("to"),
        Column::Field("kind"),
        Column::Field("team"),
        Column::Offered("number"),
        Column::Offered("leader"),
    ],
    sort: &[Sort::Down("from"), Sort::Up("theme")],
    rules: &[Rule { check: Check::NotBefore("to", "from"), weight: Weight::Refuse }],
    flow: None,
    computed: Computed::NOTHING,
    clocks: &[],
};
