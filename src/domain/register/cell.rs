//! What a field of an entry holds.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::sorting::CollectSorted;
use crate::book::{EntityId, Value};
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldSpec, plain};
use crate::domain::text::Lang;
use crate::domain::when::When;

use super::form::CellForm;

/// From which day to which, of one entity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// The entity.
    pub of: EntityId,
    /// The first day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
}

impl Span {
    /// Reads what is stored of one entity.
    fn read(of: &str, span: &Value) -> Option<Self> {
        let (from, to) = span.as_text()?.split_once('/')?;
        Some(Self { of: of.parse().ok()?, from: from.parse().ok()?, to: to.parse().ok()? })
    }

    /// All of them as they are stored.
    pub fn stored(spans: impl IntoIterator<Item = Self>) -> Value {
        let member = |span: Self| (span.of.to_string(), Value::text(format!("{}/{}", span.from, span.to)));
        Value::Map(Arc::new(spans.into_iter().map(member).collect_sorted()))
    }
}

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
    /// The ids of several entities, each once, in their order.
    References(Arc<[EntityId]>),
    /// From which day to which, for each of several entities, in the order of the ids.
    Spans(Arc<[Span]>),
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
            // One that cannot be read makes all of it unfit: a set with a gap would say something else.
            CellForm::References => {
                let ids = value.items().iter().map(|of| of.as_text()?.parse().ok());
                let ids: Option<Vec<EntityId>> = ids.collect();
                ids.filter(|ids| !ids.is_empty()).map(|ids| Self::References(ids.into()))
            }
            CellForm::Spans => match value {
                Value::Map(spans) if !spans.is_empty() => {
                    let spans = spans.iter().map(|(of, span)| Span::read(of, span));
                    spans.collect::<Option<Vec<Span>>>().map(|spans| Self::Spans(spans.into()))
                }
                _ => None,
            },
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
            Self::References(of) => of.iter().map(EntityId::rest).collect::<Vec<_>>().join("、"),
            Self::Spans(spans) => spans.len().to_string(),
            Self::Names(names) => names.join("、"),
            Self::Unfit(value) => plain(value),
        }
    }
}
