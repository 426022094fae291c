//! The step that shows what would change, row by row, before anything is written.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::fields::spec;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::exchange::list::{Counts, FieldChange, Outcome, Plan, PlannedRow, Rows, WrongCells};
use crate::ui::controls::{
    Align, Banner, Button, ButtonVariant, Cell, CellKind, CheckField, Column, EmptyState, Icon, NARROW, RowLayout, Tab,
    Tabs, Tone, VirtualTable, media,
};
use crate::ui::words::{self, ListImportWords};

use super::columns::shortened;
use super::draft::Draft;
use super::row_details::RowDetails;
use super::row_words::{name_of, value_of};

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    New,
    Changed,
    Same,
    WrongCells,
    Refused,
}

/// A row of the plan, or one of its cells.
type Place = (usize, usize);

/// The counts, the rows behind each of them, and the button that imports.
#[component]
pub(super) fn Preview(draft: Draft, rows: Arc<Rows>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let wrong_cells = draft.wrong_cells();
    // Another tab may change projects meanwhile: the plan follows the book until it is agreed to.
    let plan = draft.ui.session.watch(&[RecordKind::Projects], move |view| {
        Arc::new(Plan::of(&rows, view.book, view.tables, wrong_cells.get()))
    });
    let counts = Memo::new(move |_| plan.with(|plan| plan.counts()));
    let unread = Memo::new(move |_| plan.with(|plan| places(plan, Shown::WrongCells).len()));
    let first = counts.with_untracked(|counts| first_shown(counts, unread.get_untracked()));
    let shown = RwSignal::new(first);
    let count = move |of: fn(&Counts) -> usize| Signal::derive(move || Some(counts.with(of)));
    let tabs = vec![
        Tab::new(Shown::New, words.new).count(count(|counts| counts.new)),
        Tab::new(Shown::Changed, words.changed).count(count(|counts| counts.changed)),
        Tab::new(Shown::Same, words.same).count(count(|counts| counts.same)),
        Tab::new(Shown::WrongCells, words.wrong_cells).count(Signal::derive(move || Some(unread.get()))),
        Tab::new(Shown::Refused, words.refused_rows).count(count(|counts| counts.refused)),
    ];
    let open: RwSignal<Option<usize>> = RwSignal::new(None);
    let headers: Arc<Vec<String>> = Arc::new(
        draft
            .mapping()
            .with_untracked(|mapping| mapping.columns().iter().map(|column| column.header.clone()).collect()),
    );
    let table_headers = headers.clone();
    let table = move || {
        view! { <PlanTable plan=plan.get() shown=shown.get() headers=table_headers.clone() lang open /> }
    };
    let details = move || {
        let row = open.get().and_then(|place| plan.with(|plan| plan.rows.get(place).cloned()))?;
        Some(view! { <RowDetails row headers=headers.clone() lang on_close=move |()| open.set(None) /> })
    };
    view! {
        <UnreadNotice draft counts unread />
        <Tabs label=words.results tabs selected=shown on_select=move |wanted| shown.set(wanted)>
            {table}
        </Tabs>
        {details}
        <div class="form-actions form-actions--sticky">
            <Button label=draft.ui.common().back icon=Icon::Back on_press=move || draft.back_to_columns() />
            <ImportButton draft plan counts />
        </div>
    }
}

#[component]
fn ImportButton(draft: Draft, plan: Memo<Arc<Plan>>, counts: Memo<Counts>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let projects = move || counts.with(|counts| counts.new + counts.changed);
    view! {
        <Button
            label=Signal::derive(move || words::import_button(projects(), lang))
            variant=ButtonVariant::Primary
            icon=Icon::Import
            blocked=Signal::derive(move || (projects() == 0).then(|| words.nothing_title.to_owned()))
            on_press=move || draft.import(&plan.get_untracked())
        />
    }
}

/// That some cells cannot be read, and what is to become of their rows.
#[component]
fn UnreadNotice(draft: Draft, counts: Memo<Counts>, unread: Memo<usize>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let wrong_cells = draft.wrong_cells();
    let any = Memo::new(move |_| unread.get() > 0);
    let text = move || words::cells_left_out(unread.get(), counts.with(|counts| counts.incomplete), lang);
    let all_same = move || counts.with(|counts| counts.same > 0 && counts.new + counts.changed + counts.refused == 0);
    view! {
        {move || all_same().then(|| view! {
            <Banner tone=Tone::Good title=words.nothing_title text=words.nothing_text.to_string() />
        })}
        {move || any.get().then(|| view! {
            <Banner tone=Tone::Warn text=Signal::derive(move || Some(text()))>
                <CheckField
                    label=words.leave_out_row
                    hint=words.leave_out_row_hint.to_string()
                    checked=Signal::derive(move || wrong_cells.get() == WrongCells::LeaveOutRow)
                    on_change=move |leave_out: bool| {
                        wrong_cells.set(if leave_out { WrongCells::LeaveOutRow } else { WrongCells::LeaveOutCell });
                    }
                />
            </Banner>
        })}
    }
}

/// The rows of one kind.
#[component]
fn PlanTable(
    plan: Arc<Plan>,
    shown: Shown,
    headers: Arc<Vec<String>>,
    lang: Lang,
    open: RwSignal<Option<usize>>,
) -> impl IntoView {
    let words = ListImportWords::of(lang);
    let keys = Arc::new(places(&plan, shown));
    if keys.is_empty() {
        return view! { <EmptyState icon=Icon::File title=words.none_here /> }.into_any();
    }
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    // The list stays as it is for as long as it is shown.
    let row = move |at: Signal<Place>| {
        let (place, cell) = at.get_untracked();
        let Some(row) = plan.rows.get(place) else { return ().into_any() };
        let cells = row_cells(row, cell, shown, &headers, lang);
        match layout.get_untracked() {
            RowLayout::Table => table_row(cells, shown),
            RowLayout::Cards => card(cells, shown, lang),
        }
    };
    view! {
        <VirtualTable
            label=words.results
            columns=columns(shown, lang)
            keys=Signal::stored(keys)
            row
            layout
            on_open=move |(place, _): Place| open.set(Some(place))
        />
    }
    .into_any()
}

/// What a row says: its line and name, and what else there is to say of it.
struct RowCells {
    line: u64,
    name: String,
    rest: Vec<String>,
}

fn first_shown(counts: &Counts, unread: usize) -> Shown {
    match counts {
        Counts { new: 1.., .. } => Shown::New,
        Counts { changed: 1.., .. } => Shown::Changed,
        _ if unread > 0 => Shown::WrongCells,
        Counts { same: 1.., .. } => Shown::Same,
        Counts { .. } => Shown::Refused,
    }
}

fn places(plan: &Plan, shown: Shown) -> Vec<Place> {
    let rows = plan.rows.iter().enumerate();
    match shown {
        Shown::WrongCells => {
            rows.flat_map(|(place, row)| (0..row.wrong.len()).map(move |cell| (place, cell))).collect()
        }
        Shown::New | Shown::Changed | Shown::Same | Shown::Refused => {
            rows.filter(|(_, row)| kind(row) == shown).map(|(place, _)| (place, 0)).collect()
        }
    }
}

const fn kind(row: &PlannedRow) -> Shown {
    match row.outcome {
        Outcome::New { .. } => Shown::New,
        Outcome::Changed { .. } => Shown::Changed,
        Outcome::Same { .. } => Shown::Same,
        Outcome::Refused(_) => Shown::Refused,
    }
}

fn columns(shown: Shown, lang: Lang) -> Vec<Column> {
    let words = ListImportWords::of(lang);
    let named = |key: &str| spec("project", key).map_or_else(String::new, |spec| words::with_unit(spec, lang));
    let word = |word: &str| word.to_owned();
    let rest = match shown {
        Shown::New => vec![
            Column::new(named("lead_unit"), "minmax(0, 1fr)"),
            Column::new(named("total"), "11rem").figures(),
            Column::new(word(words.values), "6rem").figures(),
        ],
        Shown::Changed => vec![Column::new(word(words.changes), "minmax(0, 2fr)")],
        Shown::Same => Vec::new(),
        Shown::WrongCells => vec![
            Column::new(word(words.column), "minmax(0, 1fr)"),
            Column::new(word(words.content), "minmax(0, 1.4fr)"),
            Column::new(word(words.why), "12rem"),
        ],
        Shown::Refused => vec![Column::new(word(words.why), "minmax(0, 1fr)")],
    };
    let first = [Column::new(word(words.line), "4.5rem").figures(), Column::new(word(words.name), "minmax(0, 1.4fr)")];
    first.into_iter().chain(rest).collect()
}

fn row_cells(row: &PlannedRow, cell: usize, shown: Shown, headers: &[String], lang: Lang) -> RowCells {
    let words = ListImportWords::of(lang);
    let rest = match (&row.outcome, shown) {
        (_, Shown::WrongCells) => row.wrong.get(cell).map_or_else(Vec::new, |wrong| {
            let header = headers.get(wrong.column).cloned().unwrap_or_default();
            vec![header, shortened(&wrong.text), words::cell_error(&wrong.why, lang)]
        }),
        (Outcome::New { values, .. }, _) => {
            let shown = |key: &str| {
                let value = values.iter().find(|(field, _)| field.as_str() == key).map(|(_, value)| value);
                value.zip(spec("project", key)).map_or_else(String::new, |(value, spec)| spec.show(value, lang))
            };
            vec![shown("lead_unit"), shown("total"), values.len().to_string()]
        }
        (Outcome::Changed { changes, .. }, _) => vec![changes_in_short(changes, lang)],
        (Outcome::Same { .. }, _) => Vec::new(),
        (Outcome::Refused(error), _) => vec![words::row_error(*error, lang)],
    };
    let name = if row.name.is_empty() { words.empty.to_owned() } else { row.name.clone() };
    RowCells { line: row.line, name, rest }
}

/// The first changes in a few words, and how many there are.
fn changes_in_short(changes: &[FieldChange], lang: Lang) -> String {
    const NAMED: usize = 2;
    let words = ListImportWords::of(lang);
    let or_empty = |text: String| if text.is_empty() { words.empty.to_owned() } else { shortened(&text) };
    let one = |change: &FieldChange| {
        let (from, to) =
            (value_of(change.field.as_str(), &change.from, lang), value_of(change.field.as_str(), &change.to, lang));
        format!("{}: {} → {}", name_of(change.field.as_str(), lang), or_empty(from), or_empty(to))
    };
    let mut named: Vec<String> = changes.iter().take(NAMED).map(one).collect();
    if changes.len() > NAMED {
        named.push(words::more_changes(changes.len(), lang));
    }
    named.join(if lang == Lang::Zh { "；" } else { "; " })
}

fn table_row(cells: RowCells, shown: Shown) -> AnyView {
    let figures = |place: usize| match (shown, place) {
        (Shown::New, 1 | 2) => Align::End,
        _ => Align::Start,
    };
    let kind = if shown == Shown::Changed { CellKind::Lines } else { CellKind::Line };
    let rest = cells.rest.into_iter().enumerate().map(|(place, text)| {
        view! { <Cell align=figures(place) kind>{text}</Cell> }
    });
    view! {
        <Cell align=Align::End kind=CellKind::Quiet>{cells.line}</Cell>
        <Cell>{cells.name}</Cell>
        {rest.collect_view()}
    }
    .into_any()
}

fn card(cells: RowCells, shown: Shown, lang: Lang) -> AnyView {
    // A figure without its heading says nothing: of a new project only the unit in charge is named.
    let told = if shown == Shown::New { 1 } else { cells.rest.len() };
    let rest = cells.rest.into_iter().take(told).filter(|text| !text.is_empty());
    let rest = rest.map(|text| view! { <span class="one-line">{text}</span> });
    view! {
        <span class="card__title one-line">{cells.name}</span>
        <span class="card__meta one-line">{words::line_of_file(cells.line, lang)}</span>
        <div class="card__meta list-map__told">{rest.collect_view()}</div>
    }
    .into_any()
}
