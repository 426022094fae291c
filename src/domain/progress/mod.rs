//! 推进情况: from the entries of the registers to the figures. Knows the registers that figures are made from, and nothing of pages.
//!
//! | What | Module |
//! |---|---|
//! | the rows of a project, and of which years | [`rows`] |
//! | the dates of approvals | [`approvals`] |
//! | what a finished visit offers to a month | [`from_visit`] |
//! | what the office has set: rounding, which figure is taken, the calendar | [`settings`] |
//! | the rows that are kept until one of them changes | [`kept`] |
//! | one month of one project as the month grid shows it, and what such lines sum to | [`line`], [`sums`] |
//! | when a report is late and when a difference is great | [`reporting`] |

pub mod approvals;
pub mod from_visit;
pub mod kept;
pub mod line;
pub mod reporting;
pub mod rows;
pub mod settings;
pub mod sums;

pub use line::MonthLine;
pub use reporting::Report;
pub use sums::Sums;

#[cfg(test)]
mod tests;
