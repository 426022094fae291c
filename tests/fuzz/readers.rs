//! Every reader of the program, each as a function that takes any bytes: it refuses them or takes them, panics never, and what it
//! took obeys the laws that a person relies on.

#![allow(dead_code, clippy::unwrap_used, reason = "each fuzz target uses one of these; a broken law is a panic")]

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};
use sitebook::app::rescue::rescued_file;
use sitebook::app::workbook::Workbook;
use sitebook::book::{Book, Change, Deletion, canonical_length};
use sitebook::exchange::list::{self, Encoding, Grounds, Heading, Mapping, Plan, Rows, Table, WrongCells};
use sitebook::exchange::{Choice, File, Limits, Made, decode, export, plan};
use sitebook::storage::{Dump, Entry, encode, read_stored};

/// A reader, by its name.
pub type Reader = (&'static str, fn(&[u8]));

/// All of them, by the names of their fuzz targets.
pub const READERS: [Reader; 8] = [
    ("file", file),
    ("changes", changes),
    ("list", list),
    ("gb18030", gb18030),
    ("segment", segment),
    ("columns", columns),
    ("tail", tail),
    ("rescue", rescue),
];

fn made() -> Made {
    Made { at: String::new(), by: None, device: String::new(), app: String::new(), sample: false }
}

/// What is taken can be put into a book, handed over again, and says the same then.
fn taken(file: File) {
    let digest = (!file.changes().any(|change| change.of().is_local())).then(|| file.digest.clone());
    let empty = Book::default();
    let planned = plan(&empty, vec![("a.sitebook.json".to_owned(), file)]);
    let mut book = Book::default();
    for change in planned.into_changes() {
        book.apply(change, None);
    }
    let (exported, text) = export(&book, &Choice::Everything, &made());
    let again = decode(text.into_bytes(), Limits::default()).expect("what the program writes it reads");
    assert_eq!(again.digest, exported.digest);
    if let Some(digest) = digest {
        assert_eq!(again.digest, digest, "nothing was lost on the way");
    }
    let known = plan(&book, vec![("a.sitebook.json".to_owned(), again)]);
    assert!(known.changes().is_empty(), "what is there already brings nothing");
}

/// `NAME.sitebook.json`.
pub fn file(bytes: &[u8]) {
    if let Ok(file) = decode(bytes.to_vec(), Limits::default()) {
        taken(file);
    }
}

/// Changes as a file holds them, one a line, in a file that is right all around them: ids, counts and digest.
pub fn changes(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut workbook = Workbook::new(1, || Some(7));
    for line in text.lines() {
        // No door of the program lets a longer text in.
        if let Ok(change) = sitebook_change(line)
            && Limits::default().take(&change, canonical_length(&change))
        {
            workbook.ingest(change, None, 1_790_000_000_000);
        }
    }
    let all = workbook.unread_records();
    workbook.read_records_of(&all);
    let book = workbook.book();
    for (of, _) in book.all_entities() {
        let questioned = book.deletion(of) == Deletion::DeletedButEdited;
        assert_eq!(questioned, book.in_conflict(of, &"deleted".parse().unwrap()), "{of}");
    }
    let (_, text) = export(book, &Choice::Everything, &made());
    match decode(text.into_bytes(), Limits::default()) {
        Ok(file) => taken(file),
        Err(refusal) => panic!("what the program writes it reads: {refusal:?}"),
    }
}

fn sitebook_change(line: &str) -> Result<Change, impl std::fmt::Debug> {
    serde_json::from_str::<Change>(line)
}

fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A list of projects, in whatever encoding.
pub fn list(bytes: &[u8]) {
    let Ok((text, _)) = list::decode(bytes) else { return };
    for heading in [Heading::Guess, Heading::Missing] {
        let Ok(table) = Table::read(&text, heading, list::Limits::USUAL) else { continue };
        let rows = Rows::read(&table, &Mapping::guess(&table));
        let workbook = Workbook::new(1, || Some(7));
        for wrong in [WrongCells::LeaveOutCell, WrongCells::LeaveOutRow] {
            let plan = workbook.with_rules(today(), |context| Plan::of(&rows, context, wrong));
            let _ = (plan.counts(), plan.changes());
        }
    }
}

/// Bytes that are read as GB18030: what is said to be right throughout has no character that is lost.
pub fn gb18030(bytes: &[u8]) {
    let Ok(read) = list::decode_as(bytes, None) else { return };
    if read.encoding == Encoding::Gb18030 {
        assert!(read.grounds != Grounds::Valid || !read.text.contains(list::LOST));
        list(bytes);
    }
}

/// What was read can be written and read again.
fn kept(entries: &[Entry]) {
    let (again, damage) = sitebook::storage::decode(&encode(entries));
    assert_eq!(damage, None);
    let key = |entry: &Entry| (entry.change.id(), entry.origin.clone());
    let sorted = |entries: &[Entry]| {
        let mut keys: Vec<_> = entries.iter().map(key).collect();
        keys.sort();
        keys
    };
    assert_eq!(sorted(&again), sorted(entries));
}

/// A segment as it stands in the store.
pub fn segment(bytes: &[u8]) {
    kept(&sitebook::storage::decode(bytes).0);
}

/// What is inside a segment, once it is unpacked and its checksum is right. The first byte says of which form.
pub fn columns(bytes: &[u8]) {
    let Some((form, columns)) = bytes.split_first() else { return };
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
    deflate.write_all(columns).unwrap();
    let packed = deflate.finish().unwrap();
    let checksum: String = Sha256::digest(&packed)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let form: &[u8] = if form % 2 == 0 { b"S2" } else { b"S1" };
    segment(&[form, checksum.as_bytes(), &packed].concat());
}

/// A tail.
pub fn tail(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some((entries, _)) = read_stored("tail/00000001", text)
    {
        kept(&entries);
    }
}

/// A rescue file.
pub fn rescue(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(dump) = Dump::from_json(text) {
        let read = Dump::from_json(&dump.to_json()).expect("what the program writes it reads");
        assert!(read == dump);
    }
    if let Ok(file) = rescued_file(text) {
        taken(file);
    }
}
