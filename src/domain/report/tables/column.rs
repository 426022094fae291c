//! A column as data, and what its cells hold.

use chrono::NaiveDate;

use crate::domain::figures::amount::Amount;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::text::Text;

use super::super::annexes::nothing;
use super::super::document::{Cells, cell};
use super::super::facts::Facts;

/// What a cell holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Words.
    Words(Text),
    /// How many.
    Count(i64),
    /// 万元 or 亩, to two places.
    Amount(Option<Fraction>),
    /// One by another, in %: of several, the sums by each other.
    Share(Option<Fraction>, Option<Fraction>),
    /// A day.
    Day(Option<NaiveDate>),
    /// A figure with its rule.
    Figure(Figure),
}

/// What stands under a column.
pub enum Sum<T> {
    /// Nothing.
    Nothing,
    /// The sum of its cells; of shares, the sums by each other.
    Adds,
    /// Something of its own.
    Of(fn(&Facts, &[&T]) -> Value),
}

/// Whether a column stands in a table whose columns nobody has chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usual {
    /// It does.
    Shown,
    /// It can be asked for.
    Offered,
    /// It names a person, and can be asked for.
    Person,
}

/// A column.
pub struct ColumnRule<T> {
    /// By which it is known.
    pub key: &'static str,
    /// Its head, with its unit.
    pub head: Text,
    /// How its cells stand.
    pub cells: Cells,
    /// What a row has in it; the key of the column comes along.
    pub of: fn(&Facts, &T, &'static str) -> Value,
    /// What stands under it.
    pub sum: Sum<T>,
    /// Whether it stands there unasked.
    pub usual: Usual,
}

impl<T> ColumnRule<T> {
    /// A column of words.
    pub fn words(key: &'static str, head: Text, of: fn(&Facts, &T, &'static str) -> Value) -> Self {
        Self { key, head, cells: Cells::Words, of, sum: Sum::Nothing, usual: Usual::Shown }
    }

    /// A column of figures.
    pub fn figures(key: &'static str, head: Text, of: fn(&Facts, &T, &'static str) -> Value) -> Self {
        Self { cells: Cells::Figures, ..Self::words(key, head, of) }
    }

    /// A column of days, states, ranks.
    pub fn middle(key: &'static str, head: Text, of: fn(&Facts, &T, &'static str) -> Value) -> Self {
        Self { cells: Cells::Middle, ..Self::words(key, head, of) }
    }

    /// The same, summed.
    #[must_use]
    pub fn adds(self) -> Self {
        Self { sum: Sum::Adds, ..self }
    }

    /// The same, with something under it.
    #[must_use]
    pub fn summed(self, of: fn(&Facts, &[&T]) -> Value) -> Self {
        Self { sum: Sum::Of(of), ..self }
    }

    /// The same, to be asked for.
    #[must_use]
    pub fn offered(self) -> Self {
        Self { usual: Usual::Offered, ..self }
    }

    /// The same; it names persons.
    #[must_use]
    pub fn person(self) -> Self {
        Self { usual: Usual::Person, ..self }
    }

    /// What stands under the column for these rows.
    pub(super) fn under(&self, facts: &Facts, rows: &[&T]) -> Option<Value> {
        match self.sum {
            Sum::Nothing => None,
            Sum::Adds => Some(added(rows.iter().map(|row| (self.of)(facts, row, self.key)))),
            Sum::Of(of) => Some(of(facts, rows)),
        }
    }
}

/// The sum of cells of one kind.
fn added(values: impl Iterator<Item = Value>) -> Value {
    let (mut amounts, mut overs, mut unders) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for value in values {
        match value {
            Value::Count(more) => count += more,
            Value::Amount(amount) => amounts.push(amount),
            // What is not known above the line counts below it all the same.
            Value::Share(over, under) => {
                overs.extend(over);
                unders.extend(under);
            }
            Value::Words(_) | Value::Day(_) | Value::Figure(_) => {}
        }
    }
    let known: Vec<Fraction> = amounts.iter().flatten().copied().collect();
    match (amounts.is_empty(), overs.is_empty()) {
        (false, _) if known.is_empty() => Value::Amount(None),
        (false, _) => Value::Amount(Fraction::sum(known)),
        (true, false) => Value::Share(Fraction::sum(overs), Fraction::sum(unders)),
        (true, true) => Value::Count(count),
    }
}

impl Value {
    /// Words that are the same in both languages.
    pub fn said(text: impl Into<String>) -> Self {
        Self::Words(cell(text))
    }

    /// As many as there are.
    pub fn number(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// So many of so many.
    pub fn share(over: usize, under: usize) -> Self {
        let whole = |count: usize| i64::try_from(count).ok().map(Fraction::whole);
        Self::Share(whole(over), whole(under))
    }

    /// As it is shown: 「—」 where there is nothing.
    pub fn shown(&self, facts: &Facts) -> Text {
        let rounding = facts.settings.rounding;
        let amount = |number: Option<Fraction>, places| {
            number.map_or_else(nothing, |number| cell(Amount::of(number, places, rounding).to_string()))
        };
        match self {
            Self::Words(text) if text.is_blank() => nothing(),
            Self::Words(text) => text.clone(),
            Self::Count(count) => cell(count.to_string()),
            Self::Amount(number) => amount(*number, 2),
            Self::Share(over, under) => {
                let share = over.zip(*under).and_then(|(over, under)| over.over(under)?.times(Fraction::whole(100)));
                amount(share, 1)
            }
            Self::Day(day) => day.map_or_else(nothing, |day| cell(day.to_string())),
            Self::Figure(figure) => facts.shown(figure).map_or_else(nothing, |shown| cell(shown.to_string())),
        }
    }
}
