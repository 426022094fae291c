//! How many items of a visit were answered how.

use crate::domain::asked::Asked;
use crate::domain::checklist::Verdict;

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
    /// Counts the items that are asked.
    pub(super) fn of(asked: &Asked) -> Self {
        let mut counts = Self::default();
        for item in asked.items() {
            counts.total += 1;
            match asked.verdict(item).unwrap_or(Verdict::Unanswered) {
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
