//! Writing columns.

use std::collections::{BTreeMap, HashMap};

use super::signs::{
    COLUMNS, DIGITS, EXTRA, FALSE, FAR, INT, LENGTHS, LIST, MAP, MORE, NAME_BY, NAME_OF, NAME_SET, NULL, ORIGIN, OVER,
    SESSION, TEXT, TEXTS, TIME, TO, TRUE, WHY, zigzag,
};
use crate::book::{ChangeId, EntityId, Stamp, Value};
use crate::storage::Entry;

/// Names and texts, each written once: 0 and a text, 1 and a `kind/` with 32 hex digits, else its place from 2 on.
#[derive(Default)]
struct Names<'a>(HashMap<&'a str, u64>);

/// Writes one entry after the other.
#[derive(Default)]
pub(super) struct Packer<'a> {
    columns: [Vec<u8>; COLUMNS],
    names: Names<'a>,
    sessions: HashMap<u32, u64>,
    places: HashMap<ChangeId, usize>,
    time: u64,
    of: Option<&'a EntityId>,
    origin: Option<&'a EntityId>,
}

impl<'a> Packer<'a> {
    /// Writes an entry, the one at this place.
    pub(super) fn add(&mut self, place: usize, entry: &'a Entry) {
        let draft = entry.change.draft();
        match self.of.replace(&draft.of) {
            Some(before) if *before == draft.of => self.number(NAME_OF, 0),
            Some(_) | None => self.name(NAME_OF, draft.of.as_str(), 1),
        }
        self.name(NAME_BY, draft.by.as_str(), 0);
        self.name(NAME_SET, draft.set.as_str(), 0);
        self.stamp(draft.at);
        self.number(OVER, draft.over.len() as u64);
        for id in &draft.over {
            match self.places.get(id) {
                Some(known) => self.number(OVER, (place - known) as u64),
                None => {
                    self.number(OVER, 0);
                    self.columns[FAR].extend_from_slice(&id.0);
                }
            }
        }
        self.places.insert(entry.change.id(), place);
        self.value(TO, &draft.to);
        self.more(entry);
    }

    fn more(&mut self, entry: &'a Entry) {
        let draft = entry.change.draft();
        let new_origin = self.origin != entry.origin.as_ref();
        let flag = |there: bool, flag: u64| if there { flag } else { 0 };
        let more = flag(draft.why.is_some(), WHY) + flag(draft.extra.is_some(), EXTRA) + flag(new_origin, ORIGIN);
        self.number(MORE, more);
        if let Some(why) = &draft.why {
            self.name(MORE, why, 0);
        }
        if let Some(extra) = &draft.extra {
            self.members(MORE, extra);
        }
        if new_origin {
            self.origin = entry.origin.as_ref();
            match self.origin {
                None => self.number(MORE, 0),
                Some(origin) => self.name(MORE, origin.as_str(), 1),
            }
        }
    }

    fn stamp(&mut self, at: Stamp) {
        let milliseconds = at.milliseconds();
        self.number(TIME, zigzag(milliseconds.wrapping_sub(self.time).cast_signed()));
        self.number(TIME, at.time() & 0xffff);
        self.time = milliseconds;
        let known = self.sessions.len() as u64;
        match self.sessions.get(&at.session()).copied() {
            Some(place) => self.number(SESSION, place),
            None => {
                self.sessions.insert(at.session(), known + 1);
                self.number(SESSION, 0);
                self.columns[SESSION].extend_from_slice(&at.session().to_le_bytes());
            }
        }
    }

    fn value(&mut self, column: usize, value: &'a Value) {
        match value {
            Value::Null => self.number(column, NULL),
            Value::Bool(false) => self.number(column, FALSE),
            Value::Bool(true) => self.number(column, TRUE),
            Value::Int(number) => {
                self.number(column, INT);
                self.number(column, zigzag(*number));
            }
            Value::Text(text) => {
                self.number(column, TEXT);
                self.name(column, text, 0);
            }
            Value::List(items) => {
                self.number(column, LIST);
                self.number(column, items.len() as u64);
                items.iter().for_each(|item| self.value(column, item));
            }
            Value::Map(members) => {
                self.number(column, MAP);
                self.members(column, members);
            }
        }
    }

    fn members(&mut self, column: usize, members: &'a BTreeMap<String, Value>) {
        self.number(column, members.len() as u64);
        for (name, value) in members {
            self.name(column, name, 0);
            self.value(column, value);
        }
    }

    /// Writes a name into a column in which the numbers below `taken` mean something else.
    fn name(&mut self, column: usize, text: &'a str, taken: u64) {
        let known = self.names.0.len() as u64;
        if let Some(place) = self.names.0.get(text).copied() {
            return self.number(column, taken + place);
        }
        self.names.0.insert(text, known + 2);
        let (kind, digits) = match hex_name(text) {
            Some((kind, digits)) => (kind, Some(digits)),
            None => (text, None),
        };
        self.number(column, taken + u64::from(digits.is_some()));
        self.number(LENGTHS, kind.len() as u64);
        self.columns[TEXTS].extend_from_slice(kind.as_bytes());
        self.columns[DIGITS].extend(digits.into_iter().flat_map(|id| id.0));
    }

    fn number(&mut self, column: usize, mut number: u64) {
        let column = &mut self.columns[column];
        while number > 0x7f {
            column.push(number as u8 | 0x80);
            number >>= 7;
        }
        column.push(number as u8);
    }

    /// All of it, behind how many entries there are.
    pub(super) fn finish(self, count: usize) -> Vec<u8> {
        let mut whole = Packer::default();
        whole.number(0, count as u64);
        for column in &self.columns {
            whole.number(0, column.len() as u64);
            whole.columns[0].extend_from_slice(column);
        }
        whole.columns.into_iter().next().unwrap_or_default()
    }
}

/// The parts of a name such as `visit/99e9c9334be045c436191b7c8fafe7a0`.
fn hex_name(text: &str) -> Option<(&str, ChangeId)> {
    let (kind, digits) = text.split_at_checked(text.len().checked_sub(32)?)?;
    let id = ChangeId::parse(digits).ok()?;
    kind.ends_with('/').then_some((kind, id))
}
