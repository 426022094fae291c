//! A judgement on an entry: one of a list of words, with the facts and the fields that it rests on.

use crate::domain::figures::source::Source;
use crate::domain::text::Text;

/// A judgement.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The key of what it says, one of the list of the derived column.
    pub key: &'static str,
    /// The facts, each in a sentence.
    pub facts: Vec<Text>,
    /// The fields that it rests on.
    pub sources: Vec<Source>,
}

impl Judged {
    /// A judgement that rests on these fields.
    pub fn new(key: &'static str, sources: impl IntoIterator<Item = Source>) -> Self {
        Self { key, facts: Vec::new(), sources: sources.into_iter().collect() }
    }

    /// Says a fact beside it.
    #[must_use]
    pub fn because(mut self, fact: Text) -> Self {
        self.facts.push(fact);
        self
    }
}
