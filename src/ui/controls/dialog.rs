//! Windows over the page: for a short form, for detail at the side, and for being asked twice.
//!
//! They are the browser's own `dialog`, which keeps the Tab key inside, makes the rest of the page inert and gives
//! the focus back. Whether one is open is the caller's to say: Esc and the cross only ask for it to be closed.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlDialogElement, HtmlElement};

use super::button::{Button, ButtonVariant, IconButton};
use super::icons::Icon;
use super::ids::fresh_id;
use super::tell::tell;
use super::text_field::{Keeping, TextField};

/// Says how much room a dialog takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogShape {
    /// A question.
    Small,
    /// A short form.
    #[default]
    Normal,
    /// A table or a comparison.
    Wide,
    /// A panel at the side, as high as the window: detail beside a list.
    Side,
    /// The whole window on a dark ground: a picture.
    Picture,
}

impl DialogShape {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "dialog dialog--small",
            Self::Normal => "dialog",
            Self::Wide => "dialog dialog--wide",
            Self::Side => "dialog dialog--side",
            Self::Picture => "dialog dialog--picture",
        }
    }
}

/// A dialog. Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Asks for it to be closed (Esc, or the cross).
    #[prop(into)]
    on_close: Callback<()>,
    /// What it is about; its accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// The name of the cross.
    #[prop(into)]
    close_label: Signal<String>,
    /// The room that it takes.
    #[prop(optional)]
    shape: DialogShape,
    /// The buttons at its foot: [`DialogActions`].
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = StoredValue::new(fresh_id("dialog"));
    let children = StoredValue::new(children);
    let actions = StoredValue::new(actions);
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            show(&dialog, open.get());
        }
    });
    // A dialog that leaves with its page is closed first, so that the focus goes back to where it came from.
    on_cleanup(move || {
        if let Some(dialog) = node.try_get_untracked().flatten() {
            show(&dialog, false);
        }
    });
    let closed = move || {
        if open.try_get_untracked() == Some(true) {
            tell(on_close, ());
        }
    };
    let content = move || {
        open.get().then(|| {
            let foot = actions.with_value(|actions| actions.as_ref().map(ViewFn::run));
            view! {
                <div class="dialog__head">
                    <h2 class="dialog__title" id=title_id.get_value() tabindex="-1">{move || title.get()}</h2>
                    <IconButton icon=Icon::Cross label=close_label on_press=on_close />
                </div>
                <div class="dialog__body">{children.with_value(|children| children())}</div>
                {foot.map(|foot| view! { <div class="dialog__foot">{foot}</div> })}
            }
        })
    };
    view! {
        <dialog
            class=shape.class()
            node_ref=node
            aria-labelledby=title_id.get_value()
            on:cancel=move |ev: Event| {
                // A file chooser inside says `cancel` too, and means only itself.
                if ev.target() == ev.current_target() {
                    ev.prevent_default();
                    closed();
                }
            }
            on:close=move |_| {
                // The word that it was closed comes late: it may have been opened again since.
                if node.try_get_untracked().flatten().is_none_or(|dialog| !dialog.open()) {
                    closed();
                }
            }
        >
            {content}
        </dialog>
    }
}

fn show(dialog: &HtmlDialogElement, open: bool) {
    match (open, dialog.open()) {
        (true, false) => {
            // It throws only where the element is not in the page, and then there is nothing to show.
            drop(dialog.show_modal());
            focus_first(dialog);
        }
        (false, true) => dialog.close(),
        (true, true) | (false, false) => {}
    }
}

/// Starts where the work is, and not at the cross: at the first field, or at the way back.
///
/// Under a finger a field would bring the keyboard up and hide half of what is asked, and a ring round 取消 would look like advice: there it
/// is what the window is about, which shows no ring.
fn focus_first(dialog: &HtmlDialogElement) {
    const FIELD: &str = ".dialog__body :is(input:not([type=file]), select, textarea)";
    const WAY_BACK: &str = ".dialog__foot button";
    const TITLE: &str = ".dialog__title";
    let is_touched = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|media| media.matches());
    let find = |selector| dialog.query_selector(selector).ok().flatten();
    let first = if is_touched { find(TITLE) } else { find(FIELD).or_else(|| find(WAY_BACK)) };
    let first = first.and_then(|first| first.dyn_into::<HtmlElement>().ok());
    if let Some(first) = first {
        // What has just gone takes no focus; the dialog keeps it then.
        drop(first.focus());
    }
}

/// The buttons at the foot of a dialog: the way back left, what the dialog is for right, everywhere.
#[component]
pub fn DialogActions(
    /// The way back.
    #[prop(into)]
    cancel_label: Signal<String>,
    /// Goes it.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// The word that does it.
    #[prop(into)]
    label: Signal<String>,
    /// Does it.
    #[prop(into)]
    on_press: Callback<()>,
    /// The weight of the word that does it.
    #[prop(default = ButtonVariant::Primary)]
    variant: ButtonVariant,
    /// Why it cannot be done now.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// Another way to do it, between the two.
    #[prop(optional, into)]
    between: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <Button label=cancel_label on_press=on_cancel />
        {between.map(ViewFnOnce::run)}
        <Button label variant blocked on_press />
    }
}

/// A word that has to be typed before something cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedWord {
    /// What has to be typed, letter for letter.
    pub word: String,
    /// The label of the field, which says so.
    pub label: String,
}

/// Asks once more before something is done. The way back has the focus, under a finger the question.
#[component]
pub fn Confirm(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen.
    #[prop(into)]
    text: Signal<String>,
    /// The word that does it.
    #[prop(into)]
    confirm_label: Signal<String>,
    /// The way back.
    #[prop(into)]
    cancel_label: Signal<String>,
    /// Does it.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// Leaves it.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// The weight of the word that does it.
    #[prop(default = ButtonVariant::DangerFilled)]
    variant: ButtonVariant,
    /// A word that has to be typed first.
    #[prop(optional, into)]
    typed: Signal<Option<TypedWord>>,
) -> impl IntoView {
    let written = RwSignal::new(String::new());
    // What was typed counts for this one question only.
    let cancel = move |()| {
        written.set(String::new());
        tell(on_cancel, ());
    };
    let confirm = move |()| {
        written.set(String::new());
        tell(on_confirm, ());
    };
    let blocked = Signal::derive(move || {
        typed.with(|typed| {
            let typed = typed.as_ref()?;
            written.with(|written| written.trim() != typed.word).then(|| typed.label.clone())
        })
    });
    let actions = move || {
        view! {
            <DialogActions cancel_label on_cancel=cancel label=confirm_label variant blocked on_press=confirm />
        }
    };
    view! {
        <Dialog
            open=open
            on_close=cancel
            title=title
            close_label=cancel_label
            shape=DialogShape::Small
            actions=actions
        >
            <p class="dialog__text">{move || text.get()}</p>
            {move || {
                typed.get().map(|typed| {
                    view! {
                        <div on:input=move |ev| written.set(event_target_value(&ev))>
                            <TextField
                                label=typed.label
                                value=written
                                keeping=Keeping::Passing
                                on_change=move |text| written.set(text)
                            />
                        </div>
                    }
                })
            }}
        </Dialog>
    }
}
