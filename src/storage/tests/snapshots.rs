//! The snapshot is there for the record that it was made from, and for no other.

use super::*;
use crate::storage::{KeyValue, Snapshot};

fn snapshot() -> Snapshot {
    Snapshot { facts: "{\"open\":3}".to_owned(), entries: answers(0..20) }
}

fn main() -> Workspace {
    "main".parse().unwrap()
}

/// Keeps a snapshot as a page does that opens and closes.
fn keep(machine: &mut Machine, snapshot: &Snapshot) {
    let page = machine.open();
    page.store.keep_snapshot(snapshot);
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
    keep(&mut machine, &snapshot());
    let kept = Snapshot::read(&machine.disk, &main()).unwrap();
    assert_eq!(kept.facts, snapshot().facts);
    same(&kept.entries, &snapshot().entries);
    assert_eq!(Snapshot::read(&machine.disk, &"sample".parse().unwrap()), None, "every book has its own");
    let mut page = machine.open();
    machine.append(&mut page, answers(30..31));
    assert_eq!(Snapshot::read(&machine.disk, &main()), None, "one more change is not in it");
    page.store.keep_snapshot(&snapshot());
    assert!(Snapshot::read(&machine.disk, &main()).is_some());
}

#[test]
fn a_front_outlives_a_start_that_only_moves_what_is_there() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &snapshot());
    let tails = machine.disk.keys("sitebook/main/tail/").unwrap();
    let page = machine.open();
    assert_ne!(machine.disk.keys("sitebook/main/tail/").unwrap(), tails, "what was there has been moved");
    machine.close(page);
    let kept = Snapshot::read(&machine.disk, &main()).unwrap();
    same(&kept.entries, &snapshot().entries);
}

#[test]
fn a_start_that_brings_something_in_leaves_no_snapshot() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &snapshot());
    machine.disk.flush();
    let mut page = machine.open();
    machine.append(&mut page, answers(30..31));
    machine.close(page);
    // The record is on the disk as it was when the snapshot was kept; the journal has one change more.
    machine.disk.power_cut();
    assert!(Snapshot::read(&machine.disk, &main()).is_some());
    let page = machine.open();
    same(&page.found, &answers(0..31));
    assert_eq!(Snapshot::read(&machine.disk, &main()), None);
}

#[test]
fn while_another_tab_writes_no_snapshot_is_kept() {
    let mut machine = machine_with(answers(0..30));
    let page = machine.open();
    page.store.keep_snapshot(&snapshot());
    let mut other = machine.open();
    machine.append(&mut other, answers(30..31));
    page.store.keep_snapshot(&snapshot());
    assert_eq!(Snapshot::read(&machine.disk, &main()), None, "this page may not have heard of the other's change");
}

#[test]
fn erasing_takes_the_front_along() {
    let mut machine = machine_with(answers(0..30));
    let mut page = machine.open();
    page.store.keep_snapshot(&snapshot());
    page.store.erase().unwrap();
    assert_eq!(machine.disk.keys("sitebook/main/").unwrap(), Vec::<String>::new());
}

#[test]
fn a_front_without_its_segments_is_none() {
    let mut machine = machine_with(answers(0..2_000));
    keep(&mut machine, &snapshot());
    let segments = machine.disk.keys("sitebook/main/segment/").unwrap();
    machine.disk.remove(&segments[0]).unwrap();
    assert_eq!(Snapshot::read(&machine.disk, &main()), None);
}

#[test]
fn a_damaged_front_is_none_and_costs_nothing() {
    let mut machine = machine_with(answers(0..30));
    keep(&mut machine, &snapshot());
    let key = "sitebook/main/front";
    let text = machine.disk.get(key).unwrap().unwrap();
    let letters: Vec<char> = text.chars().collect();
    for place in (0..letters.len()).step_by(7) {
        let mut damaged = letters.clone();
        damaged[place] = if damaged[place] == 'x' { 'y' } else { 'x' };
        machine.disk.set(key, &damaged.into_iter().collect::<String>()).unwrap();
        assert_eq!(Snapshot::read(&machine.disk, &main()), None, "at {place}");
    }
    machine.disk.set(key, &text[..20]).unwrap();
    assert_eq!(Snapshot::read(&machine.disk, &main()), None);
    let page = machine.open();
    same(&page.found, &answers(0..30));
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn without_room_no_snapshot_is_kept_and_appends_come_first() {
    let mut machine = machine_with(answers(0..30));
    let larger = Snapshot { entries: answers(0..600), ..snapshot() };
    let page = machine.open();
    page.store.keep_snapshot(&snapshot());
    machine.disk.set_quota(Some(machine.disk.used() + 100));
    page.store.keep_snapshot(&larger);
    assert_eq!(Snapshot::read(&machine.disk, &main()), None, "the old one is gone, too");

    let mut machine = machine_with(answers(0..30));
    let mut page = machine.open();
    page.store.keep_snapshot(&larger);
    assert!(Snapshot::read(&machine.disk, &main()).is_some());
    machine.disk.set_quota(Some(machine.disk.used() + 50));
    machine.append(&mut page, answers(30..33));
    assert_eq!(page.store.state(), crate::storage::SaveState::Saved, "the snapshot made way");
    machine.close(page);
    same(&machine.open().found, &answers(0..33));
}
