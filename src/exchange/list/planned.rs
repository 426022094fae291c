//! What would become of one row of a list, and of the months that it brings along.

use crate::book::{DELETED, EntityId, FieldName, Value};
use crate::domain::ids::ProjectId;
use crate::domain::register::{KeyPart, Register};

use super::entries::{FieldChange, PlannedEntry};
use super::identity::WasDeleted;
use super::reading::{Reading, WrongCell};
use super::verdict::{Note, RowError};

/// What would become of one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedRow {
    /// The line of the file at which it starts, counted from 1.
    pub line: u64,
    /// 项目名称, as far as it can be read.
    pub name: String,
    /// What the id of the entry says that the row is.
    pub key: Option<(&'static Register, KeyPart)>,
    /// What would become of it.
    pub outcome: Outcome,
    /// What it says that can be read and is not in conflict.
    pub values: Vec<(FieldName, Value)>,
    /// What would become of the months of its project, as far as the list has any.
    pub entries: Vec<PlannedEntry>,
    /// The projects that could be meant, where several could.
    pub candidates: Vec<ProjectId>,
    /// What says of a new entry what it belongs to.
    pub(super) naming: Option<(String, Value)>,
    /// Why it is a project of its own, where it has its name in common with others.
    pub note: Option<Note>,
    /// The cells that are left out.
    pub wrong: Vec<WrongCell>,
    /// The columns whose cell was filled from above, counted from 0.
    pub filled: Vec<usize>,
    /// Whether it looks like no project and a person takes it in all the same.
    pub taken_in: bool,
}

/// What would become of a row, which is a project or an entry of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is not there yet.
    New {
        /// The id that it will have on every machine that imports it.
        of: EntityId,
    },
    /// It is there, with other values, or its months have others.
    Changed {
        /// Which it is.
        of: EntityId,
        /// Its fields that would change.
        changes: Vec<FieldChange>,
    },
    /// It is there, with the same values.
    Same {
        /// Which it is.
        of: EntityId,
    },
    /// It was deleted on purpose: it stays away unless a person says that it is to be there again.
    Deleted {
        /// Which it is.
        of: EntityId,
        /// When, by whom and why.
        how: WasDeleted,
        /// Whether it is to be there again.
        restored: bool,
    },
    /// It stays out.
    Refused(RowError),
}

impl PlannedRow {
    /// Whether its project is in the book once the list is imported, by this row.
    pub const fn comes_in(&self) -> bool {
        !matches!(self.outcome, Outcome::Refused(_) | Outcome::Deleted { restored: false, .. })
    }

    /// What it says in a field; nothing where it says nothing.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(field, _)| field.as_str() == key).map(|(_, value)| value)
    }

    /// How many of its months are written.
    pub fn months_written(&self) -> usize {
        let months = self.entries.iter().filter(|entry| entry.key.month().is_some() && !entry.changes.is_empty());
        if self.comes_in() { months.count() } else { 0 }
    }

    /// A row of which nothing is known but what was read.
    pub(super) fn unread(reading: &Reading) -> PlannedRow {
        PlannedRow {
            line: reading.line,
            name: reading.name.clone(),
            key: None,
            outcome: Outcome::Refused(RowError::NoName),
            values: reading.values.iter().map(|cell| (cell.field.clone(), cell.value.clone())).collect(),
            entries: Vec::new(),
            candidates: Vec::new(),
            naming: None,
            note: None,
            wrong: reading.wrong.clone(),
            filled: reading.filled.clone(),
            taken_in: false,
        }
    }

    /// For a command: the row and its months, as far as they change, with the fields to set.
    pub(super) fn changes(&self) -> impl Iterator<Item = (EntityId, Vec<(String, Value)>)> {
        let own = self.own_changes().filter(|(_, facts)| !facts.is_empty());
        own.into_iter().chain(self.entries.iter().filter(|_| self.comes_in()).filter_map(PlannedEntry::row))
    }

    fn own_changes(&self) -> Option<(EntityId, Vec<(String, Value)>)> {
        let set = |(field, value): &(FieldName, Value)| (field.as_str().to_owned(), value.clone());
        match &self.outcome {
            Outcome::New { of } => {
                Some((of.clone(), self.naming.iter().cloned().chain(self.values.iter().map(set)).collect()))
            }
            Outcome::Changed { of, changes } => {
                let set = |change: &FieldChange| (change.field.as_str().to_owned(), change.to.clone());
                Some((of.clone(), changes.iter().map(set).collect()))
            }
            Outcome::Deleted { of, restored: true, .. } => {
                let there = (DELETED.to_owned(), Value::Null);
                Some((of.clone(), std::iter::once(there).chain(self.values.iter().map(set)).collect()))
            }
            Outcome::Same { .. } | Outcome::Deleted { .. } | Outcome::Refused(_) => None,
        }
    }
}
