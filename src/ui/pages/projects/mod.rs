//! 项目: the list, the form, and one project with everything that belongs to it.

mod actions;
mod basis;
mod beside;
mod duties;
mod facts;
mod form;
mod found;
mod halting;
mod kept;
mod list;
mod listing;
mod measured;
mod move_phase;
mod page;
mod phases;
mod progress;
mod rows;

pub use form::{EditProject, NewProject};
pub use list::Projects;
pub use page::ProjectPage;
