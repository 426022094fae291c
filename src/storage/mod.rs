//! Where the book is kept on the device: the record in localStorage, the crash journal and what has no room there in IndexedDB.
//!
//! Drafts of forms (`form_drafts.rs`) and the bytes of photos (`blobs.rs`) lie beside it, each in a database of their own.
//!
//! Owns how entries become bytes, where the bytes go, and what is known to be safe. Knows nothing of projects or problems,
//! of the page, or of what the time is: times and session numbers come in as arguments. All that decides is plain Rust that the
//! host tests run over memory; what touches the browser (`local`, `indexed`) only carries bytes.
//!
//! | Key (all behind `sitebook/<workspace>/`) | Holds | Written |
//! |---|---|---|
//! | `form` | which form the book has, and which page is needed; absent for form 100 | before the first text of a greater form |
//! | `segment/<checksum>` | hundreds or thousands of entries, deflated; or a slip, where the segment lies far | once, then never changed but for the slip |
//! | `tail/<session>` | the youngest entries of one page session, plain lines of JSON | at each append, by that session only |
//! | `manifest` | which segments there should be | after a segment |
//! | `front` | what the first page shows, derived from all others | at quiet moments, see `snapshot.rs` |
//! | `quarantine/<key>/<checksum>` | what could not be read, as it was found | once; read back by a program that can |
//!
//! The journal's database, `sitebook/<workspace>/journal` with the store `journal`, holds records `<written>-<session>-<number>`, which the
//! record has too after a while, and far segments `segment/<checksum>`, which it has not: `far.rs` says how they get there, `moving.rs` when.
//!
//! # Two programs on one device
//!
//! Sticks carry old copies of the page, and in Chromium every local page has the same storage. So a book has one number, its
//! **form**: hundreds break, units do not. It stands in the mark, `{"form":200,"page":"0.2.0"}`, beside the page that is needed to write
//! it; a book without a mark has form 100. A program gives a book a greater form only where it makes use of it, so that any other stays
//! writable by older ones. Each stored form also begins with a letter and a digit of its own (`encoding`, `segments`,
//! `snapshot`), so that what a crash or a stranger left of it is never taken for another; a dump says `sitebook-raw/1`.
//!
//! | Form | Since page | Adds |
//! |---|---|---|
//! | 100 | 0.1.0 | |
//! | 200 | 0.2.0 | far segments: a slip (`S3`) in the record, the segment beside the journal |
//!
//! | A program meets | and does |
//! |---|---|
//! | a greater hundred, in the mark or in a whole segment, journal record or manifest with a greater digit | shows what it can read, says which page is needed, offers the raw export, writes nothing: no copy in quarantine, no tail adopted, nothing joined, forgotten, erased or put back |
//! | the same while it is open | as above; what it had recorded and not stored stays in memory and goes to the journal as a record of its own, which every later program reads |
//! | a greater unit | reads and writes on, and keeps what it does not know: keys, members of changes, members of the manifest |
//! | a lesser form | reads it; raises the mark before it writes the first text |
//!
//! [`guard`] sees to it: every text goes through it, and it reads the mark before each write.
//!
//! Whoever changes a stored form:
//!
//! 1. Adds a **unit** if a program of the same hundred may write on, knowing nothing of it: what is new may be missing, and may speak of
//!    segments that were joined meanwhile. A **hundred** if not. Both in [`Program::THIS`], with the version of the page.
//! 2. Gives what changes a new digit, if it is a hundred, and leaves the frame: segments and journal records carry the digits of
//!    their checksum behind the digit, for ever. So does the manifest.
//! 3. Goes on reading every form there ever was, and writes neither less nor other than it read.
//! 4. Keeps the built page of the version before under `tests/files/pages/`.
//!
//! Page 0.1.0 knows no mark and can be taught nothing any more. It leaves alone the mark and all other keys that it does not know,
//! segments `S3` to `S9`, tails `T2` to `T9`, journal records of other forms, and databases of other names. It reads what is left as if
//! that were the book, overwrites `manifest` and `front` whatever they hold, copies segments of other letters to quarantine and removes
//! them, never lets go of its connection to the journal's database, and when a person erases the book it removes every key. So a greater
//! hundred keeps what it lists under keys of its own, takes a new database rather than a new version of the old one, and takes in
//! what 0.1.0 has written meanwhile, like any other tab's work. A start reads back from quarantine what it can read. Of a book of form 200
//! it leaves alone the slips, reads far segments with the journal's records, whose form they have, and stores what they hold once more, as far
//! as there is room: `twice.rs` hands that out once, and a page that is alone removes it.
//!
//! | Law | Where it is shown |
//! |---|---|
//! | What was appended is read back, each entry once, wherever the program was killed | `tests/laws.rs` |
//! | What was appended in one go, up to [`LARGE`] entries and 8 MiB, is there whole or not at all | `tests/laws.rs` |
//! | What the journal acknowledged survives the loss of every write to localStorage that was not on the disk yet | `tests/laws.rs` |
//! | What somebody empties while a page is open comes back from that page | `tests/emptied.rs` |
//! | All of this holds for segments in either store, and for the moment of their move | `tests/laws.rs`, `tests/far.rs`, `tests/far_lost.rs` |
//! | What a rescue file unpacks to is bounded while it is unpacked | `reading.rs`, `tests/odd_books.rs` |
//! | Opening never fails, whatever stands in the store, and removes nothing that it cannot read | `tests/ruin.rs` |
//! | Programs of several forms take turns on one book: nothing is lost or doubled, and a greater hundred is left untouched | `tests/versions.rs` |

mod blobs;
mod dump;
mod encoding;
mod far;
mod form;
mod form_drafts;
mod guard;
#[cfg(target_arch = "wasm32")]
mod indexed;
mod journal;
mod key_value;
mod keys;
mod load;
#[cfg(target_arch = "wasm32")]
mod local;
mod manifest;
mod memory;
mod moving;
mod packing;
mod portions;
mod reading;
mod report;
mod segments;
mod shelf;
mod snapshot;
mod state;
mod store;
mod stored;
mod stored_record;
mod tails;
#[cfg(test)]
mod tests;
mod twice;

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::book::{Change, EntityId};

pub use crate::book::Progress;
pub use blobs::{BlobStore, MemoryBlobs};
pub use dump::{Dump, DumpError, Rescued, check_format};
pub use encoding::{Damage, decode, encode, read_stored};
pub use far::{Far, Load};
pub use form::{Form, Mark, NewerForm, PageVersion, Program, may_have_far, newer_mark};
pub use form_drafts::{DraftRecord, DraftStore, DraftWrite, FormDraft, MemoryDrafts, StoredDrafts, Texts, draft_key};
#[cfg(target_arch = "wasm32")]
pub use indexed::IndexedStore;
pub use journal::{Batch, JournalKey, JournalRecord, JournalTrouble, MemoryJournal};
pub use key_value::{KeyValue, KeyValueError};
pub use load::Loading;
#[cfg(target_arch = "wasm32")]
pub use local::BrowserRecord;
pub use memory::{Fault, MemoryKeyValue};
pub use moving::ROOM;
pub use portions::{LARGE, is_one_portion, portion, portions};
pub use reading::{Reading, StoredReader};
pub use report::{OpenReport, Quarantined};
pub use segments::{MANY, Segments};
pub use shelf::Shelf;
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
