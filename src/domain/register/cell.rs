//! What a field of an entry holds.

use std::sync::Arc;

use crate::book::{EntityId, Value};
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldSpec, plain};
use crate::domain::text::Lang;
use crate::domain::when::When;

use super::form::CellForm;

/// What a field holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Text as it stands, or the key of a choice.
    Text(Arc<str>),
    /// An exact number, in the unit of its field.
    Number(Decimal),
    /// A whole number.
    Count(i64),
    /// Yes.
    Flag,
    /// A day, a month or a year.
    When(When),
    /// The id of an entity.
    Reference(EntityId),
    /// Several names.
    Names(Arc<[Arc<str>]>),
    /// What does not fit its field: it is shown as it stands and counts for nothing.
    Unfit(Value),
}

impl Cell {
    /// Reads a stored value; nothing for nothing.
    pub(super) fn read(spec: &FieldSpec, value: &Value) -> Option<Self> {
        let text = value.as_text();
        let read = match CellForm::of(spec.kind) {
            CellForm::Text => match value {
                Value::Text(text) if !text.is_empty() => Some(Self::Text(text.clone())),
                _ => None,
            },
            CellForm::Number => text.and_then(Decimal::parse).map(Self::Number),
            CellForm::Count => value.as_int().map(Self::Count),
            CellForm::Flag => (*value == Value::Bool(true)).then_some(Self::Flag),
            CellForm::When => text.and_then(When::parse).map(Self::When),
            CellForm::Reference => text.and_then(|of| of.parse().ok()).map(Self::Reference),
            CellForm::Names => {
                let names: Vec<Arc<str>> = value.items().iter().filter_map(Value::as_text).map(Arc::from).collect();
                (!names.is_empty()).then(|| Self::Names(names.into()))
            }
        };
        let is_nothing = value.is_null() || *value == Value::Bool(false) || text == Some("");
        read.or_else(|| (!is_nothing).then(|| Self::Unfit(value.clone())))
    }

    /// As people read it, without its unit.
    pub fn shown(&self, spec: &FieldSpec, lang: Lang) -> String {
        match self {
            Self::Text(text) => spec.show(&Value::text(text), lang),
            Self::Number(number) => number.grouped(),
            Self::Count(count) => count.to_string(),
            Self::Flag => spec.show(&Value::Bool(true), lang),
            Self::When(when) => when.to_string(),
            Self::Reference(of) => of.rest().to_owned(),
            Self::Names(names) => names.join("、"),
            Self::Unfit(value) => plain(value),
        }
    }
}
