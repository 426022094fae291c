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

use super::checklist::{Answer, Item, Template};
use super::ids::VisitId;
use super::records::note_field;
use super::tally::stored_answer;
use super::templates::{Measure, meaning};

/// What a visit measured, with the item that asked for it; none where its checklist does not ask or nobody answered.
pub fn measured<'a>(book: &Book, visit: &VisitId, template: &'a Template, what: Measure) -> Option<(&'a Item, Answer)> {
    let item = measuring(template, what)?;
    let answer = Answer::read(item, stored_answer(book, visit, &item.key));
    let is_measured = !matches!(answer, Answer::Unchecked | Answer::NotApplicable);
    is_measured.then_some((item, answer))
}

/// The item of a checklist that measures this.
pub fn measuring(template: &Template, what: Measure) -> Option<&Item> {
    template.items().find(|item| meaning(item).measures == Some(what))
}

/// The note on an item, without blanks around it.
fn note<'a>(book: &'a Book, visit: &VisitId, item: &Item) -> &'a str {
    book.text(visit.entity(), &note_field(&item.key)).trim()
}
