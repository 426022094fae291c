//! What an earlier page was in the middle of when it was closed or killed, as the records of imports tell it (see `import_log.rs`).

use std::collections::BTreeMap;

use super::import_log::{Brought, ImportRecord, Lacking, import_log};
use crate::book::sorting::CollectSorted;
use crate::book::{Book, Change};

/// The imports that were left halfway, by the digest of their file or list, so that the same one goes on with it.
pub fn lacking_by_digest(book: &Book) -> BTreeMap<String, ImportRecord> {
    let left = import_log(book).into_iter().filter(|record| record.lacking.is_some() && !record.undone);
    left.map(|record| (book.text(record.id.entity(), "digest").to_owned(), record)).collect_sorted()
}

/// In the middle of what something was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Halfway {
    /// It was to come in.
    Coming,
    /// It was to be undone.
    Undoing,
    /// It was to be brought back.
    Returning,
}

/// Files or a list that an operation was left in the middle of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interrupted {
    /// What they share.
    pub batch: String,
    /// What they are.
    pub brought: Brought,
    /// In the middle of what.
    pub halfway: Halfway,
    /// Their names.
    pub files: Vec<String>,
    /// How much of them is there.
    pub lacking: Lacking,
}

/// What was left halfway, a batch each, the youngest first. What a page is at that is open is not: `is_open` tells whether one of this
/// session, which wrote at this time, is.
pub fn interrupted(book: &Book, is_open: impl Fn(u32, u64) -> bool) -> Vec<Interrupted> {
    let mut found: Vec<Interrupted> = Vec::new();
    let log = import_log(book);
    for record in &log {
        let (halfway, said) = match (record.reverting.is_some(), record.undone, record.lacking) {
            (true, false, _) => (Halfway::Undoing, "reverting"),
            (true, true, _) => (Halfway::Returning, "reverting"),
            (false, false, Some(_)) => (Halfway::Coming, "intended"),
            (false, ..) => continue,
        };
        let said = book.shown(record.id.entity(), said).map(Change::at);
        let is_at_it = said.is_some_and(|at| is_open(at.session(), at.milliseconds()));
        if !is_at_it && found.iter().all(|known| known.batch != record.batch) {
            found.push(of_batch(&log, record, halfway));
        }
    }
    found
}

fn of_batch(log: &[ImportRecord], one: &ImportRecord, halfway: Halfway) -> Interrupted {
    let mut left = Interrupted {
        batch: one.batch.clone(),
        brought: one.brought,
        halfway,
        files: Vec::new(),
        lacking: Lacking { there: 0, intended: 0 },
    };
    for record in log.iter().filter(|record| record.batch == one.batch) {
        let lacking = record.lacking.unwrap_or(Lacking { there: record.new, intended: record.new });
        left.files.push(record.file.clone());
        left.lacking.there += lacking.there;
        left.lacking.intended += lacking.intended;
    }
    left
}
