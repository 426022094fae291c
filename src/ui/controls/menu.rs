//! A button that opens a short list of things to do.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

use super::icons::Icon;
use super::ids::fresh_id;
use super::roving::rove;
use super::tell::tell;
use super::tone::Tone;

/// One thing to do.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// Its words.
    pub label: String,
    /// Its picture.
    pub icon: Option<Icon>,
    /// [`Tone::Bad`] for what takes something away.
    pub tone: Tone,
    /// Why it cannot be done now; shown below its words.
    pub blocked: Option<String>,
    /// Does it.
    pub on_press: Callback<()>,
}

impl MenuItem {
    /// Pairs words with what they do.
    #[must_use]
    pub fn new(label: impl Into<String>, on_press: Callback<()>) -> Self {
        Self { label: label.into(), icon: None, tone: Tone::Neutral, blocked: None, on_press }
    }

    /// Gives it a picture.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Gives it a meaning.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Says why it cannot be done, if it cannot.
    #[must_use]
    pub fn blocked(mut self, why: Option<String>) -> Self {
        self.blocked = why;
        self
    }
}

/// A button that opens a list. Arrow keys move in it, Esc and a tap elsewhere close it, and the focus goes back.
#[component]
pub fn Menu(
    /// The accessible name of the button and of the list.
    #[prop(into)]
    label: Signal<String>,
    /// The picture on the button.
    #[prop(default = Icon::More)]
    icon: Icon,
    /// The things to do.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let list_id = StoredValue::new(fresh_id("menu"));
    let close = move || {
        open.set(false);
        if let Some(button) = button.try_get_untracked().flatten() {
            focus(&button);
        }
    };
    // The first entry takes the focus once the list is there.
    Effect::new(move |_| {
        let first = list.get().and_then(|list| list.query_selector("[role=menuitem]").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            focus(&first);
        }
    });
    let keydown = move |ev: KeyboardEvent| match (ev.key().as_str(), list.try_get_untracked().flatten()) {
        ("Escape", Some(_)) => {
            ev.prevent_default();
            ev.stop_propagation();
            close();
        }
        ("Tab", Some(_)) => open.set(false),
        (_, Some(list)) => {
            rove(&ev, &list, "[role=menuitem]");
        }
        ("ArrowDown", None) => {
            ev.prevent_default();
            open.set(true);
        }
        (_, None) => {}
    };
    let focus_left = move |ev: FocusEvent| {
        let to = ev.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        if root.try_get_untracked().flatten().is_some_and(|root| !root.contains(to.as_ref())) {
            open.try_set(false);
        }
    };
    let class = move || if open.get() && lacks_room_below(button) { "menu menu--up" } else { "menu" };
    let entries = move || items.get().into_iter().map(|item| entry(item, close)).collect_view();
    view! {
        <div class=class node_ref=root on:keydown=keydown on:focusout=focus_left>
            <button
                type="button"
                class="btn btn--icon btn--quiet"
                node_ref=button
                aria-label=move || label.get()
                title=move || label.get()
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then(|| list_id.get_value())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.view()}
            </button>
            {move || {
                open.get().then(|| {
                    view! {
                        <div
                            class="menu__list"
                            role="menu"
                            node_ref=list
                            id=list_id.get_value()
                            aria-label=move || label.get()
                        >
                            {entries}
                        </div>
                    }
                })
            }}
        </div>
    }
}

fn entry(item: MenuItem, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let MenuItem { label, icon, tone, blocked, on_press } = item;
    let class = match tone {
        Tone::Bad => "menu__item menu__item--danger",
        Tone::Neutral | Tone::Info | Tone::Good | Tone::Warn | Tone::Muted => "menu__item",
    };
    let is_blocked = blocked.is_some();
    view! {
        <button
            type="button"
            class=class
            role="menuitem"
            tabindex="-1"
            aria-disabled=is_blocked.then_some("true")
            on:click=move |_| {
                if !is_blocked {
                    close();
                    tell(on_press, ());
                }
            }
        >
            {icon.map(Icon::view)}
            <span>
                {label}
                {blocked.map(|why| view! { <span class="menu__why">{why}</span> })}
            </span>
        </button>
    }
}

/// Says whether the list would leave the window, by the height that the sheet lets it have.
fn lacks_room_below(button: NodeRef<html::Button>) -> bool {
    const LIST_HEIGHT: f64 = 300.0;
    let Some(button) = button.try_get_untracked().flatten() else { return false };
    let window_height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let place = button.get_bounding_client_rect();
    place.bottom() + LIST_HEIGHT > window_height && place.top() > LIST_HEIGHT
}

fn focus(element: &HtmlElement) {
    // Focusing an element that has just gone does nothing, which is all that is wanted then.
    drop(element.focus());
}
