//! 项目清单导入.

use leptos::prelude::*;

use super::NotFound;

/// ImportList.
#[component]
pub fn ImportList() -> impl IntoView {
    view! { <NotFound /> }
}
