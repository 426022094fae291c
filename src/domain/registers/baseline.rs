//! 基准计划: what a schedule said on a day, kept beside what it says now. A later one never changes an earlier one.

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Count, Day, Line, Spans};
use crate::domain::fields::{Writers, field};
use crate::domain::register::{
    Column, Computed, FieldGroup, Key, Parent, Register, Shelf, Sort, Span, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

register_fields! {
    /// 版次: 1 for the first of a project.
    NUMBER: i64 = field("number", "版次", "Version", Count, &[]).from_commands();
    /// 确定日期.
    SET_ON: When = field("set_on", "确定日期", "Set on", Day, &[]).from_commands();
    /// 理由.
    WHY: Arc<str> = field("why", "理由", "Why", Line, &[]).by(Writers::Office).needed();
    /// 要求竣工 when it was set.
    FINISH: When = field("finish", "要求竣工", "To finish by", Day, &[]).from_commands();
    /// From which day to which each milestone was planned.
    DATES: Arc<[Span]> = field("dates", "节点", "Milestones", Spans("node"), &[]).from_commands().needed();
}

/// 基准计划.
pub static REGISTER: Register = Register {
    kind: "baseline",
    name: Text::new("基准计划", "Baselines"),
    counted: ("baseline", "baselines"),
    about: Text::new(
        "倒排工期定稿时各节点的起止日期，每改一版写明理由，旧版保留。",
        "From when to when each milestone was planned once the schedule was agreed; each version says why, and the old ones stay.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Fresh(&["number", "why"]),
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("基准计划", "Baseline"),
        fields: &["number", "set_on", "why", "finish", "dates"],
    }],
    title: &["why"],
    columns: &[
        Column::Project,
        Column::Field("number"),
        Column::Field("set_on"),
        Column::Field("why"),
        Column::Field("finish"),
        Column::Field("dates"),
    ],
    sort: &[Sort::Down("number"), Sort::Down("set_on")],
    rules: &[],
    flow: None,
    computed: Computed::NOTHING,
    clocks: &[],
};
