//! The front is there for the record that it was made from, and for no other.

use super::*;
use crate::storage::{Front, KeyValue};

fn front() -> Front {
    Front { facts: "{\"open\":3}".to_owned(), entries: answers(0..20) }
}

fn main() -> Workspace {
    "main".parse().unwrap()
}

/// Keeps a front as a page does that opens and closes.
fn keep(machine: &mut Machine, front: &Front) {
    let page = machine.open();
    page.store.keep_front(front);
    machine.close(page);
}

fn machine_with(entries: Vec<Entry>) -> Machine {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, entries);
    machine.close(page);
    machine
}

#[test]
fn a_front_is_there_until_the_record_changes() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &front());
    let kept = Front::read(&machine.disk, &main()).unwrap();
    assert_eq!(kept.facts, front().facts);
    same(&kept.entries, &front().entries);
    assert_eq!(Front::read(&machine.disk, &"sample".parse().unwrap()), None, "every book has its own");
    let mut page = machine.open();
    machine.append(&mut page, answers(30..31));
    assert_eq!(Front::read(&machine.disk, &main()), None, "one more change is not in it");
    page.store.keep_front(&front());
    assert!(Front::read(&machine.disk, &main()).is_some());
}

#[test]
fn a_front_outlives_a_start_that_only_moves_what_is_there() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &front());
    let tails = machine.disk.keys("sitebook/main/tail/").unwrap();
    let page = machine.open();
    assert_ne!(machine.disk.keys("sitebook/main/tail/").unwrap(), tails, "what was there has been moved");
    machine.close(page);
    let kept = Front::read(&machine.disk, &main()).unwrap();
    same(&kept.entries, &front().entries);
}

#[test]
fn a_start_that_brings_something_in_leaves_no_front() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &front());
    machine.disk.flush();
    let mut page = machine.open();
    machine.append(&mut page, answers(30..31));
    machine.close(page);
    // The record is on the disk as it was when the front was kept; the journal has one change more.
    machine.disk.power_cut();
    assert!(Front::read(&machine.disk, &main()).is_some());
    let page = machine.open();
    same(&page.found, &answers(0..31));
    assert_eq!(Front::read(&machine.disk, &main()), None);
}

#[test]
fn while_another_tab_writes_no_front_is_kept() {
    let mut machine = machine_with(answers(0..30));
    let page = machine.open();
    page.store.keep_front(&front());
    let mut other = machine.open();
    machine.append(&mut other, answers(30..31));
    page.store.keep_front(&front());
    assert_eq!(Front::read(&machine.disk, &main()), None, "this page may not have heard of the other's change");
}

#[test]
fn erasing_takes_the_front_along() {
    let mut machine = machine_with(answers(0..30));
    let mut page = machine.open();
    page.store.keep_front(&front());
    page.store.erase().unwrap();
    assert_eq!(machine.disk.keys("sitebook/main/").unwrap(), Vec::<String>::new());
}

#[test]
fn a_front_without_its_segments_is_none() {
    let mut machine = machine_with(answers(0..2_000));
    keep(&mut machine, &front());
    let segments = machine.disk.keys("sitebook/main/segment/").unwrap();
    machine.disk.remove(&segments[0]).unwrap();
    assert_eq!(Front::read(&machine.disk, &main()), None);
}

#[test]
fn a_damaged_front_is_none_and_costs_nothing() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &front());
    let key = "sitebook/main/front";
    let text = machine.disk.get(key).unwrap().unwrap();
    let letters: Vec<char> = text.chars().collect();
    for place in (0..letters.len()).step_by(7) {
        let mut damaged = letters.clone();
        damaged[place] = if damaged[place] == 'x' { 'y' } else { 'x' };
        machine.disk.set(key, &damaged.into_iter().collect::<String>()).unwrap();
        assert_eq!(Front::read(&machine.disk, &main()), None, "at {place}");
    }
    machine.disk.set(key, &text[..20]).unwrap();
    assert_eq!(Front::read(&machine.disk, &main()), None);
    let page = machine.open();
    same(&page.found, &answers(0..30));
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn without_room_no_front_is_kept_and_appends_come_first() {
    let mut machine = machine_with(answers(0..30));
    let larger = Front { entries: answers(0..600), ..front() };
    let page = machine.open();
    page.store.keep_front(&front());
    machine.disk.set_quota(Some(machine.disk.used() + 100));
    page.store.keep_front(&larger);
    assert_eq!(Front::read(&machine.disk, &main()), None, "the old one is gone, too");

    let mut machine = machine_with(answers(0..30));
    let mut page = machine.open();
    page.store.keep_front(&larger);
    assert!(Front::read(&machine.disk, &main()).is_some());
    machine.disk.set_quota(Some(machine.disk.used() + 50));
    machine.append(&mut page, answers(30..33));
    assert_eq!(page.store.state(), crate::storage::SaveState::Saved, "the front made way");
    machine.close(page);
    same(&machine.open().found, &answers(0..33));
}
