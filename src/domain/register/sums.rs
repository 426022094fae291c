//! The sums below a list of entries: of fields exact, of what is reckoned sums over sums.

use std::collections::BTreeSet;

use crate::domain::decimal::{Decimal, MAX_DIGITS};
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::share::{Share, total};

use super::cell::Cell;
use super::rows::EntryRow;
use super::schema::{Check, Reckoned, Reckons, Register};

/// Whether a column can be summed over these rows: money and land that is no running total. A running total (本年累计) of one thing
/// is summed once, so its column is summed only where each thing stands there once.
pub fn is_summed(register: &Register, spec: &FieldSpec, rows: &[&EntryRow]) -> bool {
    if !matches!(spec.kind, FieldKind::Money | FieldKind::Area) {
        return spec.adds;
    }
    let once: BTreeSet<_> = rows.iter().map(|row| &row.entry.parent).collect();
    !is_running(register, spec.key) || once.len() == rows.len()
}

/// Whether the rules of the register say that a figure grows from entry to entry.
fn is_running(register: &Register, field: &str) -> bool {
    register.rules.iter().any(|rule| match &rule.check {
        Check::Adds { sum, .. } => *sum == field,
        Check::Falls(running) | Check::FallsOverYears(running) => *running == field,
        _ => false,
    })
}

/// The sum of a column, exact; none where nothing stands in it, or where it has too many digits. Entries that are astray count for
/// nothing.
pub fn sum_of(field: &str, rows: &[&EntryRow]) -> Option<Decimal> {
    let figures: Vec<(i64, u8)> = rows
        .iter()
        .filter(|row| !row.entry.is_astray)
        .filter_map(|row| match row.entry.cell_of(field)? {
            Cell::Number(number) => Some(number.parts()),
            Cell::Count(count) => Some((*count, 0)),
            _ => None,
        })
        .collect();
    let places = figures.iter().map(|(_, places)| *places).max()?;
    let sum: i128 = figures.iter().map(|(units, own)| i128::from(*units) * 10_i128.pow(u32::from(places - own))).sum();
    let fits = sum.unsigned_abs() < 10_u128.pow(MAX_DIGITS as u32);
    fits.then(|| i64::try_from(sum).ok()).flatten().map(|units| Decimal::new(units, places))
}

/// The figure of all rows together; none where what is reckoned makes none, or where no row puts anything in.
pub fn total_of(key: &str, rows: &[&EntryRow]) -> Option<Figure> {
    let (place, derived) = rows.first()?.entry.register.derived(key)?;
    let Reckons::Figure { rule, is_summed: true, .. } = &derived.reckons else { return None };
    let shares: Vec<&Share> = rows.iter().filter_map(|row| share_of(&row.computed[place])).collect();
    (!shares.is_empty()).then(|| total(rule, shares.iter().copied(), rows.len() - shares.len()))
}

const fn share_of(reckoned: &Reckoned) -> Option<&Share> {
    match reckoned {
        Reckoned::Figure(_, share) => share.as_ref(),
        Reckoned::Word(_) | Reckoned::Day(_) => None,
    }
}
