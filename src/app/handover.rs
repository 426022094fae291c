//! What was handed over: the records that this device keeps of exported files. What came in: `import_log.rs`; what no file holds:
//! `unexported.rs`.
//!
//! | Entity | Field | Holds |
//! |---|---|---|
//! | `local.export/…` | `file`, `digest`, `changes` | what was written |
//! | | `scope` | the projects in it; nothing for all |
//! | | `upto` | for each page session of this device the last clock reading that the file holds |

use crate::book::{Book, sorting};
use crate::domain::ids::ExportId;

/// One file that was handed over.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportRecord {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// How many changes it holds.
    pub changes: usize,
    /// How many projects were chosen; none for the whole book.
    pub scope: Option<usize>,
    /// When, milliseconds since 1970.
    pub at: u64,
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
                scope: (!book.value(of, "scope").is_null()).then(|| book.value(of, "scope").items().len()),
                at: book.shown(of, "file")?.at().milliseconds(),
            })
        })
        .collect();
    sorting::by_key(&mut log, |record| std::cmp::Reverse(record.at));
    log
}
