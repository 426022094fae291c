//! What every list does alike: heights of rows, when a record opens beside the list, keys, and figures that wait for a pause.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::sync::Arc;

use crate::domain::facets::{Counts, Filter, List, count};
use crate::ui::controls::{COARSE, NARROW, RowLayout, SortMark, media};

use super::at_rest::when_at_rest;

/// From which width on a record opens beside the list instead of on its own page.
pub const WIDE: &str = "(min-width: 1440px)";

/// From which width on the list beside a record has room for all of its columns.
pub const ROOMY: &str = "(min-width: 1800px)";

/// From which widths on there is so much room for columns, in rem; less below the first.
const ROOMS: [(&str, u32); 5] = [
    ("(min-width: 1800px)", 100),
    (WIDE, 71),
    ("(min-width: 1280px)", 62),
    ("(min-width: 1200px)", 58),
    ("(min-width: 901px)", 44),
];

/// How much of it a record beside the list takes, on a wide page and on a roomy one.
const BESIDE: (u32, u32) = (34, 44);

/// The room for columns, in rem. Where there are cards it does not matter.
pub fn room_for_columns(is_split: Memo<bool>) -> Memo<u32> {
    let rooms = ROOMS.map(|(query, room)| (media(query), room));
    let roomy = media(ROOMY);
    Memo::new(move |_| {
        let room = rooms.iter().find(|(is, _)| is.get()).map_or(100, |(_, room)| *room);
        match (is_split.get(), roomy.get()) {
            (true, true) => room - BESIDE.1,
            (true, false) => room.saturating_sub(BESIDE.0),
            (false, _) => room,
        }
    })
}

/// The height of a row under a pointer and under a finger, in rem.
const LINE: f64 = 2.0;
const TOUCHED: f64 = 3.25;

/// The height of a card, in rem.
pub const CARD: f64 = 4.5;

/// The height of a row, as it is pointed at or touched.
pub fn row_height() -> Signal<f64> {
    let coarse = media(COARSE);
    Signal::derive(move || if coarse.get() { TOUCHED } else { LINE })
}

/// A table, or cards on a narrow page.
pub fn row_layout() -> Signal<RowLayout> {
    let narrow = media(NARROW);
    Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table })
}

/// How the head of a column is marked; `falls` where its usual order has the greatest first.
pub const fn sort_mark(is_sorted: bool, turned: bool, falls: bool) -> SortMark {
    match (is_sorted, turned != falls) {
        (false, _) => SortMark::Unsorted,
        (true, false) => SortMark::Ascending,
        (true, true) => SortMark::Descending,
    }
}

/// Whether somebody types.
pub fn is_typing() -> bool {
    document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Whether a dialog lies over the page.
pub fn is_covered() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Whether a key is pressed with another that makes it the browser's, or amid a word of an input method.
pub fn is_not_ours(ev: &KeyboardEvent) -> bool {
    ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.is_composing()
}

/// Whether a key was pressed on the rows.
pub fn is_on_rows(ev: &KeyboardEvent) -> bool {
    event_target::<web_sys::Element>(ev).get_attribute("role").is_some_and(|role| role == "grid")
}

/// Puts the focus into the search of the list in the page of this class.
pub fn focus_search(page: &str) {
    focus(&format!(".{page} input[type=search]"));
}

/// Gives the rows of the list in the page of this class the focus once they are drawn; the window stays where it is.
pub fn focus_rows(page: &'static str) {
    request_animation_frame(move || {
        let top = window().page_y_offset().unwrap_or_default();
        focus(&format!(".{page} [role=grid]"));
        // The list may be longer than the window.
        window().scroll_to_with_x_and_y(0.0, top);
    });
}

fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What has just gone takes no focus.
        drop(found.focus());
    }
}

/// The figures behind each choice of a list with facets: counted at once for the first look, and then when the person pauses. A letter
/// that is typed waits for the rows only.
pub fn counted<L>(list: L, rows: Memo<Arc<Vec<L::Row>>>, filter: Memo<Filter>) -> RwSignal<Counts>
where
    L: List + Send + Sync,
    L::Row: Send + Sync,
{
    let list = StoredValue::new(list);
    let now = move || {
        list.with_value(|list| rows.with_untracked(|rows| filter.with_untracked(|filter| count(list, rows, filter))))
    };
    let counts = RwSignal::new(now());
    let changes = StoredValue::new(0);
    Effect::new(move |before: Option<()>| {
        rows.track();
        filter.track();
        if before.is_some() {
            when_at_rest(changes, move || counts.set(now()));
        }
    });
    counts
}
