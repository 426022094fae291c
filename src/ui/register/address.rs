//! Where the list of a register stands, and what it showed last.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::ledger::listed::Asked;
use crate::book::EntityId;
use crate::domain::register::Register;
use crate::domain::register::query::EntryList;
use crate::ui::context::Ui;
use crate::ui::parts::address::{self, Where};
use crate::ui::route::Route;

/// What is asked of the list of a register.
pub type Query = Asked<EntryList>;

/// The address of an open list.
pub type Address = address::Address<Query>;

const LIST: Where<Query> = Where {
    route: |asked, address| Route::Entries(asked.list.register, address),
    told: |asked, route| match route {
        Route::Entries(register, query) if *register == asked.list.register => Some(query.as_str()),
        _ => None,
    },
};

/// Reads what is asked out of the address, and follows both from now on.
pub fn open(ui: Ui, register: &'static Register) -> (Address, RwSignal<Query>) {
    Address::open(ui, &Query::of(EntryList::of(register)), LIST)
}

/// What a list showed last.
#[derive(Clone)]
struct Last {
    register: &'static Register,
    address: String,
    ids: Arc<Vec<EntityId>>,
    beside: Option<EntityId>,
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// Remembers what a list shows, for the way back to it.
pub fn remember(asked: &Query, ids: Arc<Vec<EntityId>>, beside: Option<EntityId>) {
    LAST.set(Some(Last { register: asked.list.register, address: asked.write(), ids, beside }));
}

fn last<T>(register: &'static Register, read: impl FnOnce(&Last) -> T) -> Option<T> {
    LAST.with_borrow(|last| last.as_ref().filter(|last| last.register == register).map(read))
}

/// The list of a register as it was last.
pub fn way_back(register: &'static Register) -> Route {
    Route::Entries(register, last(register, |last| last.address.clone()).unwrap_or_default())
}

/// The entry that was open beside the list when it was left.
pub fn beside(register: &'static Register) -> Option<EntityId> {
    last(register, |last| last.beside.clone()).flatten()
}

/// The entries before and behind this one in its list as it was last.
pub fn neighbours(register: &'static Register, id: &EntityId) -> (Option<EntityId>, Option<EntityId>) {
    let found = last(register, |last| {
        let place = last.ids.iter().position(|other| other == id)?;
        Some((place.checked_sub(1).and_then(|before| last.ids.get(before)).cloned(), last.ids.get(place + 1).cloned()))
    });
    found.flatten().unwrap_or_default()
}
