//! Where days and milestones stand in a picture of a schedule, in hundredths of a per cent of its width: whole months, so that the picture
//! begins and ends with one.

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::calendar::{Calendar, natural_days};
use crate::domain::figures::month::Month;

use super::net::Window;
use super::plan::{NodeRow, Schedule};

/// The whole width.
pub const WHOLE: u32 = 10_000;

/// Up to so many days a picture shows which of them are off: a month has some 96 px then on a laptop.
const SHORT: i64 = 217;

/// The days that a picture shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scale {
    from: NaiveDate,
    days: i64,
}

/// A month of the axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AxisMonth {
    /// The month.
    pub month: Month,
    /// Where it begins.
    pub at: u32,
    /// How wide it is.
    pub width: u32,
    /// Whether its name has room: every month of a short picture, the first of a quarter or of a year in a long one.
    pub is_named: bool,
}

/// From where to where.
pub type Reach = (u32, u32);

/// What is drawn of a milestone.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Bars {
    /// As it was planned, by the baseline.
    pub planned: Option<Reach>,
    /// The latest days.
    pub latest: Option<Reach>,
    /// What has been worked.
    pub done: Option<Reach>,
    /// What remains, up to its latest finish.
    pub rest: Option<Reach>,
    /// What goes beyond its latest finish.
    pub over: Option<Reach>,
    /// By how many days it goes beyond; 0 where it does not.
    pub over_days: i64,
}

impl Scale {
    /// All that a schedule shows, today and its end.
    pub fn of(schedule: &Schedule) -> Self {
        let windows = schedule.nodes.iter().flat_map(|node| [node.planned, node.placed.latest, node.placed.earliest]);
        let days = windows.flatten().flat_map(|window| [window.start, window.finish]);
        let all = days.chain([schedule.today]).chain(schedule.end);
        let (first, last) =
            all.fold((schedule.today, schedule.today), |(first, last), day| (first.min(day), last.max(day)));
        let from = first.with_day(1).unwrap_or(first);
        let to = Month::of(last).last_day();
        Self { from, days: natural_days(from, to).max(0) + 1 }
    }

    /// How many days it shows.
    pub const fn days(self) -> i64 {
        self.days
    }

    /// Where a day begins.
    pub fn at(self, day: NaiveDate) -> u32 {
        let behind = natural_days(self.from, day).clamp(0, self.days);
        u32::try_from(behind * i64::from(WHOLE) / self.days).unwrap_or(WHOLE)
    }

    /// The months, in their order.
    pub fn months(self) -> Vec<AxisMonth> {
        let count = self.days / 28 + 1;
        // With so many months their names touch each other on a laptop.
        let every = match count {
            0..=14 => 1,
            15..=36 => 3,
            _ => 12,
        };
        let mut months = Vec::new();
        let mut next = Some(Month::of(self.from));
        while let Some(month) = next {
            let first = NaiveDate::from_ymd_opt(month.year(), month.number(), 1);
            let Some(first) = first.filter(|first| natural_days(self.from, *first) < self.days) else { break };
            let (at, end) = (self.at(first), month.last_day().succ_opt().map_or(WHOLE, |next| self.at(next)));
            let is_named = (first.month0() % every) == 0;
            months.push(AxisMonth { month, at, width: end - at, is_named });
            next = month.next();
        }
        months
    }

    /// What is drawn of a milestone.
    pub fn bars(self, node: &NodeRow, today: NaiveDate) -> Bars {
        let reach = |from: NaiveDate, to: NaiveDate| (from < to).then(|| (self.at(from), self.at(to)));
        let whole = |window: Window| (self.at(window.start), self.at(window.finish));
        let latest = node.placed.latest;
        let Some(earliest) = node.placed.earliest else {
            return Bars { planned: node.planned.map(whole), latest: latest.map(whole), ..Bars::default() };
        };
        let (begun, finished) = (node.task.started.is_some(), node.task.finished);
        let worked_to = match (finished, begun) {
            (Some(finish), _) => finish,
            (None, true) => today.min(earliest.finish),
            (None, false) => earliest.start,
        };
        // What is finished has no bound any more.
        let bound = latest.map_or(earliest.finish, |latest| latest.finish);
        let over_days = natural_days(bound, earliest.finish).max(0);
        let rest_from = worked_to.max(earliest.start);
        Bars {
            planned: node.planned.map(whole),
            latest: latest.map(whole),
            done: reach(earliest.start, worked_to),
            rest: reach(rest_from, earliest.finish.min(bound)),
            over: reach(rest_from.max(bound), earliest.finish).filter(|_| over_days > 0),
            over_days,
        }
    }

    /// The days on which nobody works, in a picture of few months: in a longer one they would be a grey veil.
    pub fn days_off(self, calendar: &Calendar) -> Vec<Reach> {
        if self.days > SHORT {
            return Vec::new();
        }
        let days = self.from.iter_days().take(usize::try_from(self.days).unwrap_or(0));
        let off = days.filter(|day| !calendar.is_working(*day));
        off.filter_map(|day| Some((self.at(day), self.at(day.succ_opt()?)))).collect()
    }

    /// How many days a part of the width stands for, rounded.
    pub fn days_in(self, part: i64, of: i64) -> i64 {
        if of <= 0 {
            return 0;
        }
        let twice = 2 * part * self.days;
        (twice + of * twice.signum()) / (2 * of)
    }
}
