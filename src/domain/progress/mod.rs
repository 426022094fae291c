//! 推进情况: from the entries of the registers to the figures. Knows the registers that figures are made from, and nothing of pages.
//!
//! | What | Module |
//! |---|---|
//! | the rows of a project, and of which years | [`rows`] |
//! | the dates of approvals | [`approvals`] |
//! | what a finished visit offers to a month | [`from_visit`] |
//! | what a month holds although the visit that it rests on was amended | [`amended_basis`] |
//! | which approvals are usual, in which order and time, by what the office has set | [`approval_rules`] |
//! | 手续 as projects by types, and as departments | [`matrix`], of [`cells`] |
//! | what the office has set: rounding, which figure is taken, the calendar | [`settings`] |
//! | the calendar as people write it | [`day_lines`] |
//! | one month of one project as the month grid shows it, and what such lines sum to | [`line`], [`sums`] |
//! | when a report is late and when a difference is great | [`reporting`] |
//! | what a project puts into a month, its line of months, and what is kept of it until its rows change | [`parts`], [`kept`] |
//! | 形象进度 | [`image`] |
//! | the region and its parts: totals, growth, 开工率 | [`region`], [`groups`] |
//! | behind plan, not begun, halted, past the finish, without a plan, not reported | [`lists`] |
//! | 亮灯, 排名 | [`lit`] |
//! | which figure is meant, and what is shown of it | [`asked`], [`measure`], [`shown`] |
//! | the months as a picture; what the first page shows; what the list of projects shows | [`chart`], [`standing`] and [`latest`], [`project_figures`] |

pub mod amended_basis;
pub mod approval_rules;
pub mod approvals;
pub mod asked;
pub mod cells;
pub mod chart;
pub mod day_lines;
pub mod from_visit;
pub mod groups;
pub mod image;
pub mod kept;
pub mod latest;
pub mod line;
pub mod lists;
pub mod lit;
pub mod matrix;
pub mod measure;
pub mod parts;
pub mod project_figures;
pub mod region;
pub mod reporting;
pub mod rows;
pub mod settings;
pub mod shown;
pub mod standing;
pub mod sums;

pub use line::MonthLine;
pub use reporting::Report;
pub use sums::Sums;

#[cfg(test)]
mod matrix_tests;
#[cfg(test)]
mod tests;

#[cfg(test)]
mod region_tests;
