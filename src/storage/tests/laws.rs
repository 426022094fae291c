//! Whatever happens, in whatever order: what was kept is there, each entry once, and opening never fails.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{Damage, Fault, JournalTrouble, KeyValue, KeyValueError, SaveState};
use super::*;

/// What happens to a machine with up to two open pages.
#[derive(Clone, Debug)]
enum Event {
    Append {
        page: usize,
        count: u64,
        journaled: bool,
    },
    Journal {
        page: usize,
    },
    /// The page is killed at the n-th operation of an append, and opened again.
    KilledWhileAppending {
        page: usize,
        count: u64,
        operation: u64,
    },
    /// The page is killed at the n-th operation of its start, and opened again.
    KilledWhileStarting {
        page: usize,
        operation: u64,
    },
    /// The n-th operation from now on fails.
    FailOnce {
        operation: u64,
        error: KeyValueError,
    },
    Reopen {
        page: usize,
    },
    Quota {
        free: Option<usize>,
    },
    JournalTrouble {
        trouble: Option<JournalTrouble>,
    },
    /// The whole browser is killed: writes to localStorage since the last flush are lost.
    PowerCut,
    Flush,
    HoursPass {
        hours: u64,
    },
    /// Somebody sets the clock; no time passes.
    ClockJumps {
        hours: i64,
    },
    Retry {
        page: usize,
    },
    /// Small segments are joined while no other page is open, the program being killed at the n-th operation.
    Join {
        page: usize,
        killed_at: Option<u64>,
    },
    /// Segments move to the journal's store until so many units are free, whoever else is open.
    Move {
        page: usize,
        units: usize,
        killed: Option<KilledMove>,
    },
}

/// Where a page is killed while it moves segments.
#[derive(Clone, Copy, Debug)]
enum KilledMove {
    /// Before the n-th put reaches the journal's store.
    Put(u64),
    /// At the n-th operation of the record.
    Operation(u64),
}

fn event() -> impl Strategy<Value = Event> {
    let page = 0..2usize;
    let count = prop_oneof![4 => 1..20u64, 2 => 200..600u64, 1 => 1_000..2_000u64];
    let killed = prop_oneof![(0..4u64).prop_map(KilledMove::Put), (0..40u64).prop_map(KilledMove::Operation)];
    let error = prop_oneof![Just(KeyValueError::Quota), Just(KeyValueError::Blocked), Just(KeyValueError::Unreadable)];
    prop_oneof![
        6 => (page.clone(), count.clone(), any::<bool>())
            .prop_map(|(page, count, journaled)| Event::Append { page, count, journaled }),
        1 => page.clone().prop_map(|page| Event::Journal { page }),
        3 => (page.clone(), count, 0..16u64)
            .prop_map(|(page, count, operation)| Event::KilledWhileAppending { page, count, operation }),
        3 => (page.clone(), 0..50u64).prop_map(|(page, operation)| Event::KilledWhileStarting { page, operation }),
        1 => (0..12u64, error).prop_map(|(operation, error)| Event::FailOnce { operation, error }),
        2 => page.clone().prop_map(|page| Event::Reopen { page }),
        1 => prop::option::of(0..30_000usize).prop_map(|free| Event::Quota { free }),
        1 => prop::option::of(Just(JournalTrouble::Failed)).prop_map(|trouble| Event::JournalTrouble { trouble }),
        1 => Just(Event::PowerCut),
        1 => Just(Event::Flush),
        1 => (1..40u64).prop_map(|hours| Event::HoursPass { hours }),
        1 => (-500_000..500_000i64).prop_map(|hours| Event::ClockJumps { hours }),
        1 => page.clone().prop_map(|page| Event::Retry { page }),
        2 => (page.clone(), prop::option::of(0..60u64)).prop_map(|(page, killed_at)| Event::Join { page, killed_at }),
        4 => (page, 1..60_000usize, prop::option::weighted(0.4, killed))
            .prop_map(|(page, units, killed)| Event::Move { page, units, killed }),
    ]
}

/// A machine, its pages, and what it owes.
struct World {
    machine: Machine,
    pages: [Option<Page>; 2],
    made: u64,
    known: BTreeSet<ChangeId>,
    /// What was said to be saved, and must be there whatever happens.
    saved: BTreeSet<ChangeId>,
    /// What stands in the record, and must be there unless the power is cut before a flush.
    recorded: BTreeSet<ChangeId>,
}

impl World {
    fn new() -> Self {
        let machine = Machine::new();
        Self {
            machine,
            pages: [None, None],
            made: 0,
            known: BTreeSet::new(),
            saved: BTreeSet::new(),
            recorded: BTreeSet::new(),
        }
    }

    fn page(&mut self, place: usize) -> &mut Page {
        if self.pages[place].is_none() {
            let page = self.machine.open();
            self.check(&page);
            self.pages[place] = Some(page);
        }
        self.pages[place].as_mut().unwrap()
    }

    fn check(&self, page: &Page) {
        let found = ids(&page.found);
        let all_read = page.report.record.is_none() && page.report.quarantined.is_empty();
        let journal_is_read = page.report.journal.is_none();
        assert_eq!(found.len(), page.found.len(), "nothing comes twice");
        assert!(page.report.quarantined.iter().all(|text| text.reason == Damage::Unreadable), "nothing was damaged");
        assert!(!all_read || self.recorded.is_subset(&found), "everything in the record is there");
        assert!(
            !all_read || !journal_is_read || self.saved.is_subset(&found),
            "everything that was called saved is there"
        );
        assert!(found.is_subset(&self.known), "nothing else is there");
    }

    fn new_answers(&mut self, count: u64) -> Vec<Entry> {
        let entries = answers(self.made..self.made + count);
        self.made += count;
        self.known.extend(ids(&entries));
        entries
    }

    fn append(&mut self, place: usize, count: u64, journaled: bool) {
        let entries = self.new_answers(count);
        let appended = ids(&entries);
        self.page(place);
        let page = self.pages[place].as_mut().unwrap();
        page.found.extend(entries.iter().cloned());
        page.store.append(entries);
        if !page.store.lacks_record() {
            self.recorded.extend(&appended);
        }
        if journaled {
            self.journal(place);
        }
    }

    fn journal(&mut self, place: usize) {
        self.page(place);
        let page = self.pages[place].as_mut().unwrap();
        self.machine.journal(page);
        match page.store.state() {
            SaveState::Saved | SaveState::JournalOnly { .. } => {
                // A page vouches for what it appended itself; what it found was vouched for before.
                let own = page.found[page.report.entries..].iter().map(|entry| entry.change.id());
                self.saved.extend(own);
            }
            SaveState::Saving { .. }
            | SaveState::SavedWeakly { .. }
            | SaveState::MemoryOnly { .. }
            | SaveState::Failed { .. } => {}
        }
    }

    fn moves(&mut self, place: usize, units: usize, killed: Option<KilledMove>) {
        self.page(place);
        match killed {
            Some(KilledMove::Put(put)) => self.machine.journal.kill_at(Some(put)),
            Some(KilledMove::Operation(operation)) => self.machine.disk.set_fault(Fault::Killed(operation)),
            None => {}
        }
        let page = self.pages[place].as_mut().unwrap();
        self.machine.move_far(page, units);
        if killed.is_some() {
            self.close(place);
            self.machine.journal.kill_at(None);
            self.machine.disk.set_fault(Fault::None);
            self.page(place);
        } else if !self.pages[place].as_ref().unwrap().store.lacks_record() {
            let found = ids(&self.pages[place].as_ref().unwrap().found);
            self.recorded.extend(found);
        }
    }

    fn close(&mut self, place: usize) {
        if let Some(page) = self.pages[place].take() {
            self.machine.close(page);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Append { page, count, journaled } => self.append(page, count, journaled),
            Event::Journal { page } => self.journal(page),
            Event::KilledWhileAppending { page, count, operation } => {
                let entries = self.new_answers(count);
                self.page(page);
                self.machine.disk.set_fault(Fault::Killed(operation));
                self.page(page).store.append(entries);
                self.close(page);
                self.machine.disk.set_fault(Fault::None);
                self.page(page);
            }
            Event::KilledWhileStarting { page, operation } => {
                self.close(page);
                self.machine.disk.set_fault(Fault::Killed(operation));
                let killed = self.machine.open();
                self.machine.close(killed);
                self.machine.disk.set_fault(Fault::None);
                self.page(page);
            }
            Event::FailOnce { operation, error } => self.machine.disk.set_fault(Fault::Once(operation, error)),
            Event::Reopen { page } => {
                self.close(page);
                self.machine.disk.set_fault(Fault::None);
                self.page(page);
            }
            Event::Quota { free } => {
                let used = self.machine.disk.used();
                self.machine.disk.set_quota(free.map(|free| used + free));
            }
            Event::JournalTrouble { trouble } => self.machine.journal.set_trouble(trouble),
            Event::PowerCut => {
                self.close(0);
                self.close(1);
                self.machine.disk.power_cut();
                self.machine.disk.set_fault(Fault::None);
                self.recorded.clear();
                self.page(0);
            }
            Event::Flush => self.machine.disk.flush(),
            Event::HoursPass { hours } => {
                self.machine.disk.flush();
                self.machine.now += hours * HOUR;
                for page in self.pages.iter_mut().flatten() {
                    self.machine.stays_open(page);
                }
            }
            Event::ClockJumps { hours } => {
                let jump = hours.unsigned_abs() * HOUR;
                let now = self.machine.now;
                self.machine.now = if hours < 0 { now.saturating_sub(jump) } else { now + jump };
            }
            Event::Retry { page } => self.page(page).store.retry(),
            Event::Move { page, units, killed } => self.moves(page, units, killed),
            Event::Join { page, killed_at } => {
                self.close(1 - page);
                self.page(page).store.drop_copies();
                if let Some(operation) = killed_at {
                    self.machine.disk.set_fault(Fault::Killed(operation));
                }
                while self.page(page).store.join_some() {}
                if killed_at.is_some() {
                    self.close(page);
                    self.machine.disk.set_fault(Fault::None);
                    self.page(page);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn nothing_that_was_kept_is_lost_or_doubled(events in prop::collection::vec(event(), 1..30)) {
        let mut world = World::new();
        for event in events {
            world.happen(event);
        }
        world.happen(Event::Reopen { page: 0 });
        world.happen(Event::Reopen { page: 1 });
    }
}

#[test]
fn a_kill_at_any_operation_of_sealing_and_adopting_loses_nothing() {
    for operation in 0..80 {
        let mut machine = Machine::new();
        let mut page = machine.open();
        machine.append(&mut page, answers(0..200));
        machine.close(page);
        machine.journal.clear().unwrap();
        let mut page = machine.open();
        machine.append(&mut page, answers(200..250));
        machine.disk.set_fault(Fault::Killed(operation));
        page.store.append(answers(250..600));
        machine.close(page);
        machine.journal.clear().unwrap();
        machine.disk.set_fault(Fault::None);
        let page = machine.open();
        let found = ids(&page.found);
        assert_eq!(found.len(), page.found.len(), "nothing comes twice");
        assert!(found.is_superset(&ids(&answers(0..250))), "killed at operation {operation}");
        assert_eq!(page.report.quarantined, []);
    }
}

#[test]
fn what_is_appended_in_one_go_is_there_whole_or_not_at_all_wherever_the_page_is_killed() {
    for count in [300, 1_000, 1_023, 1_500, 4_096] {
        for operation in 0..8 {
            let mut machine = Machine::new();
            let mut page = machine.open();
            machine.append(&mut page, answers(0..200));
            machine.disk.set_fault(Fault::Killed(operation));
            page.store.append(answers(200..200 + count));
            // The journal gets it whole, too.
            let batch = page.store.next_batch(machine.now).map(|batch| batch.segments.len());
            assert_eq!(batch, Some(1));
            assert_eq!(page.store.next_batch(machine.now), None);
            machine.close(page);
            machine.disk.set_fault(Fault::None);
            let found = machine.open().found.len() as u64;
            assert!(found == 200 || found == 200 + count, "{found} of {count}, killed at operation {operation}");
        }
    }
}

#[test]
fn whichever_operation_of_a_start_fails_the_next_pages_double_nothing() {
    for operation in 0..40 {
        let mut machine = Machine::new();
        let mut page = machine.open();
        machine.append(&mut page, answers(0..200));
        machine.close(page);
        machine.disk.set_fault(Fault::Once(operation, KeyValueError::Blocked));
        let adopting = machine.open();
        machine.disk.set_fault(Fault::None);
        let mut beside = machine.open();
        machine.close(adopting);
        let mut after = machine.open();
        machine.append(&mut beside, answers(200..300));
        machine.append(&mut after, answers(300..400));
        machine.close(beside);
        machine.close(after);
        same(&machine.open().found, &answers(0..400));
    }
}

#[test]
fn what_stands_in_two_tails_is_adopted_once() {
    let mut machine = Machine::new();
    let (mut first, mut second) = (machine.open(), machine.open());
    machine.append(&mut first, answers(0..10));
    machine.append(&mut second, answers(10..250));
    let tail = machine.disk.get("sitebook/main/tail/00000002").unwrap().unwrap();
    machine.disk.set("sitebook/main/tail/000000ff", &tail).unwrap();
    machine.close(first);
    machine.close(second);
    let page = machine.open();
    machine.close(page);
    assert_eq!(machine.disk.keys("sitebook/main/tail/").unwrap(), ["sitebook/main/tail/00000003"]);
    same(&machine.open().found, &answers(0..250));
}

#[test]
fn many_short_sessions_leave_full_segments() {
    let mut machine = Machine::new();
    for session in 0..100 {
        let mut page = machine.open();
        machine.append(&mut page, answers(session * 10..session * 10 + 10));
        machine.close(page);
    }
    assert_eq!(machine.disk.keys("sitebook/main/segment/").unwrap().len(), 3);
    assert_eq!(machine.disk.keys("sitebook/main/tail/").unwrap().len(), 1);
    same(&machine.open().found, &answers(0..1000));
}
