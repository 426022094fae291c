//! Where a session is kept: room, rescue, erasing, and what somebody else has emptied.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Session, reload};
use crate::app::saving::Saver;
use crate::book::{Book, Change, EntityId};
use crate::browser::waiting::sleep;
use crate::storage::{Entry, Space};

/// How long after the storage was emptied the book is put back, in milliseconds.
const UNTIL_TOLD: u32 = 1_000;

fn entries_of(book: &Book) -> Vec<Entry> {
    let entry =
        |(change, origin): (&Change, Option<&EntityId>)| Entry { change: change.clone(), origin: origin.cloned() };
    book.arrivals().map(entry).collect()
}

impl Session {
    /// Puts back what somebody emptied: the page has all of it. A book that is being erased is left to that.
    pub(super) fn put_back_later(self) {
        if self.core.try_update_value(|core| std::mem::replace(&mut core.putting_back, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            let wanted = move || self.core.with_value(|core| !core.erased);
            loop {
                // The word that it was erased, if it was, comes after the last key has gone.
                sleep(UNTIL_TOLD).await;
                let Some(saver) = self.core.with_value(|core| core.saver.clone()) else { break };
                let count = saver.put_back(wanted, || self.read_present(|view| entries_of(view.book))).await;
                if count > 0 {
                    self.put_back.set(count);
                }
                // A browser clears one thing after the other: what was put back may have been cleared with the next.
                if !saver.has_lost_journal() {
                    break;
                }
            }
            self.core.update_value(|core| core.putting_back = false);
        });
    }

    /// Looks whether the storage was emptied behind the page's back, as some browsers do without a word.
    pub fn look_after_record(&self) {
        if self.with_saver(Saver::has_lost) == Some(true) {
            self.put_back_later();
        }
    }

    /// How many entries were put back after somebody emptied the browser's storage, each time that happens.
    pub const fn put_back(&self) -> RwSignal<usize> {
        self.put_back
    }

    /// Tries again to store what could not be stored.
    pub fn retry(&self) {
        self.with_saver(Saver::retry);
    }

    /// What the storage holds, in UTF-16 units.
    pub fn space(&self) -> Space {
        self.with_saver(Saver::space).unwrap_or_default()
    }

    /// Everything that is stored, unread, for rescue.
    pub fn dump(&self, done: impl FnOnce(String) + 'static) {
        self.with_saver(|saver| saver.dump(done));
    }

    /// Removes everything of this workspace from this device and starts the page again.
    pub fn erase(&self, failed: impl FnOnce() + 'static) {
        let session = *self;
        if self.met_newer().is_some() {
            return failed();
        }
        self.set_erased(true);
        let failed = move || {
            session.set_erased(false);
            failed();
        };
        spawn_local(async move {
            if session.drafts.erase().await.is_err() || session.blobs.erase().await.is_err() {
                return failed();
            }
            session.with_saver(|saver| {
                saver.erase(move |outcome| match outcome {
                    Ok(()) => reload(),
                    Err(_) => failed(),
                });
            });
        });
    }

    /// Whether the book is being erased, or was, here or on another page: nothing of this page belongs to it any more.
    pub fn is_erased(&self) -> bool {
        self.core.try_with_value(|core| core.erased) == Some(true)
    }

    pub(super) fn set_erased(&self, erased: bool) {
        self.core.update_value(|core| core.erased = erased);
        self.drafts.set_erased(erased);
    }
}
