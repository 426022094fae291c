//! What was handed over: the records that this device keeps of exported files. What came in: `import_log.rs`.
//!
//! | Entity | Field | Holds |
//! |---|---|---|
//! | `local.export/…` | `file`, `digest`, `changes` | what was written |
//! | | `scope` | the projects in it; nothing for all |
//! | | `upto` | for each page session of this device the last clock reading that the file holds |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::book::sorting::InOrder;
use crate::book::{Book, Change, EntityId, Value, sorting};
use crate::domain::ids::{ExportId, ProblemId, ProjectId, RemarkId, VisitId};

/// The changes made on this device that no exported file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unexported {
    /// How many.
    pub count: usize,
    /// When the oldest of them was made, milliseconds since 1970.
    pub since: Option<u64>,
}

/// The project that an entity belongs to; none for people, units, the office.
pub fn project_of(book: &Book, of: &EntityId) -> Option<ProjectId> {
    match of.kind() {
        ProjectId::KIND => ProjectId::of(of),
        VisitId::KIND | ProblemId::KIND => ProjectId::parse(book.text(of, "project")),
        RemarkId::KIND => book
            .text(of, "of")
            .parse()
            .ok()
            .filter(|about: &EntityId| about != of)
            .and_then(|about| project_of(book, &about)),
        _ => None,
    }
}

/// For each page session the greatest clock reading among these changes.
pub fn reach<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Value {
    let mut upto: BTreeMap<String, u64> = BTreeMap::new();
    for change in changes {
        let last = upto.entry(format!("{:08x}", change.at().session())).or_default();
        *last = (*last).max(change.at().time());
    }
    Value::Map(Arc::new(
        upto.into_iter().map(|(session, time)| (session, Value::text(format!("{time:016x}")))).in_order(),
    ))
}

/// One exported file, as far as it matters to what is not handed over yet.
struct Export {
    scope: Option<BTreeSet<String>>,
    upto: BTreeMap<u32, u64>,
}

fn exports(book: &Book) -> Vec<Export> {
    book.entities(ExportId::KIND)
        .map(|(id, _)| {
            let scope = match book.value(id, "scope") {
                Value::Null => None,
                list => Some(list.items().iter().filter_map(Value::as_text).map(str::to_owned).in_order()),
            };
            let upto = match book.value(id, "upto") {
                Value::Map(sessions) => sessions
                    .iter()
                    .filter_map(|(session, time)| {
                        let session = u32::from_str_radix(session, 16).ok()?;
                        let time = u64::from_str_radix(time.as_text()?, 16).ok()?;
                        Some((session, time))
                    })
                    .in_order(),
                _ => BTreeMap::new(),
            };
            Export { scope, upto }
        })
        .collect()
}

impl Export {
    fn holds(&self, book: &Book, change: &Change) -> bool {
        let reached = self.upto.get(&change.at().session()).is_some_and(|last| change.at().time() <= *last);
        reached
            && match &self.scope {
                None => true,
                Some(projects) => {
                    project_of(book, change.of()).is_none_or(|project| projects.contains(project.as_str()))
                }
            }
    }
}

/// Counts what is in no exported file, over the whole book: at a start and after an export; between, every change adds one.
pub fn unexported(book: &Book) -> Unexported {
    let exports = exports(book);
    let mut left = Unexported::default();
    for (change, origin) in book.arrivals() {
        if origin.is_some() || change.of().is_local() || exports.iter().any(|export| export.holds(book, change)) {
            continue;
        }
        left.count += 1;
        let made = change.at().milliseconds();
        left.since = Some(left.since.map_or(made, |since| since.min(made)));
    }
    left
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
