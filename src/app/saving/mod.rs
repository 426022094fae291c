//! Carries entries between the session and what keeps them: the record, the journal, and the other tabs.
//!
//! What is safe and what is tried again, [`Store`] decides; this module only carries.

#[cfg(target_arch = "wasm32")]
mod in_browser;
mod room;

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::news::News;
#[cfg(target_arch = "wasm32")]
use super::tabs::Tabs;
#[cfg(target_arch = "wasm32")]
use crate::storage::IndexedStore;
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
    room: Cell<Room>,
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

/// Whether room can be made in the record (`room.rs`).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Room {
    #[default]
    Ready,
    Busy,
    /// It could not, at this time (milliseconds since 1970).
    Failed(u64),
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
        saver.make_room_if_needed();
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
            room: Cell::default(),
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
        self.look_for_loss();
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
        self.look_for_loss();
        self.0.store.borrow_mut().write();
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.send(&entries);
        self.tell();
    }

    /// Says so where the browser's storage was emptied behind the page's back.
    fn look_for_loss(&self) {
        #[cfg(target_arch = "wasm32")]
        if self.0.store.borrow().seems_lost() {
            let saver = self.clone();
            // Whoever appends is in the middle of something.
            wasm_bindgen_futures::spawn_local(async move { saver.0.tabs.deliver(News::Emptied) });
        }
    }

    /// The record, the journal and the other tabs get the same segment, which is packed once.
    fn append_many(&self, entries: Vec<Entry>) {
        self.look_for_loss();
        let segment = encode(&entries);
        #[cfg(target_arch = "wasm32")]
        self.0.tabs.send_segment(&segment);
        self.0.store.borrow_mut().append_segment(entries, segment);
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
        self.forgive_lack_of_room();
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
        self.make_room_if_needed();
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
        record.set("sitebook/main/form", r#"{"form":300,"page":"0.3.0"}"#).unwrap();
        saver.erase(|outcome| assert_eq!(outcome, Err(KeyValueError::Newer)));
        assert_eq!(journal.read_all().unwrap().len(), 1);
        assert_eq!(open(&record, &journal, 2).1, [Entry::own(change(1))]);
    }

    #[test]
    fn the_last_change_of_a_page_that_met_a_newer_program_is_kept_by_the_journal() {
        let (record, journal) = Default::default();
        let (saver, _) = open(&record, &journal, 1);
        record.set("sitebook/main/form", r#"{"form":300,"page":"0.3.0"}"#).unwrap();
        saver.append(vec![Entry::own(change(1))]);
        assert_eq!(saver.state(), SaveState::JournalOnly { why: KeyValueError::Newer, unstored: 1 });
        assert!(saver.newer().is_some() && saver.state().is_kept());
        assert_eq!(record.keys("sitebook/main/tail/").unwrap(), Vec::<String>::new());
        assert_eq!(open(&record, &journal, 2).1, [Entry::own(change(1))]);
    }
}
