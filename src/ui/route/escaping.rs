//! Parts of an address and what they say.

/// A part of an address, so that no sign in it ends it.
pub fn encoded(part: &str) -> String {
    js_sys::encode_uri_component(part).into()
}

/// What a part of an address says.
pub fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), String::from)
}
