//! What a person must know about the safety of the work.

use super::journal::JournalTrouble;
use super::key_value::KeyValueError;

/// How safe everything is that this page session recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveState {
    /// In the record, and the journal has it on the disk.
    Saved,
    /// On its way to the journal.
    Saving {
        /// Entries that the journal has not acknowledged.
        pending: usize,
    },
    /// In the record, but no journal vouches for it: a power cut may take the last minute, in Chromium more after a large import.
    SavedWeakly {
        /// What is wrong with the journal.
        why: JournalTrouble,
    },
    /// On the disk in the journal, from where the next start takes it; the record has no room or no way.
    JournalOnly {
        /// What is wrong with the record.
        why: KeyValueError,
        /// Entries that are not in the record.
        unstored: usize,
    },
    /// The browser keeps nothing for this page: all is lost when it is closed, unless it is exported.
    MemoryOnly {
        /// What is wrong with the record.
        why: KeyValueError,
        /// Entries that are nowhere else.
        unstored: usize,
    },
    /// There is a store, but neither the record nor the journal took these entries: they are lost when the page is closed.
    Failed {
        /// What is wrong with the record.
        why: KeyValueError,
        /// What is wrong with the journal.
        journal: JournalTrouble,
        /// Entries that are nowhere else.
        unstored: usize,
    },
}

impl SaveState {
    /// Whether closing the page loses nothing.
    pub const fn is_kept(self) -> bool {
        match self {
            Self::Saved | Self::SavedWeakly { .. } | Self::JournalOnly { .. } => true,
            Self::MemoryOnly { unstored, .. } => unstored == 0,
            Self::Saving { .. } | Self::Failed { .. } => false,
        }
    }
}

/// The room in localStorage, in UTF-16 units, keys and texts together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Space {
    /// What this workspace uses, without its quarantine.
    pub own: u64,
    /// What could not be read and is kept aside.
    pub quarantine: u64,
    /// What other workspaces and other local pages use: in Chromium all of them share the room.
    pub others: u64,
    /// What all of them may use together.
    pub limit: u64,
    /// How many segments of this book lie in IndexedDB.
    pub far_segments: u64,
    /// How many bytes these have.
    pub far_bytes: u64,
}

impl Space {
    /// What the browsers that were measured allow.
    pub const LIMIT: u64 = 5_242_880;

    /// What is left.
    pub const fn free(&self) -> u64 {
        self.limit.saturating_sub(self.own + self.quarantine + self.others)
    }
}
