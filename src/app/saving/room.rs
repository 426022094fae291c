//! Makes room in the record: carries segments to the journal's store, one after the other. What is to move, and what becomes of it,
//! [`Store`](crate::storage::Store) decides.

use super::{Journal, Room, Saver};
#[cfg(target_arch = "wasm32")]
use crate::storage::BlobStore as _;
use crate::storage::{JournalTrouble, Load, ROOM};

/// How long after room could not be made it is not tried again by itself, in milliseconds.
const REST: u64 = 60_000;

impl Journal {
    /// Puts a segment that moves, and reads it back.
    async fn lay(&self, load: &Load) -> Result<Option<Vec<u8>>, JournalTrouble> {
        match self {
            Self::Memory(journal) => {
                journal.lay(&load.key(), load.bytes())?;
                journal.get(&load.key())
            }
            #[cfg(target_arch = "wasm32")]
            Self::Indexed(journal) => {
                journal.lay(&load.key(), load.bytes()).await?;
                journal.get(&load.key()).await
            }
        }
    }
}

impl Saver {
    /// Begins to make room where something waits for it.
    pub(super) fn make_room_if_needed(&self) {
        let may_try = match self.0.room.get() {
            Room::Ready => true,
            Room::Busy => false,
            Room::Failed(at) => (self.0.now)().abs_diff(at) >= REST,
        };
        if !may_try || !self.0.store.borrow().lacks_room() {
            return;
        }
        self.0.room.set(Room::Busy);
        self.0.store.borrow_mut().set_making_room(true);
        let saver = self.clone();
        #[cfg(target_arch = "wasm32")]
        wasm_bindgen_futures::spawn_local(async move {
            // Whoever recorded something is to see it first.
            crate::browser::waiting::sleep(0).await;
            saver.make_room().await;
        });
        #[cfg(not(target_arch = "wasm32"))]
        at_once(saver.make_room());
    }

    /// Tries again what failed, since somebody asks for it.
    pub(super) fn forgive_lack_of_room(&self) {
        if self.0.room.get() != Room::Busy {
            self.0.room.set(Room::Ready);
        }
    }

    /// Moves segments until the record takes what waits for it, or nothing more can move.
    async fn make_room(&self) {
        let mut outcome = Room::Ready;
        while self.0.store.borrow().lacks_room() {
            let freed = self.move_far(ROOM).await;
            self.0.store.borrow_mut().write();
            if freed == 0 && self.0.store.borrow().lacks_room() {
                outcome = Room::Failed((self.0.now)());
                break;
            }
        }
        self.0.room.set(outcome);
        self.0.store.borrow_mut().set_making_room(false);
        self.pump();
    }

    /// Moves segments where localStorage is nearly full, so that whoever records something need not wait for that.
    #[cfg(any(target_arch = "wasm32", test))]
    pub(super) async fn move_surplus(&self) {
        let surplus = self.0.store.borrow().surplus();
        if surplus == 0 || self.0.room.get() != Room::Ready {
            return;
        }
        self.0.room.set(Room::Busy);
        self.move_far(surplus).await;
        self.0.room.set(Room::Ready);
        self.tell();
    }

    /// Moves segments until so many units are free; says how many are.
    async fn move_far(&self, wanted: usize) -> usize {
        let mut freed = 0;
        while freed < wanted {
            let load = self.0.store.borrow().next_load();
            let Some(load) = load else { break };
            let Ok(read_back) = self.0.journal.lay(&load).await else { break };
            match self.0.store.borrow_mut().moved(&load, read_back.as_deref()) {
                Ok(0) | Err(_) => break,
                Ok(units) => freed += units,
            }
        }
        freed
    }
}

/// Runs what waits for nobody.
#[cfg(not(target_arch = "wasm32"))]
fn at_once(future: impl Future<Output = ()>) {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(()) => {}
        std::task::Poll::Pending => unreachable!("memory makes nobody wait"),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::book::{ChangeDraft, Stamp};
    use crate::storage::{
        Dump, Entry, KeyValue, KeyValueError, MemoryJournal, MemoryKeyValue, OpenReport, SaveState, Space, encode,
    };

    const NOW: u64 = 1_790_000_000_000;

    /// Changes with texts that pack badly.
    fn changes(numbers: std::ops::Range<u64>) -> Vec<Entry> {
        let change = |number: u64| ChangeDraft {
            at: Stamp::new(NOW + number, 0, 7),
            by: "person/张三".parse().unwrap(),
            of: format!("problem/{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15)).parse().unwrap(),
            set: "state".parse().unwrap(),
            to: "rectifying".into(),
            over: Box::default(),
            why: None,
            extra: None,
        };
        numbers.map(|number| Entry::own(change(number).seal())).collect()
    }

    fn open(record: &MemoryKeyValue, journal: &MemoryJournal, session: u32) -> (Saver, Vec<Entry>, OpenReport) {
        let mut found = Vec::new();
        let take = |entries, _| found.extend::<Vec<Entry>>(entries);
        let workspace = "main".parse().unwrap();
        let (saver, report) = Saver::open_in_memory(record.clone(), journal.clone(), workspace, session, || NOW, take);
        (saver, found, report)
    }

    fn far(journal: &MemoryJournal) -> usize {
        journal.read_all().unwrap().iter().filter(|record| record.key.starts_with("segment/")).count()
    }

    /// A book of two large segments, and no room for a third.
    fn full() -> (MemoryKeyValue, MemoryJournal, Saver) {
        let (record, journal): (MemoryKeyValue, MemoryJournal) = Default::default();
        let (saver, ..) = open(&record, &journal, 1);
        saver.append(changes(0..2_000));
        saver.append(changes(2_000..4_000));
        assert_eq!(far(&journal), 0);
        record.set_quota(Some(record.used() + 100));
        (record, journal, saver)
    }

    #[test]
    fn what_finds_no_room_makes_some_and_nobody_is_told_that_there_was_none() {
        let (record, journal, saver) = full();
        let told: Rc<RefCell<Vec<SaveState>>> = Rc::default();
        let notes = Rc::clone(&told);
        saver.watch(move |state| notes.borrow_mut().push(state));
        saver.append(changes(4_000..4_300));
        saver.append(changes(4_300..4_303));
        assert!(
            told.borrow().iter().all(|state| matches!(state, SaveState::Saved | SaveState::Saving { .. })),
            "{told:?}"
        );
        assert_eq!(saver.state(), SaveState::Saved);
        let Space { far_segments, far_bytes, .. } = saver.space();
        assert_eq!(far_segments as usize, far(&journal));
        assert!(far_segments > 0 && far_bytes > 10_000, "{far_segments} of {far_bytes}");
        let mark = record.get("sitebook/main/form").unwrap().unwrap();
        assert_eq!(mark, r#"{"form":200,"page":"0.2.0"}"#);
        let (_, found, report) = open(&record, &journal, 2);
        assert_eq!((found.len(), report.restored, report.quarantined.len()), (4_303, 0, 0));
    }

    #[test]
    fn without_a_journal_that_takes_it_there_is_no_room_as_before() {
        for trouble in [JournalTrouble::Missing, JournalTrouble::Quota, JournalTrouble::Blocked] {
            let (record, journal, saver) = full();
            journal.set_trouble(Some(trouble));
            saver.append(changes(4_000..4_300));
            let failed = SaveState::Failed { why: KeyValueError::Quota, journal: trouble, unstored: 300 };
            assert_eq!(saver.state(), failed);
            assert_eq!(record.get("sitebook/main/form").unwrap(), None, "the book is what it was");
            journal.set_trouble(None);
            saver.retry();
            assert_eq!(saver.state(), SaveState::Saved);
            assert!(far(&journal) > 0);
            assert_eq!(open(&record, &journal, 2).1.len(), 4_300);
        }
    }

    #[test]
    fn where_nothing_can_move_it_is_not_tried_again_at_every_tap() {
        let (record, journal): (MemoryKeyValue, MemoryJournal) = Default::default();
        let (saver, ..) = open(&record, &journal, 1);
        record.set_quota(Some(200));
        saver.append(changes(0..3));
        assert_eq!(saver.state(), SaveState::JournalOnly { why: KeyValueError::Quota, unstored: 3 });
        record.set_fault(Default::default());
        saver.append(changes(3..4));
        let tries = record.operations();
        assert!(tries < 20, "{tries}");
        record.set_quota(None);
        saver.retry();
        assert_eq!(saver.state(), SaveState::Saved);
    }

    #[test]
    fn a_start_with_more_than_fits_makes_room() {
        let (record, journal, saver) = full();
        journal.set_trouble(Some(JournalTrouble::Quota));
        saver.append(changes(4_000..4_010));
        journal.set_trouble(None);
        // Its journal has them, the record has not: as a page leaves it that could move nothing.
        let key = "01a0c450c805-00000001-000000ff";
        journal.lay(key, &encode(&changes(4_000..4_500))).unwrap();
        drop(saver);
        let (saver, found, _) = open(&record, &journal, 2);
        assert_eq!((found.len(), saver.state()), (4_500, SaveState::Saved));
        assert!(far(&journal) > 0);
    }

    #[test]
    fn at_three_quarters_the_surplus_moves() {
        let (record, journal): (MemoryKeyValue, MemoryJournal) = Default::default();
        let (saver, ..) = open(&record, &journal, 1);
        saver.append(changes(0..2_000));
        let room = usize::try_from(Space::LIMIT).unwrap() - record.used();
        record.set("other/page", &"x".repeat(room * 3 / 5)).unwrap();
        at_once(saver.move_surplus());
        assert_eq!(far(&journal), 0, "there is room");
        record.set("other/page", &"x".repeat(room * 4 / 5)).unwrap();
        at_once(saver.move_surplus());
        assert_eq!((far(&journal), saver.space().far_segments), (1, 1));
        assert_eq!(open(&record, &journal, 2).1.len(), 2_000);
    }

    #[test]
    fn the_raw_export_holds_what_lies_far_and_nothing_of_it_is_called_unreadable() {
        let (_, _, saver) = full();
        saver.append(changes(4_000..4_300));
        let dumped: Rc<RefCell<String>> = Rc::default();
        let place = Rc::clone(&dumped);
        saver.dump(move |json| *place.borrow_mut() = json);
        let rescued = Dump::from_json(&dumped.borrow()).unwrap().rescue();
        assert_eq!((rescued.entries.len(), rescued.unreadable.len()), (4_300, 0));
    }

    #[test]
    fn erasing_takes_along_what_lies_far() {
        let (record, journal, saver) = full();
        saver.append(changes(4_000..4_300));
        saver.erase(|outcome| assert_eq!(outcome, Ok(())));
        assert_eq!(journal.read_all().unwrap(), []);
        assert_eq!(record.keys("").unwrap(), Vec::<String>::new(), "the mark goes, too");
        assert_eq!(open(&record, &journal, 2).1, []);
    }
}
