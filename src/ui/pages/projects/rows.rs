//! The rows of the list of projects under their columns, the sums below them, and the project beside them where there is room.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{RowLayout, VirtualTable, media};
use crate::ui::parts::lists::{CARD, ROOMY, WIDE, room_for_columns, row_height, row_layout};
use crate::ui::parts::sum_line::{SumLine, Summed};
use crate::ui::route::{self, Route};
use crate::ui::words::ProjectWords;

use super::beside::Beside;
use super::cells::card;
use super::col::Col;
use super::open_list::{OpenProjects, sum_among};

thread_local! {
    static BESIDE: RefCell<Option<ProjectId>> = RefCell::default();
}

/// The rows, and beside them the current project where there is room.
#[component]
pub fn Rows(list: OpenProjects) -> impl IntoView {
    let lang = Ui::get().lang;
    let (wide, roomy) = (media(WIDE), media(ROOMY));
    let keys = list.keys;
    let here = |id: &ProjectId| keys.with_untracked(|keys| keys.contains(id));
    let open = RwSignal::new(BESIDE.with_borrow(Clone::clone).filter(here));
    Effect::new(move |_| BESIDE.set(open.get()));
    // The project beside the list follows the arrows.
    Effect::new(move |before: Option<()>| {
        let at = list.current.get();
        if before.is_some() && open.with_untracked(Option::is_some) {
            open.set(keys.with_untracked(|keys| keys.get(at).cloned()));
        }
    });
    let beside = Memo::new(move |_| open.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    let room = room_for_columns(is_split);
    let columns = Memo::new(move |_| {
        let chosen = list.kept.with(|kept| kept.columns().to_vec());
        Col::fitting(chosen, room.get(), is_split.get(), roomy.get(), lang)
    });
    let on_open = Callback::new(move |id: ProjectId| match wide.get_untracked() {
        true => open.set(Some(id)),
        false => route::go(&Route::Project(id)),
    });
    let class = move || if is_split.get() { "lists lists--split" } else { "lists" };
    view! {
        <div class=class>
            {move || view! { <Table list columns=columns.get() wide on_open /> }}
            {move || beside.get().map(|id| view! { <Beside id on_close=move || open.set(None) /> })}
        </div>
    }
}

#[component]
fn Table(list: OpenProjects, columns: Vec<Col>, wide: Signal<bool>, on_open: Callback<ProjectId>) -> impl IntoView {
    let ui = Ui::get();
    let layout = row_layout();
    let heads = columns.iter().map(|column| column.head(list, ui.lang)).collect();
    let summed = columns.iter().map(|column| Summed {
        head: column.label(ui.lang),
        width: column.track(ui.lang).1,
        holds_figures: column.measure().is_some(),
    });
    let summed = summed.collect();
    let measures: Vec<_> = columns.iter().map(|column| column.measure()).collect();
    let sums = Signal::derive(move || {
        let of = |measure: &Option<_>| list.sums.with(|sums| measure.and_then(|measure| sum_among(sums, measure)));
        measures.iter().map(of).collect()
    });
    let columns = StoredValue::new(columns);
    let row = move |id: Signal<ProjectId>| {
        let row = Memo::new(move |_| id.with(|id| list.row(id)));
        view! {
            {move || row.get().map(|row| match layout.get() {
                RowLayout::Table => {
                    columns.with_value(|columns| columns.iter().map(|column| column.cell(&row, ui, wide)).collect_view())
                        .into_any()
                }
                RowLayout::Cards => card(&row, ui).into_any(),
            })}
        }
        .into_any()
    };
    view! {
        <div>
            <VirtualTable
                label=ProjectWords::of(ui.lang).list
                columns=heads
                keys=Signal::derive(move || list.keys.get())
                row=Callback::new(row)
                on_open
                layout
                current=list.current
                row_height=row_height()
                card_height=CARD
                address=Signal::derive(move || list.asked.with(|asked| Route::Projects(asked.write()).href()))
            />
            <SumLine columns=summed sums />
        </div>
    }
}
