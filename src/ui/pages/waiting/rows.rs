//! The rows in sight, under their columns: a table on a laptop, cards on a narrow page; and the sheet that prints.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::book::EntityId;
use crate::domain::ids::ProblemId;
use crate::domain::text::Lang;
use crate::domain::waiting::Waiting;
use crate::ui::context::Ui;
use crate::ui::controls::{Align, Cell, CellKind, Column, RowLayout, VirtualTable};
use crate::ui::parts::lists::{CARD, row_height, row_layout, sort_mark};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, WaitingWords};

use super::open_list::OpenList;
use super::toolbar::{kind_name, state_name};

/// One column: its head, its width, the order that its head asks for, whether figures stand in it.
struct Col {
    head: fn(&'static WaitingWords) -> &'static str,
    width: &'static str,
    order: Option<&'static str>,
    figures: bool,
}

const COLUMNS: [Col; 8] = [
    Col { head: |words| words.what, width: "minmax(12rem, 2fr)", order: None, figures: false },
    Col { head: |words| words.kind, width: "6.5rem", order: None, figures: false },
    Col { head: |words| words.project, width: "minmax(8rem, 1fr)", order: Some("project"), figures: false },
    Col { head: |words| words.holder, width: "minmax(6rem, 9rem)", order: Some("holder"), figures: false },
    Col { head: |words| words.clock, width: "7rem", order: None, figures: false },
    Col { head: |words| words.due, width: "6.25rem", order: Some("due"), figures: false },
    Col { head: |words| words.waited, width: "7rem", order: Some("waited"), figures: true },
    Col { head: |words| words.left, width: "7rem", order: Some("pressure"), figures: true },
];

/// The rows.
#[component]
pub fn Rows(ui: Ui, list: OpenList) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
    let layout = row_layout();
    let today = ui.session.today();
    let row_of = move |place: usize| list.rows.with(|rows| rows.get(place).cloned());
    let row = move |place: Signal<usize>| {
        let content = move || {
            row_of(place.get()).map(|row| match layout.get() {
                RowLayout::Table => cells(row, today.get(), ui.lang).into_any(),
                RowLayout::Cards => card(row, ui.lang).into_any(),
            })
        };
        view! { {content} }.into_any()
    };
    let open = move |place: usize| {
        if let Some(row) = list.rows.with_untracked(|rows| rows.get(place).cloned()) {
            route::go(&route_of(&row.of));
        }
    };
    let columns: Vec<Column> = COLUMNS.iter().map(|column| head(column, ui.lang, list)).collect();
    view! {
        <VirtualTable
            label=words.list
            columns
            keys=Signal::derive(move || list.shown.get())
            row
            on_open=open
            layout
            row_height=row_height()
            card_height=CARD
            current=list.current
            address=Signal::derive(move || list.asked.with(|asked| Route::Waiting(asked.write()).href()))
        />
    }
}

fn head(column: &Col, lang: Lang, list: OpenList) -> Column {
    let head = Column::new(Signal::stored((column.head)(WaitingWords::of(lang)).to_owned()), column.width);
    let head = if column.figures { head.figures() } else { head };
    let Some(order) = column.order else { return head };
    let mark =
        Signal::derive(move || list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, false)));
    head.sorted(mark, Callback::new(move |()| list.asked.update(|asked| asked.order_by(order))))
}

/// The page of what waits.
fn route_of(of: &EntityId) -> Route {
    match ProblemId::of(of) {
        Some(problem) => Route::Problem(problem),
        None => Route::Entry(of.clone()),
    }
}

/// What is left, in a word that presses as much as it says.
fn left(row: &Waiting, lang: Lang) -> (String, &'static str) {
    let word = match (row.over, row.left) {
        (over @ 1.., _) => words::clock_over(over, row.days, lang),
        (_, Some(left)) => words::clock_left(left, row.days, lang),
        _ => String::new(),
    };
    let class = match row.state {
        "over" => "num left left--late",
        "near" => "num left left--today",
        _ => "num left",
    };
    (word, class)
}

fn waited(row: &Waiting, lang: Lang) -> Option<String> {
    row.since.map(|_| words::clock_waited(row.used, row.days, lang))
}

fn cells(row: Arc<Waiting>, today: NaiveDate, lang: Lang) -> impl IntoView {
    let href = route_of(&row.of).href();
    let (word, class) = left(&row, lang);
    let waited = waited(&row, lang);
    view! {
        <Cell><a class="list__name" href=href tabindex="-1">{row.title.clone()}</a></Cell>
        <Cell kind=CellKind::Quiet>{kind_name(row.kind, lang)}</Cell>
        <Cell>{row.project.to_string()}</Cell>
        <Cell>{row.holder.to_string()}</Cell>
        <Cell kind=CellKind::Quiet>{row.clock.get(lang).to_owned()}</Cell>
        <Cell><span class="num">{row.due.map(|due| words::short_day(due, today))}</span></Cell>
        <Cell align=Align::End>{waited}</Cell>
        <Cell align=Align::End><span class=class>{word}</span></Cell>
    }
}

fn card(row: Arc<Waiting>, lang: Lang) -> impl IntoView {
    let (word, class) = left(&row, lang);
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.title.clone()}</span>
            <span class="card__end"><span class=class>{word}</span></span>
        </div>
        <div class="card__meta">
            <span>{kind_name(row.kind, lang)}</span>
            <span class="one-line">{row.project.to_string()}</span>
            <span class="num">{row.holder.to_string()}</span>
        </div>
    }
}

/// The list as a plain table, when someone prints.
#[component]
pub fn Printed(ui: Ui, list: OpenList) -> impl IntoView {
    view! { <PrintedList ui printing=list.printing paper=move |()| on_paper(ui, list) /> }
}

fn on_paper(ui: Ui, list: OpenList) -> PaperList {
    let lang = ui.lang;
    let words = WaitingWords::of(lang);
    let line = |row: &Waiting| -> Vec<String> {
        vec![
            row.title.clone(),
            kind_name(row.kind, lang),
            row.project.to_string(),
            row.holder.to_string(),
            row.clock.get(lang).to_owned(),
            row.due.map(|due| due.to_string()).unwrap_or_default(),
            waited(row, lang).unwrap_or_default(),
            left(row, lang).0,
        ]
    };
    let rows: Vec<Vec<String>> = list.rows.with_untracked(|rows| {
        list.shown
            .with_untracked(|shown| shown.iter().filter_map(|place| rows.get(*place)).map(|row| line(row)).collect())
    });
    let set = |column: &Col| if column.figures { PaperCell::Figure } else { PaperCell::Words };
    let today = ui.session.today().get_untracked().to_string();
    let filtered = list.asked.with_untracked(|asked| {
        let chosen = asked.filter.chosen.iter().flat_map(|(facet, values)| {
            values.iter().map(move |value| match *facet {
                "state" => state_name(value, words).to_owned(),
                "kind" => kind_name(value, lang),
                _ => value.clone(),
            })
        });
        let text = Some(asked.filter.text.trim().to_owned()).filter(|text| !text.is_empty());
        chosen.chain(text).collect::<Vec<_>>().join(words::list_comma(lang))
    });
    PaperList {
        title: words.title.to_owned(),
        foot: words::records_on(rows.len(), &today, lang),
        filtered,
        columns: COLUMNS
            .iter()
            .map(|column| PaperColumn { head: (column.head)(words).to_owned(), set: set(column) })
            .collect(),
        rows,
        sums: None,
    }
}
