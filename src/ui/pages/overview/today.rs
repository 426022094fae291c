//! 督查员: where plans of visits lead today, where else to go, which of her issues are due today, what to re-inspect, what to send.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::choices::Role;
use crate::domain::duties::{Band, BandKind, duty_filter};
use crate::domain::ledger::Filter;
use crate::domain::overview::STALE;
use crate::domain::records::Problem;
use crate::domain::registers::{planned_visit, visit_plan};
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::domain::visit_plan::today::Planned;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords};

use super::links::register;

/// What issues that are due follow from.
static DUE: [RecordKind; 4] = [RecordKind::Problems, RecordKind::Projects, RecordKind::People, RecordKind::Other];

/// So many of them are named.
const DUE_NAMED: usize = 5;

/// What follows from plans of visits.
static PLANNED: [RecordKind; 6] = [
    RecordKind::Visits,
    RecordKind::Projects,
    RecordKind::People,
    RecordKind::Other,
    RecordKind::Entries(&visit_plan::REGISTER),
    RecordKind::Entries(&planned_visit::REGISTER),
];

/// 今天: where plans lead, projects that wait for a visit, which of the inspector's issues are due today, what she is to re-inspect, what is
/// not sent yet.
#[component]
pub fn Today() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let duty =
        ui.session.watch(&[RecordKind::Problems, RecordKind::People, RecordKind::Other], |view| view.duty().count);
    let unexported = ui.session.unexported();
    let planned = ui.session.watch(&PLANNED, |view| {
        let named = |one: Planned| {
            let project = view.tables.project(&one.project()?)?;
            Some((project.name.clone(), one))
        };
        view.planned_today().into_iter().filter_map(named).collect::<Vec<_>>()
    });
    let to_visit = ui.session.watch(&[RecordKind::Projects, RecordKind::Visits], |view| {
        let waiting = view.projects_to_visit(0);
        (waiting.stale, waiting.never)
    });
    let due = ui.session.watch(&DUE, |view| due_today(&view));
    let waits = move || to_visit.get() != (0, 0);
    let is_idle = Memo::new(move |_| {
        let none_is_due = due.with(|due| due.0 == 0) && duty.get() == 0;
        none_is_due && !waits() && unexported.with(|left| left.count == 0) && planned.with(Vec::is_empty)
    });
    view! {
        <section class="section" aria-labelledby="overview-today">
            <header class="section__head"><h2 class="section__title" id="overview-today">{words.today}</h2></header>
            <ul class="cards overview__today">
                {move || planned.get().into_iter().map(|(name, one)| planned_line(ui, &name, &one)).collect_view()}
                {move || waits().then(|| {
                    let (stale, never) = to_visit.get();
                    view! {
                        <li class="overview__line">
                            <span class="num">{words::stale_and_never(stale, STALE, never, lang)}</span>
                            <LinkButton href="#/visits/start" label=words.start_visit icon=Icon::Visit />
                        </li>
                    }
                })}
                {move || due.with(|(count, named)| due_lines(ui, *count, named))}
                {move || (duty.get() > 0).then(|| view! {
                    <li class="overview__line">
                        <span>{words.mine_to_recheck} " " <strong class="num">{figure(duty.get())}</strong></span>
                        <LinkButton href=register(duty_filter(Role::Inspector)) label=words.go_recheck icon=Icon::Next />
                    </li>
                })}
                {move || {
                    let left = unexported.get();
                    (left.count > 0).then(|| view! {
                        <li class="overview__line">
                            <span class="num">{words::unexported_badge(&left.records, lang)}</span>
                            <LinkButton href="#/exchange" label=words.go_send icon=Icon::Export />
                        </li>
                    })
                }}
            </ul>
            {move || is_idle.get().then(|| view! { <p class="quiet">{words.nothing_today}</p> })}
        </section>
    }
}

/// The inspector's own issues that are due today: how many, and the first of them with the names of their projects.
fn due_today(view: &View) -> (usize, Vec<(Arc<Problem>, String)>) {
    let mut bands = view.bands().into_iter();
    let Some(Band { count, first, .. }) = bands.find(|band| band.kind == BandKind::Today) else {
        return (0, Vec::new());
    };
    let named = |problem: Arc<Problem>| {
        let project = view.tables.project(&problem.project).map(|project| project.name.clone());
        (problem, project.unwrap_or_default())
    };
    (count, first.into_iter().take(DUE_NAMED).map(named).collect())
}

/// A line for each, and one for those that are not named.
fn due_lines(ui: Ui, count: usize, named: &[(Arc<Problem>, String)]) -> impl IntoView + use<> {
    let words = OverviewWords::of(ui.lang);
    let line = |(problem, project): &(Arc<Problem>, String)| {
        view! {
            <li class="overview__line">
                <span>
                    <a class="list__name" href=Route::Problem(problem.id.clone()).href()>{problem.title.clone()}</a>
                    " "
                    <span class="quiet">{project.clone()}</span>
                </span>
                <span class="num left left--today">{words.due_today}</span>
            </li>
        }
    };
    let rest = count - named.len();
    let rest = (rest > 0).then(|| {
        let all = Filter { due_soon: true, mine: true, ..Filter::default() };
        view! { <li class="overview__line"><a href=register(all)>{words::other_problems(rest, ui.lang)}</a></li> }
    });
    view! { {named.iter().map(line).collect_view()} {rest} }
}

/// One visit of the day: why, by which plan, and the way to begin or to go on.
fn planned_line(ui: Ui, name: &str, one: &Planned) -> impl IntoView + use<> {
    let words = OverviewWords::of(ui.lang);
    let project = one.project();
    let about = [one.need.as_str(), one.theme.as_str()].into_iter().filter(|text| !text.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let (to, label) = match (one.visit(), one.is_done) {
        (Some(visit), true) => (Some(Route::Visit(visit)), words.was_visited),
        (Some(visit), false) => (Some(Route::Visit(visit)), words.go_on),
        (None, _) => (project.clone().map(Route::NewVisit), words.visit),
    };
    let go = to.map(|to| view! { <LinkButton href=to.href() label icon=Icon::Next /> });
    let page = project.map(|project| Route::Project(project).href());
    view! {
        <li class="overview__line">
            <span>
                <a class="list__name" href=page>{name.to_owned()}</a>
                " "
                <span class="quiet">{about}</span>
            </span>
            {go}
        </li>
    }
}
