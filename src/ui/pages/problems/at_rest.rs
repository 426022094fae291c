//! What follows the ledger's filter only when the person pauses: a letter that is typed waits for the rows alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::ledger::query::Query;
use crate::browser::waiting::{self, sleep};
use crate::domain::ledger::{Counts, Viewer, count};
use crate::ui::context::Ui;

/// How long the person pauses before what does not press follows the filter, in milliseconds.
const PAUSE: u32 = 250;

/// Tells when a person who changes the filter pauses, if nobody is waited for who has gone.
pub fn when_at_rest(changes: StoredValue<u64>, then: impl Fn() + 'static) {
    let Some(this) = changes.try_update_value(|changes| {
        *changes += 1;
        *changes
    }) else {
        return;
    };
    spawn_local(async move {
        sleep(PAUSE).await;
        waiting::idle().await;
        if changes.try_get_value() == Some(this) {
            then();
        }
    });
}

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
