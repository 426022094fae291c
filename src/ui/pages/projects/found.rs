//! The problems and the visits of a project.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::sorting;
use crate::domain::amendments::is_amended;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::{Problem, VisitState};
use crate::domain::tables::RecordKind;
use crate::domain::tally::{Count, tally};
use crate::ui::context::Ui;
use crate::ui::controls::{Disclosure, Tag, TagShape, Tone};
use crate::ui::parts::shared::{author, overlay_tags, severity_tag, state_tag};
use crate::ui::route::Route;
use crate::ui::words::{self, ProjectWords, VisitWords};

/// 问题: the open ones by deadline, the closed ones folded away.
#[component]
pub fn Problems(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let problems = ui.session.watch(&[RecordKind::Problems], move |view| {
        let mut all: Vec<Arc<Problem>> = view.tables.problems_of(&project).cloned().collect();
        sorting::by_key(&mut all, |problem| (problem.deadline.is_none(), problem.deadline, problem.number.clone()));
        let (open, mut closed): (Vec<_>, Vec<_>) = all.into_iter().partition(|problem| problem.is_open());
        sorting::by_key(&mut closed, |problem| std::cmp::Reverse(problem.closed_on));
        (open, closed, view.today)
    });
    let open = move || {
        problems.with(|(open, closed, today)| match (open.is_empty(), closed.is_empty()) {
            (true, true) => view! { <p class="quiet">{words.no_problems}</p> }.into_any(),
            (true, false) => ().into_any(),
            (false, _) => {
                let cards = open.iter().map(|problem| problem_card(problem, *today, ui)).collect_view();
                view! { <div class="cards">{cards}</div> }.into_any()
            }
        })
    };
    let closed = move || {
        problems.with(|(_, closed, today)| {
            (!closed.is_empty()).then(|| {
                let cards = closed.iter().map(|problem| problem_card(problem, *today, ui)).collect_view();
                view! {
                    <Disclosure summary=words.closed_problems note=closed.len().to_string()>
                        <div class="cards">{cards}</div>
                    </Disclosure>
                }
            })
        })
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.problems}</h2></div>
            {open}
            {closed}
        </section>
    }
}

fn problem_card(problem: &Arc<Problem>, today: chrono::NaiveDate, ui: Ui) -> impl IntoView + use<> {
    let overdue = problem.overdue_days(today);
    let due = problem.deadline.map(|deadline| words::deadline(&deadline.to_string(), overdue, ui.lang));
    let late = if overdue > 0 { "danger" } else { "" };
    view! {
        <a class="card" href=Route::Problem(problem.id.clone()).href()>
            <span class="card__line">
                <span class="card__title">{problem.title.clone()}</span>
                <span class="row">
                    {severity_tag(problem.severity, ui.lang)}
                    {state_tag(problem.state, ui.lang)}
                    {overlay_tags(problem, ui.lang)}
                </span>
            </span>
            <span class="card__meta num">
                <span>{problem.number.clone()}</span>
                <span>{problem.lead_unit.clone()}</span>
                <span class=late>{due}</span>
            </span>
        </a>
    }
}

/// One visit, ready to read.
#[derive(Clone, PartialEq)]
struct Told {
    id: VisitId,
    state: VisitState,
    amended: bool,
    day: String,
    template: String,
    by: String,
    count: Count,
}

/// 督查记录: unfinished ones too, the youngest first.
#[component]
pub fn Visits(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let visits = ui.session.watch(&[RecordKind::Visits], move |view| tell(&view, &project, ui));
    let list = move || {
        if visits.with(Vec::is_empty) {
            return view! { <p class="quiet">{words.no_visits}</p> }.into_any();
        }
        let cards = visits.get().into_iter().map(|visit| visit_card(visit, ui)).collect_view();
        view! { <div class="cards">{cards}</div> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.visits}</h2></div>
            {list}
        </section>
    }
}

fn visit_card(visit: Told, ui: Ui) -> impl IntoView {
    let words = VisitWords::of(ui.lang);
    let Count { answered, total, failed, critical } = visit.count;
    let state = match visit.state {
        VisitState::Draft => view! { <Tag word=words.draft tone=Tone::Info shape=TagShape::Half /> },
        VisitState::Finished => view! { <Tag word=words.finished tone=Tone::Good shape=TagShape::Tick /> },
    };
    let critical =
        (critical > 0).then(|| view! { <Tag word=words.critical_failed tone=Tone::Bad shape=TagShape::Cross /> });
    let amended = visit.amended.then(|| view! { <Tag word=words.amended tone=Tone::Warn shape=TagShape::Diamond /> });
    view! {
        <a class="card" href=Route::Visit(visit.id).href()>
            <span class="card__line">
                <span class="card__title">{visit.template}</span>
                <span class="row">{state} {critical} {amended}</span>
            </span>
            <span class="card__meta num">
                <span>{visit.day}</span>
                <span>{visit.by}</span>
                <span>{words::visit_counts(answered, total, ui.lang)}</span>
                {(failed > 0).then(|| view! { <span class="danger">{words::failed_short(failed, ui.lang)}</span> })}
            </span>
        </a>
    }
}

fn tell(view: &View, project: &ProjectId, ui: Ui) -> Vec<Told> {
    let visits = view.tables.visits_of(project);
    visits
        .map(|visit| {
            let template = view.tables.checklist(visit);
            let inspectors = crate::domain::fields::plain(view.book.value(visit.id.entity(), "inspectors"));
            Told {
                id: visit.id.clone(),
                state: visit.state,
                amended: is_amended(view.book, &visit.id),
                day: visit.day.to_string(),
                template: template
                    .as_ref()
                    .map_or_else(|| visit.template.0.clone(), |template| template.title.get(ui.lang).to_owned()),
                by: match inspectors.is_empty() {
                    true => author(view, visit.by.entity(), ui.lang),
                    false => inspectors,
                },
                count: template.map_or_else(Count::default, |template| tally(view.book, &visit.id, &template).whole),
            }
        })
        .collect()
}
