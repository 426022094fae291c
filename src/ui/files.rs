//! Files in and out of the page: what a person chose, and what is handed to the browser to save.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The browser could not read a file: it was moved, or the stick was pulled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreadable;

/// A file that the browser is fetching.
pub struct Fetching(JsFuture);

impl Fetching {
    /// All of it, once it is there.
    pub async fn bytes(self) -> Result<Vec<u8>, Unreadable> {
        let buffer = self.0.await.map_err(|_| Unreadable)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

/// Begins to read all of a chosen file, or of a blob that was just made.
pub fn fetch(blob: &Blob) -> Fetching {
    Fetching(JsFuture::from(blob.array_buffer()))
}

/// Reads all of a chosen file, or of a blob that was just made.
pub async fn bytes_of(blob: &Blob) -> Result<Vec<u8>, Unreadable> {
    fetch(blob).bytes().await
}

/// Makes a JSON file in memory.
pub fn json_blob(text: &str) -> Result<Blob, JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    Blob::new_with_str_sequence_and_options(&parts, &kind)
}

/// Hands a file to the browser to save under this name.
pub fn save_as(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    if let Some(body) = document().body() {
        body.append_child(&link)?;
        link.click();
        link.remove();
    }
    // The browser copies the blob while it saves; a minute is enough for a stick, and then the memory is given back.
    set_timeout(
        move || {
            if Url::revoke_object_url(&url).is_err() {
                leptos::logging::warn!("an address of a blob was not given back");
            }
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
