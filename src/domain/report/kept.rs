//! What is kept of a bulletin: the paragraphs that people wrote over, and all of it as it was issued, in fields of its entry.
//!
//! An issued bulletin is read from there and from nowhere else, so it reprints exactly; what the book says differently by now is listed.

use std::collections::BTreeMap;

use crate::book::{Book, EntityId, Value};
use crate::domain::figures::fraction::Fraction;
use crate::domain::registers::bulletin::{FROZEN, TEXT};

use super::document::{Document, Paragraph, Sentence};
use super::said::Said;

/// How many bytes a piece of a frozen bulletin has at most: far below what a text may hold.
const PIECE: usize = 200_000;

/// What a person wrote over a paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The text.
    pub text: String,
    /// What the figures said when it was written.
    pub made: String,
}

/// A sentence that the book says differently by now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// The id of its rule.
    pub rule: String,
    /// What was issued; nothing where it is new.
    pub then: Option<Said>,
    /// What it would say now; nothing where it would not be said.
    pub now: Option<Said>,
}

/// The field that holds what a person wrote over a paragraph.
pub fn field_of(paragraph: &str) -> String {
    format!("{TEXT}{paragraph}")
}

/// The paragraphs that people wrote over.
pub fn written(book: &Book, bulletin: &EntityId) -> BTreeMap<String, Written> {
    let fields = book.entity(bulletin).into_iter().flat_map(|entity| entity.fields_from(TEXT));
    fields
        .filter_map(|field| {
            let value = book.value(bulletin, field.as_str());
            let part = |name: &str| value.member(name).and_then(Value::as_text).map(str::to_owned);
            let id = field.as_str().strip_prefix(TEXT)?.to_owned();
            Some((id, Written { text: part("text")?, made: part("made").unwrap_or_default() }))
        })
        .collect()
}

/// What a person wrote, as it is stored.
pub fn stored(written: &Written) -> Value {
    let members = [("text", &written.text), ("made", &written.made)];
    let members: BTreeMap<String, Value> =
        members.into_iter().map(|(name, text)| (name.to_owned(), Value::text(text))).collect();
    Value::Map(members.into())
}

/// A document in pieces, each with the field that it goes into.
pub fn frozen_fields(document: &Document) -> Vec<(String, Value)> {
    let Ok(json) = serde_json::to_string(document) else { return Vec::new() };
    let mut pieces = Vec::new();
    let mut rest = json.as_str();
    while !rest.is_empty() {
        let mut end = rest.len().min(PIECE);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, after) = rest.split_at(end);
        pieces.push((format!("{FROZEN}{:03}", pieces.len() + 1), Value::text(piece)));
        rest = after;
    }
    pieces
}

/// The fields that hold pieces now.
pub fn frozen_names(book: &Book, bulletin: &EntityId) -> Vec<String> {
    let fields = book.entity(bulletin).into_iter().flat_map(|entity| entity.fields_from(FROZEN));
    fields.map(|field| field.as_str().to_owned()).collect()
}

/// The document as it was issued; none where it was not, or where a newer program kept it in a way that this one cannot read.
pub fn frozen(book: &Book, bulletin: &EntityId) -> Option<Document> {
    let names = frozen_names(book, bulletin);
    let json: String = names.iter().map(|name| book.text(bulletin, name)).collect();
    serde_json::from_str(&json).ok()
}

/// An exact figure as documents keep it.
pub fn figure_text(figure: Fraction) -> String {
    format!("{}/{}", figure.numerator(), figure.denominator())
}

/// Reads one.
pub fn figure(text: &str) -> Option<Fraction> {
    let (over, under) = text.split_once('/')?;
    Fraction::new(over.parse().ok()?, under.parse().ok()?)
}

/// What the book says differently by now, sentence by sentence.
pub fn changed(issued: &Document, now: &Document) -> Vec<Changed> {
    let (then, now) = (sentences(issued), sentences(now));
    let mut changed = Vec::new();
    for (rule, said) in &then {
        match now.iter().find(|(other, _)| other == rule) {
            Some((_, other)) if is_same(said, other) => {}
            other => changed.push(Changed {
                rule: (*rule).to_owned(),
                then: Some((*said).clone()),
                now: other.map(|(_, said)| (*said).clone()),
            }),
        }
    }
    let new = now.iter().filter(|(rule, _)| !then.iter().any(|(other, _)| other == rule));
    changed.extend(new.map(|(rule, said)| Changed {
        rule: (*rule).to_owned(),
        then: None,
        now: Some((*said).clone()),
    }));
    changed
}

fn sentences(document: &Document) -> Vec<(&str, &Said)> {
    let all = document.paragraphs().flat_map(|Paragraph { sentences, .. }| sentences);
    all.map(|Sentence { rule, said }| (rule.as_str(), said)).collect()
}

/// Where words lead is not kept, so only the words are compared.
fn is_same(one: &Said, other: &Said) -> bool {
    use crate::domain::text::Lang;
    Lang::ALL.iter().all(|lang| one.text(*lang) == other.text(*lang))
}
