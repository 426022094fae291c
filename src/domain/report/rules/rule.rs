//! What a sentence, a paragraph and a part are as data, and how they are said.

use crate::domain::report::facts::Facts;
use crate::domain::report::said::{Said, Slots};
use crate::domain::text::Text;

/// A sentence.
pub struct SentenceRule {
    /// Its id.
    pub id: &'static str,
    /// Its template.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// What goes into its slots; none where it is not said.
    pub fill: fn(&Facts) -> Option<Slots>,
}

/// A paragraph: sentences one behind the other.
pub struct ParagraphRule {
    /// Its id, which is that of what people write over it.
    pub id: &'static str,
    /// What it is called among those of its part, and where a person is asked to write it.
    pub name: Text,
    /// Its sentences.
    pub rules: &'static [SentenceRule],
    /// Whether each of them is an item of its own, numbered.
    pub is_list: bool,
}

/// A part of the text.
pub struct PartRule {
    /// Its id, by which templates name it.
    pub id: &'static str,
    /// Its heading, without its number; empty for the opening.
    pub heading: Text,
    /// Its paragraphs; one that says nothing is left out, and so is a part without any.
    pub paragraphs: &'static [ParagraphRule],
}

/// The words of a rule whose slots are filled.
pub fn said(rule: &SentenceRule, facts: &Facts) -> Option<Said> {
    (rule.fill)(facts).map(|slots| Said::fill(rule.zh, rule.en, &slots)).filter(|said| !said.is_empty())
}

/// A list of parts that are said already, as the only slot of a sentence; none of nothing.
pub(super) fn only(name: &'static str, said: Option<Said>) -> Option<Slots> {
    Some(vec![(name, said?)])
}

/// A sentence without slots, where its condition holds.
pub(super) fn plain(holds: bool) -> Option<Slots> {
    holds.then(Vec::new)
}
