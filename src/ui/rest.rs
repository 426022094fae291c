//! The rest of the program: the page starts with the part that shows the first page, and the other is opened behind it.
//!
//! Which function is in which part is nobody's concern here: what is called and not there yet is opened on the spot, while the
//! person waits a moment. What follows the first page waits for it in good order, by [`is_there`]. How the program is split:
//! `xtask/pack/src/split/mod.rs`; how the rest is opened: `xtask/node/build/rest.mjs`.

use js_sys::{Function, Promise, Reflect};
use leptos::wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Waits until the whole program is there; the browser may paint and react meanwhile.
///
/// With a file of which the rest is damaged this waits for ever: the script of `index.html` says so in place of the page.
pub async fn is_there() {
    if let Some(coming) = coming()
        && let Err(error) = JsFuture::from(coming).await
    {
        wasm_bindgen::throw_val(error);
    }
}

/// What the page's script promises; nothing in a page that trunk serves, which is in one piece.
fn coming() -> Option<Promise> {
    let window: JsValue = web_sys::window()?.into();
    let rest = Reflect::get(&window, &"sitebookRest".into()).ok().filter(JsValue::is_object)?;
    let soon: Function = Reflect::get(&rest, &"soon".into()).ok()?.dyn_into().ok()?;
    soon.call0(&rest).ok()?.dyn_into().ok()
}
