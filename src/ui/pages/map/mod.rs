//! `#/map`: 项目分布. A sketch of where projects are, without tiles; below it those that have no place, and the outline that the office brings.

mod bring;
mod picture;
mod seen;
mod without;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, CheckField, EmptyState, Icon, PageHead, SearchField};
use crate::ui::pages::projects::address::Query;
use crate::ui::pages::projects::open_list::OpenProjects;
use crate::ui::pages::projects::toolbar::{Kinds, Picker};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::route::Route;
use crate::ui::words::{self, MapWords, ProjectWords};

use bring::Bring;
use picture::Picture;
use without::Without;

const MAP: Where<Query> = Where {
    route: |_, address| Route::Map(address),
    told: |_, route| match route {
        Route::Map(query) => Some(query.as_str()),
        _ => None,
    },
};

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let ui = Ui::get();
    let words = MapWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Query::default(), MAP);
    let list = OpenProjects::open(ui, asked);
    let layer = RwSignal::new(false);
    let seen = seen::seen(ui, list, layer);
    let is_empty = Memo::new(move |_| seen.with(|seen| seen.points.is_empty()));
    view! {
        <div class="page page--wide page--ledger map" on:focusout=move |_| address.leave()>
            <PageHead
                title=words.title
                actions=move || view! {
                    {move || (!is_empty.get()).then(|| {
                        view! { <Button label=words.print icon=Icon::Print on_press=move |()| print() /> }
                    })}
                }
            />
            <OnPaper ui />
            <ProjectViews ui />
            <Narrow list layer />
            {move || match is_empty.get() {
                true => view! { <Nothing list /> }.into_any(),
                false => view! { <Picture ui seen /> }.into_any(),
            }}
            <Without ui list />
            <Bring ui />
        </div>
    }
}

/// What narrows the map: as the list of projects.
#[component]
fn Narrow(list: OpenProjects, layer: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let (words, map) = (ProjectWords::of(ui.lang), MapWords::of(ui.lang));
    let count =
        move || words::project_count(list.keys.with(|keys| keys.len()), list.rows.with(|rows| rows.len()), ui.lang);
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
                on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
            />
            <Picker list />
            <Kinds list />
            <p class="filters__count num" role="status">{count}</p>
            <CheckField label=map.layer checked=layer on_change=move |on| layer.set(on) />
        </div>
    }
}

#[component]
fn Nothing(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let words = MapWords::of(ui.lang);
    let is_narrowed = move || list.asked.with(|asked| !asked.filter.is_empty());
    move || match is_narrowed() {
        true => view! {
            <EmptyState icon=Icon::Search title=words.no_hits text=ProjectWords::of(ui.lang).no_hits_text.to_owned()>
                <Button label=ProjectWords::of(ui.lang).clear on_press=move |()| list.clear() />
            </EmptyState>
        }
        .into_any(),
        false => {
            view! { <EmptyState icon=Icon::Projects title=words.none text=words.none_text.to_owned() /> }.into_any()
        }
    }
}

/// The head of the sheet.
#[component]
fn OnPaper(ui: Ui) -> impl IntoView {
    let words = MapWords::of(ui.lang);
    let (office, day) =
        ui.session.read(|view| (view.book.text(&office(), "office").to_owned(), view.today.to_string()));
    view! {
        <header class="print-only sheet__head">
            <p class="sheet__title">{words.title}</p>
            <p class="sheet__line"><span>{words::filled_in_by(&office, ui.lang)}</span><span>{day}</span></p>
        </header>
    }
}

fn print() {
    if window().print().is_err() {
        leptos::logging::warn!("this browser does not print");
    }
}
