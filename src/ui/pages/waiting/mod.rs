//! `#/waiting`: 等不得. Everything whose time runs, of every register and of the problems: what presses most first, or by who has it in
//! hand.

mod holders;
mod open_list;
mod rows;
mod toolbar;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, EmptyState, Icon, PageHead};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::lists::{focus_search, is_typing};
use crate::ui::route::Route;
use crate::ui::words::{RegisterWords, WaitingWords};

use holders::Holders;
use open_list::{OpenList, Query, View};
use rows::{Printed, Rows};
use toolbar::Toolbar;

const LIST: Where<Query> = Where {
    route: |_, address| Route::Waiting(address),
    told: |_, route| match route {
        Route::Waiting(query) => Some(query.as_str()),
        _ => None,
    },
};

/// The page.
#[component]
pub fn WaitingPage() -> impl IntoView {
    let ui = Ui::get();
    let words = WaitingWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Query::default(), LIST);
    let list = OpenList::open(ui, asked);
    let (none_at_all, none_fits) = (
        Memo::new(move |_| list.rows.with(|rows| rows.is_empty())),
        Memo::new(move |_| list.shown.with(|shown| shown.is_empty())),
    );
    let back = Some(BackLink { href: Route::Registers.href(), label: RegisterWords::of(ui.lang).title.to_owned() });
    let print = move || {
        (!none_at_all.get()).then(|| {
            view! { <Button label=words.print icon=Icon::Print on_press=move || list.printing.set(true) /> }
        })
    };
    view! {
        <div
            class="page page--wide page--list waiting"
            on:keydown=move |ev| keys(&ev, list)
            on:focusout=move |_| address.leave()
        >
            <PageHead title=words.title back actions=move || view! { {print} } />
            <div class="no-print stack stack--tight">
                {move || match (none_at_all.get(), none_fits.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::Clock title=words.nothing text=words.nothing_text.to_owned() />
                    }
                    .into_any(),
                    (false, none) => view! {
                        <Toolbar ui list />
                        {match none {
                            true => view! { <NoMatch ui list /> }.into_any(),
                            false => view! { <Shown ui list /> }.into_any(),
                        }}
                    }
                    .into_any(),
                }}
            </div>
            <Printed ui list />
        </div>
    }
}

#[component]
fn Shown(ui: Ui, list: OpenList) -> impl IntoView {
    move || match list.view.get() {
        View::List => view! { <Rows ui list /> }.into_any(),
        View::Holders => view! { <Holders ui list /> }.into_any(),
    }
}

#[component]
fn NoMatch(ui: Ui, list: OpenList) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
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
            focus_search("waiting");
        }
        ("Escape", true) => list.asked.update(|asked| asked.filter.text.clear()),
        _ => {}
    }
}
