//! How many items of a visit were answered how.

use crate::book::Book;
use crate::domain::checklist::{Template, Verdict, judge};
use crate::domain::records::Visit;
use crate::domain::tally::stored_answer;

/// How many items a visit answered how.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Counts {
    pub(super) total: usize,
    pub(super) good: usize,
    pub(super) failed: usize,
    pub(super) critical: usize,
    pub(super) recorded: usize,
    pub(super) not_applicable: usize,
    pub(super) unchecked: usize,
}

impl Counts {
    pub(super) fn of(book: &Book, visit: &Visit, template: &Template) -> Self {
        let mut counts = Self { total: template.item_count(), ..Self::default() };
        for item in template.items() {
            match judge(item, stored_answer(book, &visit.id, &item.key)) {
                Verdict::Good => counts.good += 1,
                Verdict::Bad => {
                    counts.failed += 1;
                    counts.critical += usize::from(item.critical);
                }
                Verdict::Neutral => counts.recorded += 1,
                Verdict::NotApplicable => counts.not_applicable += 1,
                Verdict::Unanswered => counts.unchecked += 1,
            }
        }
        counts
    }
}
