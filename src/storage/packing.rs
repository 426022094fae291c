//! Many entries in few bytes: a column for each member, each text and each name once, references instead of ids.
//!
//! Ids are hashes, which nothing can deflate: they are left out, since they follow from the rest, and where a change is `over`
//! one that stands before it here only the distance is written. Entries come in the order of the things that they are about,
//! so that alike stands beside alike. What the bytes mean is fixed for ever by the form's number in `encoding`.
//!
//! | Column | Holds, for each entry |
//! |---|---|
//! | `of`, `by`, `set` | which name: see `packer::Names` |
//! | `time` | milliseconds after those of the entry before, zigzag, then the counter |
//! | `session` | which page session: 0 and four bytes for a new one, else its place, from 1 |
//! | `over` | how many; for each the distance back, or 0 for one that is not here, whose id stands in `far` |
//! | `to` | the value: its kind, then what it takes |
//! | `more` | 0, or a sum of `WHY`, `EXTRA` and `ORIGIN` of [`signs`], then these in this order |

mod column;
mod packer;
mod signs;
mod unpacker;

use std::collections::HashMap;

use super::Entry;
use crate::book::{EntityId, Stamp};

use column::{Column, Read};
use packer::Packer;
use signs::COLUMNS;
use unpacker::{Memory, Unpacker};

pub(super) use column::NotPacked;

/// Writes entries, in an order of its own.
pub(super) fn pack(entries: &[Entry]) -> Vec<u8> {
    let order = alike_together(entries);
    let mut packer = Packer::default();
    order.iter().enumerate().for_each(|(place, entry)| packer.add(place, entry));
    packer.finish(order.len())
}

/// How many entries are read from one text: no text that this program writes comes near.
pub(super) const MOST_ENTRIES: usize = 1 << 16;

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
