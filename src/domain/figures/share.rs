//! What one record puts into a figure of several: an amount, or a part of a whole. Totals are sums over sums.

use super::figure::Figure;
use super::mark::Mark;
use super::missing::Missing;
use super::reckoning::Reckoning;
use super::rule::Rule;
use super::source::Source;

/// What one record puts in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    over: Reckoning,
    under: Option<Reckoning>,
    sources: Vec<Source>,
    marks: Vec<Mark>,
}

impl Share {
    /// An amount that stands for itself.
    pub fn amount(amount: impl Into<Reckoning>) -> Self {
        Self { over: amount.into(), under: None, sources: Vec::new(), marks: Vec::new() }
    }

    /// A part of a whole.
    pub fn of(part: impl Into<Reckoning>, whole: impl Into<Reckoning>) -> Self {
        Self { under: Some(whole.into()), ..Self::amount(part) }
    }

    /// Says further what it was made from.
    #[must_use]
    pub fn from(mut self, sources: impl IntoIterator<Item = Source>) -> Self {
        self.sources.extend(sources);
        self
    }

    /// Adds remarks.
    #[must_use]
    pub fn marked(mut self, marks: impl IntoIterator<Item = Mark>) -> Self {
        self.marks.extend(marks);
        self
    }

    /// The fields that it was made from.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The figure of this record alone.
    pub fn figure(&self, rule: &'static Rule) -> Figure {
        let reckoning = match &self.under {
            Some(under) => self.over.clone().over(under.clone()),
            None => self.over.clone(),
        };
        Figure::of(rule, reckoning).from(self.sources.iter().cloned()).marked(self.marks.iter().cloned())
    }
}

/// The figure of several records together: the sum of the parts by the sum of the wholes. `left_out` records have nothing to put in; they
/// are counted beside it. None of none.
pub fn total<'a>(rule: &'static Rule, shares: impl IntoIterator<Item = &'a Share>, left_out: usize) -> Figure {
    let shares: Vec<&Share> = shares.into_iter().collect();
    if shares.is_empty() {
        return Figure::missing(rule, Missing::NoRecords);
    }
    let over = Reckoning::sum(shares.iter().map(|share| share.over.clone()));
    let wholes: Vec<Reckoning> = shares.iter().filter_map(|share| share.under.clone()).collect();
    let reckoning = if wholes.is_empty() { over } else { over.over(Reckoning::sum(wholes)) };
    let doubts = shares.iter().flat_map(|share| &share.marks).filter(|mark| mark.is_doubt()).cloned();
    Figure::of(rule, reckoning)
        .from(shares.iter().flat_map(|share| share.sources.iter().cloned()))
        .marked(doubts)
        .marked(Some(left_out).filter(|count| *count > 0).map(Mark::LeftOut))
}
