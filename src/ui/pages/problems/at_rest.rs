//! What follows the ledger's filter only when the person pauses: a letter that is typed waits for the rows alone.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ledger::{Counts, Viewer, count};
use crate::ui::context::Ui;
use crate::ui::parts::at_rest::when_at_rest;

/// The figures on the filters: counted at once for the first look, and then when the person pauses. A letter that is typed
/// waits for the rows only.
pub fn counted(ui: Ui, query: RwSignal<Query>, viewer: Memo<Viewer>) -> RwSignal<Counts> {
    let rows = ui.problem_rows;
    let now = move || {
        query.with_untracked(|query| {
            rows.with_untracked(|rows| viewer.with_untracked(|viewer| count(rows, &query.filter, viewer)))
        })
    };
    let counts = RwSignal::new(now());
    let changes = StoredValue::new(0);
    Effect::new(move |before: Option<()>| {
        query.track();
        rows.track();
        viewer.track();
        if before.is_some() {
            when_at_rest(changes, move || counts.set(now()));
        }
    });
    counts
}
