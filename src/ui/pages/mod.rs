//! The pages, a file or folder each.

use leptos::prelude::*;

use super::context::Ui;
use super::controls::{EmptyState, Icon, LinkButton};
use super::route::Route;

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Overview
        | Route::Projects
        | Route::NewProject
        | Route::ImportList
        | Route::Project(_)
        | Route::EditProject(_)
        | Route::NewVisit(_)
        | Route::Visit(_)
        | Route::Problems(_)
        | Route::Problem(_)
        | Route::Templates
        | Route::Template(_)
        | Route::Exchange
        | Route::Conflicts
        | Route::Settings
        | Route::Unknown(_) => view! { <NotFound /> }.into_any(),
    }
}

/// The first page: what this is, and who is there.
pub fn welcome() -> AnyView {
    view! { <NotFound /> }.into_any()
}

/// An address that leads nowhere, or to something that is not there any more.
#[component]
pub fn NotFound() -> impl IntoView {
    let common = Ui::get().common();
    view! {
        <div class="page page--read">
            <EmptyState icon=Icon::Question title=common.not_found text=common.not_found_text.to_string()>
                <LinkButton href="#/" label=common.to_overview />
            </EmptyState>
        </div>
    }
}
