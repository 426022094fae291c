//! The contract of storage over memory; `tests/browser/tests/storage.rs` runs the same over localStorage and IndexedDB.

#![allow(clippy::unwrap_used)]

#[path = "storage_contract/checks.rs"]
mod checks;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use checks::{Journal, Place, failures};
use sitebook::storage::{Batch, JournalRecord, JournalTrouble, MemoryJournal, MemoryKeyValue};

impl Journal for MemoryJournal {
    async fn put(&self, batch: &Batch) -> Result<(), JournalTrouble> {
        Self::put(self, batch)
    }

    async fn read_all(&self) -> Result<Vec<JournalRecord>, JournalTrouble> {
        Self::read_all(self)
    }

    async fn forget(&self, keys: &[String]) -> Result<(), JournalTrouble> {
        Self::forget(self, keys)
    }

    async fn clear(&self) -> Result<(), JournalTrouble> {
        Self::clear(self)
    }

    async fn lay(&self, key: &str, bytes: &[u8]) -> Result<(), JournalTrouble> {
        Self::lay(self, key, bytes)
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble> {
        Self::get(self, key)
    }
}

/// Memory answers at once, so what runs over it ends with the first poll.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory made someone wait"),
    }
}

#[test]
fn memory_keeps_the_contract() {
    let record = MemoryKeyValue::with_quota(5_242_880);
    let place = Place { record, journal: MemoryJournal::default(), workspace: "contract".parse().unwrap() };
    assert_eq!(at_once(failures(&place)), Vec::<String>::new());
}

#[test]
fn a_journal_that_forgets_breaks_the_contract() {
    let record = MemoryKeyValue::with_quota(5_242_880);
    let journal = MemoryJournal::default();
    journal.set_trouble(Some(JournalTrouble::Failed));
    let place = Place { record, journal, workspace: "contract".parse().unwrap() };
    assert!(!at_once(failures(&place)).is_empty());
}
