//! Leaving a page with a field half filled in: what was typed is handed over before the page goes.
//!
//! Fields commit on `change`, which a browser only sends when the focus leaves them. Someone who presses "back", closes
//! the tablet's cover or switches to the camera leaves without that; and whoever writes a long note stays in its field.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{
    Element, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent, VisibilityState,
};

thread_local! {
    /// The field in which someone has typed since it last said `change`.
    static TYPED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Commits the field in which someone types whenever the page is hidden, closed or changed. Call it once.
pub fn commit_before_leaving() {
    hear(
        "input",
        Closure::new(|ev: Event| {
            TYPED.set(ev.target().and_then(|target| target.dyn_into().ok()));
        }),
    );
    hear("change", Closure::new(|_: Event| TYPED.set(None)));
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

/// How long somebody pauses before the text that they are in the middle of is committed, in milliseconds.
const PAUSE: u64 = 1_000;

/// Commits text of several lines whenever its writer pauses, and any text of a dialog: nobody leaves a long note between two
/// sentences only to have it saved. A figure waits until it is left, since half of one is another figure. `typing` tells whether
/// there is text outside a dialog that is not committed yet. Call it once.
pub fn commit_in_pauses(typing: RwSignal<bool>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = waiting.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let typed = move |ev: &Event| {
        let Some(field) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let in_dialog = field.closest("dialog").ok().flatten().is_some();
        if !takes_text(&field) || !(in_dialog || field.dyn_ref::<HtmlTextAreaElement>().is_some()) {
            return;
        }
        if typing.get_untracked() == in_dialog {
            typing.set(!in_dialog);
        }
        stop();
        // What an input method is still composing is no text yet.
        if ev.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return;
        }
        let commit = move || {
            waiting.try_set_value(None);
            if document().active_element().is_some_and(|focused| focused == field) {
                commit_typed();
            }
            // A field that was left as it was found says no `change`.
            typing.set(false);
        };
        let timer = set_timeout_with_handle(commit, std::time::Duration::from_millis(PAUSE)).ok();
        waiting.try_set_value(timer);
    };
    let committed = move |_: &Event| {
        stop();
        if typing.get_untracked() {
            typing.set(false);
        }
    };
    let escaped = |ev: &Event| {
        if ev.dyn_ref::<KeyboardEvent>().is_some_and(|ev| ev.key() == "Escape") {
            commit_typed();
        }
    };
    hear("input", Closure::new(move |ev| typed(&ev)));
    hear("compositionend", Closure::new(move |ev| typed(&ev)));
    hear("change", Closure::new(move |ev| committed(&ev)));
    // Before the dialog hears of it and goes.
    hear("keydown", Closure::new(move |ev| escaped(&ev)));
}

/// Hears of something anywhere on the page, before whatever it happens to.
fn hear(name: &str, heard: Closure<dyn Fn(Event)>) {
    let page: EventTarget = document().into();
    if page.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true).is_ok() {
        heard.forget();
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

/// Does something whenever the page is shown again.
pub fn when_shown(work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(move || {
        if document().visibility_state() == VisibilityState::Visible {
            work();
        }
    });
    let shown: EventTarget = document().into();
    if shown.add_event_listener_with_callback("visibilitychange", work.as_ref().unchecked_ref()).is_ok() {
        work.forget();
    }
}

/// Says `change` for the field that has the focus, if somebody has typed into it since it last did. Said once more it would decide a
/// conflict that has come up meanwhile, for the text that happens to stand there.
fn commit_typed() {
    let typed = |field: &Element| TYPED.with_borrow(|typed| typed.as_ref() == Some(field));
    let Some(focused) = document().active_element().filter(|field| takes_text(field) && typed(field)) else { return };
    // It need not bubble: fields listen on the input itself.
    if let Ok(change) = Event::new("change")
        && focused.dispatch_event(&change).is_err()
    {
        leptos::logging::warn!("the field could not be committed");
    }
}

/// Asks whoever is about to close the page, or to start it again, whether they mean it, while something is under way that would not be
/// there afterwards. Call it once.
pub fn ask_before_leaving(is_under_way: impl Fn() -> bool + 'static) {
    let listening = window_event_listener(leptos::ev::beforeunload, move |ev| {
        if is_under_way() {
            ev.prevent_default();
            // The browser says it in words of its own; some of them only if there are any here.
            ev.set_return_value("…");
        }
    });
    // For as long as the page lives.
    drop(listening);
}

fn takes_text(element: &Element) -> bool {
    if element.dyn_ref::<HtmlTextAreaElement>().is_some() {
        return true;
    }
    let kind = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_);
    kind.is_some_and(|kind| matches!(kind.as_str(), "text" | "date" | "number" | "tel"))
}
