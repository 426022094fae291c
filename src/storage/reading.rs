//! Reads one stored text of a rescue file in steps, and never more of it than may come in.
//!
//! What a start reads of this device's own store goes by `encoding` and `load`; a rescue file may come from anywhere. Six kilobytes can be
//! made to unpack to gigabytes: a text is unpacked slice by slice and left alone as soon as it grows beyond what is allowed.

use std::io::{Cursor, Read};

use flate2::read::DeflateDecoder;
use sha2::{Digest as _, Sha256};

use super::Entry;
use super::encoding::{
    CHECKSUM_DIGITS, Damage, LARGEST_INFLATED, Lines, SEGMENT, SEGMENT_OF_LINES, TAIL, Voucher, from_latin1,
    not_this_version,
};
use super::far::Slip;
use super::packing::{NotPacked, Pace, Unpacking};
use super::shelf::Shelf;
use crate::book::canonical_length;

/// How many characters a stored text has at most, which is far more than a browser's store takes.
const LARGEST_TEXT: usize = 32 << 20;

/// How many bytes are hashed or inflated for one change of a step's budget.
const BYTES_OF_A_STEP: usize = 2_048;

/// One stored text that is being read.
pub struct StoredReader {
    stage: Stage,
    /// How many bytes of canonical forms are still allowed.
    allowed: usize,
}

enum Stage {
    Checking { hasher: Sha256, at: usize, segment: Vec<u8> },
    Inflating { inflater: DeflateDecoder<Cursor<Vec<u8>>>, form: Form, inflated: Vec<u8> },
    Columns { columns: Vec<u8>, unpacking: Unpacking },
    Lines { text: String, lines: Lines },
    Over(Vec<Entry>, Option<Damage>),
}

#[derive(Clone, Copy)]
enum Form {
    Columns,
    Lines,
}

/// How far a text has been read.
#[derive(Debug)]
pub enum Reading {
    /// Not yet.
    Going,
    /// To its end: all entries that can be trusted, and what is wrong with it if anything is.
    Done(Vec<Entry>, Option<Damage>),
}

impl StoredReader {
    /// Takes a text, named without the workspace; none for one that holds no entries. At most so many bytes of canonical forms are read.
    pub fn of(shelf: Shelf, name: &str, text: String, allowed: usize) -> Option<Self> {
        let kind = match shelf {
            Shelf::Journal => "segment",
            Shelf::Record => name.strip_prefix("quarantine/").unwrap_or(name).split_once('/')?.0,
        };
        let stage = match kind {
            // The segment itself stands among the records of the journal.
            "segment" if Slip::read(&text).is_some() => Stage::Over(Vec::new(), None),
            _ if text.len() > LARGEST_TEXT * 2 => Stage::Over(Vec::new(), Some(Damage::NotInflatable)),
            "segment" => match from_latin1(&text) {
                Some(segment) => {
                    Stage::Checking { hasher: Sha256::new(), at: SEGMENT.len() + CHECKSUM_DIGITS, segment }
                }
                None => Stage::Over(Vec::new(), Some(Damage::Checksum)),
            },
            "tail" => match text.strip_prefix(TAIL) {
                Some(lines) => Stage::Lines { text: lines.to_owned(), lines: Lines::of(Voucher::OwnId) },
                None => Stage::Over(Vec::new(), Some(not_this_version(text.as_bytes(), b'T', b'1'))),
            },
            _ => return None,
        };
        Some(Self { stage, allowed })
    }

    /// Reads about `budget` changes more.
    pub fn step(&mut self, budget: usize) -> Reading {
        let bytes = budget.saturating_mul(BYTES_OF_A_STEP);
        let stage = std::mem::replace(&mut self.stage, Stage::Over(Vec::new(), None));
        self.stage = match stage {
            Stage::Checking { hasher, at, segment } => check(hasher, at, segment, bytes),
            Stage::Inflating { inflater, form, inflated } => inflate(inflater, form, inflated, bytes),
            Stage::Columns { columns, unpacking } => self.unpack(columns, unpacking, bytes),
            Stage::Lines { text, mut lines } => match lines.step(&text, bytes) {
                true => Stage::Over(lines.entries, (lines.bad > 0).then_some(Damage::BadChange)),
                false => Stage::Lines { text, lines },
            },
            Stage::Over(entries, damage) => return Reading::Done(entries, damage),
        };
        Reading::Going
    }

    /// Reads all that is left.
    pub fn finish(mut self) -> (Vec<Entry>, Option<Damage>) {
        loop {
            if let Reading::Done(entries, damage) = self.step(usize::MAX) {
                return (entries, damage);
            }
        }
    }

    fn unpack(&mut self, columns: Vec<u8>, mut unpacking: Unpacking, budget: usize) -> Stage {
        let (mut read, mut beyond) = (0, false);
        let allowed = &mut self.allowed;
        let done = unpacking.step(&columns, |entry| {
            let length = canonical_length(&entry.change);
            beyond = length > *allowed;
            *allowed = allowed.saturating_sub(length);
            read += length;
            match (beyond, read < budget) {
                (true, _) => Err(NotPacked),
                (false, true) => Ok(Pace::Goes),
                (false, false) => Ok(Pace::Rests),
            }
        });
        match done {
            Ok(true) => Stage::Over(unpacking.entries, None),
            Ok(false) => Stage::Columns { columns, unpacking },
            Err(NotPacked) if beyond => Stage::Over(Vec::new(), Some(Damage::NotInflatable)),
            Err(NotPacked) => Stage::Over(Vec::new(), Some(Damage::BadChange)),
        }
    }
}

fn check(mut hasher: Sha256, at: usize, segment: Vec<u8>, budget: usize) -> Stage {
    let damaged = |damage| Stage::Over(Vec::new(), Some(damage));
    let form = match segment.get(..SEGMENT.len()) {
        Some(SEGMENT) => Form::Columns,
        Some(SEGMENT_OF_LINES) => Form::Lines,
        Some(_) | None => return damaged(not_this_version(&segment, b'S', b'2')),
    };
    let until = segment.len().min(at.saturating_add(budget));
    match segment.get(at..until) {
        Some(slice) => hasher.update(slice),
        None => return damaged(Damage::Checksum),
    }
    if until < segment.len() {
        return Stage::Checking { hasher, at: until, segment };
    }
    let found: String = hasher.finalize()[..CHECKSUM_DIGITS / 2].iter().map(|byte| format!("{byte:02x}")).collect();
    if segment[SEGMENT.len()..][..CHECKSUM_DIGITS] != *found.as_bytes() {
        return damaged(Damage::Checksum);
    }
    let mut packed = Cursor::new(segment);
    packed.set_position((SEGMENT.len() + CHECKSUM_DIGITS) as u64);
    Stage::Inflating { inflater: DeflateDecoder::new(packed), form, inflated: Vec::new() }
}

fn inflate(mut inflater: DeflateDecoder<Cursor<Vec<u8>>>, form: Form, mut inflated: Vec<u8>, budget: usize) -> Stage {
    let damaged = |damage| Stage::Over(Vec::new(), Some(damage));
    let largest = usize::try_from(LARGEST_INFLATED).unwrap_or(usize::MAX);
    let wanted = budget.min(largest + 1 - inflated.len());
    match inflater.by_ref().take(wanted as u64).read_to_end(&mut inflated) {
        Ok(_) if inflated.len() > largest => damaged(Damage::NotInflatable),
        Ok(read) if read == wanted => Stage::Inflating { inflater, form, inflated },
        Ok(_) => match form {
            Form::Columns => match Unpacking::of(&inflated) {
                Ok(unpacking) => Stage::Columns { columns: inflated, unpacking },
                Err(NotPacked) => damaged(Damage::BadChange),
            },
            Form::Lines => match String::from_utf8(inflated) {
                Ok(text) => Stage::Lines { text, lines: Lines::of(Voucher::Checksum) },
                Err(_) => damaged(Damage::NotText),
            },
        },
        Err(_) => damaged(Damage::NotInflatable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::encoding::{encode, to_latin1};
    use crate::storage::tests::answers;

    fn read(text: &str, allowed: usize, budget: usize) -> (Vec<Entry>, Option<Damage>, usize) {
        let mut reader = StoredReader::of(Shelf::Record, "segment/x", text.to_owned(), allowed).unwrap();
        let mut steps = 0;
        loop {
            steps += 1;
            if let Reading::Done(entries, damage) = reader.step(budget) {
                return (entries, damage, steps);
            }
        }
    }

    #[test]
    fn steps_of_any_size_read_the_same() {
        let entries: Vec<Entry> = answers(0..200);
        let text = to_latin1(&encode(&entries));
        let (whole, damage, _) = read(&text, usize::MAX, usize::MAX);
        assert_eq!((whole.len(), damage), (200, None));
        let (stepped, damage, steps) = read(&text, usize::MAX, 1);
        assert_eq!((stepped, damage), (whole, None));
        assert!(steps > 10, "{steps}");
    }

    #[test]
    fn a_text_that_grows_beyond_what_is_allowed_is_left_alone() {
        let entries: Vec<Entry> = answers(0..200);
        let text = to_latin1(&encode(&entries));
        let (read, damage, _) = read(&text, 2_000, 1);
        assert_eq!((read.len(), damage), (0, Some(Damage::NotInflatable)));
    }
}
