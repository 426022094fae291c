//! Days, months and spans as documents write them.

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::month::Month;
use crate::domain::text::Text;
use crate::domain::when::{Precision, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month of the year, 1 to 12.
fn english(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1))).copied().unwrap_or_default()
}

/// 「2026年10月9日」.
pub fn day(day: NaiveDate) -> Text {
    let (year, month, number) = (day.year(), day.month(), day.day());
    Text::owned(format!("{year}年{month}月{number}日"), format!("{number} {} {year}", english(month)))
}

/// The same without the year, for one of the year that a text is about.
pub fn day_of(of: NaiveDate, year: i32) -> Text {
    if of.year() != year {
        return day(of);
    }
    let (month, number) = (of.month(), of.day());
    Text::owned(format!("{month}月{number}日"), format!("{number} {}", english(month)))
}

/// 「2026年10月9日至12日」.
pub fn span(from: NaiveDate, to: NaiveDate) -> Text {
    let (first, last) = (day(from), day(to));
    if from == to {
        return first;
    }
    let short = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => format!("{}日", to.day()),
        (true, false) => format!("{}月{}日", to.month(), to.day()),
        (false, _) => last.zh.to_string(),
    };
    Text::owned(format!("{}至{short}", first.zh), format!("{} to {}", first.en, last.en))
}

/// 「1月」, 「1—9月」, 「全年」: the months of a year up to this one.
pub fn months(to: Month) -> Text {
    match to.number() {
        1 => Text::owned("1月", format!("January {}", to.year())),
        12 => Text::owned("全年", format!("{} as a whole", to.year())),
        month => Text::owned(format!("1—{month}月"), format!("January to {} {}", english(month), to.year())),
    }
}

/// 「2026年9月」.
pub fn month(month: Month) -> Text {
    let (year, number) = (month.year(), month.number());
    Text::owned(format!("{year}年{number}月"), format!("{} {year}", english(number)))
}

/// 「9月」: a month of the year that a text is about.
pub fn month_of_year(month: Month) -> Text {
    Text::owned(format!("{}月", month.number()), english(month.number()))
}

/// A day, a month or a year as far as it is known; a planned day is said to the month.
pub fn planned(when: When) -> Text {
    let first = when.first_day();
    match (when.precision(), Month::new(first.year(), first.month())) {
        (Precision::Year, _) | (_, None) => Text::owned(format!("{}年", first.year()), first.year().to_string()),
        (Precision::Month | Precision::Day, Some(of)) => month(of),
    }
}
