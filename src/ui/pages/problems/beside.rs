//! One problem beside the ledger, on screens that are wide enough for both.

use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, Icon, IconButton, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::ProblemsWords;

use super::actions::Actions;
use super::detail::{AddRemark, EditDialog, Facts, Subtitle, Track};
use super::story::Story;

/// From which width on a problem opens beside the ledger instead of on its own page.
pub const WIDE: &str = "(min-width: 1400px)";

/// The problem: where it stands, what can be done, its facts and what happened.
#[component]
pub fn Beside(ui: Ui, id: ProblemId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let of = id.clone();
    let record = ui.session.watch_entity(id.entity(), move |view| view.tables.problem(&of).cloned());
    let title = move || record.with(|record| record.as_ref().map(|problem| problem.title.clone()));
    let editing = RwSignal::new(false);
    let edited = id.clone();
    view! {
        <aside class="problems__beside stack no-print" aria-label=words.beside>
            <header class="problems__beside-head">
                <h2>{title}</h2>
                <LinkButton href=Route::Problem(id.clone()).href() label=words.whole_page size=ButtonSize::Small />
                <IconButton icon=Icon::Cross label=ui.common().close size=ButtonSize::Small on_press=on_close />
            </header>
            <Subtitle ui record />
            <Track ui record />
            <Actions ui problem=record on_edit=move |()| editing.set(true) />
            <Facts ui id=id.clone() record />
            <h3>{words.history}</h3>
            <AddRemark ui id=id.clone() />
            <Story ui problem=id />
            {move || editing.get().then(|| view! {
                <EditDialog ui id=edited.clone() on_close=move || editing.set(false) />
            })}
        </aside>
    }
}
