//! How far a visit is: what is answered, what failed, section by section.
//!
//! Counts one visit only; figures over many visits are made elsewhere.

use crate::book::Book;

use super::asked::Asked;
use super::checklist::{Item, Template, Verdict};
use super::ids::VisitId;

/// The counts of one section, or of the whole checklist.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Items that are asked.
    pub total: usize,
    /// Items with an answer; 不适用 is one, 未查 is none.
    pub answered: usize,
    /// Items whose answer is bad (不合格).
    pub failed: usize,
    /// 关键项 among these: one of them makes the whole visit a bad one.
    pub critical: usize,
}

impl Count {
    /// Items without an answer (未查).
    pub const fn unchecked(self) -> usize {
        self.total - self.answered
    }

    /// The counts of both.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            answered: self.answered + other.answered,
            failed: self.failed + other.failed,
            critical: self.critical + other.critical,
        }
    }
}

/// The counts of a visit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Over the whole checklist.
    pub whole: Count,
    /// For each section, in the order of the checklist.
    pub sections: Vec<Count>,
}

/// Counts the answers of a visit to the items of its checklist. An item that is not asked counts nowhere.
pub fn tally(book: &Book, visit: &VisitId, template: &Template) -> Tally {
    tally_of(&Asked::of(book, visit, template))
}

/// The same, of answers that were read before.
pub fn tally_of(asked: &Asked) -> Tally {
    let count = |item: &Item| {
        let Some(verdict) = asked.verdict(item) else { return Count::default() };
        Count {
            total: 1,
            answered: usize::from(verdict != Verdict::Unanswered),
            failed: usize::from(verdict == Verdict::Bad),
            critical: usize::from(verdict == Verdict::Bad && item.critical),
        }
    };
    let sections: Vec<Count> = asked
        .template()
        .sections
        .iter()
        .map(|section| section.items.iter().map(count).fold(Count::default(), Count::plus))
        .collect();
    Tally { whole: sections.iter().copied().fold(Count::default(), Count::plus), sections }
}

/// The items that failed, in the order of the checklist.
pub fn failed_items<'a>(book: &'a Book, visit: &'a VisitId, template: &'a Template) -> Vec<&'a Item> {
    let asked = Asked::of(book, visit, template);
    template.items().filter(|item| asked.verdict(item) == Some(Verdict::Bad)).collect()
}
