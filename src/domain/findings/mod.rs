//! What a visit found, in sentences: how an item reads that failed, with what a problem from it begins, which answer
//! follows from others, and the draft of the 督查意见.
//!
//! Owns the sentences that go into papers of an office. Everything in here is a proposal that a person may reword; what
//! a page says around it is not here.

mod counts;
mod opinion;
mod proposal;
mod unmet;
mod value;
mod words;

pub use opinion::{drafted_onto, opinion};
pub use proposal::{Proposed, difference, proposed};
pub use unmet::{problem_texts, shown_wording, unmet_of, unmet_wording, unmet_words};
pub use value::{number_words, value_words};

use crate::book::Book;

use super::checklist::Item;
use super::ids::VisitId;
use super::records::note_field;

/// The note on an item, without blanks around it.
fn note<'a>(book: &'a Book, visit: &VisitId, item: &Item) -> &'a str {
    book.text(visit.entity(), &note_field(&item.key)).trim()
}
