//! 问题台账: the ledger of all projects, and one problem with its life.

mod actions;
mod chips;
mod detail;
mod ledger;
mod print;
mod query;
mod row;
mod story;

pub use detail::ProblemPage;
pub use ledger::Ledger;
