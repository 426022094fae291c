//! Milestones that should have begun: their latest start has passed. Only the finish and what stands behind a milestone count for that,
//! so neither approvals nor today are asked. A moment, which takes no time, and one whose fixed day has passed wait by that day (节点时限)
//! and not twice.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::choices::Overlay;
use crate::domain::records::Project;
use crate::domain::register::Entry;
use crate::domain::registers::milestone;
use crate::domain::tables::Tables;
use crate::domain::when::When;

use super::net::{Counting, Task, solve};
use super::plan::{nodes_of, task_of};

/// A milestone that should have begun.
#[derive(Clone, PartialEq, Debug)]
pub struct LateStart {
    /// The entry.
    pub entry: Arc<Entry>,
    /// 责任单位: its own, or the one that leads the project.
    pub unit: Arc<str>,
    /// 最迟开始.
    pub latest: NaiveDate,
}

/// The milestones of a project that should have begun before the day that is counted by; none of a cancelled one.
pub fn late_to_start_of(book: &Book, tables: &Tables, project: &Project, counting: &Counting) -> Vec<LateStart> {
    if project.overlay == Some(Overlay::Cancelled) {
        return Vec::new();
    }
    let nodes = nodes_of(tables, &project.id);
    let end = When::parse(book.text(project.id.entity(), "planned_finish")).map(When::last_day);
    let found = of_project(nodes, end, counting);
    let named = found.into_iter().map(|(entry, latest)| {
        let own = entry.text(milestone::UNIT);
        let unit = if own.is_empty() { project.lead_unit.as_str() } else { own }.into();
        LateStart { entry, unit, latest }
    });
    named.collect()
}

fn of_project(nodes: Vec<Arc<Entry>>, end: Option<NaiveDate>, counting: &Counting) -> Vec<(Arc<Entry>, NaiveDate)> {
    if nodes.is_empty() {
        return Vec::new();
    }
    let place = |of: &EntityId| nodes.iter().position(|node| node.id == *of);
    let task = |node: &Arc<Entry>| {
        let named = node.get(milestone::AFTER).unwrap_or_default();
        Task { after: named.iter().filter_map(place).collect(), ..task_of(node) }
    };
    let tasks: Vec<Task> = nodes.iter().map(task).collect();
    let placed = solve(&tasks, end, counting).tasks;
    let is_told = |task: &Task| task.days == 0 || task.finish_by.is_some_and(|by| by < counting.today);
    let waits = |task: &Task| task.started.is_none() && task.finished.is_none() && !is_told(task);
    let rows = nodes.iter().zip(&tasks).zip(placed).filter(|((_, task), _)| waits(task));
    let late = rows.filter_map(|((node, _), placed)| Some((node.clone(), placed.latest?.start)));
    late.filter(|(_, latest)| *latest < counting.today).collect()
}
