//! The first page: what this is, and who is there.

use leptos::prelude::*;

use super::NotFound;

/// Welcome.
#[component]
pub fn Welcome() -> impl IntoView {
    view! { <NotFound /> }
}
