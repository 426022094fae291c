//! Files in which nothing means what it should.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use sitebook::book::{Change, ChangeDraft, ChangeId, EntityId, Stamp, Value};
use sitebook::domain::fields::fields_of;
use sitebook::domain::kind::Kind;

/// 21 September 2026.
const TODAY: u64 = 1_790_000_000_000;

/// A change of an odd file.
#[derive(Clone, Debug)]
pub struct Odd {
    of: String,
    set: String,
    to: Value,
    at: (u64, u16, u32),
    by: String,
    over: Vec<[u8; 16]>,
    why: Option<String>,
    extra: Option<Value>,
}

impl Odd {
    pub fn seal(self) -> Change {
        let (milliseconds, counter, session) = self.at;
        let extra = self.extra.map(|value| Box::new(BTreeMap::from([("gps".to_owned(), value)])));
        ChangeDraft {
            at: Stamp::new(milliseconds, counter, session),
            by: self.by.parse().unwrap(),
            of: self.of.parse().unwrap(),
            set: self.set.parse().unwrap(),
            to: self.to,
            over: self.over.into_iter().map(ChangeId).collect(),
            why: self.why.map(Arc::from),
            extra,
        }
        .seal()
    }
}

/// Ids of every kind that leaves a device and of unknown ones, few of each, so that they meet; some are words of addresses.
fn id() -> impl Strategy<Value = String> {
    let mut kinds: Vec<&str> = Kind::all().filter(|kind| !kind.is_local()).map(|kind| kind.key()).collect();
    kinds.extend(["drone_flight", "weather", "project ", "Project"]);
    let rests = ["1", "2", "new", "import", "a/b", "?x=1#y", "%2F", "..", "督查\u{202e}", "1\u{200b}", "this"];
    (select(kinds), select(rests.to_vec())).prop_map(|(kind, rest)| format!("{kind}/{rest}"))
}

/// Fields that mean something to some kind, and some that mean nothing.
fn field() -> impl Strategy<Value = String> {
    let mut known: Vec<String> = Kind::all()
        .flat_map(|kind| fields_of(kind.key()))
        .map(|spec| spec.key.to_owned())
        .chain(
            [
                "state",
                "of",
                "project",
                "visit",
                "template",
                "day",
                "finished",
                "amended",
                "item",
                "text",
                "name",
                "parent",
                "kind",
                "rejected",
                "suspended",
                "extension",
                "deleted",
                "deadline",
                "original_deadline",
                "v/1",
                "v/65535",
                "v/70000",
                "v/x",
                "answer/appraisal",
                "answer/",
                "note/appraisal",
                "x/自定义",
                "x/",
            ]
            .map(str::to_owned),
        )
        .collect();
    known.sort();
    known.dedup();
    // What joins entities is tried most of all.
    prop_oneof![3 => select(vec!["of".to_owned(), "project".to_owned()]), 5 => select(known)]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => id(),
        3 => select(vec![
            "", " ", "甲", "preliminary@1", "preliminary@65536", "@", "2026-09-21", "2026-02-30", "9999-12-31", "0000-01-01",
            "2026年三季度", "closed", "rectifying", "pass", "fail", "na", "-1", "99999999999999999999999999999999999999",
            "0.0000000000000000000000000000000000001", "1e400", "true", "AQ", "serious", "<b>&amp;</b>", "\u{202e}督", "\u{0}",
            "{\"title\":{}}", "inspector",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => (1_usize..4_000).prop_map(|length| "督".repeat(length)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::text),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => select(vec![0, 1, -1, (1_i64 << 53) - 1, 1 - (1_i64 << 53)]).prop_map(Value::Int),
    ];
    leaf.prop_recursive(4, 12, 4, |inner| {
        let name =
            select(vec!["title", "to", "why", "zh", "en", "key", "version", "sections", "items", "prompt", "kind"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| Value::List(items.into())),
            prop::collection::btree_map(name.prop_map(str::to_owned), inner, 0..4)
                .prop_map(|members| Value::Map(Arc::new(members))),
        ]
    })
}

fn odd() -> impl Strategy<Value = Odd> {
    let milliseconds = select(vec![0, 1, TODAY, TODAY + 1, TODAY + 3_600_000, TODAY * 3, (1 << 48) - 1]);
    let at = (milliseconds, 0_u16..3, select(vec![0_u32, 1, 7, u32::MAX]));
    let by = prop_oneof![4 => Just("person/1".to_owned()), 1 => id()];
    let over = prop::collection::vec(any::<[u8; 16]>(), 0..2);
    let why = prop::option::of(text());
    (id(), field(), value(), at, by, over, why, prop::option::weighted(0.1, value()))
        .prop_map(|(of, set, to, at, by, over, why, extra)| Odd { of, set, to, at, by, over, why, extra })
}

/// A file of such changes.
pub fn odd_file() -> impl Strategy<Value = Vec<Odd>> {
    prop::collection::vec(odd(), 1..60)
}

fn plain(of: &str, set: &str, to: &str, at: u64) -> Change {
    Odd {
        of: of.to_owned(),
        set: set.to_owned(),
        to: Value::text(to),
        at: (TODAY + at, 0, 7),
        by: "person/1".to_owned(),
        over: Vec::new(),
        why: None,
        extra: None,
    }
    .seal()
}

/// Remarks of which each is about the one before, the first about a project.
pub fn chain(length: u64) -> Vec<Change> {
    let mut changes = vec![plain("project/p", "name", "甲", 0), plain("remark/0", "of", "project/p", 1)];
    for number in 1..length {
        changes.push(plain(&format!("remark/{number}"), "of", &format!("remark/{}", number - 1), number));
        changes.push(plain(&format!("remark/{number}"), "text", "甲", number));
    }
    changes
}

/// Remarks of which each is about the next, and the last about the first.
pub fn circle(length: u64) -> Vec<Change> {
    let about = |number: u64| format!("remark/{}", (number + 1) % length);
    (0..length).map(|number| plain(&format!("remark/{number}"), "of", &about(number), number)).collect()
}

/// One field that so many people wrote without knowing of each other.
pub fn heads(count: u64) -> Vec<Change> {
    let of: EntityId = "project/p".parse().unwrap();
    (0..count).map(|number| plain(of.as_str(), "name", &format!("{number}"), number)).collect()
}
