//! `#/plans/ID/paper`: a plan of visits as paper, with the record of each draw.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::report::{plain, visit_plan};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonVariant, Icon, PageHead};
use crate::ui::parts::NotFound;
use crate::ui::route::Route;
use crate::ui::words::{PlanWords, ReportWords};

use super::desk::Desk;
use super::paper::paper;
use super::table::copy;

/// The page.
#[component]
pub fn PlanPaper(plan: EntityId) -> impl IntoView {
    let ui = Ui::get();
    let (words, plans) = (ReportWords::of(ui.lang), PlanWords::of(ui.lang));
    let of = StoredValue::new(plan);
    let document = ui.session.watch(RecordKind::all(), move |view| {
        let made = of.with_value(|plan| visit_plan::paper(view.book, view.tables, &office(), plan, view.today));
        made.map(Arc::new)
    });
    let print = move |()| {
        if window().print().is_err() {
            leptos::logging::warn!("this browser does not print");
        }
    };
    let copy_text = move |()| {
        if let Some(document) = document.get_untracked() {
            copy(ui, plain::text(&document, ui.lang));
        }
    };
    let back = BackLink { href: Route::Plan(of.get_value()).href(), label: plans.title.to_owned() };
    let as_of = Month::closed(ui.session.today().get_untracked());
    let sheet = move || match document.get() {
        Some(document) => paper(Desk { ui, as_of, editing: None }, &document).into_any(),
        None => view! { <NotFound /> }.into_any(),
    };
    view! {
        <div class="page page--document">
            <PageHead
                title=plans.paper
                back=Some(back)
                actions=move || view! {
                    <Button label=words.copy on_press=copy_text />
                    <Button label=words.print icon=Icon::Print variant=ButtonVariant::Primary on_press=print />
                }
            />
            {sheet}
        </div>
    }
}
