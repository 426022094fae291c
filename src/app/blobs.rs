//! Blobs on this device, the bytes of photos and attachments: kept before anything names them, looked up by what they are, told when they are not there.
//!
//! | A blob is | when |
//! |---|---|
//! | here | its bytes lie in the store |
//! | missing | they do not: it was taken elsewhere and came without them, or somebody has cleared the browser's data |
//!
//! What is known of a missing one is in the book all the same; a file that holds the bytes brings them whenever it comes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::domain::blob::BlobHash;
use crate::exchange::BlobBytes;
use crate::storage::{BlobStore, JournalTrouble};

/// The blobs of a device; its clones are the same.
pub struct BlobShelf<S>(Rc<Inner<S>>);

struct Inner<S> {
    store: S,
    /// Which are here, as far as that is known.
    here: RefCell<BTreeSet<BlobHash>>,
    /// Whether somebody has looked: until then others may be here.
    looked: Cell<bool>,
}

impl<S> Clone for BlobShelf<S> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

/// Whether a blob is on this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlobStanding {
    /// Nobody has looked yet.
    Unknown,
    /// 在本机.
    Here,
    /// 不在本机.
    Missing,
}

/// What became of blobs that a file brought.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct TakenIn {
    /// So many are kept now that were not before.
    pub kept: usize,
    /// So many could not be kept.
    pub failed: usize,
    /// Why the last of them could not.
    pub trouble: Option<JournalTrouble>,
}

/// What is counted of photos, or of attachments.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct BlobCounts {
    /// Those of the book.
    pub all: usize,
    /// Those whose bytes are on this device.
    pub here: usize,
    /// How many bytes these have.
    pub bytes: u64,
    /// Those whose bytes a file of this device has handed over.
    pub handed_over: usize,
}

impl BlobCounts {
    /// Counts what the book names, each by its hash and with its length: `standing` says where their bytes are, `is_handed_over` whether a file holds them.
    pub fn of(
        named: impl IntoIterator<Item = (BlobHash, u64)>,
        standing: impl Fn(BlobHash) -> BlobStanding,
        is_handed_over: impl Fn(BlobHash) -> bool,
    ) -> Self {
        let (mut counts, mut weighed) = (Self::default(), BTreeSet::new());
        for (hash, bytes) in named {
            counts.all += 1;
            counts.handed_over += usize::from(is_handed_over(hash));
            if standing(hash) == BlobStanding::Here {
                counts.here += 1;
                counts.bytes += if weighed.insert(hash) { bytes } else { 0 };
            }
        }
        counts
    }
}

impl<S: BlobStore> BlobShelf<S> {
    /// Blobs of which nobody knows yet which are here.
    pub fn new(store: S) -> Self {
        Self(Rc::new(Inner { store, here: RefCell::default(), looked: Cell::new(false) }))
    }

    /// Looks which are here. A store that cannot be read has none.
    pub async fn look(&self) -> Result<(), JournalTrouble> {
        let keys = self.0.store.keys().await;
        let found = keys.as_deref().unwrap_or_default().iter().filter_map(|key| key.parse::<BlobHash>().ok());
        // What was kept meanwhile is here, whatever was read before.
        self.0.here.borrow_mut().extend(found);
        self.0.looked.set(true);
        keys.map(drop)
    }

    /// Whether a blob is here.
    pub fn standing(&self, hash: BlobHash) -> BlobStanding {
        match (self.0.here.borrow().contains(&hash), self.0.looked.get()) {
            (true, _) => BlobStanding::Here,
            (false, true) => BlobStanding::Missing,
            (false, false) => BlobStanding::Unknown,
        }
    }

    /// Keeps a blob, with a small picture of a photo. When this returns they are on the disk, and a change may name them.
    pub async fn keep(&self, hash: BlobHash, bytes: Vec<u8>, small: Option<Vec<u8>>) -> Result<(), JournalTrouble> {
        let small = small.map(|small| (small_key(hash), small));
        self.0.store.put([(hash.to_string(), bytes)].into_iter().chain(small).collect()).await?;
        self.0.here.borrow_mut().insert(hash);
        Ok(())
    }

    /// Keeps the blobs of a file; those that are here already are left as they are.
    pub async fn take_in(&self, blobs: Vec<BlobBytes>) -> TakenIn {
        let mut taken = TakenIn::default();
        for (hash, bytes) in blobs {
            if self.standing(hash) == BlobStanding::Here {
                continue;
            }
            match self.keep(hash, bytes, None).await {
                Ok(()) => taken.kept += 1,
                Err(trouble) => {
                    taken.failed += 1;
                    taken.trouble = Some(trouble);
                }
            }
        }
        taken
    }

    /// A blob; none where they are not here, or are not what they were.
    pub async fn full(&self, hash: BlobHash) -> Option<Vec<u8>> {
        match self.0.store.get(&hash.to_string()).await {
            Ok(Some(bytes)) if BlobHash::of(&bytes) == hash => {
                self.0.here.borrow_mut().insert(hash);
                Some(bytes)
            }
            Ok(_) => {
                self.0.here.borrow_mut().remove(&hash);
                None
            }
            // The store cannot be read now, which says nothing of the blob.
            Err(_) => None,
        }
    }

    /// The small picture of a photo, where one was made.
    pub async fn small(&self, hash: BlobHash) -> Option<Vec<u8>> {
        self.0.store.get(&small_key(hash)).await.ok().flatten()
    }

    /// Keeps a small picture that was made of a photo. One that cannot be kept is made again.
    pub async fn keep_small(&self, hash: BlobHash, small: Vec<u8>) {
        match self.0.store.put(vec![(small_key(hash), small)]).await {
            Ok(()) | Err(_) => {}
        }
    }

    /// Removes everything.
    pub async fn clear(&self) -> Result<(), JournalTrouble> {
        self.0.store.clear().await?;
        self.0.here.borrow_mut().clear();
        Ok(())
    }
}

fn small_key(hash: BlobHash) -> String {
    format!("{hash}/thumb")
}
