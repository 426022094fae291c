//! Reading everything back at a start: segments, tails, journal; each entry once, and nothing that cannot be read is lost.

use std::collections::{HashSet, VecDeque};

use super::encoding::{
    Damage, Tail, decode, from_latin1, is_whole_and_newer, read_stored, read_tail, written_checksum,
};
use super::form::{NewerForm, Program};
use super::guard::Guarded;
use super::journal::{JournalKey, JournalRecord, JournalTrouble};
use super::key_value::{KeyValue, KeyValueError, units};
use super::segments::{Keys, Manifest, NotListed, Segments};
use super::store::Store;
use super::tails::{LoadedTail, read_quarantine};
use super::{DAY, Entry, Liveness, Session, Workspace};
use crate::book::sorting;
use crate::book::{Change, ChangeId, Stamp};

/// How old a journal record must be, by the machine's clock, before a start that read its entries from the record lets it be
/// forgotten, some minutes later.
///
/// Reading back is not enough: after a reload localStorage answers from the memory of a browser that may be killed before it
/// writes to the disk, in Chromium up to a minute later, or half an hour after a large import.
const SETTLED_AFTER: u64 = DAY;

/// A start that is reading what is stored.
#[derive(Debug)]
pub struct Loading<K> {
    record: Result<Reading<K>, KeyValueError>,
    journal: Vec<JournalPage>,
    journal_trouble: Option<JournalTrouble>,
    unseen: Unseen,
    progress: Progress,
    restored: Vec<Entry>,
    settled: Vec<String>,
    live: Liveness,
    session: Session,
    now: u64,
    report: OpenReport,
}

/// How far a start has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Parts read so far.
    pub done: usize,
    /// All parts.
    pub of: usize,
}

/// What a start found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OpenReport {
    /// Entries that were handed out.
    pub entries: usize,
    /// Of these, how many only the journal had.
    pub restored: usize,
    /// What could not be read.
    pub quarantined: Vec<Quarantined>,
    /// How many texts were in quarantine before this start that still cannot be read, or not all of them.
    pub in_quarantine: usize,
    /// The newer program that keeps the book, so that nothing may be written, if there is one.
    pub newer: Option<NewerForm>,
    /// What is wrong with the journal, if anything.
    pub journal: Option<JournalTrouble>,
    /// Why there is no record, if there is none.
    pub record: Option<KeyValueError>,
}

/// Something stored that could not be read, or not all of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quarantined {
    /// Where it stood.
    pub key: String,
    /// Where a copy is now; none where it was left in place.
    pub moved_to: Option<String>,
    /// Its size in UTF-16 units; 0 where it is missing.
    pub units: usize,
    /// What is wrong with it.
    pub reason: Damage,
    /// Entries of it that could be read and were used.
    pub rescued: usize,
}

#[derive(Debug)]
struct Reading<K> {
    store: Guarded<K>,
    keys: Keys,
    listed: Manifest,
    waiting: VecDeque<(String, Option<usize>)>,
    /// What no manifest lists: a seal that was cut short, or a join.
    strays: Vec<Stray>,
    repeated: Vec<String>,
    tails: Option<Vec<LoadedTail>>,
    own_tail: Vec<Entry>,
    dead_tails: Vec<LoadedTail>,
}

/// A segment as it was read.
struct NextSegment {
    name: String,
    entries: Vec<Entry>,
    whole: bool,
}

#[derive(Debug)]
struct Stray {
    name: String,
    entries: Vec<Entry>,
    whole: bool,
}

#[derive(Debug)]
struct JournalPage {
    record: String,
    key: Option<JournalKey>,
    entries: Vec<Entry>,
    whole: bool,
    /// The listed segment that says the same, and the bytes: read only where that one turns out not to be whole.
    copy_of: Option<(String, Vec<u8>)>,
}

/// The changes that stand outside of the listed segments, until they are met in one.
///
/// An id has to be computed, a stamp stands there: the ids of those with other stamps are not asked for.
#[derive(Default, Debug)]
struct Unseen {
    ids: HashSet<ChangeId>,
    stamps: HashSet<Stamp>,
}

impl Unseen {
    fn insert(&mut self, change: &Change) {
        self.ids.insert(change.id());
        self.stamps.insert(change.at());
    }

    /// True the first time that a change is met which was inserted.
    fn remove(&mut self, change: &Change) -> bool {
        self.stamps.contains(&change.at()) && self.ids.remove(&change.id())
    }

    fn contains(&self, change: &Change) -> bool {
        self.ids.contains(&change.id())
    }
}

impl<K: KeyValue> Loading<K> {
    /// Starts reading. `record` is the store or why there is none, `live` the page sessions that are open now (this one may be
    /// among them), `now` milliseconds since 1970.
    pub fn start(
        record: Result<K, KeyValueError>,
        journal: Result<Vec<JournalRecord>, JournalTrouble>,
        workspace: &Workspace,
        session: Session,
        live: Liveness,
        now: u64,
    ) -> Self {
        Self::start_as(Program::THIS, record, journal, workspace, session, live, now)
    }

    /// As another program would.
    pub fn start_as(
        program: Program,
        record: Result<K, KeyValueError>,
        journal: Result<Vec<JournalRecord>, JournalTrouble>,
        workspace: &Workspace,
        session: Session,
        live: Liveness,
        now: u64,
    ) -> Self {
        let mut report = OpenReport::default();
        let (records, journal_trouble) = match journal {
            Ok(records) => (records, None),
            Err(trouble) => (Vec::new(), Some(trouble)),
        };
        report.journal = journal_trouble;
        // The mark is read before anything is touched.
        let record = record
            .and_then(|store| Guarded::new(store, workspace, program))
            .and_then(|store| Reading::start(store, Keys::new(workspace, session), session, &mut report));
        report.record = record.as_ref().err().copied();
        let listed = record.as_ref().map(Reading::listed).unwrap_or_default();
        let journal: Vec<JournalPage> =
            records.into_iter().map(|record| lay_out_page(record, &listed, &mut report)).collect();
        let tails = record.iter().flat_map(|reading| reading.tails.iter().flatten());
        let strays = record.iter().flat_map(|reading| &reading.strays);
        let mut unseen = Unseen::default();
        tails
            .flat_map(|tail| &tail.entries)
            .chain(strays.flat_map(|stray| &stray.entries))
            .chain(journal.iter().flat_map(|page| &page.entries))
            .for_each(|entry| unseen.insert(&entry.change));
        let of = 1 + record.as_ref().map_or(0, |reading| reading.waiting.len());
        let mut loading = Self {
            record,
            journal,
            journal_trouble,
            unseen,
            progress: Progress { done: 0, of },
            restored: Vec::new(),
            settled: Vec::new(),
            live,
            session,
            now,
            report,
        };
        loading.settled = loading.old_pages();
        loading
    }

    /// The next entries, and how far this is; none once all has been read.
    ///
    /// An entry comes twice only where two tabs sealed it at the same moment, which starting one after the other prevents.
    pub fn next_chunk(&mut self) -> Option<(Vec<Entry>, Progress)> {
        if self.progress.done == self.progress.of {
            return None;
        }
        let segment = match &mut self.record {
            Ok(reading) => reading.next_segment(&mut self.report),
            Err(_) => None,
        };
        let entries = match segment {
            Some(NextSegment { name, entries, whole }) => {
                if !whole {
                    self.read_copy_of(&name);
                }
                for entry in &entries {
                    self.unseen.remove(&entry.change);
                }
                entries
            }
            None => self.tails_and_journal(),
        };
        self.progress.done += 1;
        self.report.entries += entries.len();
        Some((entries, self.progress))
    }

    /// Ends the start: the store, what was found, and the journal records that may be forgotten now.
    pub fn finish(mut self) -> (Store<K>, OpenReport, Vec<String>) {
        while self.next_chunk().is_some() {}
        let newer = self.record.as_ref().ok().and_then(|reading| reading.store.newer()).or(self.report.newer);
        self.report.newer = newer;
        if newer.is_some() {
            // All of it stays where it is, for the program that may move it.
            self.restored.clear();
            self.settled.clear();
        }
        let store = match self.record {
            Ok(reading) => {
                if let Some(newer) = newer {
                    reading.store.meet(newer);
                }
                let mut tail = Tail::empty();
                reading.own_tail.into_iter().for_each(|entry| tail.push(entry));
                let segments = Segments::new(reading.store, reading.keys, reading.listed, tail);
                Store::new(Ok(segments), reading.dead_tails, reading.repeated, self.session, self.journal_trouble)
            }
            Err(why) => Store::new(Err(why), Vec::new(), Vec::new(), self.session, self.journal_trouble),
        };
        (store.with_restored(self.restored, newer), self.report, self.settled)
    }

    /// Reads the record of the journal that was taken for a copy of this segment, which is not whole after all.
    fn read_copy_of(&mut self, segment: &str) {
        let copies = |page: &&mut JournalPage| page.copy_of.as_ref().is_some_and(|(name, _)| name == segment);
        for page in self.journal.iter_mut().filter(copies) {
            let Some((_, bytes)) = page.copy_of.take() else { continue };
            *page = read_page(std::mem::take(&mut page.record), &bytes, &mut self.report);
            page.entries.iter().for_each(|entry| self.unseen.insert(&entry.change));
            if !page.whole {
                self.settled.retain(|record| *record != page.record);
            }
        }
    }

    /// What stands in no segment. Afterwards the settled records are those of which the record holds every entry.
    fn tails_and_journal(&mut self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut in_strays = Vec::new();
        if let Ok(reading) = &mut self.record {
            for Stray { name, entries: mut stray, whole } in std::mem::take(&mut reading.strays) {
                let count = stray.len();
                stray.retain(|entry| self.unseen.remove(&entry.change));
                match whole {
                    true if stray.is_empty() => reading.repeated.push(name),
                    true => reading.listed.segments.push((name, count)),
                    false => {}
                }
                in_strays.append(&mut stray);
            }
            let may_be_open = |tail: &LoadedTail, session| {
                session == self.session || self.live.may_be_open(session, tail.last_written(session), self.now)
            };
            let tails = reading.tails.take().unwrap_or_default().into_iter();
            let (open, closed): (Vec<_>, Vec<_>) =
                tails.partition(|tail| tail.session.is_some_and(|session| may_be_open(tail, session)));
            // What an open session has in its tail it keeps there, so nobody need adopt it from another's.
            for mut tail in open {
                tail.entries.retain(|entry| self.unseen.remove(&entry.change));
                entries.extend(tail.entries.iter().cloned());
                if tail.session == Some(self.session) {
                    reading.own_tail.append(&mut tail.entries);
                }
            }
            for mut tail in closed {
                tail.entries.retain(|entry| self.unseen.remove(&entry.change));
                entries.extend(tail.entries.iter().cloned());
                reading.dead_tails.push(tail);
            }
        }
        entries.append(&mut in_strays);
        let unread = |page: &JournalPage| page.entries.iter().any(|entry| self.unseen.contains(&entry.change));
        let unread: HashSet<&str> =
            self.journal.iter().filter(|page| unread(page)).map(|page| page.record.as_str()).collect();
        self.settled.retain(|record| !unread.contains(record.as_str()));
        // What the browser would not hand out may hold the rest: to store it again would store it twice.
        let all_handed_out = self.report.quarantined.iter().all(|text| text.reason != Damage::Unreadable);
        for page in std::mem::take(&mut self.journal) {
            let alive = page.key.is_some_and(|key| {
                key.session != self.session && self.live.may_be_open(key.session, key.written, self.now)
            });
            for entry in page.entries {
                if !self.unseen.remove(&entry.change) {
                    continue;
                }
                entries.push(entry.clone());
                self.report.restored += 1;
                if !alive && all_handed_out {
                    self.restored.push(entry);
                }
            }
        }
        entries
    }

    /// The journal records that are whole, of sessions that are closed, and old.
    fn old_pages(&self) -> Vec<String> {
        let settled = |key: JournalKey| {
            self.now.abs_diff(key.written) >= SETTLED_AFTER
                && !self.live.may_be_open(key.session, key.written, self.now)
        };
        let old = self.journal.iter().filter(|page| page.whole && page.key.is_some_and(settled));
        old.map(|page| page.record.clone()).collect()
    }
}

/// A record that a listed segment repeats is not read: a large import would be read twice at every start for a day.
fn lay_out_page(record: JournalRecord, listed: &HashSet<String>, report: &mut OpenReport) -> JournalPage {
    match written_checksum(&record.bytes).filter(|name| listed.contains(*name)) {
        Some(name) => {
            let name = name.to_owned();
            let key = record.key.parse().ok();
            let copy_of = Some((name, record.bytes));
            JournalPage { record: record.key, key, entries: Vec::new(), whole: true, copy_of }
        }
        None => read_page(record.key, &record.bytes, report),
    }
}

fn read_page(record: String, bytes: &[u8], report: &mut OpenReport) -> JournalPage {
    let (entries, damage) = decode(bytes);
    if damage == Some(Damage::NewerVersion) && is_whole_and_newer(bytes) {
        report.newer = report.newer.or(Some(NewerForm { needed: None }));
    }
    if let Some(reason) = damage {
        report.quarantined.push(Quarantined {
            key: format!("journal/{record}"),
            moved_to: None,
            units: bytes.len(),
            reason,
            rescued: entries.len(),
        });
    }
    let key = record.parse().ok();
    JournalPage { record, key, entries, whole: damage.is_none(), copy_of: None }
}

impl<K: KeyValue> Reading<K> {
    fn start(store: Guarded<K>, keys: Keys, session: Session, report: &mut OpenReport) -> Result<Self, KeyValueError> {
        let mut found = store.keys(keys.all())?;
        sorting::by(&mut found, String::cmp);
        let aside = read_quarantine(&store, &keys, &found);
        let in_quarantine = found.iter().filter(|key| key.starts_with(&keys.quarantines())).count();
        report.in_quarantine = in_quarantine - aside.iter().filter(|text| text.may_go).count();
        let mut reading = Self {
            store,
            keys,
            listed: Manifest::default(),
            waiting: VecDeque::new(),
            strays: Vec::new(),
            repeated: Vec::new(),
            tails: None,
            own_tail: Vec::new(),
            dead_tails: Vec::new(),
        };
        reading.read_manifest(report);
        reading.line_up_segments(&found, report);
        let prefix = reading.keys.tails();
        let keys = found.into_iter().filter(|key| key.starts_with(&prefix));
        let tails = keys.filter_map(|key| reading.read_tail(key, session, report));
        let tails: Vec<_> = tails.chain(aside).collect();
        reading.tails = Some(tails);
        Ok(reading)
    }

    fn read_manifest(&mut self, report: &mut OpenReport) {
        let key = self.keys.manifest();
        let Some(text) = self.read(&key, report) else { return };
        match Manifest::read(&text) {
            Ok(manifest) => self.listed = manifest,
            // The segments say themselves what they are: without the manifest only the lack of one would go unseen.
            Err(NotListed::Newer) => self.store.meet(NewerForm { needed: None }),
            Err(NotListed::Damaged) => {
                self.put_aside(&key, &text, Damage::Checksum, 0, report);
            }
        }
    }

    /// The listed segments in their order, whether there or not. Those that no manifest lists are read at once, since they may
    /// repeat others; without any list they come one by one.
    fn line_up_segments(&mut self, found: &[String], report: &mut OpenReport) {
        let place = format!("{}segment/", self.keys.quarantines());
        let put_aside: HashSet<&str> =
            found.iter().filter_map(|key| key.strip_prefix(&place)?.split('/').next()).collect();
        let there: HashSet<&str> = found.iter().filter_map(|key| key.strip_prefix(&self.keys.segments())).collect();
        self.listed.segments.retain(|(name, _)| there.contains(name.as_str()) || !put_aside.contains(name.as_str()));
        let listed = self.listed.segments.iter().map(|(name, count)| (name.clone(), Some(*count)));
        self.waiting = listed.collect();
        let known: HashSet<&str> = self.listed.segments.iter().map(|(name, _)| name.as_str()).collect();
        let mut unlisted: Vec<String> = there.difference(&known).map(|name| (*name).to_owned()).collect();
        sorting::by(&mut unlisted, String::cmp);
        match self.waiting.is_empty() {
            true => self.waiting.extend(unlisted.into_iter().map(|name| (name, None))),
            false => {
                for name in unlisted {
                    let NextSegment { name, entries, whole } = self.read_segment(name, report);
                    self.strays.push(Stray { name, entries, whole });
                }
            }
        }
    }

    /// The names of the segments that are going to be read.
    fn listed(&self) -> HashSet<String> {
        self.waiting.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The entries of the next segment, none of them if it cannot be read; nothing once there is no segment left.
    fn next_segment(&mut self, report: &mut OpenReport) -> Option<NextSegment> {
        let (name, listed) = self.waiting.pop_front()?;
        let read = self.read_segment(name, report);
        if listed.is_none() && read.whole {
            self.listed.segments.push((read.name.clone(), read.entries.len()));
        }
        Some(read)
    }

    fn read_segment(&mut self, name: String, report: &mut OpenReport) -> NextSegment {
        let key = self.keys.segment(&name);
        let before = report.quarantined.len();
        let Some(text) = self.read(&key, report) else {
            if report.quarantined.len() == before {
                let missing = Quarantined { key, moved_to: None, units: 0, reason: Damage::Missing, rescued: 0 };
                report.quarantined.push(missing);
            }
            return NextSegment { name, entries: Vec::new(), whole: false };
        };
        let (entries, damage) = read_stored("segment/", &text).expect("a segment is read as one");
        match damage {
            None => {}
            Some(Damage::NewerVersion) => {
                if from_latin1(&text).is_some_and(|segment| is_whole_and_newer(&segment)) {
                    self.store.meet(NewerForm { needed: None });
                }
                report.quarantined.push(left(&key, &text, Damage::NewerVersion));
            }
            Some(damage) => {
                let copied = self.put_aside(&key, &text, damage, entries.len(), report);
                // Where something of it was read it stays in use; else it is only in the way once there is a copy.
                if copied && entries.is_empty() && came_over_whole(&text) && self.store.remove(&key).is_ok() {
                    self.listed.segments.retain(|(listed, _)| *listed != name);
                }
            }
        }
        NextSegment { name, entries, whole: damage.is_none() }
    }

    fn read_tail(&self, key: String, own: Session, report: &mut OpenReport) -> Option<LoadedTail> {
        let text = self.read(&key, report)?;
        let (entries, damage) = read_tail(&text);
        let name = key.strip_prefix(&self.keys.tails()).unwrap_or_default();
        let session = u32::from_str_radix(name, 16).ok();
        let may_go = match damage {
            None => true,
            Some(Damage::NewerVersion) if session != Some(own) => {
                report.quarantined.push(left(&key, &text, Damage::NewerVersion));
                false
            }
            Some(damage) => self.put_aside(&key, &text, damage, entries.len(), report) && came_over_whole(&text),
        };
        Some(LoadedTail { key, session, text, entries, may_go, was_put_aside: false })
    }

    /// The text under a key; what the browser does not hand out is reported and left alone.
    fn read(&self, key: &str, report: &mut OpenReport) -> Option<String> {
        self.store.get(key).unwrap_or_else(|_| {
            report.quarantined.push(left(key, "", Damage::Unreadable));
            None
        })
    }

    /// Copies what cannot be read to the quarantine, and says whether the copy is there.
    fn put_aside(&self, key: &str, text: &str, reason: Damage, rescued: usize, report: &mut OpenReport) -> bool {
        let place = self.keys.quarantine(key, text);
        let copied = self.store.set(&place, text).is_ok()
            && self.store.get(&place).is_ok_and(|copy| copy.as_deref() == Some(text));
        let moved_to = copied.then_some(place);
        report.quarantined.push(Quarantined { moved_to, rescued, ..left(key, text, reason) });
        copied
    }
}

fn left(key: &str, text: &str, reason: Damage) -> Quarantined {
    Quarantined { key: key.to_owned(), moved_to: None, units: units(text), reason, rescued: 0 }
}

/// Whether a text is what is stored: halves of surrogate pairs, which nobody of us writes, do not come over to Rust.
fn came_over_whole(text: &str) -> bool {
    !text.contains('\u{FFFD}')
}
