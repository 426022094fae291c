//! The figures of one project as a list shows them and is ordered by them: reckoned once, kept until its rows change.

use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;

use super::measure::Measure;
use super::shown::Shown;

/// 年度计划, 本年累计完成, 完成率, 序时差, 增幅: what a list shows of a project.
pub const MEASURES: [Measure; 5] =
    [Measure::Plan, Measure::Completed, Measure::Completion, Measure::Gap, Measure::Growth];

/// What is known of one figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedFigure {
    /// As it is shown: rounded, or why there is none.
    pub shown: Shown,
    /// What rows are ordered by and columns are summed of; none where there is no figure.
    pub exact: Option<Fraction>,
}

/// The figures of one project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProjectFigures {
    /// The month that they are as of.
    pub as_of: Month,
    figures: [ListedFigure; MEASURES.len()],
}

impl ProjectFigures {
    /// The figures as of a month, in the order of [`MEASURES`].
    pub const fn new(as_of: Month, figures: [ListedFigure; MEASURES.len()]) -> Self {
        Self { as_of, figures }
    }

    /// One of [`MEASURES`]; none of what a list does not show.
    pub fn get(&self, measure: Measure) -> Option<&ListedFigure> {
        MEASURES.iter().position(|one| *one == measure).map(|at| &self.figures[at])
    }

    /// What is ordered and summed by; none where there is no figure.
    pub fn exact(&self, measure: Measure) -> Option<Fraction> {
        self.get(measure)?.exact
    }
}
