//! The rows in sight, under their columns, the sums below them, and the entry beside them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::book::EntityId;
use crate::domain::fields::FieldKind;
use crate::domain::register::Column;
use crate::domain::register::query::EntryList;
use crate::ui::context::Ui;
use crate::ui::controls::{self, RowLayout, VirtualTable, media};
use crate::ui::parts::lists::{CARD, WIDE, room_for_columns, row_height, row_layout, sort_mark};
use crate::ui::route::{self, Route};

use super::beside::Beside;
use super::clocks::{Days, Told};
use super::columns::{cell, head, holds_figures, track};
use super::kept::KeptColumns;
use super::open_list::{OpenEntries, watched};
use super::shown::Shown;
use super::sums::Sums;

/// The columns for which there is room, those that are left over last.
fn fitting(list: OpenEntries, columns: Vec<Column>, room: u32, ui: Ui) -> Vec<Column> {
    let mut left = room;
    let fits = |column: &Column| {
        let (width, _) = track(list.register, *column, ui.lang);
        let fits = width <= left || matches!(column, Column::Key | Column::Project);
        left = left.saturating_sub(width);
        fits
    };
    columns.into_iter().filter(fits).collect()
}

/// The rows, and beside them the current entry where there is room.
#[component]
pub fn Rows(ui: Ui, list: OpenEntries) -> impl IntoView {
    let wide = media(WIDE);
    let beside = Memo::new(move |_| list.beside.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    // The entry beside the list follows the arrows.
    Effect::new(move |before: Option<()>| {
        list.current.track();
        if before.is_some()
            && list.beside.with_untracked(Option::is_some)
            && let Some(id) = list.current_id()
        {
            list.beside.set(Some(id));
        }
    });
    let room = room_for_columns(is_split);
    let columns = Memo::new(move |_| Arc::new(fitting(list, list.kept.with(KeptColumns::columns), room.get(), ui)));
    let class = move || if is_split.get() { "lists lists--split" } else { "lists" };
    view! {
        <div class=class>
            {move || view! { <Table ui list columns=columns.get() wide /> }}
            {move || beside.get().map(|id| view! { <Beside ui id on_close=move || list.beside.set(None) /> })}
        </div>
    }
}

/// The rows with these columns.
#[component]
fn Table(ui: Ui, list: OpenEntries, columns: Arc<Vec<Column>>, wide: Signal<bool>) -> impl IntoView {
    let layout = row_layout();
    let heads: Vec<controls::Column> = columns.iter().map(|column| head_of(ui, list, *column)).collect();
    let kinds = watched(list.register);
    let shown_columns = Arc::clone(&columns);
    let row = move |id: Signal<EntityId>| {
        let columns = Arc::clone(&shown_columns);
        let shown = ui.session.watch(&kinds, move |view| id.with(|id| Shown::of(&view, id, ui.lang)));
        view! {
            {move || shown.get().map(|shown| match layout.get() {
                RowLayout::Table => columns
                    .iter()
                    .enumerate()
                    .map(|(place, column)| cell(&shown, *column, place == 0, wide, ui.lang))
                    .collect_view()
                    .into_any(),
                RowLayout::Cards => card(&shown, ui).into_any(),
            })}
        }
        .into_any()
    };
    let open = move |id: EntityId| match wide.get_untracked() {
        true => list.beside.set(Some(id)),
        false => route::go(&Route::Entry(id)),
    };
    let asked = list.asked;
    let register = list.register;
    view! {
        <div>
            <VirtualTable
                label=register.name.get(ui.lang).to_owned()
                columns=heads
                keys=Signal::derive(move || list.ids.get())
                layout
                row
                on_open=open
                current=list.current
                row_height=row_height()
                card_height=CARD
                address=Signal::derive(move || {
                    asked.with(|asked| Route::Entries(register, asked.write()).href())
                })
            />
            <Sums ui list columns />
        </div>
    }
}

fn head_of(ui: Ui, list: OpenEntries, column: Column) -> controls::Column {
    let (_, width) = track(list.register, column, ui.lang);
    let head = controls::Column::new(Signal::stored(head(list.register, column, ui.lang)), width);
    let head = if holds_figures(list.register, column) { head.figures() } else { head };
    let order = column.name();
    let mark =
        Signal::derive(move || list.asked.with(|asked| sort_mark(asked.is_ordered_by(order), asked.turned, false)));
    let sort =
        move |()| list.asked.update(|asked: &mut crate::app::ledger::listed::Asked<EntryList>| asked.order_by(order));
    head.sorted(mark, Callback::new(sort))
}

/// Two lines: what it is, and of which project, with what is no date; at the right edge what presses.
fn card(shown: &Shown, ui: Ui) -> impl IntoView + use<> {
    let register = shown.entry.register;
    let text = |column: &Column| shown.text(*column, Days::Short, ui.lang);
    let titles = register.title;
    let says_much = |column: &&Column| match column {
        Column::Field(key) => {
            let kind = register.field(key).map(|spec| spec.kind);
            !titles.contains(key) && !matches!(kind, Some(FieldKind::Day | FieldKind::When | FieldKind::Month))
        }
        Column::State | Column::Above | Column::Derived(_) => true,
        Column::Key | Column::Project | Column::Clock(_) | Column::Offered(_) | Column::OfferedDerived(_) => false,
    };
    let further: Vec<String> =
        register.columns.iter().filter(says_much).map(text).filter(|text| !text.is_empty()).take(2).collect();
    let mark = shown.mark(ui.lang);
    let presses = shown.clocks.iter().find(|told| told.is_running()).map(Told::view);
    view! {
        <div class="card__line">
            <span class="card__title one-line">{shown.entry.title(ui.lang)}</span>
            <span class="card__end">{mark} {presses}</span>
        </div>
        <div class="card__meta">
            <span class="one-line">{shown.project.clone()}</span>
            {further.into_iter().map(|text| view! { <span class="num">{text}</span> }).collect_view()}
        </div>
    }
}
