//! One row of the ledger: cells of a table, or a card.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Cell, Icon, RowLayout};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

use super::columns::Col;

/// How rows are drawn.
#[derive(Clone, PartialEq)]
pub struct RowLook {
    /// Cells or a card.
    pub layout: RowLayout,
    /// The columns, in order.
    pub columns: Arc<Vec<Col>>,
    /// The problems that are marked, while several are chosen.
    pub marked: Option<RwSignal<BTreeSet<ProblemId>>>,
}

/// One problem in the ledger; follows by itself which problem it is, and the problem.
#[component]
pub fn LedgerRow(ui: Ui, id: Signal<ProblemId>, look: RowLook) -> impl IntoView {
    let lang = ui.lang;
    let shown = ui.session.watch_each(
        move || id.with(|id| id.entity().clone()),
        move |view| {
            id.with(|id| view.tables.problem(id)).map(|problem| {
                let project =
                    view.tables.project(&problem.project).map_or_else(String::new, |project| project.name.clone());
                (Arc::clone(problem), project, problem.overdue_days(view.today))
            })
        },
    );
    let mark = look.marked.map(|marked| {
        let is_marked = Signal::derive(move || marked.with(|marked| id.with(|id| marked.contains(id))));
        move || mark(is_marked.get(), lang)
    });
    let layout = look.layout;
    let lead = mark.filter(|_| layout == RowLayout::Table).map(|mark| view! { <Cell>{mark}</Cell> });
    let on_card = mark.filter(|_| layout == RowLayout::Cards);
    view! {
        {lead}
        {move || {
            let (problem, project, overdue) = shown.get()?;
            Some(match layout {
                RowLayout::Table => {
                    let cells = look.columns.iter().map(|column| column.cell(&problem, &project, overdue, lang));
                    cells.collect_view().into_any()
                }
                RowLayout::Cards => {
                    let mark = on_card.map(|mark| mark().into_any());
                    card(problem, project, overdue, lang, mark).into_any()
                }
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

fn card(problem: Arc<Problem>, project: String, overdue: i64, lang: Lang, mark: Option<AnyView>) -> impl IntoView {
    view! {
        <div class="card__line">
            {mark}
            {shared::severity_tag(problem.severity, lang)}
            {shared::state_tag(problem.state, lang)}
            {shared::overlay_tags(&problem, lang)}
            {(overdue > 0).then(|| view! { <span class="card__end num danger strong">{words::days_overdue_short(overdue, lang)}</span> })}
        </div>
        <div class="card__title one-line">{problem.title.clone()}</div>
        <div class="card__meta">
            <span>{project}</span>
            <span>{problem.lead_unit.clone()}</span>
            <span class="num">{problem.deadline.map(|day| day.to_string())}</span>
        </div>
    }
}
