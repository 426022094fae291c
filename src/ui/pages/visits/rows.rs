//! The rows in sight, under their columns: a table on a laptop, cards on a narrow page.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Column, VirtualTable};
use crate::ui::parts::lists::{CARD, row_height, row_layout, sort_mark};
use crate::ui::route::{self, Route};
use crate::ui::words::VisitsWords;

use super::open_list::{Line, OpenList};
use super::row::draw;

/// One column: its head, its width in each language, and the order that its head asks for.
struct Col {
    head: fn(&'static VisitsWords) -> &'static str,
    width: [&'static str; 2],
    order: Option<&'static str>,
    figures: bool,
}

const COLUMNS: [Col; 8] = [
    Col { head: |words| words.day, width: ["5.25rem", "5.75rem"], order: Some("day"), figures: false },
    Col {
        head: |words| words.project,
        width: ["minmax(12rem, 1fr)", "minmax(12rem, 1fr)"],
        order: Some("project"),
        figures: false,
    },
    Col {
        head: |words| words.checklist,
        width: ["minmax(6rem, 9rem)", "minmax(7rem, 11rem)"],
        order: None,
        figures: false,
    },
    Col {
        head: |words| words.who,
        width: ["minmax(5.5rem, 7.5rem)", "minmax(5.5rem, 8rem)"],
        order: Some("who"),
        figures: false,
    },
    Col { head: |words| words.kind, width: ["6.75rem", "9rem"], order: Some("kind"), figures: false },
    Col { head: |words| words.result, width: ["10.25rem", "10.25rem"], order: Some("failed"), figures: false },
    Col { head: |words| words.problems, width: ["4rem", "5.75rem"], order: Some("problems"), figures: true },
    Col { head: |words| words.state, width: ["7.75rem", "9.25rem"], order: None, figures: false },
];

/// The rows.
#[component]
pub fn Rows(ui: Ui, list: OpenList) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let layout = row_layout();
    let open = move |line: Line| match line {
        Line::Head(heading) => list.fold(&heading.under),
        Line::Visit(place) => {
            let id = list.rows.with_untracked(|rows| rows.get(place).map(|row| row.visit.id.clone()));
            if let Some(id) = id {
                route::go(&Route::Visit(id));
            }
        }
    };
    let columns = COLUMNS.iter().map(|column| head(column, ui.lang, list)).collect::<Vec<_>>();
    let row = move |line: Signal<Line>| draw(ui, list, line, layout);
    view! {
        <VirtualTable
            label=words.list
            columns
            keys=Signal::derive(move || list.lines.get())
            row
            on_open=open
            layout
            row_height=row_height()
            card_height=CARD
            current=list.current
            address=Signal::derive(move || list.asked.with(|asked| Route::Visits(asked.write()).href()))
        />
    }
}

fn head(column: &Col, lang: Lang, list: OpenList) -> Column {
    let width = column.width[usize::from(lang == Lang::En)];
    let head = Column::new(Signal::stored((column.head)(VisitsWords::of(lang)).to_owned()), width);
    let head = if column.figures { head.figures() } else { head };
    let Some(order) = column.order else { return head };
    // The youngest and the most come first.
    let falls = matches!(order, "day" | "failed" | "problems");
    let mark =
        Signal::derive(move || list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, falls)));
    head.sorted(mark, Callback::new(move |()| list.asked.update(|asked| asked.order_by(order))))
}
