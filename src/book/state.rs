//! What a book says of a field and of an entity.

use super::change::Change;
use super::value::Value;

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldState<'a> {
    /// Never set.
    Unset,
    /// One value, however many people wrote it.
    Agreed(&'a Value),
    /// Different values that nobody has decided between, the one to be shown first.
    Conflict(Vec<&'a Change>),
}

/// Whether an entity has been deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deletion {
    /// It is there.
    Alive,
    /// Someone deleted it, having seen all of it.
    Deleted,
    /// Someone deleted it while someone else wrote to it: a person decides.
    DeletedButEdited,
}
