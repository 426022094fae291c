//! Names of things: entities (`problem/9f2c…`), fields (`state`) and changes (128 bits of SHA-256).

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not a name or an id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdError {
    /// Empty, or longer than the limit.
    Length,
    /// A character that names must not have.
    Character,
    /// No `kind/` in front, or nothing behind it.
    NoKind,
}

/// The first 128 bits of the SHA-256 over the canonical form of a change without its id; written as 32 lower-case hex digits.
#[derive(Clone, Copy)]
pub struct ChangeId(pub [u8; 16]);

/// What a change is about: `kind/rest`, at most 200 bytes, for example `problem/7f…` or `unit/区建委`.
#[derive(Clone)]
pub struct EntityId(Arc<str>);

/// Which field of an entity a change sets, at most 100 bytes, for example `state` or `answer/qq01`.
#[derive(Clone)]
pub struct FieldName(Arc<str>);

const LONGEST_ENTITY: usize = 200;
const LONGEST_FIELD: usize = 100;

fn no_control_characters(text: &str) -> Result<(), IdError> {
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    match text.bytes().all(plain) || !text.chars().any(char::is_control) {
        true => Ok(()),
        false => Err(IdError::Character),
    }
}

/// Compares as slices are compared, eight bytes at a time: WebAssembly has no instruction for it, and the compiler's own function goes
/// byte by byte.
fn compare(one: &[u8], other: &[u8]) -> Ordering {
    let common = one.len().min(other.len());
    let word = |text: &[u8], from: usize| -> u64 {
        text.get(from..from + 8).and_then(|bytes| <[u8; 8]>::try_from(bytes).ok()).map_or(0, u64::from_be_bytes)
    };
    let mut from = 0;
    while from < common {
        if common < 8 {
            return one.cmp(other);
        }
        // The last word may begin within the one before it, which is the same in both.
        let at = from.min(common - 8);
        match word(one, at).cmp(&word(other, at)) {
            Ordering::Equal => from = at + 8,
            different => return different,
        }
    }
    one.len().cmp(&other.len())
}

impl PartialEq for ChangeId {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for ChangeId {}

impl Ord for ChangeId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl PartialOrd for ChangeId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for ChangeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl ChangeId {
    /// In the order of its bytes. Numbers are compared at once, bytes one after the other.
    const fn number(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// Reads 32 lower-case hex digits.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(IdError::Length);
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (nibble(pair[0])? << 4) | nibble(pair[1])?;
        }
        Ok(Self(bytes))
    }

    /// The 32 hex digits as ASCII bytes.
    pub fn hex(self) -> [u8; 32] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 32];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        text
    }
}

fn nibble(digit: u8) -> Result<u8, IdError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(IdError::Character),
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ascii(&self.hex()))
    }
}

impl fmt::Debug for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for ChangeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ascii(&self.hex()))
    }
}

impl<'de> Deserialize<'de> for ChangeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed("32 lower-case hex digits", Self::parse))
    }
}

impl EntityId {
    /// Joins a kind and the rest.
    pub fn new(kind: &str, rest: &str) -> Result<Self, IdError> {
        Self::from_str(&format!("{kind}/{rest}"))
    }

    /// The part before the first `/`.
    pub fn kind(&self) -> &str {
        self.0.split_once('/').map_or("", |(kind, _)| kind)
    }

    /// The part behind the first `/`.
    pub fn rest(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, rest)| rest)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it never leaves this device.
    pub fn is_local(&self) -> bool {
        self.0.starts_with(super::LOCAL_PREFIX)
    }
}

impl FromStr for EntityId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() > LONGEST_ENTITY {
            return Err(IdError::Length);
        }
        no_control_characters(text)?;
        match text.split_once('/') {
            Some((kind, rest)) if !kind.is_empty() && !rest.is_empty() => Ok(Self(text.into())),
            _ => Err(IdError::NoKind),
        }
    }
}

impl FieldName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FieldName {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.is_empty() || text.len() > LONGEST_FIELD {
            return Err(IdError::Length);
        }
        no_control_characters(text)?;
        Ok(Self(text.into()))
    }
}

impl std::borrow::Borrow<str> for FieldName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for EntityId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

macro_rules! text_id {
    ($name:ident) => {
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || (self.0.len() == other.0.len() && self.cmp(other).is_eq())
            }
        }

        impl Eq for $name {}

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                compare(self.0.as_bytes(), other.0.as_bytes())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parsed(stringify!($name), str::parse))
            }
        }
    };
}

text_id!(EntityId);
text_id!(FieldName);

/// Reads a text by parsing it where it stands, without a copy: a file holds a million of them.
pub(super) struct Parsed<T, E>(pub &'static str, pub fn(&str) -> Result<T, E>);

impl<T, E> Visitor<'_> for Parsed<T, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<F: serde::de::Error>(self, text: &str) -> Result<T, F> {
        (self.1)(text).map_err(|_| F::custom(format_args!("not {}", self.0)))
    }
}

/// Digits that were written as bytes.
pub(super) fn ascii(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).expect("hex digits are ASCII")
}

/// Lets equal names share one allocation: a book of 200,000 changes has few distinct ones.
#[derive(Default, Debug)]
pub struct Intern(HashSet<Arc<str>>);

impl Intern {
    /// The shared copy of an entity id.
    pub fn entity(&mut self, id: &EntityId) -> EntityId {
        EntityId(self.share(&id.0))
    }

    /// The shared copy of a field name.
    pub fn field(&mut self, name: &FieldName) -> FieldName {
        FieldName(self.share(&name.0))
    }

    fn share(&mut self, text: &Arc<str>) -> Arc<str> {
        // A segment brings each of its names in one copy: those are few enough.
        if Arc::strong_count(text) > 1 {
            return Arc::clone(text);
        }
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        self.0.insert(Arc::clone(text));
        Arc::clone(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn entity_needs_kind_and_rest() {
        for text in ["problem", "/x", "problem/", ""] {
            assert_eq!(text.parse::<EntityId>(), Err(IdError::NoKind), "{text}");
        }
        let unit: EntityId = "unit/区建委/二科".parse().unwrap();
        assert_eq!((unit.kind(), unit.rest()), ("unit", "区建委/二科"));
    }

    #[test]
    fn change_id_reads_back() {
        let id = ChangeId([0xab; 16]);
        assert_eq!(ChangeId::parse(&id.to_string()), Ok(id));
        assert_eq!(ChangeId::parse("AB"), Err(IdError::Length));
        assert_eq!(ChangeId::parse(&"AB".repeat(16)), Err(IdError::Character));
    }

    proptest! {
        #[test]
        fn names_are_in_the_order_of_their_bytes(start in "[a-c]{0,20}", one in "[a-c中文]{0,12}", other in "[a-c中文]{0,12}") {
            let (one, other) = (format!("k/{start}{one}."), format!("k/{start}{other}."));
            let (a, b): (EntityId, EntityId) = (one.parse().unwrap(), other.parse().unwrap());
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert_eq!(a == b, one == other);
        }

        #[test]
        fn bytes_are_compared_as_slices_are(one in proptest::collection::vec(0..3_u8, 0..20), other in proptest::collection::vec(0..3_u8, 0..20)) {
            prop_assert_eq!(compare(&one, &other), one.cmp(&other));
        }

        #[test]
        fn changes_are_in_the_order_of_their_bytes(one in any::<[u8; 16]>(), other in any::<[u8; 16]>()) {
            prop_assert_eq!(ChangeId(one).cmp(&ChangeId(other)), one.cmp(&other));
        }
    }

    #[test]
    fn names_hold_no_control_characters() {
        assert_eq!("unit/a\nb".parse::<EntityId>(), Err(IdError::Character));
        assert_eq!("a\0".parse::<FieldName>(), Err(IdError::Character));
    }
}
