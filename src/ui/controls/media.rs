//! What the window is like, for the few choices that a sheet cannot make: cards or a table.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::MediaQueryList;

/// Where the bar of the navigation goes to the bottom and tables become cards, as in `style/controls.css`.
pub const NARROW: &str = "(max-width: 900px)";

/// A phone, where there is room for what is used at every look only.
pub const PHONE: &str = "(max-width: 600px)";

/// A hand taps, as in `style/tokens.css`.
pub const COARSE: &str = "(pointer: coarse), (max-width: 900px)";

/// Follows a media query, such as [`NARROW`], as long as the page that asks is there.
#[must_use]
pub fn media(query: &str) -> Signal<bool> {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return Signal::stored(false);
    };
    let matches = RwSignal::new(list.matches());
    let asked = list.clone();
    let changed = Closure::<dyn Fn()>::new(move || {
        // A page may be gone between the change and the call.
        matches.try_set(asked.matches());
    });
    listen(&list, &changed);
    let kept = StoredValue::new_local((list, changed));
    on_cleanup(move || {
        kept.try_with_value(|(list, changed)| unlisten(list, changed));
    });
    matches.into()
}

fn listen(list: &MediaQueryList, changed: &Closure<dyn Fn()>) {
    // It throws only for something that is no function.
    drop(list.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref()));
}

fn unlisten(list: &MediaQueryList, changed: &Closure<dyn Fn()>) {
    drop(list.remove_event_listener_with_callback("change", changed.as_ref().unchecked_ref()));
}
