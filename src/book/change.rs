//! One fact: one field of one entity gets one value.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::canonical::{id_and_line, id_of};
use super::draft::ChangeDraft;
use super::id::{ChangeId, EntityId, FieldName, Parsed};
use super::stamp::Stamp;
use super::value::Value;

/// A change with the id that its content gives it, which is computed when it is first asked for. Never altered once made.
#[derive(Clone, Debug)]
pub struct Change {
    id: OnceLock<ChangeId>,
    draft: ChangeDraft,
}

impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        self.draft == other.draft
    }
}

impl Eq for Change {}

impl ChangeDraft {
    /// Completes the draft, which gives it its id; `over` is brought into its canonical order.
    pub fn seal(mut self) -> Change {
        if !self.over.is_sorted_by(|a, b| a < b) {
            let mut over = self.over.into_vec();
            over.sort_unstable();
            over.dedup();
            self.over = over.into_boxed_slice();
        }
        if self.extra.as_ref().is_some_and(|extra| extra.is_empty()) {
            self.extra = None;
        }
        Change { id: OnceLock::new(), draft: self }
    }
}

impl Change {
    /// The id: the hash of the rest.
    pub fn id(&self) -> ChangeId {
        *self.id.get_or_init(|| id_of(&self.draft, &mut Vec::with_capacity(512)))
    }

    /// Whether it was read together with the id that its content gives, which then vouches for it.
    pub(crate) fn came_with_its_id(&self) -> bool {
        self.id.get().is_some()
    }

    /// The order of files: by (`at`, `id`).
    pub fn by_stamp(&self, other: &Self) -> Ordering {
        self.at().cmp(&other.at()).then_with(|| self.id().cmp(&other.id()))
    }

    /// Everything but the id.
    pub const fn draft(&self) -> &ChangeDraft {
        &self.draft
    }

    /// When, and on which page session.
    pub const fn at(&self) -> Stamp {
        self.draft.at
    }

    /// The person who made it.
    pub const fn by(&self) -> &EntityId {
        &self.draft.by
    }

    /// The entity.
    pub const fn of(&self) -> &EntityId {
        &self.draft.of
    }

    /// The field.
    pub const fn set(&self) -> &FieldName {
        &self.draft.set
    }

    /// The value that the field got.
    pub const fn to(&self) -> &Value {
        &self.draft.to
    }

    /// The changes that it replaced.
    pub const fn over(&self) -> &[ChangeId] {
        &self.draft.over
    }

    /// The reason, where there is one.
    pub fn why(&self) -> Option<&str> {
        self.draft.why.as_deref()
    }

    /// The same change with other copies of the same names.
    pub(super) fn sharing(mut self, by: EntityId, of: EntityId, set: FieldName) -> Self {
        self.draft.by = by;
        self.draft.of = of;
        self.draft.set = set;
        self
    }
}

impl<'de> Deserialize<'de> for Change {
    /// Reads a change. A written id that differs is an error; a missing one is not: sealed segments leave it out.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { id, draft } = Written::deserialize(deserializer)?;
        let change = draft.seal();
        match id {
            Some(written) if written != change.id() => {
                Err(de::Error::custom(format_args!("change {written} was altered: its content gives {}", change.id())))
            }
            _ => Ok(change),
        }
    }
}

/// A change as it was read, with the id that was written beside it.
pub struct Written {
    id: Option<ChangeId>,
    draft: ChangeDraft,
}

impl Written {
    /// Completes it, and leaves its canonical form in `line`. None if its content gives another id than the written one.
    pub fn seal(self, line: &mut Vec<u8>) -> Option<Change> {
        let change = self.draft.seal();
        let id = id_and_line(&change.draft, line);
        let sealed = Change { id: OnceLock::from(id), ..change };
        self.id.is_none_or(|written| written == id).then_some(sealed)
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

/// The name of a member.
enum Name {
    Id,
    At,
    By,
    Of,
    Set,
    To,
    Over,
    Why,
    Extra(String),
}

impl Name {
    fn of(name: &str) -> Result<Self, Infallible> {
        Ok(match name {
            "id" => Self::Id,
            "at" => Self::At,
            "by" => Self::By,
            "of" => Self::Of,
            "set" => Self::Set,
            "to" => Self::To,
            "over" => Self::Over,
            "why" => Self::Why,
            other => Self::Extra(other.to_owned()),
        })
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed("a name", Name::of))
    }
}

fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(slot: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
    match slot.replace(map.next_value()?) {
        None => Ok(()),
        Some(_) => Err(de::Error::custom("a name stands twice in one change")),
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a change")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let (mut id, mut at, mut by, mut of, mut set, mut to) = (None, None, None, None, None, None);
        let (mut over, mut why): (Option<Vec<ChangeId>>, Option<Arc<str>>) = (None, None);
        let mut extra = BTreeMap::new();
        while let Some(name) = map.next_key::<Name>()? {
            match name {
                Name::Id => once::<ChangeId, A>(&mut id, &mut map)?,
                Name::At => once(&mut at, &mut map)?,
                Name::By => once(&mut by, &mut map)?,
                Name::Of => once(&mut of, &mut map)?,
                Name::Set => once(&mut set, &mut map)?,
                Name::To => once(&mut to, &mut map)?,
                Name::Over => once(&mut over, &mut map)?,
                Name::Why => once(&mut why, &mut map)?,
                Name::Extra(name) => {
                    let value = map.next_value::<Value>()?;
                    if extra.insert(name, value).is_some() {
                        return Err(de::Error::custom("a name stands twice in one change"));
                    }
                }
            }
        }
        let draft = ChangeDraft {
            at: at.ok_or_else(|| de::Error::missing_field("at"))?,
            by: by.ok_or_else(|| de::Error::missing_field("by"))?,
            of: of.ok_or_else(|| de::Error::missing_field("of"))?,
            set: set.ok_or_else(|| de::Error::missing_field("set"))?,
            to: to.ok_or_else(|| de::Error::missing_field("to"))?,
            over: over.unwrap_or_default().into_boxed_slice(),
            why,
            extra: (!extra.is_empty()).then(|| Box::new(extra)),
        };
        Ok(Written { id, draft })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::write_canonical;

    fn sample() -> ChangeDraft {
        ChangeDraft {
            at: Stamp::new(1_790_000_000_000, 0, 0x8b13_399c),
            by: "person/张三".parse().unwrap(),
            of: "problem/7f".parse().unwrap(),
            set: "state".parse().unwrap(),
            to: "rectifying".into(),
            over: Box::default(),
            why: None,
            extra: None,
        }
    }

    fn canonical(change: &Change) -> String {
        let mut out = Vec::new();
        write_canonical(change, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_was_read_is_sealed_as_any_change_and_written_as_it_is_in_files() {
        let extra = BTreeMap::from([("before".to_owned(), Value::Int(1)), ("hue".to_owned(), Value::Null)]);
        let over = [ChangeId([1; 16])].into();
        let full = ChangeDraft { over, why: Some("到期".into()), ..sample() };
        for draft in [sample(), full.clone(), ChangeDraft { extra: Some(Box::new(extra)), ..full }] {
            let change = draft.seal();
            let text = canonical(&change);
            let mut line = b"what was there".to_vec();
            let sealed = serde_json::from_str::<Written>(&text).unwrap().seal(&mut line).unwrap();
            assert_eq!(
                (sealed.id(), &sealed, String::from_utf8(line.clone()).unwrap()),
                (change.id(), &change, text.clone())
            );
            let altered = text.replace("rectifying", "closed");
            assert!(serde_json::from_str::<Written>(&altered).unwrap().seal(&mut line).is_none());
        }
    }

    #[test]
    fn canonical_form_reads_back_to_the_same_change() {
        let extra = BTreeMap::from([("seal".to_owned(), Value::Int(1)), ("after".to_owned(), Value::Null)]);
        let full = ChangeDraft { why: Some("到期".into()), extra: Some(Box::new(extra)), ..sample() };
        for draft in [sample(), full] {
            let change = draft.seal();
            let text = canonical(&change);
            let back: Change = serde_json::from_str(&text).unwrap();
            assert_eq!(back, change);
            assert_eq!(canonical(&back), text);
        }
    }

    #[test]
    fn canonical_form_is_fixed() {
        assert_eq!(
            canonical(&sample().seal()).split_once(r#","id":"#).unwrap().0,
            r#"{"at":"01a0c4506c000000-8b13399c","by":"person/张三""#
        );
    }

    #[test]
    fn order_of_over_does_not_matter() {
        let (a, b) = (ChangeId([1; 16]), ChangeId([2; 16]));
        let first = ChangeDraft { over: [a, b].into(), ..sample() }.seal();
        let second = ChangeDraft { over: [b, a, b].into(), ..sample() }.seal();
        assert_eq!(first, second);
    }

    #[test]
    fn altered_content_is_refused() {
        let text = canonical(&sample().seal()).replace("rectifying", "closed");
        let error = serde_json::from_str::<Change>(&text).unwrap_err().to_string();
        assert!(error.contains("was altered"), "{error}");
    }

    #[test]
    fn a_member_twice_is_refused() {
        let text = canonical(&sample().seal()).replace(r#"{"at""#, r#"{"set":"x","at""#);
        assert!(serde_json::from_str::<Change>(&text).unwrap_err().to_string().contains("twice"));
    }
}
