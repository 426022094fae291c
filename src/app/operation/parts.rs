//! The parts of an operation, each drafted in one short step.

use std::collections::{BTreeMap, VecDeque};

use super::plans::Row;
use crate::book::{Book, Change, ChangeId, Deletion, EntityId};
use crate::domain::command::Command;

/// A part of an operation.
#[derive(Debug)]
pub(super) enum Part {
    /// What a file brings under its import record.
    Bring(EntityId, Vec<Change>),
    /// What a command comes to, and how much that is as the operation counts it.
    Decide(Box<Command>, usize),
    /// What was decided already, on a book that holds this one.
    Own(Vec<Change>),
    /// Of some things all that is to be undone.
    Undo(Vec<ChangeId>),
}

/// How many projects of a list are drafted in one step, and up to how many changes.
const ROWS_AT_ONCE: usize = 250;
const CHANGES_AT_ONCE: usize = 2_500;

/// The rows of a list, and how many changes they may come to.
pub(super) fn of_list(rows: Vec<Row>, ledger: Option<String>, book: &Book) -> (VecDeque<Part>, usize) {
    let rows_of = |rows: Vec<Row>, weight| rows_of(rows, ledger.clone(), weight);
    let mut parts = VecDeque::new();
    let (mut some, mut weight, mut total) = (Vec::new(), 0, 0);
    for row in rows {
        let next = weight_of(&row, book);
        if some.len() == ROWS_AT_ONCE || weight + next > CHANGES_AT_ONCE {
            parts.push_back(rows_of(std::mem::take(&mut some), weight));
            weight = 0;
        }
        some.push(row);
        weight += next;
        total += next;
    }
    parts.push_back(rows_of(some, weight));
    (parts, total)
}

/// Rows of a running ledger say from which list they are.
fn rows_of(rows: Vec<Row>, ledger: Option<String>, weight: usize) -> Part {
    let command = match ledger {
        None => Command::ImportList { rows },
        Some(why) => Command::ImportLedger { rows, why },
    };
    Part::Decide(Box::new(command), weight)
}

/// Each thing stands in one part with all that is to be undone of it.
pub(super) fn of_undo(ids: Vec<ChangeId>, book: &Book) -> VecDeque<Part> {
    let mut by_thing: BTreeMap<&EntityId, Vec<ChangeId>> = BTreeMap::new();
    for id in ids {
        if let Some(change) = book.change(id) {
            by_thing.entry(change.of()).or_default().push(id);
        }
    }
    let mut parts = VecDeque::new();
    let mut some: Vec<ChangeId> = Vec::new();
    for (_, ids) in by_thing {
        if some.len() + ids.len() > CHANGES_AT_ONCE && !some.is_empty() {
            parts.push_back(Part::Undo(std::mem::take(&mut some)));
        }
        some.extend(ids);
    }
    if !some.is_empty() {
        parts.push_back(Part::Undo(some));
    }
    parts
}

/// A row sets its fields; of a deleted project that comes back all others are emptied.
fn weight_of((project, facts): &Row, book: &Book) -> usize {
    let deleted = book.deletion(project) == Deletion::Deleted;
    let emptied = book.entity(project).filter(|_| deleted).map_or(0, |entity| entity.fields().count() + 1);
    facts.len() + emptied
}
