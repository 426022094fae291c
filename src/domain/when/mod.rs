//! Dates as plans and lists have them: a day, a month or only a year.
//!
//! Owns reading, writing and comparing them. What day it is today is not known here.

mod chinese;
mod english;
mod numbers;
mod words;

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use numbers::{DayOrder, Slashed};
pub use words::Vague;

use super::folding::without_unseen;
use words::{Bare, bare, plain_character, without_time};

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
const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

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

    /// Reads what people and lists write.
    ///
    /// | Written | Read as |
    /// |---|---|
    /// | `2024/3/5`, `2024.3.5`, `2024-03-05T00:00:00`, `20240305`, `2024年3月5日`, `二〇二四年三月五日` | the day |
    /// | `2024.03`, `2024/3`, `202403`, `3/2024`, `2024年3月`, `24年3月`, `2024.3月底`, `March 2024` | the month |
    /// | `2024`, `2024年`, `2024年底`, `end of 2024` | the year |
    /// | `5/3/2024` | the day, day first; month first where only that is a date (a list asks for one order: [`Slashed`]) |
    /// | `5 March 2024`, `March 5th, 2024`, `5-Mar-24` | the day |
    /// | `45356` | the day with this serial number in a spreadsheet, for five digits from 20000 to 80000 |
    /// | `力争2024年3月底前完成`, `2024年3月（暂定）`, `by March 2024` | what is left without these words |
    ///
    /// A time of day behind the date is dropped. A date that the calendar does not have is refused, and so is anything that
    /// is less exact than its words (see [`Vague`]) or has a year outside 1900 to 2199.
    pub fn read(text: &str) -> Option<Self> {
        let Bare { text, before, to_the_end } = plain(text)?;
        let when = read_bare(&text)?;
        // 「6月前」 may mean the end of May or of June, 「6月底前」 and 「6月30日前」 do not.
        let is_clear = when.precision == Precision::Day || to_the_end || text.ends_with(['底', '末', '终']);
        (!before || is_clear).then_some(when)
    }
}

/// The text without its time of day and without words that change nothing; none where it is too long for a date.
fn plain(text: &str) -> Option<Bare> {
    let plain: String = without_unseen(text).chars().map(plain_character).collect();
    (plain.len() <= 90).then(|| bare(without_time(plain.trim())))
}

fn read_bare(text: &str) -> Option<When> {
    if text.contains('年') {
        return chinese::read(text);
    }
    match text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        true => english::read(text),
        false => numbers::read(text),
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

fn ymd(year: u32, month: u32, day: u32) -> Option<When> {
    let year = believable(year)?;
    NaiveDate::from_ymd_opt(year, month, day).map(When::day)
}

fn ym(year: u32, month: u32) -> Option<When> {
    When::month(believable(year)?, month)
}

/// The year that two digits mean.
const fn full_year(short: u32) -> u32 {
    if short >= 70 { 1900 + short } else { 2000 + short }
}

fn believable(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(written: &str, stored: &str) {
        let read = When::read(written).map(|when| when.to_string());
        assert_eq!(read.as_deref(), Some(stored), "{written}");
    }

    fn day(text: &str) -> NaiveDate {
        When::parse(text).unwrap().first_day()
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for written in [
            "2024/3/5",
            "2024.3.5",
            "2024-03-05",
            " 2024 - 3 - 5 ",
            "２０２４．３．５",
            "2024年3月5日",
            "2024 年 03 月 05 号",
            "２０２４年３月５日",
            "二〇二四年三月五日",
            "2024-03-05T00:00:00",
            "2024-03-05T00:00:00.000+08:00",
            "2024/3/5 0:00",
            "2024-03-05 00:00:00",
            "20240305",
            "5/3/2024",
            "05.03.2024",
            "5 March 2024",
            "5th Mar 2024",
            "March 5, 2024",
            "05-Mar-24",
            "2024 March 5",
            "2024年3月5日前",
            "2024年03月05日前完成",
            "2024.3.5前",
            "2024/3/5 下午",
            "2024/3/5 下午 02:30:00",
            "2024年3月5日14时",
            "2024年3月5日（星期二）",
            "2024-03-05（暂定）",
            "力争于2024年3月5日之前全部竣工",
            "不晚于2024年3月5日",
            "24年3月5日",
            "20240305前",
            "2024\u{200b}-03-\u{feff}05",
            "before 5 March 2024",
            "5 March 2024 (tbc)",
            "45356",
            "45356.75",
        ] {
            check(written, "2024-03-05");
        }
        check("31 December 2026", "2026-12-31");
        check("31/12/2026", "2026-12-31");
        check("12/31/2026", "2026-12-31");
        check("二〇〇九年十二月三十一日", "2009-12-31");
    }

    #[test]
    fn months_and_years_stay_months_and_years() {
        for written in [
            "2024.03",
            "2024/3",
            "2024-3",
            "2024-03",
            "202403",
            "3/2024",
            "2024年3月",
            "2024年3月底",
            "2024年3月底前",
            "2024年3月末以前",
            "2024 年 3 月 底 前",
            "2024年三月",
            "24年3月",
            "２４年３月底前",
            "2024.3底",
            "2024.3月底前",
            "2024-3月",
            "2024/3月份",
            "2024年3月内",
            "（暂定）2024年3月",
            "2024年3月(预计)",
            "预计 2024年3月",
            "力争2024年3月开工",
            "计划于2024年3月底前建成投用",
            "拟于 2024.3 开工",
            "Mar 2024",
            "March, 2024",
            "by March 2024",
            "by the end of March 2024",
            "expected March 2024",
        ] {
            check(written, "2024-03");
        }
        for written in [
            "2024",
            "2024年",
            "2024年底",
            "２０２４年末",
            "二〇二四年",
            "2024年底前",
            "2024年年底前",
            "2024底",
            "2024年内",
            "二〇二四年底",
            "24年底",
            "力争2024年内完成",
            "end of 2024",
            "by end 2024",
            "2024 (tbc)",
        ] {
            check(written, "2024");
        }
        check("Sept 2024", "2024-09");
        check("Dec 2026", "2026-12");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for written in [
            "",
            " ",
            "2024-02-30",
            "30/2/2024",
            "2024-13",
            "2024.0",
            "13/13/2024",
            "5/3/24",
            "24年",
            "3年",
            "2024年3月前",
            "2024年前",
            "2024.3前",
            "2024年3月左右",
            "2024年3月起",
            "2024年开工，2025年竣工",
            "2024年3月（已完成）",
            "2024年上半年",
            "2024年第三季度",
            "2024年初",
            "Q3 2024",
            "before March 2024",
            "mid 2024",
            "2024/25",
            "预计 2025 6",
            "前",
            "（暂定）",
            "底前",
            "完成",
            "2009年二十月",
            "1234",
            "19999",
            "80001",
            "123456",
            "99999999",
            "2024-2026",
            "2024/3.5",
            "约2024年",
            "2024-",
            "-2024",
            "Marc 2024",
            "Exempt under Section 43",
            "31 December",
            "March 2024 onwards",
        ] {
            assert_eq!(When::read(written), None, "{written}");
        }
    }

    #[test]
    fn first_and_last_days_enclose_it() {
        for (text, first, last) in [
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-12", "2026-12-01", "2026-12-31"),
            ("2026-11-23", "2026-11-23", "2026-11-23"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            let when = When::parse(text).unwrap();
            assert_eq!((when.first_day(), when.last_day()), (day(first), day(last)), "{text}");
        }
    }

    #[test]
    fn order_goes_by_the_first_day() {
        let mut list: Vec<When> =
            ["2026-03", "2025", "2026-02-28", "2026"].iter().map(|t| When::parse(t).unwrap()).collect();
        list.sort();
        assert_eq!(list.iter().map(When::to_string).collect::<Vec<_>>(), ["2025", "2026", "2026-02-28", "2026-03"]);
    }

    #[test]
    fn only_the_canonical_form_is_parsed() {
        for text in ["2026-1", "2026-11-3", "0000", "2026-02-29", "２０２６", "+026", "2026-11-23-01", ""] {
            assert_eq!(When::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,30}") {
            let _ = (When::read(&text), When::parse(&text));
        }

        #[test]
        fn no_text_like_a_date_makes_reading_panic(text in "[0-9０-９年月日./ :T十二-]{0,14}") {
            if let Some(when) = When::read(&text) {
                prop_assert_eq!(When::read(&when.to_string()), Some(when));
            }
        }

        #[test]
        fn every_date_reads_back_as_itself(serial in 20_000_u64..=80_000, cut in 0..3) {
            let day = When::read(&serial.to_string()).unwrap().first_day();
            let when = match cut {
                0 => When::day(day),
                1 => When::month(day.year(), day.month()).unwrap(),
                _ => When::year(day.year()).unwrap(),
            };
            prop_assert_eq!(When::parse(&when.to_string()), Some(when));
            prop_assert_eq!(When::read(&when.to_string()), Some(when));
            prop_assert!(when.first_day() <= day && day <= when.last_day());
        }
    }
}
