//! The rows in sight: a table on a laptop, cards on a narrow page; and the sheet that prints. Values are put into words for those rows alone.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::past::{Difference, SinceRow, What};
use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::registers::register_of;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Cell, CellKind, Column, RowLayout, VirtualTable};
use crate::ui::parts::field_words::value_or;
use crate::ui::parts::lists::{CARD, row_height, row_layout, sort_mark};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::parts::shared::when;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, PastWords};

use super::open_list::OpenList;
use super::toolbar::what_name;

/// One column: its head, its width, the order that its head asks for.
struct Col {
    head: fn(&'static PastWords) -> &'static str,
    width: &'static str,
    order: Option<&'static str>,
}

const COLUMNS: [Col; 7] = [
    Col { head: |words| words.project, width: "minmax(7rem, 1fr)", order: Some("project") },
    Col { head: |words| words.thing, width: "minmax(9rem, 1.4fr)", order: Some("thing") },
    Col { head: |words| words.field, width: "minmax(6rem, 9rem)", order: None },
    Col { head: |words| words.then, width: "minmax(7rem, 1.2fr)", order: None },
    Col { head: |words| words.now, width: "minmax(7rem, 1.2fr)", order: None },
    Col { head: |words| words.who, width: "5.5rem", order: Some("who") },
    Col { head: |words| words.when, width: "8.5rem", order: Some("when") },
];

/// The rows.
#[component]
pub fn Rows(ui: Ui, list: OpenList) -> impl IntoView {
    let layout = row_layout();
    let row_of = move |place: usize| list.rows.with(|rows| rows.get(place).cloned());
    let row = move |place: Signal<usize>| {
        let content = move || {
            row_of(place.get()).map(|row| {
                let (then, now) = values(ui, row.place);
                match layout.get() {
                    RowLayout::Table => cells(ui, row, then, now).into_any(),
                    RowLayout::Cards => card(row, &then, &now).into_any(),
                }
            })
        };
        view! { {content} }.into_any()
    };
    let open = move |place: usize| {
        let of = list.rows.with_untracked(|rows| rows.get(place).map(|row| row.of.clone()));
        if let Some(route) = of.and_then(|of| page_then(ui, &of)) {
            route::go(&route);
        }
    };
    let columns: Vec<Column> = COLUMNS.iter().map(|column| head(column, ui.lang, list)).collect();
    view! {
        <VirtualTable
            label=PastWords::of(ui.lang).list
            columns
            keys=Signal::derive(move || list.shown.get())
            row
            on_open=open
            layout
            row_height=row_height()
            card_height=CARD
            current=list.current
            address=Signal::derive(move || {
                list.asked.with(|asked| Route::Past(asked.list.0, asked.write()).href())
            })
        />
    }
}

fn head(column: &Col, lang: Lang, list: OpenList) -> Column {
    let head = Column::new(Signal::stored((column.head)(PastWords::of(lang)).to_owned()), column.width);
    let Some(order) = column.order else { return head };
    let mark = Signal::derive(move || {
        list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, order == "when"))
    });
    head.sorted(mark, Callback::new(move |()| list.asked.update(|asked| asked.order_by(order))))
}

/// The page of a thing, where it was there on the day that is looked at.
fn page_then(ui: Ui, of: &EntityId) -> Option<Route> {
    let project = ProjectId::of(of).map(Route::Project);
    let visit = VisitId::of(of).map(Route::Visit);
    let problem = ProblemId::of(of).map(Route::Problem);
    let entry = register_of(of.kind()).map(|_| Route::Entry(of.clone()));
    let page = project.or(visit).or(problem).or(entry)?;
    ui.session.read(|view| view.book.entity(of).is_some()).then_some(page)
}

/// What a field held then and what it holds now, in words; for what is more than a field, nothing.
fn values(ui: Ui, place: usize) -> (String, String) {
    let told = ui.session.differences().and_then(|all| {
        ui.session.read_then_and_now(|then, now| all.all.get(place).map(|one| both(&then, &now, one, ui.lang)))
    });
    told.flatten().unwrap_or_default()
}

fn both(then: &View, now: &View, one: &Difference, lang: Lang) -> (String, String) {
    let words = PastWords::of(lang);
    match &one.what {
        What::Field { set, then: was, now: is, in_conflict } => {
            let is = value_or(now, &one.of, set.as_str(), is, words.nothing, lang);
            let is = if *in_conflict { words::told(words.in_conflict, &is, lang) } else { is };
            (value_or(then, &one.of, set.as_str(), was, words.nothing, lang), is)
        }
        What::Made(_) | What::MadeAndDeleted | What::Deleted | What::BroughtBack => Default::default(),
    }
}

fn cells(ui: Ui, row: SinceRow, then: String, now: String) -> impl IntoView {
    let title = match page_then(ui, &row.of) {
        Some(route) => view! { <a class="list__name" href=route.href() tabindex="-1">{row.title}</a> }.into_any(),
        None => row.title.into_any(),
    };
    view! {
        <Cell>{row.project}</Cell>
        <Cell>{title}</Cell>
        <Cell kind=CellKind::Quiet>{row.field}</Cell>
        <Cell kind=CellKind::Quiet>{then}</Cell>
        <Cell>{now}</Cell>
        <Cell>{row.who}</Cell>
        <Cell><span class="num">{when(row.at)}</span></Cell>
    }
}

fn card(row: SinceRow, then: &str, now: &str) -> impl IntoView {
    let told = if then.is_empty() && now.is_empty() { String::new() } else { format!("{then} → {now}") };
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.title}</span>
            <span class="card__end"><span class="num">{when(row.at)}</span></span>
        </div>
        <div class="card__meta">
            <span>{row.field}</span>
            <span class="one-line">{told}</span>
            <span>{row.who}</span>
        </div>
    }
}

/// The list as a plain table, when someone prints.
#[component]
pub fn Printed(ui: Ui, list: OpenList) -> impl IntoView {
    view! { <PrintedList ui printing=list.printing paper=move |()| on_paper(ui, list) /> }
}

/// The list as it goes out, on paper or as a file.
pub fn on_paper(ui: Ui, list: OpenList) -> PaperList {
    let lang = ui.lang;
    let words = PastWords::of(lang);
    let line = |row: &SinceRow| {
        let (then, now) = values(ui, row.place);
        vec![row.project.clone(), row.title.clone(), row.field.clone(), then, now, row.who.clone(), when(row.at)]
    };
    let rows: Vec<Vec<String>> = list.rows.with_untracked(|rows| {
        list.shown.with_untracked(|shown| shown.iter().filter_map(|place| rows.get(*place)).map(line).collect())
    });
    let filtered = list.asked.with_untracked(|asked| {
        let chosen = asked.filter.chosen.iter().flat_map(|(facet, values)| {
            values.iter().map(move |value| match *facet {
                "what" => what_name(value, words).to_owned(),
                "kind" => words::kind_name(value, lang),
                _ => value.clone(),
            })
        });
        let text = Some(asked.filter.text.trim().to_owned()).filter(|text| !text.is_empty());
        chosen.chain(text).collect::<Vec<_>>().join(words::list_comma(lang))
    });
    PaperList {
        title: words.list.to_owned(),
        foot: words::differences_shown(rows.len(), rows.len(), lang),
        filtered,
        columns: COLUMNS
            .iter()
            .map(|column| PaperColumn { head: (column.head)(words).to_owned(), set: PaperCell::Words })
            .collect(),
        rows,
        sums: None,
    }
}
