//! Which book with assumptions is looked at.

use leptos::prelude::*;

use crate::app::what_if::{LeftOut, WhatIf};

/// The book with assumptions, if one is looked at. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Supposing {
    what_if: StoredValue<Option<Box<WhatIf>>, LocalStorage>,
    /// How often one was made, while one is looked at.
    made: RwSignal<Option<u64>>,
    /// What the last that was adopted could not do.
    left_out: RwSignal<Vec<LeftOut>>,
}

impl Supposing {
    pub(super) fn new() -> Self {
        Self { what_if: StoredValue::new_local(None), made: RwSignal::new(None), left_out: RwSignal::new(Vec::new()) }
    }

    /// Which one is looked at, as a number that is another for each one that is made.
    pub const fn made(self) -> RwSignal<Option<u64>> {
        self.made
    }

    /// What could not be adopted of the last one.
    pub const fn left_out(self) -> RwSignal<Vec<LeftOut>> {
        self.left_out
    }

    /// Whether one is looked at.
    pub fn is_on(self) -> bool {
        self.made.get_untracked().is_some()
    }

    pub(super) fn with<T>(self, read: impl FnOnce(Option<&WhatIf>) -> T) -> T {
        self.what_if.with_value(|what_if| read(what_if.as_deref()))
    }

    pub(super) fn show(self, what_if: Box<WhatIf>, number: u64) {
        self.what_if.set_value(Some(what_if));
        self.made.set(Some(number));
    }

    pub(super) fn clear(self) {
        self.what_if.set_value(None);
        if self.is_on() {
            self.made.set(None);
        }
    }
}
