//! 疑似闲置: whether a piece of land seems idle, by its dates and figures. It stays a suspicion: the competent authority decides.
//!
//! Sources: 闲置土地处置办法 art. 2 and 30, see `computations.md` section 9. 动工 is that of the land law and not the 开工 of statistics;
//! what is invested counts without land price and taxes here, unlike in 投资强度.

use chrono::{Datelike, NaiveDate};

use super::super::decimal::Decimal;
use super::fraction::Fraction;
use super::source::{Given, Source};

/// What is known of a piece of land.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LandFacts {
    /// 约定动工.
    pub agreed_start: Option<Given<NaiveDate>>,
    /// 依法动工日.
    pub begun_on: Option<Given<NaiveDate>>,
    /// 中止日.
    pub halted_on: Option<Given<NaiveDate>>,
    /// 恢复日.
    pub resumed_on: Option<Given<NaiveDate>>,
    /// 应动工面积, 亩.
    pub due_area: Option<Given<Decimal>>,
    /// 已动工面积, 亩.
    pub begun_area: Option<Given<Decimal>>,
    /// What is invested without land price and taxes, 万元.
    pub invested: Option<Given<Decimal>>,
    /// What is to be invested in all without land price and taxes, 万元.
    pub to_invest: Option<Given<Decimal>>,
}

/// Why land seems idle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Suspicion {
    /// Not begun a full year after the agreed start (征缴闲置费线).
    NotBegunForAYear,
    /// Not begun two full years after it (收回线).
    NotBegunForTwoYears,
    /// Begun with too little, and standing still for a full year.
    HaltedForAYear,
}

/// The finding: why, since which day it stands, and by which facts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Idle {
    /// Why.
    pub why: Suspicion,
    /// The first day on which the suspicion stands.
    pub since: NaiveDate,
    /// The fields that it rests on.
    pub sources: Vec<Source>,
}

/// Looks at the facts as of a day; none where nothing is suspected, or where too little is known.
pub fn idle(facts: &LandFacts, day: NaiveDate) -> Option<Idle> {
    let begun = facts.begun_on.as_ref().filter(|begun| begun.value <= day);
    match begun {
        None => not_begun(facts, day),
        Some(begun) => halted(facts, begun, day),
    }
}

fn not_begun(facts: &LandFacts, day: NaiveDate) -> Option<Idle> {
    let agreed = facts.agreed_start.as_ref()?;
    let after = |years| suspected_from(agreed.value, years).filter(|since| *since <= day);
    let (why, since) = match (after(2), after(1)) {
        (Some(since), _) => (Suspicion::NotBegunForTwoYears, since),
        (None, Some(since)) => (Suspicion::NotBegunForAYear, since),
        (None, None) => return None,
    };
    Some(Idle { why, since, sources: vec![agreed.source.clone()] })
}

fn halted(facts: &LandFacts, begun: &Given<NaiveDate>, day: NaiveDate) -> Option<Idle> {
    let halted = facts.halted_on.as_ref()?;
    if facts.resumed_on.as_ref().is_some_and(|resumed| resumed.value <= day && resumed.value >= halted.value) {
        return None;
    }
    let since = suspected_from(halted.value, 1).filter(|since| *since <= day)?;
    let is_less = |part: &Option<Given<Decimal>>, whole: &Option<Given<Decimal>>, share: (i128, i128)| {
        let (part, whole) = (part.as_ref()?, whole.as_ref().filter(|whole| whole.number() > Fraction::ZERO)?);
        let is_less = part.number().over(whole.number())? < Fraction::new(share.0, share.1)?;
        is_less.then(|| [part.source.clone(), whole.source.clone()])
    };
    let too_small = is_less(&facts.begun_area, &facts.due_area, (1, 3));
    let too_little = is_less(&facts.invested, &facts.to_invest, (1, 4));
    let fields: Vec<Source> = too_small.into_iter().chain(too_little).flatten().collect();
    let dates = [begun.source.clone(), halted.source.clone()];
    (!fields.is_empty()).then(|| Idle {
        why: Suspicion::HaltedForAYear,
        since,
        sources: dates.into_iter().chain(fields).collect(),
    })
}

/// The day after so many full years: a year from 29 February ends with 28 February.
fn suspected_from(day: NaiveDate, years: i32) -> Option<NaiveDate> {
    let year = day.year() + years;
    let same = NaiveDate::from_ymd_opt(year, day.month(), day.day());
    same.or_else(|| NaiveDate::from_ymd_opt(year, day.month(), day.day() - 1))?.succ_opt()
}
