//! Files that are damaged, locked, or made to bring a reader down: each is refused with its reason, and soon.

use std::time::{Duration, Instant};

use zip::CompressionMethod;

use super::{LIMITS, Parts, read_whole, refused, rows, whole};
use crate::{Asked, Limits, Refusal, Reply, read};

const ONE: &str = "<row r=\"1\"><c r=\"A1\"><v>12345</v></c></row>";

#[track_caller]
fn soon<T>(what: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let answer = what();
    // A machine may be busy; a page has five seconds for it.
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    answer
}

#[test]
fn a_file_that_is_cut_off_is_damaged() {
    let file = Parts::of("", ONE, "").file();
    for length in [0, 4, 100, file.len() / 2, file.len() - 30] {
        assert!(matches!(refused(&file[..length]), Refusal::Damaged(_)), "{length} of {}", file.len());
    }
    assert!(matches!(refused(b"PK\x03\x04 and so on"), Refusal::Damaged(_)));
}

#[test]
fn a_changed_byte_is_found_by_its_checksum() {
    let mut file = Parts::of("", ONE, "").packed(CompressionMethod::Stored);
    let at = file.windows(5).position(|window| window == b"12345").unwrap();
    file[at] = b'9';
    assert!(matches!(refused(&file), Refusal::Damaged(why) if why.contains("checksum")));
}

#[test]
fn an_archive_with_a_password_is_locked() {
    let mut file = Parts::of("", ONE, "").file();
    // The bit of encryption, in every header of the archive.
    for (mark, flags) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = file.windows(4).enumerate().filter(|(_, w)| w == &mark).map(|(at, _)| at).collect();
        places.into_iter().for_each(|at| file[at + flags] |= 1);
    }
    assert_eq!(refused(&file), Refusal::Locked);
}

#[test]
fn a_bomb_is_not_unpacked_to_its_end() {
    let bomb = Parts::of(&" ".repeat(12 << 20), ONE, "").file();
    assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
    let asked = Asked { sheet: None, limits: Limits { unpacked: 10 << 20, ..LIMITS } };
    assert_eq!(soon(|| read(&bomb, asked)), Reply::Refused(Refusal::Swollen));
    assert_eq!(rows(&whole(&bomb)), [(1, vec!["12345"])], "with more room it is a workbook like any other");
}

#[test]
fn limits_count_what_holds_something() {
    let blank: String = (1..=200_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>")).collect();
    let last = "<row r=\"200001\"><c r=\"A200001\"><v>7</v></c></row>";
    assert_eq!(rows(&soon(|| whole(&Parts::of("", &(blank + last), "").file()))), [(200_001, vec!["7"])]);

    let filled: String =
        (1..=20_001).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    assert_eq!(soon(|| refused(&Parts::of("", &filled, "").file())), Refusal::TooManyRows);

    let wide: String = "<c><v>1</v></c>".repeat(16_384);
    assert_eq!(refused(&Parts::of("", &format!("<row r=\"5\">{wide}</row>"), "").file()), Refusal::TooManyColumns(5));

    let long = format!("<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", "长".repeat(40_001));
    assert_eq!(refused(&Parts::of("", &long, "").file()), Refusal::CellTooLong(2, 2));

    let table = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(39_000));
    let often: String =
        (1..=1000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let file = Parts::of("", &often, "").with("xl/sharedStrings.xml", table).file();
    assert_eq!(refused(&file), Refusal::TooMuchText);
    assert_eq!(LIMITS.text, 32 << 20);
}

#[test]
fn entities_and_deep_nesting_do_nothing() {
    let entities = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let file = Parts::of("", ONE, "").said_as("<worksheet", &format!("{entities}<worksheet")).file();
    assert!(matches!(refused(&file), Refusal::Damaged(_)));
    let unknown = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>";
    assert!(matches!(refused(&Parts::of("", unknown, "").file()), Refusal::Damaged(_)));
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert_eq!(rows(&soon(|| whole(&Parts::of(&deep, ONE, "").file()))), [(1, vec!["12345"])]);
}

#[test]
fn what_is_no_workbook_inside_is_damaged() {
    let without = |name: &str| {
        let mut parts = Parts::of("", ONE, "");
        parts.0.retain(|(known, _)| known != name);
        parts.file()
    };
    for name in ["_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"] {
        assert!(matches!(read_whole(&without(name)), Reply::Refused(Refusal::Damaged(_))), "{name}");
    }
    assert_eq!(refused(&without("xl/workbook.xml")), Refusal::NoSheet);
    let broken = Parts::of("", "<row r=\"1\"><c r=\"A1\"><v>1</v>", "").said_as("</sheetData></worksheet>", "");
    assert!(matches!(refused(&broken.file()), Refusal::Damaged(_)));
}
