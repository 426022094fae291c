//! Fields that are made of a key each: those of rules (`limit/construction`, `share/house.frame`: what stands before the slash says which field it is, what
//! stands behind it what it is about) and those of a year's calendar (`2026-10-01`).

use crate::domain::kind::Kind;
use crate::domain::registers::approval;
use crate::domain::schedule::templates::node_named;
use crate::domain::text::Lang;
use crate::domain::when::{Precision, When};

use super::choice_of::{ChoiceList, ChoiceOf, option};
use super::spec::FieldKind::{Choice, Count, Line, Names, Unit};
use super::spec::{FieldSpec, Writers, field};

/// 休 and 班: what a day of the calendar may be said to be.
pub static DAY_KINDS: ChoiceList = ChoiceList::closed(&[
    option("off", "休", "Off", &["休息", "放假", "节假日", "holiday"]),
    option("work", "班", "Worked", &["上班", "补班", "工作日", "调休上班", "workday"]),
]);

/// A day of the calendar.
static DAY: FieldSpec = field("day", "日历", "Day", Choice(ChoiceOf::List(&DAY_KINDS)), &[]).by(Writers::Office);

/// 手续规则 (`rule/approvals`): what the office may set of each type of approval.
pub static RULE_FIELDS: &[FieldSpec] = &[
    field("limit", "承诺时限", "Limit", Count, &[]).unit("工作日", "working days").within(1, 365).by(Writers::Office),
    field("unit", "审批部门", "Department", Unit, &[]).by(Writers::Office),
    field("order", "次序", "Order", Count, &[]).within(1, 999).by(Writers::Office),
    field("after", "前置手续", "After", Names, &[]).by(Writers::Office),
    field("phase", "办理阶段", "Phase", Choice(ChoiceOf::Phase), &[]).by(Writers::Office),
];

/// 节点模板 (`rule/nodes`): what the office may set of each milestone of a template, `share/house.frame`.
pub static NODE_RULE_FIELDS: &[FieldSpec] = &[
    field("name", "节点", "Milestone", Line, &[]).by(Writers::Office),
    field("share", "占总工期", "Share of the time", Count, &[]).unit("%", "%").within(0, 100).by(Writers::Office),
    field("order", "次序", "Order", Count, &[]).within(1, 999).by(Writers::Office),
    field("after", "紧前节点", "After", Names, &[]).by(Writers::Office),
];

/// The description of a field that is made of a key.
pub fn spec_of(kind: &str, key: &str) -> Option<&'static FieldSpec> {
    match Kind::from_key(kind)? {
        Kind::Calendar => is_day(key).then_some(&DAY),
        Kind::Rule => {
            let (field, about) = key.split_once('/')?;
            let of = if node_named(about).is_some() { NODE_RULE_FIELDS } else { RULE_FIELDS };
            of.iter().find(|spec| spec.key == field && !about.is_empty())
        }
        _ => None,
    }
}

/// What such a field is called: the day itself; the type of approval and what is set of it.
pub fn name_of(kind: Kind, key: &str, lang: Lang) -> Option<String> {
    let spec = spec_of(kind.key(), key)?;
    Some(match (kind, key.split_once('/')) {
        (Kind::Rule, Some((_, about))) => {
            let node = node_named(about).map(|(template, node)| (template.name.get(lang), node.name.get(lang)));
            let of_node = node.map(|(template, node)| format!("{template} {node}"));
            let of_type = || ChoiceOf::List(&approval::TYPES).label(about, lang).unwrap_or(about).to_owned();
            format!("{} {}", of_node.unwrap_or_else(of_type), spec.name.get(lang))
        }
        _ => key.to_owned(),
    })
}

fn is_day(key: &str) -> bool {
    When::parse(key).is_some_and(|when| when.precision() == Precision::Day)
}

impl FieldSpec {
    /// Counts of it make a sum.
    #[must_use]
    pub const fn adds(mut self) -> Self {
        self.adds = true;
        self
    }
}
