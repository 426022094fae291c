//! What storage promises, shown over memory that is small, failing, killed and late to reach the disk.

mod aside;
mod damage;
mod emptied;
mod encoding;
mod far;
mod far_lost;
mod joining;
mod laws;
mod packing;
mod ruin;
mod snapshots;
mod states;
mod versions;

use std::collections::BTreeSet;

use proptest::test_runner::Config;

use super::{
    Entry, JournalRecord, JournalTrouble, KeyValueError, Liveness, Loading, MemoryJournal, MemoryKeyValue, OpenReport,
    Program, Store, Workspace,
};
use crate::book::{ChangeDraft, ChangeId, Stamp};

const NOW: u64 = 1_790_000_000_000;
const HOUR: u64 = 60 * 60 * 1000;

/// An answer on the checklist of a visit, as most changes are; each number gives another one.
///
/// Visits have random ids, taps come at uneven times, and every tenth answer replaces another: so it packs as real ones do.
fn answer(number: u64) -> Entry {
    let visit = scatter(number / 20);
    let replaced = (number % 10 == 9).then(|| {
        let (high, low) = (scatter(number).to_be_bytes(), scatter(number + 1).to_be_bytes());
        ChangeId([high, low].concat().try_into().unwrap())
    });
    let change = ChangeDraft {
        at: Stamp::new(NOW + number * 6_000 + scatter(number) % 5_000, 0, 0x8b13_399c),
        by: "person/7f3a91c2".parse().unwrap(),
        of: format!("visit/{visit:016x}").parse().unwrap(),
        set: format!("answer/qq{:02}", number % 20).parse().unwrap(),
        to: ["pass", "pass", "na", "fail", "现场无围挡,已要求三日内整改"][(scatter(number) % 5) as usize].into(),
        over: replaced.into_iter().collect(),
        why: None,
        extra: None,
    };
    match number % 97 {
        0..60 => Entry::own(change.seal()),
        60.. => Entry::imported(change.seal(), "local.import/4b".parse().unwrap()),
    }
}

/// A number that shows no pattern (SplitMix64).
fn scatter(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

pub(super) fn answers(numbers: std::ops::Range<u64>) -> Vec<Entry> {
    numbers.map(answer).collect()
}

/// One machine: what survives when its pages are closed.
#[derive(Default)]
struct Machine {
    disk: MemoryKeyValue,
    journal: MemoryJournal,
    now: u64,
    sessions: u32,
    live: BTreeSet<u32>,
}

/// A page that is open on a machine.
struct Page {
    store: Store<MemoryKeyValue>,
    session: u32,
    found: Vec<Entry>,
    report: OpenReport,
    settled: Vec<String>,
}

/// A page that has begun to read.
struct Starting {
    session: u32,
    loading: Loading<MemoryKeyValue>,
}

impl Machine {
    fn new() -> Self {
        Self { now: NOW, ..Self::default() }
    }

    fn open(&mut self) -> Page {
        self.open_with(Ok(self.disk.clone()))
    }

    fn open_with(&mut self, record: Result<MemoryKeyValue, KeyValueError>) -> Page {
        let starting = self.start_with(record);
        self.finish(starting)
    }

    fn start(&mut self) -> Starting {
        self.start_with(Ok(self.disk.clone()))
    }

    fn start_with(&mut self, record: Result<MemoryKeyValue, KeyValueError>) -> Starting {
        self.start_as(Program::THIS, record)
    }

    /// A page of another program.
    fn open_as(&mut self, program: Program) -> Page {
        let starting = self.start_as(program, Ok(self.disk.clone()));
        self.finish(starting)
    }

    /// A page of a program that knows nothing of far segments: they are records of the journal to it.
    fn open_unaware(&mut self, program: Program, record: MemoryKeyValue) -> Page {
        let mut records = self.journal.read_all();
        for record in records.iter_mut().flatten() {
            record.key = record.key.replace("segment/", "record/");
        }
        let starting = self.start_from(program, Ok(record), records);
        self.finish(starting)
    }

    fn start_as(&mut self, program: Program, record: Result<MemoryKeyValue, KeyValueError>) -> Starting {
        let records = self.journal.read_all();
        self.start_from(program, record, records)
    }

    fn start_from(
        &mut self,
        program: Program,
        record: Result<MemoryKeyValue, KeyValueError>,
        records: Result<Vec<JournalRecord>, JournalTrouble>,
    ) -> Starting {
        self.sessions += 1;
        let session = self.sessions;
        self.live.insert(session);
        let workspace: Workspace = "main".parse().unwrap();
        let live = Liveness::Known(self.live.clone());
        Starting { session, loading: Loading::start_as(program, record, records, &workspace, session, live, self.now) }
    }

    fn finish(&self, Starting { session, mut loading }: Starting) -> Page {
        let mut found = Vec::new();
        while let Some((entries, progress)) = loading.next_chunk() {
            assert!(progress.done <= progress.total);
            found.extend(entries);
        }
        let (mut store, report, settled) = loading.finish();
        store.adopt();
        assert_eq!(report.entries, found.len());
        Page { store, session, found, report, settled }
    }

    /// The page stays open for so long that everything is on the disk: the journal lets go of what the start read back.
    fn stays_open(&self, page: &mut Page) {
        self.disk.flush();
        let settled = std::mem::take(&mut page.settled);
        match self.journal.forget(&settled) {
            Ok(()) => {}
            // The next start finds the same.
            Err(_) => page.settled = settled,
        }
    }

    fn close(&mut self, page: Page) {
        self.live.remove(&page.session);
    }

    /// Puts everything that waits into the journal.
    fn journal(&self, page: &mut Page) {
        while let Some(batch) = page.store.next_batch(self.now) {
            match self.journal.put(&batch) {
                Ok(()) => page.store.acknowledged(batch.key),
                Err(trouble) => page.store.refused(batch.key, trouble),
            }
        }
    }

    /// Moves segments to the journal's store until so many units are free, as a page does, and tries again what found no room.
    fn move_far(&self, page: &mut Page, wanted: usize) {
        let mut freed = 0;
        while freed < wanted {
            let Some(load) = page.store.next_load() else { break };
            let laid = self.journal.lay(&load.key(), load.bytes()).and_then(|()| self.journal.get(&load.key()));
            let Ok(read_back) = laid else { break };
            match page.store.moved(&load, read_back.as_deref()) {
                Ok(0) | Err(_) => break,
                Ok(units) => freed += units,
            }
        }
        page.store.write();
    }

    /// How many segments lie far.
    fn far(&self) -> usize {
        self.journal.read_all().unwrap().iter().filter(|record| record.key.starts_with("segment/")).count()
    }

    fn append(&self, page: &mut Page, entries: Vec<Entry>) {
        page.store.append(entries);
        self.journal(page);
    }
}

/// So many cases of a law, unless `cargo xtask torture` asks for more.
fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

fn ids(entries: &[Entry]) -> BTreeSet<ChangeId> {
    entries.iter().map(|entry| entry.change.id()).collect()
}

#[track_caller]
fn same(found: &[Entry], expected: &[Entry]) {
    assert_eq!(found.len(), expected.len(), "as many entries, each once");
    let key = |entry: &Entry| (entry.change.id(), entry.origin.clone());
    let sorted = |entries: &[Entry]| entries.iter().map(key).collect::<BTreeSet<_>>();
    assert!(sorted(found) == sorted(expected), "the same entries with their origins");
}
