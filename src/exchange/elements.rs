//! Reads the members of a list one by one, and says where one is not JSON.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::fault::{is_json, lone_surrogate};
use super::refusal::{Refusal, Spot};

/// Why a member of a list could not be read.
pub(super) enum Element {
    /// It is JSON, but not what was expected; it begins at this byte.
    Wrong(usize),
    /// It is not JSON. The places of the error count from this byte.
    NotJson(usize, serde_json::Error),
}

/// Reads the next member of a list and moves `rest` behind it; none at the end of the list.
pub(super) fn next_element<T: DeserializeOwned>(
    text: &str,
    rest: &mut Range<usize>,
    first: &mut bool,
) -> Result<Option<(usize, T)>, Element> {
    let bytes = text.as_bytes();
    let blanks = |from: usize| {
        from + bytes[from..rest.end].iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
    };
    let mut at = blanks(rest.start);
    match (bytes.get(at), *first) {
        (Some(b']'), _) if at + 1 == rest.end => {
            rest.start = rest.end;
            return Ok(None);
        }
        (_, true) => *first = false,
        (Some(b','), false) => at = blanks(at + 1),
        (_, false) => return Err(Element::NotJson(at, expected_comma())),
    }
    let mut elements = serde_json::Deserializer::from_str(&text[at..rest.end]).into_iter::<T>();
    match elements.next() {
        Some(Ok(element)) => {
            rest.start = at + elements.byte_offset();
            Ok(Some((at, element)))
        }
        Some(Err(error)) if error.is_data() => Err(Element::Wrong(at)),
        Some(Err(error)) => Err(Element::NotJson(at, error)),
        None => Err(Element::NotJson(at, expected_comma())),
    }
}

/// An error at the first byte.
fn expected_comma() -> serde_json::Error {
    serde_json::from_str::<serde::de::IgnoredAny>("?").expect_err("a question mark is not JSON")
}

/// The refusal for a text that is not JSON somewhere behind `start`.
pub(super) fn not_json(text: &str, start: usize, error: &serde_json::Error) -> Refusal {
    let part = &text[start..];
    let broken = place_of(part, error);
    let near = part[broken..].char_indices().nth(SURROGATE_PAIR).map_or(part.len(), |(more, _)| broken + more);
    match lone_surrogate(&part[..near]) {
        Some(lone) => Refusal::LoneSurrogate(Spot::of(text, start + lone)),
        None => Refusal::BadJson(Spot::of(text, start + broken)),
    }
}

/// Where a text stops being JSON. Skimming is quick and notices a quote that is missing only where it no longer knows its way, which may
/// be at the end; so what it says is looked at once more, by a reader that stops at the first byte that cannot be.
pub(super) fn broken(text: &str, skimmed: Refusal) -> Refusal {
    let start = text.find('{').unwrap_or(0);
    match is_json(&text[start..]) {
        Ok(()) => skimmed,
        Err(error) if error.is_eof() => match nested_member(text) {
            Some(at) => Refusal::BadJson(Spot::of(text, at)),
            None => Refusal::Truncated(Spot::of(text, text.len())),
        },
        Err(error) => Refusal::BadJson(Spot::of(text, start + place_of(&text[start..], &error))),
    }
}

/// Of a text that ends as a whole file does and yet before its object: where a member of the object stands within another one, since a
/// bracket is missing before it.
fn nested_member(text: &str) -> Option<usize> {
    const MEMBERS: [&str; 7] = ["kind", "made", "counts", "digest", "projects", "changes", "photos"];
    let ends_whole = text.trim_end().strip_suffix('}').is_some_and(|rest| rest.trim_end().ends_with(']'));
    let is_member = |line: &str| {
        let name = line.strip_prefix('"').and_then(|rest| rest.split_once("\":")).map(|(name, _)| name);
        name.is_some_and(|name| MEMBERS.contains(&name))
    };
    let (mut depth, mut is_in_text, mut is_escaped) = (0_i32, false, false);
    for (at, byte) in text.bytes().enumerate().filter(|_| ends_whole) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_in_text,
            b'"' => is_in_text = !is_in_text,
            b'{' | b'[' if !is_in_text => depth += 1,
            b'}' | b']' if !is_in_text => depth -= 1,
            b'\n' if !is_in_text && depth > 1 && is_member(&text[at + 1..]) => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The byte of `part` that an error of reading it is about.
fn place_of(part: &str, error: &serde_json::Error) -> usize {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => part.match_indices('\n').nth(line - 2).map_or(part.len(), |(newline, _)| newline + 1),
    };
    // The column of serde_json counts bytes, from 1, and stands on the byte that it could not read. A line feed that it could not read ends
    // its own line.
    let mut broken = match error.column() {
        0 => line_start.saturating_sub(1),
        column => line_start + column - 1,
    }
    .min(part.len());
    while !part.is_char_boundary(broken) {
        broken -= 1;
    }
    broken
}

/// How many characters two escapes take.
const SURROGATE_PAIR: usize = 12;
