//! The filtered ledger on paper: every row of it, not only those in sight, in the columns that are shown on the screen.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::ids::ProblemId;
use crate::domain::ledger::Row;
use crate::domain::records::Problem;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::on_paper::OnPaper;
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

use super::columns::{Col, Shown};
use super::kept::Kept;
use super::open_ledger::OpenLedger;

/// A plain table that is built when someone prints, and gone afterwards.
#[component]
pub fn PrintedLedger(
    ui: Ui,
    ledger: OpenLedger,
    table: Memo<Arc<Vec<Row>>>,
    filtered: Signal<String>,
    printing: RwSignal<bool>,
) -> impl IntoView {
    let sheet = move || {
        let columns = ledger.kept.with_untracked(Kept::columns);
        let (ids, rows) = (ledger.ids.get_untracked(), table.get_untracked());
        view! { <Sheet ui columns ids rows filtered=filtered.get_untracked() /> }
    };
    view! { <OnPaper printing sheet /> }
}

#[component]
fn Sheet(ui: Ui, columns: Vec<Col>, ids: Arc<Vec<ProblemId>>, rows: Arc<Vec<Row>>, filtered: String) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let today = ui.session.today().get_untracked();
    let by_id: HashMap<&ProblemId, &Row> = rows.iter().map(|row| (&row.problem.id, row)).collect();
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let shown = ids.iter().filter_map(|id| by_id.get(id)).map(|row| Shown {
        problem: Arc::clone(&row.problem),
        project: row.project.to_string(),
        left: row.left,
        today,
    });
    let lines = shown.enumerate().map(|(place, shown)| {
        let cells =
            columns.iter().map(|column| view! { <td class=class(*column)>{on_paper(&shown, *column, lang)}</td> });
        view! { <tr><td class="num">{place + 1}</td>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="print-only sheet">
            <header class="sheet__head">
                <p class="sheet__title">{words.title}</p>
                <p class="sheet__line">
                    <span>{words::filled_in_by(&office, lang)}</span>
                    <span>{words::print_foot(ids.len(), &today.to_string(), lang)}</span>
                </p>
                {(!filtered.is_empty()).then(|| view! { <p>{words::print_filter(&filtered, lang)}</p> })}
            </header>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.place}</th>
                        {columns.iter().map(|column| view! { <th scope="col">{column.label(words)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
            <footer class="sheet__foot">
                <span>{words.audited_by}</span>
                <span>{words.filled_in_by_person}</span>
                <span>{words.signed_on}</span>
            </footer>
        </div>
    }
}

/// What a column says on paper, where nobody can point at a word to learn more: what lies over a state stands beside it.
fn on_paper(shown: &Shown, column: Col, lang: Lang) -> String {
    match column {
        Col::State => standing(&shown.problem, lang),
        other => shown.text(other, lang),
    }
}

fn standing(problem: &Problem, lang: Lang) -> String {
    let (state, over) = (words::state(problem.state, lang), shared::standing(problem, lang).0);
    if state == over { state.to_owned() } else { words::state_and_over(state, over, lang) }
}

const fn class(column: Col) -> &'static str {
    match column {
        Col::Number | Col::Severity | Col::Found | Col::Deadline | Col::Left => "one-line",
        Col::Problem | Col::Project | Col::Category | Col::Unit | Col::Assisting | Col::Leader | Col::State => "",
    }
}
