//! Starting a visit from the list, which belongs to no project: the project is chosen first.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::records::VisitState;
use crate::domain::search::{found_in, searchable, sought};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Dialog, PageHead, SearchField};
use crate::ui::pinyin;
use crate::ui::route::Route;
use crate::ui::words::{self, OverviewWords, VisitsWords};

/// A project that can be visited.
#[derive(Clone, PartialEq)]
struct Choice {
    id: ProjectId,
    name: String,
    unit: String,
    last: Option<chrono::NaiveDate>,
    search: String,
}

/// How many are named at once: those that were never visited or longest ago first, and what is typed finds the others.
const NAMED: usize = 8;
/// The same on a page of its own.
const NAMED_ON_PAGE: usize = 40;

/// The window.
#[component]
pub fn ChooseProject(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    view! {
        <Dialog
            open=open
            on_close=move || open.set(false)
            title=words.choose_project
            close_label=ui.common().close
        >
            <Choices ui named=NAMED />
        </Dialog>
    }
}

/// `#/visits/start`: the same as a page, where a visit is begun from elsewhere.
#[component]
pub fn StartVisit() -> impl IntoView {
    let ui = Ui::get();
    let words = VisitsWords::of(ui.lang);
    let back = Some(BackLink { href: Route::Visits(String::new()).href(), label: words.title.to_owned() });
    view! {
        <div class="page">
            <PageHead title=words.start_title back subtitle=move || view! { <span>{words.start_order}</span> } />
            <Choices ui named=NAMED_ON_PAGE />
        </div>
    }
}

#[component]
fn Choices(ui: Ui, named: usize) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let text = RwSignal::new(String::new());
    let all = ui.session.watch(&[RecordKind::Projects, RecordKind::Visits], |view| {
        let mut all: Vec<Choice> = view
            .tables
            .projects()
            .map(|project| Choice {
                id: project.id.clone(),
                name: project.name.clone(),
                unit: project.lead_unit.clone(),
                last: view
                    .tables
                    .visits_of(&project.id)
                    .find(|visit| visit.state == VisitState::Finished)
                    .map(|visit| visit.day),
                search: searchable(&[&project.name, &project.code, &project.lead_unit], &pinyin::initial),
            })
            .collect();
        crate::book::sorting::by(&mut all, |one, other| {
            one.last.cmp(&other.last).then_with(|| one.name.cmp(&other.name))
        });
        Arc::new(all)
    });
    let found = Memo::new(move |_| {
        let sought = text.with(|text| sought(text));
        all.with(|all| all.iter().filter(|one| found_in(&one.search, &sought)).take(named).cloned().collect::<Vec<_>>())
    });
    let choice = move |one: Choice| {
        let today = ui.session.today();
        let last = move || match one.last {
            Some(day) => words::days_ago((today.get() - day).num_days(), ui.lang),
            None => OverviewWords::of(ui.lang).never_visited.to_owned(),
        };
        view! {
            <li>
                <a class="card" href=Route::NewVisit(one.id).href()>
                    <span class="card__title">{one.name}</span>
                    <span class="card__meta"><span>{one.unit}</span><span class="num">{last}</span></span>
                </a>
            </li>
        }
    };
    view! {
        <SearchField
            label=words.choose_project
            placeholder=words.choose_hint.to_owned()
            value=text
            on_input=move |typed: String| text.set(typed)
        />
        {move || match found.get() {
            none if none.is_empty() => view! { <p class="quiet">{words.no_project}</p> }.into_any(),
            some => view! { <ul class="cards">{some.into_iter().map(choice).collect_view()}</ul> }.into_any(),
        }}
    }
}
