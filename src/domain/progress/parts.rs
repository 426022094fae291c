//! What one project puts into the figures of a month, and its line of months: made of its rows alone.

use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::growth::GrowthPart;
use crate::domain::figures::month::Month;
use crate::domain::figures::part::Part;
use crate::domain::figures::plan_to_date::plan_to_date;
use crate::domain::figures::rows::ProjectRows;
use crate::domain::figures::starts::StartPart;
use crate::domain::figures::total::Total;
use crate::domain::figures::ytd::{Kind, Take, exactly, since_january};

/// What one project puts into the totals of a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// 完成率, 序时差.
    pub part: Part,
    /// 开工率.
    pub start: StartPart,
    /// 增幅.
    pub growth: GrowthPart,
    /// 序时差 of the project alone, a fraction of 1; none where it has none.
    pub gap: Option<Fraction>,
}

impl Parts {
    /// Reckons them.
    pub fn of(rows: &ProjectRows, as_of: Month, take: Take) -> Self {
        let part = Part::of(rows, as_of, take);
        Self {
            gap: Total::of([&part], as_of).gap().value().ok(),
            part,
            start: StartPart::of(rows, as_of),
            growth: GrowthPart::of(rows, as_of, take),
        }
    }
}

/// The twelve months of a project's year, each as a sum since January, 万元.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YearLine {
    /// 序时计划.
    pub planned: [Option<Fraction>; 12],
    /// 上报, of the months that were reported.
    pub reported: [Option<Fraction>; 12],
    /// 核定, of the months that were verified.
    pub verified: [Option<Fraction>; 12],
    /// What figures take of the two.
    pub taken: [Option<(Kind, Fraction)>; 12],
    /// Whether there is a plan for the year.
    pub has_plan: bool,
}

impl YearLine {
    /// Reckons the months of the year that a month lies in.
    pub fn of(rows: &ProjectRows, year_of: Month, take: Take) -> Self {
        let months: Vec<Month> = year_of.of_its_year().collect();
        let is_reported = |month: Month| {
            rows.months.get(&month).is_some_and(|row| row.reported.is_some() || row.reported_ytd.is_some())
        };
        let exact = |month, kind| exactly(rows, month, kind).ok().map(|ytd| ytd.amount);
        let taken = |month| since_january(rows, month, take).ok().map(|ytd| (ytd.kind, ytd.amount));
        let planned: [Option<Fraction>; 12] =
            std::array::from_fn(|at| plan_to_date(rows, months[at]).ok().map(|plan| plan.amount));
        Self {
            has_plan: planned[11].is_some(),
            planned,
            reported: std::array::from_fn(|at| exact(months[at], Kind::Reported).filter(|_| is_reported(months[at]))),
            verified: std::array::from_fn(|at| exact(months[at], Kind::Verified)),
            taken: std::array::from_fn(|at| taken(months[at])),
        }
    }
}
