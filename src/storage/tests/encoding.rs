//! Bytes: what they cost, and that they read back.

use super::super::encoding::{from_latin1, to_latin1};
use super::super::key_value::{KeyValue, units};
use super::super::{Damage, decode, encode};
use super::*;

#[test]
fn segments_read_back_with_their_origins() {
    let entries = answers(0..700);
    let (read, damage) = decode(&encode(&entries));
    assert_eq!(damage, None);
    same(&read, &entries);
}

#[test]
fn segments_of_the_first_form_are_read_for_ever() {
    use super::super::encoding::checksum;
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(8));
    let mut origin = None;
    for entry in answers(0..700) {
        if entry.origin != origin {
            origin = entry.origin;
            serde_json::to_writer(&mut deflate, &origin).unwrap();
            deflate.write_all(b"\n").unwrap();
        }
        let mut line = Vec::new();
        crate::book::write_without_id(&entry.change, &mut line);
        line.push(b'\n');
        deflate.write_all(&line).unwrap();
    }
    let packed = deflate.finish().unwrap();
    let (read, damage) = decode(&[b"S1", checksum(&packed).as_bytes(), &packed].concat());
    assert_eq!(damage, None);
    same(&read, &answers(0..700));
}

/// A segment of the second form as it was written by the first version that wrote it.
const SECOND_FORM: &str = include_str!("second_form.hex");

#[test]
fn segments_of_the_second_form_are_read_for_ever() {
    let bytes = SECOND_FORM.trim().as_bytes().chunks(2);
    let bytes: Vec<u8> =
        bytes.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect();
    let (read, damage) = decode(&bytes);
    assert_eq!(damage, None);
    same(&read, &answers(0..100));
}

#[test]
fn every_byte_is_one_latin1_character() {
    let bytes: Vec<u8> = (0..=255).collect();
    let text = to_latin1(&bytes);
    assert_eq!((units(&text), from_latin1(&text)), (256, Some(bytes)));
    assert_eq!(from_latin1("Ā"), None);
}

#[test]
fn ten_thousand_answers_take_less_than_100_000_units() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    for number in 0..10_000 {
        page.store.append(vec![answer(number)]);
    }
    let used = machine.disk.used();
    println!("10,000 answers: {used} units");
    assert!(used < 100_000, "{used} units");
}

#[test]
fn an_altered_byte_anywhere_is_noticed() {
    let segment = encode(&answers(0..5));
    for place in 0..segment.len() {
        let mut altered = segment.clone();
        altered[place] ^= 1;
        let (read, damage) = decode(&altered);
        assert!(read.is_empty() && damage.is_some(), "byte {place}");
    }
}

#[test]
fn a_cut_segment_is_noticed() {
    let segment = encode(&answers(0..5));
    for length in 0..segment.len() {
        assert!(decode(&segment[..length]).1.is_some(), "{length} bytes");
    }
}

#[test]
fn a_newer_form_is_told_from_a_foreign_one() {
    assert_eq!(decode(b"S3whatever").1, Some(Damage::NewerVersion));
    assert_eq!(decode(b"{\"theme\":1}").1, Some(Damage::NotOurs));
}

#[test]
fn one_more_answer_costs_the_same_however_large_the_book() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    let mut most = |numbers: std::ops::Range<u64>| {
        let cost = numbers.map(|number| {
            machine.disk.set_fault(super::super::Fault::None);
            page.store.append(vec![answer(number)]);
            machine.disk.operations()
        });
        cost.max()
    };
    assert_eq!(most(0..300), most(5_000..5_300));
    let tail = machine.disk.keys("sitebook/main/tail/").unwrap();
    let tail = machine.disk.get(&tail[0]).unwrap().unwrap();
    assert!(units(&tail) < 60_000);
}
