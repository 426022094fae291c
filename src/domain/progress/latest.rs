//! The latest month with figures: where a page leads on that has nothing to show for the month that it was asked for.

use crate::book::Book;
use crate::domain::figures::month::Month;
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::register::Entry;
use crate::domain::registers::{monthly_progress as month, year_plan};
use crate::domain::tables::Tables;
use crate::domain::when::{Precision, When};

/// The latest month of the book with figures: the last with something completed, else the last that is planned, else the December of the
/// last year with a plan. Reads every month of the book; asked for where a page is empty, never on the way.
pub fn latest_month(book: &Book, tables: &Tables) -> Option<Month> {
    let months = || tables.entries().all(&month::REGISTER).filter(|entry| !entry.is_astray);
    let of = |entry: &Entry| entry.key.month().and_then(|(year, month)| Month::new(year, month));
    let is_done = |entry: &Entry| {
        [month::REPORTED, month::REPORTED_YTD, month::VERIFIED_YTD].into_iter().any(|place| entry.get(place).is_some())
    };
    let done = months().filter(|entry| is_done(entry)).filter_map(|entry| of(entry)).max();
    let summed = tables.projects().filter_map(|project| sum_up_to(book, project.id.entity())).max();
    let planned = || months().filter(|entry| entry.get(month::PLANNED).is_some()).filter_map(|entry| of(entry)).max();
    let plans = tables.entries().all(&year_plan::REGISTER).filter(|entry| entry.get(year_plan::PLAN).is_some());
    let years = plans.filter_map(|entry| entry.key.year());
    let own = tables.projects().filter_map(|project| book.text(project.id.entity(), PLAN_YEAR).parse().ok());
    let last_plan = || years.chain(own).max().and_then(|year| Month::new(year, 12));
    done.max(summed).or_else(planned).or_else(last_plan)
}

/// The month that a project's own sum of the year goes up to.
fn sum_up_to(book: &Book, project: &crate::book::EntityId) -> Option<Month> {
    let has_sum = !book.text(project, "ytd").is_empty();
    let as_of = When::parse(book.text(project, "ytd_as_of")).filter(|when| when.precision() != Precision::Year)?;
    has_sum.then(|| Month::of(as_of.first_day()))
}
