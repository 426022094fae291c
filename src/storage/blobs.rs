//! Blobs, the bytes of photos and attachments, as a browser keeps them beside the book: in a database of their own.
//!
//! This module owns where they lie and the store's trait. Which there are, and what belongs to what, the book says; it also holds
//! what is known of one whose bytes are elsewhere. A program that knows nothing of them leaves the database alone; it is called by photos, which
//! came first.
//!
//! | | |
//! |---|---|
//! | database | `sitebook-photos/WORKSPACE`, version 1, one store `photos` |
//! | key | `HASH`, the SHA-256 of the bytes as 64 hex digits: the JPEG of a photo or the attached file; `HASH/thumb`: a small JPEG made of a photo |
//! | value | a `Uint8Array` |
//!
//! Bytes are written before the change that names them, and are removed only when the whole book is erased: a deletion can be undone, and
//! another file may bring back what names them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::journal::JournalTrouble;

/// Where blobs are kept. What a write is answered for with success is on the disk, all of it; one that fails has done nothing.
pub trait BlobStore {
    /// Every key.
    fn keys(&self) -> impl Future<Output = Result<Vec<String>, JournalTrouble>>;
    /// What lies under a key; none where nothing does.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, JournalTrouble>>;
    /// Puts all of these, or nothing.
    fn put(&self, records: Vec<(String, Vec<u8>)>) -> impl Future<Output = Result<(), JournalTrouble>>;
    /// Removes everything.
    fn clear(&self) -> impl Future<Output = Result<(), JournalTrouble>>;
}

/// Blobs in memory; its clones are the same store. For tests.
#[derive(Clone, Default, Debug)]
pub struct MemoryBlobs(Rc<RefCell<Memory>>);

#[derive(Default, Debug)]
struct Memory {
    records: BTreeMap<String, Vec<u8>>,
    trouble: Option<JournalTrouble>,
    /// How many bytes fit.
    room: Option<usize>,
}

impl MemoryBlobs {
    /// Makes every operation fail so from now on, or work again.
    pub fn set_trouble(&self, trouble: Option<JournalTrouble>) {
        self.0.borrow_mut().trouble = trouble;
    }

    /// Takes no more than so many bytes from now on.
    pub fn set_room(&self, bytes: usize) {
        self.0.borrow_mut().room = Some(bytes);
    }

    /// Loses what lies under a key, as a browser does that somebody clears.
    pub fn lose(&self, key: &str) {
        self.0.borrow_mut().records.remove(key);
    }

    fn working(&self) -> Result<(), JournalTrouble> {
        self.0.borrow().trouble.map_or(Ok(()), Err)
    }
}

impl BlobStore for MemoryBlobs {
    async fn keys(&self) -> Result<Vec<String>, JournalTrouble> {
        self.working()?;
        Ok(self.0.borrow().records.keys().cloned().collect())
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble> {
        self.working()?;
        Ok(self.0.borrow().records.get(key).cloned())
    }

    async fn put(&self, records: Vec<(String, Vec<u8>)>) -> Result<(), JournalTrouble> {
        self.working()?;
        let mut memory = self.0.borrow_mut();
        let held: usize = memory.records.values().chain(records.iter().map(|(_, bytes)| bytes)).map(Vec::len).sum();
        if memory.room.is_some_and(|room| held > room) {
            return Err(JournalTrouble::Quota);
        }
        memory.records.extend(records);
        Ok(())
    }

    async fn clear(&self) -> Result<(), JournalTrouble> {
        self.working()?;
        self.0.borrow_mut().records.clear();
        Ok(())
    }
}
