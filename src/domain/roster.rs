//! 项目一览: every project with what is going on at it, and which of them a search shows in which order.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::choices::Phase;
use super::ids::ProjectId;
use super::ledger::{found_in, searchable};
use super::records::{Project, VisitState};
use super::tables::Tables;

/// One project in the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The project.
    pub project: Arc<Project>,
    /// The day of the last finished visit.
    pub last_visit: Option<NaiveDate>,
    /// Whether a visit is on the way.
    pub has_draft: bool,
    /// Problems that are not closed.
    pub open: usize,
    /// Of these, overdue today.
    pub overdue: usize,
    search: String,
}

/// By what the list is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum RosterSort {
    /// 项目名称.
    #[default]
    Name,
    /// 阶段.
    Phase,
    /// 责任单位.
    Unit,
    /// 总投资.
    Total,
    /// 上次督查; never visited first.
    LastVisit,
    /// Overdue, then open problems; most first.
    Problems,
}

/// Reads every project. `initial` gives the initial letter of a character's pinyin, if it has one.
pub fn roster(tables: &Tables, today: NaiveDate, initial: &dyn Fn(char) -> Option<char>) -> Vec<Entry> {
    tables
        .projects()
        .map(|project| {
            let finished = |visit: &&Arc<super::records::Visit>| visit.state == VisitState::Finished;
            let mut entry = Entry {
                project: Arc::clone(project),
                last_visit: tables.visits_of(&project.id).find(finished).map(|visit| visit.day),
                has_draft: tables.visits_of(&project.id).any(|visit| visit.state == VisitState::Draft),
                open: 0,
                overdue: 0,
                search: searchable(&[&project.name, &project.code, &project.lead_unit], initial),
            };
            for problem in tables.problems_of(&project.id).filter(|problem| problem.is_open()) {
                entry.open += 1;
                entry.overdue += usize::from(problem.overdue_days(today) > 0);
            }
            entry
        })
        .collect()
}

/// The projects that are found, in order.
pub fn listed(
    entries: &[Entry],
    text: &str,
    phases: &BTreeSet<Phase>,
    sort: RosterSort,
    descending: bool,
) -> Vec<ProjectId> {
    let sought = text.to_lowercase();
    let in_phase =
        |entry: &&Entry| phases.is_empty() || entry.project.phase.is_some_and(|phase| phases.contains(&phase));
    let mut left: Vec<&Entry> =
        entries.iter().filter(in_phase).filter(|entry| found_in(&entry.search, &sought)).collect();
    left.sort_by(|a, b| {
        let order = compare(a, b, sort);
        let order = if descending { order.reverse() } else { order };
        order.then_with(|| a.project.name.cmp(&b.project.name)).then_with(|| a.project.id.cmp(&b.project.id))
    });
    left.into_iter().map(|entry| entry.project.id.clone()).collect()
}

fn compare(a: &Entry, b: &Entry, sort: RosterSort) -> Ordering {
    let (p, q) = (&a.project, &b.project);
    match sort {
        RosterSort::Name => p.name.cmp(&q.name),
        RosterSort::Phase => p.phase.cmp(&q.phase),
        RosterSort::Unit => p.lead_unit.cmp(&q.lead_unit),
        RosterSort::Total => q.total.cmp(&p.total),
        RosterSort::LastVisit => a.last_visit.cmp(&b.last_visit),
        RosterSort::Problems => (b.overdue, b.open).cmp(&(a.overdue, a.open)),
    }
}
