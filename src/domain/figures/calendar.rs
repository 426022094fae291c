//! Counting days: natural days, and working days by the office's calendar.
//!
//! Nothing is built in but Saturday and Sunday: holidays, and weekends on which people work, are days that the office enters
//! (日历). The first day is never counted, the last one is.

use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// What the office says of a day, against what its weekday says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayKind {
    /// 休: nobody works.
    Off,
    /// 班: people work.
    Work,
}

/// Which days are working days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, DayKind>,
}

impl Calendar {
    /// Only Saturdays and Sundays are off.
    pub const fn weekends() -> Self {
        Self { days: BTreeMap::new() }
    }

    /// Takes the days that the office has entered.
    pub fn new(days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Self {
        Self { days: days.into_iter().collect() }
    }

    /// The days that the office has entered, in their order.
    pub fn entered(&self) -> impl Iterator<Item = (NaiveDate, DayKind)> {
        self.days.iter().map(|(day, kind)| (*day, *kind))
    }

    /// Tells whether people work on a day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some(DayKind::Work) => true,
            Some(DayKind::Off) => false,
            None => is_weekday(day),
        }
    }

    /// How many working days lie behind `from`, up to and with `to`; negative where `to` is the earlier.
    ///
    /// Whole weeks are not gone through, so the time grows only with the days that the office has entered.
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days(to, from);
        }
        let days = natural_days(from, to);
        let weeks_end = from + Days::new(days.unsigned_abs() / 7 * 7);
        let rest = weeks_end.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| is_weekday(*day)).count();
        let switched: i64 = self
            .days
            .range((Bound::Excluded(from), Bound::Included(to)))
            .map(|(day, kind)| match (kind, is_weekday(*day)) {
                (DayKind::Off, true) => -1,
                (DayKind::Work, false) => 1,
                (DayKind::Off, false) | (DayKind::Work, true) => 0,
            })
            .sum();
        days / 7 * 5 + i64::try_from(rest).expect("less than a week") + switched
    }

    /// The working day with exactly so many working days behind `day` up to it; `day` itself for 0, none beyond the calendar.
    pub fn after(&self, day: NaiveDate, working_days: u32) -> Option<NaiveDate> {
        let (mut day, mut left) = (day, i64::from(working_days));
        // No stretch holds more working days than days, so this never goes too far, and ends on one.
        while left > 0 {
            let next = day.checked_add_days(Days::new(left.unsigned_abs()))?;
            left -= self.working_days(day, next);
            day = next;
        }
        Some(day)
    }

    /// The working day from which there are exactly so many working days up to `day`, which is moved back to a working day first; `day`
    /// itself for 0, none beyond the calendar.
    pub fn before(&self, day: NaiveDate, working_days: u32) -> Option<NaiveDate> {
        if working_days == 0 {
            return Some(day);
        }
        let (mut day, mut left) = (self.worked_by(day)?, i64::from(working_days));
        // No stretch holds more working days than days, so this never goes too far back.
        while left > 0 {
            let earlier = day.checked_sub_days(Days::new(left.unsigned_abs()))?;
            left -= self.working_days(earlier, day);
            day = earlier;
        }
        self.worked_by(day)
    }

    /// The last working day up to and with this one.
    fn worked_by(&self, mut day: NaiveDate) -> Option<NaiveDate> {
        while !self.is_working(day) {
            day = day.pred_opt()?;
        }
        Some(day)
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// How many days lie behind `from`, up to and with `to`; negative where `to` is the earlier. Holidays count.
pub fn natural_days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// 逾期: how many days a deadline has passed by, 0 on the day itself and before.
pub fn overdue(deadline: NaiveDate, day: NaiveDate) -> i64 {
    natural_days(deadline, day).max(0)
}

/// The same day so many months later, the month's last where it has no such day: a full year of 29 February ends with
/// 28 February.
pub fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}
