//! A clock of an entry as of a day: the dates of the register's table, read by the one function of all clocks.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::figures::calendar::Calendar;
use crate::domain::figures::clock::{self, ClockRow, Clocked, Timing};
use crate::domain::figures::source::{Given, Source};

use super::cell::Cell;
use super::clock::{Clock, Days, Limit};
use super::schema::Entry;

/// How a clock of an entry stands on a day.
pub fn clocked(entry: &Entry, of: &Clock, day: NaiveDate, calendar: &Calendar) -> Clocked {
    let date = |field: &'static str| Some(given(entry, field, entry.when(field)?.first_day()));
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
        Limit::Due(field) => (None, entry.when(field).map(|due| given(entry, field, due.last_day())), 0),
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
