//! 全区进度 as the first page shows it: reckoned and rounded, so that it can be kept for a start that has not read the book.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::asked::{Measure, Shown};
use super::chart::Chart;
use super::latest::latest_month;
use super::lists::Listing;
use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;

/// A project that is behind its plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Laggard {
    /// The project.
    pub project: String,
    /// 完成率.
    pub completion: Shown,
    /// 序时差.
    pub gap: Shown,
}

impl Laggard {
    /// The project's id.
    pub fn id(&self) -> Option<ProjectId> {
        ProjectId::parse(&self.project)
    }
}

/// How the region stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// The month that the figures are as of.
    pub as_of: Month,
    /// Whether any project has a plan for the year, so that there is anything to show.
    pub has_plans: bool,
    /// Where there is not: the latest month with figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Month>,
    /// 年度计划, 万元.
    pub plan: Shown,
    /// 本年累计完成, 万元.
    pub completed: Shown,
    /// 完成率.
    pub completion: Shown,
    /// 序时进度.
    pub plan_share: Shown,
    /// 序时差.
    pub gap: Shown,
    /// 增幅.
    pub growth: Shown,
    /// The months.
    pub chart: Chart,
    /// Those furthest behind.
    pub laggards: Vec<Laggard>,
    /// How many stand on each list, in the order of [`Listing::ALL`].
    pub counts: [usize; 6],
}

impl Standing {
    /// Reckons it as of the last closed month; `named` is how many that are behind are named.
    pub fn of(book: &Book, tables: &Tables, settings: &FigureSettings, today: NaiveDate, named: usize) -> Self {
        let as_of = Month::closed(today);
        let region = RegionProgress::of(book, tables, as_of, settings);
        let shown = |measure| Shown::of(&region.figure(measure), settings.rounding);
        let of = |listing| region.list(listing, tables, today);
        let laggard = |member: Member| {
            let total = member.total();
            Laggard {
                project: member.project.as_str().to_owned(),
                completion: Shown::of(&total.completion(), settings.rounding),
                gap: Shown::of(&total.gap(), settings.rounding),
            }
        };
        let behind = of(Listing::Behind);
        let has_plans = region.total().counted() > 0;
        let first = behind.iter().take(named);
        Self {
            as_of,
            has_plans,
            latest: if has_plans { None } else { latest_month(book, tables) },
            plan: shown(Measure::Plan),
            completed: shown(Measure::Completed),
            completion: shown(Measure::Completion),
            plan_share: shown(Measure::PlanShare),
            gap: shown(Measure::Gap),
            growth: shown(Measure::Growth),
            chart: Chart::of_region(&region, tables, settings),
            laggards: first.map(|out| laggard(Member::of(book, tables, &out.project, as_of, settings))).collect(),
            counts: Listing::ALL.map(|listing| match listing {
                Listing::Behind => behind.len(),
                other => of(other).len(),
            }),
        }
    }

    /// How many stand on a list.
    pub fn count(&self, listing: Listing) -> usize {
        Listing::ALL.iter().position(|one| *one == listing).map_or(0, |at| self.counts[at])
    }
}
