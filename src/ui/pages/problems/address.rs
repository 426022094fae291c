//! Where the ledger stands.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::duties::usual_filter;
use crate::ui::context::Ui;
use crate::ui::parts::address::{self, Where};
use crate::ui::route::Route;

/// The address of the open ledger.
pub type Address = address::Address<Query>;

const LEDGER: Where<Query> = Where {
    route: |_, address| Route::Problems(address),
    told: |_, route| match route {
        Route::Problems(query) => Some(query.as_str()),
        _ => None,
    },
};

/// Reads the filter out of the address, and follows both from now on.
pub fn open(ui: Ui) -> (Address, RwSignal<Query>) {
    let (address, query) = Address::open(ui, &Query::default(), LEDGER);
    // A register that nothing was asked of opens as the role needs it; the address stays as it is.
    if query.with_untracked(|query| *query == Query::default()) {
        let usual = usual_filter(ui.session.read(|view| view.my_role()));
        query.update_untracked(|query| query.filter = usual);
    }
    (address, query)
}
