//! The list while somebody works with it: what is asked of it, and what it shows. Its parts are handed this.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::domain::around::BookAround;
use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::tables::RecordKind;
use crate::domain::waiting::{Waiting, WaitingList, waiting_and_looks};
use crate::ui::context::Ui;
use crate::ui::parts::lists::counted;
use crate::ui::pinyin;

/// What is asked of the list.
pub type Query = Asked<WaitingList>;

/// How it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// One by one.
    List,
    /// 按在谁手里.
    Holders,
}

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenList {
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// Everything that waits.
    pub rows: Memo<Arc<Vec<Arc<Waiting>>>>,
    /// The places that are shown, in order.
    pub shown: Memo<Arc<Vec<usize>>>,
    /// Whether anything is filtered out.
    pub is_narrowed: Memo<bool>,
    /// How many stand behind each choice.
    pub counts: RwSignal<Counts>,
    /// How it is looked at.
    pub view: RwSignal<View>,
    /// The place of the current row.
    pub current: RwSignal<usize>,
    /// Whether its sheet is being printed.
    pub printing: RwSignal<bool>,
}

impl OpenList {
    /// The list as of today.
    pub fn open(ui: Ui, asked: RwSignal<Query>) -> Self {
        let (lang, today) = (ui.lang, ui.session.today());
        let rows = ui.session.watch(RecordKind::all(), move |view| {
            let around = BookAround::of(view.book, view.tables, today.get());
            Arc::new(waiting_and_looks(&around, lang, &pinyin::initial))
        });
        let wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let order = Memo::new(move |_| {
            let (order, turned) = wanted.get();
            rows.with(|rows| ordered(&WaitingList, rows, order, turned))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            filter
                .with(|filter| order.with(|order| rows.with(|rows| Arc::new(shown(&WaitingList, rows, order, filter)))))
        });
        Self {
            asked,
            rows,
            shown,
            is_narrowed: Memo::new(move |_| filter.with(|filter| !filter.is_empty())),
            counts: counted(WaitingList, rows, filter),
            view: RwSignal::new(View::List),
            current: RwSignal::new(0),
            printing: RwSignal::new(false),
        }
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }
}
