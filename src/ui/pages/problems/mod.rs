//! 问题台账: the ledger of all projects, and one problem with its life.

mod actions;
mod address;
mod ask;
mod at_rest;
mod beside;
mod bulk;
mod bulk_preview;
mod chips;
mod choose_project;
mod chosen;
mod columns;
mod conditions;
mod detail;
mod hand_down;
mod kept;
mod kept_filters;
mod last_shown;
mod ledger;
mod marking;
mod open_ledger;
mod print;
mod row;
mod rows;
mod story;
mod toolbar;

pub use detail::ProblemPage;
pub use ledger::Ledger;
