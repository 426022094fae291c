//! The months of a year as a picture has them: sums since January, planned, reported and verified, each a share of the greatest.

use serde::{Deserialize, Serialize};

use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::ytd::Kind;
use crate::domain::tables::Tables;

use super::parts::YearLine;
use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;

/// One bar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bar {
    /// 万元, ready to read.
    pub amount: String,
    /// Its height: thousandths of the highest.
    pub height: u32,
}

/// One month, as sums since January.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ChartMonth {
    /// 序时计划.
    pub planned: Option<Bar>,
    /// 上报; of a region what is reported and not verified, on top of what is verified.
    pub reported: Option<Bar>,
    /// 核定.
    pub verified: Option<Bar>,
}

/// The months of a year, January first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Chart {
    /// The year.
    pub year: i32,
    /// Twelve months.
    pub months: Vec<ChartMonth>,
    /// Whether what is reported stands on what is verified, as parts of one sum.
    pub is_stacked: bool,
}

type Sums = [Option<Fraction>; 12];

impl Chart {
    /// The months of one project.
    pub fn of_project(member: &Member, tables: &Tables, settings: &FigureSettings) -> Self {
        let YearLine { planned, reported, verified, .. } = &*member.line(tables, settings);
        Self::of(member.parts.part.as_of.year(), [planned, reported, verified], false, settings.rounding)
    }

    /// The months of a region: of the projects that have a plan, up to the month that the figures are as of.
    pub fn of_region(region: &RegionProgress, tables: &Tables, settings: &FigureSettings) -> Self {
        let lines: Vec<_> = region.members.iter().map(|member| member.line(tables, settings)).collect();
        let planned_lines: Vec<&YearLine> = lines.iter().map(|line| &**line).filter(|line| line.has_plan).collect();
        let (mut planned, mut reported, mut verified): (Sums, Sums, Sums) = ([None; 12], [None; 12], [None; 12]);
        let closed = usize::try_from(region.as_of.number()).unwrap_or(12);
        for at in 0..12 {
            planned[at] = sum(planned_lines.iter().filter_map(|line| line.planned[at]));
            if at < closed {
                let of =
                    |kind| planned_lines.iter().filter_map(move |line| line.taken[at].filter(|(of, _)| *of == kind));
                reported[at] = sum(of(Kind::Reported).map(|(_, amount)| amount));
                verified[at] = sum(of(Kind::Verified).map(|(_, amount)| amount));
            }
        }
        Self::of(region.as_of.year(), [&planned, &reported, &verified], true, settings.rounding)
    }

    fn of(year: i32, [planned, reported, verified]: [&Sums; 3], is_stacked: bool, rounding: Rounding) -> Self {
        let tops = (0..12).flat_map(|at| {
            let stacked = match (is_stacked, reported[at], verified[at]) {
                (true, Some(one), Some(other)) => one.plus(other),
                _ => None,
            };
            [planned[at], reported[at], verified[at], stacked]
        });
        let most = tops.flatten().max().filter(|most| *most > Fraction::ZERO);
        let bar = |amount: Fraction| Bar {
            amount: Amount::of(amount, 2, rounding).grouped(),
            height: most.and_then(|most| thousandths(amount, most)).unwrap_or(0),
        };
        let months = (0..12).map(|at| ChartMonth {
            planned: planned[at].map(bar),
            reported: reported[at].map(bar),
            verified: verified[at].map(bar),
        });
        Self { year, months: months.collect(), is_stacked }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.months.iter().all(|month| *month == ChartMonth::default())
    }

    /// Whether no month has a plan.
    pub fn has_no_plan(&self) -> bool {
        self.months.iter().all(|month| month.planned.is_none())
    }

    /// Whether no month has anything completed.
    pub fn has_nothing_done(&self) -> bool {
        self.months.iter().all(|month| month.reported.is_none() && month.verified.is_none())
    }
}

fn sum(amounts: impl Iterator<Item = Fraction>) -> Option<Fraction> {
    let mut amounts = amounts.peekable();
    amounts.peek()?;
    Fraction::sum(amounts)
}

fn thousandths(amount: Fraction, most: Fraction) -> Option<u32> {
    let share = amount.over(most)?.times(Fraction::whole(1000))?;
    Amount::of(share, 0, Rounding::HalfAway).to_string().parse().ok()
}
