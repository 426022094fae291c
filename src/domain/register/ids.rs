//! Making the ids of entries, and reading what they say.
//!
//! `month/PROJECT/2026-03`: PROJECT is what stands behind `project/`, or its SHA-256 where that is long. So three people who plan, report
//! and verify the same month make one entity with three facts and no conflict. A second of the same natural key is `…~2`.

use chrono::Datelike;
use sha2::{Digest, Sha256};

use crate::book::EntityId;
use crate::domain::fields::{ChoiceOf, FieldKind};
use crate::domain::folding::fold;
use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::domain::when::{Precision, When};

use super::key::{Key, KeyError, KeyPart};
use super::schema::Register;

/// The choice beside which a name tells one from another.
pub const OTHER: &str = "other";

/// The longest part of a parent's id that stands in the id of an entry as it is, in bytes.
const LONGEST_PART: usize = 64;

impl Key {
    /// The id of the entry of this parent of which the fields say this; `period` is the month or the year of those that have one.
    /// None for an entry whose id is fresh.
    pub fn id<'a>(
        self,
        register: &Register,
        parent: Option<&EntityId>,
        period: Option<When>,
        text: impl Fn(&str) -> &'a str,
    ) -> Result<Option<EntityId>, KeyError> {
        let rest = match self {
            Self::Month => period_of(period, Precision::Month)?,
            Self::Year => period_of(period, Precision::Year)?,
            Self::Single => "1".to_owned(),
            Self::Code { field, or } => code(register, field, or, &text)?,
            Self::Text(fields) => hash(register, fields, &text)?,
            Self::Fresh(_) => return Ok(None),
        };
        under(register, parent, &rest).map(Some)
    }

    /// The id of an entry that a row of a sheet says this of: the same sheet, taken in twice, means the same entries.
    pub fn id_of_row<'a>(
        self,
        register: &Register,
        parent: Option<&EntityId>,
        period: Option<When>,
        text: impl Fn(&str) -> &'a str,
    ) -> Result<EntityId, KeyError> {
        match self {
            Self::Fresh(fields) => under(register, parent, &hash(register, fields, &text)?),
            Self::Month | Self::Year | Self::Single | Self::Code { .. } | Self::Text(_) => {
                self.id(register, parent, period, text)?.ok_or(KeyError::NoParent)
            }
        }
    }

    /// What an id says: the part that stands for the parent, where it names one, and the rest.
    pub fn read(self, register: &Register, id: &EntityId) -> (Option<String>, KeyPart) {
        let (parent, own) = match id.rest().rsplit_once('/') {
            Some((parent, own)) => (Some(parent.to_owned()), own),
            None => (None, id.rest()),
        };
        let (own, nth) = match own.rsplit_once('~').map(|(own, nth)| (own, nth.parse())) {
            Some((own, Ok(nth))) => (own, nth),
            Some((_, Err(_))) | None => (own, 1),
        };
        let part = match (self, When::parse(own)) {
            (Self::Month, Some(when)) if when.precision() == Precision::Month => {
                let first = when.first_day();
                KeyPart::Month { year: first.year(), month: first.month(), nth }
            }
            (Self::Year, Some(when)) if when.precision() == Precision::Year => {
                KeyPart::Year { year: when.first_day().year(), nth }
            }
            (Self::Code { field, .. }, _) => match place_of(register, field, own) {
                Some(place) if own != OTHER => KeyPart::Choice { place, key: own.to_owned(), nth },
                Some(_) | None => KeyPart::Opaque,
            },
            _ => KeyPart::Opaque,
        };
        (parent, part)
    }
}

impl KeyPart {
    /// As people read it; empty where the id says nothing to them.
    pub fn shown(&self, register: &Register, lang: Lang) -> String {
        let (text, nth) = match self {
            Self::Month { year, month, nth } => match lang {
                Lang::Zh => (format!("{year}年{month}月"), *nth),
                Lang::En => (format!("{year}-{month:02}"), *nth),
            },
            Self::Year { year, nth } => match lang {
                Lang::Zh => (format!("{year}年"), *nth),
                Lang::En => (year.to_string(), *nth),
            },
            Self::Choice { key, nth, .. } => (choice_name(register, key, lang), *nth),
            Self::Opaque => return String::new(),
        };
        match nth {
            1 => text,
            nth => match lang {
                Lang::Zh => format!("{text}（第{nth}次）"),
                Lang::En => format!("{text} ({nth})"),
            },
        }
    }
}

/// How many times the same natural key was used before: the id of the next one.
pub fn nth_id(id: &EntityId, nth: u32) -> Option<EntityId> {
    match nth {
        0 | 1 => Some(id.clone()),
        nth => EntityId::new(id.kind(), &format!("{}~{nth}", id.rest())).ok(),
    }
}

/// The part of an entry's id that stands for what it belongs to.
pub fn parent_part(parent: &EntityId) -> String {
    let whole = match ProjectId::of(parent) {
        Some(project) => project.rest().to_owned(),
        None => parent.rest().replace('/', "."),
    };
    match whole.len() > LONGEST_PART || whole.contains('/') {
        true => hex(&Sha256::digest(whole.as_bytes())[..16]),
        false => whole,
    }
}

/// Whether the part of an id stands for this parent.
pub fn is_part_of(part: &str, parent: &EntityId) -> bool {
    parent_part(parent) == part
}

fn under(register: &Register, parent: Option<&EntityId>, rest: &str) -> Result<EntityId, KeyError> {
    use super::shape::Parent as P;
    let rest = match (register.parent, parent) {
        (P::Project | P::ProjectOrNone | P::Entry(_), Some(parent)) => format!("{}/{rest}", parent_part(parent)),
        (P::Project | P::Entry(_), None) => return Err(KeyError::NoParent),
        (P::ProjectOrNone, None) | (P::Shared, _) => rest.to_owned(),
    };
    EntityId::new(register.kind, &rest).map_err(|_| KeyError::NoParent)
}

fn period_of(period: Option<When>, precision: Precision) -> Result<String, KeyError> {
    period.filter(|when| when.precision() == precision).map(|when| when.to_string()).ok_or(KeyError::NotAPeriod)
}

fn code<'a>(
    register: &Register,
    field: &'static str,
    or: &'static str,
    text: &impl Fn(&str) -> &'a str,
) -> Result<String, KeyError> {
    match text(field) {
        "" => Err(KeyError::Needed(field)),
        said if said == OTHER => hash_of(or, text(or)),
        said if place_of(register, field, said).is_some() => Ok(said.to_owned()),
        words => hash_of(field, words),
    }
}

fn hash_of(field: &'static str, text: &str) -> Result<String, KeyError> {
    match text.trim() {
        "" => Err(KeyError::Needed(field)),
        text => Ok(hashed(&fold(text))),
    }
}

/// What these fields say together. One that no entry needs may say nothing, but not all of them.
fn hash<'a>(
    register: &Register,
    fields: &'static [&'static str],
    text: &impl Fn(&str) -> &'a str,
) -> Result<String, KeyError> {
    let is_empty = |field: &str| text(field).trim().is_empty();
    let is_needed = |field: &str| register.field(field).is_some_and(|spec| spec.needed);
    let says_nothing = fields.iter().all(|field| is_empty(field));
    if let Some(empty) = fields.iter().find(|field| is_empty(field) && (says_nothing || is_needed(field))) {
        return Err(KeyError::Needed(empty));
    }
    Ok(hashed(&fields.iter().map(|field| fold(text(field))).collect::<Vec<_>>().join("\n")))
}

/// The first 16 hex digits of SHA-256.
fn hashed(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..8])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The place of a stored key in the list of a field.
fn place_of(register: &Register, field: &str, key: &str) -> Option<usize> {
    match register.field(field)?.kind {
        FieldKind::Choice(ChoiceOf::List(list)) => list.options.iter().position(|option| option.key == key),
        FieldKind::Choice(list) => list.options(Lang::Zh).iter().position(|(known, _)| *known == key),
        _ => None,
    }
}

fn choice_name(register: &Register, key: &str, lang: Lang) -> String {
    let Key::Code { field, .. } = register.key else { return key.to_owned() };
    match register.field(field).map(|spec| spec.kind) {
        Some(FieldKind::Choice(list)) => list.label(key, lang).unwrap_or(key).to_owned(),
        _ => key.to_owned(),
    }
}
