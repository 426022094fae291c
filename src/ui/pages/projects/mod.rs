//! 项目: the list, the form, and one project with its visits and problems.

mod detail;
mod form;
mod list;

pub use detail::ProjectPage;
pub use form::{EditProject, NewProject};
pub use list::Projects;
