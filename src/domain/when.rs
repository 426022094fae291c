//! Dates as plans and lists have them: a day, a month or only a year.
//!
//! Owns reading, writing and comparing them. What day it is today is not known here.

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
    /// | `2024.03`, `2024/3`, `202403`, `3/2024`, `2024年3月`, `2024年3月底`, `March 2024` | the month |
    /// | `2024`, `2024年`, `2024年底` | the year |
    /// | `5/3/2024` | the day, day first; month first where only that is a date |
    /// | `5 March 2024`, `March 5th, 2024`, `5-Mar-24` | the day |
    /// | `45356` | the day with this serial number in a spreadsheet, for five digits from 20000 to 80000 |
    ///
    /// A time of day behind the date is dropped. A date that the calendar does not have is refused, and so is anything that
    /// is less exact than its words (`2024年上半年`) or has a year outside 1900 to 2199.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(plain_character).collect();
        let plain = without_time(plain.trim());
        if plain.len() > 60 {
            return None;
        }
        if plain.contains('年') {
            return read_chinese(plain);
        }
        match plain.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            true => read_english(plain),
            false => read_numbers(plain),
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

fn ymd(year: u32, month: u32, day: u32) -> Option<When> {
    let year = believable(year)?;
    NaiveDate::from_ymd_opt(year, month, day).map(When::day)
}

fn ym(year: u32, month: u32) -> Option<When> {
    When::month(believable(year)?, month)
}

fn believable(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year))
}

/// Full-width forms and Chinese digits as plain ones; blanks of every kind as a space.
fn plain_character(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        c if c.is_whitespace() => ' ',
        other => other,
    }
}

/// Cuts a time of day off: what stands behind a `T` or a blank and looks like `0:00`.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let hour = rest.bytes().take_while(u8::is_ascii_digit).count();
        matches!(hour, 1 | 2) && rest.as_bytes().get(hour) == Some(&b':')
    };
    match text.find(['T', ' ']) {
        Some(at) if at > 0 && is_time(text[at + 1..].trim_start()) => &text[..at],
        _ => text,
    }
}

/// `2024年`, `2024年3月`, `2024年3月5日`, with Chinese or plain digits and the usual words for an end behind them.
fn read_chinese(text: &str) -> Option<When> {
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let (year, rest) = text.split_once('年')?;
    let year = chinese_year(year)?;
    if matches!(rest, "" | "底" | "末" | "年底" | "年末" | "内" | "度") {
        return When::year(believable(year)?);
    }
    let (month, rest) = rest.split_once('月')?;
    let month = chinese_number(month)?;
    if matches!(rest, "" | "份" | "底" | "末" | "初" | "中" | "上旬" | "中旬" | "下旬") {
        return ym(year, month);
    }
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    ymd(year, month, chinese_number(day)?)
}

fn chinese_digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        other => other.to_digit(10),
    }
}

fn chinese_year(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().map(chinese_digit).collect();
    digits.filter(|digits| digits.len() == 4).map(|digits| digits.iter().fold(0, |sum, digit| sum * 10 + digit))
}

/// A month or a day: `3`, `03`, `三`, `十二`, `二十`, `三十一`.
fn chinese_number(text: &str) -> Option<u32> {
    match text.split_once('十') {
        Some((tens, ones)) => {
            let one = |text: &str, empty: u32| match text.chars().collect::<Vec<_>>()[..] {
                [] => Some(empty),
                [digit] => chinese_digit(digit),
                _ => None,
            };
            Some(one(tens, 1)? * 10 + one(ones, 0)?)
        }
        None => match text.chars().collect::<Vec<_>>()[..] {
            [digit] => chinese_digit(digit),
            [tens, ones] => Some(tens.to_digit(10)? * 10 + ones.to_digit(10)?),
            _ => None,
        },
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month_named(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let place = MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(&word)))?;
    u32::try_from(place + 1).ok()
}

/// `5 March 2024`, `March 5th, 2024`, `5-Mar-24`, `March 2024`, `2024 March 5`.
fn read_english(text: &str) -> Option<When> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        Some(digits).filter(|digits| matches!(digits.len(), 1 | 2)).and_then(|digits| digits.parse::<u32>().ok())
    };
    let year = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() == 4);
    let short_year = |word: &str| match word.parse::<u32>().ok().filter(|_| word.len() == 2)? {
        late @ 70.. => Some(1900 + late),
        early => Some(2000 + early),
    };
    match words[..] {
        [a, b] => match (month_named(a), month_named(b)) {
            (Some(month), None) => ym(year(b)?, month),
            (None, Some(month)) => ym(year(a)?, month),
            _ => None,
        },
        [a, b, c] => match (month_named(a), month_named(b)) {
            (Some(month), None) => ymd(year(c)?, month, number(b)?),
            (None, Some(month)) if a.len() == 4 => ymd(year(a)?, month, number(c)?),
            (None, Some(month)) => ymd(year(c).or_else(|| short_year(c))?, month, number(a)?),
            _ => None,
        },
        _ => None,
    }
}

/// Digits with one kind of separator, or none.
fn read_numbers(text: &str) -> Option<When> {
    if let Some(serial) = serial_number(text) {
        return Some(serial);
    }
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'));
    let parts: Vec<&str> = match separator {
        Some(separator) => text.split(separator).map(str::trim).collect(),
        None => vec![text],
    };
    if parts.iter().any(|part| part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
    match (&numbers[..], &lengths[..]) {
        (&[year], [4]) => When::year(believable(year)?),
        (&[month], [6]) => ym(month / 100, month % 100),
        (&[day], [8]) => ymd(day / 10_000, day / 100 % 100, day % 100),
        (&[year, month], [4, 1 | 2]) | (&[month, year], [1 | 2, 4]) => ym(year, month),
        (&[year, month, day], [4, 1 | 2, 1 | 2]) => ymd(year, month, day),
        (&[first, second, year], [1 | 2, 1 | 2, 4]) => ymd(year, second, first).or_else(|| ymd(year, first, second)),
        _ => None,
    }
}

/// `45356` or `45356.5`: days since 1899-12-30, as spreadsheets count.
fn serial_number(text: &str) -> Option<When> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !all_digits(days) || !all_digits(fraction) {
        return None;
    }
    let days = days.parse().ok().filter(|days| SERIALS.contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)).map(When::day)
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
        for written in
            ["2024.03", "2024/3", "2024-03", "202403", "3/2024", "2024年3月", "2024年3月底", "Mar 2024", "March, 2024"]
        {
            check(written, "2024-03");
        }
        for written in ["2024", "2024年", "2024年底", "２０２４年末", "二〇二四年"] {
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
            "24年3月",
            "2024年上半年",
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
