//! One problem beside the ledger where a screen is wide enough for both, and over it on a laptop where somebody only wants to look.

use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, Dialog, DialogShape, Icon, IconButton, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::ProblemsWords;

use super::actions::Actions;
use super::detail::{AddRemark, EditDialog, Facts, Subtitle, Track};
use super::open_ledger::OpenLedger;
use super::story::Story;

/// The problem: where it stands, what can be done, its facts and what happened.
#[component]
pub fn Beside(ui: Ui, ledger: OpenLedger, id: ProblemId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let of = id.clone();
    let record = ui.session.watch_entity(id.entity(), move |view| view.tables.problem(&of).cloned());
    let title = move || record.with(|record| record.as_ref().map(|problem| problem.title.clone()));
    view! {
        <aside class="lists__beside stack no-print" aria-label=words.beside>
            <header class="lists__beside-head">
                <h2>{title}</h2>
                <LinkButton href=Route::Problem(id.clone()).href() label=words.whole_page size=ButtonSize::Small />
                <IconButton icon=Icon::Cross label=ui.common().close size=ButtonSize::Small on_press=on_close />
            </header>
            <Content ui ledger id />
        </aside>
    }
}

/// What is told and done about the problem, without its title.
#[component]
fn Content(ui: Ui, ledger: OpenLedger, id: ProblemId) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let of = id.clone();
    let record = ui.session.watch_entity(id.entity(), move |view| view.tables.problem(&of).cloned());
    let editing = RwSignal::new(false);
    let edited = id.clone();
    let done = id.clone();
    view! {
        <Subtitle ui record />
        <Track ui record />
        <Actions
            ui
            problem=record
            on_edit=move |()| editing.set(true)
            on_done=move |()| ledger.go_on_after(&done)
        />
        <Facts ui id=id.clone() record />
        <h3>{words.history}</h3>
        <AddRemark ui id=id.clone() />
        <Story ui problem=id />
        {move || editing.get().then(|| view! {
            <EditDialog ui id=edited.clone() on_close=move || editing.set(false) />
        })}
    }
}

/// The problem in a sheet over the list, which keeps its place: opened by the space bar, closed by Esc.
#[component]
pub fn Peek(ui: Ui, ledger: OpenLedger) -> impl IntoView {
    let peeked = ledger.peeked;
    let close = move |()| peeked.set(None);
    move || {
        peeked.get().map(|id| {
            let title = ui.session.read(|view| view.tables.problem(&id).map(|problem| problem.title.clone()));
            let page = Route::Problem(id.clone()).href();
            let whole = ProblemsWords::of(ui.lang).whole_page;
            view! {
                <Dialog
                    open=true
                    on_close=close
                    title=title.unwrap_or_default()
                    close_label=ui.common().close
                    shape=DialogShape::Side
                    actions=move || view! { <LinkButton href=page.clone() label=whole /> }
                >
                    <div class="stack"><Content ui ledger id=id.clone() /></div>
                </Dialog>
            }
        })
    }
}
