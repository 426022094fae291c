//! 检查表.

use leptos::prelude::*;

use super::NotFound;

/// Templates.
#[component]
pub fn Templates() -> impl IntoView {
    view! { <NotFound /> }
}

/// TemplatePage.
#[component]
pub fn TemplatePage(template: String) -> impl IntoView {
    let _ = template;
    view! { <NotFound /> }
}
