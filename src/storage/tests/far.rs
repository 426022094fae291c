//! Segments that move to the journal's store: whoever is killed meanwhile, joins, or knows nothing of it, each entry is there once.

use super::super::far::Slip;
use super::super::portions::LARGE;
use super::super::segments::SEALED_AT;
use super::super::{Fault, Form, JournalTrouble, KeyValue, KeyValueError, PageVersion, SaveState, Snapshot};
use super::*;

pub(super) const SEGMENTS: &str = "sitebook/main/segment/";
pub(super) const MARK: &str = "sitebook/main/form";

/// A program that knows nothing of far segments.
pub(super) const BEFORE: Program = Program::of(Form(100), PageVersion::new(0, 1, 0));

/// How many entries each segment of [`machine`] holds.
pub(super) const ONE: u64 = 300;

/// How many there are in all: three segments and a tail.
pub(super) const ALL: u64 = 3 * ONE + 20;

/// Everything that can move.
const EVERYTHING: usize = usize::MAX;

/// A machine with three segments and a tail, of which so many have moved.
pub(super) fn machine(moved: usize) -> Machine {
    machine_of(ONE, moved)
}

/// The same with so many entries in each segment.
pub(super) fn machine_of(one: u64, moved: usize) -> Machine {
    let mut machine = Machine::new();
    let mut page = machine.open();
    for from in [0, one, 2 * one] {
        machine.append(&mut page, answers(from..from + one));
    }
    machine.append(&mut page, answers(3 * one..3 * one + 20));
    machine.journal.clear().unwrap();
    for _ in 0..moved {
        machine.move_far(&mut page, 1);
    }
    assert_eq!((machine.far(), slips(&machine).len()), (moved, moved));
    machine.close(page);
    machine.disk.flush();
    machine
}

/// The names of the segments that have slips.
pub(super) fn slips(machine: &Machine) -> Vec<String> {
    let is_slip = |key: &String| Slip::read(&machine.disk.get(key).unwrap().unwrap()).is_some();
    let keys = machine.disk.keys(SEGMENTS).unwrap().into_iter().filter(is_slip);
    keys.map(|key| key[SEGMENTS.len()..].to_owned()).collect()
}

/// Opens it twice: all is there, each entry once, and nothing is missed.
#[track_caller]
pub(super) fn whole(machine: &mut Machine) {
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..ALL));
        assert_eq!(page.report.quarantined, []);
        machine.close(page);
    }
}

#[test]
fn what_has_moved_is_read_back_and_leaves_its_room() {
    let used = machine(0).disk.used();
    for moved in 1..=3 {
        let mut machine = machine(moved);
        assert!(machine.disk.used() + 1_000 * moved < used + 100, "{moved}: {} of {used}", machine.disk.used());
        assert_eq!(machine.disk.get(MARK).unwrap().as_deref(), Some(r#"{"form":200,"page":"0.2.0"}"#));
        whole(&mut machine);
        let page = machine.open();
        let space = page.store.space().unwrap();
        assert_eq!(space.far_segments, moved as u64);
        let bytes: usize = machine.journal.read_all().unwrap().iter().map(|record| record.bytes.len()).sum();
        assert_eq!(space.far_bytes, bytes as u64);
    }
}

#[test]
fn a_book_that_has_room_has_no_mark() {
    let mut machine = machine(0);
    let mut page = machine.open();
    machine.append(&mut page, answers(ALL..ALL + 600));
    assert_eq!(page.store.surplus(), 0);
    assert_eq!(machine.disk.get(MARK).unwrap(), None);
}

#[test]
fn a_kill_at_any_step_of_a_move_loses_and_doubles_nothing() {
    let mut moved_before = 0;
    for operation in 0..60 {
        let mut machine = machine(0);
        let mut page = machine.open();
        machine.disk.set_fault(Fault::Killed(operation));
        machine.move_far(&mut page, EVERYTHING);
        machine.close(page);
        machine.disk.set_fault(Fault::None);
        assert!(slips(&machine).len() >= moved_before, "killed at operation {operation}");
        moved_before = slips(&machine).len();
        whole(&mut machine);
        // What was cut short is finished by the next one.
        let mut page = machine.open();
        machine.move_far(&mut page, EVERYTHING);
        machine.close(page);
        assert_eq!((machine.far(), slips(&machine).len()), (3, 3));
        whole(&mut machine);
    }
    assert_eq!(moved_before, 3, "the last kills came behind the last step");
    for put in 0..3 {
        let mut machine = machine(0);
        let mut page = machine.open();
        machine.journal.kill_at(Some(put));
        machine.move_far(&mut page, EVERYTHING);
        machine.close(page);
        machine.journal.kill_at(None);
        assert_eq!((machine.far() as u64, slips(&machine).len() as u64), (put, put));
        whole(&mut machine);
    }
}

#[test]
fn what_was_moved_outlives_the_loss_of_what_was_not_on_the_disk() {
    for moved in 1..=3 {
        let mut machine = machine(0);
        let mut page = machine.open();
        machine.move_far(&mut page, 1 << (8 * moved));
        machine.close(page);
        machine.disk.power_cut();
        assert_eq!(slips(&machine), Vec::<String>::new());
        whole(&mut machine);
    }
    // Sealed and moved within the minute that a power cut takes back.
    let mut machine = machine(0);
    let mut page = machine.open();
    machine.append(&mut page, answers(ALL..ALL + 2_000));
    machine.move_far(&mut page, EVERYTHING);
    machine.close(page);
    machine.disk.power_cut();
    machine.journal.forget(&journal_keys(&machine)).unwrap();
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..ALL + 2_000));
        assert_eq!(page.report.quarantined, []);
        machine.close(page);
    }
}

#[test]
fn a_move_needs_no_room_at_all() {
    let mut machine = machine(0);
    machine.disk.set_quota(Some(machine.disk.used()));
    let mut page = machine.open();
    page.store.append(answers(ALL..ALL + 900));
    assert!(page.store.lacks_room());
    machine.move_far(&mut page, EVERYTHING);
    machine.journal(&mut page);
    assert_eq!((page.store.state(), slips(&machine).len()), (SaveState::Saved, 3));
    assert!(machine.disk.has(MARK).unwrap(), "the mark found room behind the slip");
    machine.close(page);
    machine.journal.forget(&journal_keys(&machine)).unwrap();
    same(&machine.open().found, &answers(0..ALL + 900));
}

pub(super) fn journal_keys(machine: &Machine) -> Vec<String> {
    let records = machine.journal.read_all().unwrap().into_iter().map(|record| record.key);
    records.filter(|key| !key.starts_with("segment/")).collect()
}

#[test]
fn a_segment_that_does_not_read_back_stays() {
    let mut machine = machine(0);
    let mut page = machine.open();
    let load = page.store.next_load().unwrap();
    for read_back in [None, Some(&load.bytes()[1..]), Some(&b"another"[..])] {
        assert_eq!(page.store.moved(&load, read_back), Err(KeyValueError::Unreadable));
    }
    machine.journal.set_trouble(Some(JournalTrouble::Quota));
    machine.move_far(&mut page, EVERYTHING);
    assert_eq!((slips(&machine).len(), machine.disk.get(MARK).unwrap()), (0, None));
    machine.journal.set_trouble(None);
    machine.close(page);
    whole(&mut machine);
}

#[test]
fn two_pages_move_the_same_and_one_joins_while_the_other_moves() {
    let mut machine = machine(0);
    let (mut first, mut second) = (machine.open(), machine.open());
    let load = first.store.next_load().unwrap();
    assert_eq!(second.store.next_load().as_ref(), Some(&load));
    machine.journal.lay(&load.key(), load.bytes()).unwrap();
    assert!(second.store.moved(&load, Some(load.bytes())).unwrap() > 0);
    assert_eq!(first.store.moved(&load, Some(load.bytes())), Ok(0), "it has moved already");
    machine.move_far(&mut first, EVERYTHING);
    machine.append(&mut second, answers(ALL..ALL + 300));
    machine.append(&mut first, answers(ALL + 300..ALL + 600));
    machine.close(first);
    machine.close(second);
    same(&machine.open().found, &answers(0..ALL + 600));

    for steps in [0, 3, 9, 17, 18] {
        let mut machine = Machine::new();
        let mut page = machine.open();
        let count = (LARGE + SEALED_AT) as u64;
        for number in (0..count).step_by(64) {
            machine.append(&mut page, answers(number..(number + 64).min(count)));
        }
        machine.close(page);
        let (mut joins, mut moves) = (machine.open(), machine.open());
        for _ in 0..steps {
            joins.store.join_some();
        }
        machine.move_far(&mut moves, 10_000);
        assert!(machine.far() > 0);
        while joins.store.join_some() {}
        machine.close(joins);
        machine.close(moves);
        for _ in 0..2 {
            let page = machine.open();
            same(&page.found, &answers(0..count));
            assert_eq!(page.report.quarantined, [], "moved after {steps} steps");
            machine.close(page);
        }
    }
}

#[test]
fn what_others_have_stored_and_moved_is_waited_for_rather_than_stored_twice() {
    let mut machine = machine(0);
    machine.disk.set_quota(Some(machine.disk.used()));
    let mut killed = machine.open();
    machine.append(&mut killed, answers(ALL..ALL + 1_200));
    machine.close(killed);
    let (mut first, mut second) = (machine.open(), machine.open());
    machine.disk.set_quota(None);
    first.store.retry();
    machine.move_far(&mut first, EVERYTHING);
    second.store.retry();
    let waits = SaveState::JournalOnly { why: KeyValueError::Unreadable, unstored: 1_200 };
    assert_eq!((first.store.state(), second.store.state()), (SaveState::Saved, waits));
    machine.close(first);
    machine.close(second);
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..ALL + 1_200));
        assert!(!page.store.lacks_record());
        machine.close(page);
    }
}

#[test]
fn a_move_leaves_the_snapshot_of_the_first_page() {
    let mut machine = machine(1);
    let mut page = machine.open();
    page.store.keep_snapshot(&Snapshot { facts: "{}".to_owned(), entries: answers(0..10) });
    machine.move_far(&mut page, EVERYTHING);
    assert_eq!(slips(&machine).len(), 3);
    assert!(Snapshot::read(&machine.disk, &"main".parse().unwrap()).is_some());
}

#[test]
fn an_older_program_shows_the_whole_book_and_leaves_it_untouched() {
    let mut machine = machine(2);
    let texts = |machine: &Machine| {
        let keys = machine.disk.keys("").unwrap().into_iter();
        keys.map(|key| (machine.disk.get(&key).unwrap(), key)).collect::<BTreeSet<_>>()
    };
    let stored = texts(&machine);
    let mut page = machine.open_unaware(BEFORE, machine.disk.clone());
    same(&page.found, &answers(0..ALL));
    assert_eq!(page.report.newer.and_then(|newer| newer.needed), Some(PageVersion::new(0, 2, 0)));
    page.store.append(answers(ALL..ALL + 1));
    assert!(page.store.next_load().is_none() && !page.store.drop_copies());
    assert!(texts(&machine) == stored);
}

#[test]
fn copies_that_page_0_1_0_made_come_once_and_are_dropped() {
    const ONE: u64 = 1_400;
    const ALL: u64 = 3 * ONE + 20;
    let mut machine = machine_of(ONE, 2);
    let mut old = machine.open_unaware(BEFORE, machine.disk.ignoring(MARK));
    same(&old.found, &answers(0..ALL));
    machine.append(&mut old, answers(ALL..ALL + 1_100));
    machine.close(old);
    let segments = |machine: &Machine| machine.disk.keys(SEGMENTS).unwrap().len();
    assert_eq!(segments(&machine), 5, "it has stored what it took for the journal's");
    let mut page = machine.open();
    same(&page.found, &answers(0..ALL + 1_100));
    assert!(page.store.next_load().is_some_and(|load| load.entries <= ONE as usize), "a copy does not move");
    assert!(page.store.drop_copies() && !page.store.drop_copies());
    machine.close(page);
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..ALL + 1_100));
        assert_eq!(page.report.quarantined, []);
        machine.close(page);
    }
    assert_eq!(segments(&machine), 4, "it has gone");
}
