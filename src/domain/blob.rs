//! Blobs: bytes that are kept once, under their SHA-256, beside the book that names them.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, Deletion, EntityId};

use super::ids::PhotoId;

/// The SHA-256 of the bytes of a blob, written as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobHash([u8; 32]);

/// A text that is not the hash of a blob.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAHash;

impl BlobHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for BlobHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 64 || !text.as_bytes().iter().all(is_digit) {
            return Err(NotAHash);
        }
        let mut hash = [0; 32];
        for (place, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(hash))
    }
}

/// The blobs that the photos among these entities name, each once; those of deleted photos are left out.
pub fn named_by<'a>(book: &Book, entities: impl IntoIterator<Item = &'a EntityId>) -> BTreeSet<BlobHash> {
    let photos = entities.into_iter().filter(|of| of.kind() == PhotoId::KIND);
    let there = photos.filter(|of| book.deletion(of) != Deletion::Deleted);
    there.filter_map(|of| book.text(of, "hash").parse::<BlobHash>().ok()).collect_sorted()
}
