//! Reading everything back at a start: segments, tails, journal; each entry once, and nothing that cannot be read is lost.

use std::collections::HashSet;

use super::encoding::{Damage, Tail, decode, is_whole_and_newer, written_checksum};
use super::far::Far;
use super::form::{NewerForm, Program};
use super::guard::Guarded;
use super::journal::{JournalKey, JournalRecord, JournalTrouble};
use super::key_value::{KeyValue, KeyValueError};
use super::keys::Keys;
use super::report::{OpenReport, Quarantined};
use super::segments::Segments;
use super::store::Store;
use super::stored_record::{NextSegment, Reading, Stray};
use super::tails::LoadedTail;
use super::twice::Twice;
use super::{DAY, Entry, Liveness, Session, Workspace};
use crate::book::{Change, ChangeId, Progress, Stamp};

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
    /// What stands twice, where segments lie far.
    twice: Option<Twice>,
    progress: Progress,
    restored: Vec<Entry>,
    settled: Vec<String>,
    live: Liveness,
    session: Session,
    now: u64,
    report: OpenReport,
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
        let ((mut far, mut records), journal_trouble) = match journal {
            Ok(records) => (Far::split(records), None),
            Err(trouble) => ((Far::unknown(), Vec::new()), Some(trouble)),
        };
        report.journal = journal_trouble;
        // The mark is read before anything is touched.
        let record = record
            .and_then(|store| Guarded::new(store, workspace, program))
            .and_then(|store| Reading::start(store, Keys::new(workspace, session), session, &mut far, &mut report));
        // Without a record the journal has all that there is.
        records.append(&mut far.into_records());
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
        let has_far = record.as_ref().is_ok_and(|reading| !reading.far.is_empty());
        let mut loading = Self {
            record,
            twice: has_far.then(Twice::default),
            journal,
            journal_trouble,
            unseen,
            progress: Progress { done: 0, total: of },
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
        if self.progress.done == self.progress.total {
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
                let entries = self.sifted(&name, entries);
                for entry in &entries {
                    self.unseen.remove(&entry.change);
                }
                entries
            }
            None => {
                let mut entries = self.kept_back();
                entries.append(&mut self.tails_and_journal());
                entries
            }
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
                let segments = Segments::new(reading.store, reading.keys, reading.listed, tail)
                    .without(reading.off_the_list)
                    .with_far(&reading.far, reading.copies);
                Store::new(Ok(segments), reading.dead_tails, reading.repeated, self.session, self.journal_trouble)
            }
            Err(why) => Store::new(Err(why), Vec::new(), Vec::new(), self.session, self.journal_trouble),
        };
        (store.with_restored(self.restored, newer), self.report, self.settled)
    }

    /// What of a segment's entries has not come yet, as far as that is known at once.
    fn sifted(&mut self, name: &str, entries: Vec<Entry>) -> Vec<Entry> {
        match (&mut self.twice, &self.record) {
            (Some(twice), Ok(reading)) => twice.sift(name, reading.far.has(name), entries),
            _ => entries,
        }
    }

    /// What of it comes after all, once the last segment has come.
    fn kept_back(&mut self) -> Vec<Entry> {
        let (Some(twice), Ok(reading)) = (self.twice.take(), &mut self.record) else { return Vec::new() };
        let once = twice.sort_out(|name| reading.read_again(name));
        reading.copies = once.copies;
        for entry in &once.entries {
            self.unseen.remove(&entry.change);
        }
        once.entries
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
                    true => reading.list(&name, count),
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
