//! 督查: starting a visit, answering its checklist on site, finishing it, and reading or amending the record.

mod amend;
mod answer;
mod back;
mod bar;
mod checklists;
mod draft;
mod drawing;
mod finish;
mod foot;
mod item;
mod menu;
mod month_offer;
mod new;
mod newer;
mod open_problems;
mod open_record;
mod open_visit;
mod photos;
mod place;
mod proposed;
mod record;
mod record_asks;
mod record_items;
mod score;
mod several;
mod sign_dialog;
mod signing;
mod stale_quotes;
mod stroke;
mod wanted;

use leptos::prelude::*;

use crate::domain::ids::VisitId;
use crate::domain::records::VisitState;
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon, LinkButton};
use crate::ui::parts::NotFound;
use crate::ui::words::VisitWords;

use draft::DraftVisit;
use record::VisitRecord;

pub use new::NewVisit;

/// How a visit is shown.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    /// It is not there.
    Nothing,
    /// Its checklist is not on this machine, so that nothing can be said about its answers.
    WithoutTemplate,
    /// It takes answers, to these checklists.
    Draft(Vec<(String, u16)>),
    /// It is a record.
    Record,
}

/// `#/visits/ID`.
#[component]
pub fn VisitPage(visit: VisitId) -> impl IntoView {
    let ui = Ui::get();
    let words = VisitWords::of(ui.lang);
    let id = visit.clone();
    let shown = ui.session.watch_entity(visit.entity(), move |view| {
        let Some(found) = view.tables.visit(&id) else { return Shown::Nothing };
        match (view.tables.checklists(found), found.state) {
            (None, _) => Shown::WithoutTemplate,
            (Some(_), VisitState::Draft) => Shown::Draft(found.templates().cloned().collect()),
            (Some(_), VisitState::Finished) => Shown::Record,
        }
    });
    move || {
        match shown.get() {
        Shown::Nothing => view! { <NotFound /> }.into_any(),
        Shown::WithoutTemplate => view! {
            <div class="page page--read">
                <EmptyState icon=Icon::Templates title=words.missing_template text=words.missing_template_text.to_owned()>
                    <LinkButton href="#/exchange" label=ui.common().exchange />
                </EmptyState>
            </div>
        }
        .into_any(),
        Shown::Draft(_) => view! { <DraftVisit visit=visit.clone() /> }.into_any(),
        Shown::Record => view! { <VisitRecord visit=visit.clone() /> }.into_any(),
    }
    }
}
