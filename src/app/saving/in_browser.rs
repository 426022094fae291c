//! What only a browser has: opening what it keeps, its tabs, its journal that comes late or is lost, snapshots of its record.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Journal, Saver};
use crate::app::news::News;
use crate::app::tabs::{Tabs, Turn};
use crate::book::ChangeId;
use crate::browser::waiting::{LONGEST_WITHOUT_PAINT, begin_now, sleep, within};
use crate::storage::{
    Batch, BrowserRecord, Dump, Entry, Far, IndexedStore, JournalTrouble, KeyValue, Liveness, Loading, OpenReport,
    Program, Progress, Snapshot, Workspace, decode, encode, may_have_far, portions,
};

/// How often a tab waits for another one that is putting a book back.
const PUTTING_BACK: usize = 6;

/// How long after a start small segments are joined, in milliseconds.
const QUIET: u32 = 10_000;

/// How long a journal rests after a failure before it is tried again, in milliseconds.
const REST: u32 = 10_000;

/// How long whoever puts a book back waits for the segments that lie far, in milliseconds: while a browser clears its data it may
/// never hand them out, and then they are put back as well.
const PATIENCE_WITH_FAR: u32 = 2_000;

/// How long a page is open before the journal lets go of what the start read back, in milliseconds: twice what Chromium takes to
/// bring localStorage to the disk. By the clock these records are old, but clocks jump, and nothing else tells.
const UNTIL_ON_DISK: u32 = 120_000;

impl Saver {
    /// Opens the book that this browser keeps. `take` gets every entry once, in chunks, and how far the start has come; the browser
    /// may paint in between. `session` is the random number of the clock's session, `now` gives milliseconds since 1970.
    ///
    /// Never fails: what does not work is in the report and the state.
    pub async fn open(
        workspace: Workspace,
        session: u32,
        now: fn() -> u64,
        take: impl FnMut(Vec<Entry>, Progress),
    ) -> (Self, OpenReport) {
        Self::open_as(Program::THIS, workspace, session, now, take).await
    }

    /// As another program would.
    pub async fn open_as(
        program: Program,
        workspace: Workspace,
        session: u32,
        now: fn() -> u64,
        mut take: impl FnMut(Vec<Entry>, Progress),
    ) -> (Self, OpenReport) {
        let tabs = Tabs::join(&workspace, session).await;
        // Two tabs that start at once do so one after the other, so that what a closed one left is adopted once.
        let turn = tabs.turn().await;
        let live = tabs.live().await;
        let journal = IndexedStore::journal(&workspace);
        let mut records = journal.read_all().await;
        let record = BrowserRecord::probe().map(|record| -> Box<dyn KeyValue> { Box::new(record) });
        let needs_far = record.as_ref().is_ok_and(|record| may_have_far(record, &workspace));
        if needs_far && records.is_err() {
            // Half a book is shown only where there is no other way.
            records = journal.read_all().await;
        }
        let unread = records.as_ref().err().copied();
        let mut loading = Loading::start_as(program, record, records, &workspace, session, live.clone(), now());
        let mut painted = now();
        while let Some((entries, progress)) = loading.next_chunk() {
            take(entries, progress);
            if now().abs_diff(painted) >= LONGEST_WITHOUT_PAINT {
                sleep(0).await;
                painted = now();
            }
        }
        let (mut store, report, settled) = loading.finish();
        let may_adopt = turn.may_adopt();
        if may_adopt {
            store.adopt();
        }
        turn.end();
        let saver = Self::new(workspace, now, store, Journal::Indexed(journal.clone()), live, tabs);
        if may_adopt {
            saver.forget_later(journal.clone(), settled);
        }
        saver.0.unread_journal.set(unread.is_some());
        if needs_far && unread.is_some_and(|why| why != JournalTrouble::Missing) {
            saver.read_late_again(journal.clone());
        }
        let inner = Rc::downgrade(&saver.0);
        journal.watch_loss(move || {
            if let Some(inner) = inner.upgrade() {
                inner.lost_journal.set(true);
                inner.tabs.deliver(News::Emptied);
            }
        });
        saver.make_room_if_needed();
        (saver, report)
    }

    /// The snapshot that is kept of the record as it stands, before anything of the record is read.
    pub fn snapshot(workspace: &Workspace) -> Option<Snapshot> {
        Snapshot::read(&BrowserRecord::probe().ok()?, workspace)
    }

    /// Whether the record can be read and holds nothing of this workspace, but at most a snapshot, which is one of nothing then.
    pub fn looks_new(workspace: &Workspace) -> bool {
        let keys = BrowserRecord::probe().and_then(|record| record.keys(&workspace.prefix()));
        keys.is_ok_and(|keys| keys.iter().all(|key| Snapshot::is_key(key, workspace)))
    }

    /// Keeps a snapshot of the record as it stands.
    pub fn keep_snapshot(&self, snapshot: &Snapshot) {
        self.0.store.borrow().keep_snapshot(snapshot);
    }

    /// Whether something has gone from the record while the page was open.
    pub fn has_lost(&self) -> bool {
        self.0.store.borrow().has_lost()
    }

    /// Puts back into the record, and into the journal, what of all this has gone from the record; says how many entries that were.
    /// A journal that may have been lost is filled again. Several tabs do so one after the other, so that the second finds what the
    /// first has put back. Stops when it is not wanted any more: a book that is erased meanwhile must not come back.
    pub async fn put_back(&self, wanted: impl Fn() -> bool, all: impl FnOnce() -> Vec<Entry>) -> usize {
        let mut turn = self.0.tabs.turn().await;
        for _ in 0..PUTTING_BACK {
            match turn {
                Turn::TooLate => turn = self.0.tabs.turn().await,
                Turn::Granted(_) | Turn::NoLocks => break,
            }
        }
        if self.look_for_newer().is_some() {
            turn.end();
            return 0;
        }
        let lost_journal = self.0.lost_journal.replace(false);
        let all = if wanted() { all() } else { Vec::new() };
        let far = self.far().await;
        let missing = self.0.store.borrow_mut().missing(all.iter().cloned(), &far);
        for chunk in portions(&missing) {
            if !wanted() {
                break;
            }
            self.append_many(chunk.to_vec());
            self.pump();
            sleep(0).await;
        }
        if lost_journal {
            self.fill_journal(&wanted, all, &missing).await;
        }
        turn.end();
        missing.len()
    }

    /// The segments that lie far, if there are any.
    async fn far(&self) -> Far {
        let Journal::Indexed(journal) = &self.0.journal else { return Far::unknown() };
        if !self.0.store.borrow().has_far() {
            return Far::unknown();
        }
        match within(PATIENCE_WITH_FAR, journal.read_all()).await {
            Some(Ok(records)) => Far::split(records).0,
            Some(Err(_)) | None => Far::unknown(),
        }
    }

    /// Whether what was put back may have gone again meanwhile, with the journal.
    pub fn has_lost_journal(&self) -> bool {
        self.0.lost_journal.get()
    }

    /// Puts into the journal what it lacks of all this, but for what is on its way there. The record has all of it, but what was written
    /// last may not be on the disk for some seconds.
    async fn fill_journal(&self, wanted: &impl Fn() -> bool, all: Vec<Entry>, on_its_way: &[Entry]) {
        let Journal::Indexed(journal) = &self.0.journal else { return };
        // One that cannot be read has nothing.
        let records = journal.read_all().await.unwrap_or_default();
        let there = records.iter().flat_map(|record| decode(&record.bytes).0).map(|entry| entry.change.id());
        let known: HashSet<ChangeId> = there.chain(on_its_way.iter().map(|entry| entry.change.id())).collect();
        let lacking: Vec<Entry> = all.into_iter().filter(|entry| !known.contains(&entry.change.id())).collect();
        for chunk in portions(&lacking) {
            if !wanted() {
                break;
            }
            self.0.store.borrow_mut().journal_again(encode(chunk), chunk.len());
            self.pump();
            sleep(0).await;
        }
    }

    /// Which page sessions are open now.
    pub async fn live(&self) -> Liveness {
        self.0.tabs.live().await
    }

    /// Joins small segments once the start is over.
    pub async fn tidy_later(&self) {
        sleep(QUIET).await;
        self.tidy().await;
    }

    /// Joins small segments into large ones where no other tab is open, in short steps; moves large ones where there is little room.
    pub async fn tidy(&self) {
        // Who starts meanwhile waits for its turn.
        let turn = self.0.tabs.turn().await;
        if matches!(turn, Turn::Granted(_)) && self.0.tabs.alone().await {
            if self.0.store.borrow_mut().drop_copies() {
                self.retry();
            }
            while self.0.store.borrow_mut().join_some() {
                sleep(0).await;
            }
        }
        turn.end();
        self.move_surplus().await;
    }

    /// The name of the database that holds the journal, in which segments lie as well: for the page that follows a panic.
    pub fn journal_name(workspace: &Workspace) -> String {
        IndexedStore::journal_name(workspace)
    }

    /// The record as it is stored, read past everything that lives in memory: for the page that follows a panic.
    pub fn dump_record_now(workspace: &Workspace) -> String {
        let record = BrowserRecord::probe().and_then(|record| Dump::of_record(&record, workspace));
        record.unwrap_or_else(|_| Dump::empty(workspace)).to_json()
    }

    /// Lets go of journal records, unless the page is closed before; then the next start finds them again.
    pub(super) fn forget_later(&self, journal: IndexedStore, settled: Vec<String>) {
        if settled.is_empty() {
            return;
        }
        let saver = Rc::downgrade(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            sleep(UNTIL_ON_DISK).await;
            let may_write = saver.upgrade().is_some_and(|inner| inner.store.borrow().look_for_newer().is_none());
            match if may_write { journal.forget(&settled).await } else { Ok(()) } {
                Ok(()) | Err(_) => {}
            }
        });
    }

    pub(super) fn carry(&self, journal: IndexedStore, batch: Batch) {
        let saver = self.clone();
        begin_now(async move {
            let outcome = journal.put(&batch).await;
            saver.settle(batch.key, outcome);
            saver.pump();
            if outcome.is_ok() && saver.0.unread_journal.replace(false) {
                saver.read_late(&journal).await;
            }
        });
    }

    /// Hands over what a journal holds that did not open at the start. The next start brings it into the record.
    pub(super) async fn read_late(&self, journal: &IndexedStore) {
        match journal.read_all().await {
            Ok(records) => {
                records.iter().for_each(|record| self.0.tabs.deliver_entries(decode(&record.bytes).0));
            }
            Err(_) => self.0.unread_journal.set(true),
        }
    }

    /// Reads a journal late, again and again until it opens: a part of the book lies there.
    fn read_late_again(&self, journal: IndexedStore) {
        let inner = Rc::downgrade(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                sleep(REST).await;
                let Some(saver) = inner.upgrade().map(Self) else { break };
                if !saver.0.unread_journal.replace(false) {
                    break;
                }
                saver.read_late(&journal).await;
            }
        });
    }

    /// Tries a journal again that failed, after a rest, for as long as something waits for it.
    pub(super) fn retry_later(&self) {
        if !self.0.store.borrow().journal_rests() || self.0.retrying.replace(true) {
            return;
        }
        let saver = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            sleep(REST).await;
            saver.0.retrying.set(false);
            saver.retry();
        });
    }
}
