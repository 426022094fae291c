//! Draws the answers of a long checklist: the first ones at once, the others behind the first paint, those in sight before all.
//!
//! Every item stands in the page from the start with its number and its words. Only what takes answers comes later.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::clock;

use super::place::first_in_sight;

/// How many are drawn at once: more than a large window shows.
const AT_ONCE: usize = 24;

/// How long is drawn before the browser may paint, in milliseconds.
const SLICE: u64 = 10;

/// Which items are drawn with all they have. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Drawing(StoredValue<Vec<RwSignal<bool>>>);

impl Drawing {
    /// A checklist of so many items.
    pub fn of(items: usize) -> Self {
        Self(StoredValue::new((0..items).map(|place| RwSignal::new(place < AT_ONCE)).collect()))
    }

    /// Whether the item at a place is drawn.
    pub fn item(self, place: usize) -> Signal<bool> {
        self.0.with_value(|items| items.get(place).map_or_else(|| Signal::stored(true), |drawn| (*drawn).into()))
    }

    /// Draws the rest, until all are drawn or the page is left.
    pub fn go_on(self) {
        spawn_local(async move {
            clock::painted().await;
            while self.draw_some(first_in_sight()) {
                clock::breathe().await;
            }
        });
    }

    /// Draws from this place on, and then from the top. False once nothing is left to do.
    fn draw_some(self, from: usize) -> bool {
        let Some(items) = self.0.try_get_value() else { return false };
        let begun = clock::now();
        let (before, behind) = items.split_at(from.min(items.len()));
        for drawn in behind.iter().chain(before) {
            if drawn.get_untracked() {
                continue;
            }
            drawn.set(true);
            if clock::now().abs_diff(begun) >= SLICE {
                return true;
            }
        }
        false
    }
}
