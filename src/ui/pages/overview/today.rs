//! 督查员: where plans of visits lead today, where else to go, what to re-inspect, what to send.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::duties::duty_filter;
use crate::domain::overview::STALE;
use crate::domain::registers::{planned_visit, visit_plan};
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::domain::visit_plan::today::Planned;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords};

use super::links::register;

/// What follows from plans of visits.
static PLANNED: [RecordKind; 6] = [
    RecordKind::Visits,
    RecordKind::Projects,
    RecordKind::People,
    RecordKind::Other,
    RecordKind::Entries(&visit_plan::REGISTER),
    RecordKind::Entries(&planned_visit::REGISTER),
];

/// 今天: where plans lead, projects that wait for a visit, what the inspector is to re-inspect, what is not sent yet.
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
    let waits = move || to_visit.get() != (0, 0);
    let is_idle = Memo::new(move |_| {
        duty.get() == 0 && !waits() && unexported.with(|left| left.count == 0) && planned.with(Vec::is_empty)
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
