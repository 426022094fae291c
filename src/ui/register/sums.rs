//! The line of sums below the rows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::fields::FieldKind;
use crate::domain::money;
use crate::domain::register::Column;
use crate::domain::register::query::{EntryRow, is_summed, sum_of};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{NARROW, media};
use crate::ui::words::RegisterWords;

use super::columns::{head, holds_figures, track};
use super::open_list::OpenEntries;

/// The sum of each column, where it has one.
pub fn sums(list: OpenEntries, columns: &[Column], lang: Lang) -> Vec<Option<String>> {
    list.rows.with(|rows| {
        let shown: Vec<&EntryRow> = list.shown.with(|shown| shown.iter().map(|place| &rows[*place]).collect());
        columns.iter().map(|column| sum(list, *column, &shown, lang)).collect()
    })
}

fn sum(list: OpenEntries, column: Column, shown: &[&EntryRow], lang: Lang) -> Option<String> {
    let spec = list.register.field(column.field()?).filter(|spec| is_summed(list.register, spec, shown))?;
    let sum = sum_of(spec.key, shown)?;
    Some(match spec.kind {
        FieldKind::Money => money::in_column(sum, lang),
        _ => sum.grouped(),
    })
}

/// The line: under the columns of a table, as words on a narrow page. Nothing where nothing is summed.
#[component]
pub fn Sums(ui: Ui, list: OpenEntries, columns: Arc<Vec<Column>>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let narrow = media(NARROW);
    let tracks: Vec<&str> = columns.iter().map(|column| track(list.register, *column, ui.lang).1).collect();
    let tracks = tracks.join(" ");
    let summed = Arc::clone(&columns);
    let told = Memo::new(move |_| sums(list, &summed, ui.lang));
    move || {
        let told = told.get();
        if told.iter().all(Option::is_none) {
            return None;
        }
        let named = told
            .iter()
            .zip(columns.iter())
            .filter_map(|(sum, column)| Some(format!("{} {}", head(list.register, *column, ui.lang), sum.as_ref()?)));
        let in_words = format!("{}　{}", words.sum, named.collect::<Vec<_>>().join("　"));
        if narrow.get() {
            return Some(view! { <p class="register__sum-words num">{in_words}</p> }.into_any());
        }
        let cells = told.into_iter().zip(columns.iter()).enumerate().map(|(place, (sum, column))| {
            let class = match holds_figures(list.register, *column) {
                true => "register__sum-cell register__sum-cell--end num",
                false => "register__sum-cell",
            };
            let first = (place == 0).then_some(words.sum);
            view! { <span class=class>{first}{sum}</span> }
        });
        Some(
            view! {
                <div class="register__sums" role="group" aria-label=in_words style=("--columns", tracks.clone())>
                    {cells.collect_view()}
                </div>
            }
            .into_any(),
        )
    }
}
