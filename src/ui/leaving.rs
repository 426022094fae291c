//! Leaving a page with a field half filled in: what was typed is handed over before the page goes.
//!
//! Fields commit on `change`, which a browser only sends when the focus leaves them. Someone who presses "back", closes
//! the tablet's cover or switches to the camera leaves without that.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement, VisibilityState};

/// Commits the field in which someone types whenever the page is hidden, closed or changed. Call it once.
pub fn commit_before_leaving() {
    let commit = Closure::<dyn Fn()>::new(commit_typed);
    let call = commit.as_ref().unchecked_ref();
    let page: EventTarget = window().into();
    let shown: EventTarget = document().into();
    // On the way down, so that it runs before the new address builds another page.
    let heard = [
        page.add_event_listener_with_callback_and_bool("hashchange", call, true),
        page.add_event_listener_with_callback_and_bool("pagehide", call, true),
        shown.add_event_listener_with_callback_and_bool("visibilitychange", call, true),
    ];
    if heard.iter().all(Result::is_ok) {
        commit.forget();
    }
}

/// Does something whenever the page is hidden or closed, after what was typed has been committed. Call it behind
/// [`commit_before_leaving`].
pub fn before_leaving(work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(move || {
        if document().visibility_state() == VisibilityState::Hidden {
            work();
        }
    });
    let call = work.as_ref().unchecked_ref();
    let page: EventTarget = window().into();
    let shown: EventTarget = document().into();
    let heard = [
        page.add_event_listener_with_callback("pagehide", call),
        shown.add_event_listener_with_callback("visibilitychange", call),
    ];
    if heard.iter().all(Result::is_ok) {
        work.forget();
    }
}

/// Says `change` for the field that has the focus, if text can be typed into it. A field whose text is already
/// committed hears it again, which changes nothing.
fn commit_typed() {
    let Some(focused) = document().active_element().filter(takes_text) else { return };
    // It need not bubble: fields listen on the input itself.
    if let Ok(change) = Event::new("change")
        && focused.dispatch_event(&change).is_err()
    {
        leptos::logging::warn!("the field could not be committed");
    }
}

fn takes_text(element: &Element) -> bool {
    if element.dyn_ref::<HtmlTextAreaElement>().is_some() {
        return true;
    }
    let kind = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_);
    kind.is_some_and(|kind| matches!(kind.as_str(), "text" | "date" | "number" | "tel"))
}
