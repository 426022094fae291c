//! Blobs in the browser, the bytes of photos and attachments: kept before a change names them, shown as soon as they are found, erased with the book.

use leptos::prelude::*;

use crate::app::blobs::{BlobShelf, BlobStanding, TakenIn};
use crate::domain::blob::BlobHash;
use crate::domain::command::Refusal;
use crate::exchange::BlobBytes;
use crate::storage::{IndexedStore, JournalTrouble, Workspace};

/// What one book keeps under hashes. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Blobs {
    shelf: StoredValue<BlobShelf<IndexedStore>, LocalStorage>,
    /// Notified whenever something was found, kept or missed.
    changed: Trigger,
    /// How many that somebody chose are not kept yet.
    queued: StoredValue<usize, LocalStorage>,
}

/// Why a file that was chosen is not in the book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotKept {
    /// The browser could not keep its bytes.
    Bytes(JournalTrouble),
    /// The book does not take it; its bytes are kept, which does no harm.
    Book(Refusal),
}

impl Blobs {
    /// Blobs of which nothing is known yet.
    pub fn of(workspace: &Workspace) -> Self {
        let shelf = BlobShelf::new(IndexedStore::blobs(workspace));
        Self { shelf: StoredValue::new_local(shelf), changed: Trigger::new(), queued: StoredValue::new_local(0) }
    }

    /// So many more were chosen and are not kept yet: whoever closes the page now loses them.
    pub fn queue(self, count: usize) {
        self.queued.update_value(|queued| *queued += count);
    }

    /// One of them is kept, or was refused with words.
    pub fn settle(self) {
        self.queued.update_value(|queued| *queued = queued.saturating_sub(1));
    }

    /// How many that somebody chose are not kept yet.
    pub fn queued(self) -> usize {
        self.queued.try_get_value().unwrap_or(0)
    }

    /// Looks which are here.
    pub async fn look(self) {
        // A browser without the store has none.
        match self.shelf.get_value().look().await {
            Ok(()) | Err(_) => self.changed.notify(),
        }
    }

    /// Whether a blob is here, tracked.
    pub fn standing(self, hash: BlobHash) -> BlobStanding {
        self.changed.track();
        self.shelf.with_value(|shelf| shelf.standing(hash))
    }

    /// A blob; none where they are not here.
    pub async fn full(self, hash: BlobHash) -> Option<Vec<u8>> {
        let before = self.shelf.with_value(|shelf| shelf.standing(hash));
        let found = self.shelf.get_value().full(hash).await;
        if self.shelf.with_value(|shelf| shelf.standing(hash)) != before {
            self.changed.notify();
        }
        found
    }

    /// The small picture of a photo, where one was made.
    pub async fn small(self, hash: BlobHash) -> Option<Vec<u8>> {
        self.shelf.get_value().small(hash).await
    }

    /// Keeps a small picture that was made of a photo.
    pub async fn keep_small(self, hash: BlobHash, small: Vec<u8>) {
        self.shelf.get_value().keep_small(hash, small).await;
    }

    /// Removes all of them from the store.
    pub(super) async fn erase(self) -> Result<(), JournalTrouble> {
        match self.shelf.get_value().clear().await {
            // A browser without the store has none in it.
            Ok(()) | Err(JournalTrouble::Missing) => Ok(()),
            failed => failed,
        }
    }

    /// Keeps a blob. When this returns it is on the disk.
    pub(super) async fn keep(
        self,
        hash: BlobHash,
        bytes: Vec<u8>,
        small: Option<Vec<u8>>,
    ) -> Result<(), JournalTrouble> {
        let kept = self.shelf.get_value().keep(hash, bytes, small).await;
        self.changed.notify();
        kept
    }

    /// Keeps the blobs of a file.
    pub(super) async fn take_in(self, blobs: Vec<BlobBytes>) -> TakenIn {
        let taken = self.shelf.get_value().take_in(blobs).await;
        self.changed.notify();
        taken
    }
}
