//! The address of a list that is open. What follows from what happens is decided by `app::ledger::address`; here it is done.

use leptos::prelude::*;

use crate::app::ledger::address::{Addressed, Effect as Outcome, Event, Here, Known};
use crate::ui::context::Ui;
use crate::ui::route::{self, Route};

use super::at_rest::when_at_rest;

/// Where a list stands.
pub struct Where<Q> {
    /// The route of the list with this behind its `?`.
    pub route: fn(&Q, String) -> Route,
    /// What stands behind the `?`, where a route is the list's.
    pub told: for<'a> fn(&Q, &'a Route) -> Option<&'a str>,
}

impl<Q> Clone for Where<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q> Copy for Where<Q> {}

/// Keeps the address and the filter of a list together. Copy it freely; it is a handle.
pub struct Address<Q: Send + Sync + 'static> {
    at: Where<Q>,
    known: StoredValue<Known>,
    query: RwSignal<Q>,
    /// Counts what was typed, to know when the person pauses.
    typed: StoredValue<u64>,
}

impl<Q: Send + Sync + 'static> Clone for Address<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q: Send + Sync + 'static> Copy for Address<Q> {}

impl<Q: Addressed + Clone + Send + Sync + 'static> Address<Q> {
    /// Reads the filter out of the address, and follows both from now on. `blank` asks nothing of the list.
    pub fn open(ui: Ui, blank: &Q, at: Where<Q>) -> (Self, RwSignal<Q>) {
        let (known, query) =
            ui.route.with_untracked(|route| Known::open(blank, (at.told)(blank, route).unwrap_or_default()));
        let query = RwSignal::new(query);
        let address = Self { at, known: StoredValue::new(known), query, typed: StoredValue::new(0) };
        Effect::new(move |before: Option<Q>| {
            let now = query.get();
            if let Some(before) = before {
                address.happens(Event::Filtered { before: &before });
            }
            now
        });
        Effect::new(move |_| {
            let route = ui.route.get();
            let told = query.with_untracked(|query| (at.told)(query, &route));
            if let Some(told) = told {
                address.happens(Event::Told(told));
            }
        });
        (address, query)
    }

    /// The person leaves the search.
    pub fn leave(self) {
        self.happens(Event::Left(self.here()));
    }

    fn happens(self, event: Event<Q>) {
        let decide = |known: &mut Known| self.query.try_with_untracked(|query| known.follow(query, event));
        match self.known.try_update_value(decide).flatten() {
            // A list that has gone has nothing to do with the address any more.
            None | Some(Outcome::Nothing) => {}
            Some(Outcome::WaitForPause) => {
                when_at_rest(self.typed, move || self.happens(Event::Paused(self.here())));
            }
            Some(Outcome::Write(address)) => {
                let route = self.query.try_with_untracked(|query| (self.at.route)(query, address));
                route.iter().for_each(route::replace);
            }
            Some(Outcome::Show(query)) => self.query.set(query),
        }
    }

    fn here(self) -> Here {
        let present = route::present();
        match self.query.try_with_untracked(|query| (self.at.told)(query, &present).is_some()) {
            Some(true) => Here::Yes,
            Some(false) | None => Here::No,
        }
    }
}
