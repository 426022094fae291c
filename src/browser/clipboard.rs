//! Putting a text or a table where other programs find it.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard};

/// Copies a text; false where the browser does not allow it, or has no clipboard for pages.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies a table as lines with tabs and as HTML; as lines alone where the browser takes nothing else.
pub async fn copy_table(lines: &str, html: &str) -> bool {
    let written = match write(lines, html) {
        Some(written) => JsFuture::from(written).await.is_ok(),
        None => false,
    };
    written || copy(lines).await
}

fn clipboard() -> Option<Clipboard> {
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).unwrap_or_default();
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into())
}

/// `ClipboardItem` and `write` are younger than the oldest browsers.
fn write(lines: &str, html: &str) -> Option<Promise> {
    let clipboard = clipboard()?;
    let write: Function = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into().ok()?;
    let item: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let forms = Object::new();
    for (kind, text) in [("text/plain", lines), ("text/html", html)] {
        let properties = BlobPropertyBag::new();
        properties.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &properties).ok()?;
        Reflect::set(&forms, &kind.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&item, &Array::of1(&forms)).ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}
