//! What is built when someone prints, and gone afterwards: all of a list, not only the rows in sight.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting;

/// Builds its sheet while somebody prints: by the button that sets `printing`, by Ctrl+P, or by the browser's menu.
#[component]
pub fn OnPaper(
    /// Set by whoever wants to print; unset once that is done.
    printing: RwSignal<bool>,
    /// Builds the sheet.
    #[prop(into)]
    sheet: ViewFn,
) -> impl IntoView {
    let printing_by_browser = RwSignal::new(false);
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
    let before = window_event_listener(leptos::ev::beforeprint, move |_| printing_by_browser.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| printing_by_browser.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    move || (printing.get() || printing_by_browser.get()).then(|| untrack(|| sheet.run()))
}
