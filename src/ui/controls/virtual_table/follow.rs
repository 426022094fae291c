//! What a long list follows: where it lies in the window, how high its rows are, when it was painted.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{FocusOptions, HtmlElement, ResizeObserver};

use crate::ui::controls::scroll::{Margin, View, measure};

/// No margin for a list that has just changed, until what is in sight of it has been painted.
pub(super) fn margin_once_painted(list: Memo<u64>) -> Memo<Margin> {
    let painted = RwSignal::new(None::<u64>);
    Effect::new(move |_| {
        let now = list.get();
        request_animation_frame(move || {
            request_animation_frame(move || {
                // The page may have gone within two frames.
                painted.try_set(Some(now));
            });
        });
    });
    Memo::new(move |_| if painted.get() == Some(list.get()) { Margin::Step } else { Margin::None })
}

/// Follows the height of a row: it is given in rem, and the reader may choose larger text at any time.
pub(in crate::ui::controls) fn follow_height(sizer: NodeRef<html::Div>, at_first: f64) -> Signal<f64> {
    let height = RwSignal::new(at_first);
    Effect::new(move |_| {
        let Some(sizer) = sizer.get() else { return };
        let measured = sizer.clone();
        let tell = Closure::<dyn Fn()>::new(move || {
            let now = measured.get_bounding_client_rect().height();
            if now > 0.0 && height.try_get_untracked().is_some_and(|before| before != now) {
                height.try_set(now);
            }
        });
        // Without an observer the rows keep the height of ordinary text.
        let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) else { return };
        observer.observe(&sizer);
        let kept = StoredValue::new_local((observer, tell));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    height.into()
}

/// Follows how the list lies in the window, once a frame at most.
pub(in crate::ui::controls) fn follow_scroll(body: NodeRef<html::Div>) -> Signal<View> {
    let seen = RwSignal::new(View { above: 0.0, height: 900.0 });
    let is_asked = StoredValue::new(false);
    let look = move || {
        if is_asked.try_get_value() != Some(false) {
            return;
        }
        is_asked.set_value(true);
        request_animation_frame(move || {
            // The page may have gone within the frame.
            is_asked.try_set_value(false);
            if let Some(body) = body.try_get_untracked().flatten() {
                seen.try_set(measure(&body));
            }
        });
    };
    Effect::new(move |_| {
        if body.get().is_some() {
            look();
        }
    });
    let scrolled = window_event_listener(ev::scroll, move |_| look());
    let resized = window_event_listener(ev::resize, move |_| look());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    seen.into()
}

/// Gives a list the focus where nothing else in particular has it. The window stays where it is.
pub(super) fn takes_focus(body: &HtmlElement) {
    let nowhere = document().active_element().is_none_or(|has| matches!(has.tag_name().as_str(), "BODY" | "MAIN"));
    let list = body.closest("[role=grid]").ok().flatten().and_then(|list| list.dyn_into::<HtmlElement>().ok());
    if let Some(list) = list.filter(|_| nowhere) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        // A list that has just gone takes no focus.
        drop(list.focus_with_options(&still));
    }
}
