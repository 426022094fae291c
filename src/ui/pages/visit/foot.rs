//! What is left of a visit, and the way to it: at the foot under a thumb, in the head of the page under a mouse.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon};
use crate::ui::words;

use super::open_visit::Draft;
use super::place::Place;

/// Which size and weight the buttons have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// For a mouse: beside the progress.
    Mouse,
    /// For the thumb of the hand that holds the device.
    Thumb,
}

/// 下一个未查, what failed, and once all is checked the way to the end, until one is there.
#[component]
pub fn WhatIsLeft(draft: Draft, reach: Reach) -> impl IntoView {
    let Draft { ui, words, tally, .. } = draft;
    let unchecked = Memo::new(move |_| tally.with(|tally| tally.whole.unchecked()));
    let failed = Memo::new(move |_| tally.with(|tally| tally.whole.failed));
    let (size, main) = match reach {
        Reach::Mouse => (ButtonSize::Small, ButtonVariant::Secondary),
        Reach::Thumb => (ButtonSize::Large, ButtonVariant::Primary),
    };
    let label = Signal::derive(move || match unchecked.get() {
        0 => words.to_finish.to_owned(),
        left => words::next_unchecked(left, ui.lang),
    });
    let is_done = Memo::new(move |_| unchecked.get() == 0);
    let any_failed = Memo::new(move |_| failed.get() > 0);
    // At the end itself stands the one button that finishes.
    let leads_on = Memo::new(move |_| !(is_done.get() && draft.at_end.get()));
    view! {
        {move || any_failed.get().then(|| view! {
            <Button
                label=Signal::derive(move || words::failed(failed.get(), ui.lang))
                size
                variant=ButtonVariant::Danger
                icon=Icon::Cross
                on_press=move |()| Place::next_of(&draft.failed())
            />
        })}
        {move || leads_on.get().then(|| view! {
            <Button
                label
                size
                variant=main
                icon=if is_done.get() { Icon::Check } else { Icon::Down }
                on_press=move |()| go_on(draft)
            />
        })}
    }
}

/// Goes to the next item without an answer, or to the end where none is left.
pub fn go_on(draft: Draft) {
    match draft.unchecked() {
        left if left.is_empty() => Place::Finish.show(),
        left => Place::next_of(&left),
    }
}

/// The bar at the foot; nothing where nothing is left to go to.
#[component]
pub fn Foot(draft: Draft) -> impl IntoView {
    let is_there = Memo::new(move |_| {
        let whole = draft.tally.with(|tally| tally.whole);
        whole.failed > 0 || whole.unchecked() > 0 || !draft.at_end.get()
    });
    move || {
        is_there.get().then(|| view! { <div class="visit-foot no-print"><WhatIsLeft draft reach=Reach::Thumb /></div> })
    }
}

/// n goes to the next item without an answer, wherever nothing is being typed.
pub fn listen_for_next(draft: Draft) {
    let listening = window_event_listener(leptos::ev::keydown, move |ev: KeyboardEvent| {
        let plain = !ev.ctrl_key() && !ev.alt_key() && !ev.meta_key();
        let writing = "input, textarea, select, dialog[open], dialog[open] *";
        let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let busy = target.is_some_and(|target| target.matches(writing) == Ok(true));
        if ev.key() == "n" && plain && !busy {
            ev.prevent_default();
            go_on(draft);
        }
    });
    on_cleanup(move || listening.remove());
}
