//! Visits on the way, and projects that wait for one.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::overview::{Draft, STALE, ToVisit, drafts};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon, ProgressBar, focus_first_of_rest};
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords};

/// The unfinished visits: an inspector's own, or for the office everyone's. Nothing where there are none.
#[component]
pub fn Unfinished(role: Role) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let unfinished =
        ui.session.watch(&[RecordKind::Visits, RecordKind::Projects, RecordKind::Other], move |view| match role {
            Role::Inspector => drafts(view.tables, Some(&view.viewer())),
            Role::Office | Role::Unit | Role::Leader => drafts(view.tables, None),
        });
    let whole = RwSignal::new(false);
    let cards = move || {
        let listed = if whole.get() { usize::MAX } else { DRAFTS };
        unfinished.get().into_iter().take(listed).map(|draft| view! { <li><DraftCard draft /></li> }).collect_view()
    };
    let list_rest = move || {
        whole.set(true);
        focus_first_of_rest(".overview__drafts a", DRAFTS);
    };
    let others = move || {
        let left = unfinished.with(Vec::len).saturating_sub(DRAFTS);
        (left > 0 && !whole.get()).then(|| {
            view! {
                <Button label=words::other_drafts(left, ui.lang) size=ButtonSize::Small on_press=list_rest />
            }
        })
    };
    move || {
        (!unfinished.with(Vec::is_empty)).then(|| {
            view! {
                <section class="section" aria-labelledby="overview-unfinished">
                    <header class="section__head">
                        <h2 class="section__title" id="overview-unfinished">{words.unfinished}</h2>
                        <span class="section__note">{words.unfinished_note}</span>
                    </header>
                    <ul class="overview__drafts">{cards}</ul>
                    {others}
                </section>
            }
        })
    }
}

/// How many unfinished visits are shown before somebody asks for the rest.
const DRAFTS: usize = 3;

#[component]
fn DraftCard(draft: Draft) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let visit = draft.visit;
    let checklist = ui.session.read(|view| {
        view.tables.checklist(&visit).map(|template| template.title.get(lang).to_owned()).unwrap_or_default()
    });
    let by = ui.session.read(|view| view.tables.name_of(visit.by.entity()).to_owned());
    let done = usize::try_from(visit.answered).unwrap_or(usize::MAX);
    let total = draft.items;
    let target = Route::Visit(visit.id.clone());
    let name = draft.project.map(|project| project.name.clone()).unwrap_or_default();
    view! {
        <a class="overview__draft" href=target.href()>
            <span class="card__title clamped" title=name.clone()>{name.clone()}</span>
            <span class="card__meta">
                <span>{checklist}</span>
                <span class="num">{visit.day.to_string()}</span>
                <span>{by}</span>
            </span>
            <ProgressBar
                label=words.answered
                done=Signal::stored(done)
                total=Signal::stored(total)
            />
            <span class="overview__go">{words.go_on} {Icon::Next.view()}</span>
        </a>
    }
}

/// How many are named.
const LISTED: usize = 5;

/// The projects that nobody has visited for a month, or ever.
#[component]
pub fn Waiting() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let waiting = ui.session.watch(&[RecordKind::Projects, RecordKind::Visits], |view| view.projects_to_visit(LISTED));
    view! {
        <section class="section" aria-labelledby="overview-waiting">
            <header class="section__head">
                <h2 class="section__title" id="overview-waiting">{words.waiting}</h2>
                <span class="section__note num">
                    {move || waiting.with(|waiting| words::of_projects(waiting.never + waiting.stale, waiting.projects, lang))}
                </span>
            </header>
            {move || waiting.with(|waiting| match waiting.never + waiting.stale {
                0 => view! { <p class="quiet">{words.all_visited}</p> }.into_any(),
                all => view! {
                    <p class="quiet num">{words::stale_and_never(waiting.stale, STALE, waiting.never, lang)}</p>
                    <ul class="cards">
                        {waiting.longest.iter().cloned().map(|one| view! { <li><WaitingCard one /></li> }).collect_view()}
                    </ul>
                    {(all > waiting.longest.len()).then(|| view! {
                        <a href="#/projects">{words.all_projects}</a>
                    })}
                }.into_any(),
            })}
        </section>
    }
}

#[component]
fn WaitingCard(one: ToVisit) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let today = ui.session.today();
    let ToVisit { project, last } = one;
    let since = move || match last {
        Some(last) => words::days_ago((today.get() - last).num_days(), lang),
        None => words.never_visited.to_owned(),
    };
    view! {
        <div class="card overview__waiting">
            <span class="overview__waiting-text">
                <a class="card__title clamped" title=project.name.clone() href=Route::Project(project.id.clone()).href()>{project.name.clone()}</a>
                <span class="card__meta">
                    <span class="num">{since}</span>
                    {project.phase.map(|phase| view! { <span>{phase.label(lang)}</span> })}
                </span>
            </span>
            <a
                class="btn btn--secondary btn--small"
                href=Route::NewVisit(project.id.clone()).href()
                aria-label=words::visit_project(&project.name, lang)
            >
                {words.visit}
            </a>
        </div>
    }
}
