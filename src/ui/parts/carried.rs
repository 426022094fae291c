//! Tables that are carried over the clipboard: pasted onto a list they go the way of a file, and a list is copied so that Excel and WPS
//! take it.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;

use crate::browser::clipboard;
use crate::exchange::list::block_of;
use crate::exchange::sheets::Sheet;
use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::parts::lists::{is_covered, is_typing};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, SheetWords};

thread_local! {
    /// What was pasted onto a list, until the page that imports it is there.
    static PASTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What was pasted onto the list from which somebody came; once.
pub fn pasted_before() -> Option<String> {
    PASTED.take()
}

/// While the page is open, a table that is pasted where nobody types goes to the page that imports it.
pub fn import_what_is_pasted(page: Route) {
    on_pasted_table(move |table| {
        PASTED.set(Some(table));
        route::go(&page);
    });
}

/// While the page is open, hands over each table that is pasted where nobody types.
pub fn on_pasted_table(take: impl Fn(String) + 'static) {
    let pasting = window_event_listener_untyped("paste", move |ev| {
        let Ok(ev) = ev.dyn_into::<ClipboardEvent>() else { return };
        if ev.default_prevented() || is_typing() || is_covered() {
            return;
        }
        if let Some(table) = table_in(&ev) {
            ev.prevent_default();
            take(table);
        }
    });
    on_cleanup(move || pasting.remove());
}

/// The table that a paste brings; nothing where it brings something else.
pub fn table_in(ev: &ClipboardEvent) -> Option<String> {
    let data = ev.clipboard_data()?;
    let of = |kind: &str| data.get_data(kind).unwrap_or_default();
    block_of(&of("text/plain"), &of("text/html"))
}

/// While the page is open, Ctrl+C copies the list where nobody types and no text is selected.
pub fn copy_by_key(ui: Ui, sheet: Callback<(), Sheet>) {
    let copying = window_event_listener_untyped("copy", move |ev| {
        let Ok(ev) = ev.dyn_into::<ClipboardEvent>() else { return };
        let Some(data) = ev.clipboard_data() else { return };
        if ev.default_prevented() || is_text_selected() || is_typing() || is_covered() {
            return;
        }
        let sheet = sheet.run(());
        if sheet.rows.is_empty() {
            return;
        }
        let both = [("text/plain", sheet.block()), ("text/html", sheet.html())];
        if both.iter().all(|(kind, text)| data.set_data(kind, text).is_ok()) {
            ev.prevent_default();
            ui.toast(words::sheet_copied(sheet.rows.len(), ui.lang), Tone::Good);
        }
    });
    on_cleanup(move || copying.remove());
}

/// Whether somebody has selected words of the page, which are what the browser copies.
fn is_text_selected() -> bool {
    let get = js_sys::Reflect::get(&document(), &"getSelection".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    let selection = get.and_then(|get| get.call0(&document()));
    let is_collapsed = selection.and_then(|selection| js_sys::Reflect::get(&selection, &"isCollapsed".into()));
    is_collapsed.is_ok_and(|is_collapsed| is_collapsed.as_bool() == Some(false))
}

/// Copies a list, as a command that is tapped.
pub fn copy(ui: Ui, sheet: &Sheet) {
    let (rows, block, html) = (sheet.rows.len(), sheet.block(), sheet.html());
    spawn_local(async move {
        match clipboard::copy_table(&block, &html).await {
            true => ui.toast(words::sheet_copied(rows, ui.lang), Tone::Good),
            false => ui.toast(SheetWords::of(ui.lang).not_copied, Tone::Warn),
        }
    });
}
