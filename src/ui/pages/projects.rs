//! 项目.

use leptos::prelude::*;

use super::NotFound;

/// Projects.
#[component]
pub fn Projects() -> impl IntoView {
    view! { <NotFound /> }
}

/// NewProject.
#[component]
pub fn NewProject() -> impl IntoView {
    view! { <NotFound /> }
}

/// ProjectPage.
#[component]
pub fn ProjectPage(project: crate::domain::ids::ProjectId) -> impl IntoView {
    let _ = project;
    view! { <NotFound /> }
}

/// EditProject.
#[component]
pub fn EditProject(project: crate::domain::ids::ProjectId) -> impl IntoView {
    let _ = project;
    view! { <NotFound /> }
}
