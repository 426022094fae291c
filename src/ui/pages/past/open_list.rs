//! What is different since a day, while somebody works with it: what is asked of the list, and what it shows.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::app::past::{Difference, SinceList, SinceRow, What};
use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::search::searchable;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::field_words::field_label;
use crate::ui::parts::lists::counted;
use crate::ui::parts::{describe, shared};
use crate::ui::pinyin;
use crate::ui::words::{self, PastWords};

/// What is asked of the list.
pub type Query = Asked<SinceList>;

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenList {
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// Everything that is different.
    pub rows: Memo<Arc<Vec<SinceRow>>>,
    /// The places that are shown, in order.
    pub shown: Memo<Arc<Vec<usize>>>,
    /// Whether anything is filtered out.
    pub is_narrowed: Memo<bool>,
    /// How many stand behind each choice.
    pub counts: RwSignal<Counts>,
    /// The place of the current row.
    pub current: RwSignal<usize>,
    /// Whether its sheet is being printed.
    pub printing: RwSignal<bool>,
}

impl OpenList {
    /// The list of the day that is looked at.
    pub fn open(ui: Ui, asked: RwSignal<Query>) -> Self {
        let rows = Memo::new(move |_| Arc::new(rows_of(ui)));
        let wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let order = Memo::new(move |_| {
            let (order, turned) = wanted.get();
            rows.with(|rows| ordered(&SinceList(None), rows, order, turned))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            filter.with(|filter| {
                order.with(|order| rows.with(|rows| Arc::new(shown(&SinceList(None), rows, order, filter))))
            })
        });
        Self {
            asked,
            rows,
            shown,
            is_narrowed: Memo::new(move |_| filter.with(|filter| !filter.is_empty())),
            counts: counted(SinceList(None), rows, filter),
            current: RwSignal::new(0),
            printing: RwSignal::new(false),
        }
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }
}

/// Everything that is different, in words.
fn rows_of(ui: Ui) -> Vec<SinceRow> {
    let Some(differences) = ui.session.differences() else { return Vec::new() };
    let rows = ui.session.read_then_and_now(|_, now| {
        // A thing of which much is different is named once.
        let mut named: HashMap<&EntityId, (String, String)> = HashMap::new();
        let mut rows = Vec::with_capacity(differences.all.len());
        for (place, one) in differences.all.iter().enumerate() {
            let (title, project) =
                named.entry(&one.of).or_insert_with(|| describe::called(&now, &one.of, ui.lang)).clone();
            rows.push(row(&now, place, one, title, project, ui.lang));
        }
        rows
    });
    rows.unwrap_or_default()
}

fn row(now: &View, place: usize, one: &Difference, title: String, project: String, lang: Lang) -> SinceRow {
    let words = PastWords::of(lang);
    let field = match &one.what {
        What::Made(fields) => words::made_with(*fields, lang),
        What::MadeAndDeleted => words.made_and_deleted.to_owned(),
        What::Deleted => words.deleted.to_owned(),
        What::BroughtBack => words.brought_back.to_owned(),
        What::Field { set, .. } => field_label(now, &one.of, set.as_str(), lang),
    };
    let who = shared::author(now, &one.by, lang);
    let search = searchable(&[&title, &project, &field, &who], &pinyin::initial);
    SinceRow { place, of: one.of.clone(), what: one.what.key(), title, project, field, who, at: one.at, search }
}
