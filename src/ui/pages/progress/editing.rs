//! What happens in a grid that is filled in: keys, letters, blocks that are pasted, filled and copied, and how they get into the book.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::app::grid::cursor::Shape;
use crate::app::grid::writing::Becomes;
use crate::app::grid::{Block, Cursor, Does, Holds, Key, Mode, Pending, Spot, Why, Write, Writing};
use crate::book::ChangeId;
use crate::domain::command::{Command, Refusal};
use crate::exchange::list::write_block;
use crate::ui::controls::{Pointed, Tone};
use crate::ui::words::{self, ProgressWords};

use super::editor::{Edit, Editor, copied};

impl Editor {
    pub(super) fn press(self, ev: &KeyboardEvent) {
        let name = ev.key();
        let ctrl = ev.ctrl_key() || ev.meta_key();
        let key = Key { name: &name, ctrl, shift: ev.shift_key(), alt: ev.alt_key() };
        let (rows, columns) = self.sheet.with_untracked(|open| (open.sheet().rows(), open.sheet().heads().len()));
        let pending = self.pending.with_untracked(Option::is_some);
        let shape = Shape { rows, columns, page: self.page.get_untracked(), pending };
        let before = self.cursor.get_untracked();
        let mut after = before;
        let does = after.press(key, shape);
        match does {
            Does::Pass | Does::Leave | Does::Copy => {
                if before != after {
                    self.cursor.set(after);
                }
                if does == Does::Pass && after.leaves {
                    self.told.set(Some(ProgressWords::of(self.ui.lang).tab_leaves.to_owned()));
                }
                if does == Does::Pass && !ctrl && name.chars().count() == 1 {
                    self.tell_if_locked(before.at);
                }
                return;
            }
            Does::Edit if self.tell_if_locked(before.at) => {}
            Does::Edit => {
                self.begin_edit();
                self.cursor.set(after);
                self.field.mark(false);
            }
            Does::Move => self.move_to(after),
            Does::Commit => {
                self.field.commit();
                self.move_to(after);
            }
            Does::Cancel => self.cancel(after),
            Does::Blank => self.fill(before.block(), ""),
            Does::Fill => self.fill_marked(before, after),
            Does::Write => self.write_pending(),
            Does::Drop => self.drop_pending(),
            Does::Undo => self.ui.undo(),
            Does::Redo => self.ui.redo(),
        }
        ev.prevent_default();
    }

    fn move_to(self, after: Cursor) {
        self.end_edit();
        self.told.set(None);
        self.cursor.set(after);
    }

    /// Says why nothing can be typed in a cell; false where it can.
    fn tell_if_locked(self, spot: Spot) -> bool {
        let role = self.ui.session.read(|view| view.my_role());
        let why = match self.holds(spot) {
            Holds::Field(field) if field.is_for(role) => return false,
            Holds::Field(field) => Why::Others(field.register, field.spec().key),
            Holds::Figure(_) | Holds::Words(_) => Why::Computed,
        };
        self.told.set(Some(words::why_not(&why, self.ui.lang)));
        true
    }

    pub(super) fn typed(self) {
        self.begin_edit();
        if self.cursor.with_untracked(|cursor| cursor.mode == Mode::Ready) {
            self.cursor.update(|cursor| {
                cursor.mode = Mode::Typing;
                cursor.leaves = false;
            });
        }
    }

    fn begin_edit(self) {
        let spot = self.cursor.with_untracked(|cursor| cursor.at);
        if self.edit.with_value(|edit| edit.as_ref().is_some_and(|edit| edit.spot == spot)) {
            return;
        }
        self.end_edit();
        let first = self.field_at(spot).map_or_else(String::new, |field| field.text(self.ui.lang));
        self.edit.set_value(Some(Edit { spot, first, done: Vec::new() }));
    }

    /// Notes what was written into the cell that is left, so that one step takes it back.
    pub(super) fn end_edit(self) {
        let Some(Some(edit)) = self.edit.try_update_value(Option::take) else { return };
        if !edit.done.is_empty() {
            self.ui.note_deed(&self.name_of(edit.spot), edit.done);
        }
    }

    /// The field has lost the focus: somebody goes elsewhere on the page, or only into another cell.
    pub fn left(self, ev: &FocusEvent) {
        let to = ev.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        let is_within = to.is_some_and(|to| to.closest(".mgrid").ok().flatten().is_some());
        if !is_within && !self.field.is_moving() {
            self.leave();
        }
    }

    fn leave(self) {
        self.end_edit();
        if self.cursor.with_untracked(|cursor| cursor.mode != Mode::Ready) {
            self.cursor.update(|cursor| cursor.mode = Mode::Ready);
        }
    }

    /// Writes the text of the cell in which somebody is.
    pub(super) fn commit(self, text: &str) {
        let at = self.cursor.with_untracked(|cursor| cursor.at);
        let spot = self.edit.with_value(|edit| edit.as_ref().map_or(at, |edit| edit.spot));
        let Some(field) = self.field_at(spot) else { return };
        let written = self.write_one(spot, text);
        match written {
            Ok(done) => {
                self.told.set(None);
                self.kept.forget(&field);
                self.edit.update_value(|edit| {
                    edit.get_or_insert_with(|| Edit { spot, ..Edit::default() }).done.extend(done);
                });
            }
            Err(why) => {
                let said = words::why_not(&why, self.ui.lang);
                self.told.set(Some(words::cell_refused(&self.name_of(spot), &said, self.ui.lang)));
                self.kept.keep(&field, text, why, self.name_of(spot));
            }
        }
    }

    fn write_one(self, spot: Spot, text: &str) -> Result<Vec<ChangeId>, Why> {
        let writing = self.judged(&[Write { spot, text: text.to_owned() }]);
        if let Some(why) = writing.refused.into_values().next() {
            return Err(why);
        }
        let entries = writing.entries;
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        match self.ui.session.dispatch(Command::PutEntries { entries }) {
            Ok(done) => Ok(done.ids()),
            Err(Refusal::NothingChanges) => Ok(Vec::new()),
            Err(refusal) => Err(Why::Refused(refusal)),
        }
    }

    fn judged(self, writes: &[Write]) -> Writing {
        let beside = self.beside();
        self.sheet.with_untracked(|open| {
            let sheet = open.sheet();
            self.ui.session.read(|view| view.with_rules(|context| Writing::of(sheet, context, &beside, writes)))
        })
    }

    /// Esc: what was typed is dropped, also what a pause has written already.
    fn cancel(self, after: Cursor) {
        let edit = self.edit.try_update_value(Option::take).flatten();
        if let Some(edit) = edit {
            if !edit.done.is_empty() {
                drop(self.write_one(edit.spot, &edit.first));
            }
            if let Some(field) = self.field_at(edit.spot) {
                self.kept.forget(&field);
            }
            self.field.show(&edit.first, true);
        }
        self.told.set(None);
        self.cursor.set(after);
    }

    /// Ctrl with Enter over a marked block: all of it gets what stands in the cell.
    fn fill_marked(self, before: Cursor, after: Cursor) {
        let text = match before.mode {
            Mode::Ready => self.field_at(before.at).map_or_else(String::new, |field| field.text(self.ui.lang)),
            Mode::Typing | Mode::Editing => self.field.text(),
        };
        self.edit.set_value(None);
        self.cursor.set(Cursor { other: before.other, ..after });
        self.field.show(&text, true);
        self.fill(before.block(), &text);
    }

    /// Writes one text into every cell of a block that has a field; what is refused stays pending.
    fn fill(self, block: Block, text: &str) {
        let is_field = |spot: &Spot| matches!(self.holds(*spot), Holds::Field(_));
        let writes: Vec<Write> =
            block.spots().filter(is_field).map(|spot| Write { spot, text: text.to_owned() }).collect();
        if writes.is_empty() {
            self.tell_if_locked(block.first);
            return;
        }
        let writing = self.judged(&writes);
        if let Some(why) = writing.refused.values().next() {
            self.told.set(Some(words::why_not(why, self.ui.lang)));
        } else {
            self.told.set(None);
        }
        let count = writing.taken.len() - writing.count(Becomes::Same);
        let said = match text {
            "" => words::cells_blanked(count, self.ui.lang),
            _ => words::cells_written(count, self.ui.lang),
        };
        self.write(&writing, &said);
    }

    /// Writes as one deed.
    fn write(self, writing: &Writing, said: &str) -> bool {
        let Some(command) = writing.command() else { return true };
        match self.ui.session.dispatch(command) {
            Ok(done) => {
                self.ui.offer_undo_of(said, done.ids());
                true
            }
            Err(Refusal::NothingChanges) => true,
            Err(refusal) => {
                self.ui.refuse(&refusal);
                false
            }
        }
    }

    /// A text is pasted: a block waits to be written; within a text that is edited it is the field's.
    pub(super) fn paste(self, text: &str) -> bool {
        if self.cursor.with_untracked(|cursor| cursor.mode != Mode::Ready) {
            return false;
        }
        let block = self.cursor.with_untracked(|cursor| cursor.block());
        let read = self.sheet.with_untracked(|open| Pending::read(text, open.sheet(), block, self.ui.lang));
        match read {
            Ok(pending) => {
                self.told.set(None);
                self.pending.set(Some(pending));
                self.judge_pending();
            }
            Err(_) => self.ui.toast(ProgressWords::of(self.ui.lang).nothing_to_paste, Tone::Warn),
        }
        true
    }

    /// Asks the rules anew what becomes of what is pending.
    pub fn judge_pending(self) -> Option<Writing> {
        let mut pending = self.pending.get_untracked()?;
        let beside = self.beside();
        let writing = self.sheet.with_untracked(|open| {
            self.ui.session.read(|view| view.with_rules(|context| pending.judge(open.sheet(), context, &beside)))
        });
        self.pending.set(Some(pending));
        Some(writing)
    }

    /// Writes what is pending; what is refused stays, each cell with its reason.
    pub fn write_pending(self) {
        let Some(writing) = self.judge_pending() else { return };
        let count = writing.taken.len() - writing.count(Becomes::Same);
        if self.write(&writing, &words::cells_written(count, self.ui.lang)) {
            self.pending.update(|pending| *pending = pending.take().and_then(Pending::rest));
        }
        self.field.focus();
    }

    /// Drops what is pending.
    pub fn drop_pending(self) {
        self.pending.set(None);
        self.told.set(None);
        self.field.focus();
    }

    pub(super) fn copy(self) -> Option<String> {
        let cursor = self.cursor.get_untracked();
        if cursor.mode != Mode::Ready {
            return None;
        }
        let (block, lang) = (cursor.block(), self.ui.lang);
        let columns = block.last.column - block.first.column + 1;
        let cells: Vec<String> = block.spots().map(|spot| copied(&self.holds(spot), lang)).collect();
        Some(write_block(cells.chunks(columns).map(|line| line.iter().map(String::as_str).collect())))
    }

    pub(super) fn point(self, pointed: Pointed) {
        let spot = |row, column| Spot { row, column };
        match pointed {
            Pointed::Down(row, column, false) => self.move_to(Cursor::at(spot(row, column))),
            Pointed::Down(row, column, true) | Pointed::Over(row, column) => {
                if self.cursor.with_untracked(|cursor| cursor.mode == Mode::Ready && cursor.other != spot(row, column))
                {
                    self.cursor.update(|cursor| cursor.mark_to(spot(row, column)));
                }
            }
            Pointed::Twice(row, column) => {
                if !self.tell_if_locked(spot(row, column)) {
                    self.begin_edit();
                    self.cursor.update(|cursor| cursor.mode = Mode::Editing);
                    self.field.mark(false);
                }
            }
        }
    }
}
