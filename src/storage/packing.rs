//! Many entries in few bytes: a column for each member, each text and each name once, references instead of ids.
//!
//! Ids are hashes, which nothing can deflate: they are left out, since they follow from the rest, and where a change is `over`
//! one that stands before it here only the distance is written. Entries come in the order of the things that they are about,
//! so that alike stands beside alike. What the bytes mean is fixed for ever by the form's number in `encoding`.
//!
//! | Column | Holds, for each entry |
//! |---|---|
//! | `of`, `by`, `set` | which name: see [`Names`] |
//! | `time` | milliseconds after those of the entry before, zigzag, then the counter |
//! | `session` | which page session: 0 and four bytes for a new one, else its place, from 1 |
//! | `over` | how many; for each the distance back, or 0 for one that is not here, whose id stands in `far` |
//! | `to` | the value: its kind, then what it takes |
//! | `more` | 0, or a sum of [`WHY`], [`EXTRA`] and [`ORIGIN`], then these in this order |

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Entry;
use crate::book::{ChangeDraft, ChangeId, EntityId, FieldName, MAX_DEPTH, Stamp, Value};

/// The bytes are not what [`pack`] writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NotPacked;

type Read<T> = Result<T, NotPacked>;

/// In `more`: there is a reason.
const WHY: u64 = 1;
/// In `more`: there are members of a newer version.
const EXTRA: u64 = 2;
/// In `more`: the origin is another than that of the entry before.
const ORIGIN: u64 = 4;

const NULL: u64 = 0;
const FALSE: u64 = 1;
const TRUE: u64 = 2;
const INT: u64 = 3;
const TEXT: u64 = 4;
const LIST: u64 = 5;
const MAP: u64 = 6;

/// The members of a change that have columns of their own.
const MEMBERS: [&str; 8] = ["at", "by", "id", "of", "over", "set", "to", "why"];

/// The largest whole number that a value holds.
const LARGEST: u64 = (1 << 53) - 1;

const NAME_OF: usize = 0;
const NAME_BY: usize = 1;
const NAME_SET: usize = 2;
const TIME: usize = 3;
const SESSION: usize = 4;
const OVER: usize = 5;
const FAR: usize = 6;
const TO: usize = 7;
const MORE: usize = 8;
const LENGTHS: usize = 9;
const TEXTS: usize = 10;
const DIGITS: usize = 11;
const COLUMNS: usize = 12;

/// Writes entries, in an order of its own.
pub(super) fn pack(entries: &[Entry]) -> Vec<u8> {
    let order = alike_together(entries);
    let mut packer = Packer::default();
    order.iter().enumerate().for_each(|(place, entry)| packer.add(place, entry));
    packer.finish(order.len())
}

/// How many entries are read from one text: no text that this program writes comes near.
pub(super) const MOST_ENTRIES: usize = 1 << 16;

/// How many values, and ids of replaced changes, are read from one text: in columns one may take a single byte.
const MOST_VALUES: usize = 1 << 23;

/// Reads what [`pack`] wrote.
pub(super) fn unpack(bytes: &[u8]) -> Read<Vec<Entry>> {
    let mut unpacking = Unpacking::of(bytes)?;
    unpacking.step(bytes, |_| Ok(Pace::Goes))?;
    Ok(unpacking.entries)
}

/// Reads what [`pack`] wrote, in steps. Each step is handed the same bytes.
pub(super) struct Unpacking {
    /// How many bytes of each column are still to be read.
    left: [usize; COLUMNS],
    waiting: usize,
    memory: Memory,
    /// What has been read so far.
    pub(super) entries: Vec<Entry>,
}

/// Whether a step goes on behind an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    Goes,
    Rests,
}

impl Unpacking {
    /// Looks at how much there is.
    pub(super) fn of(bytes: &[u8]) -> Read<Self> {
        let (waiting, columns) = columns(bytes)?;
        if waiting > MOST_ENTRIES {
            return Err(NotPacked);
        }
        // A count is believed only as far as there are bytes for so many.
        let entries = Vec::with_capacity(waiting.min(bytes.len()));
        Ok(Self { left: columns.map(|column| column.0.len()), waiting, memory: Memory::default(), entries })
    }

    /// Reads on until `pace` rests or refuses an entry; true once all are read.
    pub(super) fn step(&mut self, bytes: &[u8], mut pace: impl FnMut(&Entry) -> Read<Pace>) -> Read<bool> {
        let (_, mut columns) = columns(bytes)?;
        for (column, left) in columns.iter_mut().zip(self.left) {
            let read = column.0.len().checked_sub(left).ok_or(NotPacked)?;
            column.take(read)?;
        }
        let mut unpacker = Unpacker { columns, memory: std::mem::take(&mut self.memory) };
        let mut rests = Pace::Goes;
        while self.waiting > 0 && rests == Pace::Goes {
            let entry = unpacker.next(&self.entries)?;
            rests = pace(&entry)?;
            self.entries.push(entry);
            self.waiting -= 1;
        }
        self.left = unpacker.columns.map(|column| column.0.len());
        self.memory = unpacker.memory;
        Ok(self.waiting == 0)
    }
}

/// How many entries there are, and their columns.
fn columns(bytes: &[u8]) -> Read<(usize, [Column<'_>; COLUMNS])> {
    let mut whole = Column(bytes);
    let count = whole.size()?;
    let mut columns = [Column(&[]); COLUMNS];
    for column in &mut columns {
        let length = whole.size()?;
        *column = Column(whole.take(length)?);
    }
    match whole.0.is_empty() {
        true => Ok((count, columns)),
        false => Err(NotPacked),
    }
}

/// The entries by the things that they are about, the things in the order in which they were first written to here.
fn alike_together(entries: &[Entry]) -> Vec<&Entry> {
    let mut first: HashMap<&EntityId, Stamp> = HashMap::new();
    for Entry { change, .. } in entries {
        first.entry(change.of()).and_modify(|at| *at = change.at().min(*at)).or_insert(change.at());
    }
    let mut order: Vec<&Entry> = entries.iter().collect();
    order.sort_by_cached_key(|entry| {
        let change = &entry.change;
        (first.get(change.of()).copied(), change.of().clone(), change.at(), change.set().clone())
    });
    order
}

/// Names and texts, each written once: 0 and a text, 1 and a `kind/` with 32 hex digits, else its place from 2 on.
#[derive(Default)]
struct Names<'a>(HashMap<&'a str, u64>);

#[derive(Default)]
struct Packer<'a> {
    columns: [Vec<u8>; COLUMNS],
    names: Names<'a>,
    sessions: HashMap<u32, u64>,
    places: HashMap<ChangeId, usize>,
    time: u64,
    of: Option<&'a EntityId>,
    origin: Option<&'a EntityId>,
}

impl<'a> Packer<'a> {
    fn add(&mut self, place: usize, entry: &'a Entry) {
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

    fn finish(self, count: usize) -> Vec<u8> {
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

const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

#[derive(Clone, Copy)]
struct Column<'a>(&'a [u8]);

impl<'a> Column<'a> {
    fn number(&mut self) -> Read<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(NotPacked)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Ok(number);
            }
        }
        Err(NotPacked)
    }

    fn size(&mut self) -> Read<usize> {
        usize::try_from(self.number()?).map_err(|_| NotPacked)
    }

    fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(NotPacked)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const LENGTH: usize>(&mut self) -> Read<[u8; LENGTH]> {
        self.take(LENGTH)?.try_into().map_err(|_| NotPacked)
    }
}

/// A text that was read, and the names that were made of it.
struct Known {
    text: Arc<str>,
    entity: Option<EntityId>,
    field: Option<FieldName>,
}

struct Unpacker<'a> {
    columns: [Column<'a>; COLUMNS],
    memory: Memory,
}

/// What entries say by referring to those before them.
#[derive(Default)]
struct Memory {
    /// How many values there were, those within others too.
    values: usize,
    names: Vec<Known>,
    sessions: Vec<u32>,
    time: u64,
    of: Option<EntityId>,
    origin: Option<EntityId>,
}

impl Unpacker<'_> {
    fn next(&mut self, before: &[Entry]) -> Read<Entry> {
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
