//! Carries entries between the session and what keeps them: the record, the journal, and the other tabs.
//!
//! What is safe and what is tried again, [`Store`] decides; this module only carries.

use std::cell::{Cell, RefCell};
#[cfg(target_arch = "wasm32")]
use std::collections::HashSet;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::news::News;
#[cfg(target_arch = "wasm32")]
use super::tabs::{Tabs, Turn};
#[cfg(target_arch = "wasm32")]
use crate::book::ChangeId;
#[cfg(target_arch = "wasm32")]
use crate::browser::waiting::{LONGEST_WITHOUT_PAINT, begin_now, sleep};
#[cfg(target_arch = "wasm32")]
use crate::storage::{Batch, BrowserRecord, Dump, IndexedStore, Program, Snapshot, decode};
use crate::storage::{
    Entry, JournalKey, JournalRecord, JournalTrouble, KeyValue, KeyValueError, Liveness, Loading, MANY, MemoryJournal,
    MemoryKeyValue, NewerForm, OpenReport, Progress, SaveState, Space, Store, Workspace, encode, is_one_portion,
    portions,
};

/// The one thing that the session hands entries to; its clones are the same saver.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

type Watcher = Rc<dyn Fn(SaveState)>;

struct Inner {
    workspace: Workspace,
    now: fn() -> u64,
    store: RefCell<Store<Box<dyn KeyValue>>>,
    journal: Journal,
    watchers: RefCell<Vec<Watcher>>,
    told: Cell<Option<(SaveState, u64)>>,
    /// Which page sessions were open when this one started.
    live: Liveness,
    /// Those who wait for the journal's answer.
    waiting: RefCell<Vec<Waker>>,
    #[cfg(target_arch = "wasm32")]
    tabs: Tabs,
    #[cfg(target_arch = "wasm32")]
    retrying: Cell<bool>,
    /// Whether the journal could not be read at the start.
    #[cfg(target_arch = "wasm32")]
    unread_journal: Cell<bool>,
    /// Whether the browser has closed the journal, and what was in it may be gone.
    #[cfg(target_arch = "wasm32")]
    lost_journal: Cell<bool>,
}

enum Journal {
    Memory(MemoryJournal),
    #[cfg(target_arch = "wasm32")]
    Indexed(IndexedStore),
}

impl Saver {
    /// Opens a book that is kept in memory, for tests: opened again over the same two it is there again.
    pub fn open_in_memory(
        record: MemoryKeyValue,
        journal: MemoryJournal,
        workspace: Workspace,
        session: u32,
        now: fn() -> u64,
        mut take: impl FnMut(Vec<Entry>, Progress),
    ) -> (Self, OpenReport) {
        let record: Box<dyn KeyValue> = Box::new(record);
        let live = Liveness::Known([session].into());
        let mut loading = Loading::start(Ok(record), journal.read_all(), &workspace, session, live.clone(), now());
        while let Some((entries, progress)) = loading.next_chunk() {
            take(entries, progress);
        }
        let (mut store, mut report, settled) = loading.finish();
        store.adopt();
        // What is not forgotten now the next start forgets.
        report.journal = report.journal.or(journal.forget(&settled).err());
        #[cfg(not(target_arch = "wasm32"))]
        let saver = Self::new(workspace, now, store, Journal::Memory(journal), live);
        #[cfg(target_arch = "wasm32")]
        let saver =
            Self::new(workspace.clone(), now, store, Journal::Memory(journal), live, Tabs::none(&workspace, session));
        (saver, report)
    }

    /// Opens the book that this browser keeps. `take` gets every entry once, in chunks, and how far the start has come; the browser
    /// may paint in between. `session` is the random number of the clock's session, `now` gives milliseconds since 1970.
    ///
    /// Never fails: what does not work is in the report and the state.
    #[cfg(target_arch = "wasm32")]
    pub async fn open(
        workspace: Workspace,
        session: u32,
        now: fn() -> u64,
        take: impl FnMut(Vec<Entry>, Progress),
    ) -> (Self, OpenReport) {
        Self::open_as(Program::THIS, workspace, session, now, take).await
    }

    /// As another program would.
    #[cfg(target_arch = "wasm32")]
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
        let records = journal.read_all().await;
        let unread = records.is_err();
        let record = BrowserRecord::probe().map(|record| -> Box<dyn KeyValue> { Box::new(record) });
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
        saver.0.unread_journal.set(unread);
        let inner = Rc::downgrade(&saver.0);
        journal.watch_loss(move || {
            if let Some(inner) = inner.upgrade() {
                inner.lost_journal.set(true);
                inner.tabs.deliver(News::Emptied);
            }
        });
        (saver, report)
    }

    fn new(
        workspace: Workspace,
        now: fn() -> u64,
        store: Store<Box<dyn KeyValue>>,
        journal: Journal,
        live: Liveness,
        #[cfg(target_arch = "wasm32")] tabs: Tabs,
    ) -> Self {
        Self(Rc::new(Inner {
            workspace,
            now,
            store: RefCell::new(store),
            journal,
            watchers: RefCell::default(),
            told: Cell::new(None),
            live,
            waiting: RefCell::default(),
            #[cfg(target_arch = "wasm32")]
            tabs,
            #[cfg(target_arch = "wasm32")]
            retrying: Cell::new(false),
            #[cfg(target_arch = "wasm32")]
            unread_journal: Cell::new(false),
            #[cfg(target_arch = "wasm32")]
            lost_journal: Cell::new(false),
        }))
    }

    /// Keeps entries that are new to the book. When it returns they are in the record, if that is possible, and on their way to the
    /// journal and to other tabs. The cost for one entry is the same however large the book.
    ///
    /// As many as a segment holds are there all together after a kill or not at all; of more see [`Saver::commit`].
    pub fn append(&self, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        if entries.len() < MANY && is_one_portion(&entries) {
            self.append_few(entries);
        } else {
            portions(&entries).for_each(|chunk| self.append_many(chunk.to_vec()));
            self.pump();
        }
    }

    /// Puts segments of so many entries each into the journal, all of them or none, and waits for its answer. Where it takes none they
    /// stay on their way there. In either case the record and other tabs get them by [`Saver::store_segment`].
    pub async fn commit(&self, segments: Vec<(Vec<u8>, usize)>) -> Result<(), JournalTrouble> {
        let reached = self.0.store.borrow_mut().queue_segments(segments);
        self.pump();
        poll_fn(|context| {
            let store = self.0.store.borrow();
            match (store.acknowledged_count() >= reached, store.journal_trouble()) {
                (true, _) => Poll::Ready(Ok(())),
                (false, Some(trouble)) => Poll::Ready(Err(trouble)),
                (false, None) => {
                    self.0.waiting.borrow_mut().push(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// Brings a segment that was committed into the record and to other tabs.
    pub fn store_segment(&self, entries: Vec<Entry>, segment: &[u8]) {
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.send_segment(segment);
        self.0.store.borrow_mut().store_segment(entries, segment);
        self.tell();
    }

    /// Whether a page session that wrote at this time was open elsewhere when this page started. Where the browser cannot tell, for as
    /// long as an operation may take.
    pub fn was_open(&self, session: u32, wrote: u64) -> bool {
        match &self.0.live {
            Liveness::Known(open) => open.contains(&session),
            Liveness::Unknown => (self.0.now)().abs_diff(wrote) < LONGEST_OPERATION,
        }
    }

    /// The journal first, which takes longest and needs nobody: the record is written while the disk turns.
    fn append_few(&self, entries: Vec<Entry>) {
        self.0.store.borrow_mut().queue(entries.clone());
        self.pump();
        #[cfg(target_arch = "wasm32")]
        if self.0.store.borrow().seems_lost() {
            let saver = self.clone();
            // Whoever appends is in the middle of something.
            wasm_bindgen_futures::spawn_local(async move { saver.0.tabs.deliver(News::Emptied) });
        }
        self.0.store.borrow_mut().write();
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.send(&entries);
        self.tell();
    }

    /// The record, the journal and the other tabs get the same segment, which is packed once.
    fn append_many(&self, entries: Vec<Entry>) {
        let segment = encode(&entries);
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.send_segment(&segment);
        self.0.store.borrow_mut().append_segment(entries, segment);
    }

    /// The snapshot that is kept of the record as it stands, before anything of the record is read.
    #[cfg(target_arch = "wasm32")]
    pub fn snapshot(workspace: &Workspace) -> Option<Snapshot> {
        Snapshot::read(&BrowserRecord::probe().ok()?, workspace)
    }

    /// Whether the record can be read and holds nothing of this workspace, but at most a snapshot, which is one of nothing then.
    #[cfg(target_arch = "wasm32")]
    pub fn looks_new(workspace: &Workspace) -> bool {
        let keys = BrowserRecord::probe().and_then(|record| record.keys(&workspace.prefix()));
        keys.is_ok_and(|keys| keys.iter().all(|key| Snapshot::is_key(key, workspace)))
    }

    /// Keeps a snapshot of the record as it stands.
    #[cfg(target_arch = "wasm32")]
    pub fn keep_snapshot(&self, snapshot: &Snapshot) {
        self.0.store.borrow().keep_snapshot(snapshot);
    }

    /// Whether something has gone from the record while the page was open.
    #[cfg(target_arch = "wasm32")]
    pub fn has_lost(&self) -> bool {
        self.0.store.borrow().has_lost()
    }

    /// Puts back into the record, and into the journal, what of all this has gone from the record; says how many entries that were.
    /// A journal that may have been lost is filled again. Several tabs do so one after the other, so that the second finds what the
    /// first has put back. Stops when it is not wanted any more: a book that is erased meanwhile must not come back.
    #[cfg(target_arch = "wasm32")]
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
        let missing = self.0.store.borrow_mut().missing(all.iter().cloned());
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

    /// Whether what was put back may have gone again meanwhile, with the journal.
    #[cfg(target_arch = "wasm32")]
    pub fn has_lost_journal(&self) -> bool {
        self.0.lost_journal.get()
    }

    /// Puts into the journal what it lacks of all this, but for what is on its way there. The record has all of it, but what was written
    /// last may not be on the disk for some seconds.
    #[cfg(target_arch = "wasm32")]
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
    #[cfg(target_arch = "wasm32")]
    pub async fn live(&self) -> Liveness {
        self.0.tabs.live().await
    }

    /// Joins small segments once the start is over.
    #[cfg(target_arch = "wasm32")]
    pub async fn tidy_later(&self) {
        sleep(QUIET).await;
        self.tidy().await;
    }

    /// Joins small segments into large ones where no other tab is open, in short steps.
    #[cfg(target_arch = "wasm32")]
    pub async fn tidy(&self) {
        // Who starts meanwhile waits for its turn.
        let turn = self.0.tabs.turn().await;
        if matches!(turn, Turn::Granted(_)) && self.0.tabs.alone().await {
            while self.0.store.borrow_mut().join_some() {
                sleep(0).await;
            }
        }
        turn.end();
    }

    /// The newer program that keeps the book, if one was met: nothing more may be recorded then.
    pub fn newer(&self) -> Option<NewerForm> {
        self.0.store.borrow().newer()
    }

    /// The same by looking again, which costs one look at a short text.
    pub fn look_for_newer(&self) -> Option<NewerForm> {
        self.0.store.borrow().look_for_newer()
    }

    /// How safe everything is that this page session recorded.
    pub fn state(&self) -> SaveState {
        self.0.store.borrow().state()
    }

    /// How many entries of this page session the journal has acknowledged.
    pub fn acknowledged(&self) -> u64 {
        self.0.store.borrow().acknowledged_count()
    }

    /// Tells the state now, and whenever it changes or more entries have been acknowledged.
    pub fn watch(&self, on_state: impl Fn(SaveState) + 'static) {
        let watcher: Watcher = Rc::new(on_state);
        self.0.watchers.borrow_mut().push(Rc::clone(&watcher));
        watcher(self.state());
    }

    /// Tells what other tabs did, from the start of this one on.
    pub fn listen(&self, on_news: impl Fn(News) + 'static) {
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.listen(on_news);
        #[cfg(not(target_arch = "wasm32"))]
        drop(on_news);
    }

    /// Tries again what could not be stored.
    pub fn retry(&self) {
        self.0.store.borrow_mut().retry();
        self.pump();
    }

    /// Removes everything of the workspace from the record and the journal, and tells other tabs.
    ///
    /// `done` gets what is wrong with the record, if it could not all be removed. A journal that cannot be cleared counts as unreadable.
    pub fn erase(&self, done: impl FnOnce(Result<(), KeyValueError>) + 'static) {
        let record = self.0.store.borrow_mut().erase();
        if record == Err(KeyValueError::Newer) {
            return done(record);
        }
        let cleared = move |journal: Result<(), JournalTrouble>| match journal {
            Ok(()) | Err(JournalTrouble::Missing) => record,
            Err(_) => record.and(Err(KeyValueError::Unreadable)),
        };
        match &self.0.journal {
            Journal::Memory(journal) => done(cleared(journal.clear())),
            #[cfg(target_arch = "wasm32")]
            Journal::Indexed(journal) => {
                let (journal, saver) = (journal.clone(), self.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let outcome = cleared(journal.clear().await);
                    saver.0.tabs.send_erased();
                    done(outcome);
                });
            }
        }
        self.tell();
    }

    /// Everything stored as it is stored, as JSON (see [`Dump`](crate::storage::Dump)).
    pub fn dump(&self, done: impl FnOnce(String) + 'static) {
        let record = self.0.store.borrow().dump(&self.0.workspace);
        // A journal that cannot be read adds nothing.
        let whole = |journal: Result<Vec<JournalRecord>, JournalTrouble>| {
            record.with_journal(journal.unwrap_or_default()).to_json()
        };
        match &self.0.journal {
            Journal::Memory(journal) => done(whole(journal.read_all())),
            #[cfg(target_arch = "wasm32")]
            Journal::Indexed(journal) => {
                let journal = journal.clone();
                wasm_bindgen_futures::spawn_local(async move { done(whole(journal.read_all().await)) });
            }
        }
    }

    /// The record as it is stored, read past everything that lives in memory: for the page that follows a panic.
    #[cfg(target_arch = "wasm32")]
    pub fn dump_record_now(workspace: &Workspace) -> String {
        let record = BrowserRecord::probe().and_then(|record| Dump::of_record(&record, workspace));
        record.unwrap_or_else(|_| Dump::empty(workspace)).to_json()
    }

    /// The room in use, by reading all of it; zeros where the record is blocked.
    pub fn space(&self) -> Space {
        self.0.store.borrow().space().unwrap_or_default()
    }

    /// Puts what waits into the journal, one batch after the other.
    fn pump(&self) {
        loop {
            let batch = self.0.store.borrow_mut().next_batch((self.0.now)());
            self.tell();
            let Some(batch) = batch else {
                #[cfg(target_arch = "wasm32")]
                self.retry_later();
                return;
            };
            match &self.0.journal {
                Journal::Memory(journal) => self.settle(batch.key, journal.put(&batch)),
                #[cfg(target_arch = "wasm32")]
                Journal::Indexed(journal) => return self.carry(journal.clone(), batch),
            }
        }
    }

    fn settle(&self, batch: JournalKey, outcome: Result<(), JournalTrouble>) {
        match outcome {
            Ok(()) => self.0.store.borrow_mut().acknowledged(batch),
            Err(trouble) => self.0.store.borrow_mut().refused(batch, trouble),
        }
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }

    /// Tells the watchers, if there is something new.
    fn tell(&self) {
        let now = (self.state(), self.acknowledged());
        if self.0.told.replace(Some(now)) == Some(now) {
            return;
        }
        let watchers = self.0.watchers.borrow().clone();
        watchers.iter().for_each(|watcher| watcher(now.0));
    }
}

/// How long an operation in steps takes at most, in milliseconds.
const LONGEST_OPERATION: u64 = 120_000;

/// How often a tab waits for another one that is putting a book back.
#[cfg(target_arch = "wasm32")]
const PUTTING_BACK: usize = 6;

/// How long after a start small segments are joined, in milliseconds.
#[cfg(target_arch = "wasm32")]
const QUIET: u32 = 10_000;

/// How long a journal rests after a failure before it is tried again, in milliseconds.
#[cfg(target_arch = "wasm32")]
const REST: u32 = 10_000;

/// How long a page is open before the journal lets go of what the start read back, in milliseconds: twice what Chromium takes to
/// bring localStorage to the disk. By the clock these records are old, but clocks jump, and nothing else tells.
#[cfg(target_arch = "wasm32")]
const UNTIL_ON_DISK: u32 = 120_000;

#[cfg(target_arch = "wasm32")]
impl Saver {
    /// Lets go of journal records, unless the page is closed before; then the next start finds them again.
    fn forget_later(&self, journal: IndexedStore, settled: Vec<String>) {
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

    fn carry(&self, journal: IndexedStore, batch: Batch) {
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
    async fn read_late(&self, journal: &IndexedStore) {
        match journal.read_all().await {
            Ok(records) => {
                records.iter().for_each(|record| self.0.tabs.deliver_entries(decode(&record.bytes).0));
            }
            Err(_) => self.0.unread_journal.set(true),
        }
    }

    /// Tries a journal again that failed, after a rest, for as long as something waits for it.
    fn retry_later(&self) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Change, ChangeDraft, Stamp};
    use crate::storage::Dump;

    const NOW: u64 = 1_790_000_000_000;

    fn change(number: u64) -> Change {
        ChangeDraft {
            at: Stamp::new(NOW + number, 0, 7),
            by: "person/张三".parse().unwrap(),
            of: "problem/7f".parse().unwrap(),
            set: "state".parse().unwrap(),
            to: "rectifying".into(),
            over: Box::default(),
            why: None,
            extra: None,
        }
        .seal()
    }

    fn open(record: &MemoryKeyValue, journal: &MemoryJournal, session: u32) -> (Saver, Vec<Entry>) {
        let mut found = Vec::new();
        let take = |entries, _| found.extend::<Vec<Entry>>(entries);
        let workspace = "main".parse().unwrap();
        let (saver, _) = Saver::open_in_memory(record.clone(), journal.clone(), workspace, session, || NOW, take);
        (saver, found)
    }

    #[test]
    fn what_is_appended_is_there_after_a_reload() {
        let (record, journal) = Default::default();
        let (saver, found) = open(&record, &journal, 1);
        assert_eq!(found, []);
        saver.append(vec![Entry::own(change(1))]);
        assert_eq!((saver.state(), saver.acknowledged()), (SaveState::Saved, 1));
        assert_eq!(open(&record, &journal, 2).1, [Entry::own(change(1))]);
    }

    #[test]
    fn watchers_are_told_of_each_acknowledgement() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        let told: Rc<RefCell<Vec<SaveState>>> = Rc::default();
        let notes = Rc::clone(&told);
        saver.watch(move |state| notes.borrow_mut().push(state));
        saver.append(vec![Entry::own(change(1))]);
        journal.set_trouble(Some(JournalTrouble::Failed));
        saver.append(vec![Entry::own(change(2))]);
        let saving = SaveState::Saving { pending: 1 };
        let weakly = SaveState::SavedWeakly { why: JournalTrouble::Failed };
        assert_eq!(*told.borrow(), [SaveState::Saved, saving, SaveState::Saved, saving, weakly]);
    }

    #[test]
    fn a_dump_holds_record_and_journal() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        record.set_quota(Some(0));
        saver.append(vec![Entry::own(change(1))]);
        let dumped: Rc<RefCell<String>> = Rc::default();
        let place = Rc::clone(&dumped);
        saver.dump(move |json| *place.borrow_mut() = json);
        let rescued = Dump::from_json(&dumped.borrow()).unwrap().rescue();
        assert_eq!(rescued.entries, [Entry::own(change(1))]);
    }

    #[test]
    fn erasing_leaves_nothing_behind() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        saver.append(vec![Entry::own(change(1))]);
        saver.erase(|outcome| assert_eq!(outcome, Ok(())));
        assert_eq!(open(&record, &journal, 2).1, []);
    }

    #[test]
    fn a_book_that_a_newer_program_keeps_is_not_erased() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        saver.append(vec![Entry::own(change(1))]);
        record.set("sitebook/main/form", r#"{"form":200,"page":"0.3.0"}"#).unwrap();
        saver.erase(|outcome| assert_eq!(outcome, Err(KeyValueError::Newer)));
        assert_eq!(journal.read_all().unwrap().len(), 1);
        assert_eq!(open(&record, &journal, 2).1, [Entry::own(change(1))]);
    }

    #[test]
    fn the_last_change_of_a_page_that_met_a_newer_program_is_kept_by_the_journal() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        record.set("sitebook/main/form", r#"{"form":200,"page":"0.3.0"}"#).unwrap();
        saver.append(vec![Entry::own(change(1))]);
        assert_eq!(saver.state(), SaveState::JournalOnly { why: KeyValueError::Newer, unstored: 1 });
        assert!(saver.newer().is_some() && saver.state().is_kept());
        assert_eq!(record.keys("sitebook/main/tail/").unwrap(), Vec::<String>::new());
        assert_eq!(open(&record, &journal, 2).1, [Entry::own(change(1))]);
    }
}
