//! What a text field shows while somebody writes in it: their own words, whatever becomes of them elsewhere.
//!
//! Fields are committed in pauses, and what is stored may come back trimmed, put in order, or from another tab. A field that was typed into
//! and still has the focus is left alone; what came meanwhile is shown once it is left.

use std::cell::RefCell;

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

thread_local! {
    static WRITTEN: RefCell<Written> = const { RefCell::new(Written { field: None, shows_old: false }) };
}

/// The field with the focus, from the first letter on.
struct Written {
    field: Option<Element>,
    /// Whether something newer waits to be shown in it.
    shows_old: bool,
}

/// Notes that somebody has typed into a field. Call it for every `input`.
pub fn note_typed(field: &Element) {
    WRITTEN.with_borrow_mut(|written| *written = Written { field: Some(field.clone()), shows_old: false });
}

/// An element that text is typed into.
pub(crate) trait Field: JsCast + Clone + 'static {
    /// The text in it.
    fn text(&self) -> String;
    /// Puts another there.
    fn show(&self, text: &str);
}

impl Field for HtmlInputElement {
    fn text(&self) -> String {
        self.value()
    }

    fn show(&self, text: &str) {
        self.set_value(text);
    }
}

impl Field for HtmlTextAreaElement {
    fn text(&self) -> String {
        self.value()
    }

    fn show(&self, text: &str) {
        self.set_value(text);
        grow(self);
    }
}

/// Makes a field as high as the text in it: its frame holds the same text unseen.
pub(crate) fn grow(field: &HtmlTextAreaElement) {
    if let Some(frame) = field.parent_element() {
        // It throws only for a name that no attribute can have.
        drop(frame.set_attribute("data-text", &field.value()));
    }
}

/// Shows a text in a field from now on, but for the time in which somebody writes in it. Call [`left`] on `blur`.
pub(crate) fn shows<E>(node: NodeRef<E>, value: Signal<String>)
where
    E: ElementType + 'static,
    E::Output: Field,
{
    Effect::new(move |_| {
        let (Some(field), text) = (node.get(), value.get()) else { return };
        if field.text() == text {
            return;
        }
        let waits = WRITTEN.with_borrow_mut(|written| {
            let is_written = written.field.as_ref() == Some(field.unchecked_ref());
            written.shows_old |= is_written;
            is_written
        });
        if !waits {
            field.show(&text);
        }
    });
}

/// Shows what came while somebody wrote in a field that they leave now.
pub(crate) fn left(field: &impl Field, value: Signal<String>) {
    let shows_old = WRITTEN.with_borrow_mut(|written| {
        let is_written = written.field.as_ref() == Some(field.unchecked_ref());
        if is_written {
            written.field = None;
        }
        is_written && std::mem::take(&mut written.shows_old)
    });
    if shows_old && let Some(text) = value.try_get_untracked() {
        field.show(&text);
    }
}
