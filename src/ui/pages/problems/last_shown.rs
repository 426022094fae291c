//! What the ledger showed last: for the way back to it, and for the problem before and the next one.

use std::cell::RefCell;
use std::sync::Arc;

use crate::app::ledger::query::Query;
use crate::domain::ids::ProblemId;

thread_local! {
    static LAST: RefCell<(String, Arc<Vec<ProblemId>>)> = RefCell::default();
    static BESIDE: RefCell<Option<ProblemId>> = RefCell::default();
}

/// Remembers what the ledger shows, for going back and for the next problem.
pub fn remember(query: &Query, ids: Arc<Vec<ProblemId>>) {
    LAST.set((query.write(), ids));
}

/// The address of the ledger as it was last.
pub fn last_query() -> String {
    LAST.with_borrow(|(query, _)| query.clone())
}

/// The problems before and behind this one in the ledger as it was last.
pub fn neighbours(id: &ProblemId) -> (Option<ProblemId>, Option<ProblemId>) {
    LAST.with_borrow(|(_, ids)| {
        let Some(place) = ids.iter().position(|other| other == id) else { return (None, None) };
        (place.checked_sub(1).and_then(|before| ids.get(before)).cloned(), ids.get(place + 1).cloned())
    })
}

/// The problem that was open beside the ledger when it was left.
pub fn beside() -> Option<ProblemId> {
    BESIDE.with_borrow(Clone::clone)
}

/// Remembers the problem beside the ledger.
pub fn remember_beside(id: Option<ProblemId>) {
    BESIDE.set(id);
}
