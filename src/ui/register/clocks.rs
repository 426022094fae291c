//! Clocks as words: from when to when something has waited. What is left of a limit, `figures` will say here.

use chrono::NaiveDate;

use crate::domain::register::{Clock, Entry};
use crate::domain::text::Lang;
use crate::ui::words;

/// How days are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Days {
    /// Those of this year without the year.
    Short,
    /// In full, as on paper.
    Full,
}

/// Since when a clock runs, or from when to when it ran; empty where it has not begun.
pub fn clock_words(entry: &Entry, clock: &Clock, days: Days, today: NaiveDate, lang: Lang) -> String {
    let Some(from) = entry.when(clock.from) else { return String::new() };
    let written = |when| match days {
        Days::Short => words::short_when(when, today),
        Days::Full => when.to_string(),
    };
    match clock.until.iter().find_map(|until| entry.when(until)) {
        Some(to) => words::ran(&written(from), &written(to)),
        None => words::runs_since(&written(from), lang),
    }
}
