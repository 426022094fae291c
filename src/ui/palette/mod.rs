//! The palette (Ctrl K or ⌘ K): goes to any page, project or problem, and does what is done often, by a few letters.
//!
//! A combobox over a list: the focus stays in the field, the arrows move, Enter chooses.

mod entries;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{Dialog, Icon, is_for_input_method, searched_for};
use crate::ui::route;
use crate::ui::words::{self, PaletteWords};

use entries::{Deed, Entry, Index};

/// The button that opens the palette.
#[component]
pub fn PaletteButton(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = PaletteWords::of(ui.lang);
    view! {
        <button
            type="button"
            class="finder"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| open.set(true)
        >
            {Icon::Search.view()}
            <span class="finder__text">{words.open}</span>
            <kbd class="finder__keys">"Ctrl K"</kbd>
        </button>
    }
}

/// The palette itself, and the key that opens it.
#[component]
pub fn Palette(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = PaletteWords::of(ui.lang);
    let index = Index::of(ui);
    let key = window_event_listener(leptos::ev::keydown, move |ev| {
        let is_k = ev.key().eq_ignore_ascii_case("k");
        if is_k && (ev.ctrl_key() || ev.meta_key()) && !ev.shift_key() && !ev.alt_key() {
            ev.prevent_default();
            // Another window is asked first.
            let busy = document().query_selector("dialog[open]").ok().flatten().is_some();
            if open.get_untracked() || !busy {
                open.update(|open| *open = !*open);
            }
        }
    });
    on_cleanup(move || key.remove());
    view! {
        <Dialog open on_close=move || open.set(false) title=words.title close_label=ui.common().close>
            <Finder ui index open />
        </Dialog>
    }
}

#[component]
fn Finder(ui: Ui, index: Index, open: RwSignal<bool>) -> impl IntoView {
    let words = PaletteWords::of(ui.lang);
    let text = RwSignal::new(String::new());
    let current = RwSignal::new(0_usize);
    let found = Memo::new(move |_| text.with(|text| index.find(text)));
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Under a finger too: this window is for typing.
            request_animation_frame(move || drop(input.focus()));
        }
    });
    let choose = move |place: usize| {
        if let Some(entry) = found.with_untracked(|found| found.get(place).cloned()) {
            open.set(false);
            act(ui, entry.deed);
        }
    };
    let keydown = move |ev: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        // Enter that ends the writing of a Chinese word chooses nothing.
        if count == 0 || is_for_input_method(&ev) {
            return;
        }
        let at = current.get_untracked();
        let to = match ev.key().as_str() {
            "ArrowDown" => (at + 1) % count,
            "ArrowUp" => (at + count - 1) % count,
            "Enter" => {
                ev.prevent_default();
                return choose(at);
            }
            _ => return,
        };
        ev.prevent_default();
        current.set(to);
        show(to);
    };
    let typed = move |now: String| {
        current.set(0);
        text.set(now);
    };
    let options = move || {
        let entries = found.get().into_iter().enumerate();
        entries.map(|(place, entry)| option(place, entry, current, Callback::new(choose))).collect_view()
    };
    view! {
        <div class="palette">
            <input
                node_ref=input
                class="input palette__input"
                type="text"
                data-words="passing"
                role="combobox"
                autocomplete="off"
                enterkeyhint="go"
                aria-label=words.hint
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls="palette-list"
                aria-activedescendant=move || {
                    (!found.with(Vec::is_empty)).then(|| option_id(current.get()))
                }
                placeholder=words.hint
                on:input=move |ev| {
                    if let Some(wanted) = searched_for(&ev) {
                        typed(wanted);
                    }
                }
                on:compositionend=move |ev: leptos::ev::CompositionEvent| typed(event_target_value(&ev))
                on:keydown=keydown
            />
            <p class="visually-hidden" role="status">
                {move || words::results_count(found.with(Vec::len), ui.lang)}
            </p>
            <ul class="palette__list" id="palette-list" role="listbox" aria-label=words.results>{options}</ul>
            {move || found.with(Vec::is_empty).then(|| view! { <p class="quiet">{words.nothing}</p> })}
        </div>
    }
}

fn option(place: usize, entry: Entry, current: RwSignal<usize>, choose: Callback<usize>) -> impl IntoView {
    view! {
        <li
            class="palette__option"
            role="option"
            id=option_id(place)
            aria-selected=move || if current.get() == place { "true" } else { "false" }
            on:click=move |_| choose.run(place)
        >
            {entry.icon.view()}
            <span class="palette__title">{entry.title}</span>
            <span class="palette__note">{entry.note}</span>
        </li>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

/// Keeps the current line in sight.
fn show(place: usize) {
    if let Some(line) = document().get_element_by_id(&option_id(place)) {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

fn act(ui: Ui, deed: Deed) {
    match deed {
        Deed::Go(to) => route::go(&to),
        Deed::Theme(theme) => ui.look.update(|look| look.theme = theme),
        Deed::Text(size) => ui.look.update(|look| look.text = size),
        Deed::Lang(lang) => ui.look.update(|look| lang.key().clone_into(&mut look.lang)),
    }
}
