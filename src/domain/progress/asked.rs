//! Which figure is meant: pages hold this and what they show, and ask for the figure itself when somebody opens it.

use std::sync::Arc;

use crate::book::Book;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::groups::By;
use super::project_figures::{ListedFigure, MEASURES, ProjectFigures};
use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;

pub use super::measure::Measure;
pub use super::shown::{Reported, Shown};

/// What a figure is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// The whole region.
    Region,
    /// One unit, sector, leader or programme, as it is stored.
    Group(By, String),
    /// One project.
    Project(ProjectId),
}

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Of what.
    pub about: About,
    /// What it measures.
    pub measure: Measure,
    /// The month that it is as of.
    pub as_of: Month,
}

/// A figure with the projects that it was made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The figure.
    pub figure: Figure,
    /// Whether the office has made a list for the year; none for a project alone.
    pub is_listed: Option<bool>,
    /// The projects, each with the same figure of its own, those without one last; empty for a project alone.
    pub projects: Vec<(ProjectId, Figure)>,
}

impl Asked {
    /// Reckons the figure from the book.
    pub fn answer(&self, book: &Book, tables: &Tables, settings: &FigureSettings) -> Answered {
        if let About::Project(project) = &self.about {
            let member = Member::of(book, tables, project, self.as_of, settings);
            return Answered { figure: member.figure(self.measure, settings), is_listed: None, projects: Vec::new() };
        }
        let region = RegionProgress::of(book, tables, self.as_of, settings);
        let region = match &self.about {
            About::Group(by, name) => region.within(|id| by.of(book, tables, id) == *name),
            About::Region | About::Project(_) => region,
        };
        let of_each = |member: &Member| (member.project.clone(), member.figure(self.measure, settings));
        let mut projects: Vec<(ProjectId, Figure)> = region.members.iter().map(of_each).collect();
        projects.sort_by_key(|(id, figure)| (figure.value().is_err(), id.clone()));
        Answered { figure: region.figure(self.measure), is_listed: Some(region.is_listed), projects }
    }
}

impl Member {
    /// A figure of the project alone.
    pub fn figure(&self, measure: Measure, settings: &FigureSettings) -> Figure {
        let part = &self.parts.part;
        match measure {
            Measure::PlanToDate => part.planned(),
            Measure::Completed => part.completed(),
            Measure::SinceStart => part.since_start(&self.rows),
            Measure::OfTotal => part.total_completion(&self.rows),
            Measure::Growth => self.parts.growth.growth(),
            _ => self.alone(settings).figure(measure),
        }
    }

    /// Its figures as a list shows them, kept or reckoned.
    pub fn listed(&self, tables: &Tables, settings: &FigureSettings) -> Arc<ProjectFigures> {
        let as_of = self.parts.part.as_of;
        let reckon = || {
            let figures = MEASURES.map(|measure| {
                let figure = self.figure(measure, settings);
                ListedFigure { shown: Shown::of(&figure, settings.rounding), exact: figure.value().ok() }
            });
            ProjectFigures::new(as_of, figures)
        };
        tables.kept_rows().figures(&self.project, &self.rows, (as_of, *settings), reckon)
    }

    /// The project as a region of its own.
    fn alone(&self, settings: &FigureSettings) -> RegionProgress {
        RegionProgress::alone(self.clone(), settings.due_base)
    }
}

impl RegionProgress {
    /// A figure of all of it. What only one project has is none of a region.
    pub fn figure(&self, measure: Measure) -> Figure {
        match measure {
            Measure::Plan => self.total().plan(),
            Measure::Completed => self.total().completed(),
            Measure::Completion => self.total().completion(),
            Measure::VerifiedShare => self.total().verified_share(),
            Measure::PlanToDate => self.total().plan_to_date(),
            Measure::PlanShare => self.total().plan_share(),
            Measure::TimeShare => self.total().time_share(),
            Measure::Gap => self.total().gap(),
            Measure::GapToTime => self.total().gap_to_time(),
            Measure::Ratio => self.total().ratio(),
            Measure::Growth => self.growth(),
            Measure::UnderWay => self.starts().under_way,
            Measure::StartedOfYear => self.starts().of_this_year,
            Measure::StartedOfDue => self.starts().of_due,
            Measure::StartedOnTime => self.starts().on_time,
            Measure::SinceStart | Measure::OfTotal => Figure::missing(measure.rule(), Missing::NoProjects),
        }
    }
}
