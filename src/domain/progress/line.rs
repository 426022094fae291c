//! One month of one project.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::Book;
use crate::domain::choices::Phase;
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::part::Part;
use crate::domain::figures::rows::ProjectRows;
use crate::domain::figures::total::Total;
use crate::domain::figures::ytd::{Kind, exactly};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::Project;
use crate::domain::register::{Entry, KeyPart};
use crate::domain::registers::{monthly_progress as month, year_plan};
use crate::domain::tables::Tables;

use super::amended_basis::amended_bases_of;
use super::reporting::{Report, is_great};
use super::rows::rows_of;
use super::settings::FigureSettings;

/// A month of a project: what was planned, reported and verified, and what follows from it. A picture of the book at one moment.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthLine {
    /// The project.
    pub project: ProjectId,
    /// The month.
    pub month: Month,
    /// What is written of the month; none where nothing is.
    pub entry: Option<Arc<Entry>>,
    /// What the project puts into figures of the month.
    pub part: Part,
    /// 完成率 as of the month.
    pub completion: Figure,
    /// 序时差 as of the month.
    pub gap: Figure,
    /// 本年累计（上报）, 万元.
    pub reported_ytd: Option<Fraction>,
    /// 核定累计 of exactly this month, 万元.
    pub verified_ytd: Option<Fraction>,
    /// Whether what is verified rests on an answer of a visit that was amended since.
    pub is_basis_amended: bool,
    /// 核定当月: what was verified in this month alone, 万元; none where the month before has no verified figure.
    pub verified_alone: Option<Fraction>,
    /// How it stands with its report.
    pub report: Report,
    /// Whether the month is over.
    pub is_closed: bool,
    /// Whether the project stands on the list of the year.
    pub is_listed: bool,
    /// Whether it counts where the year has no list: it is not 储备.
    pub is_under_way: bool,
    /// 取消 in this month or before.
    pub is_cancelled: bool,
    /// How its figures are shown.
    pub rounding: Rounding,
}

impl MonthLine {
    /// Reads a month of a project.
    pub fn read(
        book: &Book,
        tables: &Tables,
        project: &Project,
        of: Month,
        settings: &FigureSettings,
        today: NaiveDate,
    ) -> Self {
        let rows = rows_of(book, tables, &project.id, settings.usual_year(of));
        Self::of(book, &rows, tables, project, of, settings, today)
    }

    /// The same of rows that are there already.
    fn of(
        book: &Book,
        rows: &ProjectRows,
        tables: &Tables,
        project: &Project,
        of: Month,
        settings: &FigureSettings,
        today: NaiveDate,
    ) -> Self {
        let entry = month_entry(tables, &project.id, of).cloned();
        let part = Part::of(rows, of, settings.take);
        let total = Total::of([&part], of);
        let number = |place| entry.as_ref().and_then(|entry| entry.get(place)).map(Fraction::from);
        let row = rows.months.get(&of);
        let is_reported = row.is_some_and(|row| row.reported.is_some() || row.reported_ytd.is_some());
        let came = entry.as_ref().and_then(|entry| entry.get(month::REPORTED_ON)).map(|when| when.last_day());
        let verified_ytd = number(month::VERIFIED_YTD);
        let amended = |entry: &Arc<Entry>| !amended_bases_of(book, tables, entry).is_empty();
        Self {
            is_basis_amended: entry.as_ref().is_some_and(amended),
            project: project.id.clone(),
            month: of,
            completion: total.completion(),
            gap: total.gap(),
            reported_ytd: exactly(rows, of, Kind::Reported).ok().map(|ytd| ytd.amount),
            verified_ytd,
            verified_alone: verified_ytd.and_then(|now| now.minus(verified_before(rows, of)?)),
            report: Report::of(of, is_reported, came, settings, today),
            is_closed: of <= Month::closed(today),
            is_listed: rows.plans.get(&of.year()).is_some_and(|plan| plan.listed.is_some()),
            is_under_way: project.phase != Some(Phase::Reserve),
            is_cancelled: rows.is_cancelled(of),
            rounding: settings.rounding,
            entry,
            part,
        }
    }

    /// 上报核定差: the sums since January, reported and not verified; none where one of them is missing.
    pub fn difference(&self) -> Option<Fraction> {
        self.reported_ytd?.minus(self.verified_ytd?)
    }

    /// Whether that is more than it may be.
    pub fn differs(&self) -> bool {
        self.difference().zip(self.verified_ytd).is_some_and(|(difference, verified)| is_great(difference, verified))
    }

    /// 未核定: the month is over and nothing was verified for it.
    pub const fn is_unverified(&self) -> bool {
        self.is_closed && self.verified_ytd.is_none()
    }

    /// Whether it counts in a year: it stands on the year's list, or where there is none it is not 储备; never once it is 取消.
    pub const fn counts(&self, year_has_list: bool) -> bool {
        !self.is_cancelled && if year_has_list { self.is_listed } else { self.is_under_way }
    }

    /// The visit that verified it.
    pub fn visit(&self) -> Option<VisitId> {
        VisitId::of(&self.entry.as_ref()?.get(month::VISIT)?)
    }
}

/// What was verified up to the month before: nothing in January.
fn verified_before(rows: &ProjectRows, of: Month) -> Option<Fraction> {
    match of.number() {
        1 => Some(Fraction::ZERO),
        _ => rows.months.get(&of.back(1))?.verified_ytd.as_ref().map(|given| given.number()),
    }
}

/// The entry of 月进度 of a project for a month, where there is one.
pub fn month_entry<'a>(tables: &'a Tables, project: &ProjectId, of: Month) -> Option<&'a Arc<Entry>> {
    let key = KeyPart::Month { year: of.year(), month: of.number(), nth: 1 };
    let mut all = tables.entries().of(project.entity(), &month::REGISTER);
    all.find(|entry| !entry.is_astray && entry.key == key)
}

/// The entry of 年度计划 of a project for a year, where there is one.
pub fn plan_entry<'a>(tables: &'a Tables, project: &ProjectId, year: i32) -> Option<&'a Arc<Entry>> {
    let mut all = tables.entries().of(project.entity(), &year_plan::REGISTER);
    all.find(|entry| !entry.is_astray && entry.key == KeyPart::Year { year, nth: 1 })
}
