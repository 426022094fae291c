//! A proof of the sample's issued bulletin and of a small book: whole, altered in every way, and hostile.

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;
use crate::book::{Book, Change, ChangeDraft, Clock, EntityId, Value, canonical_digest};
use crate::domain::command::office;
use crate::domain::register::Entry;
use crate::domain::registers::bulletin::REGISTER;
use crate::domain::report::bulletin::draft;
use crate::domain::report::kept::frozen_fields;
use crate::domain::tables::Tables;

const NOON: u64 = 1_790_000_000_000;
const DAY: &str = "2026-10-12";

/// A small book that is written field by field.
struct Desk {
    book: Book,
    clock: Clock,
    now: u64,
}

impl Desk {
    fn sets(&mut self, of: &str, set: &str, to: Value) {
        let by: EntityId = "person/li".parse().unwrap();
        let of: EntityId = of.parse().unwrap();
        self.now += 1000;
        let at = self.clock.tick(self.now);
        self.book.apply(self.book.replace(&of, &set.parse().unwrap(), to, &by, at).seal(), None);
    }

    fn writes(&mut self, of: &str, facts: &[(&str, &str)]) {
        facts.iter().for_each(|(set, to)| self.sets(of, set, Value::text(to)));
    }

    /// Two projects of one unit with plans and months, an issue, and an issued bulletin.
    fn issued() -> Self {
        let mut desk = Self { book: Book::default(), clock: Clock::new(1), now: NOON };
        desk.writes("person/li", &[("name", "李秀芳"), ("role", "office")]);
        desk.writes("office/this", &[("office", "样例区督查室"), ("region", "样例区")]);
        for (id, name, plan, done) in
            [("a", "样例一厂房", "12000.00", "9365.40"), ("b", "样例二仓储", "6000.00", "3012.50")]
        {
            let of = format!("project/{id}");
            desk.writes(&of, &[("name", name), ("lead_unit", "样例甲园区"), ("phase", "continuing")]);
            desk.writes(&format!("yearplan/{id}/2026"), &[("project", &of), ("plan", plan)]);
            desk.writes(&format!("month/{id}/2026-09"), &[("project", &of), ("reported_ytd", done)]);
        }
        let problem =
            [("project", "project/a"), ("title", "围挡缺失"), ("lead_unit", "样例甲园区"), ("state", "rectifying")];
        desk.writes("problem/p", &problem);
        desk.writes("problem/p", &[("found_on", "2026-09-01"), ("deadline", "2026-09-20")]);
        // A replaced value stands behind no figure.
        desk.writes("month/b/2026-09", &[("reported_ytd", "3000")]);
        desk.writes("month/b/2026-09", &[("reported_ytd", "3012.50")]);
        desk.writes("bulletin/b", &[("period", "2026-09"), ("day", DAY), ("number", "样督通〔2026〕9号")]);
        desk.writes("bulletin/b", &[("issued_on", DAY), ("state", "issued")]);
        let tables = Tables::of(&desk.book);
        let entry = Entry::read(&desk.book, &bulletin(), &REGISTER).unwrap();
        let document = draft(&desk.book, &tables, &office(), &entry, DAY.parse().unwrap());
        for (name, piece) in frozen_fields(&document) {
            desk.sets("bulletin/b", &name, piece);
        }
        desk
    }

    fn proof(&self) -> String {
        let made = Made { at: "2026-10-13T01:00:00Z".to_owned(), by: "李秀芳".to_owned(), app: "0.2.0".to_owned() };
        write(&self.book, &bulletin(), &office(), &made).unwrap().text
    }
}

fn bulletin() -> EntityId {
    "bulletin/b".parse().unwrap()
}

fn faults(text: &str) -> Vec<Fault> {
    Verified::of(Proof::read(text.as_bytes()).map_err(|fault| format!("{fault:?}")).unwrap()).faults
}

/// The proof with another value in the change that gives a field of an entity its value.
fn altered(text: &str, of: &str, set: &str, to: &str) -> String {
    let change = |line: &&str| {
        let says = |name: &str, value: &str| line.contains(&format!("\"{name}\":\"{value}\""));
        line.starts_with("{\"at\"") && says("of", of) && says("set", set)
    };
    let line = text.lines().find(change).unwrap();
    let (front, rest) = line.split_once("\"to\":\"").unwrap();
    let (_, behind) = rest.split_once('"').unwrap();
    text.replace(line, &format!("{front}\"to\":\"{to}\"{behind}"))
}

/// The proof with its changes turned into others that hash as they should, with a digest of theirs.
fn forged(text: &str, turn: impl Fn(Change) -> Option<Change>) -> String {
    let proof = Proof::read(text.as_bytes()).map_err(|fault| format!("{fault:?}")).unwrap();
    let mut changes: Vec<Change> = proof.changes.values().cloned().filter_map(turn).collect();
    changes.sort_by(Change::by_stamp);
    let mut json: Json = serde_json::from_str(text).unwrap();
    let written = |change: &Change| {
        let mut bytes = Vec::new();
        crate::book::write_canonical(change, &mut bytes);
        serde_json::from_slice::<Json>(&bytes).unwrap()
    };
    json["changes"] = changes.iter().map(written).collect();
    json["digest"] = canonical_digest(&changes).into();
    json.to_string()
}

#[test]
fn a_proof_agrees_with_itself_and_holds_the_changes_behind_each_figure() {
    let text = Desk::issued().proof();
    let verified = Verified::of(Proof::read(text.as_bytes()).map_err(|fault| format!("{fault:?}")).unwrap());
    assert_eq!(verified.faults, []);
    assert!(verified.is_sound());
    let anew = verified.anew.as_ref().unwrap();
    let completion = anew.figures.iter().find(|figure| figure.about == "region" && figure.key == "completion").unwrap();
    assert_eq!(completion.shown, "68.8 %");
    let months = completion.rows.iter().filter(|row| row.set == "reported_ytd");
    let values: Vec<String> = months
        .flat_map(|row| verified.changes_of(row))
        .map(|change| change.to().as_text().unwrap().to_owned())
        .collect();
    assert_eq!(values, ["9365.40", "3012.50"]);
    assert!(!text.contains("\"to\":\"3000\""), "what was replaced stands behind no figure");
}

#[test]
fn what_is_written_later_is_no_part_of_the_proof() {
    let mut desk = Desk::issued();
    let before = desk.proof();
    desk.writes("month/a/2026-09", &[("reported_ytd", "1")]);
    desk.writes("project/c", &[("name", "样例三市场")]);
    assert_eq!(desk.proof(), before);
    // What a colleague wrote before and this device received later was not known here either.
    let late = ChangeDraft {
        at: Clock::new(2).tick(NOON - 1000),
        by: "person/li".parse().unwrap(),
        of: "project/d".parse().unwrap(),
        set: "name".parse().unwrap(),
        to: "样例四道路".into(),
        over: Box::default(),
        why: None,
        extra: None,
    };
    let import: EntityId = "local.import/x".parse().unwrap();
    desk.writes("local.import/x", &[("file", "报送.sitebook.json")]);
    desk.book.apply(late.seal(), Some(&import));
    assert_eq!(desk.proof(), before);
}

#[test]
fn the_sample_bulletin_is_proven() {
    let mut book = Book::default();
    for change in crate::domain::sample::sample_changes("2026-09-21".parse().unwrap(), NOON) {
        book.apply(change, None);
    }
    let all: Vec<EntityId> = book.entities("bulletin").map(|(of, _)| of.clone()).collect();
    let written = all.iter().find_map(|of| write(&book, of, &office(), &Made::default()).ok()).unwrap();
    assert!(written.figures > 10 && written.changes > 100, "{} {}", written.figures, written.changes);
    let found = faults(&written.text);
    let says_otherwise = |fault: &&Fault| matches!(fault, Fault::Sentence { .. } | Fault::Cell(_));
    // Whatever the sample said otherwise is told when it is written, and nothing else is wrong.
    assert_eq!(found.iter().filter(says_otherwise).count(), written.differs, "{found:?}");
    assert_eq!(found.len(), written.differs, "{found:?}");
}

#[test]
fn an_altered_change_is_named() {
    let text = altered(&Desk::issued().proof(), "month/a/2026-09", "reported_ytd", "9999.40");
    let found = faults(&text);
    let is_named = |fault: &Fault| {
        matches!(fault, Fault::Altered { of, set, value, .. }
            if of == "month/a/2026-09" && set == "reported_ytd" && *value == Value::text("9999.40"))
    };
    assert!(found.iter().any(is_named), "{found:?}");
    assert!(found.contains(&Fault::Digest));
}

#[test]
fn altered_figures_texts_and_documents_are_named() {
    let text = Desk::issued().proof();
    let with = |change: &dyn Fn(&mut Json)| {
        let mut json: Json = serde_json::from_str(&text).unwrap();
        change(&mut json);
        faults(&json.to_string())
    };
    let figure = with(&|json| {
        let figures = json["figures"].as_array_mut().unwrap();
        let one = figures.iter_mut().find(|one| one["about"] == "region" && one["key"] == "completion").unwrap();
        one["shown"] = "88.8 %".into();
    });
    assert!(
        matches!(&figure[..], [Fault::Figure { stands, follows, .. }] if stands == "88.8 %" && follows == "68.8 %"),
        "{figure:?}"
    );
    let rows = with(&|json| json["figures"][0]["rows"] = Json::Array(Vec::new()));
    assert!(matches!(&rows[..], [Fault::Rows { .. }]), "{rows:?}");
    let left_out = with(&|json| drop(json["figures"].as_array_mut().unwrap().remove(0)));
    assert!(matches!(&left_out[..], [Fault::Figure { stands, .. }] if stands.is_empty()), "{left_out:?}");
    assert_eq!(with(&|json| json["text"]["zh"] = "完成率100%".into()), [Fault::Text]);
    let document = with(&|json| json["document"]["name"]["zh"] = "另一份通报".into());
    assert_eq!(document.first(), Some(&Fault::Document));
    assert_eq!(with(&|json| json["digest"] = "0".repeat(64).into()), [Fault::Digest]);
    let twice = with(&|json| {
        let changes = json["changes"].as_array_mut().unwrap();
        let first = changes[0].clone();
        changes.push(first);
    });
    assert!(matches!(&twice[..], [Fault::Twice { .. }]), "{twice:?}");
}

#[test]
fn changes_that_hash_as_they_should_and_say_something_else_make_other_figures() {
    let text = Desk::issued().proof();
    let is_month =
        |change: &Change| change.of().as_str() == "month/a/2026-09" && change.set().as_str() == "reported_ytd";
    let other = forged(&text, |change| {
        Some(match is_month(&change) {
            true => ChangeDraft { to: Value::text("11999.00"), ..change.draft().clone() }.seal(),
            false => change,
        })
    });
    let found = faults(&other);
    assert!(found.iter().any(|fault| matches!(fault, Fault::Sentence { .. })), "{found:?}");
    assert!(found.iter().any(|fault| matches!(fault, Fault::Figure { .. })), "{found:?}");
    assert!(found.iter().any(|fault| matches!(fault, Fault::Cell(_))), "{found:?}");
    let without = faults(&forged(&text, |change| (!is_month(&change)).then_some(change)));
    assert!(without.iter().any(|fault| matches!(fault, Fault::Figure { .. })), "{without:?}");
    let no_bulletin = faults(&forged(&text, |change| (change.of().kind() != "bulletin").then_some(change)));
    assert!(no_bulletin.contains(&Fault::NoBulletin), "{no_bulletin:?}");
}

#[test]
fn a_draft_has_no_proof() {
    let mut desk = Desk::issued();
    desk.writes("bulletin/c", &[("period", "2026-09")]);
    let draft: EntityId = "bulletin/c".parse().unwrap();
    assert_eq!(write(&desk.book, &draft, &office(), &Made::default()), Err(NotWritten::NotIssued));
}

#[test]
fn other_files_and_hostile_ones_are_refused_in_words() {
    let refused = |bytes: &[u8]| Proof::read(bytes).err();
    assert_eq!(refused(b"\xff\xfe{"), Some(FormFault::NotText));
    for bytes in ["", "[", "{\"format\":\"sitebook-proof/1\"", "x"] {
        assert_eq!(refused(bytes.as_bytes()), Some(FormFault::NotJson { line: 1 }), "{bytes}");
    }
    for bytes in ["{}", "[]", "{\"format\":\"geojson\"}", "{\"format\":7}"] {
        assert_eq!(refused(bytes.as_bytes()), Some(FormFault::NotAProof), "{bytes}");
    }
    assert_eq!(refused(b"{\"format\":\"sitebook/1\"}"), Some(FormFault::OtherFile));
    let newer = FormFault::Newer { format: "sitebook-proof/2".to_owned() };
    assert_eq!(refused(b"{\"format\":\"sitebook-proof/2\"}"), Some(newer));
    assert!(matches!(refused(b"{\"format\":\"sitebook-proof/1\"}"), Some(FormFault::BadMember { .. })));
    let deep = format!("{{\"format\":\"sitebook-proof/1\",\"x\":{}", "[".repeat(100_000));
    assert!(matches!(refused(deep.as_bytes()), Some(FormFault::NotJson { .. })));
    assert_eq!(refused(&vec![b' '; MOST_BYTES + 1]), Some(FormFault::TooLarge { limit: MOST_BYTES }));
    let text = Desk::issued().proof();
    assert!(matches!(
        refused(&text.as_bytes()[..text.find("\"changes\":[").unwrap()]),
        Some(FormFault::NotJson { .. })
    ));
}

#[test]
fn the_ordinary_import_knows_a_proof_and_takes_nothing() {
    let file = Desk::issued().proof();
    let refusal = crate::exchange::decode(file.into_bytes(), crate::exchange::Limits::USUAL).map(drop);
    assert_eq!(refusal, Err(crate::exchange::Refusal::Foreign(crate::exchange::Looks::Proof)));
}

#[test]
fn the_schema_says_of_proofs_what_the_program_does() {
    let schema: Json = serde_json::from_str(include_str!("../sitebook-proof-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let text = Desk::issued().proof();
    let json: Json = serde_json::from_str(&text).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    for (from, to) in [
        ("sitebook-proof/1", "sitebook-proof/2"),
        ("\"digest\":\"", "\"digest\":\"x"),
        ("\"set\":\"plan\",\"to\"", "\"set\":\"plan\",\"two\""),
    ] {
        assert!(text.contains(from), "{from}");
        let other: Json = serde_json::from_str(&text.replacen(from, to, 1)).unwrap();
        assert!(!validator.is_valid(&other), "{from}");
    }
}

/// The places of the bytes of changes: what stands between them carries no meaning.
fn bytes_of_changes(text: &str) -> Vec<usize> {
    let start = text.find("\"changes\":[\n").unwrap() + "\"changes\":[\n".len();
    let mut places = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.starts_with('{') {
            let end = line.rfind('}').unwrap();
            places.extend(at..=at + end);
        }
        at += line.len();
    }
    places
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    /// Any other byte in any change is found: it is no file any more, or the change is named and the digest is not theirs.
    #[test]
    fn any_changed_byte_of_a_change_is_found(pick in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = TEXT.with(Clone::clone);
        let places = bytes_of_changes(&text);
        let place = places[pick.index(places.len())];
        let mut bytes = text.into_bytes();
        prop_assume!(bytes[place] != byte);
        bytes[place] = byte;
        match Proof::read(&bytes) {
            Err(_) => {}
            Ok(proof) => {
                prop_assert!(!proof.faults.is_empty());
                let verified = Verified::of(proof);
                prop_assert!(verified.faults.contains(&Fault::Digest));
            }
        }
    }
}

thread_local! {
    static TEXT: String = Desk::issued().proof();
}
