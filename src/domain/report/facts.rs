//! Gather: what a bulletin of a month is about, taken from the figures of the book with the rows behind them.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use crate::book::{Book, EntityId};
use crate::domain::figures::amount::Amount;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::Lit;
use crate::domain::figures::month::Month;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::starts::Starts;
use crate::domain::figures::total::Total;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::{About, Measure};
use crate::domain::progress::groups::By;
use crate::domain::progress::region::{Member, RegionProgress};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::records::VisitState;
use crate::domain::tables::Tables;

use super::bands::Band;
use super::problems::Ledger;
use super::said::{Rows, Said};

/// How many items a sentence names before it says how many there are.
pub const LIST_MOST: usize = 5;

/// What a bulletin is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The month that figures of progress are as of.
    pub as_of: Month,
    /// The day that deadlines are as of.
    pub day: NaiveDate,
    /// 督查依据; empty for the usual one.
    pub basis: String,
    /// 包保领导, where only the projects of one are asked for, as it is stored.
    pub leader: Option<String>,
    /// The last issue, where there is one of the same year.
    pub last: Option<Last>,
}

/// What the last issue said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Last {
    /// Its month.
    pub as_of: Month,
    /// The day that its deadlines were as of.
    pub day: NaiveDate,
    /// 完成率, exact; none where it had none.
    pub completion: Option<Fraction>,
    /// 年度计划, 万元.
    pub plan: Option<Fraction>,
}

/// A unit, a sector or a programme with its figures.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// By what it was put together.
    pub by: By,
    /// Its projects.
    pub region: RegionProgress,
    /// Its sums.
    pub total: Total,
    /// Its starts.
    pub starts: Starts,
    /// Its growth.
    pub growth: Figure,
}

/// 督查 in the period: how many projects were seen, from when to when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visits {
    /// Projects that were seen.
    pub projects: usize,
    /// The first day.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Everything that sentences and tables of a bulletin are made of.
pub struct Facts<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// How the office makes figures.
    pub settings: FigureSettings,
    /// What the office calls a rate of the plan to date, by the template of its bulletin; none for the words of the rule of lights.
    pub bands: Vec<Band>,
    /// 督查机构名称.
    pub office: String,
    /// 地区; empty where nobody has said it.
    pub region_name: String,
    /// What was asked for.
    pub wanted: Wanted,
    /// What the sums are of: all, or the projects of one leader.
    pub about: About,
    /// The projects that count.
    pub region: RegionProgress,
    /// Their sums.
    pub total: Total,
    /// Their starts.
    pub starts: Starts,
    /// Their growth.
    pub growth: Figure,
    /// The light of each that counts, in their order.
    pub lights: Vec<(ProjectId, Lit)>,
    /// 责任单位, by plan from the greatest.
    pub units: Vec<Group>,
    /// Sectors.
    pub sectors: Vec<Group>,
    /// Programmes.
    pub programmes: Vec<Group>,
    /// 取消: left out.
    pub cancelled: Vec<ProjectId>,
    /// The visits of the period.
    pub visits: Option<Visits>,
    /// The ledger.
    pub ledger: Ledger,
}

impl<'a> Facts<'a> {
    /// Gathers what a bulletin is made of. `office` is the entity of the office.
    pub fn gather(book: &'a Book, tables: &'a Tables, office: &EntityId, wanted: Wanted) -> Self {
        let settings = FigureSettings::of(book, office);
        let is_asked = |project: &ProjectId| match &wanted.leader {
            Some(leader) => By::Leader.of(book, tables, project) == *leader,
            None => true,
        };
        let region = RegionProgress::of(book, tables, wanted.as_of, &settings).within(is_asked);
        let mut ledger = Ledger::of(tables, wanted.day);
        ledger.problems.retain(|problem| is_asked(&problem.project));
        let mut cancelled = cancelled(book, tables, &wanted, &settings);
        cancelled.retain(is_asked);
        let groups = |by| groups(&region, by, book, tables);
        let light = |member: &Member| (member.project.clone(), member.light(tables, &settings));
        let name = book.text(office, "office").trim();
        Self {
            book,
            tables,
            settings,
            bands: Vec::new(),
            office: if name.is_empty() { "督查室".to_owned() } else { name.to_owned() },
            region_name: book.text(office, "region").trim().to_owned(),
            total: region.total(),
            starts: region.starts(),
            growth: region.growth(),
            lights: region.members.iter().map(light).collect(),
            units: groups(By::Unit),
            sectors: groups(By::Sector),
            programmes: groups(By::Programme),
            cancelled,
            visits: visits(tables, &wanted),
            ledger,
            about: wanted.leader.clone().map_or(About::Region, |leader| About::Group(By::Leader, leader)),
            region,
            wanted,
        }
    }

    /// The member of a project that counts.
    pub fn member(&self, project: &EntityId) -> Option<&Member> {
        self.region.members.iter().find(|member| member.project.entity() == project)
    }

    /// A project by its name, leading to it.
    pub fn project(&self, project: &ProjectId) -> Said {
        Said::from(self.name(project)).leading(Rows::Project(project.clone()))
    }

    /// The name of a project.
    pub fn name(&self, project: &ProjectId) -> String {
        self.tables.project(project).map_or_else(|| project.rest().to_owned(), |project| project.name.clone())
    }

    /// 责任单位 of a project; empty for none.
    pub fn unit(&self, project: &ProjectId) -> String {
        By::Unit.of(self.book, self.tables, project)
    }

    /// Projects by their names, as a list.
    pub fn names<'p>(&self, projects: impl IntoIterator<Item = &'p EntityId>) -> Vec<Said> {
        projects.into_iter().filter_map(ProjectId::of).map(|project| self.project(&project)).collect()
    }

    /// A figure as it is shown, without its sign; none where there is none.
    pub fn digits(&self, figure: &Figure) -> Option<String> {
        let shown = figure.shown(self.settings.rounding)?.to_string();
        Some(shown.trim_start_matches('-').to_owned())
    }

    /// The same, leading to its reckoning.
    pub fn said(&self, figure: &Figure, about: About, measure: Measure) -> Option<Said> {
        Some(Said::from(self.digits(figure)?).leading(Rows::Figure(about, measure)))
    }

    /// A figure of all that is asked for.
    pub fn of_region(&self, figure: &Figure, measure: Measure) -> Option<Said> {
        self.said(figure, self.about.clone(), measure)
    }

    /// What a figure shows, to be compared and ranked by.
    pub fn shown(&self, figure: &Figure) -> Option<Amount> {
        figure.shown(self.settings.rounding)
    }
}

/// What stands above and below the line of a rate, as whole numbers: how many of how many.
pub fn counts(rate: &Figure) -> Option<(i128, i128)> {
    let Some(Reckoning::Over(pair)) = rate.reckoning() else { return None };
    let whole =
        |term: &Reckoning| term.value().ok().filter(|number| number.denominator() == 1).map(Fraction::numerator);
    Some((whole(&pair[0])?, whole(&pair[1])?))
}

/// The groups that are called something, by their plans from the greatest, then by name.
fn groups(region: &RegionProgress, by: By, book: &Book, tables: &Tables) -> Vec<Group> {
    let named = region.by(by, book, tables).into_iter().filter(|(name, _)| !name.is_empty());
    let mut groups: Vec<Group> = named
        .map(|(name, region)| {
            let (total, starts, growth) = (region.total(), region.starts(), region.growth());
            Group { name, by, region, total, starts, growth }
        })
        .collect();
    groups.sort_by_key(|group| Reverse(group.total.plan().value().ok()));
    groups
}

/// Projects of the year's list that were cancelled by the month.
fn cancelled(book: &Book, tables: &Tables, wanted: &Wanted, settings: &FigureSettings) -> Vec<ProjectId> {
    let members = tables.projects().map(|project| Member::of(book, tables, &project.id, wanted.as_of, settings));
    let is_on_list = |member: &Member| {
        member.rows.plans.get(&wanted.as_of.year()).is_some_and(|plan| plan.plan.is_some() || plan.listed.is_some())
    };
    let gone = members.filter(|member| member.rows.is_cancelled(wanted.as_of) && is_on_list(member));
    gone.map(|member| member.project).collect()
}

/// The finished visits since the last issue, or since the first day of the month.
fn visits(tables: &Tables, wanted: &Wanted) -> Option<Visits> {
    let since = wanted.last.as_ref().map(|last| last.day);
    let first = wanted.as_of.last_day().with_day0(0)?;
    let is_in = |day: NaiveDate| day <= wanted.day && since.map_or(day >= first, |since| day > since);
    let seen: Vec<_> =
        tables.visits().filter(|visit| visit.state == VisitState::Finished && is_in(visit.day)).collect();
    let projects: std::collections::BTreeSet<_> = seen.iter().map(|visit| &visit.project).collect();
    Some(Visits {
        projects: projects.len(),
        from: seen.iter().map(|visit| visit.day).min()?,
        to: seen.iter().map(|visit| visit.day).max()?,
    })
}
