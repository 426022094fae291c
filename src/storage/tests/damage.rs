//! Whatever stands in the store: what can be read is read, and nothing else is touched.

use super::super::{Damage, Dump, DumpError, JournalRecord, KeyValue};
use super::*;

/// A machine with two segments of 256 answers and a tail of 88.
fn used_machine() -> Machine {
    let mut machine = Machine::new();
    let mut page = machine.open();
    [0..256, 256..512, 512..600].into_iter().for_each(|some| machine.append(&mut page, answers(some)));
    machine.close(page);
    machine.journal.clear().unwrap();
    machine
}

fn keys(machine: &Machine, kind: &str) -> Vec<String> {
    machine.disk.keys(&format!("sitebook/main/{kind}")).unwrap()
}

fn text(machine: &Machine, key: &str) -> String {
    machine.disk.get(key).unwrap().unwrap()
}

#[track_caller]
fn check_damage(machine: &mut Machine, key: &str, altered: &str, reason: Damage, left: usize) -> Page {
    machine.disk.set(key, altered).unwrap();
    let page = machine.open();
    assert_eq!(page.found.len(), left);
    let [quarantined] = &page.report.quarantined[..] else { panic!("{:?}", page.report.quarantined) };
    assert_eq!((quarantined.key.as_str(), quarantined.reason), (key, reason));
    if let Some(place) = &quarantined.moved_to {
        assert_eq!(text(machine, place), altered, "the copy is what was found");
    }
    page
}

#[test]
fn an_altered_segment_is_put_aside_and_the_rest_is_read() {
    let mut machine = used_machine();
    let key = keys(&machine, "segment/")[0].clone();
    let mut altered: Vec<char> = text(&machine, &key).chars().collect();
    altered[200] = if altered[200] == 'x' { 'y' } else { 'x' };
    let altered: String = altered.into_iter().collect();
    let page = check_damage(&mut machine, &key, &altered, Damage::Checksum, 344);
    machine.close(page);
    assert_eq!(machine.disk.get(&key).unwrap(), None);
    let page = machine.open();
    assert_eq!((page.report.quarantined.len(), page.report.in_quarantine), (0, 1));
}

#[test]
fn a_segment_overwritten_by_another_page_is_put_aside() {
    let mut machine = used_machine();
    let key = keys(&machine, "segment/")[1].clone();
    check_damage(&mut machine, &key, "{\"theme\":\"深色\"}", Damage::Checksum, 344);
}

#[test]
fn without_room_for_a_copy_the_damaged_one_stays() {
    let mut machine = used_machine();
    let key = keys(&machine, "segment/")[0].clone();
    machine.disk.set_quota(Some(0));
    machine.disk.set(&key, "x").unwrap_err();
    machine.disk.set_quota(None);
    machine.disk.set(&key, "x").unwrap();
    machine.disk.set_quota(Some(machine.disk.used()));
    let page = machine.open();
    assert_eq!(page.report.quarantined[0].moved_to, None);
    assert_eq!(text(&machine, &key), "x");
}

#[test]
fn a_missing_segment_is_reported() {
    let mut machine = used_machine();
    let key = keys(&machine, "segment/")[0].clone();
    machine.disk.remove(&key).unwrap();
    let page = machine.open();
    assert_eq!(page.found.len(), 344);
    assert_eq!(page.report.quarantined[0].reason, Damage::Missing);
}

#[test]
fn a_segment_that_no_manifest_lists_is_read_and_listed_again() {
    let mut machine = used_machine();
    machine.disk.remove("sitebook/main/manifest").unwrap();
    let mut page = machine.open();
    same(&page.found, &answers(0..600));
    assert_eq!(page.report.quarantined, []);
    machine.append(&mut page, answers(600..900));
    machine.close(page);
    machine.disk.remove(&keys(&machine, "segment/")[0]).unwrap();
    assert_eq!(machine.open().report.quarantined[0].reason, Damage::Missing);
}

#[test]
fn a_broken_manifest_costs_nothing() {
    let mut machine = used_machine();
    check_damage(&mut machine, "sitebook/main/manifest", "M1garbage", Damage::Checksum, 600);
}

#[test]
fn an_altered_line_of_a_tail_is_put_aside_and_the_others_are_used() {
    let mut machine = used_machine();
    let key = keys(&machine, "tail/")[0].clone();
    let altered = text(&machine, &key).replacen("pass", "fail", 1);
    let page = check_damage(&mut machine, &key, &altered, Damage::BadChange, 599);
    assert_eq!(page.report.quarantined[0].rescued, 87);
    machine.close(page);
    let page = machine.open();
    assert_eq!((page.found.len(), page.report.quarantined.len(), page.report.in_quarantine), (599, 0, 1));
}

#[test]
fn a_line_of_a_tail_that_lost_its_id_is_put_aside() {
    let mut machine = used_machine();
    let key = keys(&machine, "tail/")[0].clone();
    let altered = text(&machine, &key).replacen("\"id\":", "\"il\":", 1);
    let page = check_damage(&mut machine, &key, &altered, Damage::BadChange, 599);
    assert_eq!(page.report.quarantined[0].rescued, 87);
}

#[test]
fn what_a_newer_version_wrote_is_left_where_it_is() {
    for (kind, this, newer) in [("segment/", "S2", "S4"), ("tail/", "T1", "T2")] {
        let mut machine = used_machine();
        let key = keys(&machine, kind)[0].clone();
        let altered = text(&machine, &key).replacen(this, newer, 1);
        let lost = if kind == "tail/" { 88 } else { 256 };
        for _ in 0..2 {
            let page = check_damage(&mut machine, &key, &altered, Damage::NewerVersion, 600 - lost);
            assert_eq!(page.report.quarantined[0].moved_to, None);
            machine.close(page);
            assert_eq!(text(&machine, &key), altered);
        }
    }
}

#[test]
fn half_a_surrogate_pair_is_copied_and_left() {
    let mut machine = used_machine();
    let key = keys(&machine, "segment/")[0].clone();
    let page = check_damage(&mut machine, &key, "S1\u{FFFD}", Damage::Checksum, 344);
    assert!(page.report.quarantined[0].moved_to.is_some());
    assert_eq!(text(&machine, &key), "S1\u{FFFD}");
}

#[test]
fn a_broken_journal_record_is_reported_and_kept() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..3));
    page.store.append(answers(3..4));
    let mut batch = page.store.next_batch(NOW).unwrap();
    batch.segments[0].truncate(20);
    machine.journal.put(&batch).unwrap();
    machine.close(page);
    machine.now += 48 * HOUR;
    let mut page = machine.open();
    machine.stays_open(&mut page);
    assert_eq!(page.report.quarantined[0].reason, Damage::Checksum);
    let left = machine.journal.read_all().unwrap();
    assert_eq!(left, [JournalRecord { key: batch.key.to_string(), bytes: batch.segments.concat() }]);
}

#[test]
fn a_dump_gives_everything_back() {
    let mut machine = used_machine();
    let mut page = machine.open();
    machine.disk.set_quota(Some(machine.disk.used()));
    machine.append(&mut page, answers(600..610));
    let workspace = "main".parse().unwrap();
    let dump = Dump::of_record(&machine.disk, &workspace).unwrap().with_journal(machine.journal.read_all().unwrap());
    let read = Dump::from_json(&dump.to_json()).unwrap();
    assert_eq!(read, dump);
    let rescued = read.rescue();
    same(&rescued.entries, &answers(0..610));
    assert_eq!(rescued.unreadable, Vec::<String>::new());
}

#[test]
fn other_texts_are_no_dumps() {
    assert_eq!(Dump::from_json("[]"), Err(DumpError::NotADump));
    let newer = Dump::empty(&"main".parse().unwrap()).to_json().replace("raw/1", "raw/2");
    assert_eq!(Dump::from_json(&newer), Err(DumpError::NewerVersion(None)));
}
