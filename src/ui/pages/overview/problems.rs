//! The open problems: how many wait for what, and those that press most.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::overview::OpenProblems;
use crate::domain::records::{Problem, ProblemState, SOON};
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon, Stat, Tone};
use crate::ui::parts::shared::{overlay_tags, severity_tag, state_tag};
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords};

/// Whose problems are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// All of the book.
    Everyone,
    /// Those that the person raised or the person's unit leads.
    OwnUnit,
}

impl Whose {
    fn count(self, view: &View, listed: usize) -> OpenProblems {
        let viewer = view.viewer();
        let mine = match self {
            Self::Everyone => None,
            Self::OwnUnit => Some(&viewer),
        };
        view.open_problems(mine, listed)
    }

    /// The ledger with this filter.
    fn ledger(self, filter: &str) -> String {
        let mine = match self {
            Self::Everyone => "",
            Self::OwnUnit => "&mine=1",
        };
        Route::Problems(format!("{filter}{mine}").trim_start_matches('&').to_owned()).href()
    }
}

/// One figure for each thing to do, each with its way to the ledger.
#[component]
pub fn OpenCounts(whose: Whose) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let counts = ui
        .session
        .watch(&[RecordKind::Problems, RecordKind::People, RecordKind::Other], move |view| whose.count(&view, 0));
    let stat = move |label: String, count: usize, loud: Tone, href: String| {
        let figure = figure(count);
        match count > 0 && loud != Tone::Neutral {
            true => view! { <Stat label figure tone=loud href /> }.into_any(),
            false => view! { <Stat label figure href /> }.into_any(),
        }
    };
    let by_state = move |state: ProblemState| whose.ledger(&format!("state={}", state.key()));
    view! {
        <section class="section" aria-labelledby="overview-problems">
            <header class="section__head">
                <h2 class="section__title" id="overview-problems">{words.problems}</h2>
                <span class="section__note num">{move || counts.with(|counts| words::open_of(counts.open, lang))}</span>
            </header>
            <div class="stats">
                {move || counts.with(|counts| view! {
                    {stat(words.overdue.to_owned(), counts.overdue, Tone::Bad, whose.ledger("overdue=1"))}
                    {stat(words::due_within(SOON, lang), counts.due_soon, Tone::Warn, whose.ledger("due=1"))}
                    {stat(words::state(ProblemState::ToAssign, lang).to_owned(), counts.to_assign, Tone::Neutral, by_state(ProblemState::ToAssign))}
                    {stat(words::state(ProblemState::Rectifying, lang).to_owned(), counts.rectifying, Tone::Neutral, by_state(ProblemState::Rectifying))}
                    {stat(words::state(ProblemState::ToRecheck, lang).to_owned(), counts.to_recheck, Tone::Neutral, by_state(ProblemState::ToRecheck))}
                    {stat(words.extension.to_owned(), counts.extension_asked, Tone::Neutral, whose.ledger("extension=1"))}
                })}
            </div>
        </section>
    }
}

/// How many are named.
const LISTED: usize = 8;

/// The problems that press most.
#[component]
pub fn Pressing(whose: Whose) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let pressing = ui.session.watch(
        &[RecordKind::Problems, RecordKind::Projects, RecordKind::People, RecordKind::Other],
        move |view| {
            let counts = whose.count(&view, LISTED);
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
                <a class="section__note" href=whose.ledger("")>{words.whole_ledger}</a>
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

#[component]
fn PressingCard(problem: Arc<Problem>, project: String) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let today = ui.session.today();
    let deadline = problem.deadline;
    let late = move || deadline.is_some_and(|deadline| deadline < today.get());
    let unit = Some(problem.lead_unit.clone()).filter(|unit| !unit.is_empty());
    view! {
        <a class="card" href=Route::Problem(problem.id.clone()).href()>
            <span class="card__line">
                <span class="card__title">{problem.title.clone()}</span>
                <span class=move || if late() { "num danger strong" } else { "num" }>
                    {move || deadline.map(|deadline| words::time_left((deadline - today.get()).num_days(), lang))}
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
