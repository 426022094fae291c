//! Goes from page to page by the address, and follows it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::HtmlElement;

use super::Route;

fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page that the address names at this moment, which may be another than the one that is shown still.
pub fn present() -> Route {
    Route::parse(&address())
}

thread_local! {
    static PREVIOUS: std::cell::RefCell<Option<Route>> = const { std::cell::RefCell::new(None) };
}

/// The page from which somebody came to the present one, with its filters; none for the first.
pub fn previous() -> Option<Route> {
    PREVIOUS.with_borrow(Clone::clone)
}

/// The present page; follows the address.
pub fn watch_route() -> RwSignal<Route> {
    let route = RwSignal::new(Route::parse(&address()));
    let follow = Closure::<dyn FnMut()>::new(move || {
        let next = Route::parse(&address());
        let now = route.get_untracked();
        if now != next {
            let is_other_page = now.page() != next.page();
            // What holds no text keeps the focus on its page: a tab is left by arrow keys for the next.
            if is_other_page || is_typing() {
                leave_field();
            }
            if is_other_page {
                PREVIOUS.set(Some(now));
            }
            route.set(next);
        }
    });
    if window().add_event_listener_with_callback("hashchange", follow.as_ref().unchecked_ref()).is_ok() {
        follow.forget();
    }
    route
}

/// Whether somebody is in a field whose text is not committed by each letter, as that of a search is.
fn is_typing() -> bool {
    let field = document().active_element();
    field.is_some_and(|field| field.matches("input:not([type=search]), textarea, select").unwrap_or(true))
}

/// Leaves the field that is being typed in, so that its text is committed while its page is still there: the
/// browser's "back" changes the page without leaving the field.
fn leave_field() {
    let field = document().active_element().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // Nothing is committed by what has no focus to lose.
        drop(field.blur());
    }
}

/// Goes to a page, as a step that "back" undoes.
pub fn go(route: &Route) {
    if window().location().set_hash(&route.href()).is_err() {
        leptos::logging::warn!("the address cannot be changed");
    }
}

/// Goes to a page in place of the present one.
pub fn replace(route: &Route) {
    if window().location().replace(&route.href()).is_err() {
        go(route);
    }
}
