//! The operations that there are: what each is made of, from what somebody agreed to.

use std::collections::VecDeque;

use super::Operation;
use super::parts::{self, Part};
use super::plans::{FileRecord, Incoming, IncomingList, Plan, Way};
use crate::app::import_log::{ImportRecord, records_of, standing_of, undone_by};
use crate::app::interrupted::lacking_by_digest;
use crate::app::workbook::Workbook;
use crate::book::{Book, Change, ChangeId, EntityId, Value};
use crate::domain::command::Command;
use crate::domain::ids::ImportId;
use crate::domain::record_counts::Arrivals;
use crate::exchange::list::Subject;

impl Operation {
    /// Puts files together with the book, each under its own record, all of one batch. What an interruption left of the same file goes
    /// on under the same record. None where there are no random numbers for records.
    pub fn merge(mut files: Vec<Incoming>, workbook: &Workbook) -> Option<Self> {
        let batch = workbook.fresh()?;
        let total = files.iter().map(|file| file.changes.len()).sum();
        let mut parts = VecDeque::new();
        let mut records = Vec::new();
        let mut left = lacking_by_digest(workbook.book());
        for mut file in files.drain(..) {
            let Some((id, left)) = record_for(workbook, left.remove(&file.digest)) else { continue };
            let changes = std::mem::take(&mut file.changes);
            let came = left.as_ref().map_or(0, |left| left.new);
            // What was left halfway said beforehand what all of it brings.
            file.records = left.and_then(|left| left.records).unwrap_or(file.records);
            records.push(FileRecord { id: id.clone(), file, intended: came + changes.len(), came });
            parts.push_back(Part::Bring(id, changes));
        }
        Some(Self::new(Plan::Files { batch, records }, parts, total))
    }

    /// Imports a list of projects, of entries of a register, or of problems.
    pub fn list(mut list: IncomingList, workbook: &Workbook) -> Option<Self> {
        let left = lacking_by_digest(workbook.book()).remove(&list.digest);
        let (record, left) = record_for(workbook, left)?;
        let there = left.as_ref().and_then(|left| left.lacking).map_or(0, |lacking| lacking.there);
        let intended = there + list.rows.len();
        let all = left.as_ref().and_then(|left| left.records).unwrap_or_else(|| arrivals_of(&list, workbook.book()));
        let (parts, total) = parts::of_list(std::mem::take(&mut list.rows), list.ledger(), workbook.book());
        let pieces = workbook.book().value(&record, "pieces").items().iter().filter_map(Value::as_text);
        let pieces = pieces.map(str::to_owned).collect();
        let came = left.map_or(0, |left| left.new);
        let plan =
            Plan::List { batch: workbook.fresh()?, record, list, records: Box::new(all), intended, came, pieces };
        Some(Self::new(plan, parts, total))
    }

    /// Undoes everything that a batch brought; what others wrote over since stays. What was left halfway can be taken back so, too.
    pub fn undo(batch: &str, workbook: &Workbook) -> Self {
        Self::revert(batch, Way::Undo, standing_of(workbook.book(), batch), workbook.book())
    }

    /// Brings back what the undoing of a batch took away.
    pub fn redo(batch: &str, workbook: &Workbook) -> Self {
        Self::revert(batch, Way::Redo, undone_by(workbook.book(), batch), workbook.book())
    }

    fn revert(batch: &str, way: Way, ids: Vec<ChangeId>, book: &Book) -> Self {
        let records = records_of(book, batch);
        let total = ids.len();
        let plan = Plan::Revert { batch: batch.to_owned(), records, way, changes: 0, pieces: Vec::new() };
        Self::new(plan, parts::of_undo(ids, book), total)
    }

    /// Carries out commands that have nothing to do with one another.
    pub fn commands(commands: Vec<Command>) -> Self {
        let total = commands.len();
        let parts = commands.into_iter().map(|command| Part::Decide(Box::new(command), 1)).collect();
        Self::new(Plan::Commands, parts, total)
    }

    /// Takes in what commands came to on a book that holds this one: `parts` is how many things that were meant.
    pub fn decided(changes: Vec<Change>, parts: usize) -> Self {
        let total = changes.len();
        let mut operation = Self::new(Plan::Commands, VecDeque::from([Part::Own(changes)]), total);
        operation.outcome.parts = parts;
        operation
    }

    /// Undoes changes that no record tells of.
    pub fn undo_changes(ids: Vec<ChangeId>, book: &Book) -> Self {
        let total = ids.len();
        let plan =
            Plan::Revert { batch: String::new(), records: Vec::new(), way: Way::Undo, changes: 0, pieces: Vec::new() };
        Self::new(plan, parts::of_undo(ids, book), total)
    }
}

/// What a list brings: its rows are projects, their months and other entries that are new or change.
fn arrivals_of(list: &IncomingList, book: &Book) -> Arrivals {
    let mut all = Arrivals::default();
    for (of, _) in &list.rows {
        match book.entity(of) {
            None => all.new.add(of),
            Some(_) => all.updated.add(of),
        }
    }
    match list.subject {
        Subject::Project => all.known.projects = list.known,
        Subject::Entry(_) => all.known.entries = list.known,
        Subject::Problem => all.known.problems = list.known,
    }
    all
}

/// The record of what was left halfway of the same file, or a new one.
fn record_for(workbook: &Workbook, left: Option<ImportRecord>) -> Option<(EntityId, Option<ImportRecord>)> {
    match left {
        Some(left) => Some((left.id.clone().into(), Some(left))),
        None => ImportId::from_rest(&workbook.fresh()?).map(|new| (new.into(), None)),
    }
}
