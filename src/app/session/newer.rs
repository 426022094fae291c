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

    /// Whether anything may be written, by looking again.
    pub fn may_write(&self) -> Result<(), Refusal> {
        self.look_for_newer();
        match self.newer.get_untracked() {
            None => Ok(()),
            Some(NewerForm { needed }) => Err(Refusal::NewerProgram { needed: needed.map(|page| page.to_string()) }),
        }
    }

    /// Shows from now on that a newer program was met.
    pub(super) fn stand_back(&self, newer: Option<NewerForm>) {
        if newer.is_some() && self.newer.get_untracked().is_none() {
            self.newer.set(newer);
        }
    }
}
