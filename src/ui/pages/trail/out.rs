//! The trail as it goes out: on paper, as a workbook, as CSV, for Word.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::report::document::{Block, Cells, Column, Document, Table, TableRow, cell};
use crate::domain::text::Text;
use crate::domain::trail::Act;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, MenuItem};
use crate::ui::pages::reports::export_word;
use crate::ui::parts::export::{Outgoing, export_items};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList};
use crate::ui::words::{self, PaperWords, TrailWords};

use super::open_list::OpenList;
use super::rows::{COLUMNS, cells_of};

/// What the trail can go out as.
pub fn items(ui: Ui, list: OpenList) -> Vec<MenuItem> {
    let out = Outgoing::of(move || on_paper(ui, list).sheet(ui));
    let word = Callback::new(move |()| export_word(ui, Arc::new(document(ui, on_paper(ui, list)))));
    let mut items = export_items(ui, out);
    items.push(MenuItem::new(TrailWords::of(ui.lang).as_word, word).icon(Icon::Export));
    items
}

/// All rows that are shown, not only those in sight.
pub fn on_paper(ui: Ui, list: OpenList) -> PaperList {
    let words = TrailWords::of(ui.lang);
    let shown = list.shown.get_untracked();
    let rows: Vec<Vec<String>> =
        shown.iter().filter_map(|place| untrack(|| cells_of(ui, list, *place))).map(Vec::from).collect();
    let filtered = list.asked.with_untracked(|asked| {
        let chosen = asked.filter.chosen.values().flatten().map(|value| match Act::from_key(value) {
            Some(act) => words::act_name(act, ui.lang).to_owned(),
            None => value.clone(),
        });
        let text = Some(asked.filter.text.trim().to_owned()).filter(|text| !text.is_empty());
        chosen.chain(text).collect::<Vec<_>>().join(words::list_comma(ui.lang))
    });
    let all = list.trail.with_untracked(|trail| trail.rows.len());
    PaperList {
        title: list.trail.with_untracked(|trail| words::trail_of(&trail.title, ui.lang)),
        foot: words::changes_shown(rows.len(), all, ui.lang),
        filtered,
        columns: COLUMNS
            .iter()
            .map(|column| PaperColumn { head: (column.head)(words).to_owned(), set: PaperCell::Words })
            .collect(),
        rows,
        sums: None,
    }
}

/// The same as a document with one table.
fn document(ui: Ui, list: PaperList) -> Document {
    let place = PaperWords::of(ui.lang).place.to_owned();
    let heads = std::iter::once(place).chain(list.columns.into_iter().map(|column| column.head));
    let columns = heads.map(|head| Column { head: cell(head), cells: Cells::Words }).collect();
    let rows = list.rows.into_iter().enumerate().map(|(place, cells)| TableRow {
        cells: std::iter::once((place + 1).to_string()).chain(cells).map(cell).collect(),
        ..TableRow::default()
    });
    let filtered = (!list.filtered.is_empty()).then(|| words::print_filter(&list.filtered, ui.lang));
    let table = Table {
        id: "trail".to_owned(),
        title: cell(list.title.clone()),
        notes: std::iter::once(list.foot).chain(filtered).map(cell).collect(),
        columns,
        rows: rows.collect(),
        foot: Text::default(),
    };
    Document { name: cell(list.title), blocks: vec![Block::Table(table)], ..Document::default() }
}
