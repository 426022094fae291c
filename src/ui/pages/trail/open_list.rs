//! The trail while somebody reads it: what is asked of the list, and what it shows.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::search::searchable;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::domain::trail::{Step, TrailList, TrailRow, steps, things};
use crate::ui::context::Ui;
use crate::ui::parts::field_words::field_label;
use crate::ui::parts::lists::counted;
use crate::ui::parts::{describe, shared};
use crate::ui::pinyin;
use crate::ui::words::{self, TrailWords};

/// What is asked of the list.
pub type Query = Asked<TrailList>;

/// What the trail of a record holds.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// What the record is called.
    pub title: String,
    /// Every change, the oldest first.
    pub steps: Arc<Vec<Step>>,
    /// The same as rows, with words for all but their values.
    pub rows: Arc<Vec<TrailRow>>,
}

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenList {
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// What there is.
    pub trail: Memo<Told>,
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
    /// The trail of a record.
    pub fn open(ui: Ui, of: &EntityId, asked: RwSignal<Query>) -> Self {
        let id = of.clone();
        let trail = ui.session.watch(RecordKind::all(), move |view| told(&view, &id, ui.lang));
        let rows = Memo::new(move |_| trail.with(|trail| Arc::clone(&trail.rows)));
        let wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let order = Memo::new(move |_| {
            let (order, turned) = wanted.get();
            rows.with(|rows| ordered(&TrailList(None), rows, order, turned))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            filter.with(|filter| {
                order.with(|order| rows.with(|rows| Arc::new(shown(&TrailList(None), rows, order, filter))))
            })
        });
        Self {
            asked,
            trail,
            shown,
            is_narrowed: Memo::new(move |_| filter.with(|filter| !filter.is_empty())),
            counts: counted(TrailList(None), rows, filter),
            current: RwSignal::new(0),
            printing: RwSignal::new(false),
        }
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }
}

fn told(view: &View, of: &EntityId, lang: Lang) -> Told {
    let steps = steps(view.book, &things(view.book, of));
    // A thing of which much is told is named once, and so are its fields and files.
    let mut named = Named { things: HashMap::new(), fields: HashMap::new(), sources: HashMap::new() };
    let rows = steps.iter().enumerate().map(|(place, step)| named.row(view, place, step, lang)).collect();
    let title = called(view, of, lang);
    Told { title, steps: Arc::new(steps), rows: Arc::new(rows) }
}

/// What was put into words already.
struct Named {
    things: HashMap<EntityId, String>,
    fields: HashMap<(EntityId, String), String>,
    sources: HashMap<Option<EntityId>, String>,
}

impl Named {
    fn row(&mut self, view: &View, place: usize, step: &Step, lang: Lang) -> TrailRow {
        let thing = self.things.entry(step.of.clone()).or_insert_with(|| called(view, &step.of, lang)).clone();
        let set = step.set.as_str();
        let label = || field_label(view, &step.of, set, lang);
        let field = self.fields.entry((step.of.clone(), set.to_owned())).or_insert_with(label).clone();
        let source = self.sources.entry(step.origin.clone());
        let source = source.or_insert_with(|| source_name(view, step.origin.as_ref(), lang)).clone();
        let who = shared::author(view, &step.by, lang);
        let when = shared::when(step.at);
        let why = step.why.as_deref().unwrap_or_default();
        let search = searchable(&[&thing, &field, &who, &source, why, &when], &pinyin::initial);
        let month = when.chars().take(7).collect();
        let (of, act, at) = (step.of.clone(), step.act.key(), step.at);
        TrailRow { place, of, act, thing, field, who, source, month, at, search }
    }
}

/// What a thing is called, also one that was deleted.
fn called(view: &View, of: &EntityId, lang: Lang) -> String {
    match view.tables.entry(of) {
        Some(entry) => words::told(&words::kind_name(of.kind(), lang), &entry.title(lang), lang),
        None => describe::thing(&|of: &EntityId, set: &str| view.book.value(of, set).clone(), of, lang),
    }
}

/// Where a change came from: this device, or a file with whoever made it.
fn source_name(view: &View, origin: Option<&EntityId>, lang: Lang) -> String {
    match origin {
        None => TrailWords::of(lang).here.to_owned(),
        Some(import) => words::source_file(view.book.text(import, "file"), view.book.text(import, "made_by"), lang),
    }
}
