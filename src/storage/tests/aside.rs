//! What an older program has put aside, since it did not know the form of it, is read back by one that does.

use super::super::encoding::checksum;
use super::super::{KeyValue, Snapshot};
use super::*;

/// What an older program does that does not know the form of a text: a copy goes to quarantine, the text and its entry in the list go.
pub(super) fn puts_aside(machine: &Machine, key: &str) {
    let text = machine.disk.get(key).unwrap().unwrap();
    let name = key.strip_prefix("sitebook/main/").unwrap();
    let place = format!("sitebook/main/quarantine/{name}/{}", checksum(text.as_bytes()));
    machine.disk.set(&place, &text).unwrap();
    machine.disk.remove(key).unwrap();
}

#[test]
fn what_an_older_program_put_aside_is_read_back() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..2_000));
    machine.append(&mut page, answers(2_000..2_010));
    machine.close(page);
    machine.journal.clear().unwrap();
    let segments = machine.disk.keys("sitebook/main/segment/").unwrap();
    let tails = machine.disk.keys("sitebook/main/tail/").unwrap();
    segments.iter().chain(&tails).for_each(|key| puts_aside(&machine, key));
    puts_aside(&machine, "sitebook/main/manifest");
    let page = machine.open();
    same(&page.found, &answers(0..2_010));
    assert_eq!((page.report.quarantined.len(), page.report.in_quarantine), (0, 0));
    machine.close(page);
    assert_eq!(machine.disk.keys("sitebook/main/quarantine/").unwrap(), Vec::<String>::new());
    same(&machine.open().found, &answers(0..2_010));
}

#[test]
fn what_is_read_back_leaves_no_snapshot_of_the_book_without_it() {
    let mut machine = Machine::new();
    let workspace = "main".parse().unwrap();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..256));
    machine.append(&mut page, answers(256..300));
    machine.close(page);
    machine.journal.clear().unwrap();
    let segment = machine.disk.keys("sitebook/main/segment/").unwrap().remove(0);
    puts_aside(&machine, &segment);
    machine.disk.remove("sitebook/main/manifest").unwrap();
    let keys = super::super::keys::Keys::new(&workspace, 9);
    let tails = machine.disk.keys("sitebook/main/tail/").unwrap();
    let tail = machine.disk.get(&tails[0]).unwrap().unwrap();
    machine.disk.remove(&tails[0]).unwrap();
    machine.disk.set(keys.own_tail(), &tail).unwrap();
    let partial = Snapshot { facts: "{}".to_owned(), entries: answers(256..300) };
    partial.write(&machine.disk, &keys).unwrap();
    assert!(Snapshot::read(&machine.disk, &workspace).is_some(), "the older program had made one");
    let page = machine.open();
    same(&page.found, &answers(0..300));
    assert_eq!(Snapshot::read(&machine.disk, &workspace), None);
}

#[test]
fn without_room_what_was_put_aside_is_shown_and_stays_there() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..512));
    machine.close(page);
    machine.journal.clear().unwrap();
    let segments = machine.disk.keys("sitebook/main/segment/").unwrap();
    segments.iter().for_each(|key| puts_aside(&machine, key));
    machine.disk.set_quota(Some(machine.disk.used()));
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..512));
        machine.close(page);
    }
    machine.disk.set_quota(None);
    let page = machine.open();
    machine.close(page);
    assert_eq!(machine.disk.keys("sitebook/main/quarantine/").unwrap(), Vec::<String>::new());
    same(&machine.open().found, &answers(0..512));
}

#[test]
fn a_text_of_which_only_a_part_can_be_read_stays_in_quarantine() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..20));
    machine.close(page);
    machine.journal.clear().unwrap();
    let tail = machine.disk.keys("sitebook/main/tail/").unwrap().remove(0);
    let altered = machine.disk.get(&tail).unwrap().unwrap().replacen("pass", "fail", 1);
    machine.disk.set(&tail, &altered).unwrap();
    puts_aside(&machine, &tail);
    for _ in 0..3 {
        let page = machine.open();
        assert_eq!((page.found.len(), page.report.in_quarantine), (19, 1));
        machine.close(page);
    }
    assert_eq!(machine.disk.keys("sitebook/main/quarantine/").unwrap().len(), 1);
}

#[test]
fn a_segment_that_was_put_aside_and_read_back_is_on_no_list_and_comes_once() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..256));
    machine.append(&mut page, answers(256..257));
    machine.close(page);
    let segment = machine.disk.keys("sitebook/main/segment/").unwrap().remove(0);
    puts_aside(&machine, &segment);
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..257));
        assert_eq!((page.found.len(), page.report.quarantined.len()), (257, 0));
        machine.close(page);
    }
}
