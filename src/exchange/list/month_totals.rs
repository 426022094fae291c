//! What the months of one row add up to, before and after: what a person looks at instead of sixteen figures.

use crate::book::Value;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, FieldSpec};

use super::entries::PlannedEntry;
use super::mapping::months::counts_since_january;
use super::planned::PlannedRow;
use super::sums::add;

/// One field of money over the months that a row says something of, 万元.
#[derive(Clone, Debug)]
pub struct MonthTotal {
    /// The field.
    pub field: &'static FieldSpec,
    /// What these months add up to now; none where nothing of them is there. Of a figure that counts since January the last one.
    pub before: Option<Decimal>,
    /// What they would add up to.
    pub after: Decimal,
}

impl PlannedRow {
    /// How many months it says something of.
    pub fn months(&self) -> usize {
        self.entries.iter().filter(|entry| entry.key.month().is_some()).count()
    }

    /// What its months add up to, field by field; sums with more digits than a number holds are left out.
    pub fn month_totals(&self) -> Vec<MonthTotal> {
        let months: Vec<&PlannedEntry> = self.entries.iter().filter(|entry| entry.key.month().is_some()).collect();
        let Some(register) = months.first().map(|month| month.register) else { return Vec::new() };
        let money = register.fields.iter().filter(|field| field.kind == FieldKind::Money);
        money.filter_map(|field| total(field, &months)).collect()
    }
}

fn total(field: &'static FieldSpec, months: &[&PlannedEntry]) -> Option<MonthTotal> {
    let number = |value: &Value| Decimal::parse(value.as_text()?);
    let said = months.iter().filter_map(|month| {
        let (_, after) = month.values.iter().find(|(key, _)| key.as_str() == field.key)?;
        let change = month.changes.iter().find(|change| change.field.as_str() == field.key);
        let before = change.map_or_else(|| number(after), |change| number(&change.from));
        Some((month.key.clone(), before, number(after)?))
    });
    let mut said: Vec<_> = said.collect();
    if counts_since_january(field.key) {
        said = said.into_iter().max_by(|(one, ..), (other, ..)| one.cmp(other)).into_iter().collect();
    }
    let after = sum(said.iter().map(|(_, _, after)| *after))?;
    Some(MonthTotal { field, before: sum(said.iter().filter_map(|(_, before, _)| *before)), after })
}

fn sum(mut figures: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let first = figures.next()?;
    figures.try_fold(first, add)
}
