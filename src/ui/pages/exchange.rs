//! 交换.

use leptos::prelude::*;

use super::NotFound;

/// Exchange.
#[component]
pub fn Exchange() -> impl IntoView {
    view! { <NotFound /> }
}

/// Conflicts.
#[component]
pub fn Conflicts() -> impl IntoView {
    view! { <NotFound /> }
}
