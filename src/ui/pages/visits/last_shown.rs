//! Which groups were folded when the list was left: who comes back finds them so. Where she was in it the list itself knows.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::app::ledger::address::Addressed;
use crate::domain::facets::Under;

use super::query::Query;

thread_local! {
    static LAST: RefCell<(String, BTreeSet<Under>)> = RefCell::default();
}

/// Remembers what is folded when the list is left.
pub fn leave(asked: &Query, folded: BTreeSet<Under>) {
    LAST.set((asked.write(), folded));
}

/// What was folded, if the same was asked of the list; nothing otherwise.
pub fn left_folded(asked: &Query) -> BTreeSet<Under> {
    LAST.with_borrow(|(address, folded)| if *address == asked.write() { folded.clone() } else { BTreeSet::new() })
}
