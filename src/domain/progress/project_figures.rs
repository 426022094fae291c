//! The figures of one project as a list shows them and is ordered by them: reckoned once, kept until its rows change.

use std::sync::Arc;

use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::tables::Tables;

use super::asked::{Measure, Shown};
use super::region::Member;
use super::settings::FigureSettings;

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
    /// The figures of a project as of a month, kept or reckoned.
    pub fn of(tables: &Tables, member: &Member, settings: &FigureSettings) -> Arc<Self> {
        let as_of = member.parts.part.as_of;
        let reckon = || Self {
            as_of,
            figures: MEASURES.map(|measure| {
                let figure = member.figure(measure, settings);
                ListedFigure { shown: Shown::of(&figure, settings.rounding), exact: figure.value().ok() }
            }),
        };
        tables.kept_rows().figures(&member.project, &member.rows, (as_of, *settings), reckon)
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
