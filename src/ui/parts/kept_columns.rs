//! Which columns of a list this device shows, by their names. It is about a screen: no part of the book, and not handed over.

use leptos::prelude::window;

fn key(list: &str) -> String {
    format!("sitebook.columns.{list}")
}

/// The names that are kept of a list; none where nobody has chosen.
pub fn stored(list: &str) -> Option<Vec<String>> {
    let storage = window().local_storage().ok().flatten()?;
    let text = storage.get_item(&key(list)).ok().flatten()?;
    Some(text.split(',').map(str::to_owned).collect())
}

/// Keeps them, where storage works.
pub fn store(list: &str, names: &[&str]) {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.map(|storage| storage.set_item(&key(list), &names.join(",")));
    if !matches!(kept, Some(Ok(()))) {
        leptos::logging::warn!("the columns are not kept: storage is blocked or full");
    }
}
