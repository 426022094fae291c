//! `#/reports/project/ID`: 一项目一册 on paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::report::dossier::document;
use crate::domain::report::persons::Persons;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, CheckField, PageHead};
use crate::ui::parts::NotFound;
use crate::ui::route::Route;
use crate::ui::words::ReportWords;

use super::desk::Desk;
use super::out::PaperDeeds;
use super::paper::paper;

/// The page.
#[component]
pub fn DossierPage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ReportWords::of(ui.lang);
    let back = BackLink { href: Route::Project(project.clone()).href(), label: ui.common().projects.to_owned() };
    let id = StoredValue::new(project);
    let names_persons = RwSignal::new(false);
    let found = ui.session.watch(RecordKind::all(), move |view| {
        let persons = if names_persons.get() { Persons::Named } else { Persons::LeftOut };
        id.with_value(|id| document(view.book, view.tables, &office(), id, view.today, persons)).map(Arc::new)
    });
    let document = Memo::new(move |_| found.get().unwrap_or_default());
    let is_there = Memo::new(move |_| found.with(Option::is_some));
    let as_of = Month::closed(ui.session.today().get_untracked());
    move || {
        if !is_there.get() {
            return view! { <NotFound /> }.into_any();
        }
        view! {
            <div class="page page--document">
                <PageHead
                    title=words.dossier
                    back=Some(back.clone())
                    actions=move || view! { <PaperDeeds ui document /> }
                />
                <div class="toolbar list__toolbar no-print">
                    <CheckField
                        label=words.persons
                        checked=names_persons
                        on_change=move |wanted: bool| names_persons.set(wanted)
                    />
                </div>
                {move || document.with(|document| paper(Desk { ui, as_of, editing: None }, document))}
            </div>
        }
        .into_any()
    }
}
