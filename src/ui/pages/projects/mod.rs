//! 项目: the list, the form, and one project with everything that belongs to it.

mod actions;
pub(super) mod address;
mod basis;
mod beside;
mod cells;
mod col;
mod columns;
mod duties;
mod facts;
mod form;
mod found;
mod halting;
mod kept;
mod list;
mod measured;
mod move_phase;
pub(super) mod open_list;
mod page;
mod parts;
mod phases;
mod progress;
mod reckoned;
mod rows;
mod stuck;
pub(super) mod toolbar;

pub use form::{EditProject, NewProject};
pub use list::Projects;
pub use page::ProjectPage;
pub use reckoned::ProjectFigures;
