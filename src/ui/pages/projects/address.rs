//! Where the list of projects stands, and what was asked of it last.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::ledger::listed::Asked;
use crate::domain::project_list::Projects;
use crate::ui::context::Ui;
use crate::ui::parts::address::{self, Where};
use crate::ui::route::Route;

/// What is asked of the list.
pub type Query = Asked<Projects>;

/// The address of the open list.
pub type Address = address::Address<Query>;

const LIST: Where<Query> = Where {
    route: |_, address| Route::Projects(address),
    told: |_, route| match route {
        Route::Projects(query) => Some(query.as_str()),
        _ => None,
    },
};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Reads what is asked out of the address, and follows both from now on.
pub fn open(ui: Ui) -> (Address, RwSignal<Query>) {
    let (address, asked) = Address::open(ui, &Query::default(), LIST);
    Effect::new(move |_| LAST.set(asked.with(Addressed::write)));
    (address, asked)
}

/// The list as it was last.
pub fn way_back() -> Route {
    Route::Projects(LAST.with_borrow(Clone::clone))
}
