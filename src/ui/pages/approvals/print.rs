//! The matrix on paper: A4 landscape, all rows that are shown, the legend below.

use leptos::prelude::*;

use crate::domain::command::office;
use crate::ui::parts::on_paper::OnPaper;
use crate::ui::words::{self, ApprovalsWords};

use super::cells::slot_view;
use super::legend::legend;
use super::open::OpenMatrix;

/// A plain table that is built when someone prints, and gone afterwards.
#[component]
pub fn PrintedMatrix(open: OpenMatrix, printing: RwSignal<bool>) -> impl IntoView {
    view! { <OnPaper printing sheet=move || sheet(open) /> }
}

fn sheet(open: OpenMatrix) -> impl IntoView {
    let (ui, words) = (open.ui, ApprovalsWords::of(open.ui.lang));
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let (matrix, shown, places) = (open.matrix.get_untracked(), open.shown.get_untracked(), open.columns());
    let rows = matrix.rows.iter().filter(|row| shown.contains(&row.project.id)).map(|row| {
        let cells = places.iter().map(|place| {
            let slot = row.row.slots.get(*place).map(|slot| slot_view(slot, matrix.today, ui.lang));
            view! { <td>{slot}</td> }
        });
        view! { <tr><th scope="row">{row.project.name.clone()}</th>{cells.collect_view()}</tr> }
    });
    let heads = places.iter().map(|place| {
        view! { <th scope="col" class="approvals__head">{open.type_name(*place, ui.lang)}</th> }
    });
    view! {
        <div class="print-only sheet approvals__sheet">
            <header class="sheet__head">
                <p class="sheet__title">{words.title}</p>
                <p class="sheet__line">
                    <span>{words::filled_in_by(&office, ui.lang)}</span>
                    <span>{words::approvals_foot(shown.len(), &matrix.today.to_string(), ui.lang)}</span>
                </p>
            </header>
            <table class="ledger">
                <thead><tr><th scope="col">{words.project}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {legend(ui)}
        </div>
    }
}
