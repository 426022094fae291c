//! The list on paper: what is on the screen, every row of it.

use leptos::prelude::*;

use crate::exchange::sheets::Sheet;
use crate::ui::context::Ui;
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::words;

use super::clocks::Days;
use super::columns::{head, holds_days, holds_figures};
use super::facets::value_name;
use super::kept::KeptColumns;
use super::open_list::OpenEntries;
use super::shown::Shown;
use super::sums::sums;

/// The list as a plain table, when someone prints.
#[component]
pub fn Printed(ui: Ui, list: OpenEntries, printing: RwSignal<bool>) -> impl IntoView {
    view! { <PrintedList ui printing paper=move |()| list_on_paper(ui, list) /> }
}

/// The same as a table that goes out.
pub fn sheet(ui: Ui, list: OpenEntries) -> Sheet {
    list_on_paper(ui, list).sheet(ui)
}

fn list_on_paper(ui: Ui, list: OpenEntries) -> PaperList {
    let lang = ui.lang;
    let register = list.register;
    let columns = list.kept.with_untracked(KeptColumns::columns);
    let set = |column| match () {
        () if holds_figures(register, column) => PaperCell::Figure,
        () if holds_days(register, column) => PaperCell::Line,
        () => PaperCell::Words,
    };
    let rows: Vec<Vec<String>> = ui.session.read(|view| {
        let ids = list.ids.get_untracked();
        let shown = ids.iter().filter_map(|id| Shown::of(&view, id, lang));
        shown.map(|shown| columns.iter().map(|column| shown.text(*column, Days::Full, lang)).collect()).collect()
    });
    let sums = sums(ui, list, &columns);
    let sums = sums.iter().any(Option::is_some).then(|| {
        let mut cells: Vec<String> = sums.into_iter().map(Option::unwrap_or_default).collect();
        if let Some(first) = cells.first_mut().filter(|first| first.is_empty()) {
            words::RegisterWords::of(lang).sum.clone_into(first);
        }
        cells
    });
    let today = list_day(ui);
    PaperList {
        title: register.name.get(lang).to_owned(),
        foot: words::records_on(rows.len(), &today, lang),
        filtered: filtered(ui, list),
        columns: columns
            .iter()
            .map(|column| PaperColumn { head: head(register, *column, lang), set: set(*column) })
            .collect(),
        rows,
        sums,
    }
}

fn list_day(ui: Ui) -> String {
    ui.session.today().get_untracked().to_string()
}

/// What the list is narrowed by, in words.
fn filtered(ui: Ui, list: OpenEntries) -> String {
    let parts: Vec<String> = list.asked.with_untracked(|asked| {
        let chosen = asked.list.narrowed_by().filter_map(|(key, facet)| {
            let values = asked.filter.chosen.get(key)?;
            let names: Vec<String> = values.iter().map(|value| value_name(ui, list.register, facet, value)).collect();
            Some(names.join(words::list_comma(ui.lang)))
        });
        let text = Some(asked.filter.text.trim().to_owned()).filter(|text| !text.is_empty());
        chosen.chain(text).collect()
    });
    parts.join(words::list_comma(ui.lang))
}
