//! What stands in the page only while somebody prints.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting;

/// Whether somebody prints: by a button, which sets `printing`, or by Ctrl+P and the menu of the browser.
pub fn while_printing(printing: RwSignal<bool>) -> Signal<bool> {
    let by_browser = RwSignal::new(false);
    Effect::new(move |_| {
        if printing.get() {
            spawn_local(async move {
                waiting::painted().await;
                if window().print().is_err() {
                    leptos::logging::warn!("this browser does not print");
                }
                printing.set(false);
            });
        }
    });
    let before = window_event_listener(leptos::ev::beforeprint, move |_| by_browser.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| by_browser.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    Signal::derive(move || printing.get() || by_browser.get())
}
