//! 督查: every visit, finished or not, narrowed by month, person, kind and unit; and the way to start one.

mod facets;
mod last_shown;
mod open_list;
mod query;
mod row;
mod rows;
mod start;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, EmptyState, Icon, LinkButton, PHONE, PageFoot, PageHead, media,
};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::lists::{focus_search, is_typing};
use crate::ui::route::Route;
use crate::ui::words::VisitsWords;

use facets::Toolbar;
use open_list::OpenList;
use query::Query;
use rows::Rows;
use start::ChooseProject;
pub use start::StartVisit;

const LIST: Where<Query> = Where {
    route: |_, address| Route::Visits(address),
    told: |_, route| match route {
        Route::Visits(query) => Some(query.as_str()),
        _ => None,
    },
};

/// `#/visits`.
#[component]
pub fn Visits() -> impl IntoView {
    let ui = Ui::get();
    let words = VisitsWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Query::default(), LIST);
    let list = OpenList::open(ui, asked);
    let phone = media(PHONE);
    let starting = RwSignal::new(false);
    let (none_at_all, none_fits) = (
        Memo::new(move |_| list.rows.with(|rows| rows.is_empty())),
        Memo::new(move |_| list.shown.with(Vec::is_empty)),
    );
    let start = move |size: ButtonSize| {
        view! {
            <Button
                label=words.start
                icon=Icon::Visit
                size
                variant=ButtonVariant::Primary
                on_press=move || starting.set(true)
            />
        }
    };
    view! {
        <div class="page page--wide page--list visits" on:keydown=move |ev| keys(&ev, list) on:focusout=move |_| address.leave()>
            <PageHead
                title=words.title
                actions=move || view! {
                    <LinkButton href="#/plans" label=words.plans icon=Icon::Calendar variant=ButtonVariant::Quiet />
                    <LinkButton href="#/templates" label=words.templates icon=Icon::Templates variant=ButtonVariant::Quiet />
                    {move || (!phone.get()).then(|| start(ButtonSize::Normal))}
                }
            />
            {move || match (none_at_all.get(), none_fits.get()) {
                (true, _) => view! { <NoVisits ui starting /> }.into_any(),
                (false, none) => view! {
                    <Toolbar ui list />
                    {if none { view! { <NoMatch ui list /> }.into_any() } else { view! { <Rows ui list /> }.into_any() }}
                }
                .into_any(),
            }}
            {move || phone.get().then(|| view! { <PageFoot>{start(ButtonSize::Large)}</PageFoot> })}
            <ChooseProject ui open=starting />
        </div>
    }
}

#[component]
fn NoVisits(ui: Ui, starting: RwSignal<bool>) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let any_project = ui.session.read(|view| view.tables.projects().len() > 0);
    let text = if any_project { words.empty_text } else { words.empty_no_projects };
    view! {
        <EmptyState icon=Icon::Visit title=words.empty text=text.to_owned()>
            {match any_project {
                true => view! { <Button label=words.start icon=Icon::Visit on_press=move || starting.set(true) /> }.into_any(),
                false => view! { <LinkButton href="#/projects" label=words.to_projects icon=Icon::Projects /> }.into_any(),
            }}
        </EmptyState>
    }
}

#[component]
fn NoMatch(ui: Ui, list: OpenList) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
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
            focus_search("visits");
        }
        ("Escape", true) => list.asked.update(|asked| asked.filter.text.clear()),
        _ => {}
    }
}
