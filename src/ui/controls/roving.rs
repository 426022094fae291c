//! Moving the focus with arrow keys inside a group of buttons that is one stop of the Tab key.

use leptos::ev::KeyboardEvent;
use leptos::prelude::{document, request_animation_frame};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Moves the focus among the children of `group` that match `selector`. Says which one has it now, if the key was
/// one that moves; the event is then used up.
pub(crate) fn rove(ev: &KeyboardEvent, group: &Element, selector: &str) -> Option<u32> {
    let stops = group.query_selector_all(selector).ok()?;
    let count = stops.length();
    if count == 0 || ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
        return None;
    }
    let focused = group.owner_document()?.active_element();
    let current = (0..count).find(|index| {
        let stop = stops.item(*index).and_then(|node| node.dyn_into::<Element>().ok());
        stop.is_some() && stop == focused
    });
    let next = match ev.key().as_str() {
        "ArrowRight" | "ArrowDown" => current.map_or(0, |at| (at + 1) % count),
        "ArrowLeft" | "ArrowUp" => current.map_or(count - 1, |at| (at + count - 1) % count),
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    ev.prevent_default();
    stops.item(next)?.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
    Some(next)
}

/// Moves the focus, with the next frame, to what stands at `place` among all that match `selector`: for whoever asked for the rest of
/// a list, and whose button has gone.
pub(crate) fn focus_first_of_rest(selector: &'static str, place: usize) {
    request_animation_frame(move || {
        if let Some(page) = document().document_element() {
            focus_place(&page, selector, place);
        }
    });
}

/// Moves the focus to the child of `group` at `place` among those that match `selector`.
pub(crate) fn focus_place(group: &Element, selector: &str, place: usize) {
    let stops = group.query_selector_all(selector).ok();
    let stop = stops.and_then(|stops| stops.item(u32::try_from(place).ok()?));
    if let Some(stop) = stop.and_then(|stop| stop.dyn_into::<HtmlElement>().ok()) {
        // An element that has just gone takes no focus, which is all that is wanted then.
        drop(stop.focus());
    }
}
