//! The schedules of all projects that have milestones: which need compressing, by how much, and whose node has to begin.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, sorting};
use crate::domain::choices::Overlay;
use crate::domain::records::Project;
use crate::domain::tables::Tables;

use super::plan::{NodeRow, NodeState, Rules, Schedule, Verdict, nodes_of};

/// The schedule of one project in a line.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectSchedule {
    /// The project.
    pub project: Arc<Project>,
    /// What it comes to.
    pub verdict: Verdict,
    /// 要求竣工.
    pub end: Option<NaiveDate>,
    /// 最早完成.
    pub finish: Option<NaiveDate>,
    /// How many milestones there are, and how many of them are finished.
    pub nodes: (usize, usize),
    /// The first of the critical chain that is not finished.
    pub critical: Option<String>,
    /// How many milestones are late to start or to end.
    pub late: usize,
    /// How many circles there are.
    pub circles: usize,
}

/// Every project with milestones that is not cancelled: what needs compressing the most first, then what has the least to spare; what is
/// finished last.
pub fn project_schedules(book: &Book, tables: &Tables, today: NaiveDate) -> Vec<ProjectSchedule> {
    let rules = Rules::of(book, today);
    let there = tables.projects().filter(|project| project.overlay != Some(Overlay::Cancelled));
    let with_nodes = there.filter(|project| !nodes_of(tables, &project.id).is_empty());
    let mut lines: Vec<ProjectSchedule> = with_nodes
        .filter_map(|project| Some(line(project, &Schedule::read(book, tables, &project.id, &rules)?)))
        .collect();
    sorting::by_key(&mut lines, |line| (urgency(line.verdict), line.project.name.clone(), line.project.id.clone()));
    lines
}

/// The less, the more it presses.
const fn urgency(verdict: Verdict) -> (u8, i64) {
    match verdict {
        Verdict::Compress(days) => (0, -days),
        Verdict::Spare(days) => (1, days),
        Verdict::NoEnd(_) => (2, 0),
        Verdict::Done(_) => (3, 0),
        Verdict::Empty => (4, 0),
    }
}

fn line(project: &Arc<Project>, schedule: &Schedule) -> ProjectSchedule {
    let is_done = |node: &&NodeRow| node.task.finished.is_some();
    let is_late = |node: &&NodeRow| matches!(node.state, NodeState::LateToStart(_) | NodeState::Overdue(_));
    let critical = schedule.chain.iter().find_map(|place| schedule.nodes.get(*place));
    ProjectSchedule {
        project: project.clone(),
        verdict: schedule.verdict,
        end: schedule.end,
        finish: schedule.finish,
        nodes: (schedule.nodes.len(), schedule.nodes.iter().filter(is_done).count()),
        critical: critical.map(|node| node.entry.title(crate::domain::text::Lang::Zh)),
        late: schedule.nodes.iter().filter(is_late).count(),
        circles: schedule.circles.len(),
    }
}
