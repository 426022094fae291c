//! Where in the book a value stands, so that every figure opens to what it was made from.

use super::super::decimal::Decimal;
use super::fraction::Fraction;
use crate::book::EntityId;

/// One field of one entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Source {
    /// The entity: `month/PROJECT/2026-03`.
    pub of: EntityId,
    /// Its field: `reported`.
    pub set: &'static str,
}

/// A value of the book with the place where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given<T> {
    /// What stands there.
    pub value: T,
    /// Where.
    pub source: Source,
}

impl Given<Decimal> {
    /// The value as an exact number.
    pub fn number(&self) -> Fraction {
        self.value.into()
    }
}
