//! What a role has to do, as lists and as filters of the register: the overview counts it, the register shows it, and both agree.
//!
//! | Role | What it has to do with issues | Filter |
//! |---|---|---|
//! | 办公室 | 待交办 | state 待交办 |
//! | 督查员 | 待我复查 | state 待复查, mine |
//! | 责任单位 | 整改中 of its own | state 整改中, mine |
//! | 领导 | 逾期 | overdue |

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::sorting;

use super::choices::Role;
use super::ledger::{Filter, Viewer, is_mine};
use super::records::{Problem, ProblemState};
use super::tables::Tables;
use super::taxonomy::{Handling, Severity};

/// One thing that is done with issues.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// 去交办.
    Assign,
    /// 去复查.
    Recheck,
    /// 批准延期 or not.
    DecideExtension,
    /// 督促整改: what is overdue.
    Urge,
}

impl Deed {
    /// The filter of the register that shows what waits for it.
    pub fn filter(self) -> Filter {
        match self {
            Self::Assign => Filter { states: [ProblemState::ToAssign].into(), ..Filter::default() },
            Self::Recheck => Filter { states: [ProblemState::ToRecheck].into(), ..Filter::default() },
            Self::DecideExtension => {
                Filter { states: [ProblemState::Rectifying].into(), extension: true, ..Filter::default() }
            }
            Self::Urge => Filter { overdue: true, ..Filter::default() },
        }
    }
}

/// The filter of the register that shows what a role has to do.
pub fn duty_filter(role: Role) -> Filter {
    match role {
        Role::Office => Deed::Assign.filter(),
        Role::Inspector => Filter { mine: true, ..Deed::Recheck.filter() },
        Role::Unit => Filter { states: [ProblemState::Rectifying].into(), mine: true, ..Filter::default() },
        Role::Leader => Deed::Urge.filter(),
    }
}

/// The filter with which the register opens for a role when nothing else is asked for: a unit sees its own.
pub fn usual_filter(role: Role) -> Filter {
    Filter { mine: role == Role::Unit, ..Filter::default() }
}

/// How much a role has to do.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Duty {
    /// How many issues.
    pub count: usize,
    /// How many of them are overdue.
    pub overdue: usize,
}

/// Counts what [`duty_filter`] shows.
pub fn duty(tables: &Tables, today: NaiveDate, role: Role, viewer: &Viewer) -> Duty {
    let waits = |problem: &Problem| match role {
        Role::Office => problem.state == ProblemState::ToAssign,
        Role::Inspector => problem.state == ProblemState::ToRecheck && is_mine(problem, viewer),
        Role::Unit => problem.state == ProblemState::Rectifying && is_mine(problem, viewer),
        Role::Leader => problem.overdue_days(today) > 0,
    };
    let mut duty = Duty::default();
    for problem in tables.open_problems().filter(|problem| waits(problem)) {
        duty.count += 1;
        duty.overdue += usize::from(problem.overdue_days(today) > 0);
    }
    duty
}

/// Which issues stand together on the overview of a unit or a leader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BandKind {
    /// 逾期.
    Overdue,
    /// 今天到期.
    Today,
    /// 7天内到期.
    Soon,
    /// 以后, and what has no deadline.
    Later,
    /// 提请领导协调.
    Escalated,
    /// 重大.
    Critical,
}

impl BandKind {
    /// Every kind.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Overdue, "overdue"),
        (Self::Today, "today"),
        (Self::Soon, "soon"),
        (Self::Later, "later"),
        (Self::Escalated, "escalated"),
        (Self::Critical, "critical"),
    ];

    /// The word under which a snapshot keeps it.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, key)| key)
    }

    /// Reads it.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == key).map(|(kind, _)| *kind)
    }
}

/// Issues that stand together.
#[derive(Clone, PartialEq, Debug)]
pub struct Band {
    /// Which.
    pub kind: BandKind,
    /// How many.
    pub count: usize,
    /// The first of them, the most pressing first.
    pub first: Vec<Arc<Problem>>,
}

/// The open issues of a role in bands, `named` of each by name; bands in which nothing stands are left out. A unit has its own, in the
/// order of their deadlines; a leader those to look at, each in the first band that it belongs to; an inspector those of hers that are due
/// today. An office has no bands.
pub fn bands(tables: &Tables, today: NaiveDate, role: Role, viewer: &Viewer, named: usize) -> Vec<Band> {
    let band_of = |problem: &Problem| match role {
        Role::Unit => is_mine(problem, viewer).then(|| by_deadline(problem, today)),
        Role::Leader => for_leader(problem, today),
        Role::Inspector => {
            let is_due = is_mine(problem, viewer) && by_deadline(problem, today) == BandKind::Today;
            is_due.then_some(BandKind::Today)
        }
        Role::Office => None,
    };
    let mut bands: BTreeMap<BandKind, Vec<Arc<Problem>>> = BTreeMap::new();
    for problem in tables.open_problems() {
        if let Some(kind) = band_of(problem) {
            bands.entry(kind).or_default().push(Arc::clone(problem));
        }
    }
    let order: &[BandKind] = match role {
        Role::Leader => &[BandKind::Escalated, BandKind::Critical, BandKind::Overdue],
        Role::Unit | Role::Inspector | Role::Office => {
            &[BandKind::Overdue, BandKind::Today, BandKind::Soon, BandKind::Later]
        }
    };
    let in_order = order.iter().filter_map(|kind| Some((*kind, bands.remove(kind)?)));
    in_order
        .map(|(kind, mut first)| {
            sorting::by_key(&mut first, |problem| {
                let deadline = problem.deadline.unwrap_or(NaiveDate::MAX);
                (deadline, std::cmp::Reverse(problem.severity), problem.id.clone())
            });
            let count = first.len();
            first.truncate(named);
            Band { kind, count, first }
        })
        .collect()
}

fn by_deadline(problem: &Problem, today: NaiveDate) -> BandKind {
    match problem.deadline {
        _ if problem.overdue_days(today) > 0 => BandKind::Overdue,
        Some(deadline) if deadline == today && problem.suspended.is_none() => BandKind::Today,
        _ if problem.is_due_soon(today) => BandKind::Soon,
        _ => BandKind::Later,
    }
}

fn for_leader(problem: &Problem, today: NaiveDate) -> Option<BandKind> {
    let is_escalated = problem.category.is_some_and(|category| category.handling() == Handling::Escalate);
    match () {
        () if is_escalated => Some(BandKind::Escalated),
        () if problem.severity == Severity::Critical => Some(BandKind::Critical),
        () if problem.overdue_days(today) > 0 => Some(BandKind::Overdue),
        () => None,
    }
}

/// How many issues fall to somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// The unit or the leader; empty where none is named.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// Who has most of what waits.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Shares {
    /// Overdue, by 牵头单位.
    pub overdue_by_unit: Vec<Share>,
    /// Overdue, by 责任领导.
    pub overdue_by_leader: Vec<Share>,
    /// 待交办, by 牵头单位 as it was proposed.
    pub to_assign_by_unit: Vec<Share>,
}

impl Shares {
    /// Counts them; `named` of each, those with most first.
    pub fn of(tables: &Tables, today: NaiveDate, named: usize) -> Self {
        let shares = |keep: &dyn Fn(&Problem) -> bool, name: &dyn Fn(&Problem) -> String| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for problem in tables.open_problems().filter(|problem| keep(problem)) {
                *counts.entry(name(problem)).or_default() += 1;
            }
            let mut shares: Vec<Share> = counts.into_iter().map(|(name, count)| Share { name, count }).collect();
            // Who is not named comes last, however many there are.
            sorting::by_key(&mut shares, |share| (share.name.is_empty(), std::cmp::Reverse(share.count)));
            shares.truncate(named);
            shares
        };
        let overdue = |problem: &Problem| problem.overdue_days(today) > 0;
        let to_assign = |problem: &Problem| problem.state == ProblemState::ToAssign;
        let unit = |problem: &Problem| problem.lead_unit.clone();
        Self {
            overdue_by_unit: shares(&overdue, &unit),
            overdue_by_leader: shares(&overdue, &|problem| problem.leader.clone()),
            to_assign_by_unit: shares(&to_assign, &unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::ledger::{ordered, rows, shown};
    use crate::domain::overview::OpenProblems;
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

    /// Somebody whose own issues are some of the book: of the unit that leads most, or who raised most.
    fn viewers(tables: &Tables) -> Vec<Viewer> {
        let some = tables.problems().find(|problem| problem.state == ProblemState::Rectifying).unwrap();
        let raised = tables.problems().find(|problem| problem.state == ProblemState::ToRecheck).unwrap();
        vec![
            Viewer { person: None, unit: some.lead_unit.clone() },
            Viewer { person: Some(raised.by.clone()), unit: String::new() },
        ]
    }

    fn rows_shown(tables: &Tables, filter: &Filter, viewer: &Viewer) -> usize {
        let rows = rows(tables, today(), &|_| None);
        let order = ordered(&rows, crate::domain::ledger::SortBy::default(), false);
        shown(&rows, &order, filter, viewer).len()
    }

    #[test]
    fn the_register_shows_as_many_rows_as_the_overview_counts() {
        let tables = sample();
        let nobody = Viewer::default();
        let counts = OpenProblems::of(&tables, today(), None, 0);
        for (deed, counted) in [
            (Deed::Assign, counts.to_assign),
            (Deed::Recheck, counts.to_recheck),
            (Deed::DecideExtension, counts.extension_asked),
            (Deed::Urge, counts.overdue),
        ] {
            assert!(counted > 0, "the sample has something of {deed:?}");
            assert_eq!(rows_shown(&tables, &deed.filter(), &nobody), counted, "{deed:?}");
        }
        for viewer in viewers(&tables) {
            for role in Role::ALL.iter().copied() {
                let duty = duty(&tables, today(), role, &viewer);
                assert_eq!(rows_shown(&tables, &duty_filter(role), &viewer), duty.count, "{role:?}");
                assert!(duty.overdue <= duty.count);
            }
        }
    }

    #[test]
    fn a_unit_sees_its_own_and_nothing_else() {
        let tables = sample();
        let viewer = &viewers(&tables)[0];
        let own = rows_shown(&tables, &usual_filter(Role::Unit), viewer);
        assert!(own > 0 && own < tables.problems().len());
        let bands = bands(&tables, today(), Role::Unit, viewer, 100);
        assert!(bands.iter().flat_map(|band| &band.first).all(|problem| is_mine(problem, viewer)));
        let open = tables.problems().filter(|problem| problem.is_open() && is_mine(problem, viewer)).count();
        assert_eq!(bands.iter().map(|band| band.count).sum::<usize>(), open, "every open one stands in one band");
        assert!(bands.iter().all(|band| band.first.is_sorted_by_key(|one| one.deadline.unwrap_or(NaiveDate::MAX))));
        assert!(usual_filter(Role::Office).is_empty() && usual_filter(Role::Inspector).is_empty());
    }

    #[test]
    fn a_deadline_stands_in_the_band_of_its_day() {
        let tables = sample();
        let problem = tables.problems().find(|problem| problem.overdue_days(today()) > 0).unwrap();
        let deadline = problem.deadline.unwrap();
        for (before, kind) in [(-1, BandKind::Overdue), (0, BandKind::Today), (1, BandKind::Soon), (7, BandKind::Soon)]
        {
            assert_eq!(by_deadline(problem, deadline - chrono::TimeDelta::days(before)), kind, "{before}");
        }
        assert_eq!(by_deadline(problem, deadline - chrono::TimeDelta::days(8)), BandKind::Later);
        let held = Problem { suspended: Some("停电".to_owned()), ..(**problem).clone() };
        assert_eq!(by_deadline(&held, deadline), BandKind::Later, "what is on hold presses nobody");
    }

    #[test]
    fn an_inspector_is_told_by_name_what_of_hers_is_due_today() {
        let tables = sample();
        let viewer = &viewers(&tables)[1];
        let own = |problem: &&Arc<Problem>| {
            problem.is_open() && problem.suspended.is_none() && is_mine(problem, viewer) && problem.deadline.is_some()
        };
        let problem = tables.problems().find(own).unwrap();
        let deadline = problem.deadline.unwrap();
        let told = bands(&tables, deadline, Role::Inspector, viewer, 100);
        let named: Vec<_> = told.iter().flat_map(|band| &band.first).collect();
        assert!(told.len() == 1 && told[0].kind == BandKind::Today && named.contains(&problem));
        assert!(named.iter().all(|one| one.deadline == Some(deadline) && is_mine(one, viewer)));
        let before = deadline.pred_opt().unwrap();
        let named = bands(&tables, before, Role::Inspector, viewer, 100).into_iter().flat_map(|band| band.first);
        assert!(named.into_iter().all(|one| one.id != problem.id), "the day before it is not due");
    }

    #[test]
    fn a_leader_sees_what_was_sent_up_first_and_each_issue_once() {
        let tables = sample();
        let bands = bands(&tables, today(), Role::Leader, &Viewer::default(), 100);
        let all: Vec<_> = bands.iter().flat_map(|band| &band.first).map(|problem| &problem.id).collect();
        let once: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), once.len());
        assert_eq!(bands.first().map(|band| band.kind), Some(BandKind::Escalated));
        for kind in BandKind::ALL {
            assert_eq!(BandKind::from_key(kind.0.key()), Some(kind.0));
        }
    }

    #[test]
    fn shares_add_up_and_each_opens_as_many_rows() {
        let tables = sample();
        let shares = Shares::of(&tables, today(), 100);
        let counts = OpenProblems::of(&tables, today(), None, 0);
        let sum = |shares: &[Share]| shares.iter().map(|share| share.count).sum::<usize>();
        assert_eq!((sum(&shares.overdue_by_unit), sum(&shares.overdue_by_leader)), (counts.overdue, counts.overdue));
        assert_eq!(sum(&shares.to_assign_by_unit), counts.to_assign);
        for share in shares.overdue_by_unit.iter().filter(|share| !share.name.is_empty()) {
            let filter = Filter { units: [share.name.clone()].into(), ..Deed::Urge.filter() };
            assert_eq!(rows_shown(&tables, &filter, &Viewer::default()), share.count, "{}", share.name);
        }
        for share in shares.overdue_by_leader.iter().filter(|share| !share.name.is_empty()) {
            let filter = Filter { leaders: [share.name.clone()].into(), ..Deed::Urge.filter() };
            assert_eq!(rows_shown(&tables, &filter, &Viewer::default()), share.count, "{}", share.name);
        }
        assert_eq!(Shares::of(&tables, today(), 1).overdue_by_unit.len(), 1);
    }
}
