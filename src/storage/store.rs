//! What is known to be safe: the record and the journal together.
//!
//! Decides and remembers; carries nothing to the journal itself. Whoever drives it asks for the [`next_batch`](Store::next_batch),
//! puts it into the journal, and says what became of it.
//!
//! | Record | Journal | State |
//! |---|---|---|
//! | has all | acknowledged all | saved |
//! | any | at work | saving |
//! | lacks some, and room is being made | acknowledged all | saving |
//! | has all | in trouble | saved weakly |
//! | lacks some | acknowledged all | journal only |
//! | lacks some | in trouble | failed |
//! | blocked from the start | in trouble | memory only |

use std::collections::{HashSet, VecDeque};

use super::encoding::encode;
use super::far::Far;
use super::form::NewerForm;
use super::journal::{Batch, JournalKey, JournalRecord, JournalTrouble};
use super::key_value::{KeyValue, KeyValueError};
use super::portions::portion;
use super::segments::{Segments, Stopped};
use super::snapshot::{Snapshot, Standing};
use super::state::SaveState;
use super::tails::LoadedTail;
use super::{Dump, Entry, Session, Workspace};

/// How many entries a journal record of several small parcels holds at most.
const LARGEST_BATCH: usize = 1_000;

/// The store of one page session.
#[derive(Debug)]
pub struct Store<K> {
    pub(super) record: Result<Segments<K>, KeyValueError>,
    pub(super) record_trouble: Option<KeyValueError>,
    /// Whether segments are about to make room.
    pub(super) making_room: bool,
    unstored: VecDeque<Entry>,
    /// What the start found in the journal alone, of sessions that are closed, and no record has taken yet.
    restored: Vec<Entry>,
    dead_tails: Vec<LoadedTail>,
    repeated: Vec<String>,
    /// The newer program that the start met, where there is no record whose guard could remember it.
    newer: Option<NewerForm>,
    journal: JournalSide,
}

/// What is on its way to the journal.
#[derive(Debug)]
struct JournalSide {
    session: Session,
    next: u32,
    waiting: VecDeque<Parcel>,
    in_flight: Option<(JournalKey, Vec<Parcel>)>,
    /// How many entries wait or are in flight.
    pending: usize,
    trouble: Option<JournalTrouble>,
    /// Whether to wait for the next append or retry before trying again.
    resting: bool,
    acknowledged: u64,
}

/// What the journal gets together or not at all.
#[derive(Debug)]
enum Parcel {
    /// What was appended in one go.
    Few(Vec<Entry>),
    /// Segments of so many entries each: the record has the same bytes, so that a start need not read both.
    Many(Vec<(Vec<u8>, usize)>),
}

impl Parcel {
    fn count(&self) -> usize {
        match self {
            Self::Few(entries) => entries.len(),
            Self::Many(segments) => segments.iter().map(|(_, count)| count).sum(),
        }
    }
}

impl JournalSide {
    /// What goes into the next batch: segments as they are, or as many small parcels as a record holds.
    fn next_parcels(&mut self) -> Vec<Parcel> {
        let few = self.waiting.iter().map_while(|parcel| match parcel {
            Parcel::Few(entries) => Some(entries),
            Parcel::Many(_) => None,
        });
        let room = portion(few.clone().flatten(), LARGEST_BATCH);
        let mut entries = 0;
        let fits = |parcel: &&Vec<Entry>| {
            entries += parcel.len();
            entries <= room
        };
        let count = few.take_while(fits).count();
        self.waiting.drain(..count.max(1)).collect()
    }
}

fn segments_of(parcels: &[Parcel]) -> Vec<Vec<u8>> {
    match parcels {
        [Parcel::Many(segments)] => segments.iter().map(|(bytes, _)| bytes.clone()).collect(),
        parcels => {
            let entries = |parcel: &Parcel| match parcel {
                Parcel::Few(entries) => entries.clone(),
                Parcel::Many(_) => Vec::new(),
            };
            vec![encode(&parcels.iter().flat_map(entries).collect::<Vec<_>>())]
        }
    }
}

impl<K: KeyValue> Store<K> {
    pub(super) fn new(
        record: Result<Segments<K>, KeyValueError>,
        dead_tails: Vec<LoadedTail>,
        repeated: Vec<String>,
        session: Session,
        trouble: Option<JournalTrouble>,
    ) -> Self {
        let journal = JournalSide {
            session,
            next: 0,
            waiting: VecDeque::new(),
            in_flight: None,
            pending: 0,
            trouble,
            resting: trouble.is_some(),
            acknowledged: 0,
        };
        let record_trouble = record.as_ref().err().copied();
        Self {
            record,
            record_trouble,
            making_room: false,
            unstored: VecDeque::new(),
            restored: Vec::new(),
            dead_tails,
            repeated,
            newer: None,
            journal,
        }
    }

    /// Takes in what only the journal had: it goes into the record now, and stays in the journal as well.
    pub(super) fn with_restored(mut self, entries: Vec<Entry>, newer: Option<NewerForm>) -> Self {
        self.restored = entries;
        self.newer = newer;
        self.write();
        self
    }

    /// The newer program that keeps the book, if one was met: from then on nothing is written but, to the journal, what this page
    /// session had recorded before.
    pub fn newer(&self) -> Option<NewerForm> {
        self.record.as_ref().ok().and_then(Segments::newer).or(self.newer)
    }

    /// The same by looking at the mark: another tab may have opened the book with a newer program meanwhile.
    pub fn look_for_newer(&self) -> Option<NewerForm> {
        match self.record.as_ref().map(|segments| segments.store().look()) {
            // What cannot be looked at cannot be written either, which the next write reports.
            Ok(Ok(_) | Err(_)) | Err(_) => self.newer(),
        }
    }

    /// Keeps entries: in the record before it returns, if that is possible, and in the queue to the journal.
    pub fn append(&mut self, entries: Vec<Entry>) {
        self.queue(entries);
        self.write();
    }

    /// The first half of [`Store::append`]: the journal's batch may be asked for at once, so that the disk turns while the record
    /// is written with [`Store::write`].
    pub fn queue(&mut self, entries: Vec<Entry>) {
        self.journal.pending += entries.len();
        self.journal.waiting.push_back(Parcel::Few(entries.clone()));
        self.wake_journal();
        self.unstored.extend(entries);
    }

    /// Keeps many entries that were encoded already: record and journal get the same segment.
    pub fn append_segment(&mut self, entries: Vec<Entry>, segment: Vec<u8>) {
        let count = entries.len();
        self.store_segment(entries, &segment);
        self.queue_segments(vec![(segment, count)]);
    }

    /// Keeps segments of so many entries each for the journal, which takes all of them or none. The record gets them with
    /// [`Store::store_segment`], one by one.
    ///
    /// Gives what [`Store::acknowledged_count`] is to reach.
    pub fn queue_segments(&mut self, segments: Vec<(Vec<u8>, usize)>) -> u64 {
        let journal = &mut self.journal;
        journal.pending += segments.iter().map(|(_, count)| count).sum::<usize>();
        journal.waiting.push_back(Parcel::Many(segments));
        let reached = journal.acknowledged + journal.pending as u64;
        self.wake_journal();
        reached
    }

    /// Keeps a segment for the record alone; the journal has it, or is about to get it.
    pub fn store_segment(&mut self, entries: Vec<Entry>, segment: &[u8]) {
        let stored = match &mut self.record {
            // What came before goes first.
            Ok(segments) if self.unstored.is_empty() => segments.put(segment, entries.len()),
            Ok(_) => Err(KeyValueError::Quota),
            Err(why) => Err(*why),
        };
        match stored {
            Ok(()) => {}
            Err(_) => self.unstored.extend(entries),
        }
        self.write();
    }

    /// Keeps a snapshot of the record, where the record holds everything and all of it was read. Nothing depends on it: where it cannot be kept, the next
    /// start reads the book first.
    pub fn keep_snapshot(&self, snapshot: &Snapshot) {
        if let Ok(segments) = &self.record
            && !self.lacks_record()
            && !segments.misses_far
        {
            match snapshot.write(segments.store(), segments.keys()) {
                Ok(())
                | Err(
                    KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer,
                ) => {}
            }
        }
    }

    /// Whether something has gone from the record that was there: somebody emptied the browser's storage while the page is open.
    pub fn has_lost(&self) -> bool {
        self.record.as_ref().is_ok_and(Segments::has_lost)
    }

    /// The same by one look, for every append.
    pub fn seems_lost(&self) -> bool {
        self.record.as_ref().is_ok_and(Segments::seems_lost)
    }

    /// What of all this the record neither holds nor is about to get. It is to be appended again, and so reaches the journal too,
    /// which may have gone with the record.
    pub fn missing(&mut self, all: impl IntoIterator<Item = Entry>, far: &Far) -> Vec<Entry> {
        let Ok(segments) = &mut self.record else { return Vec::new() };
        let Ok(stored) = segments.stored(far) else { return Vec::new() };
        let waiting = self.unstored.iter().chain(&self.restored);
        let waiting: HashSet<_> = waiting.map(|entry| entry.change.id()).collect();
        let known = |entry: &Entry| stored.contains(&entry.change.id()) || waiting.contains(&entry.change.id());
        all.into_iter().filter(|entry| !known(entry)).collect()
    }

    /// Keeps a segment for the journal alone, which has lost it; the record has it, though perhaps not on the disk yet.
    pub fn journal_again(&mut self, segment: Vec<u8>, count: usize) {
        self.queue_segments(vec![(segment, count)]);
    }

    /// Joins small segments, one short step a call; true while there is more to do. Not to be called while another tab is open.
    pub fn join_some(&mut self) -> bool {
        !self.lacks_record() && self.look_for_newer().is_none() && self.record.as_mut().is_ok_and(Segments::join_some)
    }

    /// A journal that is not there at all is not asked again for each change.
    fn wake_journal(&mut self) {
        self.journal.resting = matches!(self.journal.trouble, Some(JournalTrouble::Missing | JournalTrouble::Blocked));
    }

    /// Tries again what could not be stored: after room was made, or after a while.
    pub fn retry(&mut self) {
        self.journal.resting = false;
        self.write();
    }

    /// Moves the tails of closed page sessions into this session's, and removes them.
    ///
    /// To be called while no other tab starts. A tail that has changed since it was read belongs to a session that is open after all.
    pub fn adopt(&mut self) {
        let nothing_to_move = self.dead_tails.is_empty() && self.repeated.is_empty();
        if nothing_to_move || self.look_for_newer().is_some() {
            return;
        }
        let Ok(segments) = &mut self.record else { return };
        // Where nothing comes in and nothing goes a page which is closed again at once leaves a snapshot for the next start.
        let comes_in = self.dead_tails.iter().any(|dead| dead.was_put_aside && !dead.entries.is_empty());
        let snapshot = if comes_in { None } else { Standing::find(segments.store(), segments.keys()) };
        segments.drop_repeated(&std::mem::take(&mut self.repeated));
        for dead in std::mem::take(&mut self.dead_tails) {
            let unchanged = segments.store().get(&dead.key) == Ok(Some(dead.text));
            if unchanged && segments.append(&dead.entries).is_ok() && dead.may_go {
                match segments.store().remove(&dead.key) {
                    Ok(()) => {}
                    // The next start adopts it again, and sees that its entries are known.
                    Err(
                        KeyValueError::Quota
                        | KeyValueError::Blocked
                        | KeyValueError::Unreadable
                        | KeyValueError::Newer,
                    ) => {}
                }
            }
        }
        if let Some(snapshot) = snapshot {
            match snapshot.write(segments.store(), segments.keys()) {
                Ok(())
                | Err(
                    KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer,
                ) => {}
            }
        }
    }

    /// The next batch for the journal; none while one is under way, nothing waits, or the journal rests after a failure.
    pub fn next_batch(&mut self, now: u64) -> Option<Batch> {
        let journal = &mut self.journal;
        if journal.in_flight.is_some() || journal.resting || journal.waiting.is_empty() {
            return None;
        }
        let parcels = journal.next_parcels();
        let key = JournalKey { written: now, session: journal.session, number: journal.next };
        let segments = segments_of(&parcels);
        journal.next = journal.next.wrapping_add(u32::try_from(segments.len()).unwrap_or(u32::MAX));
        journal.in_flight = Some((key, parcels));
        Some(Batch { key, segments })
    }

    /// The journal has a batch on the disk.
    pub fn acknowledged(&mut self, batch: JournalKey) {
        let journal = &mut self.journal;
        if let Some((_, parcels)) = journal.in_flight.take_if(|(key, _)| *key == batch) {
            let count: usize = parcels.iter().map(Parcel::count).sum();
            journal.acknowledged += count as u64;
            journal.pending -= count;
            journal.trouble = None;
        }
    }

    /// The journal did not take a batch: it waits in front of the queue for another try.
    pub fn refused(&mut self, batch: JournalKey, why: JournalTrouble) {
        let journal = &mut self.journal;
        if let Some((_, parcels)) = journal.in_flight.take_if(|(key, _)| *key == batch) {
            // What was to go in together has been stored piece by piece meanwhile: it waits behind what is small, a segment at a time.
            for parcel in parcels.into_iter().rev() {
                match parcel {
                    Parcel::Many(segments) if segments.len() > 1 => {
                        journal.waiting.extend(segments.into_iter().map(|segment| Parcel::Many(vec![segment])));
                    }
                    parcel => journal.waiting.push_front(parcel),
                }
            }
            journal.trouble = Some(why);
            journal.resting = true;
        }
    }

    /// How safe everything is that this page session recorded.
    pub fn state(&self) -> SaveState {
        let unstored = self.unstored.len() + self.restored.len();
        let journal = &self.journal;
        let pending = journal.pending;
        match (self.record_trouble, journal.trouble) {
            (_, None) if pending > 0 => SaveState::Saving { pending },
            (Some(KeyValueError::Quota), None) if self.making_room => SaveState::Saving { pending: unstored },
            (None, None) => SaveState::Saved,
            (None, Some(why)) => SaveState::SavedWeakly { why },
            (Some(why), None) => SaveState::JournalOnly { why, unstored },
            (Some(why), Some(_)) if self.record.is_err() => SaveState::MemoryOnly { why, unstored },
            (Some(why), Some(journal)) => SaveState::Failed { why, journal, unstored },
        }
    }

    /// Why the journal takes nothing at present, if that is so.
    pub const fn journal_trouble(&self) -> Option<JournalTrouble> {
        match self.journal.resting {
            true => self.journal.trouble,
            false => None,
        }
    }

    /// How many entries of this page session the journal has acknowledged.
    pub const fn acknowledged_count(&self) -> u64 {
        self.journal.acknowledged
    }

    /// Whether some entries are not in the record.
    pub fn lacks_record(&self) -> bool {
        !self.unstored.is_empty() || !self.restored.is_empty()
    }

    /// Whether entries wait for a journal that failed, so that trying again after a while makes sense; one that is not there
    /// at all stays away.
    pub fn journal_rests(&self) -> bool {
        let journal = &self.journal;
        journal.resting && !journal.waiting.is_empty() && journal.trouble != Some(JournalTrouble::Missing)
    }

    /// Removes everything of the workspace from the record, and forgets what is on its way. The journal is cleared by the caller.
    pub fn erase(&mut self) -> Result<(), KeyValueError> {
        if self.look_for_newer().is_some() {
            return Err(KeyValueError::Newer);
        }
        self.unstored.clear();
        self.restored.clear();
        self.dead_tails.clear();
        self.journal.waiting.clear();
        self.journal.in_flight = None;
        self.journal.pending = 0;
        match &mut self.record {
            Ok(segments) => {
                self.record_trouble = None;
                segments.erase()
            }
            Err(_) => Ok(()),
        }
    }

    /// Everything of the record as it is stored, nothing where it cannot be read; and what this page session could not store.
    pub fn dump(&self, workspace: &Workspace) -> Dump {
        let record = self.record.as_ref().map_err(|why| *why);
        let dump = record
            .and_then(|segments| Dump::of_record(segments.store(), workspace))
            .unwrap_or_else(|_| Dump::empty(workspace));
        let unstored: Vec<Entry> = self.unstored.iter().chain(&self.restored).cloned().collect();
        match unstored.is_empty() {
            true => dump,
            false => dump.with_journal(vec![JournalRecord { key: "unstored".to_owned(), bytes: encode(&unstored) }]),
        }
    }

    /// The second half of [`Store::append`]: puts what is not in the record there, as far as it goes. One try costs the same however
    /// much waits.
    pub fn write(&mut self) {
        let Ok(segments) = &mut self.record else { return };
        let (stored, mut trouble) = outcome(segments.append(self.unstored.make_contiguous()), self.unstored.len());
        self.unstored.drain(..stored);
        if trouble.is_none() && !self.restored.is_empty() {
            trouble = store_restored(segments, &mut self.restored).err();
        }
        self.record_trouble = trouble;
    }
}

/// Stores what only the journal had, but for what another page session has stored since: it found the same at its start.
fn store_restored<K: KeyValue>(segments: &mut Segments<K>, restored: &mut Vec<Entry>) -> Result<(), KeyValueError> {
    let stored = segments.stored_by_others()?;
    restored.retain(|entry| !stored.contains(&entry.change.id()));
    let (stored, trouble) = outcome(segments.append(restored), restored.len());
    restored.drain(..stored);
    trouble.map_or(Ok(()), Err)
}

/// How many of so many entries were stored, and why not all.
fn outcome(appended: Result<(), Stopped>, all: usize) -> (usize, Option<KeyValueError>) {
    match appended {
        Ok(()) => (all, None),
        Err(stopped) => (stopped.stored, Some(stopped.why)),
    }
}
