//! The bytes of photos and attachments in a file: its member `photos`.
//!
//! They stand behind the changes, one a line, and are no part of the digest: merging knows nothing of them. What comes in is looked at one
//! by one: bytes that are not what their hash says, no JPEG that a page could show, or no file that could be attached under the name that
//! the file gives it, are left out by name, and the rest comes in. Bytes that nothing in the file names are passed over.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::book::Book;
use crate::domain::attachment::{AttachmentRules, judge, shown_name};
use crate::domain::blob::{BlobHash, BlobKind};
use crate::domain::photo::{PictureKind, look};

use super::base64;
use super::elements::{Element, next_element};
use super::refusal::Warning;

/// The most bytes of one photo that are taken from a file: 8 MiB. This program writes photos of less than one.
pub const LARGEST_PHOTO: usize = 8 << 20;

/// How many names of blobs one warning holds.
const MOST_NAMES: usize = 20;

/// A blob of a file, as it is to be kept.
pub type BlobBytes = (BlobHash, Vec<u8>);

/// Appends one blob as it stands in a file.
pub(super) fn write_blob(hash: BlobHash, bytes: &[u8], is_first: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if is_first { b"\n],\n\"photos\":[\n" } else { b",\n" });
    let member = member_of(BlobKind::of(bytes));
    out.extend_from_slice(format!("{{\"hash\":\"{hash}\",\"{member}\":\"").as_bytes());
    base64::encode(bytes, out);
    out.extend_from_slice(b"\"}");
}

/// Under which name the bytes of a blob stand.
const fn member_of(kind: BlobKind) -> &'static str {
    match kind {
        BlobKind::Photo => "jpeg",
        BlobKind::Attachment => "bytes",
    }
}

/// How many bytes of a file one blob takes.
pub(super) const fn written_length(bytes: usize) -> usize {
    base64::encoded_length(bytes) + 128
}

/// The blobs of a file while they are read.
pub(super) struct Reading {
    /// What is left of the list.
    rest: Range<usize>,
    first: bool,
    /// The blobs that the file names; none where bytes are only to be right.
    named: Option<BTreeMap<BlobHash, Named>>,
    kept: BTreeMap<BlobHash, Vec<u8>>,
    /// How many were right.
    count: usize,
    refused: Vec<String>,
    unnamed: usize,
}

/// What a file says of a blob: of what kind each of the entities that name it is, and what that calls it.
type Named = Vec<(BlobKind, String)>;

/// What the blobs of a file come to.
#[derive(Default)]
pub(super) struct Found {
    pub photos: Vec<BlobBytes>,
    pub count: usize,
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// Blobs that are to be kept: those that the book of the file names.
    pub fn taking(rest: Range<usize>, book: &Book) -> Self {
        let mut named = BTreeMap::<BlobHash, Named>::new();
        for kind in BlobKind::ALL {
            for (of, _) in book.entities(kind.entities()) {
                if let Ok(hash) = book.text(of, "hash").parse() {
                    named.entry(hash).or_default().push((kind, book.text(of, "name").to_owned()));
                }
            }
        }
        Self::of(rest, Some(named))
    }

    /// Blobs that are only looked at.
    pub const fn checking(rest: Range<usize>) -> Self {
        Self::of(rest, None)
    }

    const fn of(rest: Range<usize>, named: Option<BTreeMap<BlobHash, Named>>) -> Self {
        Self { rest, first: true, named, kept: BTreeMap::new(), count: 0, refused: Vec::new(), unnamed: 0 }
    }

    /// Where it stands in the text.
    pub const fn at(&self) -> usize {
        self.rest.start
    }

    /// Looks at one blob more; false at the end of the list.
    pub fn step(&mut self, text: &str) -> Result<bool, (usize, serde_json::Error)> {
        match next_element::<serde_json::Value>(text, &mut self.rest, &mut self.first) {
            Ok(None) => Ok(false),
            Ok(Some((_, blob))) => {
                self.take(&blob);
                Ok(true)
            }
            Err(Element::NotJson(at, error)) => Err((at, error)),
            // A number that is none is JSON and no blob; what follows cannot be found any more.
            Err(Element::Wrong(_)) => {
                self.refused.push(String::new());
                Ok(false)
            }
        }
    }

    fn take(&mut self, blob: &serde_json::Value) {
        let text = |name: &str| blob.get(name).and_then(serde_json::Value::as_str);
        let hash: Option<BlobHash> = text("hash").and_then(|hash| hash.parse().ok());
        let named = hash.and_then(|hash| self.named.as_ref()?.get(&hash));
        // Nobody asks for it.
        if hash.is_some() && self.named.is_some() && named.is_none() {
            self.unnamed += 1;
            return;
        }
        let bytes = hash.and_then(|hash| match text(member_of(BlobKind::Photo)) {
            Some(letters) => right_photo(hash, letters),
            None => right_attachment(hash, text(member_of(BlobKind::Attachment))?, named),
        });
        match hash.zip(bytes).filter(|(_, bytes)| named.is_none_or(|named| is_named(named, BlobKind::of(bytes)))) {
            Some((hash, bytes)) => {
                self.count += 1;
                if self.named.is_some() {
                    self.kept.insert(hash, bytes);
                }
            }
            None => {
                let name = named.and_then(|named| named.first());
                self.refused.push(name.map(|(_, name)| shown_name(name)).unwrap_or_default());
            }
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
            warnings.push(Warning::BlobsRefused { count, names: refused });
        }
        if unnamed > 0 {
            warnings.push(Warning::BlobsUnnamed(unnamed));
        }
        Found { photos: kept.into_iter().collect(), count, warnings }
    }
}

/// The bytes, where they are those of the hash and a picture that can be shown.
fn right_photo(hash: BlobHash, letters: &str) -> Option<Vec<u8>> {
    let bytes = right(hash, letters, LARGEST_PHOTO)?;
    look(&bytes).is_ok_and(|seen| seen.kind == PictureKind::Jpeg).then_some(bytes)
}

/// The bytes, where they are those of the hash and a file that may be attached under one of its names.
fn right_attachment(hash: BlobHash, letters: &str, named: Option<&Named>) -> Option<Vec<u8>> {
    const RULES: AttachmentRules = AttachmentRules::WIDEST;
    let bytes = right(hash, letters, usize::try_from(RULES.most_bytes()).unwrap_or(usize::MAX))?;
    let fits_one =
        |(kind, name): &(BlobKind, String)| *kind == BlobKind::Attachment && judge(name, &bytes, RULES).is_ok();
    let fits = |named: &Named| named.iter().any(fits_one);
    named.is_none_or(fits).then_some(bytes)
}

fn is_named(named: &Named, kind: BlobKind) -> bool {
    named.iter().any(|(one, _)| *one == kind)
}

fn right(hash: BlobHash, letters: &str, most: usize) -> Option<Vec<u8>> {
    if letters.len() > base64::encoded_length(most) {
        return None;
    }
    base64::decode(letters).filter(|bytes| BlobHash::of(bytes) == hash)
}
