//! What was made on this device and is in no exported file yet.
//!
//! A change is handed over once a file holds it: the file reaches up to it, and holds the entity that it is about. Which entities a file of
//! some projects holds, `domain::belonging` says, from what this device knew when it was written. A file of one unit holds the problems and
//! remarks that it says; what else is in it is there in part, and counts as not handed over.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::handover::held_by;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, Change, EntityId, Stamp, Value};
use crate::domain::belonging::{Links, is_shared};
use crate::domain::ids::{ExportId, ImportId, ProjectId};
use crate::domain::record_counts::RecordCounts;

/// The changes made on this device that no exported file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unexported {
    /// How many.
    pub count: usize,
    /// What they are about.
    pub records: RecordCounts,
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

/// Counts what is in no exported file, over the whole book.
pub fn unexported(book: &Book) -> Unexported {
    Waiting::of(book).counted
}

/// What is in no exported file, counted over the whole book at a start and after an export; between, every change is added.
#[derive(Default, Debug)]
pub struct Waiting {
    /// How much it is.
    pub counted: Unexported,
    records: BTreeSet<EntityId>,
}

impl Waiting {
    /// Counts over the whole book.
    pub fn of(book: &Book) -> Self {
        let mut waiting = Self::default();
        left_of(book).into_iter().for_each(|change| {
            waiting.add(change);
        });
        waiting
    }

    /// Counts one change more that was made on this device; false where it never leaves it.
    pub fn add(&mut self, change: &Change) -> bool {
        if change.of().is_local() {
            return false;
        }
        let made = change.at().milliseconds();
        self.counted.count += 1;
        self.counted.since = Some(self.counted.since.map_or(made, |since| since.min(made)));
        if !self.records.contains(change.of()) {
            self.records.insert(change.of().clone());
            self.counted.records.add(change.of());
        }
        true
    }
}

fn left_of(book: &Book) -> Vec<&Change> {
    let (whole, some): (Vec<Export>, Vec<Export>) = exports(book).into_iter().partition(|file| file.scope.is_none());
    let mine = book.arrivals().filter(|(change, origin)| origin.is_none() && !change.of().is_local());
    let mut left: Vec<&Change> =
        mine.map(|(change, _)| change).filter(|change| !whole.iter().any(|file| file.reaches(change))).collect();
    for file in &some {
        if let Some(held) = &file.held {
            left.retain(|change| !(file.reaches(change) && held.contains(change.of())));
        }
    }
    hand_over_some(book, &some, &mut left);
    left
}

/// Takes out what files of some projects hold.
fn hand_over_some(book: &Book, files: &[Export], left: &mut Vec<&Change>) {
    let files: Vec<&Export> = files.iter().filter(|file| file.held.is_none()).collect();
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
    /// Of a file of one unit what it holds of everything.
    held: Option<BTreeSet<EntityId>>,
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
        let is_of_unit = !book.text(of, "unit").is_empty();
        let reach = if is_of_unit { "reach" } else { "upto" };
        let held = is_of_unit.then(|| held_by(book, of).collect_sorted());
        Some(Export { scope, held, upto: upto(book.value(of, reach)), at: book.shown(of, "upto")?.at() })
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
