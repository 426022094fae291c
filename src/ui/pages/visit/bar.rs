//! The head of a visit where height is scarce: the way back, the project, how far it is, whether it is safe, and the menu, in one line.

use leptos::prelude::*;

use crate::ui::controls::Icon;
use crate::ui::parts::saved::Saved;

use super::menu::{VisitMenu, back_of};
use super::open_visit::Draft;

/// The line.
#[component]
pub fn Bar(draft: Draft) -> impl IntoView {
    let Draft { ui, words, tally, .. } = draft;
    let project = draft.project();
    let name = ui.session.watch_entity(project.clone().entity(), move |view| {
        view.tables.project(&project).map_or_else(String::new, |project| project.name.clone())
    });
    let back = back_of(draft);
    let count = move || tally.with(|tally| format!("{}/{}", tally.whole.answered, tally.whole.total));
    view! {
        <header class="visit-bar no-print">
            <a class="visit-bar__back" href=back.href aria-label=back.label>{Icon::Back.view()}</a>
            <h1 class="visit-bar__title one-line">{move || name.get()}</h1>
            <span class="visit-bar__count num">
                <span class="visually-hidden">{words.progress}</span>
                {count}
            </span>
            <Saved ui />
            <VisitMenu draft />
        </header>
    }
}
