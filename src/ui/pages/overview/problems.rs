//! The open problems: how many wait for what, and those that press most.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::duties::Deed;
use crate::domain::ledger::Filter;
use crate::domain::records::{Problem, ProblemState, SOON};
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::domain::time_left::TimeLeft;
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon, Stat, Tone};
use crate::ui::parts::shared::{overlay_tags, severity_tag, state_tag};
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords};

use super::links::register;

/// One figure for each thing to do, each with its way to the ledger.
#[component]
pub fn OpenCounts() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let counts = ui
        .session
        .watch(&[RecordKind::Problems, RecordKind::People, RecordKind::Other], |view| view.open_problems(None, 0));
    let stat = move |label: String, count: usize, loud: Tone, href: String| {
        let figure = figure(count);
        match count > 0 && loud != Tone::Neutral {
            true => view! { <Stat label figure tone=loud href /> }.into_any(),
            false => view! { <Stat label figure href /> }.into_any(),
        }
    };
    let by_state = |state: ProblemState| register(Filter { states: [state].into(), ..Filter::default() });
    view! {
        <section class="section" aria-labelledby="overview-problems">
            <header class="section__head">
                <h2 class="section__title" id="overview-problems">{words.problems}</h2>
                <span class="section__note num">{move || counts.with(|counts| words::open_of(counts.open, lang))}</span>
            </header>
            <div class="stats">
                {move || counts.with(|counts| view! {
                    {stat(words.overdue.to_owned(), counts.overdue, Tone::Bad, register(Deed::Urge.filter()))}
                    {stat(words::due_within(SOON, lang), counts.due_soon, Tone::Warn, register(Filter { due_soon: true, ..Filter::default() }))}
                    {stat(words::state(ProblemState::ToAssign, lang).to_owned(), counts.to_assign, Tone::Neutral, by_state(ProblemState::ToAssign))}
                    {stat(words::state(ProblemState::Rectifying, lang).to_owned(), counts.rectifying, Tone::Neutral, by_state(ProblemState::Rectifying))}
                    {stat(words::state(ProblemState::ToRecheck, lang).to_owned(), counts.to_recheck, Tone::Neutral, by_state(ProblemState::ToRecheck))}
                    {stat(words.extension.to_owned(), counts.extension_asked, Tone::Neutral, register(Deed::DecideExtension.filter()))}
                })}
            </div>
        </section>
    }
}

/// How many are named.
const LISTED: usize = 8;

/// The problems that press most.
#[component]
pub fn Pressing() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let pressing = ui.session.watch(
        &[RecordKind::Problems, RecordKind::Projects, RecordKind::People, RecordKind::Other],
        |view| {
            let counts = view.open_problems(None, LISTED);
            let project = |problem: &Arc<Problem>| {
                view.tables.project(&problem.project).map(|project| project.name.clone()).unwrap_or_default()
            };
            counts.pressing.iter().map(|problem| (Arc::clone(problem), project(problem))).collect::<Vec<_>>()
        },
    );
    view! {
        <section class="section" aria-labelledby="overview-pressing">
            <header class="section__head">
                <h2 class="section__title" id="overview-pressing">{words.pressing}</h2>
                <a class="section__note" href="#/problems">{words.whole_ledger}</a>
            </header>
            {move || match pressing.with(Vec::is_empty) {
                true => view! {
                    <EmptyState icon=Icon::Check title=words.nothing_presses text=words.nothing_presses_text.to_string() />
                }.into_any(),
                false => view! {
                    <ul class="cards">
                        {pressing.get().into_iter().map(|(problem, project)| view! {
                            <li><PressingCard problem project /></li>
                        }).collect_view()}
                    </ul>
                }.into_any(),
            }}
        </section>
    }
}

/// One issue with its deadline.
#[component]
pub fn PressingCard(problem: Arc<Problem>, project: String) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let today = ui.session.today();
    // As the ledger says it: of what is on hold no time runs.
    let left = {
        let problem = Arc::clone(&problem);
        Memo::new(move |_| TimeLeft::of(&problem, today.get()))
    };
    let late = move || matches!(left.get(), TimeLeft::Overdue(_));
    let unit = Some(problem.lead_unit.clone()).filter(|unit| !unit.is_empty());
    view! {
        <a class="card" href=Route::Problem(problem.id.clone()).href()>
            <span class="card__line">
                <span class="card__title clamped" title=problem.title.clone()>{problem.title.clone()}</span>
                <span class=move || if late() { "num danger strong" } else { "num" }>
                    {move || words::time_of(left.get(), lang)}
                </span>
            </span>
            <span class="card__line">
                <span class="card__meta">
                    <span>{project}</span>
                    {unit.map(|unit| view! { <span>{unit}</span> })}
                </span>
                <span class="row row--tight">
                    {overlay_tags(&problem, lang)}
                    {severity_tag(problem.severity, lang)}
                    {state_tag(problem.state, lang)}
                </span>
            </span>
        </a>
    }
}
