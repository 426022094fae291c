//! The ledger as a bulletin counts it: 整改率 and 按期整改率 by their definitions, what is overdue, what goes up to the leaders.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::records::Problem;
use crate::domain::tables::Tables;
use crate::domain::taxonomy::{Category, Handling};

/// From how many days overdue on a problem goes up to the leaders.
pub const UP_AFTER: i64 = 15;
/// From how many re-checks that sent it back on.
pub const UP_AFTER_RETURNS: u32 = 2;

/// How many of how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Above the line.
    pub over: usize,
    /// Below it.
    pub under: usize,
}

/// Why a problem goes up to the leaders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Up {
    /// Its category goes up at once: land and funds.
    Category,
    /// Overdue by more than [`UP_AFTER`] days.
    Overdue,
    /// Sent back by [`UP_AFTER_RETURNS`] re-checks or more.
    Returned,
}

/// The ledger as of a day.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The day.
    pub day: NaiveDate,
    /// Every problem that was raised by the day, in the order in which documents list them.
    pub problems: Vec<Arc<Problem>>,
}

impl Share {
    /// The rate as it is shown, in %; none without a base.
    pub fn percent(self, rounding: Rounding) -> Option<Amount> {
        let whole = |count: usize| i64::try_from(count).ok().map(Fraction::whole);
        let rate = whole(self.over)?.over(whole(self.under)?)?.times(Fraction::whole(100))?;
        Some(Amount::of(rate, 1, rounding))
    }
}

impl Ledger {
    /// Every problem that was raised by a day: 重大 first, then the longest overdue, then by number.
    pub fn of(tables: &Tables, day: NaiveDate) -> Self {
        let raised = |problem: &&Arc<Problem>| problem.found_on.is_none_or(|found| found <= day);
        let mut problems: Vec<Arc<Problem>> = tables.problems().filter(raised).cloned().collect();
        problems.sort_by_cached_key(|one| (Reverse(one.severity), Reverse(one.overdue_days(day)), one.number.clone()));
        Self { day, problems }
    }

    /// 整改率: closed by a re-check, of all that were raised. 挂起 stays in, 撤回 is out.
    pub fn rectified(&self) -> Share {
        rectified(self.problems.iter().map(|problem| &**problem))
    }

    /// 按期整改率: closed by the original deadline, of those whose original deadline has passed. What is on hold is out.
    pub fn rectified_in_time(&self) -> Share {
        rectified_in_time(self.problems.iter().map(|problem| &**problem), self.day)
    }

    /// Open, on hold, and past its original deadline: in no rate of those due.
    pub fn on_hold(&self) -> usize {
        self.problems.iter().filter(|one| is_past(one, self.day) && is_held(one)).count()
    }

    /// 逾期, the longest first.
    pub fn overdue(&self) -> Vec<&Arc<Problem>> {
        let mut overdue: Vec<_> = self.problems.iter().filter(|one| one.overdue_days(self.day) > 0).collect();
        overdue.sort_by_key(|one| Reverse(one.overdue_days(self.day)));
        overdue
    }

    /// How many there are of each category, the most first, then in the order of the taxonomy.
    pub fn by_category(&self) -> Vec<(Category, usize)> {
        let mut counts: BTreeMap<Category, usize> = BTreeMap::new();
        for category in self.problems.iter().filter_map(|one| one.category) {
            *counts.entry(category).or_default() += 1;
        }
        let mut all: Vec<(Category, usize)> = counts.into_iter().collect();
        all.sort_by_key(|(_, count)| Reverse(*count));
        all
    }

    /// What goes up to the leaders, and by which rule.
    pub fn going_up(&self) -> Vec<(&Arc<Problem>, Up)> {
        self.problems.iter().filter_map(|one| Some((one, up(one, self.day)?))).collect()
    }
}

fn up(problem: &Problem, day: NaiveDate) -> Option<Up> {
    if !problem.is_open() {
        return None;
    }
    let at_once = problem.category.is_some_and(|category| category.handling() == Handling::Escalate);
    if at_once {
        return Some(Up::Category);
    }
    if problem.overdue_days(day) > UP_AFTER {
        return Some(Up::Overdue);
    }
    (problem.rejected >= UP_AFTER_RETURNS).then_some(Up::Returned)
}

/// 整改率 and 按期整改率 of all that were raised by a day, without putting them in any order.
pub fn rates(tables: &Tables, day: NaiveDate) -> [Share; 2] {
    let raised = |problem: &&Problem| problem.found_on.is_none_or(|found| found <= day);
    let problems: Vec<&Problem> = tables.problems().map(|problem| &**problem).filter(raised).collect();
    let all = || problems.iter().copied();
    [rectified(all()), rectified_in_time(all(), day)]
}

/// 整改率 of some problems.
pub fn rectified<'a>(problems: impl Iterator<Item = &'a Problem> + Clone) -> Share {
    Share { over: problems.clone().filter(|one| !one.is_open()).count(), under: problems.count() }
}

/// 按期整改率 of some problems.
pub fn rectified_in_time<'a>(problems: impl Iterator<Item = &'a Problem> + Clone, day: NaiveDate) -> Share {
    let due = problems.filter(|one| is_past(one, day) && !is_held(one));
    let in_time = |one: &&Problem| {
        !one.is_open() && one.closed_on.zip(one.original_deadline).is_some_and(|(closed, due)| closed <= due)
    };
    Share { over: due.clone().filter(in_time).count(), under: due.count() }
}

/// Whether the original deadline has passed; the due day itself has not.
fn is_past(problem: &Problem, day: NaiveDate) -> bool {
    problem.original_deadline.is_some_and(|due| due < day)
}

fn is_held(problem: &Problem) -> bool {
    problem.is_open() && problem.suspended.is_some()
}
