//! One row of the ledger: cells of a table, or a card.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::domain::text::Lang;
use crate::domain::time_left::TimeLeft;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, RowLayout};
use crate::ui::parts::shared;
use crate::ui::words::ProblemsWords;

use super::columns::{Col, Shown, left_word, standing_tag};

/// How rows are drawn.
#[derive(Clone, PartialEq)]
pub struct RowLook {
    /// Cells or a card.
    pub layout: RowLayout,
    /// The columns, in order.
    pub columns: Arc<Vec<Col>>,
    /// The problems that are marked; on cards only while several are chosen.
    pub marked: Option<RwSignal<BTreeSet<ProblemId>>>,
}

/// One problem in the ledger; follows by itself which problem it is, and the problem.
#[component]
pub fn LedgerRow(
    ui: Ui,
    id: Signal<ProblemId>,
    look: RowLook,
    /// Marks it, or takes the mark away; with Shift everything up to it.
    on_mark: Callback<(ProblemId, bool)>,
) -> impl IntoView {
    let lang = ui.lang;
    let shown = ui.session.watch_each(
        move || id.with(|id| id.entity().clone()),
        move |view| {
            id.with(|id| view.tables.problem(id)).map(|problem| {
                let project =
                    view.tables.project(&problem.project).map_or_else(String::new, |project| project.name.clone());
                let left = TimeLeft::of(problem, view.today);
                Shown { problem: Arc::clone(problem), project, left, today: view.today }
            })
        },
    );
    let mark = look.marked.map(|marked| {
        let is_marked = Signal::derive(move || marked.with(|marked| id.with(|id| marked.contains(id))));
        move || mark(is_marked.get(), lang)
    });
    let layout = look.layout;
    // The box alone marks; the rest of the row opens.
    let press = move |ev: MouseEvent| {
        ev.stop_propagation();
        on_mark.run((id.get_untracked(), ev.shift_key()));
    };
    let lead = mark.filter(|_| layout == RowLayout::Table).map(|mark| {
        view! { <div class="vtable__cell problems__mark-cell" role="gridcell" on:click=press>{mark}</div> }
    });
    let on_card = mark.filter(|_| layout == RowLayout::Cards);
    view! {
        {lead}
        {move || {
            let shown = shown.get()?;
            Some(match layout {
                RowLayout::Table => {
                    look.columns.iter().map(|column| shown.cell(*column, lang)).collect_view().into_any()
                }
                RowLayout::Cards => card(&shown, lang, on_card.map(|mark| mark().into_any())).into_any(),
            })
        }}
    }
}

/// The box that is ticked, in a picture and in a word.
fn mark(is_marked: bool, lang: Lang) -> impl IntoView {
    let class = if is_marked { "problems__mark problems__mark--on" } else { "problems__mark" };
    view! {
        <span class=class>
            {is_marked.then(|| Icon::Check.view())}
            {is_marked.then(|| view! { <span class="visually-hidden">{ProblemsWords::of(lang).marked}</span> })}
        </span>
    }
}

/// Two lines: what is wrong, and whose it is; at the right edge what presses.
fn card(shown: &Shown, lang: Lang, mark: Option<AnyView>) -> impl IntoView + use<> {
    let problem = &shown.problem;
    view! {
        <div class="card__line">
            {mark}
            {shared::severity_tag(problem.severity, lang)}
            <span class="card__title one-line">{problem.title.clone()}</span>
            <span class="card__end">{left_word(shown.left, lang)}</span>
        </div>
        <div class="card__meta">
            <span>{problem.lead_unit.clone()}</span>
            <span>{shown.project.clone()}</span>
            <span class="card__end">{standing_tag(problem, lang)}</span>
        </div>
    }
}
