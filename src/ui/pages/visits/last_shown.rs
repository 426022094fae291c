//! Where the list was left: who comes back finds the same row.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::app::ledger::address::Addressed;
use crate::domain::facets::Under;

use super::query::Query;

thread_local! {
    static LAST: RefCell<(String, Left)> = RefCell::default();
}

/// A place in the list.
#[derive(Clone, Default)]
pub struct Left {
    /// The current line.
    pub current: usize,
    /// The groups that were folded.
    pub folded: BTreeSet<Under>,
}

/// Remembers where the list is left.
pub fn leave(asked: &Query, current: usize, folded: BTreeSet<Under>) {
    LAST.set((asked.write(), Left { current, folded }));
}

/// Where it was left, if the same was asked of it; its beginning otherwise.
pub fn left_at(asked: &Query) -> Left {
    LAST.with_borrow(|(address, left)| if *address == asked.write() { left.clone() } else { Left::default() })
}
