//! 推进情况: from the entries of the registers to the figures. Knows the registers that figures are made from, and nothing of pages.
//!
//! | What | Module |
//! |---|---|
//! | the rows of a project, and of which years | [`rows`] |
//! | the dates of approvals | [`approvals`] |
//! | what a finished visit offers to a month | [`from_visit`] |
//! | which approvals are usual, in which order and time, by what the office has set | [`approval_rules`] |
//! | 手续 as projects by types, and as departments | [`matrix`], of [`cells`] |
//! | what the office has set: rounding, which figure is taken, the calendar | [`settings`] |
//! | the calendar as people write it | [`day_lines`] |
//! | the rows that are kept until one of them changes | [`kept`] |
//! | one month of one project as the month grid shows it, and what such lines sum to | [`line`], [`sums`] |
//! | when a report is late and when a difference is great | [`reporting`] |

pub mod approval_rules;
pub mod approvals;
pub mod cells;
pub mod day_lines;
pub mod from_visit;
pub mod kept;
pub mod line;
pub mod matrix;
pub mod reporting;
pub mod rows;
pub mod settings;
pub mod sums;

pub use line::MonthLine;
pub use reporting::Report;
pub use sums::Sums;

#[cfg(test)]
mod matrix_tests;
#[cfg(test)]
mod tests;
