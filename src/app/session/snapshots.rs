//! The snapshot of a session: shown at the start before the book is read, made anew when work comes to rest.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Session, mark};
use crate::app::clock;
use crate::app::saving::Saver;
use crate::app::snapshot::{DAYS, Facts};
use crate::browser::waiting::{self, sleep};

/// How long after a change the snapshot is made anew, in milliseconds.
const QUIET: u32 = 5_000;

/// For how many days the snapshot is made anew when the page is left, where it must be quick.
const DAYS_IN_HASTE: u64 = 3;

impl Session {
    /// Takes in what is kept for the first page, if anything is; true if that page can be shown now. The book is to be read next.
    pub fn take_snapshot(&self) -> bool {
        let Some(snapshot) = Saver::snapshot(&self.workspace()) else { return false };
        let Some(facts) = Facts::read(&snapshot).filter(|facts| facts.day(clock::today()).is_some()) else {
            return false;
        };
        self.unexported.set(facts.unexported());
        self.core.update_value(|core| {
            let changes = snapshot.entries.into_iter().map(|entry| entry.change).collect();
            core.workbook.apply(changes, None, clock::now());
            core.facts = Some(facts);
        });
        mark("snapshot-read");
        self.read_present(|view| view.my_record().is_some())
    }

    /// Whether the record holds nothing, so that the welcome can be shown while the rest is opened. Should the journal hold
    /// something after all, it is shown once that is read.
    pub fn looks_new(&self) -> bool {
        Saver::looks_new(&self.workspace())
    }

    /// Makes the snapshot anew once nothing has been kept for a while.
    pub(super) fn keep_snapshot_later(self) {
        let now = self.core.try_update_value(|core| {
            core.kept += 1;
            core.kept
        });
        spawn_local(async move {
            sleep(QUIET).await;
            if self.core.try_with_value(|core| core.kept) == now {
                self.keep_snapshot().await;
            }
        });
    }

    /// Makes the snapshot of the book as it stands, a day at a time.
    pub(super) async fn keep_snapshot(self) {
        let size = self.read_present(|view| view.book.len());
        let Some(mut facts) = self.facts() else { return };
        for ahead in 0..DAYS {
            waiting::idle().await;
            self.add_day(&mut facts, ahead);
        }
        // What came in meanwhile is not in all of it; it will be made again when that has come to rest.
        if self.read_present(|view| view.book.len()) == size {
            self.write_snapshot(&facts);
        }
    }

    /// Makes the snapshot at once, since the page is being left.
    pub fn keep_snapshot_now(&self) {
        let Some(mut facts) = self.facts() else { return };
        (0..DAYS_IN_HASTE).for_each(|ahead| self.add_day(&mut facts, ahead));
        self.write_snapshot(&facts);
    }

    /// None while the book is not read, and once it is being erased.
    fn facts(&self) -> Option<Facts> {
        let unexported = self.unexported.get_untracked();
        self.core.with_value(|core| {
            let kept = core.saver.is_some() && !core.erased;
            kept.then(|| Facts::of(&core.workbook, unexported))
        })
    }

    fn add_day(&self, facts: &mut Facts, ahead: u64) {
        self.core.with_value(|core| facts.add_day(&core.workbook, clock::today(), ahead));
    }

    fn write_snapshot(&self, facts: &Facts) {
        self.core.with_value(|core| {
            if let (Some(saver), false) = (&core.saver, core.erased)
                && let Some(snapshot) = facts.snapshot(&core.workbook)
            {
                saver.keep_snapshot(&snapshot);
            }
        });
    }
}
