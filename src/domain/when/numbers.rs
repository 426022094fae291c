//! Dates of figures alone, and the order of day and month where the year comes last.

use chrono::{Days, NaiveDate};

use super::calendar::{SERIALS, When, believable, ym, ymd};
use super::words::plain;

/// Digits with one kind of separator, or none.
pub(super) fn read(text: &str) -> Option<When> {
    if let Some(serial) = serial_number(text) {
        return Some(serial);
    }
    let (text, is_end) = without_month_word(text);
    let (numbers, lengths) = parts(text)?;
    match (&numbers[..], &lengths[..]) {
        // 「2024月」 is nothing, 「2024底」 is the year.
        (&[year], [4]) if is_end != Word::Month => When::year(believable(year)?),
        (&[month], [6]) => ym(month / 100, month % 100),
        (&[day], [8]) if is_end == Word::None => ymd(day / 10_000, day / 100 % 100, day % 100),
        (&[year, month], [4, 1 | 2]) | (&[month, year], [1 | 2, 4]) => ym(year, month),
        (&[year, month, day], [4, 1 | 2, 1 | 2]) if is_end == Word::None => ymd(year, month, day),
        (&[first, second, year], [1 | 2, 1 | 2, 4]) if is_end == Word::None => {
            let slashed = Slashed { first, second, year };
            slashed.read(DayOrder::DayFirst).or_else(|| slashed.read(DayOrder::MonthFirst))
        }
        _ => None,
    }
}

/// The numbers between separators of one kind, and how many digits each has; none where anything else stands there.
fn parts(text: &str) -> Option<(Vec<u32>, Vec<usize>)> {
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'));
    let parts: Vec<&str> = match separator {
        Some(separator) => text.split(separator).map(str::trim).collect(),
        None => vec![text],
    };
    if parts.iter().any(|part| part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let numbers = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
    Some((numbers, parts.iter().map(|part| part.len()).collect()))
}

/// What stands behind the numbers: `2024.3月底`, `2024底`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Month,
    End,
}

fn without_month_word(text: &str) -> (&str, Word) {
    let words = [("月底", Word::Month), ("月末", Word::Month), ("月份", Word::Month), ("月", Word::Month)];
    let ends = [("底", Word::End), ("末", Word::End)];
    let found = words.into_iter().chain(ends).find_map(|(word, kind)| Some((text.strip_suffix(word)?, kind)));
    found.unwrap_or((text, Word::None))
}

/// Which number comes first in `3/4/2024`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DayOrder {
    /// 日/月/年: 3 April.
    DayFirst,
    /// 月/日/年: March 4.
    MonthFirst,
}

impl DayOrder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::MonthFirst, Self::DayFirst];
}

/// A day whose year comes last, so that the order of day and month has to be known: `03/04/2024`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slashed {
    first: u32,
    second: u32,
    year: u32,
}

impl Slashed {
    /// Finds one; none where the text is anything else, or no day in either order.
    pub fn of(text: &str) -> Option<Self> {
        let bare = plain(text)?;
        let (numbers, lengths) = parts(&bare.text)?;
        let (&[first, second, year], [1 | 2, 1 | 2, 4]) = (&numbers[..], &lengths[..]) else { return None };
        let slashed = Self { first, second, year };
        DayOrder::ALL.iter().any(|order| slashed.read(*order).is_some()).then_some(slashed)
    }

    /// The day in an order; none where the calendar has none.
    pub fn read(self, order: DayOrder) -> Option<When> {
        match order {
            DayOrder::DayFirst => ymd(self.year, self.second, self.first),
            DayOrder::MonthFirst => ymd(self.year, self.first, self.second),
        }
    }

    /// The order that alone makes it a day: what it proves of the column that it stands in.
    pub fn proves(self) -> Option<DayOrder> {
        match (self.read(DayOrder::DayFirst), self.read(DayOrder::MonthFirst)) {
            (Some(_), None) => Some(DayOrder::DayFirst),
            (None, Some(_)) => Some(DayOrder::MonthFirst),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    /// The day where the order makes no difference (`4/4/2024`).
    pub fn in_either(self) -> Option<When> {
        let day_first = self.read(DayOrder::DayFirst)?;
        (self.read(DayOrder::MonthFirst) == Some(day_first)).then_some(day_first)
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
    use super::*;

    #[test]
    fn days_with_the_year_last_are_told_by_what_they_prove() {
        use DayOrder::{DayFirst, MonthFirst};
        for (text, proves, day_first, month_first) in [
            ("12/31/2023", Some(MonthFirst), None, Some("2023-12-31")),
            ("31.12.2023", Some(DayFirst), Some("2023-12-31"), None),
            ("12/01/2023", None, Some("2023-01-12"), Some("2023-12-01")),
            (" 1-2-2024 0:00", None, Some("2024-02-01"), Some("2024-01-02")),
            ("１２/０１/２０２３（暂定）", None, Some("2023-01-12"), Some("2023-12-01")),
            ("29/2/2024", Some(DayFirst), Some("2024-02-29"), None),
        ] {
            let slashed = Slashed::of(text).unwrap();
            let read = |order| slashed.read(order).map(|when| when.to_string());
            assert_eq!(slashed.proves(), proves, "{text}");
            assert_eq!((read(DayFirst).as_deref(), read(MonthFirst).as_deref()), (day_first, month_first), "{text}");
        }
        assert_eq!(
            Slashed::of("4/4/2024").unwrap().in_either().map(|when| when.to_string()).as_deref(),
            Some("2024-04-04")
        );
        for text in ["2024/3/4", "13/13/2024", "3/2024", "3/4/24", "3 April 2024", "30/2/2024", ""] {
            assert_eq!(Slashed::of(text), None, "{text}");
        }
    }
}
