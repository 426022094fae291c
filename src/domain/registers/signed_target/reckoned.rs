//! What was reached of a signed target, reckoned from the book where the indicator has a rule, and its gap. See `computations.md` section 15.

use std::sync::Arc;

use chrono::Datelike;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{TARGET_GAP, TARGET_NEEDED, TARGET_REACHED, TARGET_SHARE};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::register::{Around, Derived, Entry, Place, Reckons};
use crate::domain::when::When;

use super::super::investment::fields as invest;
use super::super::money_moved as money;
use super::super::parcel::fields as parcel;
use super::fields as f;

/// What is reckoned.
pub static COLUMNS: &[Derived] = &[
    Derived { key: "reached", reckons: Reckons::Figure { rule: &TARGET_REACHED, of: reached, is_summed: false } },
    Derived { key: "share", reckons: Reckons::Figure { rule: &TARGET_SHARE, of: share, is_summed: false } },
    Derived { key: "gap", reckons: Reckons::Figure { rule: &TARGET_GAP, of: gap, is_summed: false } },
    Derived { key: "needed", reckons: Reckons::Figure { rule: &TARGET_NEEDED, of: needed, is_summed: false } },
];

/// An amount with the fields that it was made from.
type Found = (Fraction, Vec<Source>);

fn source(entry: &Entry, key: &'static str) -> Source {
    Source { of: entry.id.clone(), set: key }
}

fn year_of(target: &Entry) -> Option<i32> {
    target.get(f::YEAR).map(|year| year.first_day().year())
}

/// What the book has of an indicator for the projects that the holder answers for, in a year; none where no rule reckons it.
fn from_book(target: &Entry, around: &dyn Around) -> Option<Found> {
    let (year, holder) = (year_of(target)?, target.text(f::HOLDER));
    let projects = around.projects("lead_unit", holder);
    let money = in_wan(target.text(f::UNIT));
    match target.text(f::INDICATOR) {
        "investment" => in_unit(completed(&projects, year, around), money?),
        "started" => Some(dated(&projects, year, |project| around.started(project))),
        "finished" => Some(dated(&projects, year, |project| around.finished(project))),
        "producing" => Some(counted(&projects, "invest", invest::OUTPUT_ON, year, around)),
        "landed" => Some(counted(&projects, "invest", invest::LANDED_ON, year, around)),
        "contracts" => {
            in_unit(summed(&projects, "invest", (invest::CONTRACT_ON, invest::CONTRACTED), year, around), money?)
        }
        "handed" => summed(&projects, "parcel", (parcel::HANDED_ON, parcel::HANDED), year, around),
        "arrived" => in_unit(arrived(&projects, year, around), money?),
        _ => None,
    }
}

/// How many 万元 one of this unit is; none of a unit that is no money.
pub fn in_wan(unit: &str) -> Option<Fraction> {
    match unit.trim() {
        "" | "万元" => Some(Fraction::ONE),
        "亿元" => Some(Fraction::whole(10_000)),
        "元" => Fraction::new(1, 10_000),
        _ => None,
    }
}

fn in_unit(found: Option<Found>, unit: Fraction) -> Option<Found> {
    let (sum, sources) = found?;
    Some((sum.over(unit)?, sources))
}

fn completed(projects: &[EntityId], year: i32, around: &dyn Around) -> Option<Found> {
    let figures: Vec<_> = projects.iter().map(|project| around.completed(project, year)).collect();
    let known: Vec<_> = figures.iter().filter(|figure| figure.value().is_ok()).collect();
    let sum = Fraction::sum(known.iter().filter_map(|figure| figure.value().ok()))?;
    let sources = known.iter().flat_map(|figure| figure.sources().iter().cloned()).collect();
    (!known.is_empty()).then_some((sum, sources))
}

fn how_many(sources: Vec<Source>) -> Found {
    (Fraction::whole(i64::try_from(sources.len()).unwrap_or(i64::MAX)), sources)
}

fn dated(projects: &[EntityId], year: i32, day: impl Fn(&EntityId) -> Option<Given<When>>) -> Found {
    let in_year = projects.iter().filter_map(day).filter(|given| given.value.first_day().year() == year);
    how_many(in_year.map(|given| given.source).collect())
}

/// The entries of a kind of these projects whose day lies in the year.
fn entries_in(projects: &[EntityId], kind: &str, on: Place<When>, year: i32, around: &dyn Around) -> Vec<Arc<Entry>> {
    let all = projects.iter().flat_map(|project| around.below(project, kind));
    let is_in = |entry: &Arc<Entry>| {
        entry.get(on).is_some_and(|when| when.first_day().year() == year && when.first_day() <= around.today())
    };
    all.filter(is_in).collect()
}

fn counted(projects: &[EntityId], kind: &str, on: Place<When>, year: i32, around: &dyn Around) -> Found {
    how_many(entries_in(projects, kind, on, year, around).iter().map(|entry| source(entry, on.key)).collect())
}

fn summed(
    projects: &[EntityId],
    kind: &str,
    (on, amount): (Place<When>, Place<Decimal>),
    year: i32,
    around: &dyn Around,
) -> Option<Found> {
    let entries = entries_in(projects, kind, on, year, around);
    let known: Vec<_> = entries.iter().filter(|entry| entry.get(amount).is_some()).collect();
    let sum = Fraction::sum(known.iter().filter_map(|entry| entry.get(amount)).map(Fraction::from))?;
    Some((sum, known.into_iter().map(|entry| source(entry, amount.key)).collect()))
}

/// What arrived in the year, less what went back: by payments, since only these have a day.
fn arrived(projects: &[EntityId], year: i32, around: &dyn Around) -> Option<Found> {
    let funds: Vec<EntityId> =
        projects.iter().flat_map(|project| around.below(project, "fund")).map(|fund| fund.id.clone()).collect();
    let payments = entries_in(&funds, "money", money::ON, year, around);
    let mut sum = Fraction::ZERO;
    let mut sources = Vec::new();
    for payment in &payments {
        let amount = payment.get(money::AMOUNT).map(Fraction::from);
        let Some(amount) = amount else { continue };
        sum = match payment.text(money::KIND) {
            "arrived" => sum.plus(amount)?,
            "returned" => sum.minus(amount)?,
            _ => continue,
        };
        sources.push(source(payment, money::AMOUNT.key));
    }
    Some((sum, sources))
}

/// What was reached, and whether somebody only stated it.
fn found(target: &Entry, around: &dyn Around) -> Result<(Fraction, Vec<Source>, bool), Missing> {
    if let Some((sum, sources)) = from_book(target, around) {
        return Ok((sum, sources, false));
    }
    let stated = target.get(f::ACTUAL).ok_or(Missing::NothingReached)?;
    Ok((stated.into(), vec![source(target, f::ACTUAL.key)], true))
}

fn reached(target: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let (sum, sources, is_stated) = found(target, around)?;
    Ok(Share::amount(sum).from(sources).marked(is_stated.then_some(Mark::AsStated)))
}

/// The target itself, above 0.
fn amount(target: &Entry) -> Result<Fraction, Missing> {
    target.get(f::AMOUNT).map(Fraction::from).filter(|amount| *amount > Fraction::ZERO).ok_or(Missing::NoTarget)
}

fn share(target: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let amount = amount(target)?;
    let (sum, sources, is_stated) = found(target, around)?;
    let sources = sources.into_iter().chain([source(target, f::AMOUNT.key)]);
    Ok(Share::of(sum, amount).from(sources).marked(is_stated.then_some(Mark::AsStated)))
}

fn gap(target: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let amount = amount(target)?;
    let (sum, sources, is_stated) = found(target, around)?;
    let sources = sources.into_iter().chain([source(target, f::AMOUNT.key)]);
    let gap = Reckoning::from(amount).minus(sum);
    Ok(Share::amount(gap).from(sources).marked(is_stated.then_some(Mark::AsStated)))
}

/// The gap by the months that are left of the year after the last closed one: in December all of it.
fn needed(target: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let (year, today) = (year_of(target).ok_or(Missing::NoTarget)?, around.today());
    let left = if today.year() == year { 13 - i64::from(today.month()) } else { 1 };
    let amount = amount(target)?;
    let (sum, sources, is_stated) = found(target, around)?;
    let sources = sources.into_iter().chain([source(target, f::AMOUNT.key)]);
    let needed = Reckoning::from(amount).minus(sum).over(Fraction::whole(left.max(1)));
    Ok(Share::amount(needed).from(sources).marked(is_stated.then_some(Mark::AsStated)))
}
