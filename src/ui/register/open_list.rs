//! The list of a register while somebody works with it: what is asked of it and what it shows. Its parts are handed this.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::book::EntityId;
use crate::domain::facets::{Counts, Filter, ordered, shown};
use crate::domain::ids::ProjectId;
use crate::domain::register::kept_rows::KeptEntries;
use crate::domain::register::query::PROJECT_FACET;
use crate::domain::register::rows::EntryRow;
use crate::domain::register::{Parent, Register};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::parts::lists::counted;
use crate::ui::pinyin;

use super::address::{self, Query};
use super::kept::KeptColumns;

/// The kinds that the rows of a register follow from: what is reckoned looks at others too, and so does what hangs below another entry.
pub fn watched(register: &'static Register) -> Vec<RecordKind> {
    let is_alone = register.computed.columns.is_empty() && register.computed.funnel.is_none();
    match register.parent {
        Parent::Project | Parent::ProjectOrNone | Parent::Shared if is_alone => {
            vec![RecordKind::Entries(register), RecordKind::Projects]
        }
        _ => RecordKind::all().to_vec(),
    }
}

/// The list. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenEntries {
    /// The register.
    pub register: &'static Register,
    /// What is asked of it.
    pub asked: RwSignal<Query>,
    /// Every entry.
    pub rows: Memo<Arc<Vec<EntryRow>>>,
    /// The places of those that are shown, in order.
    pub shown: Memo<Vec<usize>>,
    /// Their ids.
    pub ids: Memo<Arc<Vec<EntityId>>>,
    /// Whether anything is filtered out.
    pub is_narrowed: Memo<bool>,
    /// How many entries stand behind each choice.
    pub counts: RwSignal<Counts>,
    /// Which columns this device shows.
    pub kept: RwSignal<KeptColumns>,
    /// The entry beside the list.
    pub beside: RwSignal<Option<EntityId>>,
    /// The entry in a sheet over the list.
    pub peeked: RwSignal<Option<EntityId>>,
    /// The place of the current row.
    pub current: RwSignal<usize>,
    /// The form that is open over the list.
    pub form: RwSignal<Option<Purpose>>,
}

impl OpenEntries {
    /// The list of a register, where it was left last.
    pub fn open(ui: Ui, register: &'static Register, asked: RwSignal<Query>) -> Self {
        let kept_rows = StoredValue::new(KeptEntries::default());
        let rows = ui.session.watch(&watched(register), move |view| {
            let around = view.around();
            let made = kept_rows.try_update_value(|kept| kept.rows(view.tables, register, &around, &pinyin::initial));
            Arc::new(made.unwrap_or_default())
        });
        let wanted = Memo::new(move |_| asked.with(|asked| (asked.order, asked.turned)));
        let list = StoredValue::new(asked.with_untracked(|asked| asked.list.clone()));
        let order = Memo::new(move |_| {
            let (order, turned) = wanted.get();
            list.with_value(|list| rows.with(|rows| ordered(list, rows, order, turned)))
        });
        let filter = Memo::new(move |_| asked.with(|asked| asked.filter.clone()));
        let shown = Memo::new(move |_| {
            list.with_value(|list| {
                filter.with(|filter| order.with(|order| rows.with(|rows| shown(list, rows, order, filter))))
            })
        });
        let ids = Memo::new(move |_| {
            let id = |place: &usize| rows.with(|rows| rows[*place].entry.id.clone());
            shown.with(|shown| Arc::new(shown.iter().map(id).collect::<Vec<_>>()))
        });
        let is_here = |id: &EntityId| ids.with_untracked(|ids| ids.contains(id));
        let beside = RwSignal::new(address::beside(register).filter(is_here));
        Effect::new(move |_| asked.with(|asked| address::remember(asked, ids.get(), beside.get())));
        Self {
            register,
            asked,
            rows,
            shown,
            ids,
            is_narrowed: Memo::new(move |_| filter.with(|filter| !filter.is_empty())),
            counts: counted(list.get_value(), rows, filter),
            kept: RwSignal::new(KeptColumns::stored(register)),
            beside,
            peeked: RwSignal::new(None),
            current: RwSignal::new(0),
            form: RwSignal::new(None),
        }
    }

    /// Shows all again.
    pub fn clear(self) {
        self.asked.update(|asked| asked.filter = Filter::default());
    }

    /// The entry in the current row.
    pub fn current_id(self) -> Option<EntityId> {
        self.ids.with_untracked(|ids| ids.get(self.current.get_untracked()).cloned())
    }

    /// Goes up or down in the list by rows.
    pub fn move_by(self, rows: isize) {
        let last = self.ids.with_untracked(|ids| ids.len().saturating_sub(1));
        self.current.update(|current| *current = current.saturating_add_signed(rows).min(last));
    }

    /// Opens the form for a new entry, of the project that the list is narrowed to.
    pub fn add(self) {
        let of = self.asked.with_untracked(|asked| ProjectId::from_rest(asked.filter.only(PROJECT_FACET)));
        self.form.set(Some(Purpose::New(self.register, of.map(EntityId::from))));
    }
}
