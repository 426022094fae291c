//! The state of the ledger that is open: its filter, what it shows, and what is marked. Its parts are handed this.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::book::sorting::CollectSorted;
use crate::domain::ids::ProblemId;
use crate::domain::ledger::{Viewer, ordered, shown};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::parts::lists::focus_rows;

use super::kept::Kept;
use super::last_shown::{self, remember};

/// The ledger while somebody works with it. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenLedger {
    /// The filter with its order.
    pub query: RwSignal<Query>,
    /// The problems that it shows, in order.
    pub ids: Memo<Arc<Vec<ProblemId>>>,
    /// Who looks, for "mine".
    pub viewer: Memo<Viewer>,
    /// What this device keeps for the ledger.
    pub kept: RwSignal<Kept>,
    /// Whether a tap on a card marks it. In a table the box at the head of each row does.
    pub marking: RwSignal<bool>,
    /// Those that are marked.
    pub marked: RwSignal<BTreeSet<ProblemId>>,
    /// The one that was marked last: from here on Shift marks.
    anchor: RwSignal<Option<ProblemId>>,
    /// The problem beside the list.
    pub beside: RwSignal<Option<ProblemId>>,
    /// The problem in a sheet over the list.
    pub peeked: RwSignal<Option<ProblemId>>,
    /// The place of the current row.
    pub current: RwSignal<usize>,
}

impl OpenLedger {
    /// The ledger with this filter.
    pub fn open(ui: Ui, query: RwSignal<Query>) -> Self {
        let table = ui.problem_rows;
        let viewer = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.viewer());
        let sort = Memo::new(move |_| query.with(|query| (query.sort, query.descending)));
        let order = Memo::new(move |_| {
            let (sort, descending) = sort.get();
            table.with(|rows| Arc::new(ordered(rows, sort, descending)))
        });
        let ids = Memo::new(move |_| {
            query.with(|query| {
                order.with(|order| {
                    table.with(|rows| viewer.with(|viewer| Arc::new(shown(rows, order, &query.filter, viewer))))
                })
            })
        });
        Effect::new(move |_| query.with(|query| remember(query, ids.get())));
        let is_here = |id: &ProblemId| ids.with_untracked(|ids| ids.contains(id));
        let beside = RwSignal::new(last_shown::beside().filter(is_here));
        Effect::new(move |_| last_shown::remember_beside(beside.get()));
        Self {
            query,
            ids,
            viewer,
            kept: RwSignal::new(Kept::stored()),
            marking: RwSignal::new(false),
            marked: RwSignal::new(BTreeSet::new()),
            anchor: RwSignal::new(None),
            beside,
            peeked: RwSignal::new(None),
            current: RwSignal::new(0),
        }
    }

    /// From now on a tap on a card marks it.
    pub fn start_marking(self) {
        self.marking.set(true);
        focus_rows("problems");
    }

    /// Marks no more, and forgets what was marked.
    pub fn stop_marking(self) {
        self.marking.set(false);
        self.marked.update(BTreeSet::clear);
        focus_rows("problems");
    }

    /// Marks a problem, or takes its mark away.
    pub fn toggle(self, id: ProblemId) {
        self.anchor.set(Some(id.clone()));
        self.marked.update(|marked| {
            if !marked.remove(&id) {
                marked.insert(id);
            }
        });
    }

    /// Marks everything from the problem that was marked last up to this one.
    pub fn mark_up_to(self, id: ProblemId) {
        let Some(anchor) = self.anchor.get_untracked() else { return self.toggle(id) };
        let some = self.ids.with_untracked(|ids| {
            let place = |wanted: &ProblemId| ids.iter().position(|id| id == wanted);
            let (from, to) = (place(&anchor)?, place(&id)?);
            Some(ids[from.min(to)..=from.max(to)].to_vec())
        });
        match some {
            Some(some) => self.marked.update(|marked| marked.extend(some)),
            None => self.toggle(id),
        }
    }

    /// The problem in the current row.
    pub fn current_id(self) -> Option<ProblemId> {
        self.ids.with_untracked(|ids| ids.get(self.current.get_untracked()).cloned())
    }

    /// Goes up or down in the list by rows.
    pub fn move_by(self, rows: isize) {
        let last = self.ids.with_untracked(|ids| ids.len().saturating_sub(1));
        self.current.update(|current| *current = current.saturating_add_signed(rows).min(last));
    }

    /// Something was done with the problem beside the list: the next one takes its turn, where there is one.
    pub fn go_on_after(self, id: &ProblemId) {
        // The list as it stood before: what was done may have taken the problem elsewhere.
        let (_, next) = last_shown::neighbours(id);
        if let Some(next) = next.filter(|next| self.ids.with_untracked(|ids| ids.contains(next))) {
            self.beside.set(Some(next));
        }
    }

    /// Marks all that are shown, or none where all are.
    pub fn mark_all(self) {
        let shown: BTreeSet<ProblemId> = self.ids.with_untracked(|ids| ids.iter().cloned().collect_sorted());
        self.marked.update(|marked| *marked = if *marked == shown { BTreeSet::new() } else { shown });
    }
}
