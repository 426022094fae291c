//! What people said that words of lists mean, kept on this device for the next list.
//!
//! It is not part of the book: it is about how somebody else writes, and it is not handed over.

use leptos::prelude::window;

use crate::exchange::list::Meanings;

const KEY: &str = "sitebook.list-words";

/// What is kept, or nothing where nothing or nonsense is.
pub(super) fn stored() -> Meanings {
    let json = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

/// Keeps it, where storage works.
pub(super) fn store(meanings: &Meanings) {
    let storage = window().local_storage().ok().flatten();
    let kept = serde_json::to_string(meanings).ok().zip(storage).map(|(json, storage)| storage.set_item(KEY, &json));
    if !matches!(kept, Some(Ok(()))) {
        leptos::logging::warn!("the meanings of words are not kept: storage is blocked or full");
    }
}
