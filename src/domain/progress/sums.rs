//! What lines of one month sum to: amounts added, rates as sums over sums.

use crate::domain::decimal::Decimal;
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::total::Total;
use crate::domain::register::Place;
use crate::domain::registers::monthly_progress as month;

use super::line::MonthLine;
use super::reporting::Report;

/// The sum of lines of one month: of a unit, or of all.
#[derive(Clone, PartialEq, Debug)]
pub struct Sums {
    /// How many projects.
    pub projects: usize,
    /// 本月计划, 万元; none where nobody has one.
    pub planned: Option<Fraction>,
    /// 本月上报, 万元.
    pub reported: Option<Fraction>,
    /// 核定累计, 万元.
    pub verified: Option<Fraction>,
    /// 上报核定差 of those that have both, 万元.
    pub difference: Option<Fraction>,
    /// 完成率.
    pub completion: Figure,
    /// 序时差.
    pub gap: Figure,
    /// How its figures are shown.
    pub rounding: Rounding,
    /// 未报.
    pub unreported: usize,
    /// 迟报.
    pub late: usize,
    /// 上报核定差 above the limit.
    pub differing: usize,
    /// 未核定.
    pub unverified: usize,
}

impl Sums {
    /// Adds lines up.
    pub fn of(lines: &[&MonthLine], as_of: Month, rounding: Rounding) -> Self {
        let total = Total::of(lines.iter().map(|line| &line.part), as_of);
        let field = |place: Place<Decimal>| {
            sum(lines.iter().filter_map(|line| line.entry.as_ref()?.get(place)).map(Fraction::from))
        };
        let count = |is: fn(&MonthLine) -> bool| lines.iter().filter(|line| is(line)).count();
        Self {
            projects: lines.len(),
            planned: field(month::PLANNED),
            reported: field(month::REPORTED),
            verified: sum(lines.iter().filter_map(|line| line.verified_ytd)),
            difference: sum(lines.iter().filter_map(|line| line.difference())),
            completion: total.completion(),
            gap: total.gap(),
            rounding,
            unreported: count(|line| line.report == Report::Missing),
            late: count(|line| matches!(line.report, Report::Late(_))),
            differing: count(MonthLine::differs),
            unverified: count(MonthLine::is_unverified),
        }
    }

    /// Whether nobody has planned or completed anything in the month.
    pub fn is_blank(&self) -> bool {
        self.planned.is_none() && self.reported.is_none() && self.verified.is_none() && self.completion.value().is_err()
    }
}

/// The sum, none of nothing or of what is too large.
fn sum(numbers: impl Iterator<Item = Fraction>) -> Option<Fraction> {
    let mut numbers = numbers.peekable();
    numbers.peek()?;
    Fraction::sum(numbers)
}
