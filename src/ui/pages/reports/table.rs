//! A table of a document, and what goes out of it: to the clipboard, to a workbook.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;
use crate::domain::report::document::{Cells, Table, TableRow};
use crate::domain::report::said::Piece;
use crate::domain::text::Lang;
use crate::exchange::sheets::{Holds, Sheet, SheetColumn};
use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::words::{ReportWords, SheetWords, list_comma, told};

use super::desk::Desk;
use super::leads::{href, piece, words};

const fn class(cells: Cells) -> &'static str {
    match cells {
        Cells::Words => "",
        Cells::Figures => "doc__cell--figure",
        Cells::Middle => "doc__cell--middle",
    }
}

/// The table, with its title and what is done with it.
pub fn table(desk: Desk, table: Table) -> impl IntoView {
    let lang = desk.ui.lang;
    let title =
        (!table.title.is_blank()).then(|| view! { <p class="doc__table-title">{table.title.get(lang).to_owned()}</p> });
    let notes = (!table.notes.is_empty()).then(|| {
        let notes = table.notes.iter().map(|note| view! { <span>{words(desk, note)}</span> }).collect_view();
        view! { <p class="doc__notes">{notes}</p> }
    });
    let heads = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.head.get(lang).to_owned()}</th> })
        .collect_view();
    let kinds: Vec<Cells> = table.columns.iter().map(|column| column.cells).collect();
    let rows = table.rows.iter().map(|row| line(desk, row, &kinds)).collect_view();
    let foot = (!table.foot.is_blank()).then(|| view! { <p class="doc__foot">{words(desk, &table.foot)}</p> });
    let name = name(&table, lang);
    let goes_out = title.is_some().then(|| view! { <GoesOut ui=desk.ui table /> });
    view! {
        {title}
        {goes_out}
        {notes}
        <div class="doc__scroll" role="region" aria-label=name tabindex="0">
            <table class="doc__table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {foot}
    }
}

/// What a table is called where it is scrolled to: its title, else by its heads, since several without a title may stand on a page.
fn name(table: &Table, lang: Lang) -> String {
    if !table.title.is_blank() {
        return table.title.get(lang).to_owned();
    }
    let heads: Vec<&str> = table.columns.iter().map(|column| column.head.get(lang)).collect();
    told(ReportWords::of(lang).table, &heads.join(list_comma(lang)), lang)
}

/// A row; what it is about is reached by its first words.
fn line(desk: Desk, row: &TableRow, kinds: &[Cells]) -> impl IntoView + use<> {
    let lang = desk.ui.lang;
    let lead = row.rows.as_ref().map(|rows| href(rows, desk.as_of));
    let named = kinds.iter().position(|cells| *cells == Cells::Words);
    let cells = row.cells.iter().zip(kinds).enumerate().map(|(place, (cell, kind))| {
        let text = cell.get(lang).to_owned();
        let inner = match (row.leads.get(place).cloned().flatten(), lead.clone().filter(|_| named == Some(place))) {
            (Some(rows), _) => piece(desk.ui, Piece { text, rows: Some(rows) }, desk.as_of),
            (None, Some(href)) => view! { <a class="doc__name" href=href>{text}</a> }.into_any(),
            (None, None) => text.into_any(),
        };
        view! { <td class=class(*kind)>{inner}</td> }
    });
    let class = if row.is_sum { "doc__sum" } else { "" };
    view! { <tr class=class>{cells.collect_view()}</tr> }
}

/// The workbook, and what a spreadsheet takes over the clipboard.
#[component]
fn GoesOut(ui: Ui, table: Table) -> impl IntoView {
    let table = StoredValue::new(table);
    let out = Outgoing::of(move || table.with_value(|table| sheet(table, ui.lang)));
    view! {
        <div class="row row--end no-print">
            <ExportMenu ui out />
        </div>
    }
}

/// Copies a text and says what came of it.
pub fn copy(ui: Ui, text: String) {
    let words = ReportWords::of(ui.lang);
    spawn_local(async move {
        match clipboard::copy(&text).await {
            true => ui.toast(words.copied, Tone::Good),
            false => ui.toast(words.not_copied, Tone::Warn),
        }
    });
}

/// The table as one that goes out; its last sum is that of the sheet.
fn sheet(table: &Table, lang: Lang) -> Sheet {
    let texts = |row: &TableRow| row.cells.iter().map(|cell| cell.get(lang).to_owned()).collect::<Vec<_>>();
    let (last, rows) = match table.rows.split_last() {
        Some((last, rows)) if last.is_sum => (Some(texts(last)), rows),
        _ => (None, &table.rows[..]),
    };
    let holds = |cells: Cells| match cells {
        Cells::Words | Cells::Middle => Holds::Words,
        Cells::Figures => Holds::Figures,
    };
    let notes = table.notes.iter().chain([&table.foot]).filter(|note| !note.is_blank());
    Sheet {
        title: table.title.get(lang).to_owned(),
        notes: notes.map(|note| note.get(lang).to_owned()).collect(),
        columns: table
            .columns
            .iter()
            .map(|column| SheetColumn { head: column.head.get(lang).to_owned(), holds: holds(column.cells) })
            .collect(),
        rows: rows.iter().map(texts).collect(),
        sums: last,
        footer: SheetWords::of(lang).page_of.to_owned(),
    }
}
