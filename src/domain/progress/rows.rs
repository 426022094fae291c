//! The rows of a project as figures want them: from its months, plans, steps and halts, and from its own fields where it has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::choices::{Overlay, Phase, Role};
use crate::domain::decimal::Decimal;
use crate::domain::figures::month::Month;
use crate::domain::figures::rows::{Halt, MonthRow, ProjectRows, Trust, YearPlan};
use crate::domain::figures::source::{Given, Source};
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::register::{CellType, Entry, Place};
use crate::domain::registers::{halt, monthly_progress as month, phase_step as step, year_plan as plan};
use crate::domain::tables::Tables;
use crate::domain::when::{Precision, When};

/// Everything of one project that the figures of a year ask for. `usual_year` is the year of a plan that nobody has given one.
pub fn project_rows(book: &Book, tables: &Tables, project: &ProjectId, usual_year: i32) -> ProjectRows {
    let of = project.entity();
    let own = Own { book, of };
    let mut rows = ProjectRows::new(of.clone());
    rows.phase = own.given("phase", Phase::from_key);
    rows.total = own.given("total", Decimal::parse);
    rows.planned_start = own.given("planned_start", When::parse);
    rows.planned_finish = own.given("planned_finish", When::parse);
    rows.started = own.given("actual_start", When::parse);
    rows.finished = own.given("actual_finish", When::parse);
    let cancelled = |text: &str| (Overlay::from_key(text) == Some(Overlay::Cancelled)).then_some(None);
    rows.cancelled = own.given("overlay", cancelled);
    let entries = |register| tables.entries().of(of, register).filter(|entry| !entry.is_astray);
    for entry in entries(&month::REGISTER) {
        if let Some(month) = entry.key.month().and_then(|(year, month)| Month::new(year, month)) {
            // A second entry of the same month counts for nothing: two sums of one month are never added.
            rows.months.entry(month).or_insert_with(|| month_row(book, tables, entry));
        }
    }
    for entry in entries(&plan::REGISTER) {
        if let Some(year) = entry.key.year() {
            rows.plans.entry(year).or_insert_with(|| year_plan(entry));
        }
    }
    for entry in entries(&step::REGISTER) {
        match Phase::from_key(entry.text(step::PHASE)) {
            Some(Phase::NewlyStarted) => rows.started = given(entry, step::ON).or(rows.started),
            Some(Phase::Completed) => rows.finished = given(entry, step::ON).or(rows.finished),
            _ => {}
        }
    }
    rows.halts.extend(
        entries(&halt::REGISTER)
            .filter_map(|entry| Some(Halt { from: day(entry, halt::FROM)?, to: day(entry, halt::TO) })),
    );
    own.sum_of_the_year(&mut rows.months);
    own.plan_without_entry(&mut rows.plans, usual_year);
    rows
}

/// The same, kept from the last time where nothing of the project changed since.
pub fn rows_of(book: &Book, tables: &Tables, project: &ProjectId, usual_year: i32) -> Arc<ProjectRows> {
    tables.kept_rows().of(project, usual_year, || project_rows(book, tables, project, usual_year))
}

/// The value of a field of an entry, with its place in the book.
pub fn given<T: CellType>(entry: &Entry, place: Place<T>) -> Option<Given<T>> {
    entry.get(place).map(|value| Given { value, source: source(entry, place.key) })
}

/// A day of an entry, with its place in the book; a month or a year is none.
pub fn day(entry: &Entry, place: Place<When>) -> Option<Given<NaiveDate>> {
    let given = given(entry, place).filter(|given| given.value.precision() == Precision::Day)?;
    Some(Given { value: given.value.first_day(), source: given.source })
}

/// A count of an entry, with its place in the book.
pub fn count(entry: &Entry, place: Place<i64>) -> Option<Given<u32>> {
    let given = given(entry, place)?;
    Some(Given { value: u32::try_from(given.value).ok()?, source: given.source })
}

/// Where a field of an entry stands.
pub fn source(entry: &Entry, set: &'static str) -> Source {
    Source { of: entry.id.clone(), set }
}

fn month_row(book: &Book, tables: &Tables, entry: &Entry) -> MonthRow {
    let verified = given(entry, month::VERIFIED_YTD);
    MonthRow {
        planned: given(entry, month::PLANNED),
        reported: given(entry, month::REPORTED),
        reported_ytd: given(entry, month::REPORTED_YTD),
        trust: if verified.is_some() { trust(book, tables, entry) } else { Trust::Counts },
        verified_ytd: verified,
    }
}

/// Whether a verified figure counts: files bring changes without rules, so whoever reads looks who wrote it and on what it rests.
fn trust(book: &Book, tables: &Tables, entry: &Entry) -> Trust {
    let writer = book.shown(&entry.id, month::VERIFIED_YTD.key).and_then(|change| PersonId::of(change.by()));
    let role = writer.and_then(|id| tables.person(&id)).and_then(|person| Role::from_key(&person.role));
    match role {
        Some(Role::Unit) => Trust::NotInspectors,
        _ if entry.get(month::VISIT).is_none() && entry.get(month::BASIS).is_none() => Trust::NoBasis,
        _ => Trust::Counts,
    }
}

fn year_plan(entry: &Entry) -> YearPlan {
    let at = given(entry, plan::LAST_YEAR_AT);
    YearPlan {
        plan: given(entry, plan::PLAN),
        opening: given(entry, plan::OPENING),
        last_year_ytd: given(entry, plan::LAST_YEAR_YTD),
        last_year_at: at.map(|at| Given { value: Month::of(at.value.first_day()), source: at.source }),
        start_by: given(entry, plan::START_BY),
        finish_by: given(entry, plan::FINISH_BY),
        listed: given(entry, plan::LISTED).map(|given| given.source),
    }
}

/// The project's own fields.
struct Own<'a> {
    book: &'a Book,
    of: &'a EntityId,
}

impl Own<'_> {
    fn given<T>(&self, set: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<Given<T>> {
        let value = read(self.book.text(self.of, set))?;
        Some(Given { value, source: Source { of: self.of.clone(), set } })
    }

    /// A list that has no months but a sum of the year gives the month that it goes up to, where nothing else says it.
    fn sum_of_the_year(&self, months: &mut BTreeMap<Month, MonthRow>) {
        let Some(as_of) = When::parse(self.book.text(self.of, "ytd_as_of")) else { return };
        let Some(ytd) = self.given("ytd", Decimal::parse).filter(|_| as_of.precision() != Precision::Year) else {
            return;
        };
        let row = months.entry(Month::of(as_of.first_day())).or_default();
        if row.reported.is_none() && row.reported_ytd.is_none() {
            row.reported_ytd = Some(ytd);
        }
    }

    /// The plan in the project's own field stands for the year that it names, or else the usual one, where that has no plan of its own.
    fn plan_without_entry(&self, plans: &mut BTreeMap<i32, YearPlan>, usual_year: i32) {
        let stated = self.book.text(self.of, PLAN_YEAR).parse().ok();
        let Some(amount) = self.given("annual_plan", Decimal::parse) else { return };
        let year = plans.entry(stated.unwrap_or(usual_year)).or_default();
        if year.plan.is_none() {
            year.plan = Some(amount);
        }
        let as_of =
            When::parse(self.book.text(self.of, "ytd_as_of")).filter(|when| when.precision() != Precision::Year);
        if let (None, Some(as_of), Some(same)) = (&year.last_year_ytd, as_of, self.given("last_year", Decimal::parse)) {
            let source = Source { of: self.of.clone(), set: "ytd_as_of" };
            year.last_year_at = Some(Given { value: Month::of(as_of.first_day()).year_before(), source });
            year.last_year_ytd = Some(same);
        }
    }
}
