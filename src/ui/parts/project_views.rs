//! The ways to look at all projects: as a list, by their approvals, by their schedules, and by what is reckoned of each.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::route::Route;
use crate::ui::words::{ApprovalsWords, MapWords, ProjectWords, ScheduleWords};

/// The links between them; the present one is marked.
#[component]
pub fn ProjectViews(ui: Ui) -> impl IntoView {
    let words = ApprovalsWords::of(ui.lang);
    let views = [
        (Route::Projects(String::new()), words.list),
        (Route::Approvals(String::new()), words.title),
        (Route::Schedules, ScheduleWords::of(ui.lang).short),
        (Route::Map(String::new()), MapWords::of(ui.lang).short),
        (Route::ProjectFigures, ProjectWords::of(ui.lang).reckoned_list),
    ];
    let links = views.map(|(route, label)| {
        let (href, there) = (route.href(), route);
        let current = move || ui.route.with(|now| (now.page() == there).then_some("page"));
        view! { <a class="views__view" href=href aria-current=current>{label}</a> }
    });
    view! { <nav class="views" aria-label=words.views>{links.collect_view()}</nav> }
}
