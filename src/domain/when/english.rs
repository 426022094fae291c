//! Dates with the English name of a month in them.

use super::calendar::{When, full_year, ym, ymd};

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
pub(super) fn read(text: &str) -> Option<When> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        Some(digits).filter(|digits| matches!(digits.len(), 1 | 2)).and_then(|digits| digits.parse::<u32>().ok())
    };
    let year = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() == 4);
    let short_year = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() == 2).map(full_year);
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
