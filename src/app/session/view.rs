//! What pages read.

use chrono::NaiveDate;

use crate::app::snapshot::{DayFacts, Facts, NAMED, planned, standing};
use crate::app::workbook::Workbook;
use crate::book::Book;
use crate::domain::around::BookAround;
use crate::domain::choices::Role;
use crate::domain::command::{RuleContext, office};
use crate::domain::duties::{Band, Duty, Shares, bands, duty};
use crate::domain::ids::PersonId;
use crate::domain::ledger::Viewer;
use crate::domain::overview::{OpenProblems, ProjectsToVisit};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::progress::standing::Standing;
use crate::domain::records::Person;
use crate::domain::tables::Tables;
use crate::domain::visit_plan::today::Planned;

/// What a page reads: the book and its records at this moment.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The book, for fields, histories and conflicts.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// The local day.
    pub today: NaiveDate,
    pub(super) workbook: &'a Workbook,
    /// The present one: who looks is who uses this device now, also where a past day is looked at.
    pub(super) present: &'a Workbook,
    /// What was counted beforehand, while the book is being read.
    pub(super) facts: Option<(&'a Facts, &'a DayFacts)>,
}

impl<'a> View<'a> {
    /// What stands around entries today, for what is reckoned of them.
    pub fn around(&self) -> BookAround<'a> {
        BookAround::of(self.book, self.tables, self.today)
    }
}

impl View<'_> {
    /// Who uses this device.
    pub fn me(&self) -> Option<PersonId> {
        self.present.me()
    }

    /// The record of whoever uses this device.
    pub fn my_record(&self) -> Option<&Person> {
        self.present.my_record()
    }

    /// The role in which this device is used.
    pub fn my_role(&self) -> Role {
        self.present.my_role()
    }

    /// Who looks at the book, for "mine".
    pub fn viewer(&self) -> Viewer {
        self.present.viewer()
    }

    /// How many facts wait for a decision.
    pub fn conflict_count(&self) -> usize {
        self.facts.map_or_else(|| self.book.conflict_count(), |(facts, _)| facts.conflicts())
    }

    /// What whoever uses this device has to do with issues.
    pub fn duty(&self) -> Duty {
        let count = || duty(self.tables, self.today, self.my_role(), &self.viewer());
        self.facts.map_or_else(count, |(_, day)| day.duty())
    }

    /// The open issues in bands, as the role of whoever uses this device has them.
    pub fn bands(&self) -> Vec<Band> {
        let count = || bands(self.tables, self.today, self.my_role(), &self.viewer(), NAMED);
        self.facts.map_or_else(count, |(_, day)| day.bands(self.tables))
    }

    /// Who has most of what waits.
    pub fn shares(&self) -> Shares {
        let count = || Shares::of(self.tables, self.today, NAMED);
        self.facts.map_or_else(count, |(_, day)| day.shares())
    }

    /// The open problems, all of them or only those of `mine`, the first so many of those that press.
    pub fn open_problems(&self, mine: Option<&Viewer>, listed: usize) -> OpenProblems {
        let count = || OpenProblems::of(self.tables, self.today, mine, listed);
        self.facts.map_or_else(count, |(_, day)| day.open_problems(self.tables, listed))
    }

    /// The projects that wait for a visit, the first so many by name.
    pub fn projects_to_visit(&self, listed: usize) -> ProjectsToVisit {
        let count = || ProjectsToVisit::of(self.tables, self.today, listed);
        self.facts.map_or_else(count, |(_, day)| day.projects_to_visit(self.tables, listed))
    }

    /// What plans mean whoever uses this device to visit today.
    pub fn planned_today(&self) -> Vec<Planned> {
        self.facts.map_or_else(|| planned(self.workbook, self.today), |(_, day)| day.planned().to_vec())
    }

    /// What the office has set for figures.
    pub fn figure_settings(&self) -> FigureSettings {
        FigureSettings::of(self.book, &office())
    }

    /// How the region stands, for those who are shown it.
    pub fn standing(&self) -> Option<Standing> {
        match self.facts {
            Some((facts, day)) => facts.standing(day).cloned(),
            None => standing(self.book, self.tables, self.today, self.my_role()),
        }
    }

    /// Asks the rules something as whoever uses this device.
    pub fn with_rules<T>(&self, ask: impl FnOnce(&RuleContext) -> T) -> T {
        self.workbook.with_rules(self.today, ask)
    }
}
