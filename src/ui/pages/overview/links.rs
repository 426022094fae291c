//! Ways to the register, with a filter pressed.

use crate::app::ledger::query::Query;
use crate::domain::ledger::Filter;
use crate::ui::route::Route;

/// The address of the register with this filter.
pub fn register(filter: Filter) -> String {
    Route::Problems(Query { filter, ..Query::default() }.write()).href()
}
