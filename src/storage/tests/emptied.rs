//! The storage is emptied from outside while a page with the book is open.

use super::super::{Far, KeyValue, SaveState, encode};
use super::*;

/// What a page does once it notices.
pub(super) fn put_back(machine: &Machine, page: &mut Page, all: &[Entry]) -> usize {
    let far = match page.store.has_far() {
        true => machine.journal.read_all().map_or(Far::unknown(), |records| Far::split(records).0),
        false => Far::unknown(),
    };
    let missing = page.store.missing(all.to_vec(), &far);
    machine.append(page, missing.clone());
    missing.len()
}

fn empty(machine: &Machine, gone: impl Fn(&str) -> bool) {
    for key in machine.disk.keys("").unwrap().iter().filter(|key| gone(key)) {
        machine.disk.remove(key).unwrap();
    }
    machine.journal.clear().unwrap();
}

/// Pages that hold some in segments and some in the tail.
fn filled(machine: &mut Machine) -> (Page, Vec<Entry>) {
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3_000));
    machine.append(&mut page, answers(3_000..3_100));
    (page, answers(0..3_100))
}

#[test]
fn everything_comes_back_from_the_page_that_is_open() {
    let mut machine = Machine::new();
    let (mut page, all) = filled(&mut machine);
    assert!(!page.store.has_lost() && !page.store.seems_lost());
    empty(&machine, |_| true);
    assert!(page.store.has_lost() && page.store.seems_lost());
    assert_eq!(put_back(&machine, &mut page, &all), 3_100);
    assert!(!page.store.has_lost());
    assert_eq!(page.store.state(), SaveState::Saved);
    machine.close(page);
    let page = machine.open();
    same(&page.found, &all);
    assert_eq!((page.report.quarantined, page.report.restored), (Vec::new(), 0), "nothing is missed");
}

#[test]
fn what_is_stored_before_anybody_looks_does_not_hide_that_the_rest_has_gone() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3_000));
    empty(&machine, |key| key.contains("/segment/") || key.contains("/manifest"));
    // A file that is put together with the book is a segment of its own, and lists itself.
    machine.append(&mut page, answers(3_000..6_000));
    assert!(page.store.has_lost() && page.store.seems_lost());
    let all = answers(0..6_000);
    assert_eq!(put_back(&machine, &mut page, &all), 3_000);
    assert!(!page.store.has_lost() && !page.store.seems_lost());
    machine.close(page);
    let page = machine.open();
    same(&page.found, &all);
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn a_journal_that_was_emptied_later_is_filled_again() {
    let mut machine = Machine::new();
    let (mut page, all) = filled(&mut machine);
    empty(&machine, |_| true);
    put_back(&machine, &mut page, &all);
    machine.journal.clear().unwrap();
    page.store.journal_again(encode(&all), all.len());
    assert_eq!(page.store.state(), SaveState::Saving { pending: 3_100 });
    machine.journal(&mut page);
    assert_eq!(page.store.state(), SaveState::Saved);
    machine.close(page);
    // What was put back into the record is not on the disk yet.
    machine.disk.power_cut();
    same(&machine.open().found, &all);
}

#[test]
fn part_of_it_comes_back_once() {
    let gone: [fn(&str) -> bool; 3] =
        [|key| key.contains("/segment/"), |key| key.contains("/tail/"), |key| key.contains("/manifest")];
    for (place, gone) in gone.into_iter().enumerate() {
        let mut machine = Machine::new();
        let (mut page, all) = filled(&mut machine);
        empty(&machine, gone);
        assert!([3_000..=3_050, 50..=100, 0..=0][place].contains(&put_back(&machine, &mut page, &all)), "{place}");
        assert_eq!(put_back(&machine, &mut page, &all), 0, "{place}");
        machine.close(page);
        let page = machine.open();
        same(&page.found, &all);
        assert_eq!(page.report.quarantined, [], "{place}");
    }
}

#[test]
fn the_second_of_two_pages_finds_what_the_first_has_put_back() {
    let mut machine = Machine::new();
    let (first, all) = filled(&mut machine);
    machine.close(first);
    let (mut first, mut second) = (machine.open(), machine.open());
    machine.append(&mut second, answers(3_100..3_110));
    let all = [all, answers(3_100..3_110)].concat();
    empty(&machine, |_| true);
    assert_eq!(put_back(&machine, &mut first, &all), 3_110);
    assert_eq!(put_back(&machine, &mut second, &all), 0);
    machine.append(&mut second, answers(3_110..3_120));
    for page in [first, second] {
        machine.close(page);
    }
    let page = machine.open();
    same(&page.found, &answers(0..3_120));
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn where_there_is_no_room_any_more_the_journal_has_it() {
    let mut machine = Machine::new();
    let (mut page, all) = filled(&mut machine);
    empty(&machine, |_| true);
    machine.disk.set_quota(Some(2_000));
    put_back(&machine, &mut page, &all);
    assert!(matches!(page.store.state(), SaveState::JournalOnly { .. }));
    machine.disk.set_quota(None);
    machine.close(page);
    same(&machine.open().found, &all);
}

#[test]
fn a_loss_is_seen_whether_or_not_something_is_in_the_tail() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..256));
    assert_eq!(machine.disk.keys("").unwrap().iter().filter(|key| key.contains("/tail/")).count(), 0, "just sealed");
    assert!(!page.store.seems_lost());
    empty(&machine, |_| true);
    assert!(page.store.seems_lost() && page.store.has_lost());
}
