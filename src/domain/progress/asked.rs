//! Which figure is meant: pages hold this and what they show, and ask for the figure itself when somebody opens it.

use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::month::Month;
use crate::domain::figures::rule::{self, Rule, Unit};
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;
use crate::domain::text::thousands_apart;

use super::groups::By;
use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Measure {
    /// 年度计划.
    Plan,
    /// 本年累计完成.
    Completed,
    /// 完成率.
    Completion,
    /// 核定面.
    VerifiedShare,
    /// 序时计划.
    PlanToDate,
    /// 序时进度.
    PlanShare,
    /// 时间进度.
    TimeShare,
    /// 序时差.
    Gap,
    /// 较时间进度.
    GapToTime,
    /// 序时完成率.
    Ratio,
    /// 增幅.
    Growth,
    /// 开（复）工率.
    UnderWay,
    /// 年度新开工率.
    StartedOfYear,
    /// 到期开工率.
    StartedOfDue,
    /// 按期开工率.
    StartedOnTime,
    /// 自开工累计完成, of one project.
    SinceStart,
    /// 总投资完成率, of one project.
    OfTotal,
}

impl Measure {
    /// The rule that it is made by; of 序时计划 that of a sum.
    pub const fn rule(self) -> &'static Rule {
        match self {
            Self::Plan => &rule::PLAN,
            Self::Completed => &rule::YTD,
            Self::Completion => &rule::COMPLETION,
            Self::VerifiedShare => &rule::VERIFIED_SHARE,
            Self::PlanToDate => &rule::PTD_SUM,
            Self::PlanShare => &rule::PTD_SHARE,
            Self::TimeShare => &rule::TIME_SHARE,
            Self::Gap => &rule::GAP,
            Self::GapToTime => &rule::GAP_TIME,
            Self::Ratio => &rule::RATIO,
            Self::Growth => &rule::GROWTH,
            Self::UnderWay => &rule::STARTS_A,
            Self::StartedOfYear => &rule::STARTS_B,
            Self::StartedOfDue => &rule::STARTS_C,
            Self::StartedOnTime => &rule::STARTS_ON_TIME,
            Self::SinceStart => &rule::SINCE_START,
            Self::OfTotal => &rule::TOTAL_COMPLETION,
        }
    }
}

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

/// How much of a figure is reported and not verified.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Reported {
    /// Nothing, or what is neither.
    #[default]
    None,
    /// A part of a sum.
    Partly,
    /// All of it.
    Wholly,
}

/// What is shown of a figure: rounded once, or the reason why there is none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The digits, as data has them.
    value: Result<String, Missing>,
    is_signed: bool,
    /// Whether it is reported and not verified.
    pub reported: Reported,
}

impl Shown {
    /// Rounds a figure by the rule of the office.
    pub fn of(figure: &Figure, rounding: Rounding) -> Self {
        let shown = figure.shown(rounding).map(|amount| amount.to_string());
        let marked = |wanted: fn(&Mark) -> bool| figure.marks().iter().any(wanted);
        Self {
            value: shown.ok_or_else(|| figure.value().err().unwrap_or(Missing::TooLarge)),
            is_signed: figure.rule().unit == Unit::Points || figure.rule().key == "growth",
            reported: match figure.value() {
                Err(_) => Reported::None,
                Ok(_) if marked(|mark| matches!(mark, Mark::Unverified)) => Reported::Wholly,
                Ok(_) if marked(|mark| matches!(mark, Mark::PartlyUnverified(_))) => Reported::Partly,
                Ok(_) => Reported::None,
            },
        }
    }

    /// Why there is none.
    pub fn missing(&self) -> Option<Missing> {
        self.value.as_ref().err().copied()
    }

    /// The digits as data has them, `-1234.5`.
    pub fn digits(&self) -> Option<&str> {
        self.value.as_deref().ok()
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.digits().is_some_and(|digits| digits.starts_with('-'))
    }

    /// The digits as pages show them: thousands apart, a difference with its sign.
    pub fn written(&self) -> Option<String> {
        let digits = self.digits()?;
        let bare = digits.trim_start_matches('-');
        let (whole, part) = bare.split_once('.').map_or((bare, None), |(whole, part)| (whole, Some(part)));
        let is_zero = bare.chars().all(|sign| matches!(sign, '0' | '.'));
        let sign = match (digits.starts_with('-'), self.is_signed && !is_zero) {
            (true, _) => "−",
            (false, true) => "+",
            (false, false) => "",
        };
        let part = part.map(|part| format!(".{part}")).unwrap_or_default();
        Some(format!("{sign}{}{part}", thousands_apart(whole)))
    }
}
