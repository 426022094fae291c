//! 设置.

use leptos::prelude::*;

use super::NotFound;

/// Settings.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <NotFound /> }
}
