//! Finds out what the bytes of a file say that it is, whatever it is called.
//!
//! Everything is bounded: the first bytes, the table of contents of a package, the directory of an old document; a text is looked through
//! once.

use crate::domain::photo::{NotAPhoto, look};

use super::content::Content;
use super::packed::{self, Package};

/// What is found out of a file.
pub(super) struct Found<'a> {
    pub content: Content,
    pub has_macros: bool,
    /// Of a package: what lies in it.
    pub package: Option<Package<'a>>,
}

/// Looks at the bytes of a whole file.
pub(super) fn content_of(bytes: &[u8]) -> Found<'_> {
    if bytes.starts_with(b"PK") {
        return package(bytes);
    }
    if bytes.starts_with(&packed::COMPOUND) {
        let (content, has_macros) = packed::compound(bytes);
        return Found { content, has_macros, package: None };
    }
    let content = by_start(bytes).unwrap_or_else(|| if is_text(bytes) { Content::Text } else { Content::Unknown });
    Found { content, has_macros: false, package: None }
}

fn package(bytes: &[u8]) -> Found<'_> {
    let package = Package::read(bytes);
    let content = package.as_ref().map_or(Content::OtherArchive, Package::content);
    let has_macros = package.as_ref().is_some_and(Package::has_macros);
    Found { content, has_macros, package }
}

/// What the first bytes say; none where they may begin a text.
fn by_start(bytes: &[u8]) -> Option<Content> {
    let shown = without_mark(bytes);
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if shown.starts_with(b"%PDF-") {
        return Some(Content::Pdf);
    }
    if starts(&[b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"]) {
        return Some(Content::Program);
    }
    if starts(&[b"#!AMR"]) {
        return Some(Content::Amr);
    }
    if is_markup(bytes) {
        return Some(Content::Markup);
    }
    if shown.starts_with(b"#!") {
        return Some(Content::Script);
    }
    if starts(&[b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"]) {
        return Some(Content::OtherArchive);
    }
    if !matches!(look(bytes), Err(NotAPhoto::OtherKind | NotAPhoto::Empty | NotAPhoto::TooLarge))
        || starts(&[b"GIF8", b"II*\0", b"MM\0*"])
    {
        return Some(Content::Picture);
    }
    sound(bytes)
}

fn sound(bytes: &[u8]) -> Option<Content> {
    let (first, second) = (*bytes.first()?, *bytes.get(1)?);
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE") {
        return Some(Content::Wav);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(Content::Mp4);
    }
    if bytes.starts_with(b"OggS") {
        return Some(Content::Ogg);
    }
    if bytes.starts_with(b"ID3") {
        return Some(Content::Mp3);
    }
    // A frame begins with eleven bits set; FF FE begins a text.
    match (first, second) {
        (0xff, 0xf0 | 0xf1 | 0xf8 | 0xf9) => Some(Content::Aac),
        (0xff, 0xfe) => None,
        (0xff, layer) if layer & 0xe0 == 0xe0 && layer & 0x06 != 0 => Some(Content::Mp3),
        _ => None,
    }
}

/// The bytes behind a mark of the order of bytes and blanks.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Whether a text begins as markup does, in UTF-8 or UTF-16.
fn is_markup(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().take(4_096).copied().filter(|byte| *byte != 0).collect();
    let start = [&b"\xff\xfe"[..], b"\xfe\xff"].iter().find_map(|mark| start.strip_prefix(*mark)).unwrap_or(&start);
    match without_mark(start) {
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'),
        _ => false,
    }
}

/// Whether all of it can be a text: UTF-8, GB 18030, or UTF-16 that says so.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return bytes.len().is_multiple_of(2);
    }
    let is_odd = |byte: &u8| *byte < 0x20 && !matches!(*byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    !bytes.iter().any(is_odd) && (std::str::from_utf8(bytes).is_ok() || is_gb18030(bytes))
}

fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x80, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        };
    }
}
