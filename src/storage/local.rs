//! localStorage, through gloo-storage.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::key_value::{KeyValue, KeyValueError};

/// The localStorage of this page.
#[derive(Clone, Debug)]
pub struct BrowserRecord(Storage);

impl BrowserRecord {
    /// Finds out whether the page may store anything: `raw()` panics where it may not, and some browsers hand out a storage of no size.
    pub fn probe() -> Result<Self, KeyValueError> {
        let window = web_sys::window().ok_or(KeyValueError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(Self(LocalStorage::raw())),
            Ok(None) | Err(_) => Err(KeyValueError::Blocked),
        }
    }
}

impl KeyValue for BrowserRecord {
    fn get(&self, key: &str) -> Result<Option<String>, KeyValueError> {
        self.0.get_item(key).map_err(|error| why(&error))
    }

    /// Without bringing the text over: this is asked at every save.
    fn has(&self, key: &str) -> Result<bool, KeyValueError> {
        Reflect::has(&self.0, &key.into()).map_err(|error| why(&error))
    }

    /// Without bringing the text over: this is asked of every key.
    fn length(&self, key: &str) -> Result<usize, KeyValueError> {
        let text = Reflect::get(&self.0, &key.into()).map_err(|error| why(&error))?;
        Ok(text.dyn_ref::<JsString>().map_or(0, |text| text.length() as usize))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyValueError> {
        self.0.set_item(key, text).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) -> Result<(), KeyValueError> {
        self.0.remove_item(key).map_err(|error| why(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, KeyValueError> {
        let count = self.0.length().map_err(|error| why(&error))?;
        let mut keys = Vec::new();
        for place in 0..count {
            let key = self.0.key(place).map_err(|error| why(&error))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }
}

fn why(error: &JsValue) -> KeyValueError {
    let Some(exception) = error.dyn_ref::<DomException>() else { return KeyValueError::Unreadable };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => KeyValueError::Quota,
        "SecurityError" | "InvalidAccessError" => KeyValueError::Blocked,
        _ => KeyValueError::Unreadable,
    }
}
