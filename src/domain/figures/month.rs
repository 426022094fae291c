//! Months: what progress figures are as of.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::super::when::When;

/// One month of one year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Makes a month of a year of four digits; none where there is no such month.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        When::month(year, month).map(|_| Self { year, month })
    }

    /// The month that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month that figures are as of unless somebody says otherwise: the one before today's, which is closed.
    pub fn closed(today: NaiveDate) -> Self {
        Self::of(today).back(1)
    }

    /// The month `months` before this one.
    pub fn back(self, months: u32) -> Self {
        let count = self.count() - i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).expect("a month in reach of the calendar");
        Self { year, month: u32::try_from(count.rem_euclid(12) + 1).expect("one of twelve") }
    }

    /// The same month of the year before.
    pub fn year_before(self) -> Self {
        self.back(12)
    }

    /// How many months this one lies behind `other`.
    pub fn since(self, other: Self) -> i64 {
        self.count() - other.count()
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Its place in the year, 1 to 12.
    pub const fn number(self) -> u32 {
        self.month
    }

    /// The months of the year up to this one.
    pub fn since_january(self) -> impl DoubleEndedIterator<Item = Self> {
        (1..=self.month).map(move |month| Self { month, ..self })
    }

    /// The twelve months of its year.
    pub fn of_its_year(self) -> impl DoubleEndedIterator<Item = Self> {
        Self { month: 12, ..self }.since_january()
    }

    /// The month after it.
    pub fn next(self) -> Option<Self> {
        match self.month {
            12 => Self::new(self.year + 1, 1),
            month => Some(Self { month: month + 1, ..self }),
        }
    }

    /// Reads a month as it is written: `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        When::month(self.year, self.month).expect("made of a year of four digits").last_day()
    }

    fn count(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
