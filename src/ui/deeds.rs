//! The last deeds of this page: told with 撤销, taken back by Ctrl+Z one after the other, done again by Ctrl+Shift+Z or Ctrl+Y.
//!
//! What belongs to which deed, `app::deeds` knows; here its turns meet the session, the toasts and the keyboard.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::app::deeds::{DeedId, Turn, Way};
use crate::app::workbook::Done;
use crate::book::{ChangeId, EntityId};
use crate::domain::command::{Command, Refusal};
use crate::domain::tables::RecordKind;

use super::context::Ui;
use super::controls::Tone;
use super::words;

/// More changes than this are turned in steps, as an operation.
const AT_ONCE: usize = 200;

impl Ui {
    /// Says that something is done, with 撤销.
    pub fn offer_undo(&self, message: &str, done: &Done) {
        self.offer_undo_of(message, done.ids());
    }

    /// The same of changes, which an operation has made.
    pub fn offer_undo_of(&self, message: &str, changes: Vec<ChangeId>) {
        let ui = *self;
        let Some(deed) = self.deeds.try_update(|deeds| deeds.did(message, changes)) else { return };
        self.offer(message, self.common().undo, move || ui.undo_deed(deed));
    }

    /// Carries out commands that have nothing to do with one another as one operation, with one undo: all of them or none. `said` tells
    /// what so many of them came to.
    pub fn act_all(&self, commands: Vec<Command>, said: impl Fn(usize) -> String + 'static) {
        if commands.is_empty() || self.waits_for_operation() {
            return;
        }
        let ui = *self;
        spawn_local(async move {
            match ui.session.carry_out_all(commands).await {
                Ok(outcome) => {
                    if let Some(why) = &outcome.refusal {
                        ui.refuse(why);
                    }
                    if outcome.parts > 0 {
                        ui.offer_undo_of(&said(outcome.parts), outcome.made);
                    }
                }
                Err(why) => ui.refuse(&why),
            }
        });
    }

    /// Notes what was done where saying it each time would be in the way: it can be taken back like anything else.
    pub fn note_deed(&self, what: &str, changes: Vec<ChangeId>) {
        self.deeds.update(|deeds| {
            deeds.did(what, changes);
        });
    }

    /// Takes the last deed back.
    pub fn undo(&self) {
        let turn = self.deeds.with_untracked(|deeds| deeds.to_undo(|change| self.thing(change)));
        self.turn(turn, self.common().nothing_to_undo);
    }

    /// Takes a certain deed back.
    pub fn undo_deed(&self, deed: DeedId) {
        let turn = self.deeds.with_untracked(|deeds| deeds.to_undo_this(deed, |change| self.thing(change)));
        self.turn(turn, self.common().already_undone);
    }

    /// Does again what was taken back last.
    pub fn redo(&self) {
        let turn = self.deeds.with_untracked(|deeds| deeds.to_redo(|change| self.thing(change)));
        self.turn(turn, self.common().nothing_to_redo);
    }

    /// The deed that made a change, where it can still be taken back; follows what is done and undone.
    pub fn deed_of(&self, change: ChangeId) -> Option<DeedId> {
        self.deeds.with(|deeds| deeds.deed_of(change))
    }

    fn thing(&self, change: ChangeId) -> Option<EntityId> {
        self.session.read(|view| view.book.change(change).map(|change| change.of().clone()))
    }

    fn turn(&self, turn: Option<Turn>, nothing: &str) {
        let Some(turn) = turn else { return self.toast(nothing, Tone::Neutral) };
        if self.waits_for_operation() {
            return;
        }
        let ui = *self;
        if turn.changes.len() <= AT_ONCE {
            let done = self.session.dispatch(Command::Revert { changes: turn.changes.clone() });
            return self.turned(&turn, done.map(|done| (done.ids(), done.skipped)));
        }
        spawn_local(async move {
            let outcome = ui.session.undo_changes(turn.changes.clone()).await;
            ui.turned(&turn, outcome.map(|outcome| (outcome.made, outcome.skipped)));
        });
    }

    fn turned(&self, turn: &Turn, done: Result<(Vec<ChangeId>, usize), Refusal>) {
        let (ui, lang) = (*self, self.lang);
        match done {
            Ok((changes, skipped)) => {
                self.deeds.update(|deeds| deeds.turned(turn, changes));
                match turn.way {
                    Way::Undo => {
                        let said = words::deed_undone(&turn.what, skipped, lang);
                        self.offer(said, self.common().redo, move || ui.redo());
                    }
                    Way::Redo => {
                        let said = words::deed_redone(&turn.what, skipped, lang);
                        self.offer(said, self.common().undo, move || ui.undo());
                    }
                }
            }
            // What is only not possible now stays possible.
            Err(why @ (Refusal::OverwrittenSince | Refusal::NotFound)) => {
                self.deeds.update(|deeds| deeds.refused(turn));
                let why = words::refusal(&why, lang);
                self.toast(words::deed_stays(&turn.what, &why, lang), Tone::Warn);
            }
            Err(why) => self.refuse(&why),
        }
    }
}

/// Follows the keys that take back and do again, as long as the page is there.
pub fn follow_keys(ui: Ui) {
    // Nobody has said who they are, or the book is still being read: there is nothing to take back.
    let known = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.my_record().is_some());
    let pressed = window_event_listener(ev::keydown, move |ev| {
        if known.try_get_untracked() != Some(true) || ev.default_prevented() || is_busy_with_text() {
            return;
        }
        match way(&ev) {
            None => return,
            Some(Way::Undo) => ui.undo(),
            Some(Way::Redo) => ui.redo(),
        }
        ev.prevent_default();
    });
    on_cleanup(move || pressed.remove());
}

/// What the keys mean, on every system: Ctrl or Command with Z, with Shift and Z, or with Y.
fn way(ev: &KeyboardEvent) -> Option<Way> {
    if ev.ctrl_key() == ev.meta_key() || ev.alt_key() || ev.is_composing() || ev.repeat() {
        return None;
    }
    match (ev.key().to_lowercase().as_str(), ev.shift_key()) {
        ("z", false) => Some(Way::Undo),
        ("z", true) | ("y", false) => Some(Way::Redo),
        _ => None,
    }
}

/// Whether somebody writes, where the browser's own undoing is meant, or is asked something by a dialog that covers the page.
fn is_busy_with_text() -> bool {
    let has = |selector| document().query_selector(selector).ok().flatten().is_some();
    document().active_element().is_some_and(|focused| takes_text(&focused)) || has("dialog[open]")
}

fn takes_text(element: &Element) -> bool {
    const OTHERS: [&str; 9] = ["checkbox", "radio", "button", "submit", "reset", "range", "color", "file", "image"];
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return !OTHERS.contains(&input.type_().as_str());
    }
    element.tag_name() == "TEXTAREA" || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}
