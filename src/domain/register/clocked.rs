//! A clock of an entry as of a day: the dates of the register's table, read by the one function of all clocks.

use std::sync::Arc;

use crate::domain::figures::clock::{self, ClockRow, Clocked, Timing};
use crate::domain::figures::source::{Given, Source};
use crate::domain::when::When;

use super::cell::Cell;
use super::clock::{Clock, Days, Limit};
use super::schema::{Around, Entry, Reckoned};

/// A date of an entry that a clock goes by: of a field, or reckoned.
pub fn date_of(entry: &Entry, key: &'static str, around: &dyn Around) -> Option<Given<When>> {
    match entry.register.derived(key) {
        Some((_, derived)) => match derived.of(entry, around) {
            Reckoned::Day(day) => day.map(|day| Given { value: When::day(day.value), source: day.source }),
            Reckoned::Figure(..) | Reckoned::Word(_) => None,
        },
        None => entry.when(key).map(|when| given(entry, key, when)),
    }
}

/// How a clock of an entry stands on the day.
pub fn clocked(entry: &Entry, of: &Clock, around: &dyn Around) -> Clocked {
    let (day, calendar) = (around.today(), around.calendar());
    let date = |key: &'static str| {
        date_of(entry, key, around).map(|date| Given { value: date.value.first_day(), source: date.source })
    };
    let count = |field: Option<&'static str>| {
        let field = field?;
        match entry.cell_of(field)? {
            Cell::Count(days) => Some(given(entry, field, u32::try_from(*days).ok()?)),
            _ => None,
        }
    };
    let (own, due, days) = match of.limit {
        Limit::Days(days) => (None, None, days),
        Limit::Field(field, usual) => (count(Some(field)), None, usual),
        Limit::Due(key) => {
            let due = date_of(entry, key, around);
            (None, due.map(|due| Given { value: due.value.last_day(), source: due.source }), 0)
        }
    };
    let days = u32::try_from(days).unwrap_or_default();
    let limit = match (of.limit, of.days) {
        (Limit::Due(_), _) => clock::Limit::GivenDay,
        (Limit::Days(_) | Limit::Field(..), Days::Natural) => clock::Limit::Days(days),
        (Limit::Days(_) | Limit::Field(..), Days::Working) => clock::Limit::WorkingDays(days),
    };
    let holder = match entry.cell_of(of.holder) {
        Some(Cell::Text(name)) => Some(given(entry, of.holder, Arc::clone(name))),
        _ => None,
    };
    let row = ClockRow {
        from: match of.is_day_alone() {
            true => date(of.from).map(|due| Given { value: due.value.min(day), ..due }),
            false => date(of.from),
        },
        until: of.until.iter().find_map(|until| date(until)),
        due,
        limit: own,
        extended: count(of.extended),
        paused: count(of.paused),
        holder,
    };
    let timing = Timing { limit, warn: u32::try_from(of.warn).unwrap_or_default() };
    clock::clock(timing, &row, day, calendar)
}

fn given<T>(entry: &Entry, set: &'static str, value: T) -> Given<T> {
    Given { value, source: Source { of: entry.id.clone(), set } }
}
