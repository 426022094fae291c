//! Files that are not whole and valid: each is refused with what is wrong and where, and none brings the program down.

use proptest::prelude::*;
use proptest::test_runner::Config;
use sitebook::book::{Change, ChangeDraft, Digester, MAX_DEPTH, Value, write_canonical};
use sitebook::exchange::{ChangeFault, CountOf, Limits, Looks, Refusal, Spot, decode};

use crate::desk::{id, office, whole};

fn refusal(bytes: impl Into<Vec<u8>>) -> Refusal {
    decode(bytes.into(), Limits::default()).map(|file| file.counts).expect_err("a refusal")
}

/// The sample, with the first of these replaced.
fn with(from: &str, to: &str) -> String {
    let text = whole(&office());
    assert!(text.contains(from), "{from} is not in the sample");
    text.replacen(from, to, 1)
}

/// A file of these lines, whose counts and digest are right.
fn file_of(lines: &[String]) -> String {
    let mut digester = Digester::default();
    lines.iter().for_each(|line| digester.add(line.as_bytes()));
    format!(
        r#"{{"format":"sitebook/1","kind":"whole","made":{{}},"counts":{{"changes":{},"projects":0,"visits":0,"problems":0,"people":0}},"digest":"{}","projects":[],"changes":[{}]}}"#,
        lines.len(),
        digester.finish(),
        lines.join(",\n")
    )
}

fn change(of: &str, to: Value) -> Change {
    let draft = ChangeDraft {
        at: "01a0c4506c000000-8b13399c".parse().unwrap(),
        by: id("person/zhang"),
        of: id(of),
        set: "x".parse().unwrap(),
        to,
        over: Box::default(),
        why: None,
        extra: None,
    };
    draft.seal()
}

fn line(change: &Change) -> String {
    let mut out = Vec::new();
    write_canonical(change, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn nothing_at_all() {
    assert_eq!(refusal(""), Refusal::Empty);
    assert_eq!(refusal(" \r\n\t"), Refusal::Empty);
}

#[test]
fn files_of_other_kinds() {
    for (bytes, looks) in [
        (&b"PK\x03\x04\x14\0\x06\0"[..], Looks::Zip),
        (b"<!DOCTYPE html><html lang=\"zh-CN\">", Looks::Html),
        (b"\xff\xfe{\0\"\0", Looks::Utf16),
        (b"\xff\xd8\xff\xe0", Looks::Image),
        (b"[{\"id\":1}]", Looks::JsonList),
        (b"{\"type\":\"FeatureCollection\"}", Looks::OtherJson),
        (b"{\"format\":7}", Looks::OtherJson),
        (b"{\"format\":\"sitebook-raw/1\",\"keys\":{}}", Looks::RawStore),
        ("序号,项目名称\n".as_bytes(), Looks::Text),
    ] {
        assert_eq!(refusal(bytes), Refusal::Foreign(looks));
    }
    let endless: String = (0..1_000_000).map(|number| format!("\"{number}\":0,")).collect();
    assert_eq!(refusal(format!("{{{endless}\"format\":\"sitebook/1\"}}")), Refusal::Foreign(Looks::OtherJson));
}

#[test]
fn newer_versions_say_which_one_is_needed() {
    let needed = |app: &str| Refusal::Newer { format: "sitebook/2".to_owned(), app: Some(app.to_owned()) };
    assert_eq!(refusal(with("sitebook/1", "sitebook/2")), needed("0.1.0"));
    let beyond_understanding = "{\"format\":\"sitebook/2\",\"made\":{\"app\":\"9.1\"},\"changes\":<binary>";
    assert_eq!(refusal(beyond_understanding), needed("9.1"));
    assert_eq!(
        refusal(with("sitebook/1", "sitebook/one")),
        Refusal::UnknownFormat { format: "sitebook/one".to_owned() }
    );
}

#[test]
fn bytes_that_are_no_text() {
    let mut bytes = whole(&office()).into_bytes();
    let place = bytes.len() / 2;
    bytes[place] = 0xff;
    assert!(matches!(refusal(bytes), Refusal::NotUtf8 { byte } if byte.abs_diff(place) < 4));
}

#[test]
fn every_truncation_is_refused() {
    let bytes = whole(&office()).into_bytes();
    let end = bytes.trim_ascii_end().len();
    for length in 1..end {
        let refused = refusal(&bytes[..length]);
        assert!(matches!(refused, Refusal::Truncated(_)), "{length}: {refused:?}");
    }
    let lines = bytes[..end - 2].iter().filter(|byte| **byte == b'\n').count() + 1;
    assert_eq!(refusal(&bytes[..end - 2]), Refusal::Truncated(Spot { line: lines, column: 2 }));
}

#[test]
fn bad_json_says_line_and_column() {
    let at = |text: String, needle: &str, more: usize| {
        let before = &text[..text.find(needle).unwrap() + more];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        (text, Spot { line, column })
    };
    // In the outermost object, in a change, between two changes, in the readable copy.
    for (text, spot) in [
        at(with("\"kind\":", "\"kind\";"), "\"kind\";", 6),
        at(with("\"set\":\"total\",\"to\"", "\"set\":\"total\";\"to\""), "\"set\":\"total\";", 13),
        at(with("},\n{\"at\"", "};\n{\"at\""), "};\n", 1),
        at(with("\"name\":\"垃圾填埋场\",\"fields\"", "\"name\":\"垃圾填埋场\"!\"fields\""), "!\"fields\"", 0),
    ] {
        assert_eq!(refusal(text), Refusal::BadJson(spot));
    }
    assert!(matches!(refusal(format!("{} {{}}", whole(&office()))), Refusal::BadJson(_)));
}

#[test]
fn lone_surrogates() {
    let text = with("围挡缺口", "围挡\\ud83d缺口");
    assert!(matches!(refusal(text), Refusal::LoneSurrogate(Spot { line, column }) if line > 7 && column > 10));
}

#[test]
fn too_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let with_value = |json: String| line(&change("thing/1", Value::Null)).replacen("null", &json, 1);
    assert!(matches!(refusal(file_of(&[with_value(nested(MAX_DEPTH + 1))])), Refusal::TooDeep(_)));
    assert!(
        matches!(refusal(file_of(&[with_value(nested(MAX_DEPTH))])), Refusal::Altered { .. }),
        "deep enough is only altered"
    );
    assert!(matches!(refusal(file_of(&[with_value(nested(100_000))])), Refusal::TooDeep(_)));
    assert!(matches!(refusal(format!("{{\"a\":{}", "[".repeat(1_000_000))), Refusal::TooDeep(_)));
    assert!(matches!(refusal(format!("{{\"a\":{}", "{\"a\":".repeat(1_000_000))), Refusal::TooDeep(_)));
}

#[test]
fn too_large() {
    let bytes = whole(&office()).into_bytes();
    let size = bytes.len();
    let limits = Limits { bytes: size - 1, ..Limits::USUAL };
    assert_eq!(decode(bytes.clone(), limits).unwrap_err(), Refusal::TooLarge { bytes: size, limit: size - 1 });
    let limits = Limits { bytes: size, changes: 5, ..Limits::USUAL };
    assert_eq!(decode(bytes, limits).unwrap_err(), Refusal::TooManyChanges { limit: 5 });
}

#[test]
fn duplicate_names() {
    let named = |refused: Refusal| match refused {
        Refusal::DuplicateName { name, .. } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(named(refusal(with("\"kind\":", "\"digest\":\"\",\n\"kind\":"))), "digest");
    assert_eq!(named(refusal(with("\"set\":\"phase\"", "\"set\":\"phase\",\"set\":\"phase\""))), "set");
    assert_eq!(named(refusal(with("\"gps\":[", "\"gps\":{\"a\":1,\"a\":1},\"gps2\":["))), "a");
    assert!(matches!(refusal(with("\"changes\":32", "\"changes\":32,\"changes\":32")), Refusal::BadMember { .. }));
}

#[test]
fn members_that_are_missing_or_wrong() {
    let missing = |from: &str| match refusal(with(from, &from.replace(|c: char| c.is_ascii_lowercase(), "x"))) {
        Refusal::MissingMember { name } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing("\"kind\":"), "kind");
    assert_eq!(missing("\"made\":"), "made");
    assert_eq!(missing("\"counts\":"), "counts");
    assert_eq!(missing("\"digest\":"), "digest");
    assert_eq!(missing("\"changes\":["), "changes");
    let bad = |from: &str, to: &str| match refusal(with(from, to)) {
        Refusal::BadMember { name, .. } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(bad("\"kind\":\"whole\"", "\"kind\":1"), "kind");
    assert_eq!(bad("\"made\":{", "\"made\":[],\"x\":{"), "made");
    assert_eq!(bad("\"counts\":{\"changes\":", "\"counts\":{\"changes\":-"), "counts");
    assert_eq!(bad("\"changes\":[", "\"changes\":{},\"x\":["), "changes");
    assert_eq!(bad("\"projects\":[", "\"projects\":0,\"x\":["), "projects");
}

#[test]
fn what_is_no_change() {
    let fault = |from: &str, to: &str| {
        let good = line(&change("thing/1", "v".into()));
        assert!(good.contains(from), "{good}");
        let second = good.replacen(from, to, 1);
        match refusal(file_of(&[line(&change("a/first", Value::Null)), second])) {
            Refusal::NotAChange { place: 2, spot: Spot { line: 2, column: 1 }, fault } => fault,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(fault("\"at\":\"01a0c4506c000000-8b13399c\",", ""), ChangeFault::Missing("at"));
    assert_eq!(fault("\"to\":\"v\"", "\"two\":\"v\""), ChangeFault::Missing("to"));
    assert_eq!(fault("01a0c4506c000000-8b13399c", "yesterday"), ChangeFault::Bad("at"));
    assert_eq!(fault("\"by\":\"person/zhang\"", "\"by\":\"zhang\""), ChangeFault::Bad("by"));
    assert_eq!(fault("\"of\":\"thing/1\"", "\"of\":7"), ChangeFault::Bad("of"));
    assert_eq!(fault("\"set\":\"x\"", "\"set\":\"\""), ChangeFault::Bad("set"));
    assert_eq!(fault("\"id\":\"", "\"id\":\"X"), ChangeFault::Bad("id"));
    assert_eq!(fault("\"to\":\"v\"", "\"to\":\"v\",\"over\":{}"), ChangeFault::Bad("over"));
    assert_eq!(fault("\"to\":\"v\"", "\"to\":\"v\",\"why\":null"), ChangeFault::Bad("why"));
    assert_eq!(fault("\"to\":\"v\"", "\"to\":1.5"), ChangeFault::Fraction);
    assert_eq!(fault("\"to\":\"v\"", "\"to\":[1e2]"), ChangeFault::Fraction);
    assert_eq!(fault("\"to\":\"v\"", "\"to\":9007199254740992"), ChangeFault::NumberTooLarge);
    assert_eq!(fault("\"to\":\"v\"", "\"to\":99999999999999999999999"), ChangeFault::NumberTooLarge);
    let list = refusal(file_of(&["[]".to_owned()]));
    assert!(matches!(list, Refusal::NotAChange { place: 1, fault: ChangeFault::NotAnObject, .. }));
    let number = refusal(file_of(&["17".to_owned()]));
    assert!(matches!(number, Refusal::NotAChange { place: 1, fault: ChangeFault::NotAnObject, .. }));
}

#[test]
fn an_altered_change_is_named() {
    let desk = office();
    let changes = desk.book.shared_changes();
    let (place, change) =
        changes.iter().enumerate().find(|(_, change)| change.to().as_text() == Some("12000.5")).unwrap();
    let text = with("\"set\":\"total\",\"to\":\"12000.5\"", "\"set\":\"total\",\"to\":\"99999\"");
    let line = text[..text.find("99999").unwrap()].matches('\n').count() + 1;
    assert_eq!(refusal(text), Refusal::Altered { place: place + 1, id: change.id(), spot: Spot { line, column: 1 } });
}

#[test]
fn what_is_local_is_refused() {
    let local = file_of(&[line(&change("local.settings/here", "en".into()))]);
    assert_eq!(refusal(local), Refusal::LocalEntity { place: 1, of: id("local.settings/here") });
}

#[test]
fn changes_out_of_order_or_twice() {
    let mut lines = [line(&change("thing/1", Value::Null)), line(&change("thing/2", Value::Null))];
    let (first, second) = (decode(file_of(&lines).into_bytes(), Limits::default()), {
        lines.reverse();
        decode(file_of(&lines).into_bytes(), Limits::default())
    });
    assert!(first.is_ok() != second.is_ok(), "exactly one order is right");
    let twice = [lines[0].clone(), lines[0].clone()];
    assert_eq!(refusal(file_of(&twice)), Refusal::OutOfOrder { place: 2 });
}

#[test]
fn counts_and_digest_must_be_right() {
    let text = whole(&office());
    assert!(text.contains(r#""counts":{"changes":32,"projects":2,"visits":1,"problems":2,"people":2}"#));
    let miscounted = |from: &str, to: &str| match refusal(with(from, to)) {
        Refusal::CountMismatch { what, stated, found } => (what, stated, found),
        other => panic!("{other:?}"),
    };
    assert_eq!(miscounted("\"changes\":32", "\"changes\":29"), (CountOf::Changes, 29, 32));
    assert_eq!(miscounted("\"projects\":2", "\"projects\":1"), (CountOf::Projects, 1, 2));
    assert_eq!(miscounted("\"visits\":1", "\"visits\":0"), (CountOf::Visits, 0, 1));
    assert_eq!(miscounted("\"problems\":2", "\"problems\":3"), (CountOf::Problems, 3, 2));
    assert_eq!(miscounted("\"people\":2", "\"people\":18446744073709551615"), (CountOf::People, usize::MAX, 2));
    let digest = decode(text.clone().into_bytes(), Limits::default()).unwrap().digest;
    let zeros = "0".repeat(64);
    let mismatch = Refusal::DigestMismatch { stated: zeros.clone(), found: digest.clone() };
    assert_eq!(refusal(text.replacen(&digest, &zeros, 1)), mismatch);
    let without_a_change = {
        let (head, lines) = text.split_once("\"changes\":[\n").unwrap();
        let (_, rest) = lines.split_once('\n').unwrap();
        format!("{}\"changes\":[\n{rest}", head.replacen("\"changes\":32", "\"changes\":27", 1))
    };
    assert!(matches!(refusal(without_a_change), Refusal::CountMismatch { .. } | Refusal::DigestMismatch { .. }));
}

#[test]
fn markup_is_text_and_stays_so() {
    let evil = change("thing/1", "<script>alert(1)</script>\u{202e}\0".into());
    let file = decode(file_of(&[line(&evil)]).into_bytes(), Limits::default()).unwrap();
    assert_eq!(file.changes().next(), Some(&evil));
}

/// One way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip { at: usize, bit: u8 },
    Overwrite { at: usize, byte: u8 },
    Delete { at: usize, length: usize },
    Double { at: usize, length: usize },
    Insert { at: usize, what: &'static str },
    Swap { first: usize, second: usize },
}

const BITS_OF_JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "null",
    "-",
    "1e9",
    "0",
    " ",
    "\n",
    "\u{feff}",
    "\"id\":",
    "\"to\":{}",
    "[[[[",
    "\0",
];

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..1_000_000_usize;
    prop_oneof![
        (at.clone(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Damage::Overwrite { at, byte }),
        (at.clone(), 1..200_usize).prop_map(|(at, length)| Damage::Delete { at, length }),
        (at.clone(), 1..200_usize).prop_map(|(at, length)| Damage::Double { at, length }),
        (at.clone(), proptest::sample::select(BITS_OF_JSON)).prop_map(|(at, what)| Damage::Insert { at, what }),
        (at.clone(), at).prop_map(|(first, second)| Damage::Swap { first, second }),
    ]
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let size = bytes.len();
        if size == 0 {
            return;
        }
        match *self {
            Self::Flip { at, bit } => bytes[at % size] ^= 1 << bit,
            Self::Overwrite { at, byte } => bytes[at % size] = byte,
            Self::Delete { at, length } => {
                let from = at % size;
                bytes.drain(from..size.min(from + length));
            }
            Self::Double { at, length } => {
                let from = at % size;
                let piece = bytes[from..size.min(from + length)].to_vec();
                bytes.splice(from..from, piece);
            }
            Self::Insert { at, what } => {
                bytes.splice(at % size..at % size, what.bytes());
            }
            Self::Swap { first, second } => {
                // Whole lines, as a person with an editor would.
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let count = lines.len();
                lines.swap(first % count, second % count);
                *bytes = lines.join(&b'\n');
            }
        }
    }
}

fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// Whatever is done to a file: it is refused, or it is taken with just the changes that it was written with.
    #[test]
    fn a_damaged_file_is_refused_or_harmless(damages in proptest::collection::vec(damage(), 1..4)) {
        thread_local! {
            static ORIGINAL: (Vec<u8>, String) = {
                let text = whole(&office());
                let digest = decode(text.clone().into_bytes(), Limits::default()).unwrap().digest;
                (text.into_bytes(), digest)
            };
        }
        let (mut bytes, digest) = ORIGINAL.with(Clone::clone);
        damages.iter().for_each(|damage| damage.apply(&mut bytes));
        if let Ok(file) = decode(bytes, Limits::default()) {
            prop_assert_eq!(file.digest, digest);
        }
    }

    /// Nor does anything else that begins like a file bring the program down.
    #[test]
    fn no_bytes_bring_the_program_down(pieces in proptest::collection::vec(proptest::sample::select(BITS_OF_JSON), 0..60), noise: Vec<u8>) {
        let mut bytes = b"{\"format\":\"sitebook/1\",\"kind\":\"whole\",".to_vec();
        bytes.extend(pieces.iter().flat_map(|piece| piece.bytes()));
        prop_assert!(decode(bytes.clone(), Limits::default()).is_err());
        bytes.extend(&noise);
        prop_assert!(decode(bytes, Limits::default()).is_err());
        prop_assert!(decode(noise, Limits::default()).is_err());
    }
}

#[test]
fn more_than_a_book_may_hold() {
    let bytes = whole(&office()).into_bytes();
    let refused = |limits| decode(bytes.clone(), limits).unwrap_err();
    assert_eq!(refused(Limits { text: 9, ..Limits::USUAL }), Refusal::TextTooLong { place: 4, limit: 9 });
    assert!(matches!(refused(Limits { written: 2_000, ..Limits::USUAL }), Refusal::TooLarge { limit: 2_000, .. }));
}
