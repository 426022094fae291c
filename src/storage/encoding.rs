//! How entries become bytes: lines of JSON, deflated with a version and a checksum in front, one Latin-1 character a byte.
//!
//! | Form | Layout |
//! |---|---|
//! | Lines | one change a line; a line that is a text or `null` says which import brought the changes behind it |
//! | Segment | `S2`, 16 hex digits (first 64 bits of SHA-256 over the rest), deflate of columns (see `packing`) |
//! | Slip | `S3`, the digits, what stands for a segment that lies elsewhere (see `far`) |
//! | Segment of the first form, read for ever | `S1`, the same digits, deflate of lines without ids |
//! | Tail | `T1` and a newline, then lines with ids, so that each line vouches for itself |

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest as _, Sha256};

use super::Entry;
use super::key_value::units;
use super::packing::{MOST_ENTRIES, NotPacked, pack, unpack};
use crate::book::{Change, EntityId, write_canonical};

/// Why something that is stored could not be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Damage {
    /// It should be there and is not.
    Missing,
    /// A newer version of the program wrote it.
    NewerVersion,
    /// It does not begin as anything that this program writes.
    NotOurs,
    /// Its bytes are not those that were written.
    Checksum,
    /// It cannot be inflated, or would grow beyond all measure.
    NotInflatable,
    /// It is not text.
    NotText,
    /// A line of it is not a change, or one that was altered.
    BadChange,
    /// The browser would not hand it out.
    Unreadable,
}

pub(super) const SEGMENT: &[u8] = b"S2";
pub(super) const SEGMENT_OF_LINES: &[u8] = b"S1";
pub(super) const TAIL: &str = "T1\n";
pub(super) const CHECKSUM_DIGITS: usize = 16;

/// No segment that this program writes comes near: what inflates beyond it was put there by someone else.
pub(super) const LARGEST_INFLATED: u64 = 64 << 20;

/// The first 64 bits of SHA-256 as 16 hex digits.
pub(super) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..CHECKSUM_DIGITS / 2].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write_line(entry: &Entry, origin: &mut Option<EntityId>, out: &mut Vec<u8>) {
    if entry.origin != *origin {
        serde_json::to_writer(&mut *out, &entry.origin).expect("a name is always written to memory");
        out.push(b'\n');
        origin.clone_from(&entry.origin);
    }
    write_canonical(&entry.change, out);
    out.push(b'\n');
}

/// What vouches for a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Voucher {
    /// The id of its change, which must be there.
    OwnId,
    /// The checksum of the whole; ids are left out.
    Checksum,
}

/// Reads lines, and counts those that cannot be read.
fn read_lines(text: &str, voucher: Voucher) -> (Vec<Entry>, usize) {
    let mut lines = Lines::of(voucher);
    lines.step(text, usize::MAX);
    (lines.entries, lines.bad)
}

/// Lines that are read in steps. Each step is handed the same text.
pub(super) struct Lines {
    voucher: Voucher,
    at: usize,
    origin: Option<Option<EntityId>>,
    /// What has been read so far.
    pub(super) entries: Vec<Entry>,
    /// How many lines could not be read.
    pub(super) bad: usize,
}

impl Lines {
    pub(super) const fn of(voucher: Voucher) -> Self {
        Self { voucher, at: 0, origin: Some(None), entries: Vec::new(), bad: 0 }
    }

    /// Reads about so many bytes more; true once all are read, or as many entries as one text may hold.
    pub(super) fn step(&mut self, text: &str, budget: usize) -> bool {
        let until = self.at.saturating_add(budget);
        while self.at < text.len() && self.at < until {
            let line = text[self.at..].split('\n').next().unwrap_or_default();
            self.at += line.len() + 1;
            if self.entries.len() == MOST_ENTRIES {
                self.bad += 1;
                self.at = text.len();
            } else if !line.is_empty() {
                self.read(line);
            }
        }
        self.at >= text.len()
    }

    fn read(&mut self, line: &str) {
        if !line.starts_with('{') {
            self.origin = serde_json::from_str::<Option<EntityId>>(line).ok();
            self.bad += usize::from(self.origin.is_none());
            return;
        }
        // Behind an origin that cannot be read a change would pass for one made here.
        let read = serde_json::from_str::<Change>(line).ok();
        let vouched = read.filter(|change| self.voucher == Voucher::Checksum || change.came_with_its_id());
        match (vouched, &self.origin) {
            (Some(change), Some(origin)) => self.entries.push(Entry { change, origin: origin.clone() }),
            (Some(_), None) | (None, _) => self.bad += 1,
        }
    }
}

/// Up to how many bytes are stored as they are.
const SMALL: usize = 1 << 10;

/// Writes entries as a segment, in an order of its own.
pub fn encode(entries: &[Entry]) -> Vec<u8> {
    let columns = pack(entries);
    let packed = if columns.len() <= SMALL { stored_block(&columns) } else { deflated(&columns) };
    [SEGMENT, checksum(&packed).as_bytes(), &packed].concat()
}

fn deflated(columns: &[u8]) -> Vec<u8> {
    let mut deflate = DeflateEncoder::new(Vec::with_capacity(columns.len() / 3), Compression::new(8));
    let written = deflate.write_all(columns).and_then(|()| deflate.finish());
    written.expect("memory takes every write")
}

/// Deflate's own form for what is not worth compressing (RFC 1951, 3.2.4): setting a compressor up takes longer than one tap may.
fn stored_block(bytes: &[u8]) -> Vec<u8> {
    const LAST_AND_STORED: u8 = 1;
    let length = u16::try_from(bytes.len()).expect("small enough for one block");
    [&[LAST_AND_STORED][..], &length.to_le_bytes(), &(!length).to_le_bytes(), bytes].concat()
}

/// Reads a segment: all entries that can be trusted, and what is wrong with it if anything is.
///
/// Nothing is trusted whose checksum is wrong: segments carry no ids, so an altered change would pass for another one.
pub fn decode(segment: &[u8]) -> (Vec<Entry>, Option<Damage>) {
    let read = match segment.get(..SEGMENT.len()) {
        Some(SEGMENT) => inflate(segment).and_then(|columns| {
            let entries = unpack(&columns).map_err(|NotPacked| Damage::BadChange)?;
            Ok((entries, 0))
        }),
        Some(SEGMENT_OF_LINES) => inflate(segment).and_then(|lines| {
            let lines = String::from_utf8(lines).map_err(|_| Damage::NotText)?;
            Ok(read_lines(&lines, Voucher::Checksum))
        }),
        Some(_) | None => Err(not_this_version(segment, b'S', b'2')),
    };
    match read {
        Ok((entries, 0)) => (entries, None),
        Ok((entries, _)) => (entries, Some(Damage::BadChange)),
        Err(damage) => (Vec::new(), Some(damage)),
    }
}

/// What a segment of either form holds, once its checksum was found right.
fn inflate(segment: &[u8]) -> Result<Vec<u8>, Damage> {
    let Some((written, packed)) = segment[SEGMENT.len()..].split_at_checked(CHECKSUM_DIGITS) else {
        return Err(Damage::Checksum);
    };
    if checksum(packed).as_bytes() != written {
        return Err(Damage::Checksum);
    }
    let mut bytes = Vec::with_capacity(packed.len() * 5);
    let read = DeflateDecoder::new(packed).take(LARGEST_INFLATED + 1).read_to_end(&mut bytes);
    match read {
        Ok(length) if length as u64 <= LARGEST_INFLATED => Ok(bytes),
        Ok(_) | Err(_) => Err(Damage::NotInflatable),
    }
}

/// Tells a form that a newer version wrote from one that nobody of us wrote.
/// `newest` is the number of the youngest form that this one writes.
pub(super) fn not_this_version(bytes: &[u8], kind: u8, newest: u8) -> Damage {
    match bytes {
        [first, number @ b'2'..=b'9', ..] if *first == kind && *number > newest => Damage::NewerVersion,
        _ => Damage::NotOurs,
    }
}

/// Whether a newer program wrote a segment, and every byte of it is there: all forms of segments carry the checksum of what stands
/// behind it in the same place, so that a damaged one of today is not taken for one of tomorrow.
pub(super) fn is_whole_and_newer(segment: &[u8]) -> bool {
    has_all_bytes(segment) && not_this_version(segment, b'S', b'2') == Damage::NewerVersion
}

/// Whether every byte of a segment is there, by the checksum that it carries.
pub(super) fn has_all_bytes(segment: &[u8]) -> bool {
    let content = segment.get(SEGMENT.len() + CHECKSUM_DIGITS..);
    content.is_some_and(|content| written_checksum(segment) == Some(&checksum(content)))
}

/// The checksum that a segment carries, which also names its key.
pub(super) fn written_checksum(segment: &[u8]) -> Option<&str> {
    let digits = segment.get(SEGMENT.len()..SEGMENT.len() + CHECKSUM_DIGITS)?;
    std::str::from_utf8(digits).ok()
}

/// Reads what stands under a key of the record, named without the workspace; none for a key that holds no entries.
pub fn read_stored(name: &str, text: &str) -> Option<(Vec<Entry>, Option<Damage>)> {
    match name.split_once('/')? {
        ("segment", _) => Some(match from_latin1(text) {
            Some(bytes) => decode(&bytes),
            None => (Vec::new(), Some(Damage::Checksum)),
        }),
        ("tail", _) => Some(read_tail(text)),
        _ => None,
    }
}

/// Bytes as a text of one character (U+0000 to U+00FF) a byte.
pub(super) fn to_latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The bytes of such a text; none if a character is beyond U+00FF.
pub(super) fn from_latin1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|character| u8::try_from(character).ok()).collect()
}

/// A tail as it grows: its text, ready to be stored, and what is in it.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    text: String,
    units: usize,
    origin: Option<EntityId>,
    entries: Vec<Entry>,
}

impl Tail {
    pub(super) fn empty() -> Self {
        Self { text: TAIL.to_owned(), units: TAIL.len(), origin: None, entries: Vec::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) const fn units(&self) -> usize {
        self.units
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn push(&mut self, entry: Entry) {
        let mut line = Vec::with_capacity(256);
        write_line(&entry, &mut self.origin, &mut line);
        let line = std::str::from_utf8(&line).expect("JSON is UTF-8");
        self.text.push_str(line);
        self.units += units(line);
        self.entries.push(entry);
    }

    /// Takes back the pushes since the tail held this many entries.
    pub(super) fn shorten(&mut self, count: usize) {
        let kept = self.entries[..count].to_vec();
        *self = Self::empty();
        kept.into_iter().for_each(|entry| self.push(entry));
    }
}

/// Reads a tail: every line that vouches for itself, and what is wrong with the text if anything is.
pub(super) fn read_tail(text: &str) -> (Vec<Entry>, Option<Damage>) {
    let Some(lines) = text.strip_prefix(TAIL) else {
        return (Vec::new(), Some(not_this_version(text.as_bytes(), b'T', b'1')));
    };
    let (entries, bad) = read_lines(lines, Voucher::OwnId);
    (entries, (bad > 0).then_some(Damage::BadChange))
}
