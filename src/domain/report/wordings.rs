//! The templates of bulletins in the book, with their versions; which one a bulletin is made by; one template as a file.
//!
//! A template is an entity of the office's rules (`rule/wording.…`) with a field for each version (`v/1`, `v/2`, …), which never changes
//! once it stands: a bulletin names the version that it was begun with, and reads the same until somebody takes another.

use serde::{Deserialize, Serialize};

use crate::book::{Book, Deletion, EntityId, Value};
use crate::domain::kind::Kind;

use super::wording::Wording;

/// The prefix of the fields that hold the versions.
pub const VERSION: &str = "v/";

/// The field that says that a template is offered no more.
pub const RETIRED: &str = "retired";

/// The field of a bulletin that names its template: `wording.…@2`; nothing for the built-in one.
pub const TEMPLATE: &str = "template";

/// What stands before the name of a template among the rules of the office.
const PREFIX: &str = "wording.";

/// What a file of one template says that it is.
const FORMAT: &str = "sitebook-bulletin-template/1";

/// The greatest file that is read as a template, bytes: none is longer than some hundred sentences.
pub const LARGEST_FILE: usize = 1 << 20;

/// A version of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordingKey {
    /// The template.
    pub of: EntityId,
    /// Its version.
    pub version: u16,
}

/// By what a bulletin is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MadeBy {
    /// The built-in template.
    BuiltIn,
    /// A template of the office's.
    Own(WordingKey, Box<Wording>),
    /// One that is not in this book, or that only a newer program reads: the built-in one stands in for it.
    Missing,
}

/// Why a file is no template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileFault {
    /// It is too large for one.
    TooLarge,
    /// It is no JSON at all.
    NoJson,
    /// It is something else, or says what it is in no way that is known here; what it says that it is.
    Another(Option<String>),
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    template: Wording,
}

#[derive(Deserialize)]
struct Head {
    format: Option<String>,
}

impl WordingKey {
    /// As one word: `wording.…@2`.
    pub fn text(&self) -> String {
        format!("{}@{}", self.of.rest(), self.version)
    }

    /// As a bulletin keeps it.
    pub fn stored(&self) -> Value {
        Value::text(self.text())
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, version) = text.rsplit_once('@')?;
        let of = EntityId::new(Kind::Rule.key(), rest).ok().filter(is_wording)?;
        Some(Self { of, version: version.parse().ok()? })
    }
}

/// The id of a template with this name of its own.
pub fn id(fresh: &str) -> Option<EntityId> {
    EntityId::new(Kind::Rule.key(), &format!("{PREFIX}{fresh}")).ok()
}

/// What a template is called in an address: its own part of its id.
pub fn own_name(of: &EntityId) -> &str {
    of.rest().strip_prefix(PREFIX).unwrap_or_default()
}

/// Whether it is a template.
pub fn is_wording(of: &EntityId) -> bool {
    Kind::of(of) == Some(Kind::Rule) && of.rest().starts_with(PREFIX)
}

/// The versions of a template that can be read, the newest last; one that only a newer program reads is left alone.
pub fn versions(book: &Book, of: &EntityId) -> Vec<Wording> {
    let Some(entity) = book.entity(of).filter(|_| book.deletion(of) != Deletion::Deleted) else { return Vec::new() };
    let read = |field: &str| {
        let mut wording = parsed(book.value(of, field))?;
        wording.version = field.strip_prefix(VERSION)?.parse().ok()?;
        Some(wording)
    };
    let mut all: Vec<Wording> = entity.fields_from(VERSION).filter_map(|field| read(field.as_str())).collect();
    all.sort_by_key(|wording| wording.version);
    all
}

/// The number of the newest version that stands in the book, be it that only a newer program reads it; 0 for none.
pub fn newest_number(book: &Book, of: &EntityId) -> u16 {
    let fields = book.entity(of).into_iter().flat_map(|entity| entity.fields_from(VERSION));
    let numbers = fields.filter_map(|field| field.as_str().strip_prefix(VERSION)?.parse().ok());
    numbers.max().unwrap_or(0)
}

/// Whether a template is offered no more.
pub fn is_retired(book: &Book, of: &EntityId) -> bool {
    book.value(of, RETIRED).is_true()
}

/// The newest version of every template, by name.
pub fn newest(book: &Book) -> Vec<(WordingKey, Wording)> {
    let all = book.entities(Kind::Rule.key()).map(|(of, _)| of).filter(|of| is_wording(of));
    let mut newest: Vec<(WordingKey, Wording)> = all
        .filter_map(|of| {
            let wording = versions(book, of).pop()?;
            Some((WordingKey { of: of.clone(), version: wording.version }, wording))
        })
        .collect();
    newest.sort_by(|(one, first), (other, second)| first.name.cmp(&second.name).then_with(|| one.of.cmp(&other.of)));
    newest
}

/// The templates that a bulletin can be made by: the newest version of each that is still offered, and the one that it is made by.
pub fn offered(book: &Book, now: &MadeBy) -> Vec<(WordingKey, String)> {
    let newest = newest(book).into_iter().filter(|(key, _)| !is_retired(book, &key.of));
    let mut offered: Vec<(WordingKey, String)> = newest.map(|(key, wording)| (key, wording.name)).collect();
    if let MadeBy::Own(key, wording) = now
        && !offered.iter().any(|(other, _)| other == key)
    {
        offered.insert(0, (key.clone(), wording.name.clone()));
    }
    offered
}

/// By what a bulletin is made.
pub fn made_by(book: &Book, bulletin: &EntityId) -> MadeBy {
    let named = book.text(bulletin, TEMPLATE);
    if named.is_empty() {
        return MadeBy::BuiltIn;
    }
    let found = WordingKey::parse(named).and_then(|key| {
        let wording = versions(book, &key.of).into_iter().find(|wording| wording.version == key.version)?;
        Some(MadeBy::Own(key, Box::new(wording)))
    });
    found.unwrap_or(MadeBy::Missing)
}

impl MadeBy {
    /// The template; the built-in one where there is none.
    pub fn wording(self) -> Wording {
        match self {
            Self::Own(_, wording) => *wording,
            Self::BuiltIn | Self::Missing => Wording::usual(),
        }
    }
}

/// A template as the book stores it; none where it cannot be written down.
pub fn stored(wording: &Wording) -> Option<Value> {
    serde_json::to_string(wording).ok().and_then(|json| serde_json::from_str(&json).ok())
}

fn parsed(value: &Value) -> Option<Wording> {
    if matches!(value, Value::Null) {
        return None;
    }
    serde_json::to_string(value).ok().and_then(|json| serde_json::from_str(&json).ok())
}

/// One template as a file for another office.
pub fn file(wording: &Wording) -> Option<String> {
    let file = File { format: FORMAT.to_owned(), template: Wording { version: 0, ..wording.clone() } };
    serde_json::to_string_pretty(&file).ok()
}

/// Reads one. What is wrong within it, [`Wording::faults`] tells.
pub fn read_file(bytes: &[u8]) -> Result<Wording, FileFault> {
    if bytes.len() > LARGEST_FILE {
        return Err(FileFault::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head: Head = match serde_json::from_slice(bytes) {
        Ok(head) => head,
        Err(error) if error.is_data() => return Err(FileFault::Another(None)),
        Err(_) => return Err(FileFault::NoJson),
    };
    if head.format.as_deref() != Some(FORMAT) {
        return Err(FileFault::Another(head.format));
    }
    let file: File = serde_json::from_slice(bytes).map_err(|_| FileFault::Another(head.format))?;
    Ok(file.template)
}
