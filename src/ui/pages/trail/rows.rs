//! The rows in sight: a table on a laptop, cards on a narrow page. Values are put into words for those rows alone.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::session::View;
use crate::book::{EntityId, Value};
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::trail::{Act, Step, TrailRow};
use crate::ui::context::Ui;
use crate::ui::controls::{Cell, CellKind, Column, RowLayout, VirtualTable};
use crate::ui::parts::field_words::value_or;
use crate::ui::parts::lists::{CARD, row_height, row_layout, sort_mark};
use crate::ui::parts::shared::when;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, HistoryWords, TrailWords};

use super::open_list::OpenList;

/// One column: its head, its width, the order that its head asks for.
pub struct Col {
    /// Its head.
    pub head: fn(&'static TrailWords) -> &'static str,
    width: &'static str,
    order: Option<&'static str>,
}

/// The columns on the screen.
pub const COLUMNS: [Col; 9] = [
    Col { head: |words| words.when, width: "8.5rem", order: Some("when") },
    Col { head: |words| words.thing, width: "minmax(8rem, 1.2fr)", order: Some("thing") },
    Col { head: |words| words.field, width: "minmax(5.5rem, 8rem)", order: Some("field") },
    Col { head: |words| words.act, width: "5.5rem", order: None },
    Col { head: |words| words.from, width: "minmax(6rem, 1.2fr)", order: None },
    Col { head: |words| words.to, width: "minmax(6rem, 1.2fr)", order: None },
    Col { head: |words| words.who, width: "5.5rem", order: Some("who") },
    Col { head: |words| words.why, width: "minmax(5rem, 1fr)", order: None },
    Col { head: |words| words.source, width: "minmax(6rem, 1fr)", order: None },
];

/// The rows.
#[component]
pub fn Rows(ui: Ui, list: OpenList) -> impl IntoView {
    let words = TrailWords::of(ui.lang);
    let layout = row_layout();
    let row = move |place: Signal<usize>| {
        let content = move || {
            cells_of(ui, list, place.get()).map(|cells| match layout.get() {
                RowLayout::Table => table_cells(cells).into_any(),
                RowLayout::Cards => card(cells).into_any(),
            })
        };
        view! { {content} }.into_any()
    };
    let open = move |place: usize| {
        let of = list.trail.with_untracked(|trail| trail.rows.get(place).map(|row| row.of.clone()));
        if let Some(of) = of.filter(|of| ui.session.read(|view| has_page(&view, of))) {
            route::go(&Route::of_record(&of));
        }
    };
    let columns: Vec<Column> = COLUMNS
        .iter()
        .map(|column| {
            let head = Column::new(Signal::stored((column.head)(words).to_owned()), column.width);
            let Some(order) = column.order else { return head };
            let mark = Signal::derive(move || {
                list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, order == "when"))
            });
            head.sorted(mark, Callback::new(move |()| list.asked.update(|asked| asked.order_by(order))))
        })
        .collect();
    view! {
        <VirtualTable
            label=words.title
            columns
            keys=Signal::derive(move || list.shown.get())
            row
            on_open=open
            layout
            row_height=row_height()
            card_height=CARD
            current=list.current
            address=Signal::derive(move || list.asked.with(|asked| match &asked.list.0 {
                Some(of) => Route::Trail(of.clone(), asked.write()).href(),
                None => String::new(),
            }))
        />
    }
}

/// Whether a record has a page and is there.
fn has_page(view: &View, of: &EntityId) -> bool {
    ProjectId::of(of).is_some_and(|id| view.tables.project(&id).is_some())
        || ProblemId::of(of).is_some_and(|id| view.tables.problem(&id).is_some())
        || VisitId::of(of).is_some_and(|id| view.tables.visit(&id).is_some())
        || view.tables.entry(of).is_some()
}

/// The cells of a row in words, in the order of [`COLUMNS`].
pub fn cells_of(ui: Ui, list: OpenList, place: usize) -> Option<[String; 9]> {
    list.trail.with(|trail| {
        let (row, step) = (trail.rows.get(place)?, trail.steps.get(place)?);
        Some(ui.session.read(|view| cells(&view, ui, row, step)))
    })
}

fn cells(view: &View, ui: Ui, row: &TrailRow, step: &Step) -> [String; 9] {
    let lang = ui.lang;
    let (empty, words) = (HistoryWords::of(lang).empty, TrailWords::of(lang));
    let said = |value: &Value| value_or(view, &step.of, step.set.as_str(), value, empty, lang);
    let from: Vec<String> = step.from.iter().map(&said).collect();
    let to = said(&step.to);
    let to = if step.in_conflict { words::told(words.in_conflict, &to, lang) } else { to };
    let act = Act::from_key(row.act).map_or("", |act| words::act_name(act, lang)).to_owned();
    let source = format!("{} {:08x}", row.source, step.session);
    [
        when(row.at),
        row.thing.clone(),
        row.field.clone(),
        act,
        from.join(" / "),
        to,
        row.who.clone(),
        step.why.clone().unwrap_or_default(),
        source,
    ]
}

fn table_cells(cells: [String; 9]) -> impl IntoView {
    let [at, thing, field, act, from, to, who, why, source] = cells;
    view! {
        <Cell><span class="num">{at}</span></Cell>
        <Cell>{thing}</Cell>
        <Cell>{field}</Cell>
        <Cell kind=CellKind::Quiet>{act}</Cell>
        <Cell kind=CellKind::Quiet>{from}</Cell>
        <Cell>{to}</Cell>
        <Cell>{who}</Cell>
        <Cell kind=CellKind::Quiet>{why}</Cell>
        <Cell kind=CellKind::Quiet>{source}</Cell>
    }
}

fn card(cells: [String; 9]) -> impl IntoView {
    let [at, thing, field, act, from, to, who, _, _] = cells;
    let told = if from.is_empty() { to } else { format!("{from} → {to}") };
    view! {
        <div class="card__line">
            <span class="card__title one-line">{thing}</span>
            <span class="card__end"><span class="num">{at}</span></span>
        </div>
        <div class="card__meta">
            <span>{field}</span>
            <span>{act}</span>
            <span class="one-line">{told}</span>
            <span>{who}</span>
        </div>
    }
}
