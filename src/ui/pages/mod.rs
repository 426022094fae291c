//! The pages, a file or folder each. Which of them an address leads to, the router knows.

pub mod approvals;
pub mod exchange;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod help;
pub mod lookback;
pub mod map;
pub mod more;
pub mod overview;
pub mod past;
pub mod plans;
pub mod problems;
pub mod progress;
pub mod project_list_import;
pub mod projects;
pub mod reports;
pub mod schedule;
pub mod settings;
pub mod summary;
pub mod templates;
pub mod trail;
pub mod twins;
pub mod visit;
pub mod visits;
pub mod waiting;
pub mod welcome;
pub mod what_if;
pub mod who;
