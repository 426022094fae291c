//! What must hold between the fields of an entry: broken rules refuse what is written, or make it doubtful (存疑).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;

use super::cell::Cell;
use super::schema::{Beside, Check, Entry, Rule};

/// A rule that does not hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Broken {
    /// The rule.
    pub rule: &'static Rule,
    /// The field that is shown as broken.
    pub field: &'static str,
}

/// The rules that an entry breaks on this day, in the order of the register.
pub fn broken(entry: &Entry, beside: &dyn Beside, today: NaiveDate) -> Vec<Broken> {
    let rules = entry.register.rules.iter();
    rules.filter_map(|rule| rule.check.fails(entry, beside, today).map(|field| Broken { rule, field })).collect()
}

impl Check {
    /// The field that is to blame, where the rule does not hold.
    fn fails(&self, entry: &Entry, beside: &dyn Beside, today: NaiveDate) -> Option<&'static str> {
        let holds = |key: &str| entry.cell_of(key).is_some();
        let number = |key: &str| number_of(entry, key);
        let (field, is_broken) = match self {
            Self::NotBefore(later, earlier) => {
                let both = entry.when(later).zip(entry.when(earlier));
                (later, both.is_some_and(|(later, earlier)| later.last_day() < earlier.first_day()))
            }
            Self::NotFuture(field) => (field, entry.when(field).is_some_and(|when| when.first_day() > today)),
            Self::KeyNotFuture(field) => (field, holds(field) && entry.key.first_day().is_some_and(|day| day > today)),
            Self::AtMost(less, more) => (less, number(less).zip(number(more)).is_some_and(|(less, more)| less > more)),
            Self::Needs(field, others) => (field, holds(field) && !others.iter().any(|other| holds(other))),
            Self::NegativeNeeds(field, why) => {
                (field, number(field).is_some_and(|number| number < Decimal::whole(0)) && !holds(why))
            }
            Self::ChoiceNeeds(field, choice, other) => {
                let is_chosen = matches!(entry.cell_of(field), Some(Cell::Text(key)) if **key == **choice);
                (other, is_chosen && !holds(other))
            }
            Self::NotBoth(one, other) => (one, holds(one) && holds(other)),
            Self::RarelyAbove(field, most) => {
                (field, number(field).is_some_and(|number| number > Decimal::whole(*most)))
            }
            Self::Adds { sum, part, off_by } => (sum, does_not_add(entry, beside, sum, part, *off_by)),
            Self::Falls(field) => {
                let before = beside.before(entry).filter(|before| before.key.year() == entry.key.year());
                (field, before.is_some_and(|before| fell(&before, entry, field)))
            }
            Self::FallsOverYears(field) => {
                (field, beside.before(entry).is_some_and(|before| fell(&before, entry, field)))
            }
            Self::NoCircle(field) => (field, leads_back(entry, beside, field)),
            Self::AboveOfProject(field, of_project) => {
                let both = number(field).zip(beside.project_number(entry, of_project));
                (field, both.is_some_and(|(this, most)| this > most))
            }
            Self::Other { field, is_broken, .. } => (field, is_broken(entry, beside)),
        };
        is_broken.then_some(*field)
    }
}

fn number_of(entry: &Entry, key: &str) -> Option<Decimal> {
    match entry.cell_of(key)? {
        Cell::Number(number) => Some(*number),
        Cell::Count(count) => Some(Decimal::whole(*count)),
        Cell::Text(_)
        | Cell::Flag
        | Cell::When(_)
        | Cell::Reference(_)
        | Cell::References(_)
        | Cell::Spans(_)
        | Cell::Names(_)
        | Cell::Unfit(_) => None,
    }
}

fn fell(before: &Entry, entry: &Entry, key: &str) -> bool {
    number_of(before, key).zip(number_of(entry, key)).is_some_and(|(before, now)| now < before)
}

/// Whether what a field names leads back to the entry, by the same field of what it names and of what that names.
fn leads_back(entry: &Entry, beside: &dyn Beside, field: &str) -> bool {
    let mut to_visit: Vec<EntityId> = match entry.cell_of(field) {
        Some(Cell::References(named)) => named.to_vec(),
        _ => return false,
    };
    let mut seen = BTreeSet::new();
    while let Some(of) = to_visit.pop() {
        if of == entry.id {
            return true;
        }
        if seen.insert(of.clone()) {
            to_visit.extend(beside.named_by(&of, field));
        }
    }
    false
}

/// Whether sum and part of a month contradict the sum of the month right before; January stands for itself.
fn does_not_add(entry: &Entry, beside: &dyn Beside, sum: &str, part: &str, off_by: Decimal) -> bool {
    let Some((year, month)) = entry.key.month() else { return false };
    let earlier = match month {
        1 => Some(Decimal::whole(0)),
        month => beside
            .before(entry)
            .filter(|before| before.key.month() == Some((year, month - 1)))
            .and_then(|before| number_of(&before, sum)),
    };
    match (number_of(entry, sum), number_of(entry, part), earlier) {
        (Some(sum), Some(part), Some(earlier)) => {
            let [sum, part, earlier, off_by] = scaled([sum, part, earlier, off_by]);
            (sum - part - earlier).abs() > off_by
        }
        _ => false,
    }
}

/// Numbers in one unit: of at most 18 digits each, so that nothing overflows.
fn scaled<const N: usize>(numbers: [Decimal; N]) -> [i128; N] {
    let places = numbers.iter().map(|number| number.places()).max().unwrap_or(0);
    numbers.map(|number| {
        let (units, own) = number.parts();
        i128::from(units) * 10_i128.pow(u32::from(places - own))
    })
}
