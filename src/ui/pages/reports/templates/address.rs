//! Where a template stands.

use crate::book::EntityId;
use crate::domain::report::wordings;
use crate::ui::route::Route;

/// The last word of the address of a template that is not there yet.
pub const NEW: &str = "new";

/// The address of a template by its entity.
pub fn address(of: &EntityId) -> Route {
    Route::ReportTemplates(wordings::own_name(of).to_owned())
}
