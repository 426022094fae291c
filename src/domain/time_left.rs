//! 还剩: how much time a problem has left, as lists say it in a word.

use chrono::NaiveDate;

use super::records::{Problem, ProblemState};

/// How much time a problem has left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeLeft {
    /// 逾期: so many days past the deadline, also where it was never ordered.
    Overdue(i64),
    /// 今天到期.
    Today,
    /// So many days are left.
    Days(i64),
    /// 待交办: nobody has been ordered to do it yet, and the deadline binds nobody.
    Unassigned,
    /// Ordered without a deadline, as other programs' files may hold it.
    NoDeadline,
    /// 挂起: time does not run.
    OnHold,
    /// 已销号.
    Closed,
}

impl TimeLeft {
    /// What a problem has left on a day. The due day itself is not overdue.
    pub fn of(problem: &Problem, today: NaiveDate) -> Self {
        if !problem.is_open() {
            return Self::Closed;
        }
        if problem.suspended.is_some() {
            return Self::OnHold;
        }
        let is_unassigned = problem.state == ProblemState::ToAssign;
        match problem.deadline.map(|deadline| (deadline - today).num_days()) {
            Some(days) if days < 0 => Self::Overdue(-days),
            _ if is_unassigned => Self::Unassigned,
            None => Self::NoDeadline,
            Some(0) => Self::Today,
            Some(days) => Self::Days(days),
        }
    }

    /// What presses most is the smallest: the longest overdue first, then what is due first; closed problems are last.
    pub const fn rank(self) -> (u8, i64) {
        match self {
            Self::Overdue(days) => (0, -days),
            Self::Today => (1, 0),
            Self::Days(days) => (1, days),
            Self::Unassigned => (2, 0),
            Self::NoDeadline => (3, 0),
            Self::OnHold => (4, 0),
            Self::Closed => (5, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::sample::sample_changes;
    use crate::domain::tables::Tables;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn problem() -> Problem {
        let mut book = Book::default();
        for change in sample_changes(day("2026-09-21"), 1_790_000_000_000) {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        let first = tables.problems().next().unwrap();
        Problem { state: ProblemState::Rectifying, suspended: None, ..(**first).clone() }
    }

    fn left(state: ProblemState, deadline: Option<&str>, suspended: Option<&str>) -> TimeLeft {
        let deadline = deadline.map(day);
        let suspended = suspended.map(str::to_owned);
        TimeLeft::of(&Problem { state, deadline, suspended, ..problem() }, day("2026-11-29"))
    }

    #[test]
    fn the_word_follows_state_and_deadline() {
        use ProblemState::{Closed, Rectifying, ToAssign, ToRecheck};
        let table = [
            (Rectifying, Some("2026-11-26"), None, TimeLeft::Overdue(3)),
            (Rectifying, Some("2026-11-29"), None, TimeLeft::Today),
            (Rectifying, Some("2026-12-01"), None, TimeLeft::Days(2)),
            (ToRecheck, Some("2026-11-28"), None, TimeLeft::Overdue(1)),
            (Rectifying, None, None, TimeLeft::NoDeadline),
            (ToAssign, None, None, TimeLeft::Unassigned),
            (ToAssign, Some("2026-11-29"), None, TimeLeft::Unassigned),
            (ToAssign, Some("2026-11-28"), None, TimeLeft::Overdue(1)),
            (Rectifying, Some("2026-11-26"), Some("等待征地"), TimeLeft::OnHold),
            (Closed, Some("2026-11-26"), None, TimeLeft::Closed),
        ];
        for (state, deadline, suspended, expected) in table {
            assert_eq!(left(state, deadline, suspended), expected, "{state:?} {deadline:?} {suspended:?}");
        }
    }

    #[test]
    fn it_agrees_with_the_count_of_overdue_days() {
        for days in -3_i64..3 {
            let deadline = day("2026-11-29") + chrono::TimeDelta::days(days);
            let problem = Problem { deadline: Some(deadline), ..problem() };
            let overdue = problem.overdue_days(day("2026-11-29"));
            match TimeLeft::of(&problem, day("2026-11-29")) {
                TimeLeft::Overdue(told) => assert_eq!(told, overdue),
                _ => assert_eq!(overdue, 0),
            }
        }
    }

    #[test]
    fn what_presses_most_comes_first() {
        use TimeLeft::{Closed, Days, NoDeadline, OnHold, Overdue, Today, Unassigned};
        let in_order = [Overdue(12), Overdue(1), Today, Days(1), Days(40), Unassigned, NoDeadline, OnHold, Closed];
        assert!(in_order.windows(2).all(|pair| pair[0].rank() < pair[1].rank()));
    }
}
