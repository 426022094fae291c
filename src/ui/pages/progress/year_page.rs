//! `#/progress/ID`: a project's year, a grid of months by measures.

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::PageHead;
use crate::ui::words::ProgressWords;

/// The page.
#[component]
pub fn ProjectYearPage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProgressWords::of(ui.lang);
    let id = project.clone();
    let name = ui.session.watch_entity(project.entity(), move |view| {
        view.tables.project(&id).map_or_else(String::new, |project| project.name.clone())
    });
    view! {
        <div class="page page--wide page--list progress">
            <PageHead title=name subtitle=move || view! { <span>{words.title}</span> } />
        </div>
    }
}
