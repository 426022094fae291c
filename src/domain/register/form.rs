//! The form of what a kind of field holds.

use crate::domain::fields::FieldKind;

/// What form the cells of a kind of field have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellForm {
    /// Text as it stands, and keys of choices.
    Text,
    /// An exact number.
    Number,
    /// A whole number.
    Count,
    /// Yes.
    Flag,
    /// A day, a month or a year.
    When,
    /// The id of an entity.
    Reference,
    /// The ids of several entities.
    References,
    /// From which day to which, for each of several entities.
    Spans,
    /// Several names.
    Names,
}

impl CellForm {
    /// The form of the cells of this kind of field.
    pub const fn of(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Line
            | FieldKind::Paragraph
            | FieldKind::Unit
            | FieldKind::Person
            | FieldKind::Phone
            | FieldKind::Place
            | FieldKind::Cause
            | FieldKind::Time
            | FieldKind::Choice(_) => Self::Text,
            FieldKind::Money | FieldKind::Area | FieldKind::Percent | FieldKind::Number | FieldKind::Quantity(_) => {
                Self::Number
            }
            FieldKind::Count => Self::Count,
            FieldKind::Flag => Self::Flag,
            FieldKind::Day | FieldKind::Month | FieldKind::Year | FieldKind::When => Self::When,
            FieldKind::Reference(_) => Self::Reference,
            FieldKind::References(_) => Self::References,
            FieldKind::Spans(_) => Self::Spans,
            FieldKind::Names => Self::Names,
        }
    }
}
