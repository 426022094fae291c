//! Files in and out of the page: what a person chose, and what is handed to the browser to save.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::exchange::Parts;

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

/// Makes a file of these bytes in memory.
pub fn blob(bytes: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind)
}

/// The parts of a file that is being written, kept by the browser.
#[derive(Default)]
pub struct BlobParts(Vec<Blob>);

impl Parts for BlobParts {
    fn add(&mut self, part: Vec<u8>) {
        let bytes = js_sys::Uint8Array::from(&part[..]);
        // A part that the browser does not take is missed when the file is read back.
        if let Ok(blob) = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes)) {
            self.0.push(blob);
        }
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

impl BlobParts {
    /// A JSON file of what stands before the parts and the parts.
    pub fn together(mut self, head: &[u8]) -> Result<Blob, JsValue> {
        let parts = std::mem::take(&mut self.0);
        self.add(head.to_vec());
        let all: js_sys::Array = self.0.into_iter().chain(parts).collect();
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        Blob::new_with_blob_sequence_and_options(&all, &kind)
    }
}

/// How many bytes of a file are read at once.
const SLICE: f64 = 1_048_576.0;

/// A file or a blob, read slice by slice.
pub struct Slices {
    blob: Blob,
    at: f64,
}

impl Slices {
    /// From its first byte on.
    pub fn of(blob: &Blob) -> Self {
        Self { blob: blob.clone(), at: 0.0 }
    }

    /// The next slice; none at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Unreadable> {
        if self.at >= self.blob.size() {
            return Ok(None);
        }
        let slice = self.blob.slice_with_f64_and_f64(self.at, self.at + SLICE).map_err(|_| Unreadable)?;
        self.at += SLICE;
        bytes_of(&slice).await.map(Some)
    }
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
