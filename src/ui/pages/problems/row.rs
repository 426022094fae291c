//! One row of the ledger: cells of a table, or a card.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Align, Cell, CellKind, RowLayout};
use crate::ui::pages::shared;
use crate::ui::words;

/// One problem in the ledger; follows the problem by itself.
#[component]
pub fn LedgerRow(ui: Ui, id: ProblemId, layout: RowLayout) -> impl IntoView {
    let lang = ui.lang;
    let of = id.clone();
    let shown = ui.session.watch_entity(id.entity(), move |view| {
        view.tables.problem(&of).map(|problem| {
            let project =
                view.tables.project(&problem.project).map_or_else(String::new, |project| project.name.clone());
            (Arc::clone(problem), project, problem.overdue_days(view.today))
        })
    });
    move || {
        let (problem, project, overdue) = shown.get()?;
        Some(match layout {
            RowLayout::Table => cells(problem, project, overdue, lang).into_any(),
            RowLayout::Cards => card(problem, project, overdue, lang).into_any(),
        })
    }
}

fn cells(problem: Arc<Problem>, project: String, overdue: i64, lang: Lang) -> impl IntoView {
    let number = problem.number.clone();
    let title = problem.title.clone();
    let unit = problem.lead_unit.clone();
    let severity = problem.severity;
    let state = problem.state;
    let deadline = problem.deadline.map(|day| day.to_string());
    let overlays = shared::overlay_tags(&problem, lang);
    view! {
        <Cell><span class="num faint">{number}</span></Cell>
        <Cell kind=CellKind::Lines><span class="strong">{title}</span></Cell>
        <Cell kind=CellKind::Lines>{project}</Cell>
        <Cell>{shared::severity_tag(severity, lang)}</Cell>
        <Cell kind=CellKind::Lines>{unit}</Cell>
        <Cell><span class="num">{deadline}</span></Cell>
        <Cell><span class="problems__state">{shared::state_tag(state, lang)} {overlays}</span></Cell>
        <Cell align=Align::End>
            {(overdue > 0).then(|| view! { <span class="num danger strong">{overdue}</span> })}
        </Cell>
    }
}

fn card(problem: Arc<Problem>, project: String, overdue: i64, lang: Lang) -> impl IntoView {
    view! {
        <div class="card__line">
            {shared::severity_tag(problem.severity, lang)}
            {shared::state_tag(problem.state, lang)}
            {shared::overlay_tags(&problem, lang)}
            {(overdue > 0).then(|| view! { <span class="card__end num danger strong">{words::days_overdue(overdue, lang)}</span> })}
        </div>
        <div class="card__title one-line">{problem.title.clone()}</div>
        <div class="card__meta">
            <span>{project}</span>
            <span>{problem.lead_unit.clone()}</span>
            <span class="num">{problem.deadline.map(|day| day.to_string())}</span>
        </div>
    }
}
