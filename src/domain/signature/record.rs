//! The record of a signature, and whether what it was put under still says the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Deletion, Value};
use crate::domain::ids::{PersonId, SignatureId, VisitId};
use crate::domain::text::Text;

use super::lines::{Said, hash, parts};
use super::strokes::{NotStrokes, Strokes};

/// For whom somebody signs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Party {
    /// 督查人员.
    Inspector,
    /// 现场负责人.
    Site,
}

impl Party {
    /// Both, in the order in which they sign.
    pub const ALL: [Self; 2] = [Self::Inspector, Self::Site];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inspector => "inspector",
            Self::Site => "site",
        }
    }

    /// Reads a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|party| party.key() == key)
    }

    /// What they are called.
    pub const fn name(self) -> Text {
        match self {
            Self::Inspector => Text::new("督查人员", "Inspector"),
            Self::Site => Text::new("现场负责人", "In charge on site"),
        }
    }
}

/// 签字.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Its id.
    pub id: SignatureId,
    /// The visit.
    pub visit: VisitId,
    /// For whom.
    pub party: Party,
    /// 姓名.
    pub name: String,
    /// What was drawn; none where the name was typed in place of it.
    pub strokes: Option<Result<Strokes, NotStrokes>>,
    /// The hash of what was signed, as 64 hex digits.
    pub hash: String,
    /// The short hash of each line of it.
    pub parts: BTreeMap<String, String>,
    /// At whose device it was signed.
    pub by: PersonId,
    /// When, milliseconds since 1970.
    pub at: u64,
}

/// Whether the record says what it said when it was signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Checked {
    /// It does.
    Same,
    /// 签字后有改动: the keys of what is different, added or gone. Empty where the signature does not say what it was put under.
    Changed(Vec<String>),
}

impl Signature {
    /// Reads a signature; none where it was deleted, or says neither of what nor whose it is.
    pub fn read(book: &Book, id: &SignatureId) -> Option<Self> {
        let of = id.entity();
        let text = |set: &str| book.text(of, set);
        let said = book.shown(of, "hash")?;
        let name = text("name").trim();
        if book.deletion(of) == Deletion::Deleted || name.is_empty() {
            return None;
        }
        let part = |(key, value): (&String, &Value)| Some((key.clone(), value.as_text()?.to_owned()));
        Some(Self {
            id: id.clone(),
            visit: VisitId::parse(text("of"))?,
            party: Party::from_key(text("party"))?,
            name: name.to_owned(),
            strokes: match text("strokes") {
                "" => None,
                strokes => Some(Strokes::read(strokes)),
            },
            hash: text("hash").to_owned(),
            parts: match book.value(of, "parts") {
                Value::Map(members) => members.iter().filter_map(part).collect(),
                _ => BTreeMap::new(),
            },
            by: PersonId::of(said.by()).unwrap_or_else(|| PersonId::from_rest("unknown").expect("a plain name")),
            at: said.at().milliseconds(),
        })
    }

    /// Holds it against what the record says now.
    pub fn check(&self, now: &Said) -> Checked {
        if hash(now) == self.hash {
            return Checked::Same;
        }
        let now = parts(now);
        let keys: BTreeSet<&String> = now.keys().chain(self.parts.keys()).collect();
        let is_changed = |key: &&String| now.get(*key) != self.parts.get(*key);
        Checked::Changed(keys.into_iter().filter(is_changed).cloned().collect())
    }
}
