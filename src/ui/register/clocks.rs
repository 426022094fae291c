//! Clocks as words: what is left of a limit, by how much it was passed, what it took.

use leptos::prelude::*;

use crate::domain::figures::clock::{ClockState, Clocked};
use crate::domain::register::clocked::{clocked, date_of};
use crate::domain::register::{Around, Clock, Entry};
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

/// One clock of an entry, as of a day.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// Its key.
    pub key: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What is left, in a word.
    pub word: String,
    /// The same with the dates that it comes from.
    pub line: String,
    /// How it stands.
    state: ClockState,
}

impl Told {
    /// What a clock says; nothing where it has not begun.
    pub fn of(entry: &Entry, clock: &'static Clock, around: &dyn Around, lang: Lang) -> Option<Self> {
        let found = clocked(entry, clock, around);
        if found.state == ClockState::NotBegun {
            return None;
        }
        let date = |key| date_of(entry, key, around).map(|date| date.value);
        let (from, until) = (date(clock.from)?, clock.until.iter().find_map(|until| date(until)));
        let word = word_of(&found, clock, lang);
        if clock.is_day_alone() && until.is_none() {
            let due = found.due.map(|due| words::clock_due(due, lang));
            let line = due.into_iter().chain([word.clone()]).collect::<Vec<_>>().join(" · ");
            return Some(Self { key: clock.key, name: clock.name.get(lang), line, word, state: found.state });
        }
        let dates = words::clock_dates(&from.to_string(), until.map(|day| day.to_string()), found.due, lang);
        let used = words::clock_used(found.used, clock.days, lang);
        Some(Self {
            key: clock.key,
            name: clock.name.get(lang),
            line: if used == word {
                [dates, word.clone()].join(" · ")
            } else {
                [dates, used, word.clone()].join(" · ")
            },
            word,
            state: found.state,
        })
    }

    /// Whether it still runs.
    pub const fn is_running(&self) -> bool {
        matches!(self.state, ClockState::Running | ClockState::Near | ClockState::Over)
    }

    /// The word, which presses as much as it says.
    pub fn view(&self) -> impl IntoView + use<> {
        let class = match self.state {
            ClockState::Over => "num left left--late",
            ClockState::Near => "num left left--today",
            ClockState::Running => "num left",
            ClockState::NotBegun | ClockState::Done | ClockState::DoneLate => "num left left--none",
        };
        view! { <span class=class title=self.line.clone()>{self.word.clone()}</span> }
    }
}

fn word_of(found: &Clocked, clock: &Clock, lang: Lang) -> String {
    match (found.state, found.left) {
        (ClockState::Over, _) => words::clock_over(found.over, clock.days, lang),
        (ClockState::DoneLate, _) => words::clock_late(found.over, clock.days, lang),
        (ClockState::Done, _) => words::clock_took(found.used, clock.days, lang),
        (ClockState::Running | ClockState::Near, Some(left)) => words::clock_left(left, clock.days, lang),
        (ClockState::Running | ClockState::Near | ClockState::NotBegun, _) => {
            words::clock_used(found.used, clock.days, lang)
        }
    }
}
