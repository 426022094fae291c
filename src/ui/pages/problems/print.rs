//! The filtered ledger on paper, in the columns that are shown on the screen.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProblemId;
use crate::domain::ledger::Row;
use crate::domain::records::Problem;
use crate::domain::text::Lang;
use crate::exchange::sheets::{Sheet, problems_table};
use crate::ui::context::Ui;
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords, SheetWords};

use super::columns::{Col, Shown};
use super::kept::Kept;
use super::open_ledger::OpenLedger;

/// The ledger as a plain table, when someone prints.
#[component]
pub fn PrintedLedger(
    ui: Ui,
    ledger: OpenLedger,
    table: Memo<Arc<Vec<Row>>>,
    filtered: Signal<String>,
    printing: RwSignal<bool>,
) -> impl IntoView {
    let paper = move |()| list(ui, ledger, &table.get_untracked(), filtered.get_untracked());
    view! { <PrintedList ui printing paper /> }
}

/// The same as a table that goes out.
pub fn sheet(ui: Ui, ledger: OpenLedger, rows: &[Row], filtered: String) -> Sheet {
    list(ui, ledger, rows, filtered).sheet(ui)
}

/// The rows of it that are marked, or all where none is.
pub fn marked_sheet(ui: Ui, ledger: OpenLedger, rows: &[Row], filtered: String) -> Sheet {
    let columns = ledger.kept.with_untracked(Kept::columns);
    ledger_on_paper(ui, &columns, &marked_or_all(ledger), rows, filtered).sheet(ui)
}

/// The problems that are shown, with everything that is known of them: it comes in again as it went out.
pub fn whole_sheet(ui: Ui, ledger: OpenLedger) -> Sheet {
    let ids = ledger.ids.get_untracked();
    let table = ui.session.read(|view| problems_table(view.book, view.tables, &ids, ui.lang));
    let title = ProblemsWords::of(ui.lang).title.to_owned();
    Sheet { title, footer: SheetWords::of(ui.lang).page_of.to_owned(), ..table }
}

fn marked_or_all(ledger: OpenLedger) -> Vec<ProblemId> {
    let marked = ledger.marked.get_untracked();
    let is_taken = |id: &&ProblemId| marked.is_empty() || marked.contains(*id);
    ledger.ids.with_untracked(|ids| ids.iter().filter(is_taken).cloned().collect())
}

fn list(ui: Ui, ledger: OpenLedger, rows: &[Row], filtered: String) -> PaperList {
    let columns = ledger.kept.with_untracked(Kept::columns);
    ledger_on_paper(ui, &columns, &ledger.ids.get_untracked(), rows, filtered)
}

fn ledger_on_paper(ui: Ui, columns: &[Col], ids: &[ProblemId], rows: &[Row], filtered: String) -> PaperList {
    let words = ProblemsWords::of(ui.lang);
    let today = ui.session.today().get_untracked();
    let by_id: HashMap<&ProblemId, &Row> = rows.iter().map(|row| (&row.problem.id, row)).collect();
    let shown = ids.iter().filter_map(|id| by_id.get(id)).map(|row| Shown {
        problem: Arc::clone(&row.problem),
        project: row.project.to_string(),
        left: row.left,
        today,
    });
    PaperList {
        title: words.title.to_owned(),
        foot: words::print_foot(ids.len(), &today.to_string(), ui.lang),
        filtered,
        columns: columns
            .iter()
            .map(|column| PaperColumn { head: column.label(words).to_owned(), set: set(*column) })
            .collect(),
        rows: shown.map(|shown| columns.iter().map(|column| on_paper(&shown, *column, ui.lang)).collect()).collect(),
        sums: None,
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

const fn set(column: Col) -> PaperCell {
    match column {
        Col::Number | Col::Severity | Col::Found | Col::Deadline | Col::Left => PaperCell::Line,
        Col::Problem | Col::Project | Col::Category | Col::Unit | Col::Assisting | Col::Leader | Col::State => {
            PaperCell::Words
        }
    }
}
