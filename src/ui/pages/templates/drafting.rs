//! Beginning a checklist of the office's own or its next version, and the way to its editor.

use crate::domain::checklist::Template;
use crate::domain::command::Command;
use crate::domain::drafts::{draft_of, newest_version};
use crate::domain::ids::TemplateId;
use crate::ui::context::Ui;
use crate::ui::route::{self, Route};

/// What the address of a draft ends in.
pub const DRAFT: &str = "draft";

/// The address of the draft of a checklist.
pub fn draft_address(key: &str) -> String {
    format!("{key}@{DRAFT}")
}

/// Begins a checklist of the office's own and goes to its editor.
pub fn begin(ui: Ui, body: Template) {
    let made = ui.act(Command::KeepDraft { template: None, body }, "").and_then(|done| done.made);
    if let Some(made) = made {
        route::go(&Route::Template(draft_address(made.rest())));
    }
}

/// Opens the next version of a checklist of the office's own, or the draft of it that is there.
pub fn revise(ui: Ui, id: &TemplateId) {
    let (draft, newest) = ui.session.read(|view| {
        let newest = newest_version(view.book, id);
        (draft_of(view.book, id), view.tables.template(id.rest(), newest).cloned())
    });
    if let (None, Some(body)) = (draft, newest) {
        ui.act(Command::KeepDraft { template: Some(id.clone()), body }, "");
    }
    route::go(&Route::Template(draft_address(id.rest())));
}
