//! The dates of approvals as the stopwatch wants them.

use crate::book::EntityId;
use crate::domain::figures::approval::{ApprovalDates, ApprovalLimits, Holder};
use crate::domain::figures::calendar::Calendar;
use crate::domain::figures::source::Given;
use crate::domain::figures::stopwatch::{Stopwatch, stopwatch};
use crate::domain::register::Entry;
use crate::domain::registers::approval as permit;
use crate::domain::tables::Tables;

use super::rows::{count, day, given, source};

/// The dates of one approval.
pub fn approval_dates(entry: &Entry) -> ApprovalDates {
    let held_by = given(entry, permit::OWNER_SIDE);
    ApprovalDates {
        unit: given(entry, permit::UNIT),
        not_needed: (entry.text(permit::NEEDED_HERE) == permit::NOT_NEEDED)
            .then(|| source(entry, permit::NEEDED_HERE.key)),
        applied: day(entry, permit::APPLIED),
        supplement_asked: day(entry, permit::SUPPLEMENT_ASKED),
        supplement_given: day(entry, permit::SUPPLEMENT_GIVEN),
        accepted: day(entry, permit::ACCEPTED),
        limit: count(entry, permit::LIMIT),
        extended: count(entry, permit::EXTENDED),
        paused: count(entry, permit::PAUSED),
        granted: day(entry, permit::GRANTED),
        refused: day(entry, permit::REFUSED),
        expiry: day(entry, permit::EXPIRY),
        held_by: held_by.and_then(|given| Some(Given { value: holder(&given.value)?, source: given.source })),
        ..ApprovalDates::new(entry.id.clone())
    }
}

/// How an approval stands on a day.
pub fn approval(entry: &Entry, day: chrono::NaiveDate, limits: ApprovalLimits, calendar: &Calendar) -> Stopwatch {
    stopwatch(&approval_dates(entry), limits, day, calendar)
}

/// The approvals of a project, in the order in which they are usually asked for.
pub fn approvals_of<'a>(tables: &'a Tables, project: &EntityId) -> Vec<&'a Entry> {
    let mut entries: Vec<&Entry> = tables
        .entries()
        .of(project, &permit::REGISTER)
        .map(|entry| &**entry)
        .filter(|entry| !entry.is_astray)
        .collect();
    crate::book::sorting::by_key(&mut entries, |entry| (entry.key.clone(), entry.id.clone()));
    entries
}

fn holder(key: &str) -> Option<Holder> {
    match key {
        "department" => Some(Holder::Department),
        "owner" => Some(Holder::Owner),
        "agency" => Some(Holder::Agent),
        "above" => Some(Holder::Superior),
        _ => None,
    }
}
