//! 得分: what a visit scored, opened to its parts.
//!
//! | An item with points | counts |
//! |---|---|
//! | 合格 | in full |
//! | 不合格 | in full, and what it costs is lost: all of it, or what the options that were chosen cost |
//! | judged by nothing but what its options cost | in full, and that is lost |
//! | 未查 | not: nobody has judged it; told apart |
//! | 不适用, or not asked by its condition | not |
//! | whose answer is only recorded | not |
//!
//! 满分 is the sum of what was judged, 得分 what of it was not lost. An item without points has no part in a score.

use super::asked::Asked;
use super::checklist::{Answer, Item, Points, Section, Verdict};

/// How an item came into the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// 合格.
    Kept,
    /// 不合格.
    Lost,
    /// 未查.
    Unchecked,
    /// 不适用.
    NotApplicable,
    /// Not asked, by its condition.
    NotAsked,
    /// Recorded, and judged by nobody.
    Recorded,
}

/// One item with points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'t> {
    /// The item.
    pub item: &'t Item,
    /// 分值.
    pub points: Points,
    /// 扣分, of these.
    pub lost: Points,
    /// How it counts.
    pub counted: Counted,
}

/// The sums of a section or of the whole checklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// 满分: the points of what was judged.
    pub whole: Points,
    /// 扣分.
    pub lost: Points,
    /// 未查, in no sum.
    pub unchecked: Points,
}

impl Sum {
    /// 得分.
    pub const fn scored(self) -> Points {
        self.whole.minus(self.lost)
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            whole: self.whole.plus(other.whole),
            lost: self.lost.plus(other.lost),
            unchecked: self.unchecked.plus(other.unchecked),
        }
    }
}

/// The score of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionScore<'t> {
    /// The section.
    pub section: &'t Section,
    /// Its sums.
    pub sum: Sum,
    /// Its items with points, in order.
    pub parts: Vec<Part<'t>>,
}

/// The score of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score<'t> {
    /// The sums over all sections.
    pub sum: Sum,
    /// The sections that have items with points.
    pub sections: Vec<SectionScore<'t>>,
}

/// What a visit scored; none where no item of its checklist has points.
pub fn score<'t>(asked: &Asked<'t>) -> Option<Score<'t>> {
    let of_section = |section: &'t Section| {
        let parts: Vec<Part> = section.items.iter().filter_map(|item| part(asked, item)).collect();
        let sum = parts.iter().map(Part::sum).fold(Sum::default(), Sum::plus);
        (!parts.is_empty()).then_some(SectionScore { section, sum, parts })
    };
    let sections: Vec<SectionScore> = asked.template().sections.iter().filter_map(of_section).collect();
    let sum = sections.iter().map(|section| section.sum).fold(Sum::default(), Sum::plus);
    (!sections.is_empty()).then_some(Score { sum, sections })
}

fn part<'t>(asked: &Asked, item: &'t Item) -> Option<Part<'t>> {
    let points = item.points?;
    let stored = asked.stored(item);
    let lost = item.lost(stored.as_deref());
    let counted = match asked.verdict(item) {
        None => Counted::NotAsked,
        Some(Verdict::Good | Verdict::Bad | Verdict::Neutral) if lost != Points::default() => Counted::Lost,
        Some(Verdict::Good | Verdict::Bad) => Counted::Kept,
        Some(Verdict::Neutral) if is_judged_by_points(item, stored.as_deref()) => Counted::Kept,
        Some(Verdict::Neutral) => Counted::Recorded,
        Some(Verdict::NotApplicable) => Counted::NotApplicable,
        Some(Verdict::Unanswered) => Counted::Unchecked,
    };
    Some(Part { item, points, lost, counted })
}

/// Whether options cost points, of which none that does was chosen.
fn is_judged_by_points(item: &Item, stored: Option<&str>) -> bool {
    let is_chosen = matches!(Answer::read(item, stored), Answer::Choice(_) | Answer::Several(_));
    is_chosen && item.options().iter().any(|option| option.points.is_some())
}

impl Part<'_> {
    fn sum(&self) -> Sum {
        let none = Sum::default();
        match self.counted {
            Counted::Kept => Sum { whole: self.points, ..none },
            Counted::Lost => Sum { whole: self.points, lost: self.lost, ..none },
            Counted::Unchecked => Sum { unchecked: self.points, ..none },
            Counted::NotApplicable | Counted::NotAsked | Counted::Recorded => none,
        }
    }
}
