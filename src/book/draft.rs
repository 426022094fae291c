//! A change before it has its id.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::id::{ChangeId, EntityId, FieldName};
use super::stamp::Stamp;
use super::value::Value;

/// Everything of a change but its id, which follows from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeDraft {
    /// When, and on which page session.
    pub at: Stamp,
    /// The person who made it, `person/…`.
    pub by: EntityId,
    /// The entity.
    pub of: EntityId,
    /// The field.
    pub set: FieldName,
    /// The value that it gets.
    pub to: Value,
    /// The changes of the same field that its author saw and replaced, in ascending order, each once.
    pub over: Box<[ChangeId]>,
    /// Why, where a reason was asked for or given.
    pub why: Option<Arc<str>>,
    /// Members that a newer version wrote and this one does not know; kept and exported again.
    pub extra: Option<Box<BTreeMap<String, Value>>>,
}
