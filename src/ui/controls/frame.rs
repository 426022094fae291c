//! The frame around every page: the way past the navigation, the navigation, the save state, and the page's head.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{HtmlElement, ResizeObserver};

use super::icons::Icon;

/// One place that the navigation leads to.
#[derive(Clone, Copy, Debug)]
pub struct NavItem {
    /// Its address.
    pub href: Signal<String>,
    /// Its name; short, since it stands in a bar at the bottom of a phone too.
    pub label: Signal<String>,
    /// Its picture.
    pub icon: Icon,
    /// Whether the page shown belongs to it.
    pub current: Signal<bool>,
    /// What waits there.
    pub badge: Signal<Option<NavBadge>>,
    /// Whether a line divides it from the one before, where they stand below each other.
    pub apart: bool,
    /// Whether it stands in the bar at the bottom of a phone too.
    pub at_foot: Signal<bool>,
    /// Whether it stands in the column at the side of a laptop.
    pub at_side: bool,
    /// Whether it is nothing to whoever works here.
    pub hidden: Signal<bool>,
}

/// A short note at a place of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavBadge {
    /// What is seen: a figure, mostly.
    pub text: String,
    /// What it means, for screen readers.
    pub meaning: String,
    /// Whether it presses.
    pub urgency: Urgency,
}

/// Says whether something presses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urgency {
    /// Worth knowing.
    #[default]
    Calm,
    /// Overdue or in danger.
    Pressing,
}

/// The frame: a bar at the side of a laptop, a bar at the bottom of a tablet or phone.
#[component]
pub fn AppFrame(
    /// The name of the program.
    #[prop(into)]
    name: Signal<String>,
    /// The office whose book this is.
    #[prop(optional, into)]
    place: Signal<Option<String>>,
    /// The accessible name of the navigation.
    #[prop(into)]
    nav_label: Signal<String>,
    /// The words of the link past the navigation.
    #[prop(into)]
    skip_label: Signal<String>,
    /// The places, at most six of them at the foot or a phone has no room for their names.
    items: Vec<NavItem>,
    /// What finds things, above the places.
    #[prop(optional, into)]
    finder: Option<ViewFnOnce>,
    /// Whether the page needs the room of the bar at the foot, as one that is worked in with one hand.
    #[prop(optional, into)]
    alone: Signal<bool>,
    /// What is always in sight: the save state.
    #[prop(optional, into)]
    status: Option<ViewFnOnce>,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="skip-link"
            href="#main"
            on:click=move |ev| {
                // The address is the route here, so the link must not change it.
                ev.prevent_default();
                focus_main();
            }
        >
            {move || skip_label.get()}
        </a>
        <div class=move || if alone.get() { "frame frame--alone" } else { "frame" }>
            <div class="frame__side">
                <header class="frame__top">
                    <a class="frame__brand" href="#/">
                        <span class="frame__name">{move || name.get()}</span>
                        {move || place.get().map(|place| view! { <span class="frame__place">{place}</span> })}
                    </a>
                    {finder.map(|finder| view! { <div class="frame__finder">{finder.run()}</div> })}
                    {status.map(|status| view! { <div class="frame__status">{status.run()}</div> })}
                </header>
                <nav class="frame__nav" aria-label=move || nav_label.get()>
                    <ul class="frame__list">{items.into_iter().map(nav_entry).collect_view()}</ul>
                </nav>
            </div>
            <main class="frame__main" id="main" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

fn nav_entry(item: NavItem) -> impl IntoView {
    let badge = move || {
        item.badge.get().map(|badge| {
            let class = match badge.urgency {
                Urgency::Calm => "frame__badge",
                Urgency::Pressing => "frame__badge frame__badge--warn",
            };
            view! {
                <span class=class>
                    <span aria-hidden="true">{badge.text}</span>
                    <span class="visually-hidden">{badge.meaning}</span>
                </span>
            }
        })
    };
    let class = move || match (item.at_side, item.at_foot.get()) {
        (true, true) => "",
        (true, false) => "frame__off-foot",
        (false, _) => "frame__off-side",
    };
    view! {
        <li class=class class:frame__apart=item.apart hidden=move || item.hidden.get()>
            <a
                class="frame__link"
                href=move || item.href.get()
                aria-current=move || item.current.get().then_some("page")
            >
                {item.icon.view()}
                <span class="frame__label">{move || item.label.get()}</span>
                {badge}
            </a>
        </li>
    }
}

/// Gives the page's content the focus, as after a change of route, so that a screen reader starts there.
pub fn focus_main() {
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        // Focusing an element that cannot take it does nothing, which is all that is wanted then.
        drop(main.focus());
    }
}

/// A way back up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackLink {
    /// Its address.
    pub href: String,
    /// The name of what is there.
    pub label: String,
}

/// The head of a page: where one is, and what can be done. It stays in sight while the page scrolls.
///
/// It tells the sheets its height (`--page-head`), so that heads of tables stop below it.
#[component]
pub fn PageHead(
    /// The page's name.
    #[prop(into)]
    title: Signal<String>,
    /// What stands below the name: a code, a place, a state.
    #[prop(optional, into)]
    subtitle: Option<ViewFnOnce>,
    /// The way back up.
    #[prop(optional, into)]
    back: Signal<Option<BackLink>>,
    /// What can be done here, the main thing last.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    let node = NodeRef::<html::Header>::new();
    measure_head(node);
    view! {
        <header class="page-head" node_ref=node>
            {move || {
                back.get().map(|back| {
                    view! {
                        <a class="page-head__back" href=back.href>
                            {Icon::Back.view()}
                            <span>{back.label}</span>
                        </a>
                    }
                })
            }}
            <div class="page-head__line">
                <div class="page-head__text">
                    <h1 class="page-head__title">{move || title.get()}</h1>
                    {subtitle.map(|subtitle| view! { <div class="page-head__sub">{subtitle.run()}</div> })}
                </div>
                {actions.map(|actions| view! { <div class="page-head__actions">{actions.run()}</div> })}
            </div>
        </header>
    }
}

/// What is done on a page, under the thumb of whoever holds a phone: above the navigation, over the whole width. The main thing is last.
#[component]
pub fn PageFoot(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="page-foot no-print">{children()}</div> }
}

fn measure_head(node: NodeRef<html::Header>) {
    Effect::new(move |_| {
        let Some(head) = node.get() else { return };
        let measured = head.clone();
        let tell = Closure::<dyn Fn()>::new(move || {
            let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
            if let Some(root) = root {
                let height = format!("{}px", measured.offset_height());
                // It throws only for a read-only style sheet, and an element's own style never is one.
                drop(root.style().set_property("--page-head", &height));
            }
        });
        // Without an observer the heads of tables only stop a little higher.
        let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) else { return };
        observer.observe(&head);
        let kept = StoredValue::new_local((observer, tell));
        on_cleanup(move || {
            // Already gone when the page around it went first; it observes nothing then.
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}
