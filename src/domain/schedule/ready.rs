//! When the works of a template may begin: what it begins with waits for approvals (施工许可), and they take their working days from today.
//! A start before that day leaves the schedule short by the rest from its first day on.

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::draft::begins_with;
use super::net::solve;
use super::node_rules::TemplateRules;
use super::permits::permit_id;
use super::plan::{Rules, gathering};

/// The approvals that are not in hand yet, and from when on the works may begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ready {
    /// The first day on which all of them can be in hand.
    pub on: NaiveDate,
    /// How many working days that is from today.
    pub working_days: i64,
    /// The keys of their types, of those that the template names.
    pub permits: Vec<&'static str>,
}

/// From when on a project may begin by a template; none where nothing is waited for.
pub fn ready(tables: &Tables, project: &ProjectId, template: &TemplateRules, rules: &Rules) -> Option<Ready> {
    let of = project.entity();
    let named: Vec<EntityId> = begins_with(template).into_iter().filter_map(|key| permit_id(of, key)).collect();
    let permits = gathering(tables, of, rules).gather(&named);
    let tasks: Vec<_> = permits.iter().map(|permit| permit.task.clone()).collect();
    let placed = solve(&tasks, None, &rules.counting).tasks;
    let mut open = Vec::new();
    let mut last = None;
    for (permit, placed) in permits.iter().zip(placed) {
        if !permit.named.is_empty() && permit.task.finished.is_none() {
            open.push(permit.key);
            last = last.max(placed.earliest.map(|earliest| earliest.finish));
        }
    }
    let (on, today) = (last?, rules.counting.today);
    let working_days = rules.counting.calendar.working_days(today, on);
    (on > today).then_some(Ready { on, working_days, permits: open })
}
