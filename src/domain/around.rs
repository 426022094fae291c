//! What stands around an entry, as the book has it: what registers reckon with, as of a day.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};

use super::command::office;
use super::decimal::Decimal;
use super::figures::calendar::Calendar;
use super::figures::figure::Figure;
use super::figures::missing::Missing;
use super::figures::month::Month;
use super::figures::rule::{SINCE_START, YTD};
use super::figures::source::{Given, Source};
use super::folding::same;
use super::ids::ProjectId;
use super::progress::region::Member;
use super::progress::settings::{FigureSettings, calendar};
use super::records::Problem;
use super::register::{Around, Entry};
use super::registers::register_of;
use super::tables::Tables;
use super::taxonomy::{Category, Severity};
use super::when::When;

/// The book around an entry.
pub struct BookAround<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// What the office has set for figures.
    pub settings: FigureSettings,
    today: NaiveDate,
    calendar: Calendar,
}

impl<'a> BookAround<'a> {
    /// The book as of a day.
    pub fn of(book: &'a Book, tables: &'a Tables, today: NaiveDate) -> Self {
        Self { book, tables, settings: FigureSettings::of(book, &office()), today, calendar: calendar(book) }
    }

    fn member(&self, project: &EntityId, as_of: Month) -> Option<Member> {
        let project = ProjectId::of(project).filter(|id| self.tables.project(id).is_some())?;
        Some(Member::of(self.book, self.tables, &project, as_of, &self.settings))
    }
}

impl Around for BookAround<'_> {
    fn today(&self) -> NaiveDate {
        self.today
    }

    fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    fn entry(&self, id: &EntityId) -> Option<Arc<Entry>> {
        self.tables.entry(id).cloned()
    }

    fn below(&self, of: &EntityId, kind: &str) -> Vec<Arc<Entry>> {
        let all = register_of(kind).into_iter().flat_map(|register| self.tables.entries().of(of, register));
        all.filter(|entry| !entry.is_astray).cloned().collect()
    }

    fn all(&self, kind: &str) -> Vec<Arc<Entry>> {
        let all = register_of(kind).into_iter().flat_map(|register| self.tables.entries().all(register));
        all.filter(|entry| !entry.is_astray).cloned().collect()
    }

    fn number(&self, project: &EntityId, key: &'static str) -> Option<Given<Decimal>> {
        let value = Decimal::parse(self.book.text(project, key))?;
        Some(Given { value, source: Source { of: project.clone(), set: key } })
    }

    fn text(&self, project: &EntityId, key: &str) -> String {
        self.book.text(project, key).to_owned()
    }

    fn projects(&self, key: &'static str, says: &str) -> Vec<EntityId> {
        let all = self.tables.projects().map(|project| project.id.entity());
        all.filter(|project| same(self.book.text(project, key), says)).cloned().collect()
    }

    fn started(&self, project: &EntityId) -> Option<Given<When>> {
        self.member(project, Month::closed(self.today))?.rows.started.clone()
    }

    fn finished(&self, project: &EntityId) -> Option<Given<When>> {
        self.member(project, Month::closed(self.today))?.rows.finished.clone()
    }

    fn completed(&self, project: &EntityId, year: i32) -> Figure {
        let closed = Month::closed(self.today);
        let as_of = Month::new(year, 12).filter(|last| *last < closed).unwrap_or(closed);
        match self.member(project, as_of).filter(|_| as_of.year() == year) {
            Some(member) => member.parts.part.completed(),
            None => Figure::missing(&YTD, Missing::NotReported),
        }
    }

    fn critical_problems(&self, unit: &str) -> Vec<Source> {
        let is_grave = |problem: &&Arc<Problem>| {
            let grave = matches!(problem.category, Some(Category::Safety | Category::Quality));
            problem.is_open() && problem.severity == Severity::Critical && grave
        };
        let is_theirs = |problem: &&Arc<Problem>| {
            let lead = self.tables.project(&problem.project).map(|project| project.lead_unit.as_str());
            same(&problem.lead_unit, unit) || lead.is_some_and(|lead| same(lead, unit))
        };
        let found = self.tables.problems().filter(is_grave).filter(is_theirs);
        found.map(|problem| Source { of: problem.id.clone().into(), set: "severity" }).collect()
    }

    fn since_start(&self, project: &EntityId) -> Figure {
        match self.member(project, Month::closed(self.today)) {
            Some(member) => member.parts.part.since_start(&member.rows),
            None => Figure::missing(&SINCE_START, Missing::NotReported),
        }
    }
}
