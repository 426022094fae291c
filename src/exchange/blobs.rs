//! The bytes of photos in a file: its member `photos`.
//!
//! They stand behind the changes, one a line, and are no part of the digest: merging knows nothing of them. What comes in is looked at one
//! by one: bytes that are not what their hash says, or no JPEG that a page could show, are left out by name, and the rest comes in. Bytes
//! that no photo of the file names are passed over.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::book::{Book, EntityId};
use crate::domain::blob::BlobHash;
use crate::domain::ids::PhotoId;
use crate::domain::photo::{PictureKind, look};

use super::base64;
use super::elements::{Element, next_element};
use super::refusal::Warning;

/// The most bytes of one photo that are taken from a file: 8 MiB. This program writes photos of less than one.
pub const LARGEST_PHOTO: usize = 8 << 20;

/// How many names of photos one warning holds.
const MOST_NAMES: usize = 20;

/// The bytes of a photo of a file, as they are to be kept.
pub type BlobBytes = (BlobHash, Vec<u8>);

/// Appends one photo as it stands in a file.
pub(super) fn write_blob(hash: BlobHash, bytes: &[u8], is_first: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if is_first { b"\n],\n\"photos\":[\n" } else { b",\n" });
    out.extend_from_slice(format!("{{\"hash\":\"{hash}\",\"jpeg\":\"").as_bytes());
    base64::encode(bytes, out);
    out.extend_from_slice(b"\"}");
}

/// How many bytes of a file one photo takes.
pub(super) const fn written_length(bytes: usize) -> usize {
    base64::encoded_length(bytes) + 128
}

/// The photos of a file while they are read.
pub(super) struct Reading {
    /// What is left of the list.
    rest: Range<usize>,
    first: bool,
    /// The photos that the file names, with what they are called; none where bytes are only to be right.
    named: Option<BTreeMap<BlobHash, String>>,
    kept: BTreeMap<BlobHash, Vec<u8>>,
    /// How many were right.
    count: usize,
    refused: Vec<String>,
    unnamed: usize,
}

/// What the photos of a file come to.
#[derive(Default)]
pub(super) struct Found {
    pub photos: Vec<BlobBytes>,
    pub count: usize,
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// Photos that are to be kept: those that the book of the file names.
    pub fn taking(rest: Range<usize>, book: &Book) -> Self {
        let name = |of: &EntityId| {
            let hash = book.text(of, "hash").parse().ok()?;
            Some((hash, book.text(of, "name").to_owned()))
        };
        let named = book.entities(PhotoId::KIND).filter_map(|(of, _)| name(of)).collect();
        Self::of(rest, Some(named))
    }

    /// Photos that are only looked at.
    pub const fn checking(rest: Range<usize>) -> Self {
        Self::of(rest, None)
    }

    const fn of(rest: Range<usize>, named: Option<BTreeMap<BlobHash, String>>) -> Self {
        Self { rest, first: true, named, kept: BTreeMap::new(), count: 0, refused: Vec::new(), unnamed: 0 }
    }

    /// Where it stands in the text.
    pub const fn at(&self) -> usize {
        self.rest.start
    }

    /// Looks at one photo more; false at the end of the list.
    pub fn step(&mut self, text: &str) -> Result<bool, (usize, serde_json::Error)> {
        match next_element::<serde_json::Value>(text, &mut self.rest, &mut self.first) {
            Ok(None) => Ok(false),
            Ok(Some((_, photo))) => {
                self.take(&photo);
                Ok(true)
            }
            Err(Element::NotJson(at, error)) => Err((at, error)),
            // A number that is none is JSON and no photo; what follows cannot be found any more.
            Err(Element::Wrong(_)) => {
                self.refused.push(String::new());
                Ok(false)
            }
        }
    }

    fn take(&mut self, photo: &serde_json::Value) {
        let text = |name: &str| photo.get(name).and_then(serde_json::Value::as_str);
        let hash: Option<BlobHash> = text("hash").and_then(|hash| hash.parse().ok());
        let name = |hash: &BlobHash| self.named.as_ref().map(|named| named.get(hash).cloned());
        let called = match hash.as_ref().map(name) {
            // Nobody asks for it.
            Some(Some(None)) => {
                self.unnamed += 1;
                return;
            }
            Some(Some(Some(called))) => called,
            Some(None) | None => String::new(),
        };
        match hash.zip(text("jpeg").and_then(|letters| right(hash, letters))) {
            Some((hash, bytes)) => {
                self.count += 1;
                if self.named.is_some() {
                    self.kept.insert(hash, bytes);
                }
            }
            None => self.refused.push(called),
        }
    }

    /// All are looked at.
    pub fn finish(self) -> Found {
        let Self { kept, count, mut refused, unnamed, .. } = self;
        let mut warnings = Vec::new();
        if !refused.is_empty() {
            let count = refused.len();
            refused.retain(|name| !name.is_empty());
            refused.truncate(MOST_NAMES);
            warnings.push(Warning::PhotosRefused { count, names: refused });
        }
        if unnamed > 0 {
            warnings.push(Warning::PhotosUnnamed(unnamed));
        }
        Found { photos: kept.into_iter().collect(), count, warnings }
    }
}

/// The bytes, where they are those of the hash and a picture that can be shown.
fn right(hash: Option<BlobHash>, letters: &str) -> Option<Vec<u8>> {
    if letters.len() > base64::encoded_length(LARGEST_PHOTO) {
        return None;
    }
    let bytes = base64::decode(letters)?;
    let is_jpeg = look(&bytes).is_ok_and(|seen| seen.kind == PictureKind::Jpeg);
    (is_jpeg && Some(BlobHash::of(&bytes)) == hash).then_some(bytes)
}
