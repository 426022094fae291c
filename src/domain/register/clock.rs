//! What waits, for whom and how long: clocks as rows of data.

use crate::domain::text::Text;

/// A clock of an entry: it runs from one date to another, and its limit is a number of days or a given day.
#[derive(Debug)]
pub struct Clock {
    /// Its key.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// The date from which it runs, a field or what is reckoned; none yet, no clock. The day in [`Limit::Due`] itself where nothing begins
    /// it: it presses towards that day from the moment the day is known.
    pub from: &'static str,
    /// The dates that stop it, fields or what is reckoned: the first of them that is there.
    pub until: &'static [&'static str],
    /// How long it may take.
    pub limit: Limit,
    /// What is counted.
    pub days: Days,
    /// A field with days that are granted beside the limit.
    pub extended: Option<&'static str>,
    /// A field with days that do not count.
    pub paused: Option<&'static str>,
    /// From how many days before its end it presses.
    pub warn: i64,
    /// The field that says who has it; none where the register's unit has.
    pub holder: &'static str,
}

/// How long a clock may run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// So many days.
    Days(i64),
    /// As many days as a field says, or else so many.
    Field(&'static str, i64),
    /// Until the day in a field, or that is reckoned.
    Due(&'static str),
}

/// Which days a clock counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Days {
    /// 自然日.
    Natural,
    /// 工作日, by the office's calendar.
    Working,
}

impl Clock {
    /// Whether nothing but its day is known: it has no beginning.
    pub fn is_day_alone(&self) -> bool {
        matches!(self.limit, Limit::Due(due) if due == self.from)
    }
}
