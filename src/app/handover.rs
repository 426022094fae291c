//! What was handed over: the records that this device keeps of exported files. What came in: `import_log.rs`; what no file holds:
//! `unexported.rs`.
//!
//! | Entity | Field | Holds |
//! |---|---|---|
//! | `local.export/…` | `file`, `digest`, `changes` | what was written |
//! | | `records` | how many records it holds |
//! | | `scope` | the projects in it; nothing for all |
//! | | `upto` | for each page session of this device the last clock reading that the file holds |
//! | | `photos` | the photos and attachments of which this was the first file to hold the bytes: the first 16 hex digits of the hash of each |
//! | | `unit` | of a file of one unit: its name. Then `scope` and `upto` are empty, since a page that knows no such files may not take it for more |
//! | | `held` | of a file of one unit: the problems and remarks of which it holds every change |
//! | | `reach` | of a file of one unit: what `upto` is for others |

use std::collections::BTreeSet;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId, Value, sorting};
use crate::domain::blob::BlobHash;
use crate::domain::ids::{ExportId, ProjectId};
use crate::domain::record_counts::RecordCounts;

/// What a file that is handed over holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handed {
    /// The whole book.
    Everything,
    /// These projects.
    Projects(Vec<ProjectId>),
    /// What one unit is given.
    Unit {
        /// The unit.
        name: String,
        /// The problems and remarks of which the file holds every change.
        held: BTreeSet<EntityId>,
    },
}

impl Handed {
    /// The fields by which this device remembers it. `reach` is what [`super::unexported::reach`] says of the file.
    pub fn noted(&self, reach: Value) -> Vec<(&'static str, Value)> {
        let nothing = || Value::Map(Default::default());
        match self {
            Self::Everything => vec![("scope", Value::Null), ("upto", reach)],
            Self::Projects(projects) => {
                vec![("scope", Value::texts(projects.iter().map(ProjectId::as_str))), ("upto", reach)]
            }
            Self::Unit { name, held } => vec![
                ("scope", Value::texts(std::iter::empty::<&str>())),
                ("upto", nothing()),
                ("unit", Value::text(name)),
                ("held", Value::texts(held.iter().map(EntityId::as_str))),
                ("reach", reach),
            ],
        }
    }
}

/// The problems and remarks that files of this device gave to a unit.
pub fn given_to(book: &Book, unit: &str) -> BTreeSet<EntityId> {
    let files = book.entities(ExportId::KIND).filter(|(of, _)| book.text(of, "unit") == unit);
    files.flat_map(|(of, _)| held_by(book, of)).collect_sorted()
}

/// The problems and remarks of which a file of one unit holds every change.
pub fn held_by(book: &Book, export: &EntityId) -> impl Iterator<Item = EntityId> {
    book.value(export, "held").items().iter().filter_map(|of| of.as_text()?.parse().ok())
}

/// One file that was handed over.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportRecord {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// How many changes it holds.
    pub changes: usize,
    /// What it holds.
    pub scope: Scope,
    /// The same in records; none where a page wrote it down that did not count them.
    pub records: Option<RecordCounts>,
    /// When, milliseconds since 1970.
    pub at: u64,
}

/// What a file holds, in short.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole book.
    Everything,
    /// So many projects.
    Projects(usize),
    /// What this unit is given.
    Unit(String),
}

fn scope(book: &Book, of: &EntityId) -> Scope {
    match (book.text(of, "unit"), book.value(of, "scope")) {
        ("", Value::Null) => Scope::Everything,
        ("", projects) => Scope::Projects(projects.items().len()),
        (unit, _) => Scope::Unit(unit.to_owned()),
    }
}

/// What was handed over, the youngest first.
pub fn export_log(book: &Book) -> Vec<ExportRecord> {
    let mut log: Vec<ExportRecord> = book
        .entities(ExportId::KIND)
        .filter_map(|(of, _)| {
            Some(ExportRecord {
                file: book.text(of, "file").to_owned(),
                digest: book.text(of, "digest").to_owned(),
                changes: book.value(of, "changes").as_int().and_then(|count| usize::try_from(count).ok())?,
                scope: scope(book, of),
                records: RecordCounts::read(book.value(of, "records")),
                at: book.shown(of, "file")?.at().milliseconds(),
            })
        })
        .collect();
    sorting::by_key(&mut log, |record| std::cmp::Reverse(record.at));
    log
}

/// How a blob is named in the record of a file.
fn short(hash: BlobHash) -> String {
    let mut digits = hash.to_string();
    digits.truncate(16);
    digits
}

/// The blobs that files of this device have handed over.
pub struct HandedBlobs(BTreeSet<String>);

impl HandedBlobs {
    /// Reads what is noted of all files.
    pub fn of(book: &Book) -> Self {
        let noted = |of: &EntityId| {
            let texts = book.value(of, "photos").items().iter().filter_map(Value::as_text).map(str::to_owned);
            texts.collect::<Vec<_>>()
        };
        Self(book.entities(ExportId::KIND).flat_map(|(of, _)| noted(of)).collect_sorted())
    }

    /// Whether this one is among them.
    pub fn hold(&self, hash: BlobHash) -> bool {
        self.0.contains(&short(hash))
    }

    /// What is noted of a file that holds these.
    pub fn noted(&self, held: &[BlobHash]) -> Option<Value> {
        let new: BTreeSet<String> =
            held.iter().map(|hash| short(*hash)).filter(|name| !self.0.contains(name)).collect();
        (!new.is_empty()).then(|| Value::texts(new))
    }
}
