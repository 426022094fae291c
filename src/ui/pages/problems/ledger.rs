//! The ledger: search, filters, order, and the rows in sight.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use crate::book::sorting;
use crate::book::sorting::InOrder;
use crate::browser::waiting::{self, sleep};
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::ledger::{Counts, SortBy, Viewer, count, ordered, shown};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, Column, Dialog, EmptyState, Icon, LinkButton, Menu, MenuItem, NARROW, PageHead,
    RowLayout, SearchField, SelectField, SelectOption, SortMark, VirtualTable, media,
};
use crate::ui::parts::raise::RaisePanel;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProblemsWords};

use super::beside::{Beside, WIDE};
use super::bulk::BulkDialog;
use super::chips::FilterChips;
use super::columns::Col;
use super::kept::Kept;
use super::kept_filters::{KeepFilter, KeptFilters, name_of};
use super::print::PrintedLedger;
use super::query::{Query, remember};
use super::row::{LedgerRow, RowLook};

/// What lies on the desk while one works with the ledger. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
struct Desk {
    query: RwSignal<Query>,
    ids: Memo<Arc<Vec<ProblemId>>>,
    kept: RwSignal<Kept>,
    marking: RwSignal<bool>,
    marked: RwSignal<BTreeSet<ProblemId>>,
    beside: RwSignal<Option<ProblemId>>,
    current: RwSignal<usize>,
}

impl Desk {
    fn start_marking(self) {
        if !self.marking.get_untracked() {
            self.beside.set(None);
            self.marking.set(true);
            focus_rows();
        }
    }

    fn stop_marking(self) {
        self.marking.set(false);
        self.marked.update(BTreeSet::clear);
        focus_rows();
    }

    fn toggle(self, id: ProblemId) {
        self.marked.update(|marked| {
            if !marked.remove(&id) {
                marked.insert(id);
            }
        });
    }

    /// Marks all that are shown, or none where all are.
    fn mark_all(self) {
        let shown: BTreeSet<ProblemId> = self.ids.with_untracked(|ids| ids.iter().cloned().in_order());
        self.marked.update(|marked| *marked = if *marked == shown { BTreeSet::new() } else { shown });
    }
}

/// Gives the rows the focus once they are drawn anew.
fn focus_rows() {
    request_animation_frame(|| {
        let rows = document().query_selector(".problems [role=grid]").ok().flatten();
        if let Some(rows) = rows.and_then(|rows| rows.dyn_into::<web_sys::HtmlElement>().ok()) {
            let top = window().page_y_offset().unwrap_or_default();
            // Without rows there is nothing to focus.
            drop(rows.focus());
            // The list may be longer than the window; the page stays where it is.
            window().scroll_to_with_x_and_y(0.0, top);
        }
    });
}

/// 问题台账.
#[component]
pub fn Ledger() -> impl IntoView {
    let ui = Ui::get();
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let query = RwSignal::new(read_query(ui));
    let table = ui.problem_rows;
    let viewer = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| Viewer {
        person: view.me(),
        unit: view.my_record().map_or_else(String::new, |person| person.unit.clone()),
    });
    let counts = counted(ui, query, viewer);
    let sort = Memo::new(move |_| query.with(|query| (query.sort, query.descending)));
    let order = Memo::new(move |_| {
        let (sort, descending) = sort.get();
        table.with(|rows| Arc::new(ordered(rows, sort, descending)))
    });
    let ids = Memo::new(move |_| {
        query.with(|query| {
            order.with(|order| {
                table.with(|rows| viewer.with(|viewer| Arc::new(shown(rows, order, &query.filter, viewer))))
            })
        })
    });
    Effect::new(move |_| query.with(|query| remember(query, ids.get())));
    let write_address = follow_address(ui, query);
    let kept = RwSignal::new(Kept::stored());
    let desk = Desk {
        query,
        ids,
        kept,
        marking: RwSignal::new(false),
        marked: RwSignal::new(BTreeSet::new()),
        beside: RwSignal::new(None),
        current: RwSignal::new(0),
    };
    let narrow = media(NARROW);
    let printing = RwSignal::new(false);
    let raising = RwSignal::new(false);
    let all = Memo::new(move |_| table.with(|rows| rows.len()));
    // The rows are built anew when there are some where there were none, not at every letter.
    let (no_problems, none_match) =
        (Memo::new(move |_| all.get() == 0), Memo::new(move |_| ids.with(|ids| ids.is_empty())));
    view! {
        <div class="page page--ledger problems" on:keydown=move |ev| keys(&ev, desk) on:focusout=move |_| write_address()>
            <PageHead
                title=words.title
                actions=move || view! {
                    <Show when=move || !no_problems.get()>
                        <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                    </Show>
                    <Button
                        label=words.raise
                        icon=Icon::Plus
                        variant=ButtonVariant::Primary
                        on_press=move || raising.set(true)
                    />
                }
            />
            <div class="no-print">
                <Show when=move || !no_problems.get()><Filters ui query counts kept /></Show>
                <div class="row row--between problems__line" hidden=move || no_problems.get()>
                    <p class="filters__count num" role="status">
                        {move || words::shown_of(ids.with(|ids| ids.len()), all.get(), lang)}
                    </p>
                    <div class="row">
                        {move || query.with(|query| !query.filter.is_empty()).then(|| view! {
                            <Button
                                label=words.clear
                                variant=ButtonVariant::Quiet
                                size=ButtonSize::Small
                                on_press=move || query.update(|query| query.filter = Default::default())
                            />
                        })}
                        <KeepFilter ui query kept />
                        <Show when=move || !narrow.get()><ChooseColumns ui kept /></Show>
                        <Show when=move || !no_problems.get()><Marking ui desk /></Show>
                    </div>
                </div>
                {move || match (no_problems.get(), none_match.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::Problems title=words.none text=words.none_text.to_string()>
                            <LinkButton href="#/projects" label=words.to_projects />
                        </EmptyState>
                    }.into_any(),
                    (false, true) => view! {
                        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_string() />
                    }.into_any(),
                    (false, false) => view! { <Rows ui desk /> }.into_any(),
                }}
            </div>
            <PrintedLedger ui ids table filtered=Signal::derive(move || query.with(|query| name_of(ui, query))) printing />
            <ChooseProject ui open=raising />
        </div>
    }
}

/// How long the person pauses before what does not press follows the filter, in milliseconds.
const PAUSE: u32 = 250;

/// Tells when a person who changes the filter pauses, if nobody is waited for who has gone.
fn when_at_rest(changes: StoredValue<u64>, then: impl Fn() + 'static) {
    let Some(this) = changes.try_update_value(|changes| {
        *changes += 1;
        *changes
    }) else {
        return;
    };
    spawn_local(async move {
        sleep(PAUSE).await;
        waiting::idle().await;
        if changes.try_get_value() == Some(this) {
            then();
        }
    });
}

/// The figures on the filters: counted at once for the first look, and then when the person pauses. A letter that is typed
/// waits for the rows only.
fn counted(ui: Ui, query: RwSignal<Query>, viewer: Memo<Viewer>) -> RwSignal<Counts> {
    let rows = ui.problem_rows;
    let now = move || {
        query.with_untracked(|query| {
            rows.with_untracked(|rows| viewer.with_untracked(|viewer| count(rows, &query.filter, viewer)))
        })
    };
    let counts = RwSignal::new(now());
    let changes = StoredValue::new(0);
    Effect::new(move |before: Option<()>| {
        query.track();
        rows.track();
        viewer.track();
        if before.is_some() {
            when_at_rest(changes, move || counts.set(now()));
        }
    });
    counts
}

fn read_query(ui: Ui) -> Query {
    match ui.route.get_untracked() {
        Route::Problems(query) => Query::read(&query),
        _ => Query::default(),
    }
}

/// Keeps the address and the filter together: a filter replaces the address in place, "back" brings the filter back. While
/// somebody types it waits for a pause; what is returned writes it at once, for whoever leaves the search.
fn follow_address(ui: Ui, query: RwSignal<Query>) -> impl Fn() + Copy + 'static {
    // What was read or written last. The browser tells of an address later, when more may have been typed.
    let known = StoredValue::new(read_query(ui).write());
    let write = move || {
        let written = query.with_untracked(Query::write);
        if known.try_get_value().is_some_and(|known| known != written) {
            known.set_value(written.clone());
            route::replace(&Route::Problems(written));
        }
    };
    let changes = StoredValue::new(0);
    Effect::new(move |before: Option<String>| {
        let (text, whole) = query.with(|query| (query.filter.text.clone(), query.write()));
        match before {
            Some(before) if before != text => when_at_rest(changes, write),
            _ if known.with_value(|known| *known != whole) => write(),
            _ => {}
        }
        text
    });
    Effect::new(move |_| {
        let Route::Problems(address) = ui.route.get() else { return };
        let read = Query::read(&address);
        let written = read.write();
        if known.try_update_value(|known| {
            *known != written && {
                *known = written;
                true
            }
        }) == Some(true)
        {
            query.set(read);
        }
    });
    write
}

/// `/` goes to the search, Escape clears it, the space bar marks the current row.
fn keys(ev: &KeyboardEvent, desk: Desk) {
    let query = desk.query;
    let on_rows = event_target::<web_sys::Element>(ev).get_attribute("role").is_some_and(|role| role == "grid");
    if ev.key() == " " && on_rows {
        ev.prevent_default();
        let current = desk.ids.with_untracked(|ids| ids.get(desk.current.get_untracked()).cloned());
        if let Some(id) = current {
            desk.start_marking();
            desk.toggle(id);
        }
        return;
    }
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
fn Filters(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>, kept: RwSignal<Kept>) -> impl IntoView {
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
        <KeptFilters ui query kept />
        <FilterChips ui query counts />
    }
}

/// Which columns there are; the choice is kept on this device.
#[component]
fn ChooseColumns(ui: Ui, kept: RwSignal<Kept>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let items = Signal::derive(move || {
        let shown = kept.with(Kept::columns);
        let others = Col::ALL.into_iter().map(|(column, _)| column).filter(|column| *column != Col::Problem);
        let item = |column: Col| {
            let icon = if shown.contains(&column) { Icon::Check } else { Icon::Unchecked };
            let toggle = move |()| {
                kept.update(|kept| kept.toggle(column));
                kept.with_untracked(Kept::store);
            };
            MenuItem::new(column.label(words), Callback::new(toggle)).icon(icon)
        };
        others.map(item).collect::<Vec<_>>()
    });
    view! { <Menu label=words.columns icon=Icon::Columns items /> }
}

/// Several problems at once: marking them, and what is done to all.
#[component]
fn Marking(ui: Ui, desk: Desk) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let handling = RwSignal::new(false);
    let marked = desk.marked;
    let none = Signal::derive(move || marked.with(BTreeSet::is_empty).then(|| words.mark_first.to_owned()));
    let all = move || desk.ids.with(|ids| !ids.is_empty() && marked.with(|marked| ids.len() == marked.len()));
    view! {
        {move || match desk.marking.get() {
            false => view! {
                <Button
                    label=words.mark
                    variant=ButtonVariant::Quiet
                    size=ButtonSize::Small
                    icon=Icon::Templates
                    on_press=move || desk.start_marking()
                />
            }.into_any(),
            true => view! {
                <div class="problems__marking" role="group" aria-label=words.mark>
                    <span class="num strong" role="status">
                        {move || words::marked_count(marked.with(BTreeSet::len), ui.lang)}
                    </span>
                    <Button
                        label=Signal::derive(move || if all() { words.mark_none } else { words.mark_all }.to_owned())
                        size=ButtonSize::Small
                        on_press=move || desk.mark_all()
                    />
                    <Button
                        label=words.bulk_open
                        size=ButtonSize::Small
                        variant=ButtonVariant::Primary
                        blocked=none
                        on_press=move || handling.set(true)
                    />
                    <Button
                        label=words.mark_end
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move || desk.stop_marking()
                    />
                </div>
            }.into_any(),
        }}
        <BulkDialog ui marked open=handling />
    }
}

#[component]
fn Rows(ui: Ui, desk: Desk) -> impl IntoView {
    let wide = media(WIDE);
    let beside = Memo::new(move |_| desk.beside.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    // The problem beside the list follows the arrows.
    Effect::new(move |_| {
        let at = desk.current.get();
        if desk.beside.with_untracked(Option::is_some)
            && let Some(id) = desk.ids.with_untracked(|ids| ids.get(at).cloned())
        {
            desk.beside.set(Some(id));
        }
    });
    let columns = Memo::new(move |_| {
        let shown = desk.kept.with(Kept::columns);
        let fits = move |column: &Col| !is_split.get() || column.beside();
        Arc::new(shown.into_iter().filter(fits).collect::<Vec<_>>())
    });
    let class = move || if is_split.get() { "problems__lists problems__lists--split" } else { "problems__lists" };
    view! {
        <div class=class>
            {move || view! { <Table ui desk columns=columns.get() marking=desk.marking.get() wide /> }}
            {move || beside.get().map(|id| view! { <Beside ui id on_close=move || desk.beside.set(None) /> })}
        </div>
    }
}

/// The rows with these columns.
#[component]
fn Table(ui: Ui, desk: Desk, columns: Arc<Vec<Col>>, marking: bool, wide: Signal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let ids = desk.ids;
    let mut heads: Vec<Column> = columns.iter().map(|column| head(*column, ui.lang, desk.query)).collect();
    if marking {
        heads.insert(0, Column::new(Signal::stored(words.mark_head.to_owned()), "3.75rem"));
    }
    let row = move |id: Signal<ProblemId>| {
        let marked = marking.then_some(desk.marked);
        let look = RowLook { layout: layout.get_untracked(), columns: Arc::clone(&columns), marked };
        view! { <LedgerRow ui id look /> }.into_any()
    };
    let open = move |id: ProblemId| match (marking, wide.get_untracked()) {
        (true, _) => desk.toggle(id),
        (false, true) => desk.beside.set(Some(id)),
        (false, false) => route::go(&Route::Problem(id)),
    };
    view! {
        <VirtualTable
            label=words.rows
            columns=heads
            keys=Signal::derive(move || ids.get())
            layout
            row
            on_open=open
            current=desk.current
        />
    }
}

fn head(column: Col, lang: Lang, query: RwSignal<Query>) -> Column {
    let head = Column::new(Signal::stored(column.label(ProblemsWords::of(lang)).to_owned()), column.width(lang));
    let head = if column == Col::Overdue { head.figures() } else { head };
    let Some(by) = column.sort() else { return head };
    let mark = Signal::derive(move || {
        // Of days overdue the most come first, the other way round than of everything else.
        query.with(|query| match (query.sort == by, query.descending != (column == Col::Overdue)) {
            (false, _) => SortMark::Unsorted,
            (true, false) => SortMark::Ascending,
            (true, true) => SortMark::Descending,
        })
    });
    let sort = move |()| {
        query.update(|query| {
            query.descending = query.sort == by && !query.descending;
            query.sort = by;
        });
    };
    head.sorted(mark, Callback::new(sort))
}

/// Chooses the project before a problem is raised from the ledger.
#[component]
fn ChooseProject(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let project: RwSignal<Option<ProjectId>> = RwSignal::new(None);
    let raising = RwSignal::new(false);
    let options = ui.session.watch(&[RecordKind::Projects], |view| {
        let mut all: Vec<(String, String)> =
            view.tables.projects().map(|project| (project.id.rest().to_owned(), project.name.clone())).collect();
        sorting::by(&mut all, |a, b| a.1.cmp(&b.1));
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
