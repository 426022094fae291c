//! 总览.

use leptos::prelude::*;

use super::NotFound;

/// Overview.
#[component]
pub fn Overview() -> impl IntoView {
    view! { <NotFound /> }
}
