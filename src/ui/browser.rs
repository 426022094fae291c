//! What the page knows of the browser that it is open in.

use leptos::prelude::window;

/// To what the browser ties the things that a page stores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Firefox, opened as a file: the exact path of the file. Renamed or moved, it finds nothing.
    ByPath,
    /// Any other browser, opened as a file: all local pages share one room.
    SharedByFiles,
    /// Opened from a web server: the address.
    ByAddress,
}

/// How the browser calls itself.
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Where this page was opened from, without the route.
pub fn address() -> String {
    let whole = window().location().href().unwrap_or_default();
    let address = whole.split_once('#').map_or(whole.as_str(), |(address, _)| address);
    js_sys::decode_uri(address).map_or_else(|_| address.to_owned(), String::from)
}

/// To what the things that this page stores are tied.
pub fn place() -> Place {
    let is_file = window().location().protocol().is_ok_and(|protocol| protocol == "file:");
    match (is_file, user_agent().contains("Firefox/")) {
        (true, true) => Place::ByPath,
        (true, false) => Place::SharedByFiles,
        (false, _) => Place::ByAddress,
    }
}
