//! For the tests of this module: a desk at which things are written down.

use crate::book::{Book, Clock, EntityId, Value};

/// A book, a clock that ticks each minute from 21 September 2026 on, and the person at the desk.
pub struct Desk {
    pub book: Book,
    by: EntityId,
    clock: Clock,
    now: u64,
}

impl Desk {
    pub fn new() -> Self {
        let by = "person/zhang".parse().unwrap();
        Self { book: Book::default(), by, clock: Clock::new(1), now: 1_790_000_000_000 }
    }

    pub fn write(&mut self, of: &str, set: &str, to: impl Into<Value>) {
        self.now += 60_000;
        let at = self.clock.tick(self.now);
        let change = self.book.replace(&of.parse().unwrap(), &set.parse().unwrap(), to.into(), &self.by, at).seal();
        self.book.apply(change, None);
    }
}
