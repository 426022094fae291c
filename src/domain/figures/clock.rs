//! One clock for everything that has to be done in time: complaints, concerns, requests, orders, promises, halts.
//!
//! What runs is a row of dates, for how long is data ([`Timing`]). The approval stopwatch, which has a beginning of its own,
//! is `stopwatch`.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::calendar::{Calendar, months_after, natural_days};
use super::source::{Given, Source};

/// How long something may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// So many natural days; 0 is the same day (即时).
    Days(u32),
    /// So many working days.
    WorkingDays(u32),
    /// So many months: to the same day of the month.
    Months(u32),
    /// To a day that the row itself gives.
    GivenDay,
}

/// A limit, and from how many days before its end on it is near; in the days that it is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timing {
    /// How long.
    pub limit: Limit,
    /// 临近.
    pub warn: u32,
}

/// The dates of one thing that a clock runs for. Days behind the one that is looked from have not happened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClockRow {
    /// When the clock begins.
    pub from: Option<Given<NaiveDate>>,
    /// When the thing was done, or the clock stopped for another reason.
    pub until: Option<Given<NaiveDate>>,
    /// The day by which it is to be done, where the row gives it.
    pub due: Option<Given<NaiveDate>>,
    /// A limit of its own, in the unit of the timing's.
    pub limit: Option<Given<u32>>,
    /// By how much it was extended, in the same unit.
    pub extended: Option<Given<u32>>,
    /// Days that do not count, natural or working as the timing counts.
    pub paused: Option<Given<u32>>,
    /// Who has to act.
    pub holder: Option<Given<Arc<str>>>,
}

/// How a clock stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockState {
    /// It has not begun.
    NotBegun,
    /// It runs.
    Running,
    /// It ends soon.
    Near,
    /// It has run out.
    Over,
    /// Done in time.
    Done,
    /// Done, too late.
    DoneLate,
}

/// A clock as of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clocked {
    /// How it stands.
    pub state: ClockState,
    /// The last day in time; none where the row gives none, or before it begins.
    pub due: Option<NaiveDate>,
    /// Days used since it began, without those that do not count.
    pub used: i64,
    /// Days left until the due day; none where it is done or has none, 0 where it has run out.
    pub left: Option<i64>,
    /// Days by which the due day was, or is, passed.
    pub over: i64,
    /// Who has to act, while it runs.
    pub holder: Option<Arc<str>>,
    /// The fields that this was made from.
    pub sources: Vec<Source>,
}

/// Reads a clock as of a day.
pub fn clock(timing: Timing, row: &ClockRow, day: NaiveDate, calendar: &Calendar) -> Clocked {
    let happened = |given: &&Given<NaiveDate>| given.value <= day;
    let Some(from) = row.from.as_ref().filter(happened) else { return not_begun() };
    let until = row.until.as_ref().filter(happened);
    let end = until.map_or(day, |until| until.value);
    let count = |from, to| match timing.limit {
        Limit::WorkingDays(_) => calendar.working_days(from, to),
        Limit::Days(_) | Limit::Months(_) | Limit::GivenDay => natural_days(from, to),
    };
    let due = due_day(timing.limit, row, from.value, calendar);
    let paused = row.paused.as_ref().map_or(0, |paused| i64::from(paused.value));
    let over = due.map_or(0, |due| count(due, end).max(0));
    let left = due.filter(|_| until.is_none()).map(|due| count(end, due).max(0));
    let state = match (until, over > 0) {
        (Some(_), true) => ClockState::DoneLate,
        (Some(_), false) => ClockState::Done,
        (None, true) => ClockState::Over,
        (None, false) if left.is_some_and(|left| left <= i64::from(timing.warn)) => ClockState::Near,
        (None, false) => ClockState::Running,
    };
    Clocked {
        state,
        due,
        used: (count(from.value, end) - paused).max(0),
        left,
        over,
        holder: row.holder.as_ref().filter(|_| until.is_none()).map(|holder| Arc::clone(&holder.value)),
        sources: sources(row, from, until),
    }
}

const fn not_begun() -> Clocked {
    Clocked { state: ClockState::NotBegun, due: None, used: 0, left: None, over: 0, holder: None, sources: Vec::new() }
}

fn due_day(limit: Limit, row: &ClockRow, from: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let of = |given: &Option<Given<u32>>| given.as_ref().map_or(0, |given| given.value);
    let (own, more, paused) = (row.limit.as_ref().map(|limit| limit.value), of(&row.extended), of(&row.paused));
    let later = |day: NaiveDate, days: u32| day.checked_add_days(Days::new(u64::from(days)));
    let sum = |parts: [u32; 3]| parts.into_iter().try_fold(0_u32, u32::checked_add);
    match limit {
        Limit::Days(days) => later(from, sum([own.unwrap_or(days), more, paused])?),
        Limit::WorkingDays(days) => calendar.after(from, sum([own.unwrap_or(days), more, paused])?),
        Limit::Months(months) => later(months_after(from, sum([own.unwrap_or(months), more, 0])?)?, paused),
        Limit::GivenDay => later(row.due.as_ref()?.value, sum([more, paused, 0])?),
    }
}

fn sources(row: &ClockRow, from: &Given<NaiveDate>, until: Option<&Given<NaiveDate>>) -> Vec<Source> {
    let days = [Some(from), until, row.due.as_ref()].into_iter().flatten().map(|given| &given.source);
    let counts = [&row.limit, &row.extended, &row.paused].into_iter().flatten().map(|given| &given.source);
    days.chain(counts).cloned().collect()
}
