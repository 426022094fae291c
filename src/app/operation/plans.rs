//! What this device notes of each kind of operation (see `import_log.rs`).

use crate::app::import_log::{ImportRecord, piece_of};
use crate::app::workbook::{Moment, Workbook};
use crate::book::{Change, EntityId, Value};
use crate::domain::record_counts::Arrivals;
use crate::exchange::list::Subject;
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
    /// What it brings, in records.
    pub records: Arrivals,
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
    /// What its rows are.
    pub subject: Subject,
    /// How many of them were there already, as they are.
    pub known: usize,
    /// For each other project, entry or problem the fields to set.
    pub rows: Vec<Row>,
    /// What stands with every change of a running ledger: from which list it is.
    pub why: String,
}

impl IncomingList {
    /// What stands with every change, where it is a running ledger.
    pub(super) fn ledger(&self) -> Option<String> {
        (self.subject == Subject::Problem).then(|| self.why.clone())
    }
}

/// A project with the fields to set.
pub type Row = (EntityId, Vec<(String, Value)>);

/// How many notes there are at most of one record.
const NOTES: usize = 9;

/// What is to be noted.
#[derive(Debug)]
pub(super) enum Plan {
    Files {
        batch: String,
        records: Vec<FileRecord>,
    },
    List {
        batch: String,
        record: EntityId,
        list: IncomingList,
        records: Box<Arrivals>,
        intended: usize,
        came: usize,
        pieces: Vec<String>,
    },
    Revert {
        batch: String,
        records: Vec<ImportRecord>,
        way: Way,
        changes: usize,
        pieces: Vec<String>,
    },
    Commands,
}

/// An import that is to come.
#[derive(Debug)]
pub(super) struct FileRecord {
    pub(super) id: EntityId,
    pub(super) file: Incoming,
    /// How many changes it is to bring, those included that an interruption left.
    pub(super) intended: usize,
    /// How many of them it brings.
    pub(super) came: usize,
}

/// Which way an import is turned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Undo,
    Redo,
}

/// The changes before and behind those that an operation makes.
type Notes = (Vec<Entry>, Vec<Entry>);

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
        match self {
            Self::Commands => true,
            Self::Revert { records, .. } => records.is_empty(),
            Self::Files { .. } | Self::List { .. } => false,
        }
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
            Self::List { batch, record, list, records, intended: rows, .. } => {
                let mut fields = list_fields(batch, list, records);
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
            Self::List { batch, record, list, records, came, pieces, .. } => {
                list_fields(batch, list, records).into_iter().for_each(|(set, to)| note(&mut first, record, set, to));
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
            ("records", self.file.records.noted()),
        ]
    }
}

fn list_fields(batch: &str, list: &IncomingList, records: &Arrivals) -> Vec<(&'static str, Value)> {
    vec![
        ("file", Value::text(&list.file)),
        ("kind", Value::text("list")),
        ("batch", Value::text(batch)),
        ("digest", Value::text(&list.digest)),
        ("known", count(list.known)),
        ("records", records.noted()),
    ]
}
