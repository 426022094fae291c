//! What each kind of operation does, and what this device notes of it (see `import_log.rs`).

use std::collections::{BTreeMap, VecDeque};

use super::{Operation, Part};
use crate::app::import_log::{ImportRecord, lacking_of, piece_of, records_of, standing_of, undone_by};
use crate::app::workbook::{Moment, Workbook};
use crate::book::{Book, Change, ChangeId, Deletion, EntityId, Value};
use crate::domain::command::Command;
use crate::domain::ids::{ImportId, ProjectId};
use crate::storage::Entry;

/// One file that is put together with the book.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// The name of whoever made it.
    pub made_by: String,
    /// When it was made, as it says itself.
    pub made_at: String,
    /// How many changes it held that were known already.
    pub known: usize,
    /// The changes that it brings.
    pub changes: Vec<Change>,
}

/// A list of projects that somebody agreed to.
#[derive(Clone, Debug)]
pub struct IncomingList {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// How many of its projects were there already, as they are.
    pub known: usize,
    /// For each other project the fields to set.
    pub rows: Vec<Row>,
}

/// A project with the fields to set.
pub type Row = (ProjectId, Vec<(String, Value)>);

/// How many projects of a list are drafted in one step, and up to how many changes.
const ROWS_AT_ONCE: usize = 250;
const CHANGES_AT_ONCE: usize = 2_500;

/// How many notes there are at most of one record.
const NOTES: usize = 8;

/// What is to be noted.
#[derive(Debug)]
pub(super) enum Plan {
    Files { batch: String, records: Vec<FileRecord> },
    List { batch: String, record: EntityId, list: IncomingList, intended: usize, came: usize, pieces: Vec<String> },
    Revert { batch: String, records: Vec<ImportRecord>, way: Way, changes: usize, pieces: Vec<String> },
    Commands,
}

/// An import that is to come.
#[derive(Debug)]
pub(super) struct FileRecord {
    id: EntityId,
    file: Incoming,
    intended: usize,
    came: usize,
}

/// Which way an import is turned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Undo,
    Redo,
}

/// The changes before and behind those that an operation makes.
type Notes = (Vec<Entry>, Vec<Entry>);

impl Operation {
    /// Puts files together with the book, each under its own record, all of one batch. What an interruption left of the same file goes
    /// on under the same record.
    pub fn merge(mut files: Vec<Incoming>, workbook: &Workbook) -> Self {
        let total = files.iter().map(|file| file.changes.len()).sum();
        let mut parts = VecDeque::new();
        let mut records = Vec::new();
        for mut file in files.drain(..) {
            let Some((id, left)) = record_for(workbook, &file.digest) else { continue };
            let changes = std::mem::take(&mut file.changes);
            let came = left.map_or(0, |left| left.new);
            records.push(FileRecord { id: id.clone(), file, intended: came + changes.len(), came });
            parts.push_back(Part::Bring(id, changes));
        }
        Self::new(Plan::Files { batch: workbook.fresh(), records }, parts, total)
    }

    /// Imports a list of projects.
    pub fn list(mut list: IncomingList, workbook: &Workbook) -> Option<Self> {
        let (record, left) = record_for(workbook, &list.digest)?;
        let there = left.as_ref().and_then(|left| left.lacking).map_or(0, |lacking| lacking.there);
        let intended = there + list.rows.len();
        let mut parts = VecDeque::new();
        let mut total = 0;
        let mut some = Vec::new();
        let mut heavy = 0;
        for row in std::mem::take(&mut list.rows) {
            let weight = weight_of(&row, workbook.book());
            if some.len() == ROWS_AT_ONCE || heavy + weight > CHANGES_AT_ONCE && !some.is_empty() {
                parts.push_back(Part::Decide(Box::new(Command::ImportList { rows: std::mem::take(&mut some) })));
                heavy = 0;
            }
            total += weight;
            heavy += weight;
            some.push(row);
        }
        parts.push_back(Part::Decide(Box::new(Command::ImportList { rows: some })));
        let pieces = workbook.book().value(&record, "pieces").items().iter().filter_map(Value::as_text);
        let pieces = pieces.map(str::to_owned).collect();
        let came = left.map_or(0, |left| left.new);
        let plan = Plan::List { batch: workbook.fresh(), record, list, intended, came, pieces };
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
        Self::new(plan, undo_parts(ids, book), total)
    }

    /// Carries out commands that have nothing to do with one another.
    pub fn commands(commands: Vec<Command>) -> Self {
        let total = commands.len();
        let parts = commands.into_iter().map(|command| Part::Decide(Box::new(command))).collect();
        Self::new(Plan::Commands, parts, total)
    }

    /// Undoes changes that no record tells of.
    pub fn undo_changes(ids: Vec<ChangeId>, book: &Book) -> Self {
        let total = ids.len();
        let plan =
            Plan::Revert { batch: String::new(), records: Vec::new(), way: Way::Undo, changes: 0, pieces: Vec::new() };
        Self::new(plan, undo_parts(ids, book), total)
    }
}

/// The record of what was left halfway of the same file, or a new one.
fn record_for(workbook: &Workbook, digest: &str) -> Option<(EntityId, Option<ImportRecord>)> {
    match lacking_of(workbook.book(), digest) {
        Some(left) => Some((left.id.clone().into(), Some(left))),
        None => ImportId::from_rest(&workbook.fresh()).map(|new| (new.into(), None)),
    }
}

/// Each thing stands in one part with all that is to be undone of it.
fn undo_parts(ids: Vec<ChangeId>, book: &Book) -> VecDeque<Part> {
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

/// How much a command may come to, as [`Operation`] counts it.
pub(super) fn weight(command: &Command, book: &Book) -> usize {
    match command {
        Command::ImportList { rows } => rows.iter().map(|row| weight_of(row, book)).sum(),
        _ => 1,
    }
}

/// A row sets its fields; of a deleted project that comes back all others are emptied.
fn weight_of((project, facts): &Row, book: &Book) -> usize {
    let deleted = book.deletion(project.entity()) == Deletion::Deleted;
    let emptied = book.entity(project.entity()).filter(|_| deleted).map_or(0, |entity| entity.fields().count() + 1);
    facts.len() + emptied
}

fn count(count: usize) -> Value {
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

impl Plan {
    pub(super) fn batch(&self) -> &str {
        match self {
            Self::Files { batch, .. } | Self::List { batch, .. } | Self::Revert { batch, .. } => batch,
            Self::Commands => "",
        }
    }

    /// Whether nothing came of it, and nothing is left halfway that it puts an end to.
    pub(super) fn is_in_vain(&self, changes: usize) -> bool {
        match self {
            Self::Revert { records, .. } => changes == 0 && records.iter().all(ImportRecord::is_whole),
            Self::Files { .. } | Self::List { .. } | Self::Commands => false,
        }
    }

    /// How many notes there are at most.
    pub(super) const fn most_notes(&self) -> usize {
        match self {
            Self::Files { records, .. } => NOTES * records.len(),
            Self::Revert { records, .. } => NOTES * records.len(),
            Self::List { .. } => NOTES,
            Self::Commands => 0,
        }
    }

    /// Whether nothing is noted by which it could be undone later.
    pub(super) const fn is_unlogged(&self) -> bool {
        matches!(self, Self::Commands)
    }

    /// So many changes of a file are new.
    pub(super) fn came(&mut self, import: &EntityId, fresh: usize) {
        if let Self::Files { records, .. } = self
            && let Some(record) = records.iter_mut().find(|record| record.id == *import)
        {
            record.came += fresh;
        }
    }

    /// A part was decided.
    pub(super) fn decided(&mut self, decided: &[Change]) {
        match self {
            Self::List { came: changes, pieces, .. } | Self::Revert { changes, pieces, .. } => {
                *changes += decided.len();
                pieces.extend(piece_of(decided));
            }
            Self::Files { .. } | Self::Commands => {}
        }
    }

    /// Writes down what is about to come in, so that the next start can tell if it does not.
    pub(super) fn intend(&self, workbook: &mut Workbook, now: Moment) -> Vec<Entry> {
        let mut intended = Vec::new();
        let mut note = |of: &EntityId, fields: Vec<(&'static str, Value)>| {
            for (set, to) in fields {
                intended.extend(workbook.note(of, set, to, now).map(Entry::own));
            }
        };
        match self {
            Self::Files { batch, records } => {
                for record in records {
                    let mut fields = record.fields(batch);
                    fields.push(("intended", count(record.intended)));
                    note(&record.id, fields);
                }
            }
            Self::List { batch, record, list, intended: rows, .. } => {
                let mut fields = list_fields(batch, list);
                fields.push(("intended", count(*rows)));
                note(record, fields);
            }
            Self::Revert { .. } | Self::Commands => {}
        }
        intended
    }

    /// What stands before and behind the changes once they are drafted. It is not in the book yet.
    pub(super) fn notes(&self, workbook: &mut Workbook, now: Moment) -> Notes {
        let mut first = Vec::new();
        let mut last = Vec::new();
        let mut note = |notes: &mut Vec<Entry>, of: &EntityId, set: &str, to: Value| {
            // What was noted beforehand stands there already.
            if *workbook.book().value(of, set) != to {
                notes.extend(workbook.draft_note(of, set, to, now).map(Entry::own));
            }
        };
        match self {
            Self::Files { batch, records } => {
                for record in records {
                    record.fields(batch).into_iter().for_each(|(set, to)| note(&mut first, &record.id, set, to));
                    note(&mut last, &record.id, "new", count(record.came));
                }
            }
            Self::List { batch, record, list, came, pieces, .. } => {
                list_fields(batch, list).into_iter().for_each(|(set, to)| note(&mut first, record, set, to));
                note(&mut first, record, "pieces", Value::texts(pieces));
                note(&mut last, record, "new", count(*came));
            }
            Self::Revert { records, way, pieces, .. } => {
                let (held, undone) = match way {
                    Way::Undo => ("undoing", true),
                    Way::Redo => ("returning", false),
                };
                for record in records {
                    let of = record.id.entity();
                    if let Some(turn) = pieces.first() {
                        note(&mut first, of, "reverting", Value::text(turn));
                        note(&mut first, of, held, Value::texts(pieces));
                    }
                    note(&mut last, of, "undone", Value::Bool(undone));
                    note(
                        &mut last,
                        of,
                        "reverted",
                        pieces.first().or(record.reverting.as_ref()).map_or(Value::Null, Value::text),
                    );
                }
            }
            Self::Commands => {}
        }
        (first, last)
    }
}

impl FileRecord {
    fn fields(&self, batch: &str) -> Vec<(&'static str, Value)> {
        vec![
            ("file", Value::text(&self.file.file)),
            ("batch", Value::text(batch)),
            ("digest", Value::text(&self.file.digest)),
            ("made_by", Value::text_or_null(&self.file.made_by)),
            ("made_at", Value::text_or_null(&self.file.made_at)),
            ("known", count(self.file.known)),
        ]
    }
}

fn list_fields(batch: &str, list: &IncomingList) -> Vec<(&'static str, Value)> {
    vec![
        ("file", Value::text(&list.file)),
        ("kind", Value::text("list")),
        ("batch", Value::text(batch)),
        ("digest", Value::text(&list.digest)),
        ("known", count(list.known)),
    ]
}
