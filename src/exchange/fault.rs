//! Finds out what is wrong with a change that could not be read. Slow and thorough: it runs once, for a file that is refused.

use std::cell::Cell;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::book::{ChangeId, EntityId, FieldName, MAX_DEPTH, Stamp};

use super::refusal::{ChangeFault, Refusal, Spot};

/// Says why `text`, which is JSON and begins at `spot`, is not the change that stands at `place`.
pub(super) fn diagnose(text: &str, place: usize, spot: Spot) -> Refusal {
    let not_a_change = |fault| Refusal::NotAChange { place, spot, fault };
    let found = Found::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let members = match (Look { found: &found, depth: 0 }).deserialize(&mut deserializer) {
        Ok(Loose::Object(members)) => members,
        Ok(_) => return not_a_change(ChangeFault::NotAnObject),
        Err(_) => return Refusal::BadJson(spot),
    };
    if let Some(name) = found.twice.take() {
        return Refusal::DuplicateName { name, spot };
    }
    if found.too_deep.get() {
        return Refusal::TooDeep(spot);
    }
    if let Some(fault) = found.number.get() {
        return not_a_change(fault);
    }
    let member = |name: &str| members.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    for (name, fits) in REQUIRED {
        match member(name) {
            None => return not_a_change(ChangeFault::Missing(name)),
            Some(value) if !fits(value) => return not_a_change(ChangeFault::Bad(name)),
            Some(_) => {}
        }
    }
    for (name, fits) in OPTIONAL {
        if member(name).is_some_and(|value| !fits(value)) {
            return not_a_change(ChangeFault::Bad(name));
        }
    }
    match member("id").and_then(Loose::text).map(ChangeId::parse) {
        Some(Ok(id)) => Refusal::Altered { place, id, spot },
        _ => not_a_change(ChangeFault::Other),
    }
}

type Rule = (&'static str, fn(&Loose) -> bool);

const REQUIRED: &[Rule] = &[
    ("at", |value| value.text().is_some_and(|text| text.parse::<Stamp>().is_ok())),
    ("by", |value| value.text().is_some_and(|text| text.parse::<EntityId>().is_ok())),
    ("of", |value| value.text().is_some_and(|text| text.parse::<EntityId>().is_ok())),
    ("set", |value| value.text().is_some_and(|text| text.parse::<FieldName>().is_ok())),
    ("to", |_| true),
];

const OPTIONAL: &[Rule] = &[
    ("id", is_id),
    ("over", |value| matches!(value, Loose::List(items) if items.iter().all(is_id))),
    ("why", |value| value.text().is_some()),
];

fn is_id(value: &Loose) -> bool {
    value.text().is_some_and(|text| ChangeId::parse(text).is_ok())
}

/// Any JSON, as far as a diagnosis needs it.
enum Loose {
    Object(Vec<(String, Loose)>),
    List(Vec<Loose>),
    Text(String),
    Other,
}

impl Loose {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Object(_) | Self::List(_) | Self::Other => None,
        }
    }
}

/// What was found on the way.
#[derive(Default)]
struct Found {
    twice: Cell<Option<String>>,
    too_deep: Cell<bool>,
    number: Cell<Option<ChangeFault>>,
}

#[derive(Clone, Copy)]
struct Look<'a> {
    found: &'a Found,
    /// The change itself is at depth 0, the value of a member at 1.
    depth: usize,
}

impl Look<'_> {
    fn deeper(self) -> Self {
        if self.depth > MAX_DEPTH {
            self.found.too_deep.set(true);
        }
        Self { depth: self.depth + 1, ..self }
    }

    fn number(self, number: i64) -> Loose {
        if number.unsigned_abs() >= 1 << 53 {
            self.found.number.set(Some(ChangeFault::NumberTooLarge));
        }
        Loose::Other
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = Loose;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(self.number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(self.number(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        let fault = if number.abs() >= 9_007_199_254_740_992.0 && number.fract() == 0.0 {
            ChangeFault::NumberTooLarge
        } else {
            ChangeFault::Fraction
        };
        self.found.number.set(Some(fault));
        Ok(Loose::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
        let (mut items, within) = (Vec::new(), self.deeper());
        while let Some(item) = list.next_element_seed(within)? {
            items.push(item);
        }
        Ok(Loose::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let (mut members, within) = (Vec::new(), self.deeper());
        let mut names = std::collections::BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name.clone()) {
                self.found.twice.set(Some(name.clone()));
            }
            members.push((name, map.next_value_seed(within)?));
        }
        Ok(Loose::Object(members))
    }
}

/// The first place in a text where half of a surrogate pair is written as an escape (`\ud83d` alone).
pub(super) fn lone_surrogate(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let unit = |at: usize| {
        let digits = text.get(at + 2..at + 6)?;
        (bytes.get(at..at + 2)? == b"\\u").then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        at += match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => return Some(at),
            Some(_) => 6,
            None => 2,
        };
    }
    None
}

/// Whether a text is JSON that this program can read past: used for members that it does not know.
pub(super) fn is_json(text: &str) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde::de::IgnoredAny::deserialize(&mut deserializer)?;
    deserializer.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_halves_of_surrogate_pairs_are_found() {
        assert_eq!(lone_surrogate(r"a\ud83d\ude00b"), None);
        assert_eq!(lone_surrogate(r"a\\ud83d"), None);
        assert_eq!(lone_surrogate(r"ab\ud83dx"), Some(2));
        assert_eq!(lone_surrogate(r"\ud83d\u0041"), Some(0));
        assert_eq!(lone_surrogate(r"\udc00"), Some(0));
        assert_eq!(lone_surrogate(r"\"), None);
    }
}
