//! The problems of the project that are not closed, at hand while one is on site.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::sorting;
use crate::domain::ids::ProjectId;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Disclosure, Folded};
use crate::ui::parts::shared::{overlay_tags, severity_tag, state_tag};
use crate::ui::route::Route;
use crate::ui::words::{self, VisitWords};

use super::place::Place;

/// How many problems take no more room than they are worth.
const SHORT: usize = 2;

/// The open problems, those that wait for a re-check first, then by deadline. Nothing where there are none.
#[component]
pub fn OpenProblems(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = VisitWords::of(ui.lang);
    let open = ui.session.watch(&[RecordKind::Problems], move |view| {
        let mut open: Vec<Arc<Problem>> =
            view.tables.problems_of(&project).filter(|problem| problem.is_open()).cloned().collect();
        sorting::by_key(&mut open, |problem| {
            let waits = problem.state != ProblemState::ToRecheck;
            (waits, problem.deadline.is_none(), problem.deadline, problem.number.clone())
        });
        (open, view.today)
    });
    let (at_first, _) = open.get_untracked();
    let to_recheck = at_first.iter().any(|problem| problem.state == ProblemState::ToRecheck);
    // The checklist must stay in sight: a long list is folded, and its head says what waits.
    let folded = if to_recheck && at_first.len() <= SHORT { Folded::Open } else { Folded::Closed };
    let note = Signal::derive(move || {
        open.with(|(open, today)| {
            let overdue = open.iter().filter(|problem| problem.overdue_days(*today) > 0).count();
            let waiting = open.iter().filter(|problem| problem.state == ProblemState::ToRecheck).count();
            Some(words::open_count(open.len(), overdue, waiting, ui.lang))
        })
    });
    let rows = move || {
        open.with(|(open, today)| {
            open.iter().map(|problem| view! { <OpenProblem problem=problem.clone() today=*today /> }).collect_view()
        })
    };
    (!at_first.is_empty()).then(|| {
        view! {
            <div id=Place::Problems.id()>
                <Disclosure
                    summary=words.open_problems
                    note
                    folded
                >
                    <p class="faint">{words.to_recheck_hint}</p>
                    <div class="cards">{rows}</div>
                </Disclosure>
            </div>
        }
    })
}

#[component]
fn OpenProblem(problem: Arc<Problem>, today: chrono::NaiveDate) -> impl IntoView {
    let lang = Ui::get().lang;
    let overdue = problem.overdue_days(today);
    let due = problem.deadline.map(|deadline| words::deadline(&deadline.to_string(), overdue, lang));
    let late = if overdue > 0 { "danger" } else { "" };
    view! {
        <a class="card" href=Route::Problem(problem.id.clone()).href()>
            <span class="card__line">
                <span class="card__title">{problem.title.clone()}</span>
                <span class="row">
                    {severity_tag(problem.severity, lang)}
                    {state_tag(problem.state, lang)}
                    {overlay_tags(&problem, lang)}
                </span>
            </span>
            <span class="card__meta">
                <span>{problem.number.clone()}</span>
                <span>{problem.lead_unit.clone()}</span>
                <span class=late>{due}</span>
            </span>
        </a>
    }
}
