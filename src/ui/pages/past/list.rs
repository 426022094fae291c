//! What is different since the day that is looked at.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::past::{AsOf, SinceList};
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, EmptyState, Icon, LinkButton, PageHead, Tone};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::lists::{focus_search, is_typing};
use crate::ui::route::Route;
use crate::ui::words::{self, PastWords};

use super::open_list::{OpenList, Query};
use super::rows::{Printed, Rows, on_paper};
use super::toolbar::Toolbar;

const LIST: Where<Query> = Where {
    route: |query, address| Route::Past(query.list.0, address),
    told: |query, route| match route {
        Route::Past(as_of, address) if *as_of == query.list.0 => Some(address.as_str()),
        _ => None,
    },
};

/// The list.
#[component]
pub fn Since(ui: Ui, as_of: AsOf) -> impl IntoView {
    let words = PastWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Query::of(SinceList(Some(as_of))), LIST);
    let list = OpenList::open(ui, asked);
    let nothing_then = ui.session.read(|view| view.tables.projects().len() == 0 && view.tables.problems().len() == 0);
    let (none_at_all, none_fits) = (
        Memo::new(move |_| list.rows.with(|rows| rows.is_empty())),
        Memo::new(move |_| list.shown.with(|shown| shown.is_empty())),
    );
    let back = Some(BackLink { href: Route::Past(None, String::new()).href(), label: words.title.to_owned() });
    let out = Outgoing::of(move || on_paper(ui, list).sheet(ui));
    let actions = move || {
        (!none_at_all.get()).then(|| {
            view! {
                <ExportMenu ui out />
                <Button label=words.print icon=Icon::Print on_press=move || list.printing.set(true) />
            }
        })
    };
    view! {
        <div
            class="page page--wide page--list page--ledger past"
            on:keydown=move |ev| keys(&ev, list)
            on:focusout=move |_| address.leave()
        >
            <PageHead title=words.list back actions=move || view! { {actions} } />
            <div class="no-print stack stack--tight">
                {nothing_then.then(|| view! {
                    <Banner
                        tone=Tone::Info
                        title=words.nothing_then
                        actions=move || view! { <LinkButton href=Route::Past(None, String::new()).href() label=words.look /> }
                    />
                })}
                <NotTold ui />
                {move || match (none_at_all.get(), none_fits.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::Check title=words.none text=words.none_text.to_owned() />
                    }
                    .into_any(),
                    (false, none) => view! {
                        <Toolbar ui list />
                        {match none {
                            true => view! { <NoMatch ui list /> }.into_any(),
                            false => view! { <Rows ui list /> }.into_any(),
                        }}
                    }
                    .into_any(),
                }}
            </div>
            <Printed ui list />
        </div>
    }
}

/// What the list leaves out, in a sentence.
#[component]
fn NotTold(ui: Ui) -> impl IntoView {
    let told = ui.session.differences().and_then(|all| words::not_told(all.changed_back, all.came_later, ui.lang));
    told.map(|told| view! { <p class="quiet">{told}</p> })
}

#[component]
fn NoMatch(ui: Ui, list: OpenList) -> impl IntoView {
    let words = PastWords::of(ui.lang);
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
            focus_search("past");
        }
        ("Escape", true) => list.asked.update(|asked| asked.filter.text.clear()),
        _ => {}
    }
}
