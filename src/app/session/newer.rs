//! Standing back where a newer program keeps the book: the page shows what it can read and writes nothing more.

use leptos::prelude::*;

use super::Session;
use crate::app::saving::Saver;
use crate::domain::command::Refusal;
use crate::storage::NewerForm;

impl Session {
    /// The newer program that keeps the book, if there is one: then nothing can be written.
    pub const fn newer(&self) -> RwSignal<Option<NewerForm>> {
        self.newer
    }

    /// Looks whether another tab has opened the book with a newer program meanwhile.
    pub fn look_for_newer(&self) {
        self.stand_back(self.with_saver(Saver::look_for_newer).flatten());
    }

    /// How often something was not written for that reason, or because a past day is looked at: the page says so each time, wherever on
    /// it that happens.
    pub const fn not_written(&self) -> RwSignal<usize> {
        self.not_written
    }

    /// Whether anything may be written, by looking again: not while a past day or a 推演 is looked at, nor where a newer program keeps the book.
    pub fn may_write(&self) -> Result<(), Refusal> {
        if self.is_erased() {
            return Err(Refusal::Erased);
        }
        if let Some(as_of) = self.past.get_untracked() {
            self.not_written.update(|count| *count += 1);
            return Err(Refusal::PastDay(as_of.day));
        }
        if self.supposing.is_on() {
            self.not_written.update(|count| *count += 1);
            return Err(Refusal::Supposing);
        }
        let Some(NewerForm { needed }) = self.met_newer() else {
            return self.read_present(|view| view.workbook.may_write());
        };
        self.not_written.update(|count| *count += 1);
        Err(Refusal::NewerProgram { needed: needed.map(|page| page.to_string()) })
    }

    /// The newer program, by looking again.
    pub(super) fn met_newer(&self) -> Option<NewerForm> {
        self.look_for_newer();
        self.newer.get_untracked()
    }

    /// Shows from now on that a newer program was met.
    pub(super) fn stand_back(&self, newer: Option<NewerForm>) {
        if newer.is_some() && self.newer.get_untracked().is_none() {
            self.newer.set(newer);
        }
    }
}
