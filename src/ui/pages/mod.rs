//! The pages, a file or folder each.

use leptos::prelude::*;

use super::context::Ui;
use super::controls::{LinkButton, PageHead};
use super::route::Route;

mod exchange;
mod field_input;
mod field_words;
#[cfg(debug_assertions)]
mod gallery;
mod help;
mod history;
mod introduction;
mod look_choices;
mod overview;
mod problems;
mod project_list_import;
mod projects;
mod raise;
mod reason;
mod settings;
mod shared;
mod templates;
mod visit;
mod welcome;

pub use help::topic_of;
pub use introduction::Introduction;
pub use welcome::Welcome;

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Overview => view! { <overview::Overview /> }.into_any(),
        Route::Projects => view! { <projects::Projects /> }.into_any(),
        Route::NewProject => view! { <projects::NewProject /> }.into_any(),
        Route::ImportList => view! { <project_list_import::ImportList /> }.into_any(),
        Route::Project(project) => view! { <projects::ProjectPage project /> }.into_any(),
        Route::EditProject(project) => view! { <projects::EditProject project /> }.into_any(),
        Route::NewVisit(project) => view! { <visit::NewVisit project /> }.into_any(),
        Route::Visit(visit) => view! { <visit::VisitPage visit /> }.into_any(),
        Route::Problems(_) => view! { <problems::Ledger /> }.into_any(),
        Route::Problem(problem) => view! { <problems::ProblemPage problem /> }.into_any(),
        Route::Templates => view! { <templates::Templates /> }.into_any(),
        Route::Template(template) => view! { <templates::TemplatePage template /> }.into_any(),
        Route::Exchange => view! { <exchange::Exchange /> }.into_any(),
        Route::Conflicts => view! { <exchange::Conflicts /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <gallery::Gallery /> }.into_any(),
        Route::Help(topic) => view! { <help::Help topic /> }.into_any(),
        Route::Unknown(_) => view! { <NotFound /> }.into_any(),
    }
}

/// An address that leads nowhere, or to something that is not there any more.
#[component]
pub fn NotFound() -> impl IntoView {
    let common = Ui::get().common();
    view! {
        <div class="page page--read">
            <PageHead title=common.not_found />
            <p class="prose">{common.not_found_text}</p>
            <div class="row"><LinkButton href="#/" label=common.to_overview /></div>
        </div>
    }
}
