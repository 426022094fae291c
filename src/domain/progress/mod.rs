//! 推进情况: from the entries of the registers to the figures. Knows the registers that figures are made from, and nothing of pages.
//!
//! | What | Module |
//! |---|---|
//! | the rows of a project, and of which years | [`rows`] |
//! | the dates of approvals | [`approvals`] |
//! | what a finished visit offers to a month | [`from_visit`] |
//! | what the office has set: rounding, which figure is taken, the calendar | [`settings`] |
//! | the rows that are kept until one of them changes | [`kept`] |

pub mod approvals;
pub mod from_visit;
pub mod kept;
pub mod rows;
pub mod settings;

#[cfg(test)]
mod tests;
