//! Segments that lie far (移出段): in IndexedDB beside the journal, where localStorage has no room for them.
//!
//! A segment never changes, so it may lie in either store. One that has moved is a record of the journal's own object store under
//! `segment/<checksum>`, the bytes as they are. No journal key looks so: a program that knows nothing of this reads it with the journal, shows
//! what it holds, and never lets go of it; only erasing the book does. What stays in the record under the segment's key is a **slip**, `S3`
//! with the checksum of what stands behind it: how many entries there are, and how many bytes. To older programs that is a whole
//! segment of a greater hundred.
//!
//! A move puts the record (strict), reads it back, marks the book as one of form 200, and puts the slip in the segment's place: one write, so that
//! there is no moment at which the segment is nowhere. A kill before it leaves both, which is harmless: they have one name and the same
//! bytes. Two tabs may move the same segment, each of them writes the same.
//!
//! This module owns the names and the slip. [`Store`](super::Store) says what is to move, whoever drives it carries the bytes.

use std::collections::BTreeMap;

use super::encoding::{CHECKSUM_DIGITS, checksum, has_all_bytes};
use super::guard::Guarded;
use super::journal::JournalRecord;
use super::key_value::{KeyValue, KeyValueError};
use crate::book::sorting::CollectSorted;

/// What the keys of far segments begin with in the journal's store.
const FAR: &str = "segment/";

/// The form of a slip.
const SLIP: &str = "S3";

/// The key under which a segment lies far.
pub(super) fn far_key(name: &str) -> String {
    format!("{FAR}{name}")
}

/// What stands in the record for a segment that lies far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slip {
    /// How many entries the segment holds, as far as whoever moved it knew.
    pub(super) entries: usize,
    /// How many bytes it has.
    pub(super) bytes: usize,
}

impl Slip {
    /// No slip is longer, in UTF-16 units.
    pub(super) const LONGEST: usize = 64;

    pub(super) fn write(self) -> String {
        let content = format!("{} {}", self.entries, self.bytes);
        format!("{SLIP}{}{content}", checksum(content.as_bytes()))
    }

    /// Whether a text begins as a slip does and was altered: a whole one that cannot be read is of a newer program.
    pub(super) fn was_one(text: &str) -> bool {
        text.starts_with(SLIP) && !has_all_bytes(text.as_bytes())
    }

    /// Reads a text; none where it is no slip, or one that was altered.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (written, content) = text.strip_prefix(SLIP)?.split_at_checked(CHECKSUM_DIGITS)?;
        let (entries, bytes) = content.split_once(' ').filter(|_| checksum(content.as_bytes()) == written)?;
        Some(Self { entries: entries.parse().ok()?, bytes: bytes.parse().ok()? })
    }
}

/// Puts a slip in the place of a segment that lies far, and marks the book. The mark comes first, but where there is no room for it: the slip
/// says the same to other programs, and there is room behind it.
pub(super) fn put_slip<K: KeyValue>(store: &Guarded<K>, key: &str, slip: Slip) -> Result<(), KeyValueError> {
    match store.raise() {
        Ok(()) => store.set(key, &slip.write()),
        Err(KeyValueError::Quota) => {
            store.set(key, &slip.write())?;
            match store.raise() {
                Ok(()) | Err(KeyValueError::Quota) => Ok(()),
                Err(why) => Err(why),
            }
        }
        Err(why) => Err(why),
    }
}

/// Puts a slip where there is nothing. Without room or way for it the next start finds the segment all the same.
pub(super) fn lay_slip<K: KeyValue>(store: &Guarded<K>, key: &str, slip: Slip) {
    if store.has(key) == Ok(false) {
        match put_slip(store, key, slip) {
            Ok(())
            | Err(KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer) => {
            }
        }
    }
}

/// The far segments of a book, as far as the browser handed them out.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Far {
    segments: BTreeMap<String, Vec<u8>>,
    /// Whether these are all: not where the journal's store could not be read.
    is_known: bool,
}

impl Far {
    /// Takes the far segments out of what the journal's store holds.
    pub fn split(records: Vec<JournalRecord>) -> (Self, Vec<JournalRecord>) {
        let (far, journal): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| record.key.starts_with(FAR));
        let segments = far.into_iter().map(|record| (record.key[FAR.len()..].to_owned(), record.bytes));
        (Self { segments: segments.collect_sorted(), is_known: true }, journal)
    }

    /// Those of a store that could not be read.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// The same as records of the journal's store.
    pub(super) fn into_records(self) -> Vec<JournalRecord> {
        self.segments.into_iter().map(|(name, bytes)| JournalRecord { key: far_key(&name), bytes }).collect()
    }

    pub(super) const fn is_known(&self) -> bool {
        self.is_known
    }

    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.segments.get(name).map(Vec::as_slice)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.segments.contains_key(name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.segments.iter()
    }
}

/// A segment on its way from the record to the journal's store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Load {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
    pub(super) entries: usize,
}

impl Load {
    /// The key that it gets there.
    pub fn key(&self) -> String {
        far_key(&self.name)
    }

    /// What it holds.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::encoding::is_whole_and_newer;

    const SLIPS: [Slip; 3] = [
        Slip { entries: 0, bytes: 0 },
        Slip { entries: 4_096, bytes: 91_234 },
        Slip { entries: usize::MAX, bytes: usize::MAX },
    ];

    #[test]
    fn slips_read_back_are_short_and_whole_to_an_older_program() {
        for slip in SLIPS {
            let text = slip.write();
            assert_eq!(Slip::read(&text), Some(slip));
            assert!(text.len() <= Slip::LONGEST && is_whole_and_newer(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn no_letter_of_a_slip_can_be_altered_unseen() {
        let text = SLIPS[1].write();
        for at in 0..text.len() {
            let altered =
                format!("{}{}{}", &text[..at], if &text[at..=at] == "x" { "y" } else { "x" }, &text[at + 1..]);
            assert_eq!(Slip::read(&altered), None, "{altered}");
            assert_eq!(Slip::read(&text[..at]), None);
        }
    }

    #[test]
    fn far_segments_are_told_from_the_records_of_the_journal() {
        let record = |key: &str| JournalRecord { key: key.to_owned(), bytes: vec![1] };
        let records =
            vec![record("01a0c450c805-8b13399c-00000000"), record("segment/0011223344556677"), record("other")];
        let (far, journal) = Far::split(records.clone());
        assert_eq!(journal, [records[0].clone(), records[2].clone()]);
        assert!(far.has("0011223344556677") && far.is_known() && !Far::unknown().is_known());
        assert_eq!(far.into_records(), [records[1].clone()]);
    }
}
