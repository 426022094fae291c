//! Where the book is kept on the device: the record in localStorage, the crash journal in IndexedDB.
//!
//! Drafts of forms lie beside it, in a database of their own (`form_drafts.rs`).
//!
//! Owns how entries become bytes, where the bytes go, and what is known to be safe. Knows nothing of projects or problems,
//! of the page, or of what the time is: times and session numbers come in as arguments. All that decides is plain Rust that the
//! host tests run over memory; what touches the browser (`local`, `indexed`) only carries bytes.
//!
//! | Key (all behind `sitebook/<workspace>/`) | Holds | Written |
//! |---|---|---|
//! | `segment/<checksum>` | hundreds or thousands of entries, deflated | once, then never changed |
//! | `tail/<session>` | the youngest entries of one page session, plain lines of JSON | at each append, by that session only |
//! | `manifest` | which segments there should be | after a segment |
//! | `front` | what the first page shows, derived from all others | at quiet moments, see `snapshot.rs` |
//! | `quarantine/<key>/<checksum>` | what could not be read, as it was found | once, then never changed |
//!
//! | Law | Where it is shown |
//! |---|---|
//! | What was appended is read back, each entry once, wherever the program was killed | `tests/laws.rs` |
//! | What the journal acknowledged survives the loss of every write to localStorage that was not on the disk yet | `tests/laws.rs` |
//! | What somebody empties while a page is open comes back from that page | `tests/emptied.rs` |
//! | Opening never fails, whatever stands in the store, and removes nothing that it cannot read | `tests/ruin.rs` |

mod dump;
mod encoding;
mod form_drafts;
#[cfg(target_arch = "wasm32")]
mod indexed;
mod journal;
mod key_value;
mod load;
#[cfg(target_arch = "wasm32")]
mod local;
mod memory;
mod packing;
mod segments;
mod snapshot;
mod state;
mod store;
mod tails;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::book::{Change, EntityId};

pub use dump::{Dump, DumpError, Rescued};
pub use encoding::{Damage, decode, encode, read_stored};
pub use form_drafts::{DraftRecord, DraftStore, DraftWrite, FormDraft, MemoryDrafts, StoredDrafts, Texts, draft_key};
#[cfg(target_arch = "wasm32")]
pub use indexed::IndexedStore;
pub use journal::{Batch, JournalKey, JournalRecord, JournalTrouble, MemoryJournal};
pub use key_value::{KeyValue, KeyValueError};
pub use load::{Loading, OpenReport, Progress, Quarantined};
#[cfg(target_arch = "wasm32")]
pub use local::BrowserRecord;
pub use memory::{Fault, MemoryKeyValue};
pub use segments::{LARGE, MANY, Segments};
pub use snapshot::Snapshot;
pub use state::{SaveState, Space};
pub use store::Store;

/// One change as the device keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What was recorded.
    pub change: Change,
    /// The import that brought it (`local.import/…`); none for what was made on this device.
    pub origin: Option<EntityId>,
}

impl Entry {
    /// A change that was made on this device.
    pub const fn own(change: Change) -> Self {
        Self { change, origin: None }
    }

    /// A change that an import brought.
    pub const fn imported(change: Change, origin: EntityId) -> Self {
        Self { change, origin: Some(origin) }
    }
}

/// Which book of the device: 1 to 40 of `a`-`z`, `0`-`9` and `-`.
///
/// In Chromium all `file://` pages share one storage, so every key carries it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Workspace(String);

/// A text that cannot name a workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAWorkspace;

impl Workspace {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What every key of the workspace starts with.
    pub fn prefix(&self) -> String {
        format!("sitebook/{}/", self.0)
    }
}

impl FromStr for Workspace {
    type Err = NotAWorkspace;

    fn from_str(text: &str) -> Result<Self, NotAWorkspace> {
        let plain = |letter: u8| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-');
        match (1..=40).contains(&text.len()) && text.bytes().all(plain) {
            true => Ok(Self(text.to_owned())),
            false => Err(NotAWorkspace),
        }
    }
}

/// The random number of a page session: the one that its clock stamps with.
pub type Session = u32;

/// Which page sessions are open at this moment, in this tab and others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Liveness {
    /// These, and no others.
    Known(BTreeSet<Session>),
    /// The browser cannot tell (no Web Locks: an address without https): whoever wrote within a day may be open.
    Unknown,
}

/// A day in milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1000;

impl Liveness {
    /// Whether a session may be open that wrote last at `wrote`, both times in milliseconds since 1970.
    fn may_be_open(&self, session: Session, wrote: u64, now: u64) -> bool {
        match self {
            Self::Known(open) => open.contains(&session),
            Self::Unknown => now.abs_diff(wrote) < DAY,
        }
    }
}
