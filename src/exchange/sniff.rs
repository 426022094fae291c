//! What a file looks like from its first bytes.

use super::refusal::{Looks, Refusal};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Signatures by which files of other kinds begin.
const SIGNATURES: &[(&[u8], Looks)] = &[
    (b"\xff\xfe", Looks::Utf16),
    (b"\xfe\xff", Looks::Utf16),
    (b"{\0", Looks::Utf16),
    (b"\0{", Looks::Utf16),
    (b"PK\x03\x04", Looks::Zip),
    (b"PK\x05\x06", Looks::Zip),
    (b"\xd0\xcf\x11\xe0", Looks::OldOffice),
    (b"%PDF", Looks::Pdf),
    (b"\x1f\x8b", Looks::Gzip),
    (b"\x89PNG", Looks::Image),
    (b"\xff\xd8\xff", Looks::Image),
    (b"GIF8", Looks::Image),
    (b"RIFF", Looks::Image),
];

/// How many bytes are looked at.
const HEAD: usize = 1024;

/// Finds where the JSON object begins, or says what the file is instead.
///
/// A UTF-8 byte order mark, which some editors add, and blanks before the object are skipped.
pub(super) fn start_of_object(bytes: &[u8]) -> Result<usize, Refusal> {
    if let Some((_, looks)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Refusal::Foreign(*looks));
    }
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let Some(blanks) = bytes[mark..].iter().position(|byte| !byte.is_ascii_whitespace()) else {
        return Err(Refusal::Empty);
    };
    let start = mark + blanks;
    let head = &bytes[start..bytes.len().min(start + HEAD)];
    match head[0] {
        b'{' => Ok(start),
        b'[' => Err(Refusal::Foreign(Looks::JsonList)),
        b'<' => Err(Refusal::Foreign(if says_html(head) { Looks::Html } else { Looks::Xml })),
        _ if head.iter().any(|byte| *byte < b'\t') => Err(Refusal::Foreign(Looks::Binary)),
        _ => Err(Refusal::Foreign(Looks::Text)),
    }
}

/// What other kind of file begins like this; none where it may be a text of any sort.
pub(super) fn foreign(bytes: &[u8]) -> Option<Looks> {
    let signatures = SIGNATURES.iter().filter(|(_, looks)| *looks != Looks::Utf16);
    if let Some((_, looks)) = signatures.into_iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(*looks);
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).trim_ascii_start();
    let head = &bytes[..bytes.len().min(HEAD)];
    let (first, rest) = head.split_first()?;
    let second = rest.trim_ascii_start().first();
    match (first, second) {
        (b'{', Some(b'"' | b'}')) if contains(head, b"\"sitebook-raw/") => Some(Looks::RawStore),
        (b'{', Some(b'"' | b'}')) => Some(Looks::OtherJson),
        (b'[', Some(b'{' | b'[' | b'"' | b']')) => Some(Looks::JsonList),
        (b'<', _) if says_html(head) => Some(Looks::Html),
        (b'<', _) if head.starts_with(b"<?xml") => Some(Looks::Xml),
        _ => None,
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn says_html(head: &[u8]) -> bool {
    let head = head.to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<script", b"<table", b"<!--"]
        .iter()
        .any(|tag| contains(&head, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_recognised() {
        let check = |bytes: &[u8], looks| assert_eq!(start_of_object(bytes), Err(Refusal::Foreign(looks)));
        check(b"\xff\xfe{\0\"\0", Looks::Utf16);
        check(b"{\0\"\0", Looks::Utf16);
        check(b"PK\x03\x04\x14\0", Looks::Zip);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1", Looks::OldOffice);
        check(b"<!DOCTYPE html><html>", Looks::Html);
        check(b"<?xml version=\"1.0\"?><kml/>", Looks::Xml);
        check(b"\x89PNG\r\n\x1a\n", Looks::Image);
        check(b"%PDF-1.7", Looks::Pdf);
        check(b"\x1f\x8b\x08", Looks::Gzip);
        check(b"[1,2]", Looks::JsonList);
        check("项目名称,总投资\n".as_bytes(), Looks::Text);
        check(b"\x01\x02\x03", Looks::Binary);
    }

    #[test]
    fn a_byte_order_mark_and_blanks_are_skipped() {
        assert_eq!(start_of_object(b"\xef\xbb\xbf\r\n {}"), Ok(6));
        for bytes in [&b""[..], b" \n", BYTE_ORDER_MARK] {
            assert_eq!(start_of_object(bytes), Err(Refusal::Empty));
        }
    }
}
