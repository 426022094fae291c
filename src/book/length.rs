//! How long the canonical form of a change is, told without writing it, and the longest text in it.

use super::change::Change;
use super::value::Value;

/// How many bytes the canonical form of a change has, without writing it and without asking for its id.
pub fn canonical_length(change: &Change) -> usize {
    const STAMP: usize = 27;
    const ID: usize = 34;
    let draft = change.draft();
    let member = |name: usize, value: usize| name + 4 + value;
    let over = match draft.over.len() {
        0 => 0,
        some => member(4, 1 + some * (ID + 1)),
    };
    let names = [&draft.by, &draft.of].map(|name| member(2, text_length(name.as_str())));
    let extra = draft.extra.iter().flat_map(|extra| extra.iter());
    let extra: usize = extra.map(|(name, value)| 2 + text_length(name) + value_length(value)).sum();
    // A comma stands before each member but the first, and a brace on either side of all.
    1 + member(2, STAMP)
        + member(2, ID)
        + names.iter().sum::<usize>()
        + over
        + member(3, text_length(draft.set.as_str()))
        + member(2, value_length(&draft.to))
        + draft.why.as_ref().map_or(0, |why| member(3, text_length(why)))
        + extra
}

/// How many bytes the longest text of a change has: its value, what is in it, its reason, what a newer version wrote.
pub fn longest_text(change: &Change) -> usize {
    let draft = change.draft();
    let why = draft.why.as_ref().map_or(0, |why| why.len());
    let extra = draft.extra.iter().flat_map(|extra| extra.iter());
    let extra = extra.map(|(name, value)| name.len().max(longest_in(value))).max();
    why.max(longest_in(&draft.to)).max(extra.unwrap_or(0))
}

fn longest_in(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Int(_) => 0,
        Value::Text(text) => text.len(),
        Value::List(items) => items.iter().map(longest_in).max().unwrap_or(0),
        Value::Map(members) => members.iter().map(|(name, value)| name.len().max(longest_in(value))).max().unwrap_or(0),
    }
}

fn value_length(value: &Value) -> usize {
    let list = |count: usize| 2 + count.saturating_sub(1);
    match value {
        Value::Null | Value::Bool(true) => 4,
        Value::Bool(false) => 5,
        Value::Int(number) => number.checked_ilog10().map_or_else(|| number.to_string().len(), |log| log as usize + 1),
        Value::Text(text) => text_length(text),
        Value::List(items) => list(items.len()) + items.iter().map(value_length).sum::<usize>(),
        Value::Map(members) => {
            let member = |(name, value): (&String, &Value)| text_length(name) + 1 + value_length(value);
            list(members.len()) + members.iter().map(member).sum::<usize>()
        }
    }
}

/// The bytes of a text with its quotes and escapes.
fn text_length(text: &str) -> usize {
    let escape = |byte: u8| match byte {
        b'"' | b'\\' | 0x08 | 0x09 | 0x0a | 0x0c | 0x0d => 1,
        0..0x20 => 5,
        _ => 0,
    };
    2 + text.len() + text.bytes().map(escape).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::book::{ChangeDraft, ChangeId, write_canonical};

    fn check(to: Value, why: Option<&str>, over: usize, extra: &[(&str, Value)]) {
        let extra: BTreeMap<String, Value> =
            extra.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let draft = ChangeDraft {
            at: "01a0c4506c000000-8b13399c".parse().unwrap(),
            by: "person/\"张\"".parse().unwrap(),
            of: "project/p\\1".parse().unwrap(),
            set: "x".parse().unwrap(),
            to,
            over: (0..over).map(|number| ChangeId([u8::try_from(number).unwrap(); 16])).collect(),
            why: why.map(Arc::from),
            extra: Some(Box::new(extra)),
        };
        let change = draft.seal();
        let mut line = Vec::new();
        write_canonical(&change, &mut line);
        assert_eq!(canonical_length(&change), line.len(), "{}", String::from_utf8_lossy(&line));
    }

    #[test]
    fn the_length_is_that_of_what_is_written() {
        for number in [0, 9, 10, -1, -10, (1 << 53) - 1, 1 - (1 << 53)] {
            check(Value::Int(number), None, 0, &[]);
        }
        let every_character: String =
            (0..0x100).filter_map(char::from_u32).chain("督\u{1f6a7}\u{2028}".chars()).collect();
        check(Value::text(&every_character), Some(&every_character), 3, &[(&every_character, Value::Bool(false))]);
        let list = Value::List([Value::Null, Value::Bool(true), Value::List([].into())].into());
        let map = BTreeMap::from([("a\n".to_owned(), list.clone()), ("b".to_owned(), Value::Map(Arc::default()))]);
        check(list, None, 1, &[("gps", Value::Map(Arc::new(map))), ("z", Value::Null)]);
    }
}
