//! The way back from a visit.

use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::BackLink;
use crate::ui::route::{self, Route};

/// To the list of visits for whoever came from there, to the project, which is called so, for everybody else.
pub fn back_to(ui: Ui, project: &ProjectId, name: &str) -> BackLink {
    match route::previous() {
        Some(list @ Route::Visits(_)) => BackLink { href: list.href(), label: ui.common().visits.to_owned() },
        _ => BackLink { href: Route::Project(project.clone()).href(), label: name.to_owned() },
    }
}
