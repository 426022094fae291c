//! What was made on this device and is in no exported file yet.
//!
//! A change is handed over once a file holds it: the file reaches up to it, and holds the entity that it is about. Which entities a file of
//! some projects holds, `domain::belonging` says, from what this device knew when it was written.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::book::{Book, Change, EntityId, Stamp, Value};
use crate::domain::belonging::{Links, is_shared};
use crate::domain::ids::{ExportId, ImportId, ProjectId};

/// The changes made on this device that no exported file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unexported {
    /// How many.
    pub count: usize,
    /// When the oldest of them was made, milliseconds since 1970.
    pub since: Option<u64>,
}

/// For each page session the greatest clock reading among these changes.
pub fn reach<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Value {
    let mut upto: BTreeMap<String, u64> = BTreeMap::new();
    for change in changes {
        let last = upto.entry(format!("{:08x}", change.at().session())).or_default();
        *last = (*last).max(change.at().time());
    }
    let written = |(session, time)| (session, Value::text(format!("{time:016x}")));
    Value::Map(Arc::new(upto.into_iter().map(written).collect()))
}

/// Counts what is in no exported file, over the whole book: at a start and after an export; between, every change adds one.
pub fn unexported(book: &Book) -> Unexported {
    let (whole, some): (Vec<Export>, Vec<Export>) = exports(book).into_iter().partition(|file| file.scope.is_none());
    let mine = book.arrivals().filter(|(change, origin)| origin.is_none() && !change.of().is_local());
    let mut left: Vec<&Change> =
        mine.map(|(change, _)| change).filter(|change| !whole.iter().any(|file| file.reaches(change))).collect();
    hand_over_some(book, &some, &mut left);
    let since = left.iter().map(|change| change.at().milliseconds()).min();
    Unexported { count: left.len(), since }
}

/// Takes out what files of some projects hold.
fn hand_over_some(book: &Book, files: &[Export], left: &mut Vec<&Change>) {
    let reached = |file: &Export, left: &[&Change]| left.iter().any(|change| file.reaches(change));
    if !files.iter().any(|file| reached(file, left)) {
        return;
    }
    let (links, imports) = (Links::of(book), imports(book));
    for file in files {
        if !reached(file, left) {
            continue;
        }
        let projects: Vec<EntityId> = file.projects().collect();
        let held = links.below(&projects, |change| file.knew(change, book.brought_by(change), &imports));
        left.retain(|change| !(file.reaches(change) && (is_shared(change.of()) || held.contains(change.of()))));
    }
}

/// One exported file, as far as it matters to what is not handed over yet.
struct Export {
    /// The projects in it; none for the whole book.
    scope: Option<Vec<String>>,
    /// For each page session of this device the last clock reading that it holds.
    upto: BTreeMap<u32, u64>,
    at: Stamp,
}

impl Export {
    fn reaches(&self, change: &Change) -> bool {
        self.upto.get(&change.at().session()).is_some_and(|last| change.at().time() <= *last)
    }

    /// Whether this device knew a change when the file was written: it is in the file, or an earlier import brought it.
    fn knew(&self, change: &Change, origin: Option<&EntityId>, imports: &HashMap<EntityId, Stamp>) -> bool {
        match origin {
            None => self.reaches(change),
            Some(import) => imports.get(import).is_some_and(|came| came.time() < self.at.time()),
        }
    }

    fn projects(&self) -> impl Iterator<Item = EntityId> {
        self.scope.iter().flatten().filter_map(|text| ProjectId::parse(text)).map(EntityId::from)
    }
}

fn exports(book: &Book) -> Vec<Export> {
    let read = |of: &EntityId| {
        let scope = match book.value(of, "scope") {
            Value::Null => None,
            list => Some(list.items().iter().filter_map(Value::as_text).map(str::to_owned).collect()),
        };
        Some(Export { scope, upto: upto(book.value(of, "upto")), at: book.shown(of, "upto")?.at() })
    };
    book.entities(ExportId::KIND).filter_map(|(of, _)| read(of)).collect()
}

fn upto(value: &Value) -> BTreeMap<u32, u64> {
    let Value::Map(sessions) = value else { return BTreeMap::new() };
    let read = |(session, time): (&String, &Value)| {
        let session = u32::from_str_radix(session, 16).ok()?;
        Some((session, u64::from_str_radix(time.as_text()?, 16).ok()?))
    };
    sessions.iter().filter_map(read).collect()
}

/// When each import came in.
fn imports(book: &Book) -> HashMap<EntityId, Stamp> {
    let came = |of: &EntityId| Some((of.clone(), book.changes_of(of, "batch").map(Change::at).min()?));
    book.entities(ImportId::KIND).filter_map(|(of, _)| came(of)).collect()
}
