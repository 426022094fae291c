//! 督查.

use leptos::prelude::*;

use super::NotFound;

/// NewVisit.
#[component]
pub fn NewVisit(project: crate::domain::ids::ProjectId) -> impl IntoView {
    let _ = project;
    view! { <NotFound /> }
}

/// VisitPage.
#[component]
pub fn VisitPage(visit: crate::domain::ids::VisitId) -> impl IntoView {
    let _ = visit;
    view! { <NotFound /> }
}
