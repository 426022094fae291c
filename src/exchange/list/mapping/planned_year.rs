//! The year that 年度计划 of a list is of, and the month that its 本年累计完成 goes up to: one choice, which governs the columns of months as well,
//! so that plan and months never fall apart.
//!
//! | The year is | where |
//! |---|---|
//! | as a person says | somebody chose it |
//! | that of a heading | the plan's own heading names it: 2026年度计划投资 |
//! | that of the title | the title of the list names it |
//! | that of the months | their headings name it |
//! | the usual one, told as such | nothing names one |

use crate::domain::cumulative::Basis;
use crate::domain::plan_year::{PLAN_YEAR, PLANS, year_of_list};
use crate::domain::when::When;

use super::super::matched::Column;
use super::Mapping;
use super::months::YearGrounds;

/// The field of a project that says up to which month its sum of the year goes.
const YTD_AS_OF: &str = "ytd_as_of";

impl Mapping {
    /// Says the month that plans and sums are taken to be of where the list says neither: the last closed one.
    pub const fn set_usual(&mut self, year: u16, month: u8) {
        self.usual = Some((year, month));
    }

    /// The column of what is planned for a year, and which year that is, where the list has no column for it.
    pub fn plan_year(&self) -> Option<(usize, u16)> {
        let first = self.plan_without_year()?;
        let headings = PLANS.iter().filter_map(|key| self.column_of(key));
        let headings = headings.map(|column| self.columns[column].header.as_str());
        let named = || year_of_list(headings, self.titles.iter().map(String::as_str));
        let year = self.year.or_else(named).or_else(|| self.year().map(|(year, _)| year))?;
        Some((first, year))
    }

    /// The column of what is planned for a year that no column names.
    pub fn plan_without_year(&self) -> Option<usize> {
        let plan = PLANS.iter().find_map(|key| self.column_of(key))?;
        self.column_of(PLAN_YEAR).is_none().then_some(plan)
    }

    /// The column of a sum of the year, and the month that it goes up to, where the list has no column for it.
    pub(in super::super) fn completed_as_of(&self) -> Option<(usize, When)> {
        let column = self.sum_without_month()?;
        let (year, _) = self.year()?;
        let as_of = When::month(i32::from(year), u32::from(self.month()?))?;
        Some((column, as_of))
    }

    /// The column of a sum of the year whose month no column names.
    pub fn sum_without_month(&self) -> Option<usize> {
        let sum = self.column_of(Basis::ThisYear.field())?;
        self.column_of(YTD_AS_OF).is_none().then_some(sum)
    }

    /// The usual year, for plans and sums alone: months without a year wait until a person says it.
    pub(super) fn usual_year(&self) -> Option<(u16, YearGrounds)> {
        let stands_alone = !self.needs_year() && (self.plan_without_year().or(self.sum_without_month())).is_some();
        self.usual.filter(|_| stands_alone).map(|(year, _)| (year, YearGrounds::Usual))
    }

    /// The usual month of a sum: of another year than the usual one it is the last.
    pub(super) fn usual_month(&self) -> Option<u8> {
        self.sum_without_month()?;
        let (usual_year, month) = self.usual?;
        let (year, _) = self.year()?;
        Some(if year == usual_year { month } else { 12 })
    }

    /// Whether a column is of a year that nothing names.
    pub(in super::super) fn is_of_usual_year(&self, column: &Column) -> bool {
        let is_of_year = column.key().is_some_and(|key| PLANS.contains(&key) || key == Basis::ThisYear.field());
        is_of_year && matches!(self.year(), Some((_, YearGrounds::Usual)))
    }
}
