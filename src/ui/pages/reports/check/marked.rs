//! The table itself, with what is doubtful marked.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::table_check::TableCheck;
use crate::domain::text::Lang;
use crate::exchange::check::{Place, Printed};
use crate::ui::words::{self, CheckWords};

/// How many rows are drawn; the doubtful cells are listed whole beside it.
const DRAWN: usize = 200;

/// The table.
#[component]
pub fn Marked(lang: Lang, check: TableCheck) -> impl IntoView {
    let words = CheckWords::of(lang);
    let table = &check.list.table;
    let doubtful: BTreeSet<Place> = check.checked.findings.iter().map(|finding| finding.at).collect();
    let heads = (0..table.width()).map(|column| view! { <th scope="col">{table.name_of(column)}</th> }).collect_view();
    let cell = |row: usize, column: usize, text: &str| {
        let class = Printed::read(text).is_some().then_some("num");
        let text = text.to_owned();
        match doubtful.contains(&Place { row, column }) {
            true => view! { <td class=class><strong>{format!("{text} △")}</strong></td> }.into_any(),
            false => view! { <td class=class>{text}</td> }.into_any(),
        }
    };
    let rows = table.rows.iter().take(DRAWN).enumerate().map(|(place, row)| {
        let cells = (0..table.width()).map(|column| cell(place, column, row.cell(column))).collect_view();
        view! { <tr>{cells}</tr> }
    });
    let more = (table.rows.len() > DRAWN).then(|| words::rows_shown(DRAWN, table.rows.len(), lang));
    view! {
        <section class="section">
            <h2 class="section__title">{words.marked}</h2>
            <div class="doc__scroll" role="region" aria-label=words.marked tabindex="0">
                <table class="ledger">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {more.map(|more| view! { <p class="quiet">{more}</p> })}
        </section>
    }
}
