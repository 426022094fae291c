//! Segments that lie in the journal's store, of which one or the other store is damaged, shut or emptied.

use super::super::far::Far;
use super::super::{Damage, JournalTrouble, KeyValue, KeyValueError, SaveState};
use super::emptied::put_back;
use super::far::{ALL, BEFORE, MARK, ONE, SEGMENTS, journal_keys, machine, machine_of, slips, whole};
use super::*;

#[test]
fn a_damaged_one_is_named_and_stays_where_it_is() {
    let mut machine = machine(2);
    let record = machine.journal.read_all().unwrap().remove(0);
    let mut altered = record.bytes.clone();
    altered[40] ^= 1;
    machine.journal.lay(&record.key, &altered).unwrap();
    for _ in 0..2 {
        let page = machine.open();
        assert_eq!(page.found.len() as u64, ALL - ONE);
        let [damaged] = &page.report.quarantined[..] else { panic!("{:?}", page.report.quarantined) };
        assert_eq!((&damaged.key, damaged.reason), (&format!("journal/{}", record.key), Damage::Checksum));
        machine.close(page);
        assert_eq!(machine.journal.get(&record.key).unwrap(), Some(altered.clone()));
    }
}

#[test]
fn whichever_of_both_is_whole_is_read() {
    let whole_texts = machine(0);
    let text = |key: &str| whole_texts.disk.get(key).unwrap().unwrap();
    for near in ["whole", "damaged", "gone", "altered slip", "another"] {
        let mut machine = machine(3);
        let names = slips(&machine);
        let key = |place: usize| format!("{SEGMENTS}{}", names[place]);
        match near {
            "whole" => machine.disk.set(&key(0), &text(&key(0))).unwrap(),
            "damaged" => machine.disk.set(&key(0), &text(&key(0)).replacen("S2", "S2x", 1)).unwrap(),
            "gone" => machine.disk.remove(&key(0)).unwrap(),
            "another" => machine.disk.set(&key(0), &text(&key(1))).unwrap(),
            _ => machine.disk.set(&key(0), "S30011223344556677 1400 9999").unwrap(),
        }
        let page = machine.open();
        same(&page.found, &answers(0..ALL));
        let named = page.report.quarantined.iter().filter(|one| one.reason == Damage::Checksum).count();
        let expected = usize::from(["damaged", "altered slip"].contains(&near));
        assert_eq!((page.report.quarantined.len(), named), (expected, expected), "{near}");
        machine.close(page);
        whole(&mut machine);
        if near != "whole" && near != "another" {
            assert_eq!(slips(&machine).len(), 3, "{near}: there is a slip again");
        }
    }
    // And a damaged one far, while the other is whole.
    let mut machine = machine(1);
    let name = slips(&machine).remove(0);
    machine.disk.set(&format!("{SEGMENTS}{name}"), &text(&format!("{SEGMENTS}{name}"))).unwrap();
    machine.journal.lay(&format!("segment/{name}"), b"S2 overwritten").unwrap();
    whole(&mut machine);
}

#[test]
fn a_journal_that_cannot_be_read_is_told_and_nothing_is_taken_for_gone() {
    for trouble in [JournalTrouble::Blocked, JournalTrouble::Missing] {
        let mut machine = machine(2);
        machine.journal.set_trouble(Some(trouble));
        let mut page = machine.open();
        assert_eq!(page.found.len() as u64, ALL - 2 * ONE);
        let reasons: Vec<Damage> = page.report.quarantined.iter().map(|one| one.reason).collect();
        assert_eq!(reasons, [Damage::Unreadable; 2]);
        page.store.append(answers(ALL..ALL + 300));
        assert_eq!(page.store.missing(answers(3 * ONE..ALL + 300), &Far::unknown()), []);
        machine.close(page);
        machine.journal.set_trouble(None);
        let page = machine.open();
        same(&page.found, &answers(0..ALL + 300));
        assert_eq!(page.report.quarantined, []);
    }
}

#[test]
fn without_a_record_the_journal_hands_out_what_lies_there() {
    let mut machine = machine(2);
    let page = machine.open_with(Err(KeyValueError::Blocked));
    assert_eq!(page.found.len() as u64, 2 * ONE);
    machine.close(page);
    whole(&mut machine);
}

#[test]
fn whichever_store_is_emptied_everything_comes_back_from_the_page_that_is_open() {
    let all = answers(0..ALL);
    for (record, journal, missing) in [(true, false, ALL - 2 * ONE), (false, true, 2 * ONE), (true, true, ALL)] {
        let mut machine = machine(2);
        let mut page = machine.open();
        if record {
            for key in machine.disk.keys("sitebook/main/").unwrap() {
                machine.disk.remove(&key).unwrap();
            }
        }
        if journal {
            machine.journal.clear().unwrap();
        }
        assert_eq!(page.store.has_lost(), record);
        assert_eq!(put_back(&machine, &mut page, &all) as u64, missing);
        assert_eq!(put_back(&machine, &mut page, &all), 0, "once is enough");
        assert_eq!(page.store.state(), SaveState::Saved);
        assert_eq!(slips(&machine).len(), if journal { 0 } else { 2 });
        machine.close(page);
        whole(&mut machine);
        machine.journal.forget(&journal_keys(&machine)).unwrap();
        whole(&mut machine);
    }
}

#[test]
fn one_store_after_the_other_may_be_emptied() {
    let all = answers(0..ALL);
    for journal_first in [true, false] {
        let mut machine = machine(2);
        let mut page = machine.open();
        for is_journal in [journal_first, !journal_first] {
            match is_journal {
                true => machine.journal.clear().unwrap(),
                false => machine.disk.keys("").unwrap().iter().for_each(|key| machine.disk.remove(key).unwrap()),
            }
            put_back(&machine, &mut page, &all);
        }
        machine.close(page);
        whole(&mut machine);
    }
}

#[test]
fn what_lies_far_alone_is_a_book() {
    // The browser has cleared localStorage while no page was open.
    let mut machine = machine(3);
    machine.disk.keys("").unwrap().iter().for_each(|key| machine.disk.remove(key).unwrap());
    for _ in 0..2 {
        let page = machine.open();
        same(&page.found, &answers(0..3 * ONE));
        assert_eq!(page.report.quarantined, []);
        machine.close(page);
        assert_eq!(slips(&machine).len(), 3, "they have slips again");
    }
}

#[test]
fn what_was_cleared_there_while_no_page_was_open_is_missed() {
    let mut machine = machine(2);
    machine.journal.clear().unwrap();
    let page = machine.open();
    assert_eq!(page.found.len() as u64, ALL - 2 * ONE);
    let reasons: Vec<Damage> = page.report.quarantined.iter().map(|one| one.reason).collect();
    assert_eq!(reasons, [Damage::Missing; 2]);
}

#[test]
fn a_copy_of_what_has_gone_meanwhile_stays() {
    let all = answers(0..3 * 1_400 + 20);
    let mut machine = machine_of(1_400, 2);
    let old = machine.open_unaware(BEFORE, machine.disk.ignoring(MARK));
    machine.close(old);
    let mut page = machine.open();
    machine.journal.clear().unwrap();
    assert_eq!(put_back(&machine, &mut page, &all), 0, "the copy has it");
    assert!(!page.store.drop_copies());
    machine.close(page);
    let page = machine.open();
    same(&page.found, &all);
    assert_eq!(page.report.quarantined, []);
}
