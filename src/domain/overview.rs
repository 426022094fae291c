//! 总览: what waits for whoever opens the book, counted over its records.
//!
//! | Count | What is in it |
//! |---|---|
//! | overdue | open, not on hold, the deadline has passed |
//! | due soon | open, not on hold, due today or within [`SOON`](super::records::SOON) days |
//! | to assign, to re-check, rectifying | by state, not on hold |
//! | extension asked | 整改中, an extension waits for a decision |
//! | to visit | a project that is neither in reserve, finished nor cancelled, whose last finished visit is [`STALE`] days ago or more, or that has none |

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::sorting;

use super::choices::{Overlay, Phase};
use super::ledger::{Viewer, is_mine};
use super::records::{Problem, ProblemState, Project, Visit, VisitState};
use super::tables::Tables;

/// After how many days without a visit a project waits for one [D].
pub const STALE: i64 = 30;

/// The open problems, counted by what has to be done.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct OpenProblems {
    /// 未销号, all of them.
    pub open: usize,
    /// 逾期.
    pub overdue: usize,
    /// 即将到期.
    pub due_soon: usize,
    /// 待交办.
    pub to_assign: usize,
    /// 整改中.
    pub rectifying: usize,
    /// 待复查.
    pub to_recheck: usize,
    /// 申请延期.
    pub extension_asked: usize,
    /// Those that press most, the most pressing first.
    pub pressing: Vec<Arc<Problem>>,
}

impl OpenProblems {
    /// Counts the open problems, all of them or only those of `mine`. `listed` is how many of the pressing ones are named.
    pub fn of(tables: &Tables, today: NaiveDate, mine: Option<&Viewer>, listed: usize) -> Self {
        let mut counts = Self::default();
        let mut pressing: Vec<&Arc<Problem>> = Vec::new();
        for problem in tables.open_problems().filter(|problem| mine.is_none_or(|viewer| is_mine(problem, viewer))) {
            counts.open += 1;
            // As the ledger counts them: 挂起 lies over a state and does not end it.
            match problem.state {
                ProblemState::ToAssign => counts.to_assign += 1,
                ProblemState::Rectifying => {
                    counts.rectifying += 1;
                    counts.extension_asked += usize::from(problem.extension.is_some());
                }
                ProblemState::ToRecheck => counts.to_recheck += 1,
                ProblemState::Closed => {}
            }
            if problem.suspended.is_some() {
                continue;
            }
            let (overdue, soon) = (problem.overdue_days(today) > 0, problem.is_due_soon(today));
            counts.overdue += usize::from(overdue);
            counts.due_soon += usize::from(soon);
            if overdue || soon {
                pressing.push(problem);
            }
        }
        sorting::by_key(&mut pressing, |problem| (problem.deadline, std::cmp::Reverse(problem.severity), &problem.id));
        counts.pressing = pressing.into_iter().take(listed).cloned().collect();
        counts
    }
}

/// A project that waits for a visit.
#[derive(Clone, PartialEq, Debug)]
pub struct ToVisit {
    /// The project.
    pub project: Arc<Project>,
    /// The day of its last finished visit.
    pub last: Option<NaiveDate>,
}

impl ToVisit {
    /// Days since the last visit.
    pub fn days(&self, today: NaiveDate) -> Option<i64> {
        self.last.map(|last| (today - last).num_days())
    }
}

/// The projects that wait for a visit.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct ProjectsToVisit {
    /// How many projects there are at all.
    pub projects: usize,
    /// How many were never visited.
    pub never: usize,
    /// How many were visited too long ago.
    pub stale: usize,
    /// Those that wait longest: visited long ago, then never visited, the larger ones first.
    pub longest: Vec<ToVisit>,
}

impl ProjectsToVisit {
    /// Counts them; `listed` is how many are named.
    pub fn of(tables: &Tables, today: NaiveDate, listed: usize) -> Self {
        let mut waiting: Vec<ToVisit> = tables
            .projects()
            .filter(|project| is_visited(project))
            .map(|project| {
                let last = tables.visits_of(&project.id).find(|visit| visit.state == VisitState::Finished);
                ToVisit { project: Arc::clone(project), last: last.map(|visit| visit.day) }
            })
            .filter(|waiting| waiting.days(today).is_none_or(|days| days >= STALE))
            .collect();
        let never = waiting.iter().filter(|waiting| waiting.last.is_none()).count();
        let stale = waiting.len() - never;
        sorting::by(&mut waiting, |a, b| {
            let order = |one: &ToVisit| (one.last.is_none(), one.last);
            order(a).cmp(&order(b)).then_with(|| b.project.total.cmp(&a.project.total))
        });
        waiting.truncate(listed);
        Self { projects: tables.projects().len(), never, stale, longest: waiting }
    }
}

/// Whether visits to a project are expected at all.
pub fn is_visited(project: &Project) -> bool {
    project.overlay != Some(Overlay::Cancelled)
        && !matches!(project.phase, Some(Phase::Reserve | Phase::Completed | Phase::Operating))
}

/// A visit on the way.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// The visit.
    pub visit: Arc<Visit>,
    /// The project, where it is known.
    pub project: Option<Arc<Project>>,
    /// How many items its checklist has.
    pub items: usize,
}

/// The unfinished visits of a person, or of everyone, the youngest first.
pub fn drafts(tables: &Tables, of: Option<&Viewer>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = tables
        .drafts()
        .filter(|visit| of.is_none_or(|viewer| viewer.person.as_ref() == Some(&visit.by)))
        .map(|visit| Draft {
            visit: Arc::clone(visit),
            project: tables.project(&visit.project).cloned(),
            items: tables.checklists(visit).map_or(0, |lists| lists.iter().map(|list| list.item_count()).sum()),
        })
        .collect();
    sorting::by_key(&mut drafts, |draft| std::cmp::Reverse(draft.visit.started));
    drafts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::sample::sample_changes;

    fn today() -> NaiveDate {
        "2026-09-21".parse().unwrap()
    }

    fn sample() -> Tables {
        let mut book = Book::default();
        for change in sample_changes(today(), 1_790_000_000_000) {
            book.apply(change, None);
        }
        Tables::of(&book)
    }

    #[test]
    fn every_count_is_what_a_filter_of_the_records_gives() {
        let tables = sample();
        let counts = OpenProblems::of(&tables, today(), None, 100);
        let count = |keep: &dyn Fn(&Problem) -> bool| tables.problems().filter(|problem| keep(problem)).count();
        let moving = |problem: &Problem| problem.is_open() && problem.suspended.is_none();
        assert_eq!(counts.open, count(&Problem::is_open));
        assert_eq!(counts.overdue, count(&|problem| problem.overdue_days(today()) > 0));
        assert_eq!(counts.due_soon, count(&|problem| problem.is_due_soon(today())));
        assert_eq!(counts.to_assign, count(&|problem| moving(problem) && problem.state == ProblemState::ToAssign));
        assert_eq!(counts.to_recheck, count(&|problem| moving(problem) && problem.state == ProblemState::ToRecheck));
        assert_eq!(counts.pressing.len(), counts.overdue + counts.due_soon);
        assert!(counts.overdue > 0 && counts.open > counts.overdue, "the sample has something to count");
        assert!(counts.pressing.is_sorted_by_key(|problem| problem.deadline));
    }

    #[test]
    fn a_deadline_is_near_from_seven_days_before_until_it_has_passed() {
        let tables = sample();
        let pressing = OpenProblems::of(&tables, today(), None, 100).pressing;
        let problem = pressing.first().expect("the sample has something pressing");
        let deadline = problem.deadline.expect("what presses has a deadline");
        for (before, near) in [(8, false), (7, true), (0, true), (-1, false)] {
            assert_eq!(problem.is_due_soon(deadline - chrono::TimeDelta::days(before)), near, "{before}");
        }
    }

    #[test]
    fn a_unit_counts_only_what_it_leads_or_assists_with() {
        let tables = sample();
        let led = tables.problems().find(|problem| problem.is_open() && !problem.lead_unit.is_empty());
        let unit = led.expect("the sample has problems that units lead").lead_unit.clone();
        let viewer = Viewer { person: None, unit: unit.clone() };
        let counts = OpenProblems::of(&tables, today(), Some(&viewer), 100);
        let is_its = |problem: &Problem| problem.units().any(|named| named == unit);
        let led = tables.problems().filter(|problem| problem.is_open() && is_its(problem)).count();
        assert_eq!(counts.open, led);
        assert!(counts.open < OpenProblems::of(&tables, today(), None, 0).open);
    }

    #[test]
    fn a_project_waits_once_its_last_visit_is_thirty_days_ago() {
        let tables = sample();
        let far = today() + chrono::TimeDelta::days(365);
        let all = ProjectsToVisit::of(&tables, far, 100);
        let visited = tables.projects().filter(|project| is_visited(project)).count();
        assert_eq!(all.never + all.stale, visited, "a year later every project waits");
        let waiting = all.longest.iter().find(|waiting| waiting.last.is_some()).expect("the sample has visits");
        let on = |days: i64| {
            let day = waiting.last.unwrap() + chrono::TimeDelta::days(days);
            let now = ProjectsToVisit::of(&tables, day, 100);
            now.longest.iter().any(|other| other.project.id == waiting.project.id)
        };
        assert!(!on(STALE - 1));
        assert!(on(STALE));
        assert_eq!(ProjectsToVisit::of(&tables, far, 2).longest.len(), 2);
    }

    #[test]
    fn only_unfinished_visits_of_the_person_wait_for_them() {
        let tables = sample();
        let everyone = drafts(&tables, None);
        assert_eq!(everyone.len(), tables.drafts().count());
        let by = &everyone.first().expect("the sample has an unfinished visit").visit.by;
        let viewer = Viewer { person: Some(by.clone()), unit: String::new() };
        let own = drafts(&tables, Some(&viewer));
        assert!(!own.is_empty() && own.iter().all(|draft| draft.visit.by == *by && draft.items > 0));
        let stranger = Viewer { person: crate::domain::ids::PersonId::from_rest("nobody"), unit: String::new() };
        assert_eq!(drafts(&tables, Some(&stranger)), []);
    }
}
