//! Choosing files, by a button or by dropping them.

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{File, FileList, HtmlInputElement};

use super::button::{Button, ButtonVariant};
use super::icons::Icon;
use super::tell::tell;

/// Says how many files are taken at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileCount {
    /// One.
    #[default]
    One,
    /// Any number.
    Many,
}

/// A place to choose files at or to drop them on.
#[component]
pub fn FileField(
    /// The word on the button, which is also the name of the input.
    #[prop(into)]
    label: Signal<String>,
    /// What can be dropped here; hidden where there is no pointer that drags.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// The endings and types that the browser offers, as in the `accept` attribute.
    #[prop(optional, into)]
    accept: Option<String>,
    /// One file or many.
    #[prop(optional)]
    count: FileCount,
    /// Whether the browser's choice of files opens by itself: somebody has just asked for it on another page. A browser that
    /// wants a press for it leaves the button.
    #[prop(optional)]
    opens_by_itself: bool,
    /// Takes the files.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let class = move || if over.get() { "drop drop--over" } else { "drop" };
    let dropped = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        let mut files = listed(ev.data_transfer().and_then(|carried| carried.files()));
        if count == FileCount::One {
            files.truncate(1);
        }
        if !files.is_empty() {
            tell(on_files, files);
        }
    };
    let chosen = move || {
        let Some(input) = input.try_get_untracked().flatten() else { return };
        let files = listed(input.files());
        // Emptied, so that the same file can be chosen again after it was changed.
        input.set_value("");
        if !files.is_empty() {
            tell(on_files, files);
        }
    };
    let open = move |()| {
        if let Some(input) = input.try_get_untracked().flatten() {
            input.click();
        }
    };
    Effect::new(move |_| {
        if opens_by_itself {
            open(());
        }
    });
    view! {
        <div
            class=class
            on:dragover=move |ev: DragEvent| {
                ev.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {Icon::Import.view_as("icon drop__icon")}
            <input
                class="visually-hidden"
                type="file"
                tabindex="-1"
                node_ref=input
                accept=accept
                multiple=count == FileCount::Many
                aria-label=move || label.get()
                on:change=move |_| chosen()
            />
            <Button label=label variant=ButtonVariant::Primary on_press=open />
            {move || hint.get().map(|hint| view! { <p class="drop__hint drop__hint--pointer">{hint}</p> })}
        </div>
    }
}

/// Opens the choice of files that stands in a part of the page; false where there is none.
pub fn open_choice_of_files(part: &str) -> bool {
    let found = document().query_selector(&format!("{part} input[type=file]"));
    let input = found.ok().flatten().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = &input {
        input.click();
    }
    input.is_some()
}

fn listed(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)).collect()
}
