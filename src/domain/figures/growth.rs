//! 增幅: this year's months against the same months of last year.
//!
//! The published growth of a region's fixed investment rests on a comparable base and is shown as published; it is never
//! reckoned over.

use super::super::decimal::Decimal;
use super::figure::Figure;
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::GROWTH;
use super::source::{Given, Source};
use super::ytd::{Kind, Take, Ytd, exactly, since_january};
use crate::book::EntityId;

/// Growth of two amounts that are given: of a region, say.
pub fn growth_of_amounts(current: &Given<Decimal>, same: Option<&Given<Decimal>>) -> Figure {
    let sources = [Some(current), same].into_iter().flatten().map(|given| given.source.clone());
    let base = same.map(Given::number).ok_or(Missing::NoLastYear);
    Figure::of_result(&GROWTH, base.and_then(|base| over_base(current.number(), base))).from(sources)
}

/// (current - same) / same; none without a base above 0.
fn over_base(current: Fraction, same: Fraction) -> Result<Reckoning, Missing> {
    match same.cmp(&Fraction::ZERO) {
        std::cmp::Ordering::Less => Err(Missing::NegativeLastYear),
        std::cmp::Ordering::Equal => Err(Missing::ZeroLastYear),
        std::cmp::Ordering::Greater => Ok(Reckoning::from(current).minus(same).over(same)),
    }
}

/// One project's this year and last year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GrowthPart {
    /// The project.
    pub project: EntityId,
    /// The month that the figures are as of.
    pub as_of: Month,
    /// What was completed this year.
    pub current: Result<Ytd, Missing>,
    /// What was completed last year in the same months, 万元, and where that stands.
    pub same: Result<(Fraction, Vec<Source>), Missing>,
}

impl GrowthPart {
    /// Finds both. The months of last year are those of this year's figure, which may be verified to an earlier month.
    pub fn of(rows: &ProjectRows, as_of: Month, take: Take) -> Self {
        let current = since_january(rows, as_of, take);
        let (month, kind) = current.as_ref().map_or((as_of, Kind::Reported), |ytd| (ytd.month, ytd.kind));
        Self { project: rows.project.clone(), as_of, same: same_months(rows, month, kind), current }
    }

    /// 增幅 of the project alone.
    pub fn growth(&self) -> Figure {
        growth(&[self], &[self], Base::LastYearsProjects)
    }
}

/// The same months of last year: of the same kind where there is one, else of the other, else what the year's plan states.
fn same_months(rows: &ProjectRows, month: Month, kind: Kind) -> Result<(Fraction, Vec<Source>), Missing> {
    let last_year = month.year_before();
    let kinds = match kind {
        Kind::Verified => [Kind::Verified, Kind::Reported],
        Kind::Reported => [Kind::Reported, Kind::Verified],
    };
    let found: Vec<Ytd> = kinds.iter().filter_map(|kind| exactly(rows, last_year, *kind).ok()).collect();
    if let Some(whole) = found.iter().find(|ytd| ytd.missing_months.is_empty()) {
        return Ok((whole.amount, whole.sources.clone()));
    }
    let plan = rows.plans.get(&month.year());
    let stated = plan.and_then(|plan| plan.last_year_ytd.as_ref().zip(plan.last_year_at.as_ref()));
    match stated.filter(|(_, at)| at.value == last_year) {
        Some((amount, at)) => Ok((amount.number(), vec![amount.source.clone(), at.source.clone()])),
        None if found.is_empty() => Err(Missing::NoLastYear),
        None => Err(Missing::LastYearIncomplete),
    }
}

/// What is known of the projects that last year's figures were about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// They are known: one without figures of last year makes the growth unknown.
    LastYearsProjects,
    /// Only those that are in the book: one without figures of last year was none of them. Said beside the figure.
    InBook,
}

/// 增幅 of many: what this year's projects completed against what last year's had completed.
///
/// A project that was finished last year counts in the base. One that reported nothing this year counts with nothing.
pub fn growth(current: &[&GrowthPart], base: &[&GrowthPart], scope: Base) -> Figure {
    let reported: Vec<&Ytd> = current.iter().filter_map(|part| part.current.as_ref().ok()).collect();
    let is_in_base = |part: &&&GrowthPart| scope == Base::LastYearsProjects || part.same != Err(Missing::NoLastYear);
    let same: Result<Vec<&(Fraction, Vec<Source>)>, Missing> =
        base.iter().filter(is_in_base).map(|part| part.same.as_ref().map_err(|why| *why)).collect();
    let reckoned = || {
        let silent = current.iter().find_map(|part| part.current.as_ref().err().copied());
        if reported.is_empty() {
            return Err(silent.unwrap_or(Missing::NoProjects));
        }
        let same = same.as_ref().map_err(|why| *why)?;
        if same.is_empty() {
            return Err(Missing::NoLastYear);
        }
        let now = Fraction::sum(reported.iter().map(|ytd| ytd.amount)).ok_or(Missing::TooLarge)?;
        let before = Fraction::sum(same.iter().map(|(amount, _)| *amount)).ok_or(Missing::TooLarge)?;
        over_base(now, before)
    };
    let silent = current.len() - reported.len();
    let own = match current {
        [part] => part.current.as_ref().map(|ytd| ytd.marks(part.as_of)).unwrap_or_default(),
        _ => (silent > 0).then_some(Mark::NotReported(silent)).into_iter().collect(),
    };
    let sources = reported.iter().flat_map(|ytd| &ytd.sources);
    let base_sources = same.iter().flatten().flat_map(|(_, sources)| sources);
    Figure::of_result(&GROWTH, reckoned())
        .from(sources.chain(base_sources).cloned())
        .marked(own)
        .marked((scope == Base::InBook).then_some(Mark::InBookOnly))
        .at(current.iter().chain(base).map(|part| part.as_of).next())
}
