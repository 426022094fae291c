//! The rows of the ledger in sight, under their columns, and the problem beside them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ids::ProblemId;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Column, NARROW, RowLayout, SortMark, VirtualTable, media};
use crate::ui::route::{self, Route};
use crate::ui::words::ProblemsWords;

use super::beside::{Beside, WIDE};
use super::columns::Col;
use super::kept::Kept;
use super::open_ledger::OpenLedger;
use super::row::{LedgerRow, RowLook};

/// The rows, and beside them the current problem where there is room.
#[component]
pub fn Rows(ui: Ui, ledger: OpenLedger) -> impl IntoView {
    let wide = media(WIDE);
    let beside = Memo::new(move |_| ledger.beside.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    // The problem beside the list follows the arrows.
    Effect::new(move |_| {
        let at = ledger.current.get();
        if ledger.beside.with_untracked(Option::is_some)
            && let Some(id) = ledger.ids.with_untracked(|ids| ids.get(at).cloned())
        {
            ledger.beside.set(Some(id));
        }
    });
    let columns = Memo::new(move |_| {
        let shown = ledger.kept.with(Kept::columns);
        let fits = move |column: &Col| !is_split.get() || column.beside();
        Arc::new(shown.into_iter().filter(fits).collect::<Vec<_>>())
    });
    let class = move || if is_split.get() { "problems__lists problems__lists--split" } else { "problems__lists" };
    view! {
        <div class=class>
            {move || view! { <Table ui ledger columns=columns.get() marking=ledger.marking.get() wide /> }}
            {move || beside.get().map(|id| view! { <Beside ui id on_close=move || ledger.beside.set(None) /> })}
        </div>
    }
}

/// The rows with these columns.
#[component]
fn Table(ui: Ui, ledger: OpenLedger, columns: Arc<Vec<Col>>, marking: bool, wide: Signal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let ids = ledger.ids;
    let mut heads: Vec<Column> = columns.iter().map(|column| head(*column, ui.lang, ledger.query)).collect();
    if marking {
        heads.insert(0, Column::new(Signal::stored(words.mark_head.to_owned()), "3.75rem"));
    }
    let row = move |id: Signal<ProblemId>| {
        let marked = marking.then_some(ledger.marked);
        let look = RowLook { layout: layout.get_untracked(), columns: Arc::clone(&columns), marked };
        view! { <LedgerRow ui id look /> }.into_any()
    };
    let open = move |id: ProblemId| match (marking, wide.get_untracked()) {
        (true, _) => ledger.toggle(id),
        (false, true) => ledger.beside.set(Some(id)),
        (false, false) => route::go(&Route::Problem(id)),
    };
    view! {
        <VirtualTable
            label=words.rows
            columns=heads
            keys=Signal::derive(move || ids.get())
            layout
            row
            on_open=open
            current=ledger.current
        />
    }
}

fn head(column: Col, lang: Lang, query: RwSignal<Query>) -> Column {
    let head = Column::new(Signal::stored(column.label(ProblemsWords::of(lang)).to_owned()), column.width(lang));
    let head = if column == Col::Overdue { head.figures() } else { head };
    let Some(by) = column.sort() else { return head };
    let mark = Signal::derive(move || {
        // Of days overdue the most come first, the other way round than of everything else.
        query.with(|query| match (query.sort == by, query.descending != (column == Col::Overdue)) {
            (false, _) => SortMark::Unsorted,
            (true, false) => SortMark::Ascending,
            (true, true) => SortMark::Descending,
        })
    });
    let sort = move |()| {
        query.update(|query| {
            query.descending = query.sort == by && !query.descending;
            query.sort = by;
        });
    };
    head.sorted(mark, Callback::new(sort))
}
