//! Columns: whatever a change holds comes back, and bytes that were not written so are refused.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::packing::{pack, unpack};
use super::*;
use crate::book::{Change, Value};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::Int),
        "\\PC{0,6}|[a-c]{1,2}/[0-9a-f]{32}|\0|".prop_map(Value::text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(|items| Value::List(items.into()));
        let map = prop::collection::btree_map("[a-z]{0,2}", inner, 0..4).prop_map(|map| Value::Map(map.into()));
        prop_oneof![list, map]
    })
}

/// Changes of few fields, so that some replace others that came before or come later.
fn draft() -> impl Strategy<Value = ChangeDraft> {
    let at = (0..1_u64 << 48, any::<u16>(), prop_oneof![0..3_u32, any::<u32>()]);
    let of = prop_oneof![Just("visit/99e9c9334be045c436191b7c8fafe7a0".to_owned()), "[ab]/(é|[0-9a-f]{31,33})"];
    let extra = prop::option::of(prop::collection::btree_map("x[a-z]", value(), 1..3).prop_map(Box::new));
    let why = prop::option::of("\\PC{0,4}".prop_map(|why| why.as_str().into()));
    (at, of, "[ab]", value(), prop::collection::vec(any::<[u8; 16]>(), 0..2), why, extra).prop_map(
        |((milliseconds, counter, session), of, set, to, over, why, extra)| ChangeDraft {
            at: Stamp::new(milliseconds, counter, session),
            by: "person/张三".parse().unwrap(),
            of: of.parse().unwrap(),
            set: set.parse().unwrap(),
            to,
            over: over.into_iter().map(ChangeId).collect(),
            why,
            extra,
        },
    )
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let step = (draft(), prop::option::of(any::<prop::sample::Index>()), 0..3_u8);
    prop::collection::vec(step, 0..30).prop_map(|steps| {
        let mut entries: Vec<Entry> = Vec::new();
        for (mut draft, replaced, origin) in steps {
            let replaced: Option<&Change> =
                replaced.filter(|_| !entries.is_empty()).map(|index| &index.get(&entries).change);
            draft.over = draft.over.into_iter().chain(replaced.map(Change::id)).collect();
            let change = draft.seal();
            entries.push(match origin {
                0 => Entry::own(change),
                number => Entry::imported(change, format!("local.import/{number}").parse().unwrap()),
            });
        }
        entries
    })
}

proptest! {
    #[test]
    fn whatever_a_change_holds_comes_back(entries in entries()) {
        let key = |entry: &Entry| (entry.change.id(), entry.origin.clone());
        let sorted = |entries: &[Entry]| {
            let by_id: BTreeMap<_, _> = entries.iter().map(|entry| (key(entry), entry.clone())).collect();
            (entries.len(), by_id)
        };
        let read = unpack(&pack(&entries)).unwrap();
        prop_assert_eq!(sorted(&read), sorted(&entries));
    }

    #[test]
    fn bytes_that_were_altered_never_panic(entries in entries(), place in any::<prop::sample::Index>(), byte: u8) {
        let mut packed = pack(&entries);
        let place = place.index(packed.len());
        packed[place] = byte;
        if let Ok(read) = unpack(&packed) {
            prop_assert!(read.len() <= packed.len());
        }
        packed.truncate(place);
        prop_assert!(unpack(&packed).is_err());
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(read) = unpack(&bytes) {
            prop_assert!(read.len() <= bytes.len());
        }
    }
}
