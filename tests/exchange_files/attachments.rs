//! The bytes of attachments in a file: beside those of photos, judged by the name that the file gives them, never what stops a merge.

use std::collections::BTreeMap;

use sitebook::app::blobs::{BlobCounts, BlobShelf, BlobStanding};
use sitebook::book::Value;
use sitebook::domain::attachment::shown_name;
use sitebook::domain::blob::{BlobHash, BlobKind};
use sitebook::domain::tables::Tables;
use sitebook::exchange::{Choice, Exported, Exporter, Warning, verify};
use sitebook::storage::{JournalTrouble, MemoryBlobs};

use crate::desk::{Desk, made, now, office, read, whole};

/// A PDF with this in it.
fn pdf(content: &str) -> Vec<u8> {
    format!("%PDF-1.7\n%{content}\n%%EOF\n").into_bytes()
}

fn attach(desk: &mut Desk, id: &str, of: &str, name: &str, bytes: &[u8]) -> BlobHash {
    let (id, hash) = (format!("attachment/{id}"), BlobHash::of(bytes));
    desk.write(&id, "of", of);
    desk.write(&id, "hash", hash.to_string().as_str());
    desk.write(&id, "name", name);
    desk.write(&id, "bytes", Value::Int(i64::try_from(bytes.len()).unwrap()));
    hash
}

/// A desk with two attachments and a photo.
fn with_attachments() -> (Desk, BTreeMap<BlobHash, Vec<u8>>) {
    let mut desk = office();
    let mut blobs = BTreeMap::new();
    for (id, of, name) in [("a1", "problem/q1", "可研批复.pdf"), ("a2", "project/p2", "合同.pdf")] {
        let bytes = pdf(&id.repeat(300));
        blobs.insert(attach(&mut desk, id, of, name, &bytes), bytes);
    }
    let jpeg = b"\xff\xd8\xff\xc0\0\x08\x08\0\x1e\0\x28\x01\xff\xda\0\x07\x01\0\0\x3f\0abc\xff\xd9".to_vec();
    desk.write("photo/f1", "of", "problem/q1");
    desk.write("photo/f1", "hash", BlobHash::of(&jpeg).to_string().as_str());
    blobs.insert(BlobHash::of(&jpeg), jpeg);
    (desk, blobs)
}

/// Writes a file with those kinds of blobs that are `wanted`.
fn written(
    desk: &Desk,
    choice: &Choice,
    blobs: &BTreeMap<BlobHash, Vec<u8>>,
    wanted: &[BlobKind],
) -> (Exported, String) {
    let (mut exporter, mut parts) = (Exporter::new(choice.clone(), made()), Vec::<Vec<u8>>::new());
    while !exporter.is_done() {
        exporter.step(&desk.book, 7, &mut parts);
    }
    for (_, hash) in exporter.wanted_blobs().into_iter().filter(|(kind, _)| wanted.contains(kind)) {
        if let Some(bytes) = blobs.get(&hash) {
            assert!(exporter.add_blob(hash, bytes, &mut parts));
        }
    }
    let exported = exporter.finish(&desk.book, &mut parts);
    let text = [std::slice::from_ref(&exported.head), &parts].concat().concat();
    (exported, String::from_utf8(text).unwrap())
}

/// A file of this desk that has these entries for blobs, whatever they say.
fn with_list(desk: &Desk, list: &str) -> String {
    let text = whole(desk);
    let (before, _) = text.rsplit_once("\n]\n}").unwrap();
    format!("{before}\n],\n\"photos\":[{list}]\n}}\n")
}

/// What came in, and the names of what was refused.
fn taken(text: &str) -> (BTreeMap<BlobHash, Vec<u8>>, Vec<String>) {
    let mut file = read(text);
    let refused = file.warnings.iter().filter_map(|warning| match warning {
        Warning::BlobsRefused { names, .. } => Some(names.clone()),
        _ => None,
    });
    let refused = refused.flatten().collect();
    (file.take_blobs().into_iter().collect(), refused)
}

fn letters(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[test]
fn attachments_go_out_and_come_in_as_they_are_and_the_changes_know_nothing_of_it() {
    let (desk, blobs) = with_attachments();
    let (exported, text) = written(&desk, &Choice::Everything, &blobs, &BlobKind::ALL);
    assert_eq!(taken(&text), (blobs, Vec::new()));
    assert_eq!(read(text.as_str()).digest, read(whole(&desk)).digest);
    assert_eq!(exported.blobs.len(), 3);
    assert_eq!(verify(text.into_bytes(), &exported), Ok(()));
}

#[test]
fn a_file_is_written_with_or_without_each_kind_and_in_parts() {
    let (desk, blobs) = with_attachments();
    let held = |choice: &Choice, wanted: &[BlobKind]| taken(&written(&desk, choice, &blobs, wanted).1).0.len();
    assert_eq!(held(&Choice::Everything, &[BlobKind::Attachment]), 2);
    assert_eq!(held(&Choice::Everything, &[BlobKind::Photo]), 1);
    assert_eq!(written(&desk, &Choice::Everything, &blobs, &[]).1, whole(&desk));
    let p2 = Choice::Projects(vec![sitebook::domain::ids::ProjectId::parse("project/p2").unwrap()]);
    assert_eq!(held(&p2, &BlobKind::ALL), 1);
    // One whose bytes are nowhere stops nothing.
    assert_eq!(written(&desk, &Choice::Everything, &BTreeMap::new(), &BlobKind::ALL).1, whole(&desk));
}

#[test]
fn bytes_that_are_not_those_of_their_hash_are_refused_by_name_and_the_rest_comes_in() {
    let (desk, blobs) = with_attachments();
    let (exported, text) = written(&desk, &Choice::Everything, &blobs, &BlobKind::ALL);
    let (right, wrong) = (letters(&pdf(&"a1".repeat(300))), letters(&pdf(&"a1".repeat(299))));
    let spoiled = text.replacen(&right, &wrong, 1);
    assert_ne!(spoiled, text);
    let (found, refused) = taken(&spoiled);
    assert_eq!((found.len(), refused), (2, vec!["可研批复.pdf".to_owned()]));
    assert!(verify(spoiled.into_bytes(), &exported).is_err());
}

#[test]
fn what_a_file_brings_under_a_name_that_it_does_not_fit_stays_out() {
    let program = b"MZ\x90\0\x03\0\0\0".to_vec();
    let page = b"<!doctype html><script>alert(1)</script>".to_vec();
    for (name, bytes) in [
        ("发票.pdf", program.clone()),
        ("发票.exe", program),
        ("说明.txt", page.clone()),
        ("说明.html", page),
        ("改名.exe", pdf("a")),
        ("cod\u{202e}fdp.exe", pdf("b")),
        ("", pdf("c")),
    ] {
        let mut desk = office();
        let hash = attach(&mut desk, "a1", "problem/q1", name, &bytes);
        let list = format!("{{\"hash\":\"{hash}\",\"bytes\":\"{}\"}}", letters(&bytes));
        let (found, refused) = taken(&with_list(&desk, &list));
        let names: Vec<String> = Some(shown_name(name)).filter(|name| !name.is_empty()).into_iter().collect();
        assert_eq!((found.len(), refused), (0, names), "{name}");
        // Of the book it comes all the same, as a gap.
        assert_eq!(Tables::of(read(with_list(&desk, &list)).book()).attachments().len(), 1);
    }
}

#[test]
fn a_photo_that_comes_as_a_file_and_a_file_that_comes_as_a_photo_stay_out() {
    let (desk, blobs) = with_attachments();
    let kinds = [BlobKind::Photo, BlobKind::Attachment];
    for (hash, bytes) in &blobs {
        let [right, wrong] = if BlobKind::of(bytes) == kinds[0] { ["jpeg", "bytes"] } else { ["bytes", "jpeg"] };
        let list = |member: &str| format!("{{\"hash\":\"{hash}\",\"{member}\":\"{}\"}}", letters(bytes));
        assert_eq!(taken(&with_list(&desk, &list(right))).0.len(), 1);
        assert_eq!(taken(&with_list(&desk, &list(wrong))).0.len(), 0);
    }
    let stranger = format!("{{\"hash\":\"{}\",\"bytes\":\"YWJj\"}}", BlobHash::of(b"abc"));
    assert_eq!(read(with_list(&desk, &stranger)).warnings, [Warning::BlobsUnnamed(1)]);
    for odd in ["{\"bytes\":\"YWJj\"}", "{\"hash\":7,\"bytes\":7}", "{\"hash\":\"督\",\"bytes\":\"!\"}", "[[]]", "null"]
    {
        let file = read(with_list(&desk, odd));
        assert!(matches!(file.warnings[..], [Warning::BlobsRefused { count: 1, .. }]), "{odd}");
    }
}

#[test]
fn a_store_that_fills_up_keeps_what_it_has_and_says_what_is_missing() {
    let (desk, blobs) = with_attachments();
    let store = MemoryBlobs::default();
    let shelf = BlobShelf::new(store.clone());
    now(shelf.look()).unwrap();
    let (first, bytes) = blobs.iter().find(|(_, bytes)| BlobKind::of(bytes) == BlobKind::Attachment).unwrap();
    now(shelf.keep(*first, bytes.clone(), None)).unwrap();
    store.set_room(bytes.len() + 40);
    let taken = now(shelf.take_in(blobs.clone().into_iter().collect()));
    assert_eq!((taken.kept, taken.failed, taken.trouble), (1, 1, Some(JournalTrouble::Quota)), "the photo has room");
    assert_eq!(now(shelf.full(*first)).as_ref(), Some(bytes));
    let tables = Tables::of(&desk.book);
    let counted = |shelf: &BlobShelf<MemoryBlobs>| {
        BlobCounts::of(tables.blobs(BlobKind::Attachment), |hash| shelf.standing(hash), |_| true)
    };
    let counts = counted(&shelf);
    assert_eq!((counts.all, counts.here, counts.handed_over, counts.bytes), (2, 1, 2, bytes.len() as u64));
    store.lose(&first.to_string());
    assert_eq!((now(shelf.full(*first)), shelf.standing(*first)), (None, BlobStanding::Missing));
    assert_eq!(counted(&shelf).here, 0);
    store.set_room(1 << 20);
    assert_eq!(now(shelf.take_in(blobs.into_iter().collect())).kept, 2, "a file brings both again");
}
