//! Reading entries out of columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::column::{Column, NotPacked, Read};
use super::signs::{
    COLUMNS, DIGITS, EXTRA, FALSE, FAR, INT, LARGEST, LENGTHS, LIST, MAP, MEMBERS, MORE, NAME_BY, NAME_OF, NAME_SET,
    NULL, ORIGIN, OVER, SESSION, TEXT, TEXTS, TIME, TO, TRUE, WHY, unzigzag,
};
use crate::book::{ChangeDraft, ChangeId, EntityId, FieldName, MAX_DEPTH, Stamp, Value};
use crate::storage::Entry;

/// How many values, and ids of replaced changes, are read from one text: in columns one may take a single byte.
const MOST_VALUES: usize = 1 << 23;

/// A text that was read, and the names that were made of it.
struct Known {
    text: Arc<str>,
    entity: Option<EntityId>,
    field: Option<FieldName>,
}

/// Reads one entry after the other.
pub(super) struct Unpacker<'a> {
    pub(super) columns: [Column<'a>; COLUMNS],
    pub(super) memory: Memory,
}

/// What entries say by referring to those before them.
#[derive(Default)]
pub(super) struct Memory {
    /// How many values there were, those within others too.
    values: usize,
    names: Vec<Known>,
    sessions: Vec<u32>,
    time: u64,
    of: Option<EntityId>,
    origin: Option<EntityId>,
}

impl Unpacker<'_> {
    /// The next entry, behind those that were read before.
    pub(super) fn next(&mut self, before: &[Entry]) -> Read<Entry> {
        let of = match self.columns[NAME_OF].number()? {
            0 => self.memory.of.clone().ok_or(NotPacked)?,
            name => {
                let place = self.place(name - 1)?;
                self.entity(place)?
            }
        };
        self.memory.of = Some(of.clone());
        let by = self.columns[NAME_BY].number()?;
        let by = self.place(by)?;
        let by = self.entity(by)?;
        let set = self.columns[NAME_SET].number()?;
        let set = self.place(set)?;
        let set = self.field(set)?;
        let at = self.stamp()?;
        let over = self.over(before)?;
        let to = self.value(TO, MAX_DEPTH)?;
        let more = self.columns[MORE].number()?;
        let why = match more & WHY {
            0 => None,
            _ => Some(self.text(MORE)?),
        };
        let extra = match more & EXTRA {
            0 => None,
            _ => Some(Box::new(self.extra()?)),
        };
        if more & ORIGIN != 0 {
            self.memory.origin = match self.columns[MORE].number()? {
                0 => None,
                name => {
                    let place = self.place(name - 1)?;
                    Some(self.entity(place)?)
                }
            };
        }
        let change = ChangeDraft { at, by, of, set, to, over, why, extra }.seal();
        Ok(Entry { change, origin: self.memory.origin.clone() })
    }

    fn stamp(&mut self) -> Read<Stamp> {
        let step = unzigzag(self.columns[TIME].number()?);
        self.memory.time = self.memory.time.wrapping_add_signed(step);
        let counter = u16::try_from(self.columns[TIME].number()?).map_err(|_| NotPacked)?;
        if self.memory.time >> 48 != 0 {
            return Err(NotPacked);
        }
        let session = match self.columns[SESSION].size()? {
            0 => {
                let session = u32::from_le_bytes(self.columns[SESSION].array()?);
                self.memory.sessions.push(session);
                session
            }
            place => *self.memory.sessions.get(place - 1).ok_or(NotPacked)?,
        };
        Ok(Stamp::new(self.memory.time, counter, session))
    }

    fn over(&mut self, before: &[Entry]) -> Read<Box<[ChangeId]>> {
        let count = self.columns[OVER].size()?;
        let mut over = Vec::new();
        for _ in 0..count {
            self.count_value()?;
            over.push(match self.columns[OVER].size()? {
                0 => ChangeId(self.columns[FAR].array()?),
                back => {
                    let place = before.len().checked_sub(back).ok_or(NotPacked)?;
                    before[place].change.id()
                }
            });
        }
        Ok(over.into_boxed_slice())
    }

    fn count_value(&mut self) -> Read<()> {
        self.memory.values += 1;
        if self.memory.values > MOST_VALUES { Err(NotPacked) } else { Ok(()) }
    }

    fn extra(&mut self) -> Read<BTreeMap<String, Value>> {
        let extra = self.members(MORE, MAX_DEPTH)?;
        match extra.is_empty() || extra.keys().any(|name| MEMBERS.contains(&name.as_str())) {
            true => Err(NotPacked),
            false => Ok(extra),
        }
    }

    fn value(&mut self, column: usize, depth: usize) -> Read<Value> {
        self.count_value()?;
        let within = || depth.checked_sub(1).ok_or(NotPacked);
        Ok(match self.columns[column].number()? {
            NULL => Value::Null,
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            INT => {
                let number = unzigzag(self.columns[column].number()?);
                match number.unsigned_abs() <= LARGEST {
                    true => Value::Int(number),
                    false => return Err(NotPacked),
                }
            }
            TEXT => Value::Text(self.text(column)?),
            LIST => {
                let (count, depth) = (self.columns[column].size()?, within()?);
                let mut items = Vec::new();
                for _ in 0..count {
                    items.push(self.value(column, depth)?);
                }
                Value::List(items.into())
            }
            MAP => Value::Map(Arc::new(self.members(column, within()?)?)),
            _ => return Err(NotPacked),
        })
    }

    fn members(&mut self, column: usize, depth: usize) -> Read<BTreeMap<String, Value>> {
        let count = self.columns[column].size()?;
        let mut members = BTreeMap::new();
        for _ in 0..count {
            let name = self.text(column)?.to_string();
            members.insert(name, self.value(column, depth)?);
        }
        match members.len() == count {
            true => Ok(members),
            false => Err(NotPacked),
        }
    }

    fn text(&mut self, column: usize) -> Read<Arc<str>> {
        let number = self.columns[column].number()?;
        let place = self.place(number)?;
        Ok(Arc::clone(&self.memory.names[place].text))
    }

    fn entity(&mut self, place: usize) -> Read<EntityId> {
        let known = &mut self.memory.names[place];
        if known.entity.is_none() {
            known.entity = Some(known.text.parse().map_err(|_| NotPacked)?);
        }
        known.entity.clone().ok_or(NotPacked)
    }

    fn field(&mut self, place: usize) -> Read<FieldName> {
        let known = &mut self.memory.names[place];
        if known.field.is_none() {
            known.field = Some(known.text.parse().map_err(|_| NotPacked)?);
        }
        known.field.clone().ok_or(NotPacked)
    }

    /// Where the name of this number stands among those that were read; a new one is read.
    fn place(&mut self, number: u64) -> Read<usize> {
        if number > 1 {
            let place = usize::try_from(number - 2).map_err(|_| NotPacked)?;
            return if place < self.memory.names.len() { Ok(place) } else { Err(NotPacked) };
        }
        let length = self.columns[LENGTHS].size()?;
        let text = std::str::from_utf8(self.columns[TEXTS].take(length)?).map_err(|_| NotPacked)?;
        let text = match number {
            0 => Arc::from(text),
            _ => Arc::from(format!("{text}{}", ChangeId(self.columns[DIGITS].array()?))),
        };
        self.memory.names.push(Known { text, entity: None, field: None });
        Ok(self.memory.names.len() - 1)
    }
}
