//! Notices on a page that is left open that a new day has begun: what is overdue, what is due today and what is printed follow.
//!
//! When the calendar is looked at by itself, says `app::day`; what follows from a new day, the session tells those who watch.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::EventTarget;

use crate::app::clock;
use crate::app::session::Session;
use crate::browser::waiting::sleep;

/// Looks at the calendar at midnight, when the page comes into sight, and before it is printed. Call it once.
pub fn watch_calendar(session: Session) {
    let look = Closure::<dyn Fn()>::new(move || session.note_day());
    let call = look.as_ref().unchecked_ref();
    let page: EventTarget = window().into();
    let shown: EventTarget = document().into();
    // On the way down, so that what is built for the printer is of today.
    let heard = [
        page.add_event_listener_with_callback_and_bool("focus", call, true),
        page.add_event_listener_with_callback_and_bool("pageshow", call, true),
        page.add_event_listener_with_callback_and_bool("beforeprint", call, true),
        shown.add_event_listener_with_callback_and_bool("visibilitychange", call, true),
    ];
    match heard.iter().all(Result::is_ok) {
        true => look.forget(),
        // The timer notices it all the same.
        false => drop(look),
    }
    spawn_local(async move {
        loop {
            sleep(clock::until_next_look()).await;
            session.note_day();
        }
    });
}
