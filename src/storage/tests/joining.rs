//! Many at once become large segments, small segments are joined, and a kill in between costs nothing.

use super::super::portions::LARGE;
use super::super::segments::{MANY, SEALED_AT};
use super::super::{Fault, KeyValue, encode};
use super::*;
use crate::book::Value;

fn segments(machine: &Machine) -> usize {
    machine.disk.keys("sitebook/main/segment/").unwrap().len()
}

/// Each key of the disk with its text.
fn contents(machine: &Machine) -> Vec<(String, String)> {
    let keys = machine.disk.keys("").unwrap().into_iter();
    keys.map(|key| (key.clone(), machine.disk.get(&key).unwrap().unwrap())).collect()
}

/// A machine on which so many answers were given one by one.
fn worked_on(count: usize) -> Machine {
    let mut machine = Machine::new();
    let mut page = machine.open();
    for answer in answers(0..count as u64) {
        machine.append(&mut page, vec![answer]);
    }
    machine.close(page);
    machine.journal.clear().unwrap();
    machine
}

#[test]
fn many_at_once_become_large_segments() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..2 * LARGE as u64 + 10));
    assert_eq!((segments(&machine), page.store.state()), (2, super::super::SaveState::Saved));
    machine.close(page);
    same(&machine.open().found, &answers(0..2 * LARGE as u64 + 10));
}

#[test]
fn small_segments_are_joined_once_they_fill_a_large_one() {
    let mut machine = worked_on(LARGE + SEALED_AT);
    assert_eq!(segments(&machine), LARGE / SEALED_AT + 1);
    let before = machine.disk.used();
    let mut page = machine.open();
    while page.store.join_some() {}
    assert_eq!(segments(&machine), 2);
    assert!(machine.disk.used() < before);
    machine.append(&mut page, answers(10_000..10_300));
    machine.close(page);
    let page = machine.open();
    let all: Vec<Entry> = answers(0..(LARGE + SEALED_AT) as u64).into_iter().chain(answers(10_000..10_300)).collect();
    same(&page.found, &all);
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn a_few_small_segments_are_left_alone() {
    let mut machine = worked_on(LARGE / 2);
    let before = segments(&machine);
    let mut page = machine.open();
    assert!(!page.store.join_some());
    assert_eq!(segments(&machine), before);
}

#[test]
fn segments_with_long_texts_are_left_alone_and_the_others_joined() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    let mut all = Vec::new();
    // Three that are large in bytes and small in number, before and among many ordinary ones.
    for number in 0..(LARGE / SEALED_AT + 4) as u64 {
        let first = number * 1_000;
        let mut entries = answers(first..first + SEALED_AT as u64);
        if [0, 1, 9].contains(&number) {
            for (place, entry) in entries.iter_mut().enumerate().take(2) {
                let mut draft = entry.change.draft().clone();
                draft.to = Value::text(format!("{place}").repeat(2_200_000));
                entry.change = draft.seal();
            }
        }
        machine.append(&mut page, entries.clone());
        all.extend(entries);
    }
    machine.close(page);
    machine.journal.clear().unwrap();
    let before = segments(&machine);
    let mut page = machine.open();
    while page.store.join_some() {}
    assert!(segments(&machine) < before / 2, "{} of {before}", segments(&machine));
    assert!(!page.store.join_some(), "it ends");
    machine.close(page);
    same(&machine.open().found, &all);
}

#[test]
fn a_segment_that_says_all_that_others_say_is_what_they_become() {
    let mut machine = worked_on(7 * SEALED_AT);
    let mut page = machine.open();
    let whole = answers(0..(LARGE / 2 - 1) as u64);
    page.store.append_segment(whole.clone(), encode(&whole));
    page.store.append_segment(answers(5_000..6_100), encode(&answers(5_000..6_100)));
    machine.journal(&mut page);
    while page.store.join_some() {}
    machine.close(page);
    machine.journal.clear().unwrap();
    let found = machine.open().found;
    let all: Vec<Entry> = whole.into_iter().chain(answers(5_000..6_100)).collect();
    same(&found, &all);
}

#[test]
fn a_kill_at_any_operation_of_joining_loses_and_doubles_nothing() {
    let texts = contents(&worked_on(LARGE + SEALED_AT));
    let mut looked_at = Vec::new();
    let all = answers(0..(LARGE + SEALED_AT) as u64);
    let mut operation = 0;
    let mut joined_before = false;
    while !joined_before {
        let mut machine = Machine::new();
        texts.iter().for_each(|(key, text)| machine.disk.set(key, text).unwrap());
        let mut page = machine.open();
        machine.disk.set_fault(Fault::Killed(operation));
        while page.store.join_some() {}
        joined_before = machine.disk.operations() <= operation;
        machine.close(page);
        machine.disk.set_fault(Fault::None);
        // Between two writes it only reads: what the kill before left was looked at.
        let left = contents(&machine);
        if left == looked_at {
            operation += 1;
            continue;
        }
        looked_at = left;
        for _ in 0..2 {
            let mut page = machine.open();
            same(&page.found, &all);
            assert_eq!(page.report.quarantined, [], "killed at operation {operation}");
            while page.store.join_some() {}
            machine.close(page);
        }
        assert_eq!(segments(&machine), 2, "killed at operation {operation}");
        operation += 1;
    }
}

#[test]
fn without_room_small_segments_stay() {
    let mut machine = worked_on(LARGE + SEALED_AT);
    let mut page = machine.open();
    machine.disk.set_quota(Some(machine.disk.used()));
    while page.store.join_some() {}
    machine.close(page);
    same(&machine.open().found, &answers(0..(LARGE + SEALED_AT) as u64));
}

#[test]
fn a_large_segment_is_the_same_in_the_journal_and_restored_from_it() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    let entries = answers(0..MANY as u64);
    page.store.append_segment(entries.clone(), encode(&entries));
    machine.journal(&mut page);
    assert_eq!(page.store.acknowledged_count(), MANY as u64);
    machine.close(page);
    let page = machine.open();
    same(&page.found, &entries);
    assert_eq!(page.report.restored, 0);
    machine.close(page);
    for damage in [None, Some("S2 overwritten")] {
        let key = machine.disk.keys("sitebook/main/segment/").unwrap().remove(0);
        match damage {
            None => machine.disk.remove(&key).unwrap(),
            Some(text) => machine.disk.set(&key, text).unwrap(),
        }
        let page = machine.open();
        same(&page.found, &entries);
        assert_eq!((page.report.restored, page.report.quarantined.len()), (MANY, 1));
        machine.close(page);
        let page = machine.open();
        same(&page.found, &entries);
        machine.close(page);
    }
}

#[test]
fn the_journal_forgets_a_large_segment_that_the_record_has_had_for_a_day() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    let entries = answers(0..MANY as u64);
    page.store.append_segment(entries.clone(), encode(&entries));
    machine.journal(&mut page);
    machine.close(page);
    machine.now += 25 * HOUR;
    let mut page = machine.open();
    machine.stays_open(&mut page);
    machine.close(page);
    assert_eq!(machine.journal.read_all().unwrap(), []);
    same(&machine.open().found, &entries);
}
