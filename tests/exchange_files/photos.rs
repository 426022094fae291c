//! The bytes of photos in a file: written behind the changes, checked one by one, and no part of what is merged.

use std::collections::BTreeMap;

use sitebook::app::blobs::{BlobCounts, BlobShelf, BlobStanding};
use sitebook::book::Value;
use sitebook::domain::blob::{BlobHash, BlobKind};
use sitebook::domain::tables::Tables;
use sitebook::exchange::{Choice, Exporter, Limits, VerifyError, Warning, decode, verify};
use sitebook::storage::{JournalTrouble, MemoryBlobs};

use crate::desk::{Desk, made, now, office, read, whole};

/// A JPEG of 40 by 30 whose scan is this text.
fn jpeg(scan: &str) -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xc0\0\x08\x08\0\x1e\0\x28\x01\xff\xda\0\x07\x01\0\0\x3f\0".to_vec();
    bytes.extend(scan.as_bytes());
    bytes.extend(b"\xff\xd9");
    bytes
}

/// A desk with photos of a problem and of another project, and their bytes.
fn with_photos() -> (Desk, BTreeMap<BlobHash, Vec<u8>>) {
    let mut desk = office();
    let mut bytes = BTreeMap::new();
    for (photo, of) in [("f1", "problem/q1"), ("f2", "problem/q1"), ("f3", "project/p2")] {
        let content = jpeg(&photo.repeat(400));
        let hash = BlobHash::of(&content);
        let id = format!("photo/{photo}");
        desk.write(&id, "of", of);
        desk.write(&id, "hash", hash.to_string().as_str());
        desk.write(&id, "name", format!("IMG_{photo}.jpg").as_str());
        desk.write(&id, "bytes", Value::Int(i64::try_from(content.len()).unwrap()));
        bytes.insert(hash, content);
    }
    (desk, bytes)
}

/// Writes a file with the photos that `bytes` holds.
fn written(
    desk: &Desk,
    choice: &Choice,
    bytes: &BTreeMap<BlobHash, Vec<u8>>,
) -> (sitebook::exchange::Exported, String) {
    let (mut exporter, mut parts) = (Exporter::new(choice.clone(), made()), Vec::<Vec<u8>>::new());
    while !exporter.is_done() {
        exporter.step(&desk.book, 7, &mut parts);
    }
    for (_, hash) in exporter.wanted_blobs() {
        if let Some(content) = bytes.get(&hash) {
            assert!(exporter.add_blob(hash, content, &mut parts));
        }
    }
    let exported = exporter.finish(&desk.book, &mut parts);
    let text = [std::slice::from_ref(&exported.head), &parts].concat().concat();
    (exported, String::from_utf8(text).unwrap())
}

fn photos_of(text: &str) -> (Vec<BlobHash>, Vec<Warning>) {
    let mut file = read(text);
    (file.take_blobs().into_iter().map(|(hash, _)| hash).collect(), file.warnings)
}

#[test]
fn photos_go_out_and_come_in_and_the_changes_know_nothing_of_it() {
    let (desk, bytes) = with_photos();
    let (exported, text) = written(&desk, &Choice::Everything, &bytes);
    let mut file = read(text.as_str());
    assert_eq!(file.blob_count, 3);
    assert_eq!(file.take_blobs().into_iter().collect::<BTreeMap<_, _>>(), bytes);
    assert_eq!(file.warnings, []);
    assert_eq!(file.digest, read(whole(&desk)).digest);
    assert_eq!(exported.blobs.len(), 3);
    assert_eq!(verify(text.into_bytes(), &exported), Ok(()));
}

#[test]
fn a_file_without_photos_is_what_it_was() {
    let (desk, _) = with_photos();
    let (exported, text) = written(&desk, &Choice::Everything, &BTreeMap::new());
    assert_eq!(text, whole(&desk));
    assert_eq!((exported.blobs.len(), read(text).blob_count), (0, 0));
}

#[test]
fn a_part_carries_the_photos_of_what_it_holds() {
    let (desk, bytes) = with_photos();
    let choice = Choice::Projects(vec![sitebook::domain::ids::ProjectId::parse("project/p2").unwrap()]);
    let (exported, text) = written(&desk, &choice, &bytes);
    assert_eq!(exported.blobs, photos_of(&text).0);
    assert_eq!(exported.blobs, [BlobHash::of(&jpeg(&"f3".repeat(400)))]);
}

#[test]
fn a_photo_that_was_deleted_stays_behind() {
    let (mut desk, bytes) = with_photos();
    desk.delete("photo/f2");
    let (exported, _) = written(&desk, &Choice::Everything, &bytes);
    assert_eq!(exported.blobs.len(), 2);
}

#[test]
fn what_is_not_what_its_hash_says_is_left_out_by_name_and_the_rest_comes_in() {
    let (desk, bytes) = with_photos();
    let (exported, text) = written(&desk, &Choice::Everything, &bytes);
    let spoiled = text.replacen("AAD8AZjFmMWYx", "AAD8AZjFmMWYy", 1);
    assert_ne!(spoiled, text);
    let (found, warnings) = photos_of(&spoiled);
    assert_eq!(found.len(), 2);
    let names = vec!["IMG_f1.jpg".to_owned()];
    assert_eq!(warnings, [Warning::BlobsRefused { count: 1, names }]);
    assert_eq!(verify(spoiled.into_bytes(), &exported), Err(VerifyError::Differs));
}

#[test]
fn odd_photos_are_passed_over() {
    let (desk, bytes) = with_photos();
    let (_, text) = written(&desk, &Choice::Everything, &bytes);
    let (before, _) = text.split_once("\"photos\":[").unwrap();
    let stranger = BlobHash::of(b"abc");
    let named = BlobHash::of(&jpeg(&"f1".repeat(400)));
    for (list, count) in [
        (r#"[]"#.to_owned(), None),
        (r#"[7, null, {}, [], "x", {"hash":"督"}]"#.to_owned(), Some(6)),
        (format!(r#"[{{"hash":"{named}"}}]"#), Some(1)),
        (format!(r#"[{{"hash":"{named}","jpeg":7}}]"#), Some(1)),
        (format!(r#"[{{"hash":"{named}","jpeg":"PHN2Zy8+"}}]"#), Some(1)),
    ] {
        let (found, warnings) = photos_of(&format!("{before}\"photos\":{list}\n}}\n"));
        assert_eq!(found, [], "{list}");
        let refused = warnings.iter().find_map(|warning| match warning {
            Warning::BlobsRefused { count, .. } => Some(*count),
            _ => None,
        });
        assert_eq!(refused, count, "{list}");
    }
    let unnamed = format!("{before}\"photos\":[{{\"hash\":\"{stranger}\",\"jpeg\":\"YWJj\"}}]\n}}\n");
    assert_eq!(photos_of(&unnamed), (Vec::new(), vec![Warning::BlobsUnnamed(1)]));
    for broken in ["7", "{}", "[{]", "[1 2]", "[\"\\ud83d\"]"] {
        let text = format!("{before}\"photos\":{broken}\n}}\n");
        assert!(decode(text.into_bytes(), Limits::default()).is_err(), "{broken}");
    }
}

#[test]
fn photos_that_would_make_a_file_too_long_stay_behind() {
    let (desk, bytes) = with_photos();
    let limits = Limits { bytes: whole(&desk).len() + 2_700, ..Limits::USUAL };
    let (mut exporter, mut parts) = (Exporter::within(limits, Choice::Everything, made()), Vec::<Vec<u8>>::new());
    while !exporter.is_done() {
        exporter.step(&desk.book, 100, &mut parts);
    }
    let taken: Vec<bool> = bytes.iter().map(|(hash, content)| exporter.add_blob(*hash, content, &mut parts)).collect();
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 1, "{taken:?}");
    let exported = exporter.finish(&desk.book, &mut parts);
    let text = [std::slice::from_ref(&exported.head), &parts].concat().concat();
    assert!(decode(text, limits).is_ok());
}

#[test]
fn a_photo_is_kept_once_and_missed_where_it_is_lost() {
    let (desk, bytes) = with_photos();
    let store = MemoryBlobs::default();
    let shelf = BlobShelf::new(store.clone());
    let (first, content) = bytes.iter().next().unwrap();
    assert_eq!(shelf.standing(*first), BlobStanding::Unknown);
    now(shelf.keep(*first, content.clone(), Some(b"small".to_vec()))).unwrap();
    now(shelf.look()).unwrap();
    let taken = now(shelf.take_in(bytes.clone().into_iter().collect()));
    assert_eq!((taken.kept, taken.failed), (2, 0), "one was there");
    assert_eq!(now(shelf.full(*first)).as_ref(), Some(content));
    assert_eq!(now(shelf.small(*first)).as_deref(), Some(&b"small"[..]));

    let tables = Tables::of(&desk.book);
    let counted = |shelf: &BlobShelf<MemoryBlobs>| {
        BlobCounts::of(tables.blobs(BlobKind::Photo), |hash| shelf.standing(hash), |hash| hash == *first)
    };
    let all = counted(&shelf);
    assert_eq!((all.all, all.here, all.handed_over), (3, 3, 1));
    assert_eq!(all.bytes, bytes.values().map(|content| content.len() as u64).sum::<u64>());

    store.lose(&first.to_string());
    assert_eq!(now(shelf.full(*first)), None);
    assert_eq!((shelf.standing(*first), counted(&shelf).here), (BlobStanding::Missing, 2));
    let again = BlobShelf::new(store);
    now(again.look()).unwrap();
    assert_eq!(counted(&again).here, 2);
    now(again.clear()).unwrap();
    assert_eq!(counted(&again).here, 0);
}

#[test]
fn a_store_that_is_full_or_broken_says_so_and_nothing_seems_kept() {
    let (_, bytes) = with_photos();
    let store = MemoryBlobs::default();
    let shelf = BlobShelf::new(store.clone());
    now(shelf.look()).unwrap();
    store.set_room(1_000);
    let taken = now(shelf.take_in(bytes.clone().into_iter().collect()));
    assert_eq!((taken.kept, taken.failed, taken.trouble), (1, 2, Some(JournalTrouble::Quota)));
    let here = bytes.keys().filter(|hash| shelf.standing(**hash) == BlobStanding::Here).count();
    assert_eq!(here, 1);
    store.set_trouble(Some(JournalTrouble::Blocked));
    let kept = bytes.keys().find(|hash| shelf.standing(**hash) == BlobStanding::Here).unwrap();
    assert_eq!(now(shelf.full(*kept)), None);
    assert_eq!(shelf.standing(*kept), BlobStanding::Here, "a store that cannot be read says nothing of the photo");
    assert!(now(shelf.look()).is_err());
}

#[test]
fn bytes_that_were_changed_in_the_store_are_no_photo() {
    let store = MemoryBlobs::default();
    let shelf = BlobShelf::new(store);
    let hash = BlobHash::of(b"abc");
    now(shelf.keep(hash, b"abd".to_vec(), None)).unwrap();
    assert_eq!((now(shelf.full(hash)), shelf.standing(hash)), (None, BlobStanding::Unknown));
}
