//! The list while somebody works with it: what is asked of it, and what it shows. Its parts are handed this.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::domain::around::BookAround;
use crate::domain::command::office;
use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::lookback::{Rule, looks};
use crate::domain::tables::RecordKind;
use crate::domain::waiting::{Waiting, WaitingList, waiting, with_looks};
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
    pub rows: Memo<Arc<Vec<Waiting>>>,
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
            let day = today.get();
            let mut rows = waiting(&BookAround::of(view.book, view.tables, day), lang, &pinyin::initial);
            let looks = looks(view.book, view.tables, day, Rule::of(view.book, &office()));
            with_looks(&mut rows, &looks, view.tables, day, &pinyin::initial);
            Arc::new(rows)
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
