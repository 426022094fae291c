//! The rows of a project that figures are reckoned from, out of the book: 月进度 and 年度计划 of a year, and the project's own fields.
//!
//! The one place that knows both the registers and [`figures`](super::figures). Entries that name another project than their id does
//! are left out, as is a second entry of a month.

use std::collections::BTreeMap;

use crate::book::{Book, EntityId};

use super::choices::{Overlay, Role};
use super::figures::month::Month;
use super::figures::rows::{MonthRow, ProjectRows, Trust, YearPlan};
use super::figures::source::{Given, Source};
use super::ids::{PersonId, ProjectId};
use super::plan_year::{PLAN_YEAR, PLANS};
use super::records::Project;
use super::register::{CellType, Entry, KeyPart, Place};
use super::registers::{monthly_progress as month, year_plan};
use super::tables::Tables;
use super::when::When;

/// The rows of a project for the figures of a year: its months, its plan, and what stands in the project itself. `this_year` is the
/// year whose plan the project's own 年度计划 is, where it does not say of which year it is.
pub fn rows_of(book: &Book, tables: &Tables, project: &Project, year: i32, this_year: i32) -> ProjectRows {
    let of = project.id.entity();
    let mut rows = ProjectRows::new(of.clone());
    rows.phase = project.phase.map(|value| given(of, "phase", value));
    rows.total = project.total.map(|value| given(of, "total", value));
    rows.planned_start = when(book, of, "planned_start");
    rows.planned_finish = when(book, of, "planned_finish");
    rows.started = when(book, of, "actual_start");
    rows.cancelled = (project.overlay == Some(Overlay::Cancelled)).then(|| given(of, "overlay", None));
    rows.months = months_of(book, tables, &project.id, year);
    let plan = tables.entries().of(of, &year_plan::REGISTER).find(|entry| is_of_year(entry, year));
    let plan = plan.map(|entry| year_plan(entry)).filter(|plan| plan.plan.is_some() || plan.listed.is_some());
    let plan = plan.or_else(|| own_plan(book, project, year, this_year));
    rows.plans = BTreeMap::from_iter(plan.map(|plan| (year, plan)));
    rows
}

/// The entry of 月进度 of a project for a month, where there is one.
pub fn month_entry<'a>(tables: &'a Tables, project: &ProjectId, of: Month) -> Option<&'a std::sync::Arc<Entry>> {
    let mut all = tables.entries().of(project.entity(), &month::REGISTER);
    all.find(|entry| month_of(entry) == Some(of))
}

/// The entry of 年度计划 of a project for a year, where there is one.
pub fn plan_entry<'a>(tables: &'a Tables, project: &ProjectId, year: i32) -> Option<&'a std::sync::Arc<Entry>> {
    tables.entries().of(project.entity(), &year_plan::REGISTER).find(|entry| is_of_year(entry, year))
}

fn is_of_year(entry: &Entry, year: i32) -> bool {
    !entry.is_astray && entry.key == KeyPart::Year { year, nth: 1 }
}

fn month_of(entry: &Entry) -> Option<Month> {
    match entry.key {
        KeyPart::Month { year, month, nth: 1 } if !entry.is_astray => Month::new(year, month),
        _ => None,
    }
}

fn months_of(book: &Book, tables: &Tables, project: &ProjectId, year: i32) -> BTreeMap<Month, MonthRow> {
    let entries = tables.entries().of(project.entity(), &month::REGISTER);
    let of_year = entries.filter_map(|entry| Some((month_of(entry).filter(|month| month.year() == year)?, entry)));
    of_year.map(|(month, entry)| (month, month_row(book, tables, entry))).collect()
}

fn month_row(book: &Book, tables: &Tables, entry: &Entry) -> MonthRow {
    let verified_ytd = field(entry, month::VERIFIED_YTD);
    let trust = if verified_ytd.is_some() { trust(book, tables, entry) } else { Trust::Counts };
    MonthRow {
        planned: field(entry, month::PLANNED),
        reported: field(entry, month::REPORTED),
        reported_ytd: field(entry, month::REPORTED_YTD),
        verified_ytd,
        trust,
    }
}

/// Files bring changes without rules: a verified figure counts where somebody of the team wrote it and it rests on something.
fn trust(book: &Book, tables: &Tables, entry: &Entry) -> Trust {
    let by = book.shown(&entry.id, month::VERIFIED_YTD.key).and_then(|change| PersonId::of(change.by()));
    let role = by.and_then(|by| Role::from_key(&tables.person(&by)?.role));
    match role {
        Some(role) if !role.is_team() => Trust::NotInspectors,
        _ if entry.cell(month::VISIT.index).is_none() && entry.cell(month::BASIS.index).is_none() => Trust::NoBasis,
        Some(_) | None => Trust::Counts,
    }
}

fn year_plan(entry: &Entry) -> YearPlan {
    YearPlan {
        plan: field(entry, year_plan::PLAN),
        opening: field(entry, year_plan::OPENING),
        last_year_ytd: field(entry, year_plan::LAST_YEAR_YTD),
        last_year_at: field(entry, year_plan::LAST_YEAR_AT)
            .map(|at| Given { value: Month::of(at.value.first_day()), source: at.source }),
        start_by: field(entry, year_plan::START_BY),
        finish_by: field(entry, year_plan::FINISH_BY),
        listed: entry.get(year_plan::LISTED).map(|_| source(&entry.id, year_plan::LISTED.key)),
    }
}

/// 年度计划 as it stands in the project, for the year that it names, else for this one.
fn own_plan(book: &Book, project: &Project, year: i32, this_year: i32) -> Option<YearPlan> {
    let of = project.id.entity();
    let named = book.text(of, PLAN_YEAR).parse::<i32>().ok().unwrap_or(this_year);
    let plan = project.annual_plan.filter(|_| named == year)?;
    Some(YearPlan { plan: Some(given(of, PLANS[0], plan)), ..YearPlan::default() })
}

fn field<T: CellType>(entry: &Entry, place: Place<T>) -> Option<Given<T>> {
    entry.get(place).map(|value| given(&entry.id, place.key, value))
}

fn when(book: &Book, of: &EntityId, set: &'static str) -> Option<Given<When>> {
    When::parse(book.text(of, set)).map(|value| given(of, set, value))
}

fn given<T>(of: &EntityId, set: &'static str, value: T) -> Given<T> {
    Given { value, source: source(of, set) }
}

fn source(of: &EntityId, set: &'static str) -> Source {
    Source { of: of.clone(), set }
}

