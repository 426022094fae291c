//! 漏斗: how many entries have come how far, and with how much money; and the rates of a list. See `computations.md` section 6.

use std::collections::BTreeSet;

use crate::domain::decimal::Decimal;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::STEP_SHARE;
use crate::domain::figures::share::{Share, total};
use crate::domain::figures::source::Source;

use super::cell::Cell;
use super::schema::{Around, Entry, Funnel, Rate, Step};

/// The steps that an entry has reached by the day, by their places: those with a day, and all before them. One that was passed over was
/// reached all the same.
pub fn reached(funnel: &Funnel, entry: &Entry, around: &dyn Around) -> Vec<usize> {
    let today = around.today();
    let is_taken = |step: &Step| (step.of)(entry, around).is_some_and(|on| on.value <= today);
    funnel.steps.iter().rposition(is_taken).map_or_else(Vec::new, |last| (0..=last).collect())
}

/// One step, as it stands over some entries.
#[derive(Clone, PartialEq, Debug)]
pub struct Stage {
    /// The step.
    pub key: &'static str,
    /// How many reached it.
    pub count: usize,
    /// The sum of their money, 万元; none where nobody said any.
    pub money: Option<Fraction>,
    /// How many of them say no money.
    pub without_money: usize,
    /// How many of them passed it over: it has no day, and a later one has.
    pub skipped: usize,
    /// Reached by what reached the step before; none for the first.
    pub of_count: Option<Figure>,
    /// The same of the money.
    pub of_money: Option<Figure>,
}

/// The stages of these entries.
pub fn stages(funnel: &Funnel, entries: &[&Entry], around: &dyn Around) -> Vec<Stage> {
    let entries: Vec<&&Entry> = entries.iter().filter(|entry| !entry.is_astray).collect();
    let steps: Vec<BTreeSet<usize>> =
        entries.iter().map(|entry| reached(funnel, entry, around).into_iter().collect()).collect();
    let mut stages: Vec<Stage> = Vec::new();
    for (place, step) in funnel.steps.iter().enumerate() {
        let here: Vec<&Entry> =
            entries.iter().zip(&steps).filter(|(_, steps)| steps.contains(&place)).map(|(entry, _)| **entry).collect();
        let money: Vec<Fraction> =
            here.iter().filter_map(|entry| money_of(funnel, entry)).map(Fraction::from).collect();
        let stage = Stage {
            key: step.key,
            count: here.len(),
            money: (!money.is_empty()).then(|| Fraction::sum(money.iter().copied())).flatten(),
            without_money: here.len() - money.len(),
            skipped: here.iter().filter(|entry| (step.of)(entry, around).is_none()).count(),
            of_count: stages.last().map(|before| rate(counted(here.len()), counted(before.count))),
            of_money: stages.last().map(|before| match before.money {
                Some(under) => rate(Fraction::sum(money).unwrap_or(Fraction::ZERO), under),
                None => Figure::missing(&STEP_SHARE, Missing::NoContracted),
            }),
        };
        stages.push(stage);
    }
    stages
}

fn rate(over: Fraction, under: Fraction) -> Figure {
    Figure::of(&STEP_SHARE, Reckoning::from(over).over(under))
}

fn counted(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn money_of(funnel: &Funnel, entry: &Entry) -> Option<Decimal> {
    match entry.cell_of(funnel.money)? {
        Cell::Number(money) => Some(*money),
        _ => None,
    }
}

/// A rate over some entries, and which of them it is made of: each with its own figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Rated {
    /// The rate.
    pub figure: Figure,
    /// The places of the entries that count, each with whether it lies above the line, wholly.
    pub made_of: Vec<(usize, bool)>,
}

/// Reckons a rate over these entries.
pub fn rated(of: &Rate, entries: &[&Entry], around: &dyn Around) -> Rated {
    let counts = |(place, entry): (usize, &&Entry)| {
        let share = (of.of)(entry, around).filter(|_| !entry.is_astray)?;
        let is_whole = share.figure(of.rule).value().is_ok_and(|value| value >= Fraction::ONE);
        Some((place, is_whole, share))
    };
    let found: Vec<(usize, bool, Share)> = entries.iter().enumerate().filter_map(counts).collect();
    Rated {
        figure: total(of.rule, found.iter().map(|(_, _, share)| share), 0),
        made_of: found.iter().map(|(place, is_whole, _)| (*place, *is_whole)).collect(),
    }
}

/// A yes or no as a share: 1 or 0 of 1.
pub fn one_of_one(is: bool, sources: impl IntoIterator<Item = Source>) -> Share {
    Share::of(if is { Fraction::ONE } else { Fraction::ZERO }, Fraction::ONE).from(sources)
}
