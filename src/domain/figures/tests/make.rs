//! Rows for tests, in a line each.

use chrono::NaiveDate;

use super::super::amount::Rounding;
use super::super::figure::Figure;
use super::super::month::Month;
use super::super::rows::{MonthRow, ProjectRows, YearPlan};
use super::super::source::{Given, Source};
use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::when::When;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    Month::of(When::parse(text).unwrap().first_day())
}

pub fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub fn entity(kind: &str, rest: &str) -> EntityId {
    EntityId::new(kind, rest).unwrap()
}

pub fn given<T>(kind: &str, rest: &str, set: &'static str, value: T) -> Given<T> {
    Given { value, source: Source { of: entity(kind, rest), set } }
}

pub fn project(name: &str) -> ProjectRows {
    ProjectRows::new(entity("project", name))
}

impl ProjectRows {
    fn name(&self) -> String {
        self.project.rest().to_owned()
    }

    /// One cell of the year's plan.
    pub(super) fn year(mut self, year: i32, set: impl FnOnce(&mut YearPlan, &dyn Fn(&'static str) -> Source)) -> Self {
        let rest = format!("{}/{year}", self.name());
        let source = |key| Source { of: entity("yearplan", &rest), set: key };
        set(self.plans.entry(year).or_default(), &source);
        self
    }

    pub(super) fn plan(self, year: i32, plan: &str) -> Self {
        let plan = decimal(plan);
        self.year(year, |row, at| row.plan = Some(Given { value: plan, source: at("plan") }))
    }

    /// One row of a month.
    pub(super) fn row(
        mut self,
        of: &str,
        set: impl FnOnce(&mut MonthRow, &dyn Fn(&'static str, &str) -> Given<Decimal>),
    ) -> Self {
        let rest = format!("{}/{of}", self.name());
        let cell = |key, value: &str| given("month", &rest, key, decimal(value));
        set(self.months.entry(month(of)).or_default(), &cell);
        self
    }

    pub(super) fn reported(self, of: &str, value: &str) -> Self {
        self.row(of, |row, cell| row.reported = Some(cell("reported", value)))
    }

    pub(super) fn reported_ytd(self, of: &str, value: &str) -> Self {
        self.row(of, |row, cell| row.reported_ytd = Some(cell("reported_ytd", value)))
    }

    pub(super) fn verified(self, of: &str, value: &str) -> Self {
        self.row(of, |row, cell| row.verified_ytd = Some(cell("verified_ytd", value)))
    }

    pub(super) fn planned(self, of: &str, value: &str) -> Self {
        self.row(of, |row, cell| row.planned = Some(cell("planned", value)))
    }

    pub(super) fn start(mut self, when: &str) -> Self {
        let when = When::parse(when).unwrap();
        self.planned_start = Some(given("project", &self.name(), "planned_start", when));
        self
    }

    pub(super) fn finish(mut self, when: &str) -> Self {
        let when = When::parse(when).unwrap();
        self.planned_finish = Some(given("project", &self.name(), "planned_finish", when));
        self
    }

    pub(super) fn begun(mut self, when: &str) -> Self {
        let when = When::parse(when).unwrap();
        self.started = Some(given("step", &format!("{}/newly_started", self.name()), "on", when));
        self
    }
}

/// What a figure shows, with 「—」 for none.
pub fn shown(figure: &Figure) -> String {
    figure.shown(Rounding::HalfAway).map_or("—".to_owned(), |amount| amount.to_string())
}

/// The same with so many places.
pub fn shown_to(figure: &Figure, places: u8) -> String {
    figure.shown_to(places, Rounding::HalfAway).map_or("—".to_owned(), |amount| amount.to_string())
}
