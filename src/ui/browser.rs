//! What the page knows of the browser that it is open in.

use leptos::prelude::window;

/// How the browser calls itself.
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Whether the page was opened as a file, and not from an address.
pub fn is_local_file() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Whether what is stored belongs to the exact path of the file, as in Firefox: a renamed or moved file finds nothing.
pub fn keeps_by_path() -> bool {
    is_local_file() && user_agent().contains("Firefox/")
}
