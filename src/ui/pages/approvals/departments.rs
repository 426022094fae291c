//! 按部门: who holds what for how long. Every figure opens its list.

use leptos::prelude::*;

use crate::app::ledger::approvals::Want;
use crate::domain::command::office;
use crate::domain::figures::departments::DepartmentRow;
use crate::domain::progress::cells::MatrixCell;
use crate::domain::progress::matrix::{Matrix, project_of};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::ui::controls::{EmptyState, Icon};
use crate::ui::words::ApprovalsWords;

use super::open::{OpenMatrix, entry_href};

/// The table.
#[component]
pub fn Departments(open: OpenMatrix) -> impl IntoView {
    let words = ApprovalsWords::of(open.ui.lang);
    let rows = Memo::new(move |_| open.matrix.with(|matrix| matrix.departments()));
    move || match rows.with(Vec::is_empty) {
        true => view! {
            <EmptyState icon=Icon::Unit title=words.no_departments text=words.no_departments_text.to_owned() />
        }
        .into_any(),
        false => view! { <Table open rows /> }.into_any(),
    }
}

#[component]
fn Table(open: OpenMatrix, rows: Memo<Vec<DepartmentRow>>) -> impl IntoView {
    let words = ApprovalsWords::of(open.ui.lang);
    let rounding =
        open.ui.session.watch(&[RecordKind::Other], |view| FigureSettings::of(view.book, &office()).rounding);
    let lines = move || {
        let rounding = rounding.get();
        open.matrix
            .with(|matrix| rows.with(|rows| rows.iter().map(|row| line(open, matrix, row, rounding)).collect_view()))
    };
    view! {
        <p class="quiet">{words.counts_approvals}</p>
        <div class="ledger--scroll">
            <table class="ledger approvals__departments">
                <thead>
                    <tr>
                        <th scope="col">{words.department}</th>
                        <th scope="col" class="num">{words.open}</th>
                        <th scope="col" class="num">{words.mean_used}</th>
                        <th scope="col" class="num">{words.over}</th>
                        <th scope="col">{words.longest}</th>
                        <th scope="col" class="num">{words.owner}</th>
                        <th scope="col" class="num">{words.silent}</th>
                        <th scope="col" class="num">{words.ends_soon}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(
    open: OpenMatrix,
    matrix: &Matrix,
    row: &DepartmentRow,
    rounding: crate::domain::figures::amount::Rounding,
) -> impl IntoView + use<> {
    let words = ApprovalsWords::of(open.ui.lang);
    let unit = row.unit.as_deref();
    let held = |chosen: fn(&MatrixCell) -> bool| {
        matrix.cells().filter(|(_, _, cell)| cell.watch.unit.as_deref() == unit && chosen(cell)).count()
    };
    // Approvals that name no department have no list of their own.
    let counted = |count: usize, want: Want| match (count, unit) {
        (0, _) => view! { <span class="quiet">"0"</span> }.into_any(),
        (count, None) => figure(count).into_any(),
        (count, Some(_)) => {
            view! { <a class="figure" href=OpenMatrix::listed_at(unit, Some(want))>{figure(count)}</a> }.into_any()
        }
    };
    let mean = row.mean_used.shown(rounding).map_or_else(|| "—".to_owned(), |mean| mean.to_string());
    let longest = row.longest.as_ref().map(|(approval, used)| {
        let project = open.ui.session.read(|view| {
            let project = project_of(view.tables, approval)?;
            view.tables.project(&project).map(|project| project.name.clone())
        });
        view! { <a href=entry_href(approval)>{format!("{used} · {}", project.unwrap_or_default())}</a> }
    });
    view! {
        <tr>
            <th scope="row">{match unit {
                Some(unit) => view! { <a href=OpenMatrix::listed_at(Some(unit), None)>{unit.to_owned()}</a> }.into_any(),
                None => view! { <span class="quiet">{words.no_department}</span> }.into_any(),
            }}</th>
            <td class="num">{counted(row.open.len(), Want::Open)}</td>
            <td class="num">{mean}</td>
            <td class="num">{counted(row.over.len(), Want::Over)}</td>
            <td>{longest}</td>
            <td class="num">{counted(held(MatrixCell::waits_for_owner), Want::Owner)}</td>
            <td class="num">{counted(held(MatrixCell::is_silent), Want::Silent)}</td>
            <td class="num">{counted(held(|cell| Want::Expiring.is_met_by(cell)), Want::Expiring)}</td>
        </tr>
    }
}
