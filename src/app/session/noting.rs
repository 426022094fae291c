//! What the book of a session has taken in: stored, counted, and told to those who watch.

use leptos::prelude::*;

use super::Session;
use crate::app::clock;
use crate::app::unexported::{Unexported, Waiting};
use crate::app::workbook::Moment;
use crate::book::{Change, EntityId, Value};
use crate::domain::ids::{ExportId, ImportId};
use crate::domain::tables::RecordKind;
use crate::storage::Entry;

/// What the book has taken in and nobody has stored yet.
#[derive(Default)]
pub(super) struct Ingested {
    pub(super) entries: Vec<Entry>,
    pub(super) touched: Vec<RecordKind>,
}

/// Changes by where they were made.
pub(super) struct ByOrigin {
    pub(super) own: Vec<Change>,
    pub(super) imported: Vec<Change>,
}

pub(super) fn changes_of(entries: &[Entry]) -> ByOrigin {
    let (imported, own): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.origin.is_some());
    let changes = |entries: Vec<&Entry>| entries.into_iter().map(|entry| entry.change.clone()).collect();
    ByOrigin { own: changes(own), imported: changes(imported) }
}

impl Session {
    /// What no exported file holds yet.
    pub const fn unexported(&self) -> RwSignal<Unexported> {
        self.unexported
    }

    /// Stores what the book has taken in, and tells who watches. Nothing may be awaited between the two.
    pub(super) fn keep(&self, taken: Ingested) {
        let Ingested { entries, touched } = taken;
        let changes = changes_of(&entries);
        self.core.with_value(|core| core.append(entries));
        self.tell_of(&changes, &touched);
    }

    /// Counts what was made here, and tells who watches.
    pub(super) fn tell_of(&self, changes: &ByOrigin, touched: &[RecordKind]) {
        self.count_own(&changes.own);
        self.tell(&changes.own, touched);
        self.tell(&changes.imported, &[]);
    }

    pub(super) fn note(&self, of: &EntityId, fields: Vec<(&str, Value)>) {
        let entries = self.noted(of, fields).into_iter().map(Entry::own).collect();
        self.keep(Ingested { entries, touched: vec![RecordKind::Other] });
    }

    /// Writes fields that only this device remembers into the book; storing them is the caller's.
    pub(super) fn noted(&self, of: &EntityId, fields: Vec<(&str, Value)>) -> Vec<Change> {
        if self.is_erased() || self.past.get_untracked().is_some() || self.met_newer().is_some() {
            return Vec::new();
        }
        let now: Moment = clock::moment();
        let noted = self.core.try_update_value(|core| {
            fields.into_iter().filter_map(|(set, to)| core.workbook.note(of, set, to, now)).collect()
        });
        noted.unwrap_or_default()
    }

    pub(super) fn ingest_entries(&self, entries: Vec<Entry>) {
        let now = clock::now();
        let is_about = |kind: &str| entries.iter().any(|entry| entry.change.of().kind() == kind);
        let (handed_over, came_in) = (is_about(ExportId::KIND), is_about(ImportId::KIND));
        let taken = self.core.try_update_value(|core| {
            let mut all = Vec::new();
            let mut kinds = Vec::new();
            for entry in entries {
                let (fresh, touched) = core.workbook.apply(vec![entry.change], entry.origin.as_ref(), now);
                all.extend(fresh.into_iter().filter(|_| entry.origin.is_none()));
                kinds.extend(touched);
            }
            (all, kinds)
        });
        let (own, touched) = taken.unwrap_or_default();
        if handed_over {
            self.count_all();
        } else {
            self.count_own(&own);
        }
        self.tell_everyone(&touched);
        if came_in {
            self.look_at_interrupted_again();
        }
    }

    /// What is in no exported file, counted over the whole book.
    pub(super) fn count_all(&self) {
        let waiting = self.read_present(|view| Waiting::of(view.book));
        self.unexported.set(waiting.counted);
        self.core.update_value(|core| core.waiting = waiting);
    }

    /// The same, where these were made on this device and nothing was exported.
    pub(super) fn count_own(&self, changes: &[Change]) {
        if self.counts_own(changes) {
            self.unexported.notify();
        }
    }

    /// As [`Session::count_own`], without telling anybody. True where there is something to tell.
    pub(super) fn counts_own(&self, changes: &[Change]) -> bool {
        let counted = self.core.try_update_value(|core| {
            let added = changes.iter().filter(|change| core.waiting.add(change)).count();
            (added > 0).then_some(core.waiting.counted)
        });
        let Some(counted) = counted.flatten() else { return false };
        *self.unexported.write_untracked() = counted;
        true
    }
}
