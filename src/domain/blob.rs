//! Blobs: bytes that are kept once, under their SHA-256, beside the book that names them.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, Deletion, EntityId};

use super::ids::{AttachmentId, PhotoId};

/// What a blob is kept for. Its bytes say so: a photo is kept as a JPEG, and no JPEG is ever an attachment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BlobKind {
    /// 照片.
    Photo,
    /// 附件.
    Attachment,
}

impl BlobKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Photo, Self::Attachment];

    /// What these bytes are kept for.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) { Self::Photo } else { Self::Attachment }
    }

    /// The kind of entities that name such blobs.
    pub const fn entities(self) -> &'static str {
        match self {
            Self::Photo => PhotoId::KIND,
            Self::Attachment => AttachmentId::KIND,
        }
    }

    fn named_by(of: &EntityId) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.entities() == of.kind())
    }
}

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

    /// Its first twelve digits, as they are printed.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
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

/// The blobs that the photos and attachments among these entities name, each once; those of deleted ones are left out. Photos come first.
pub fn named_by<'a>(book: &Book, entities: impl IntoIterator<Item = &'a EntityId>) -> BTreeSet<(BlobKind, BlobHash)> {
    let kinds = entities.into_iter().filter_map(|of| Some((BlobKind::named_by(of)?, of)));
    let there = kinds.filter(|(_, of)| book.deletion(of) != Deletion::Deleted);
    there.filter_map(|(kind, of)| Some((kind, book.text(of, "hash").parse().ok()?))).collect_sorted()
}
