//! The rows of the ledger in sight, under their columns, and the problem beside them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ids::ProblemId;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Column, NARROW, RowLayout, VirtualTable, media};
use crate::ui::parts::lists::{CARD, ROOMY, WIDE, row_height, row_layout, sort_mark};
use crate::ui::route::{self, Route};
use crate::ui::words::ProblemsWords;

use super::beside::{Beside, Peek};
use super::columns::Col;
use super::kept::Kept;
use super::open_ledger::OpenLedger;
use super::row::{LedgerRow, RowLook};

/// The rows, and beside them the current problem where there is room.
#[component]
pub fn Rows(ui: Ui, ledger: OpenLedger) -> impl IntoView {
    let wide = media(WIDE);
    let roomy = media(ROOMY);
    let beside = Memo::new(move |_| ledger.beside.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    // The problem beside the list follows the arrows.
    Effect::new(move |before: Option<()>| {
        ledger.current.track();
        if before.is_some()
            && ledger.beside.with_untracked(Option::is_some)
            && let Some(id) = ledger.current_id()
        {
            ledger.beside.set(Some(id));
        }
    });
    // And the current row follows the problem, wherever it comes to stand.
    Effect::new(move |_| {
        let place = beside.with(|beside| {
            let id = beside.as_ref()?;
            ledger.ids.with(|ids| ids.iter().position(|one| one == id))
        });
        if let Some(place) = place.filter(|place| *place != ledger.current.get_untracked()) {
            ledger.current.set(place);
        }
    });
    let columns = Memo::new(move |_| {
        let shown = ledger.kept.with(Kept::columns);
        let fits = move |column: &Col| !is_split.get() || roomy.get() || column.beside();
        Arc::new(shown.into_iter().filter(fits).collect::<Vec<_>>())
    });
    let class = move || if is_split.get() { "lists lists--split" } else { "lists" };
    view! {
        <div class=class>
            {move || view! { <Table ui ledger columns=columns.get() wide /> }}
            {move || beside.get().map(|id| view! { <Beside ui ledger id on_close=move || ledger.beside.set(None) /> })}
        </div>
        <Peek ui ledger />
    }
}

/// The rows with these columns.
#[component]
fn Table(ui: Ui, ledger: OpenLedger, columns: Arc<Vec<Col>>, wide: Signal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    let layout = row_layout();
    let ids = ledger.ids;
    let mut heads: Vec<Column> = columns.iter().map(|column| head(*column, ui.lang, ledger.query)).collect();
    heads.insert(0, Column::new(Signal::stored(words.mark_head.to_owned()), "2.5rem").unseen());
    let on_mark = Callback::new(move |(id, up_to): (ProblemId, bool)| match up_to {
        true => ledger.mark_up_to(id),
        false => ledger.toggle(id),
    });
    let row = move |id: Signal<ProblemId>| {
        let columns = Arc::clone(&columns);
        view! {
            {move || {
                let layout = layout.get();
                let marked = (layout == RowLayout::Table || ledger.marking.get()).then_some(ledger.marked);
                let look = RowLook { layout, columns: Arc::clone(&columns), marked };
                view! { <LedgerRow ui id look on_mark /> }
            }}
        }
        .into_any()
    };
    let open =
        move |id: ProblemId| match (narrow.get_untracked() && ledger.marking.get_untracked(), wide.get_untracked()) {
            (true, _) => ledger.toggle(id),
            (false, true) => ledger.beside.set(Some(id)),
            (false, false) => route::go(&Route::Problem(id)),
        };
    let query = ledger.query;
    view! {
        <VirtualTable
            label=words.rows
            columns=heads
            keys=Signal::derive(move || ids.get())
            layout
            row
            on_open=open
            current=ledger.current
            row_height=row_height()
            card_height=CARD
            address=Signal::derive(move || query.with(|query| Route::Problems(query.write()).href()))
        />
    }
}

fn head(column: Col, lang: Lang, query: RwSignal<Query>) -> Column {
    let head = Column::new(Signal::stored(column.label(ProblemsWords::of(lang)).to_owned()), column.width(lang));
    let Some(by) = column.sort() else { return head };
    let mark = Signal::derive(move || query.with(|query| sort_mark(query.sort == by, query.descending, false)));
    let sort = move |()| {
        query.update(|query| {
            query.descending = query.sort == by && !query.descending;
            query.sort = by;
        });
    };
    head.sorted(mark, Callback::new(sort))
}
