//! 项目: the list, the form, and one project with everything that belongs to it.

mod actions;
mod basis;
mod beside;
mod duties;
mod facts;
mod form;
mod found;
mod list;
mod listing;
mod measured;
mod page;
mod progress;
mod rows;

pub use form::{EditProject, NewProject};
pub use list::Projects;
pub use page::ProjectPage;
