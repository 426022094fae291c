//! The line of sums below the rows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::fields::FieldKind;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::money;
use crate::domain::register::Column;
use crate::domain::register::rows::EntryRow;
use crate::domain::register::sums::{is_summed, sum_of, total_of};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::sum_line::{SumLine, Summed};

use super::columns::{head, holds_figures, track};
use super::open_list::OpenEntries;

/// The sum of each column, where it has one.
pub fn sums(ui: Ui, list: OpenEntries, columns: &[Column]) -> Vec<Option<String>> {
    let lang = ui.lang;
    let rounding = ui.session.read(|view| view.figure_settings().rounding);
    list.rows.with(|rows| {
        let shown: Vec<&EntryRow> = list.shown.with(|shown| shown.iter().map(|place| &rows[*place]).collect());
        columns.iter().map(|column| sum(list, *column, &shown, rounding, lang)).collect()
    })
}

fn sum(list: OpenEntries, column: Column, shown: &[&EntryRow], rounding: Rounding, lang: Lang) -> Option<String> {
    if let Some(key) = column.derived() {
        return total_of(key, shown)?.shown(rounding).map(Amount::grouped);
    }
    let spec = list.register.field(column.field()?).filter(|spec| is_summed(list.register, spec, shown))?;
    let sum = sum_of(spec.key, shown)?;
    Some(match spec.kind {
        FieldKind::Money => money::in_column(sum, lang),
        _ => sum.grouped(),
    })
}

/// The line of a list with these columns.
#[component]
pub fn Sums(ui: Ui, list: OpenEntries, columns: Arc<Vec<Column>>) -> impl IntoView {
    let of = |column: &Column| Summed {
        head: head(list.register, *column, ui.lang),
        width: track(list.register, *column, ui.lang).1,
        holds_figures: holds_figures(list.register, *column),
    };
    let heads = columns.iter().map(of).collect();
    let told = Memo::new(move |_| sums(ui, list, &columns));
    view! { <SumLine columns=heads sums=told /> }
}
