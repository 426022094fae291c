//! What came in: the records that this device keeps of imported files and lists, and what each brought. What was left halfway:
//! `interrupted.rs`.
//!
//! | Entity | Field | Holds |
//! |---|---|---|
//! | `local.import/…` | `file`, `digest`, `made_by`, `made_at`, `known` | one file that came in |
//! | | `records` | how many records it brings that are new, that it changes, that are there as they are |
//! | | `kind` | `list` for a list of projects |
//! | | `batch` | the files that were put together in one go share it |
//! | | `intended` | how many changes of the file, or projects of the list, are to come: written beforehand where they are many |
//! | | `new` | how many changes it brought: written with the last of them, so that a record without it is not whole |
//! | | `undone` | true while the import is undone |
//! | | `undoing` | the first and last stamp of the changes that undid it |
//! | | `returning` | the same of the changes that brought it back after it was undone |
//! | | `reverting`, `reverted` | one of these two was begun, and ended: the same text in both, or it was left halfway |
//! | | `pieces` | of a list of projects, whose changes are this device's own: the first and last stamp of each piece of it |
//!
//! Records of version 0.1.0 have neither `intended` nor `reverting`, and are taken to be whole.

use std::collections::BTreeSet;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, Change, ChangeId, EntityId, Stamp, Value, sorting};
use crate::domain::ids::{ImportId, PersonId};
use crate::domain::record_counts::Arrivals;

/// What a record is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Brought {
    /// A file of a colleague.
    File,
    /// A list of projects.
    List,
}

/// One file that came in.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportRecord {
    /// Its id, which the changes that it brought carry.
    pub id: ImportId,
    /// Shared by the files that were put together in one go.
    pub batch: String,
    /// What it is.
    pub brought: Brought,
    /// The file's name.
    pub file: String,
    /// The name of whoever made it.
    pub made_by: String,
    /// When it was made, as it says itself.
    pub made_at: String,
    /// How many new changes it brought: those that are there.
    pub new: usize,
    /// How many changes of a file, or projects of a list, should be there and are not all.
    pub lacking: Option<Lacking>,
    /// How many were known already.
    pub known: usize,
    /// The same in records; none where a page wrote it down that did not count them.
    pub records: Option<Arrivals>,
    /// When it came in, milliseconds since 1970.
    pub at: u64,
    /// Whether it is undone.
    pub undone: bool,
    /// Whether it can be brought back: this device remembers how it was undone.
    pub returns: bool,
    /// What undoing it or bringing it back was begun with, if that was left halfway.
    pub reverting: Option<String>,
}

impl ImportRecord {
    /// Whether nothing of it was left halfway.
    pub const fn is_whole(&self) -> bool {
        self.lacking.is_none() && self.reverting.is_none()
    }
}

/// How much of an import is there, and of how much: changes of a file, projects of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lacking {
    /// So much is there.
    pub there: usize,
    /// Of so much.
    pub intended: usize,
}

/// What came in, the youngest first. What never came and was given up is not listed.
pub fn import_log(book: &Book) -> Vec<ImportRecord> {
    let mut log: Vec<ImportRecord> = book.entities(ImportId::KIND).filter_map(|(of, _)| read(book, of)).collect();
    log.retain(|record| !(record.undone && record.new == 0 && record.lacking.is_some()));
    sorting::by_key(&mut log, |record| std::cmp::Reverse((record.at, record.id.clone())));
    log
}

fn read(book: &Book, of: &EntityId) -> Option<ImportRecord> {
    let text = |set: &str| book.text(of, set).to_owned();
    let is_list = book.text(of, "kind") == "list" || !book.value(of, "pieces").is_null();
    let lacking = lacking(book, of);
    let first = || book.history(of, "file").first().map(|change| change.at());
    Some(ImportRecord {
        id: ImportId::of(of)?,
        batch: text("batch"),
        brought: if is_list { Brought::List } else { Brought::File },
        file: text("file"),
        made_by: text("made_by"),
        made_at: text("made_at"),
        new: match was_cut_short(book, of) {
            // Written with the last of them, so they are there.
            false => number(book.value(of, "new")),
            true => brought_by_record(book, of).count(),
        },
        lacking,
        known: number(book.value(of, "known")),
        records: Arrivals::read(book.value(of, "records")),
        at: book.shown(of, "new").map(|change| change.at()).or_else(first)?.milliseconds(),
        undone: book.value(of, "undone").is_true(),
        returns: !book.value(of, "undoing").items().is_empty(),
        reverting: Some(text("reverting")).filter(|begun| *begun != book.text(of, "reverted")),
    })
}

fn number(value: &Value) -> usize {
    value.as_int().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// Whether more was intended than what has come with one go.
fn was_cut_short(book: &Book, of: &EntityId) -> bool {
    !book.value(of, "intended").is_null() && book.value(of, "new").is_null()
}

/// What an import lacks; nothing where it is whole.
fn lacking(book: &Book, of: &EntityId) -> Option<Lacking> {
    if !was_cut_short(book, of) {
        return None;
    }
    let intended = number(book.value(of, "intended"));
    let there = match book.text(of, "kind") {
        "list" => brought_by_record(book, of).map(Change::of).collect::<BTreeSet<_>>().len(),
        _ => book.count_brought_by(of),
    };
    (there < intended).then_some(Lacking { there, intended })
}

/// The changes of one record: those that a file brought, or the own ones of a list.
fn brought_by_record<'a>(book: &'a Book, of: &'a EntityId) -> impl Iterator<Item = &'a Change> {
    let pieces = pieces_of(book, of, "pieces");
    let brought = move |change: &Change, origin: Option<&EntityId>| match origin {
        Some(origin) => origin == of,
        None => !change.of().is_local() && pieces.iter().any(|piece| piece.holds(change.at())),
    };
    book.arrivals().filter(move |(change, origin)| brought(change, *origin)).map(|(change, _)| change)
}

/// The records of a batch.
pub fn records_of(book: &Book, batch: &str) -> Vec<ImportRecord> {
    import_log(book).into_iter().filter(|record| record.batch == batch).collect()
}

/// The changes that the imports of a batch brought, but for people: whoever is known stays known, or an undone merge that is handed
/// on would take people out of the books in which they work.
pub fn brought_by(book: &Book, batch: &str) -> Vec<ChangeId> {
    let imports: BTreeSet<EntityId> = import_log(book)
        .into_iter()
        .filter(|record| record.batch == batch)
        .map(|record| record.id.into())
        .collect_sorted();
    let pieces: Vec<Piece> = imports.iter().flat_map(|import| pieces_of(book, import, "pieces")).collect();
    let brought = |change: &Change, origin: Option<&EntityId>| match origin {
        Some(origin) => imports.contains(origin),
        None => !change.of().is_local() && pieces.iter().any(|piece| piece.holds(change.at())),
    };
    let person = |change: &Change| change.of().kind() == PersonId::KIND;
    book.arrivals()
        .filter(|(change, origin)| !person(change) && brought(change, *origin))
        .map(|(change, _)| change.id())
        .collect()
}

/// The changes of one decision: made on one page session, one right after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    first: Stamp,
    last: Stamp,
}

impl Piece {
    fn holds(&self, at: Stamp) -> bool {
        at.session() == self.first.session() && (self.first..=self.last).contains(&at)
    }
}

/// How the changes of one decision are remembered: `first/last`; nothing where there are none.
pub fn piece_of(decided: &[Change]) -> Option<String> {
    let stamps = || decided.iter().map(Change::at);
    Some(format!("{}/{}", stamps().min()?, stamps().max()?))
}

/// The changes by which a batch was undone, be it halfway; none where it was not, or this device does not remember how.
pub fn undone_by(book: &Book, batch: &str) -> Vec<ChangeId> {
    let records = import_log(book).into_iter().filter(|record| record.batch == batch);
    let pieces: Vec<Piece> = records.flat_map(|record| pieces_of(book, &record.id.into(), "undoing")).collect();
    let undoing = |change: &Change| !change.of().is_local() && pieces.iter().any(|piece| piece.holds(change.at()));
    book.arrivals().filter(|(change, _)| undoing(change)).map(|(change, _)| change.id()).collect()
}

/// The changes by which a batch stands in the book: those that it brought and, where it was undone and brought back, however often,
/// those that did so.
pub fn standing_of(book: &Book, batch: &str) -> Vec<ChangeId> {
    let records = import_log(book).into_iter().filter(|record| record.batch == batch);
    let pieces: Vec<Piece> = records
        .flat_map(|record| {
            let of: EntityId = record.id.into();
            let said = ["undoing", "returning"].into_iter().flat_map(|set| book.history(&of, set));
            said.flat_map(|change| pieces_in(change.to())).collect::<Vec<_>>()
        })
        .collect();
    let brought: BTreeSet<ChangeId> = brought_by(book, batch).into_iter().collect_sorted();
    let returned = |change: &Change| !change.of().is_local() && pieces.iter().any(|piece| piece.holds(change.at()));
    let stands = |change: &&Change| returned(change) || brought.contains(&change.id());
    book.arrivals().map(|(change, _)| change).filter(stands).map(Change::id).collect()
}

fn pieces_of(book: &Book, import: &EntityId, set: &str) -> Vec<Piece> {
    pieces_in(book.value(import, set))
}

fn pieces_in(value: &Value) -> Vec<Piece> {
    let read = |text: &str| {
        let (first, last) = text.split_once('/')?;
        Some(Piece { first: first.parse().ok()?, last: last.parse().ok()? })
    };
    value.items().iter().filter_map(Value::as_text).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::app::workbook::{Moment, Workbook};
    use crate::domain::command::Command;
    use crate::domain::ids::ProjectId;

    use super::*;

    #[test]
    fn a_list_is_remembered_with_its_own_changes_and_no_others() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let now = Moment { milliseconds: 1_790_000_000_000, today };
        let mut workbook = Workbook::new(1, || Some(7));
        let me = Command::Introduce {
            person: None,
            name: "张三".to_owned(),
            unit: String::new(),
            role: "inspector".to_owned(),
        };
        workbook.dispatch(me, now).unwrap();
        let mut import = |name: &str| {
            let project = ProjectId::from_rest(name).unwrap();
            let facts = vec![("name".to_owned(), Value::text(name)), ("total".to_owned(), Value::text("1"))];
            workbook.dispatch(Command::ImportList { rows: vec![(project.into(), facts)] }, now).unwrap()
        };
        let (first, between, second) = (import("甲"), import("乙"), import("丙"));
        let record: EntityId = "local.import/1".parse().unwrap();
        let pieces = Value::texts([&first, &second].map(|done| piece_of(&done.changes).unwrap()));
        for (set, to) in [("file", Value::text("list.csv")), ("batch", Value::text("b")), ("pieces", pieces)] {
            workbook.note(&record, set, to, now).unwrap();
        }
        let brought = brought_by(workbook.book(), "b");
        assert_eq!(brought, [first.ids(), second.ids()].concat());
        assert!(between.ids().iter().all(|id| !brought.contains(id)));
    }

    #[test]
    fn an_undone_import_leaves_people_known_and_can_be_brought_back() {
        let today = "2026-09-21".parse().unwrap();
        let now = Moment { milliseconds: 1_790_000_000_000, today };
        let introduce = |name: &str| Command::Introduce {
            person: None,
            name: name.to_owned(),
            unit: "发改局".to_owned(),
            role: "office".to_owned(),
        };
        let mut theirs = Workbook::new(1, || Some(7));
        let mut changes = theirs.dispatch(introduce("赵强"), now).unwrap().changes;
        let facts = vec![("name".to_owned(), "南郊路网工程".to_owned())];
        changes.extend(theirs.dispatch(Command::AddProject { facts }, now).unwrap().changes);
        // A file holds nothing that only a device remembers.
        changes.retain(|change| !change.of().is_local());
        let mut ours = Workbook::new(2, || Some(8));
        ours.dispatch(introduce("王敏"), now).unwrap();
        let record: EntityId = "local.import/1".parse().unwrap();
        ours.note(&record, "batch", Value::text("b"), now).unwrap();
        ours.note(&record, "file", Value::text("赵强.sitebook.json"), now).unwrap();
        ours.apply(changes, Some(&record), now.milliseconds);
        let brought = brought_by(ours.book(), "b");
        assert!(!brought.is_empty());
        let undone = ours.dispatch(Command::Revert { changes: brought }, now).unwrap();
        assert_eq!((ours.tables().projects().len(), ours.tables().people().count()), (0, 2));

        // How it was undone is remembered, so that it can be brought back at any time.
        ours.note(&record, "undone", Value::Bool(true), now).unwrap();
        ours.note(&record, "undoing", Value::texts(piece_of(&undone.changes)), now).unwrap();
        let undoing = undone_by(ours.book(), "b");
        assert_eq!(undoing, undone.ids());
        let back = ours.dispatch(Command::Revert { changes: undoing }, now).unwrap();
        assert_eq!(ours.tables().projects().len(), 1);

        // Brought back, it can be undone like at first, and so on.
        let mut back = back;
        for _ in 0..2 {
            ours.note(&record, "undone", Value::Bool(false), now).unwrap();
            ours.note(&record, "returning", Value::texts(piece_of(&back.changes)), now).unwrap();
            let standing = standing_of(ours.book(), "b");
            let undone = ours.dispatch(Command::Revert { changes: standing }, now).unwrap();
            assert_eq!((ours.tables().projects().len(), ours.tables().people().count()), (0, 2));
            ours.note(&record, "undone", Value::Bool(true), now).unwrap();
            ours.note(&record, "undoing", Value::texts(piece_of(&undone.changes)), now).unwrap();
            let undoing = undone_by(ours.book(), "b");
            back = ours.dispatch(Command::Revert { changes: undoing }, now).unwrap();
            assert_eq!(ours.tables().projects().len(), 1);
        }
    }
}
