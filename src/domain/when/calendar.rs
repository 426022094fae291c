//! The days, months and years themselves: making, parsing, writing and comparing them.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day, a month or a year; ordered by its first day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct When {
    first: NaiveDate,
    precision: Precision,
}

/// How exactly a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// Only the year.
    Year,
}

/// The years that [`When::read`] believes: outside of them a number is something else.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The serial numbers of days that it takes from spreadsheets: 1954 to 2119.
pub(super) const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

impl When {
    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, precision: Precision::Day }
    }

    /// A whole month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|_| is_four_digits(year))?;
        Some(Self { first, precision: Precision::Month })
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| is_four_digits(year))?;
        Some(Self { first, precision: Precision::Year })
    }

    /// How exactly it is known.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that it covers.
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day that it covers: what "by 2026" means for a deadline.
    pub fn last_day(self) -> NaiveDate {
        let months = match self.precision {
            Precision::Day => return self.first,
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).expect("years of four digits lie within the calendar")
    }

    /// Reads the canonical form, as it is stored: `2026-11-23`, `2026-11`, `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u32>().ok())?
        };
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [y] => Self::year(digits(y, 4)?.cast_signed()),
            [y, m] => Self::month(digits(y, 4)?.cast_signed(), digits(m, 2)?),
            [y, m, d] => {
                let year = digits(y, 4)?.cast_signed();
                NaiveDate::from_ymd_opt(year, digits(m, 2)?, digits(d, 2)?)
                    .filter(|_| is_four_digits(year))
                    .map(Self::day)
            }
            _ => None,
        }
    }
}

impl From<NaiveDate> for When {
    fn from(day: NaiveDate) -> Self {
        Self::day(day)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

const fn is_four_digits(year: i32) -> bool {
    matches!(year, 1..=9999)
}

pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<When> {
    let year = believable(year)?;
    NaiveDate::from_ymd_opt(year, month, day).map(When::day)
}

pub(super) fn ym(year: u32, month: u32) -> Option<When> {
    When::month(believable(year)?, month)
}

/// The year that two digits mean.
pub(super) const fn full_year(short: u32) -> u32 {
    if short >= 70 { 1900 + short } else { 2000 + short }
}

pub(super) fn believable(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year))
}
