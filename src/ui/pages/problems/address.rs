//! The address of the open ledger. What follows from what happens is decided by `app::ledger::address`; here it is done.

use leptos::prelude::*;

use crate::app::ledger::address::{Effect as Outcome, Event, Here, Known};
use crate::app::ledger::query::Query;
use crate::ui::context::Ui;
use crate::ui::route::{self, Route};

use super::at_rest::when_at_rest;

/// Keeps the address and the filter of the ledger together. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Address {
    known: StoredValue<Known>,
    query: RwSignal<Query>,
    /// Counts what was typed, to know when the person pauses.
    typed: StoredValue<u64>,
}

impl Address {
    /// Reads the filter out of the address, and follows both from now on.
    pub fn open(ui: Ui) -> (Self, RwSignal<Query>) {
        let (known, query) = match ui.route.get_untracked() {
            Route::Problems(address) => Known::open(&address),
            _ => Known::open(""),
        };
        let query = RwSignal::new(query);
        let address = Self { known: StoredValue::new(known), query, typed: StoredValue::new(0) };
        Effect::new(move |before: Option<Query>| {
            let now = query.get();
            if let Some(before) = before {
                address.happens(Event::Filtered { before: &before });
            }
            now
        });
        Effect::new(move |_| {
            if let Route::Problems(told) = ui.route.get() {
                address.happens(Event::Told(&told));
            }
        });
        (address, query)
    }

    /// The person leaves the search.
    pub fn leave(self) {
        self.happens(Event::Left(here()));
    }

    fn happens(self, event: Event) {
        let decide = |known: &mut Known| self.query.try_with_untracked(|query| known.follow(query, event));
        match self.known.try_update_value(decide).flatten() {
            // A ledger that has gone has nothing to do with the address any more.
            None | Some(Outcome::Nothing) => {}
            Some(Outcome::WaitForPause) => when_at_rest(self.typed, move || self.happens(Event::Paused(here()))),
            Some(Outcome::Write(address)) => route::replace(&Route::Problems(address)),
            Some(Outcome::Show(query)) => self.query.set(query),
        }
    }
}

fn here() -> Here {
    match route::present() {
        Route::Problems(_) => Here::Yes,
        _ => Here::No,
    }
}
