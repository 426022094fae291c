//! `navigator.storage`: what the browser says of the room that it gives, and its promise to keep what lies there.
//!
//! Everything is asked by name, since not every browser has it, and with patience, since an answer may never come: Firefox hands the
//! question for the promise on to the person. Decides nothing.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::waiting::within;

/// How long an answer is waited for, in milliseconds.
const PATIENCE: u32 = 5_000;

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unanswered {
    /// The browser has no such thing.
    Missing,
    /// It refuses, with an error of this name.
    Refused(String),
    /// It has not answered yet.
    Late,
}

/// The room that the browser gives this page, in bytes, as far as it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Room {
    /// In use.
    pub usage: Option<u64>,
    /// All of it.
    pub quota: Option<u64>,
}

/// Whether the browser has promised to keep what is stored.
pub async fn persisted() -> Result<bool, Unanswered> {
    ask("persisted").await.map(|answer| answer.is_truthy())
}

/// Asks the browser for the promise; the answer is whether it is given. However long a person thinks about it is waited for.
pub async fn persist() -> Result<bool, Unanswered> {
    let answer = JsFuture::from(begin("persist")?).await;
    answer.map(|answer| answer.is_truthy()).map_err(|error| Unanswered::Refused(name(&error)))
}

/// The room.
pub async fn room() -> Room {
    match ask("estimate").await {
        Ok(answer) => Room { usage: number(&answer, "usage"), quota: number(&answer, "quota") },
        Err(_) => Room::default(),
    }
}

/// Asks for the page's private folder. Nothing is put there.
pub async fn folder() -> Result<(), Unanswered> {
    ask("getDirectory").await.map(drop)
}

/// The memory that scripts may use, in bytes; none where the browser does not say.
pub fn script_memory() -> Option<u64> {
    let performance = web_sys::window()?.performance()?;
    let memory = Reflect::get(&performance, &"memory".into()).ok()?;
    number(&memory, "jsHeapSizeLimit")
}

async fn ask(question: &str) -> Result<JsValue, Unanswered> {
    match within(PATIENCE, JsFuture::from(begin(question)?)).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(error)) => Err(Unanswered::Refused(name(&error))),
        None => Err(Unanswered::Late),
    }
}

fn begin(question: &str) -> Result<Promise, Unanswered> {
    let (manager, method) = find(question).ok_or(Unanswered::Missing)?;
    let begun = method.call0(&manager).and_then(JsCast::dyn_into);
    begun.map_err(|error| Unanswered::Refused(name(&error)))
}

fn find(question: &str) -> Option<(JsValue, Function)> {
    let manager = Reflect::get(&web_sys::window()?.navigator(), &"storage".into()).ok()?;
    let method = Reflect::get(&manager, &question.into()).ok()?.dyn_into().ok()?;
    Some((manager, method))
}

fn name(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn number(of: &JsValue, name: &str) -> Option<u64> {
    let number = Reflect::get(of, &name.into()).ok()?.as_f64()?;
    (number.is_finite() && number >= 0.0).then_some(number as u64)
}
