//! 按项目: the matrix where there is room, a list of projects where there is not.

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::progress::cells::Slot;
use crate::domain::progress::matrix::ProjectApprovals;
use crate::domain::project_page::Part;
use crate::domain::registers::approval::REGISTER;
use crate::ui::controls::{Column, MatrixCell, RowLayout, VirtualTable, media};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ApprovalsWords};

use super::cells::{sign_view, slot_told, slot_view};
use super::legend::legend;
use super::open::{OpenMatrix, entry_href};

/// Where the matrix has no room.
const CRAMPED: &str = "(max-width: 1179px)";

/// The heights of a row and of a card, in rem.
const LINE: f64 = 2.0;
const CARD: f64 = 5.0;

/// The rows that are shown.
#[component]
pub fn Grid(open: OpenMatrix) -> impl IntoView {
    let (ui, words) = (open.ui, ApprovalsWords::of(open.ui.lang));
    let cramped = media(CRAMPED);
    let places = Memo::new(move |_| open.columns());
    let column = RwSignal::new(0_usize);
    let layout = Signal::derive(move || if cramped.get() { RowLayout::Cards } else { RowLayout::Table });
    let go = move |project: ProjectId| {
        if layout.get_untracked() == RowLayout::Cards {
            return route::go(&Route::ProjectPart(project, Part::Register(&REGISTER)));
        }
        let place = column.get_untracked().checked_sub(1);
        match place.and_then(|at| places.with_untracked(|places| places.get(at).copied())) {
            Some(place) => open.edit(&project, place),
            None => route::go(&Route::Project(project)),
        }
    };
    // Drawn anew where the columns become other ones, which the office alone brings about.
    let table = move || {
        let places = places.get();
        let heads = places.iter().map(|place| {
            let place = *place;
            Column::new(Signal::derive(move || open.type_name(place, ui.lang).to_owned()), "minmax(0, 1fr)").upright()
        });
        let columns = std::iter::once(Column::new(words.project.to_owned(), "13rem")).chain(heads).collect();
        let row = move |project: Signal<ProjectId>| {
            let row = Memo::new(move |_| open.row(&project.get()));
            match layout.get_untracked() {
                RowLayout::Table => grid_row(open, row, &places),
                RowLayout::Cards => card(open, row).into_any(),
            }
        };
        view! {
            <VirtualTable
                label=words.grid
                columns
                keys=open.shown
                row=row
                on_open=go
                layout
                row_height=LINE
                card_height=CARD
                column
                address=Signal::derive(move || ui.route.with(Route::href))
            />
        }
    };
    view! {
        <div class="approvals__grid">{table}</div>
        {legend(ui)}
    }
}

fn grid_row(open: OpenMatrix, row: Memo<Option<ProjectApprovals>>, places: &[usize]) -> AnyView {
    let name = move || row.with(|row| row.as_ref().map_or_else(String::new, |row| row.project.name.clone()));
    let cells = places.iter().enumerate().map(|(at, place)| cell(open, row, *place, at + 1)).collect_view();
    view! {
        <MatrixCell column=0 class="approvals__project" is_head=true>
            <div class="vtable__text" title=name>{name}</div>
        </MatrixCell>
        {cells}
    }
    .into_any()
}

fn cell(open: OpenMatrix, row: Memo<Option<ProjectApprovals>>, place: usize, column: usize) -> impl IntoView {
    let lang = open.ui.lang;
    let slot = Memo::new(move |_| {
        row.with(|row| row.as_ref().and_then(|row| row.row.slots.get(place).cloned())).unwrap_or(Slot::Nothing)
    });
    let label = Signal::derive(move || Some(slot.with(|slot| slot_told(slot, open.type_name(place, lang), lang))));
    let class = Signal::derive(move || {
        let aside = open.asked.with(|asked| {
            let asks_of_cells = !asked.department.is_empty() || !asked.wants.is_empty();
            asks_of_cells && slot.with(|slot| !asked.is_about(slot))
        });
        if aside { "approvals__cell approvals__cell--aside" } else { "approvals__cell" }.to_owned()
    });
    let content = move || slot.with(|slot| slot_view(slot, open.matrix.with(|matrix| matrix.today), lang));
    view! { <MatrixCell column class label>{content}</MatrixCell> }
}

/// One project where there is no room for the matrix: its approvals that are under way or press, and what they come to.
fn card(open: OpenMatrix, row: Memo<Option<ProjectApprovals>>) -> impl IntoView {
    let lang = open.ui.lang;
    move || {
        row.get().map(|row| {
            let today = open.matrix.with(|matrix| matrix.today);
            let cells: Vec<_> = row.row.slots.iter().enumerate().collect();
            let pressing = cells.iter().filter_map(|(place, slot)| Some((*place, slot.cell()?)));
            let pressing = pressing.filter(|(_, cell)| cell.watch.state.is_open() || cell.ends_in(today).is_some());
            let signs = pressing.map(|(place, cell)| {
                view! {
                    <a
                        class="approvals__sign"
                        href=entry_href(&cell.entry)
                        title=words::approval_told(open.type_name(place, lang), cell, lang)
                        on:click=|ev| ev.stop_propagation()
                    >
                        <span>{open.type_name(place, lang)}</span>
                        {sign_view(cell, today, lang)}
                    </a>
                }
            });
            let granted = row.row.cells().filter(|cell| cell.granted.is_some()).count();
            let under_way = row.row.cells().filter(|cell| cell.watch.state.is_open()).count();
            view! {
                <span class="card__line"><span class="card__title">{row.project.name.clone()}</span></span>
                <span class="approvals__signs">{signs.collect_view()}</span>
                <span class="card__meta num">
                    <span>{row.project.lead_unit.clone()}</span>
                    <span>{words::approvals_sum(granted, under_way, row.row.missing(), lang)}</span>
                </span>
            }
        })
    }
}
