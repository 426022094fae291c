//! The crash journal: what vouches for an entry until the record has certainly reached the disk.
//!
//! A record of the journal is one segment; a batch is the records that are put there together. This module holds what every journal shares; `indexed` is the one
//! in IndexedDB. Which records are written and forgotten, and when, [`Store`](super::Store) and [`Loading`](super::Loading) decide.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::str::FromStr;

use super::Session;

/// Why the journal does not vouch for an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JournalTrouble {
    /// The browser has no IndexedDB for this page.
    Missing,
    /// It could not be opened: forbidden, or held by another page.
    Blocked,
    /// No room is left.
    Quota,
    /// The browser closed it, and opening it again did not help.
    Closed,
    /// It failed in another way.
    Failed,
}

/// The key of a record: when it was written (milliseconds since 1970), by which page session, as its how-manieth.
///
/// Written as `01a0c450c805-8b13399c-00000000`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct JournalKey {
    /// Milliseconds since 1970, by the machine's clock.
    pub written: u64,
    /// The page session.
    pub session: Session,
    /// The number of the batch within the session.
    pub number: u32,
}

/// A record as it is read back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JournalRecord {
    /// The key, as text: it may be one that this version does not know.
    pub key: String,
    /// A segment.
    pub bytes: Vec<u8>,
}

/// Entries on their way to the journal, which takes all of a batch or nothing of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// The key of its first record; the next ones count on from there.
    pub key: JournalKey,
    /// The segments, a record for each.
    pub segments: Vec<Vec<u8>>,
}

impl Batch {
    /// The records to put, each with its key.
    pub fn records(&self) -> impl Iterator<Item = (JournalKey, &[u8])> {
        let key = |place: u32| JournalKey { number: self.key.number.wrapping_add(place), ..self.key };
        (0..).map(key).zip(self.segments.iter().map(Vec::as_slice))
    }
}

impl std::fmt::Display for JournalKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:012x}-{:08x}-{:08x}", self.written, self.session, self.number)
    }
}

/// A text that is not the key of a journal record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAJournalKey;

impl FromStr for JournalKey {
    type Err = NotAJournalKey;

    fn from_str(text: &str) -> Result<Self, NotAJournalKey> {
        let hex = |part: &str| u64::from_str_radix(part, 16).map_err(|_| NotAJournalKey);
        let short = |part: &str| u32::from_str_radix(part, 16).map_err(|_| NotAJournalKey);
        match text.split('-').collect::<Vec<_>>()[..] {
            [written, session, number] => {
                Ok(Self { written: hex(written)?, session: short(session)?, number: short(number)? })
            }
            _ => Err(NotAJournalKey),
        }
    }
}

/// A journal in memory; its clones are the same journal. For tests.
#[derive(Clone, Default, Debug)]
pub struct MemoryJournal(Rc<RefCell<Pages>>);

#[derive(Default, Debug)]
struct Pages {
    records: BTreeMap<String, Vec<u8>>,
    trouble: Option<JournalTrouble>,
    puts: u64,
    killed_at: Option<u64>,
}

impl MemoryJournal {
    /// From the batch of this number on (the next one is 0) nothing reaches the journal any more: the program was killed there.
    pub fn kill_at(&self, batch: Option<u64>) {
        let mut pages = self.0.borrow_mut();
        pages.puts = 0;
        pages.killed_at = batch;
    }

    /// Whether the program was killed.
    pub fn is_killed(&self) -> bool {
        let pages = self.0.borrow();
        pages.killed_at.is_some_and(|killed| pages.puts > killed)
    }

    /// How many batches were put since the last [`kill_at`](Self::kill_at).
    pub fn puts(&self) -> u64 {
        self.0.borrow().puts
    }

    /// Makes every operation fail so from now on, or work again.
    pub fn set_trouble(&self, trouble: Option<JournalTrouble>) {
        self.0.borrow_mut().trouble = trouble;
    }

    /// Puts the records of a batch.
    pub fn put(&self, batch: &Batch) -> Result<(), JournalTrouble> {
        self.put_all(batch.records().map(|(key, bytes)| (key.to_string(), bytes.to_vec())))
    }

    fn put_all(&self, records: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(), JournalTrouble> {
        self.working()?;
        let mut pages = self.0.borrow_mut();
        let number = pages.puts;
        pages.puts += 1;
        // Whoever was killed is not there to be told.
        if pages.killed_at.is_none_or(|killed| number < killed) {
            pages.records.extend(records);
        }
        Ok(())
    }

    /// Puts bytes under a key of their own. Counts as a batch.
    pub fn lay(&self, key: &str, bytes: &[u8]) -> Result<(), JournalTrouble> {
        self.put_all([(key.to_owned(), bytes.to_vec())])
    }

    /// The bytes under a key.
    pub fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble> {
        self.working()?;
        Ok(self.0.borrow().records.get(key).cloned())
    }

    /// Every record, in the order of the keys.
    pub fn read_all(&self) -> Result<Vec<JournalRecord>, JournalTrouble> {
        self.working()?;
        let record = |(key, bytes): (&String, &Vec<u8>)| JournalRecord { key: key.clone(), bytes: bytes.clone() };
        Ok(self.0.borrow().records.iter().map(record).collect())
    }

    /// Removes records.
    pub fn forget(&self, keys: &[String]) -> Result<(), JournalTrouble> {
        self.working()?;
        let mut pages = self.0.borrow_mut();
        keys.iter().for_each(|key| drop(pages.records.remove(key)));
        Ok(())
    }

    /// Removes every record.
    pub fn clear(&self) -> Result<(), JournalTrouble> {
        self.working()?;
        self.0.borrow_mut().records.clear();
        Ok(())
    }

    fn working(&self) -> Result<(), JournalTrouble> {
        self.0.borrow().trouble.map_or(Ok(()), Err)
    }
}
