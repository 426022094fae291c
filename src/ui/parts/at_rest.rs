//! What follows a filter only when the person pauses: a letter that is typed waits for the rows alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting::{self, sleep};

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
