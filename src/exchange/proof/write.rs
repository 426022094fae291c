//! Writes the proof of an issued bulletin.

use crate::book::{Book, Change, EntityId, canonical_digest, write_canonical};
use crate::domain::report::plain;
use crate::domain::report::proof::{Anew, rests_on};
use crate::domain::text::Lang;

use super::form::{FORMAT, Figure1, Head, MOST_BYTES, MOST_CHANGES, Made, Texts};

/// Why a proof is not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotWritten {
    /// The bulletin is not issued, or was issued by a version whose document this one cannot read.
    NotIssued,
    /// It rests on more changes, or more bytes, than a proof may hold.
    TooLarge,
}

/// A proof that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The file.
    pub text: String,
    /// How many changes it holds.
    pub changes: usize,
    /// How many figures.
    pub figures: usize,
    /// In how many sentences and cells the bulletin was issued otherwise than it follows from these changes.
    pub differs: usize,
}

/// Writes the proof of a bulletin: when it is made, and by whom, are said with it.
pub fn write(book: &Book, bulletin: &EntityId, office: &EntityId, made: &Made) -> Result<Written, NotWritten> {
    let changes = rests_on(book, bulletin).ok_or(NotWritten::NotIssued)?;
    if changes.len() > MOST_CHANGES {
        return Err(NotWritten::TooLarge);
    }
    let anew = Anew::of(changes.iter().cloned(), bulletin, office).ok_or(NotWritten::NotIssued)?;
    let (sentences, cells) = anew.differences();
    let figures: Vec<Figure1> = anew.figures.iter().cloned().map(Figure1::from).collect();
    let text = of_document(&anew);
    let digest = canonical_digest(&changes);
    let document = &anew.issued;
    let head =
        Head { format: FORMAT, made, bulletin, office, digest: &digest, text: &text, document, figures: &figures };
    let head = serde_json::to_string(&head).map_err(|_| NotWritten::TooLarge)?;
    let text = with_changes(&head, &changes);
    match text.len() > MOST_BYTES {
        true => Err(NotWritten::TooLarge),
        false => {
            Ok(Written { text, changes: changes.len(), figures: figures.len(), differs: sentences.len() + cells.len() })
        }
    }
}

fn of_document(anew: &Anew) -> Texts {
    Texts { zh: plain::text(&anew.issued, Lang::Zh), en: plain::text(&anew.issued, Lang::En) }
}

/// The head with the changes behind it, one a line as in a book.
fn with_changes(head: &str, changes: &[Change]) -> String {
    let open = head.strip_suffix('}').unwrap_or(head);
    let mut bytes = Vec::with_capacity(head.len() + changes.len() * 320);
    bytes.extend_from_slice(open.as_bytes());
    bytes.extend_from_slice(b",\"changes\":[\n");
    for (place, change) in changes.iter().enumerate() {
        if place > 0 {
            bytes.extend_from_slice(b",\n");
        }
        write_canonical(change, &mut bytes);
    }
    bytes.extend_from_slice(b"\n]}\n");
    String::from_utf8(bytes).expect("a change is written in UTF-8")
}
