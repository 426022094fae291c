//! `#/projects/ID/trail`, `#/problems/ID/trail`, `#/visits/ID/trail`, `#/r/KIND/ID/trail`: 留痕 of a record and of all that belongs to it.

mod open_list;
mod out;
mod rows;
mod toolbar;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::trail::TrailList;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, EmptyState, Icon, Menu, PageHead};
use crate::ui::parts::NotFound;
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::lists::{focus_search, is_typing};
use crate::ui::parts::printing::PrintedList;
use crate::ui::route::Route;
use crate::ui::words::{self, TrailWords};

use open_list::{OpenList, Query};
use rows::Rows;
use toolbar::Toolbar;

const LIST: Where<Query> = Where {
    route: |query, address| match &query.list.0 {
        Some(of) => Route::Trail(of.clone(), address),
        None => Route::Overview,
    },
    told: |query, route| match route {
        Route::Trail(of, address) if query.list.0.as_ref() == Some(of) => Some(address.as_str()),
        _ => None,
    },
};

/// The page.
#[component]
pub fn TrailPage(of: EntityId) -> impl IntoView {
    let ui = Ui::get();
    let id = of.clone();
    // What was deleted has its trail all the same.
    let is_there = ui.session.watch_entity(&of, move |view| view.book.entity(&id).is_some());
    move || match is_there.get() {
        true => view! { <Trail ui of=of.clone() /> }.into_any(),
        false => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Trail(ui: Ui, of: EntityId) -> impl IntoView {
    let words = TrailWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Query::of(TrailList(Some(of.clone()))), LIST);
    let list = OpenList::open(ui, &of, asked);
    let title = Signal::derive(move || list.trail.with(|trail| words::trail_of(&trail.title, ui.lang)));
    let record = Route::of_record(&of).href();
    let back = Signal::derive(move || {
        Some(BackLink { href: record.clone(), label: list.trail.with(|trail| trail.title.clone()) })
    });
    let (none_at_all, none_fits) = (
        Memo::new(move |_| list.trail.with(|trail| trail.rows.is_empty())),
        Memo::new(move |_| list.shown.with(|shown| shown.is_empty())),
    );
    let items = Signal::derive(move || out::items(ui, list));
    let actions = move || {
        (!none_at_all.get()).then(|| {
            view! {
                <Menu label=words::SheetWords::of(ui.lang).export icon=Icon::Export items />
                <Button label=words.print icon=Icon::Print on_press=move || list.printing.set(true) />
            }
        })
    };
    view! {
        <div
            class="page page--wide page--list page--ledger trail"
            on:keydown=move |ev| keys(&ev, list)
            on:focusout=move |_| address.leave()
        >
            <PageHead title back actions=move || view! { {actions} } />
            <div class="no-print stack stack--tight">
                {move || match (none_at_all.get(), none_fits.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::History title=words.none text=words.none_text.to_owned() />
                    }
                    .into_any(),
                    (false, none) => view! {
                        <Toolbar ui list />
                        {match none {
                            true => view! { <NoMatch ui list /> }.into_any(),
                            false => view! { <Rows ui list /> }.into_any(),
                        }}
                        <p class="quiet prose">{words.about_devices}</p>
                    }
                    .into_any(),
                }}
            </div>
            <PrintedList ui printing=list.printing paper=move |()| out::on_paper(ui, list) />
        </div>
    }
}

#[component]
fn NoMatch(ui: Ui, list: OpenList) -> impl IntoView {
    let words = TrailWords::of(ui.lang);
    view! {
        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_owned()>
            <Button label=words.clear on_press=move || list.clear() />
        </EmptyState>
    }
}

/// `/` goes to the search, Escape clears it.
fn keys(ev: &KeyboardEvent, list: OpenList) {
    match (ev.key().as_str(), is_typing()) {
        ("/", false) => {
            ev.prevent_default();
            focus_search("trail");
        }
        ("Escape", true) => list.asked.update(|asked| asked.filter.text.clear()),
        _ => {}
    }
}
