//! 比贡献: 产值, 税收 and 就业 of each unit in a year, as its signed targets have them, with its place among those who say any.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;

use crate::book::EntityId;

use super::around::BookAround;
use super::fields::ChoiceOption;
use super::figures::amount::Amount;
use super::figures::figure::Figure;
use super::figures::fraction::Fraction;
use super::figures::ranking::ranks;
use super::progress::lit::by_rank;
use super::register::{Entry, Reckoned};
use super::registers::signed_target as target;

/// The three, by the keys of the indicators.
pub const KINDS: [&str; 3] = ["output", "taxes", "jobs"];

/// The key of what is reckoned of a target.
const REACHED: &str = "reached";

/// One figure of a unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// The target that it stands in.
    pub target: EntityId,
    /// What was reached, in the unit of the target.
    pub figure: Figure,
    /// The unit that it is written in; empty for none.
    pub unit: String,
    /// Its place among those in the same measure; none where its unit cannot be compared.
    pub rank: Option<usize>,
    /// The same in 万元, or in people: what is ranked.
    amount: Option<Amount>,
}

/// One unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Contributor {
    /// The unit.
    pub holder: String,
    /// Its figures, in the order of [`KINDS`].
    pub figures: [Option<Contribution>; 3],
}

/// What one of the three is called.
pub fn kind_of(place: usize) -> &'static ChoiceOption {
    let found = target::INDICATORS.with_key(KINDS[place]);
    found.expect("the three are indicators of signed targets")
}

fn year_of(entry: &Entry) -> Option<i32> {
    entry.get(target::YEAR).map(|year| year.first_day().year())
}

fn kind(entry: &Entry) -> Option<usize> {
    KINDS.iter().position(|kind| *kind == entry.text(target::INDICATOR))
}

fn targets<'a>(around: &'a BookAround) -> impl Iterator<Item = &'a Arc<Entry>> + use<'a> {
    let all = around.tables.entries().all(&target::REGISTER).filter(|entry| !entry.is_astray);
    all.filter(|entry| kind(entry).is_some())
}

/// The years of which anybody says any, the last first.
pub fn years(around: &BookAround) -> Vec<i32> {
    let years: BTreeSet<i32> = targets(around).filter_map(|entry| year_of(entry)).collect();
    years.into_iter().rev().collect()
}

/// The units of a year, in the order of their places in one of the three; those without one last.
pub fn contribution(around: &BookAround, year: i32, by: usize) -> Vec<Contributor> {
    let mut units: BTreeMap<&str, Contributor> = BTreeMap::new();
    for entry in targets(around).filter(|entry| year_of(entry) == Some(year)) {
        let Some(place) = kind(entry) else { continue };
        let holder = entry.text(target::HOLDER);
        let none = || Contributor { holder: holder.to_owned(), figures: [None, None, None] };
        let one = units.entry(holder).or_insert_with(none);
        one.figures[place] = reached(entry, place, around);
    }
    let mut units: Vec<Contributor> = units.into_values().collect();
    for place in 0..KINDS.len() {
        let amounts: Vec<Option<Amount>> =
            units.iter().map(|unit| unit.figures[place].as_ref().and_then(|figure| figure.amount)).collect();
        for (unit, rank) in units.iter_mut().zip(ranks(&amounts)) {
            if let Some(figure) = &mut unit.figures[place] {
                figure.rank = rank;
            }
        }
    }
    let places: Vec<Option<usize>> =
        units.iter().map(|unit| unit.figures[by].as_ref().and_then(|one| one.rank)).collect();
    by_rank(&places).into_iter().map(|place| units[place].clone()).collect()
}

fn reached(entry: &Arc<Entry>, place: usize, around: &BookAround) -> Option<Contribution> {
    let (_, derived) = entry.register.derived(REACHED)?;
    let Reckoned::Figure(figure, _) = derived.of(entry, around) else { return None };
    let unit = entry.text(target::UNIT).to_owned();
    let is_people = KINDS[place] == "jobs";
    let scale = if is_people { Some(Fraction::ONE) } else { target::in_wan(&unit) };
    let exact = figure.value().ok().zip(scale).and_then(|(value, scale)| value.times(scale));
    let rounding = around.settings.rounding;
    Some(Contribution {
        target: entry.id.clone(),
        amount: exact.map(|exact| Amount::of(exact, if is_people { 0 } else { 2 }, rounding)),
        figure,
        unit,
        rank: None,
    })
}
