//! The one field of a grid: it lies in the cell in which somebody is, and whatever is typed there goes into it from the first letter
//! on, so that an input method composes right in the cell.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, FocusOptions, HtmlElement, HtmlInputElement};

/// What the field shows at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldShown {
    /// The row of its cell.
    pub row: usize,
    /// The column of its cell.
    pub column: usize,
    /// Among all lines of the grid, where the row stands; none where it is not shown.
    pub line: Option<usize>,
    /// The text of the cell as it is typed.
    pub text: String,
    /// What the cell is called: its row and its column.
    pub label: String,
    /// Whether nothing can be typed there.
    pub is_locked: bool,
    /// Whether somebody types, and the field is not to be written to.
    pub is_written: bool,
}

/// A handle to the field. Copy it freely.
#[derive(Clone, Copy)]
pub struct CellField {
    pub(super) node: NodeRef<html::Input>,
    /// The text that stood there before anybody typed, or that was said last.
    pub(super) said: StoredValue<String>,
    /// Whether it is to have the focus once it is in its cell.
    pub(super) takes_focus: StoredValue<bool>,
    /// Whether it is being put into another cell, for which it loses the focus.
    moving: StoredValue<bool>,
}

impl CellField {
    /// A field that is in no cell yet.
    pub fn new() -> Self {
        Self {
            node: NodeRef::new(),
            said: StoredValue::new(String::new()),
            takes_focus: StoredValue::new(false),
            moving: StoredValue::new(false),
        }
    }

    /// The text in it.
    pub fn text(self) -> String {
        self.input().map_or_else(String::new, |input| input.value())
    }

    /// Says what was typed, if anything was, as a field that is left does.
    pub fn commit(self) {
        let Some(input) = self.input() else { return };
        if self.said.with_value(|said| *said == input.value()) {
            return;
        }
        if let Ok(change) = Event::new("change")
            && input.dispatch_event(&change).is_err()
        {
            leptos::logging::warn!("the cell could not be committed");
        }
    }

    /// Puts another text there, marked whole, or with the caret behind it.
    pub fn show(self, text: &str, is_marked: bool) {
        let Some(input) = self.input() else { return };
        input.set_value(text);
        self.said.set_value(text.to_owned());
        self.mark(is_marked);
    }

    /// Marks all of the text, so that what is typed takes its place, or puts the caret behind it.
    pub fn mark(self, whole: bool) {
        let Some(input) = self.input() else { return };
        let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        // A field that is not in the page has no selection.
        drop(input.set_selection_range(if whole { 0 } else { length }, length));
    }

    /// Gives it the focus; the page stays where it is.
    pub fn focus(self) {
        if let Some(input) = self.input() {
            focus_still(&input);
        }
        self.takes_focus.set_value(true);
    }

    /// Whether it has the focus.
    pub fn has_focus(self) -> bool {
        let focused = document().active_element();
        self.input().is_some_and(|input| focused.as_ref() == Some(input.unchecked_ref()))
    }

    /// Whether it is being put into another cell at this moment, which takes the focus from it and gives it back.
    pub fn is_moving(self) -> bool {
        self.moving.try_get_value() == Some(true)
    }

    /// Puts it into a cell.
    pub(super) fn move_into(self, cell: &HtmlElement, shown: &FieldShown) {
        let Some(input) = self.input() else { return };
        let is_elsewhere = input.parent_element().as_ref() != Some(cell.unchecked_ref());
        let had_focus = self.has_focus() || self.takes_focus.get_value();
        if is_elsewhere {
            self.moving.set_value(true);
            let moved = cell.append_child(&input);
            self.moving.set_value(false);
            if moved.is_err() {
                return;
            }
        }
        input.set_read_only(shown.is_locked);
        drop(input.set_attribute("aria-label", &shown.label));
        if !shown.is_written && (is_elsewhere || input.value() != shown.text) {
            self.show(&shown.text, true);
        }
        if had_focus {
            self.takes_focus.set_value(false);
            focus_still(&input);
            if !shown.is_written {
                self.mark(true);
            }
        }
    }

    fn input(self) -> Option<HtmlInputElement> {
        self.node.try_get_untracked().flatten()
    }
}

impl Default for CellField {
    fn default() -> Self {
        Self::new()
    }
}

fn focus_still(input: &HtmlInputElement) {
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    // What has just gone takes no focus.
    drop(input.focus_with_options(&still));
}
