//! What the person is told about the safety of the work.

use super::super::{Fault, JournalTrouble, KeyValue, KeyValueError, SaveState};
use super::*;

#[test]
fn saved_only_once_the_journal_has_acknowledged() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    assert_eq!(page.store.state(), SaveState::Saved);
    page.store.append(answers(0..3));
    assert_eq!(page.store.state(), SaveState::Saving { pending: 3 });
    let batch = page.store.next_batch(NOW).unwrap();
    assert_eq!(page.store.state(), SaveState::Saving { pending: 3 });
    page.store.acknowledged(batch.key);
    assert_eq!((page.store.state(), page.store.acknowledged_count()), (SaveState::Saved, 3));
}

#[test]
fn a_page_killed_between_journal_and_record_has_kept_it() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    page.store.queue(answers(0..3));
    machine.journal(&mut page);
    assert_eq!(machine.disk.keys("sitebook/main/").unwrap(), [""; 0], "nothing of it is in the record yet");
    machine.close(page);
    let page = machine.open();
    same(&page.found, &answers(0..3));
    assert_eq!(page.report.restored, 3);
}

#[test]
fn one_batch_is_under_way_at_a_time() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    page.store.append(answers(0..1));
    let first = page.store.next_batch(NOW).unwrap();
    page.store.append(answers(1..5));
    assert_eq!(page.store.next_batch(NOW), None);
    page.store.acknowledged(first.key);
    assert_eq!(page.store.state(), SaveState::Saving { pending: 4 });
    let second = page.store.next_batch(NOW).unwrap();
    page.store.acknowledged(first.key);
    assert_eq!(
        page.store.state(),
        SaveState::Saving { pending: 4 },
        "an acknowledgement counts for its own batch only"
    );
    page.store.acknowledged(second.key);
    assert_eq!(page.store.state(), SaveState::Saved);
}

#[test]
fn without_a_journal_it_says_that_the_promise_is_weaker() {
    let mut machine = Machine::new();
    machine.journal.set_trouble(Some(JournalTrouble::Missing));
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    assert_eq!(page.store.state(), SaveState::SavedWeakly { why: JournalTrouble::Missing });
    assert!(!page.store.journal_rests(), "what is not there is not waited for");
    machine.close(page);
    same(&machine.open().found, &answers(0..3));
}

#[test]
fn a_journal_that_did_not_open_in_time_is_tried_again_after_a_rest() {
    let mut machine = Machine::new();
    machine.journal.set_trouble(Some(JournalTrouble::Blocked));
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    assert_eq!(page.store.state(), SaveState::SavedWeakly { why: JournalTrouble::Blocked });
    assert!(page.store.journal_rests());
    machine.journal.set_trouble(None);
    page.store.retry();
    machine.journal(&mut page);
    assert_eq!((page.store.state(), page.store.acknowledged_count()), (SaveState::Saved, 3));
}

#[test]
fn a_journal_that_failed_is_tried_again_with_the_next_append() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.journal.set_trouble(Some(JournalTrouble::Quota));
    machine.append(&mut page, answers(0..3));
    assert_eq!(page.store.state(), SaveState::SavedWeakly { why: JournalTrouble::Quota });
    assert!(page.store.journal_rests());
    machine.journal.set_trouble(None);
    machine.append(&mut page, answers(3..4));
    assert_eq!((page.store.state(), page.store.acknowledged_count()), (SaveState::Saved, 4));
}

#[test]
fn without_room_the_journal_keeps_it_and_the_next_start_has_it() {
    let mut machine = Machine::new();
    machine.disk.set_quota(Some(2_500));
    let mut page = machine.open();
    machine.append(&mut page, answers(0..400));
    let SaveState::JournalOnly { why: KeyValueError::Quota, unstored } = page.store.state() else {
        panic!("{:?}", page.store.state())
    };
    assert!(unstored > 0 && unstored < 400);
    machine.close(page);
    let mut page = machine.open();
    same(&page.found, &answers(0..400));
    assert_eq!(page.report.restored, unstored);
    machine.disk.set_quota(None);
    page.store.retry();
    assert_eq!(page.store.state(), SaveState::Saved);
    machine.close(page);
    let page = machine.open();
    assert_eq!((page.found.len(), page.report.restored), (400, 0));
}

/// Both open without room, a page that was killed having left entries in the journal alone.
fn two_pages_that_found(count: u64) -> (Machine, Page, Page) {
    let mut machine = Machine::new();
    machine.disk.set_quota(Some(0));
    let mut killed = machine.open();
    machine.append(&mut killed, answers(0..count));
    machine.close(killed);
    let pages = (machine.open(), machine.open());
    for page in [&pages.0, &pages.1] {
        assert_eq!(page.report.restored as u64, count);
    }
    machine.disk.set_quota(None);
    (machine, pages.0, pages.1)
}

#[test]
fn what_two_pages_found_in_the_journal_is_stored_by_one_of_them() {
    for count in [1, 300, 1_015, 5_000] {
        let (mut machine, mut first, mut second) = two_pages_that_found(count);
        machine.append(&mut second, answers(count..count + 1));
        machine.append(&mut first, answers(count + 1..count + 10));
        for page in [first, second] {
            assert_eq!(page.store.state(), SaveState::Saved);
            machine.close(page);
        }
        machine.journal.clear().unwrap();
        same(&machine.open().found, &answers(0..count + 10));
    }
}

#[test]
fn a_start_stores_nothing_that_another_page_stores_meanwhile() {
    for count in [1, 300, 1_015] {
        let (mut machine, mut first, second) = two_pages_that_found(count);
        machine.close(second);
        let third = machine.start();
        machine.append(&mut first, answers(count..count + 10));
        let third = machine.finish(third);
        same(&third.found, &answers(0..count));
        machine.close(first);
        machine.close(third);
        machine.journal.clear().unwrap();
        same(&machine.open().found, &answers(0..count + 10));
    }
}

#[test]
fn a_part_that_one_page_had_no_room_for_is_stored_by_the_other() {
    let (mut machine, mut first, mut second) = two_pages_that_found(1_000);
    machine.disk.set_quota(Some(4_000));
    first.store.retry();
    let SaveState::JournalOnly { unstored, .. } = first.store.state() else { panic!("{:?}", first.store.state()) };
    assert!(unstored > 0 && unstored < 1_000);
    machine.disk.set_quota(None);
    second.store.retry();
    first.store.retry();
    for page in [first, second] {
        assert_eq!(page.store.state(), SaveState::Saved);
        machine.close(page);
    }
    machine.journal.clear().unwrap();
    same(&machine.open().found, &answers(0..1_000));
}

#[test]
fn while_nobody_can_say_what_others_have_stored_it_waits() {
    let (mut machine, mut first, second) = two_pages_that_found(300);
    machine.close(second);
    // The keys of the workspace are asked for first.
    machine.disk.set_fault(Fault::Once(0, KeyValueError::Unreadable));
    first.store.retry();
    assert_eq!(first.store.state(), SaveState::JournalOnly { why: KeyValueError::Unreadable, unstored: 300 });
    first.store.retry();
    assert_eq!(first.store.state(), SaveState::Saved);
    machine.close(first);
    machine.journal.clear().unwrap();
    same(&machine.open().found, &answers(0..300));
}

#[test]
fn without_room_and_journal_nothing_is_called_saved() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.journal.set_trouble(Some(JournalTrouble::Quota));
    machine.disk.set_quota(Some(0));
    machine.append(&mut page, answers(0..3));
    let failed = SaveState::Failed { why: KeyValueError::Quota, journal: JournalTrouble::Quota, unstored: 3 };
    assert_eq!(page.store.state(), failed);
    assert!(!failed.is_kept());
    machine.journal.set_trouble(None);
    machine.disk.set_quota(None);
    page.store.retry();
    machine.journal(&mut page);
    assert_eq!(page.store.state(), SaveState::Saved);
}

#[test]
fn a_blocked_browser_is_worked_in_from_memory() {
    let mut machine = Machine::new();
    machine.journal.set_trouble(Some(JournalTrouble::Missing));
    let mut page = machine.open_with(Err(KeyValueError::Blocked));
    assert_eq!(page.report.record, Some(KeyValueError::Blocked));
    assert_eq!(page.store.state(), SaveState::MemoryOnly { why: KeyValueError::Blocked, unstored: 0 });
    machine.append(&mut page, answers(0..2));
    assert_eq!(page.store.state(), SaveState::MemoryOnly { why: KeyValueError::Blocked, unstored: 2 });
}

#[test]
fn with_the_record_blocked_the_journal_alone_carries_the_book() {
    let mut machine = Machine::new();
    let mut page = machine.open_with(Err(KeyValueError::Blocked));
    machine.append(&mut page, answers(0..2));
    assert_eq!(page.store.state(), SaveState::JournalOnly { why: KeyValueError::Blocked, unstored: 2 });
    machine.close(page);
    machine.now += 72 * HOUR;
    for _ in 0..2 {
        let page = machine.open_with(Err(KeyValueError::Blocked));
        same(&page.found, &answers(0..2));
        machine.close(page);
    }
}

#[test]
fn a_failed_write_is_made_up_for_by_the_next_append() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.disk.set_fault(Fault::Once(0, KeyValueError::Unreadable));
    page.store.append(answers(0..2));
    machine.journal(&mut page);
    assert_eq!(page.store.state(), SaveState::JournalOnly { why: KeyValueError::Unreadable, unstored: 2 });
    machine.append(&mut page, answers(2..3));
    assert_eq!(page.store.state(), SaveState::Saved);
}

#[test]
fn the_journal_keeps_for_a_day_what_a_reload_reads_from_the_memory_of_the_browser() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    machine.close(page);
    let page = machine.open();
    machine.close(page);
    machine.disk.power_cut();
    let page = machine.open();
    assert_eq!((page.found.len(), page.report.restored), (3, 3));
}

#[test]
fn the_journal_forgets_what_the_record_has_had_for_a_day() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    machine.close(page);
    machine.now += 25 * HOUR;
    let mut page = machine.open();
    machine.stays_open(&mut page);
    assert_eq!(machine.journal.read_all().unwrap().len(), 0);
    same(&page.found, &answers(0..3));
}

#[test]
fn a_clock_that_jumps_a_year_ahead_makes_the_journal_forget_nothing_too_soon() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    machine.close(page);
    // The clock is set right, and the page opened again, before the browser has brought anything to the disk.
    machine.now += 365 * 24 * HOUR;
    let page = machine.open();
    machine.close(page);
    machine.disk.power_cut();
    same(&machine.open().found, &answers(0..3));
}

#[test]
fn the_journal_never_forgets_what_the_record_lacks() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    machine.close(page);
    machine.disk.power_cut();
    machine.now += 400 * 24 * HOUR;
    let mut page = machine.open();
    machine.stays_open(&mut page);
    assert_eq!(page.report.restored, 3);
    assert_eq!(machine.journal.read_all().unwrap().len(), 1);
}

#[test]
fn another_open_tab_keeps_its_tail_and_its_journal() {
    let mut machine = Machine::new();
    let mut first = machine.open();
    machine.append(&mut first, answers(0..3));
    machine.now += 48 * HOUR;
    let mut second = machine.open();
    same(&second.found, &answers(0..3));
    machine.stays_open(&mut second);
    assert_eq!(machine.journal.read_all().unwrap().len(), 1);
    machine.append(&mut second, answers(3..6));
    machine.append(&mut first, answers(6..9));
    assert_eq!(machine.disk.keys("sitebook/main/tail/").unwrap().len(), 2);
    machine.close(first);
    machine.close(second);
    let page = machine.open();
    same(&page.found, &answers(0..9));
    assert_eq!(machine.disk.keys("sitebook/main/tail/").unwrap().len(), 1, "tails of closed tabs are adopted");
}

#[test]
fn erasing_leaves_nothing_and_the_page_can_go_on() {
    let mut machine = Machine::new();
    machine.disk.set("sitebook.look", "dark").unwrap();
    machine.disk.set("sitebook/other/manifest", "x").unwrap();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..600));
    page.store.erase().unwrap();
    machine.journal.clear().unwrap();
    assert_eq!(machine.disk.keys("").unwrap(), ["sitebook.look", "sitebook/other/manifest"]);
    machine.append(&mut page, answers(600..601));
    machine.close(page);
    same(&machine.open().found, &answers(600..601));
}

#[test]
fn space_tells_ours_from_theirs() {
    let mut machine = Machine::new();
    machine.disk.set("theirs", "四个字长").unwrap();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..600));
    let space = page.store.space().unwrap();
    assert_eq!(space.others, 10);
    assert_eq!(space.own + space.others, machine.disk.used() as u64);
    assert_eq!(space.free(), 5_242_880 - machine.disk.used() as u64);
}
