//! The ledger: search, filters, order, and the rows in sight.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::ledger::{Counts, Looker, SortBy, count, shown};
use crate::domain::tables::Touched;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, Column, Dialog, EmptyState, Icon, LinkButton, NARROW, PageHead, RowLayout, SearchField,
    SelectField, SelectOption, SortMark, VirtualTable, media,
};
use crate::ui::pages::raise::RaisePanel;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProblemsWords};

use super::chips::FilterChips;
use super::print::PrintedLedger;
use super::query::{Query, remember};
use super::row::LedgerRow;

/// 问题台账.
#[component]
pub fn Ledger() -> impl IntoView {
    let ui = Ui::get();
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let query = RwSignal::new(read_query(ui));
    let table = ui.problem_rows;
    let looker = ui.session.watch(&[Touched::Other, Touched::People], |view| Looker {
        person: view.me(),
        unit: view.my_record().map_or_else(String::new, |person| person.unit.clone()),
    });
    let counts = Memo::new(move |_| table.with(|rows| looker.with(|looker| count(rows, looker))));
    let ids = Memo::new(move |_| {
        let query = query.get();
        table.with(|rows| {
            looker.with(|looker| Arc::new(shown(rows, &query.filter, query.sort, query.descending, looker)))
        })
    });
    Effect::new(move |_| ids.with(|ids| query.with(|query| remember(query, ids))));
    follow_address(ui, query);
    let printing = RwSignal::new(false);
    let raising = RwSignal::new(false);
    let all = Memo::new(move |_| table.with(|rows| rows.len()));
    view! {
        <div class="page page--ledger problems" on:keydown=move |ev| keys(&ev, query)>
            <PageHead
                title=words.title
                actions=move || view! {
                    <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                    <Button
                        label=words.raise
                        icon=Icon::Plus
                        variant=ButtonVariant::Primary
                        on_press=move || raising.set(true)
                    />
                }
            />
            <div class="no-print">
                <Filters ui query counts />
                <p class="filters__count num" role="status" aria-live="polite">
                    {move || words::shown_of(ids.with(|ids| ids.len()), all.get(), lang)}
                    {move || query.with(|query| !query.filter.is_empty()).then(|| view! {
                        <Button
                            label=words.clear
                            variant=ButtonVariant::Quiet
                            on_press=move || query.update(|query| query.filter = Default::default())
                        />
                    })}
                </p>
                {move || match (all.get(), ids.with(|ids| ids.is_empty())) {
                    (0, _) => view! {
                        <EmptyState icon=Icon::Problems title=words.none text=words.none_text.to_string()>
                            <LinkButton href="#/projects" label=ui.common().projects />
                        </EmptyState>
                    }.into_any(),
                    (_, true) => view! {
                        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_string() />
                    }.into_any(),
                    (_, false) => view! { <Rows ui ids query /> }.into_any(),
                }}
            </div>
            <PrintedLedger ui ids table printing />
            <ChooseProject ui open=raising />
        </div>
    }
}

fn read_query(ui: Ui) -> Query {
    match ui.route.get_untracked() {
        Route::Problems(query) => Query::read(&query),
        _ => Query::default(),
    }
}

/// Keeps the address and the filter together: a filter replaces the address in place, "back" brings the filter back.
fn follow_address(ui: Ui, query: RwSignal<Query>) {
    Effect::new(move |before: Option<String>| {
        let written = query.with(Query::write);
        if before.is_some_and(|before| before != written) && written != read_query(ui).write() {
            route::replace(&Route::Problems(written.clone()));
        }
        written
    });
    Effect::new(move |_| {
        if let Route::Problems(address) = ui.route.get() {
            let read = Query::read(&address);
            if query.with_untracked(|query| *query != read) {
                query.set(read);
            }
        }
    });
}

/// `/` goes to the search, Escape clears it.
fn keys(ev: &KeyboardEvent, query: RwSignal<Query>) {
    let typing = document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let search = document().query_selector(".problems input[type=search]").ok().flatten();
    match (ev.key().as_str(), typing) {
        ("/", false) => {
            ev.prevent_default();
            if let Some(search) =
                search.and_then(|element| leptos::wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())
                && search.focus().is_err()
            {
                leptos::logging::warn!("the search cannot be focused");
            }
        }
        ("Escape", true) => query.update(|query| query.filter.text.clear()),
        _ => {}
    }
}

#[component]
fn Filters(ui: Ui, query: RwSignal<Query>, counts: Memo<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let narrow = media(NARROW);
    let sorts = move || {
        let option = |(sort, key): &(SortBy, &'static str)| SelectOption::new(*key, words::sort_name(*sort, lang));
        SortBy::ALL.iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint
                value=Signal::derive(move || query.with(|query| query.filter.text.clone()))
                on_input=move |text| query.update(|query| query.filter.text = text)
            />
            {move || narrow.get().then(|| view! {
                <SelectField
                    label=words.sort
                    options=sorts()
                    value=Signal::derive(move || query.with(|query| query.sort.key().to_owned()))
                    on_change=move |key: String| query.update(|query| query.sort = SortBy::from_key(&key).unwrap_or_default())
                />
            })}
        </div>
        <FilterChips ui query counts />
    }
}

#[component]
fn Rows(ui: Ui, ids: Memo<Arc<Vec<ProblemId>>>, query: RwSignal<Query>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let column = move |label: &'static str, width, sort: Option<SortBy>| {
        let column = Column::new(Signal::stored(label.to_owned()), width);
        match sort {
            None => column,
            Some(by) => {
                let mark = Signal::derive(move || {
                    query.with(|query| match (query.sort == by, query.descending) {
                        (false, _) => SortMark::Unsorted,
                        (true, false) => SortMark::Ascending,
                        (true, true) => SortMark::Descending,
                    })
                });
                column.sorted(
                    mark,
                    Callback::new(move |()| {
                        query.update(|query| {
                            query.descending = query.sort == by && !query.descending;
                            query.sort = by;
                        })
                    }),
                )
            }
        }
    };
    let columns = vec![
        column(words.number, "9.25rem", Some(SortBy::Number)),
        column(words.problem, "minmax(0, 2.6fr)", None),
        column(words.project, "minmax(0, 1.6fr)", Some(SortBy::Project)),
        column(words.severity, "4.9rem", Some(SortBy::Severity)),
        column(words.unit, "minmax(0, 1.2fr)", Some(SortBy::Unit)),
        column(words.deadline, "6.5rem", Some(SortBy::Deadline)),
        column(words.state, "7.25rem", Some(SortBy::State)),
        column(words.overdue_days, "5.5rem", Some(SortBy::Urgency)).figures(),
    ];
    let keys = Signal::derive(move || ids.get());
    view! {
        <VirtualTable
            label=words.rows
            columns
            keys
            layout
            row=move |id: ProblemId| {
                let layout = layout.get_untracked();
                view! { <LedgerRow ui id layout /> }.into_any()
            }
            on_open=move |id: ProblemId| route::go(&Route::Problem(id))
        />
    }
}

/// Chooses the project before a problem is raised from the ledger.
#[component]
fn ChooseProject(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let project: RwSignal<Option<ProjectId>> = RwSignal::new(None);
    let raising = RwSignal::new(false);
    let options = ui.session.watch(&[Touched::Projects], |view| {
        let mut all: Vec<(String, String)> =
            view.tables.projects().map(|project| (project.id.rest().to_owned(), project.name.clone())).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    });
    view! {
        <Dialog
            open=open
            on_close=move || open.set(false)
            title=words.choose_project
            close_label=ui.common().close
        >
            {move || {
                let options = std::iter::once(SelectOption::new("", "—"))
                    .chain(options.get().into_iter().map(|(id, name)| SelectOption::new(id, name)))
                    .collect::<Vec<_>>();
                view! {
                    <SelectField
                        label=words.project
                        options
                        value=""
                        on_change=move |id: String| if let Some(id) = ProjectId::from_rest(&id) {
                            project.set(Some(id));
                            open.set(false);
                            raising.set(true);
                        }
                    />
                }
            }}
        </Dialog>
        {move || raising.get().then(|| project.get()).flatten().map(|project| view! {
            <RaisePanel project visit=None item=None on_close=move || raising.set(false) />
        })}
    }
}
