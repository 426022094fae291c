//! Parts of the page that few people need, each a module of its own: opened for one call, in a worker where the browser allows it, and
//! closed again, so that what happens in there stays there and its memory goes back.
//!
//! How a part is unpacked and called: `xtask/node/build/parts.mjs`. Decides nothing.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why a part gave no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// This page does not hold it, as one that trunk serves.
    Missing,
    /// It stopped: a fault of its own, or no memory.
    Stopped,
    /// It took longer than anybody waits, and was ended.
    Late,
}

/// Calls a function of a part with numbers and bytes. What it answered.
pub async fn call(part: &str, function: &str, numbers: &[i64], bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let answer = begin(part, function, numbers, bytes).ok_or(Failure::Missing)?;
    let answer = JsFuture::from(answer).await.map_err(|_| Failure::Stopped)?;
    if let Ok(bytes) = answer.dyn_into::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    // Nothing stands for an answer that did not come in time.
    Err(Failure::Late)
}

/// What the page's script promises; nothing in a page that has no parts.
fn begin(part: &str, function: &str, numbers: &[i64], bytes: &[u8]) -> Option<Promise> {
    let window: JsValue = web_sys::window()?.into();
    let parts = Reflect::get(&window, &"sitebookParts".into()).ok().filter(JsValue::is_object)?;
    let call: Function = Reflect::get(&parts, &"call".into()).ok()?.dyn_into().ok()?;
    // Limits are counts of bytes and rows, far below what a double holds exactly.
    let numbers: Array = numbers.iter().map(|number| JsValue::from_f64(*number as f64)).collect();
    let given = Array::of4(&part.into(), &function.into(), &numbers, &Uint8Array::from(bytes));
    call.apply(&parts, &given).ok()?.dyn_into().ok()
}
