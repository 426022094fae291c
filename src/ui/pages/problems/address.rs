//! Where the ledger stands.

use leptos::prelude::RwSignal;

use crate::app::ledger::query::Query;
use crate::ui::context::Ui;
use crate::ui::parts::address::{self, Where};
use crate::ui::route::Route;

/// The address of the open ledger.
pub type Address = address::Address<Query>;

const LEDGER: Where = Where {
    route: Route::Problems,
    told: |route| match route {
        Route::Problems(query) => Some(query.as_str()),
        _ => None,
    },
};

/// Reads the filter out of the address, and follows both from now on.
pub fn open(ui: Ui) -> (Address, RwSignal<Query>) {
    Address::open(ui, LEDGER)
}
