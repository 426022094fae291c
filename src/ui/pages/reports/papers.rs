//! `#/reports/paper/KIND?of=ID,ID`: 督办单, 整改通知单, 催办单, 复查意见书 of problems and orders, one or a batch, as paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::report::forms::{FormKind, papers};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, EmptyState, Icon, PageHead};
use crate::ui::parts::papers::ids_of;
use crate::ui::route::Route;
use crate::ui::words::ReportWords;

use super::desk::Desk;
use super::enter::Enter;
use super::out::PaperDeeds;
use super::paper::paper;

/// The page.
#[component]
pub fn Papers(kind: FormKind, of: String) -> impl IntoView {
    let ui = Ui::get();
    let words = ReportWords::of(ui.lang);
    let ids = StoredValue::new(ids_of(&of));
    let document = ui.session.watch(RecordKind::all(), move |view| {
        Arc::new(ids.with_value(|ids| papers(kind, view.book, view.tables, &office(), view.today, ids)))
    });
    let back = BackLink { href: Route::Problems(String::new()).href(), label: ui.common().problems_short.to_owned() };
    let as_of = Month::closed(ui.session.today().get_untracked());
    view! {
        <div class="page page--document">
            <PageHead
                title=kind.name().get(ui.lang).to_owned()
                back=Some(back)
                actions=move || view! {
                    <PaperDeeds ui document />
                }
            />
            <Enter ui kind ids />
            {move || match document.with(|document| document.blocks.is_empty()) {
                true => view! { <EmptyState icon=Icon::File title=words.papers_empty /> }.into_any(),
                false => document.with(|document| paper(Desk { ui, as_of, editing: None }, document)).into_any(),
            }}
        </div>
    }
}
