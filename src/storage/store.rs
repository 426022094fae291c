//! What is known to be safe: the record and the journal together.
//!
//! Decides and remembers; carries nothing to the journal itself. Whoever drives it asks for the [`next_batch`](Store::next_batch),
//! puts it into the journal, and says what became of it.
//!
//! | Record | Journal | State |
//! |---|---|---|
//! | has all | acknowledged all | saved |
//! | any | at work | saving |
//! | has all | in trouble | saved weakly |
//! | lacks some | acknowledged all | journal only |
//! | lacks some | in trouble | failed |
//! | blocked from the start | in trouble | memory only |

use std::collections::{HashSet, VecDeque};

use super::encoding::encode;
use super::journal::{Batch, JournalKey, JournalTrouble};
use super::key_value::{KeyValue, KeyValueError, units};
use super::load::LoadedTail;
use super::segments::Segments;
use super::state::{SaveState, Space};
use super::{Dump, Entry, Session, Workspace};

/// How many entries a journal record holds at most.
const LARGEST_BATCH: usize = 1_000;

/// The store of one page session.
#[derive(Debug)]
pub struct Store<K> {
    record: Result<Segments<K>, KeyValueError>,
    record_trouble: Option<KeyValueError>,
    unstored: VecDeque<Entry>,
    dead_tails: Vec<LoadedTail>,
    journal: JournalSide,
}

/// What is on its way to the journal.
#[derive(Debug)]
struct JournalSide {
    session: Session,
    next: u32,
    waiting: VecDeque<Entry>,
    in_flight: Option<(JournalKey, Vec<Entry>)>,
    trouble: Option<JournalTrouble>,
    /// Whether to wait for the next append or retry before trying again.
    resting: bool,
    acknowledged: u64,
}

impl<K: KeyValue> Store<K> {
    pub(super) fn new(
        record: Result<Segments<K>, KeyValueError>,
        dead_tails: Vec<LoadedTail>,
        session: Session,
        trouble: Option<JournalTrouble>,
    ) -> Self {
        let journal = JournalSide {
            session,
            next: 0,
            waiting: VecDeque::new(),
            in_flight: None,
            trouble,
            resting: trouble.is_some(),
            acknowledged: 0,
        };
        let record_trouble = record.as_ref().err().copied();
        Self { record, record_trouble, unstored: VecDeque::new(), dead_tails, journal }
    }

    /// Takes in what only the journal had: it goes into the record now, and stays in the journal as well.
    pub(super) fn with_restored(mut self, entries: Vec<Entry>) -> Self {
        self.unstored.extend(entries);
        self.store_unstored();
        self
    }

    /// Keeps entries: in the record before it returns, if that is possible, and in the queue to the journal.
    pub fn append(&mut self, entries: Vec<Entry>) {
        self.journal.waiting.extend(entries.iter().cloned());
        // A journal that is not there at all is not asked again for each change.
        self.journal.resting = matches!(self.journal.trouble, Some(JournalTrouble::Missing | JournalTrouble::Blocked));
        self.unstored.extend(entries);
        self.store_unstored();
    }

    /// Tries again what could not be stored: after room was made, or after a while.
    pub fn retry(&mut self) {
        self.journal.resting = false;
        self.store_unstored();
    }

    /// Moves the tails of closed page sessions into this session's, and removes them.
    ///
    /// To be called while no other tab starts. A tail that has changed since it was read belongs to a session that is open after all.
    pub fn adopt(&mut self) {
        let Ok(segments) = &mut self.record else { return };
        for dead in std::mem::take(&mut self.dead_tails) {
            let known: HashSet<_> = segments.tail().iter().map(|entry| entry.change.id()).collect();
            let entries: Vec<Entry> =
                dead.entries.into_iter().filter(|entry| !known.contains(&entry.change.id())).collect();
            let unchanged = segments.store().get(&dead.key) == Ok(Some(dead.text));
            if unchanged && dead.may_go && segments.append(&entries).is_ok() {
                match segments.store().remove(&dead.key) {
                    Ok(()) => {}
                    // The next start adopts it again, and sees that its entries are known.
                    Err(KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable) => {}
                }
            }
        }
    }

    /// The next batch for the journal; none while one is under way, nothing waits, or the journal rests after a failure.
    pub fn next_batch(&mut self, now: u64) -> Option<Batch> {
        let journal = &mut self.journal;
        if journal.in_flight.is_some() || journal.resting || journal.waiting.is_empty() {
            return None;
        }
        let count = journal.waiting.len().min(LARGEST_BATCH);
        let entries: Vec<Entry> = journal.waiting.drain(..count).collect();
        let key = JournalKey { written: now, session: journal.session, number: journal.next };
        journal.next = journal.next.wrapping_add(1);
        let bytes = encode(&entries);
        journal.in_flight = Some((key, entries));
        Some(Batch { key, bytes })
    }

    /// The journal has a batch on the disk.
    pub fn acknowledged(&mut self, batch: JournalKey) {
        let journal = &mut self.journal;
        if let Some((_, entries)) = journal.in_flight.take_if(|(key, _)| *key == batch) {
            journal.acknowledged += entries.len() as u64;
            journal.trouble = None;
        }
    }

    /// The journal did not take a batch: it waits in front of the queue for another try.
    pub fn refused(&mut self, batch: JournalKey, why: JournalTrouble) {
        let journal = &mut self.journal;
        if let Some((_, entries)) = journal.in_flight.take_if(|(key, _)| *key == batch) {
            entries.into_iter().rev().for_each(|entry| journal.waiting.push_front(entry));
            journal.trouble = Some(why);
            journal.resting = true;
        }
    }

    /// How safe everything is that this page session recorded.
    pub fn state(&self) -> SaveState {
        let unstored = self.unstored.len();
        let journal = &self.journal;
        let pending = journal.waiting.len() + journal.in_flight.as_ref().map_or(0, |(_, entries)| entries.len());
        match (self.record_trouble, journal.trouble) {
            (_, None) if pending > 0 => SaveState::Saving { pending },
            (None, None) => SaveState::Saved,
            (None, Some(why)) => SaveState::SavedWeakly { why },
            (Some(why), None) => SaveState::JournalOnly { why, unstored },
            (Some(why), Some(_)) if self.record.is_err() => SaveState::MemoryOnly { why, unstored },
            (Some(why), Some(journal)) => SaveState::Failed { why, journal, unstored },
        }
    }

    /// How many entries of this page session the journal has acknowledged.
    pub const fn acknowledged_count(&self) -> u64 {
        self.journal.acknowledged
    }

    /// Whether some entries are not in the record.
    pub fn lacks_record(&self) -> bool {
        !self.unstored.is_empty()
    }

    /// Whether entries wait for a journal that failed, so that trying again after a while makes sense; one that is not there
    /// at all stays away.
    pub fn journal_rests(&self) -> bool {
        let journal = &self.journal;
        journal.resting && !journal.waiting.is_empty() && journal.trouble != Some(JournalTrouble::Missing)
    }

    /// Removes everything of the workspace from the record, and forgets what is on its way. The journal is cleared by the caller.
    pub fn erase(&mut self) -> Result<(), KeyValueError> {
        self.unstored.clear();
        self.dead_tails.clear();
        self.journal.waiting.clear();
        self.journal.in_flight = None;
        match &mut self.record {
            Ok(segments) => {
                self.record_trouble = None;
                segments.erase()
            }
            Err(_) => Ok(()),
        }
    }

    /// Everything of the record as it is stored; nothing where it cannot be read.
    pub fn dump(&self, workspace: &Workspace) -> Dump {
        let record = self.record.as_ref().map_err(|why| *why);
        record
            .and_then(|segments| Dump::of_record(segments.store(), workspace))
            .unwrap_or_else(|_| Dump::empty(workspace))
    }

    /// The room in use, by reading all of it.
    pub fn space(&self) -> Result<Space, KeyValueError> {
        let mut space = Space { limit: Space::LIMIT, ..Space::default() };
        let segments = self.record.as_ref().map_err(|why| *why)?;
        for key in segments.store().keys("")? {
            let text = segments.store().get(&key)?.unwrap_or_default();
            let used = (units(&key) + units(&text)) as u64;
            match key {
                key if key.starts_with(&segments.keys().quarantines()) => space.quarantine += used,
                key if key.starts_with(segments.keys().all()) => space.own += used,
                _ => space.others += used,
            }
        }
        Ok(space)
    }

    /// Puts what is not in the record there, as far as it goes. One try costs the same however much waits.
    fn store_unstored(&mut self) {
        let Ok(segments) = &mut self.record else { return };
        let stored = match segments.append(self.unstored.make_contiguous()) {
            Ok(()) => {
                self.record_trouble = None;
                self.unstored.len()
            }
            Err(stopped) => {
                self.record_trouble = Some(stopped.why);
                stopped.stored
            }
        };
        self.unstored.drain(..stored);
    }
}
