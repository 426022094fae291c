//! 问题台账.

use leptos::prelude::*;

use super::NotFound;

/// Ledger.
#[component]
pub fn Ledger() -> impl IntoView {
    view! { <NotFound /> }
}

/// ProblemPage.
#[component]
pub fn ProblemPage(problem: crate::domain::ids::ProblemId) -> impl IntoView {
    let _ = problem;
    view! { <NotFound /> }
}
