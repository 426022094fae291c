//! 口径: which projects the figures of a year are about.

use super::super::choices::Phase;
use super::month::Month;
use super::rows::ProjectRows;

/// The projects that count in a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Population<'a> {
    /// They, in the order in which they came.
    pub projects: Vec<&'a ProjectRows>,
    /// Whether the office has made a list for the year.
    pub is_listed: bool,
}

impl<'a> Population<'a> {
    /// Chooses the projects of a month's year.
    ///
    /// | The year has a list | Counts |
    /// |---|---|
    /// | yes | what stands on it |
    /// | no | all that are not 储备 |
    ///
    /// 取消 is out from its month on. 停工 stays in.
    pub fn of(projects: impl IntoIterator<Item = &'a ProjectRows>, as_of: Month) -> Self {
        let all: Vec<&ProjectRows> = projects.into_iter().collect();
        let on_list = |rows: &ProjectRows| rows.plans.get(&as_of.year()).is_some_and(|plan| plan.listed.is_some());
        let is_reserve = |rows: &ProjectRows| rows.phase.as_ref().is_some_and(|phase| phase.value == Phase::Reserve);
        let is_listed = all.iter().any(|rows| on_list(rows));
        let counts = |rows: &&ProjectRows| {
            !rows.is_cancelled(as_of) && if is_listed { on_list(rows) } else { !is_reserve(rows) }
        };
        Self { projects: all.into_iter().filter(counts).collect(), is_listed }
    }
}
