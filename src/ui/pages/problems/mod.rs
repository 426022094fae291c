//! 问题台账: the ledger of all projects, and one problem with its life.

mod actions;
mod beside;
mod bulk;
mod chips;
mod columns;
mod detail;
mod kept;
mod kept_filters;
mod ledger;
mod print;
mod query;
mod row;
mod story;

pub use detail::ProblemPage;
pub use ledger::Ledger;
