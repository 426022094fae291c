//! Where the device is, as the browser tells a page that asks. A page that is opened from a file may be told nothing.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long the browser may look, milliseconds.
const LONGEST: u32 = 20_000;

/// Where the device is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Whereabouts {
    /// Millionths of a degree north, in WGS-84 as the standard has it.
    pub latitude: i32,
    /// Millionths of a degree east.
    pub longitude: i32,
    /// Within how many metres.
    pub within: u32,
}

/// Why it is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unknown {
    /// This browser tells this page nothing.
    NotHere,
    /// The person, or the settings of the browser, refused.
    Refused,
    /// The device does not know.
    NotFound,
    /// It took too long.
    TooLong,
}

/// Asks the browser. It asks the person first.
///
/// # Errors
/// Says why it is not known.
pub async fn whereabouts() -> Result<Whereabouts, Unknown> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context).ok_or(Unknown::NotHere)?;
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let service = get(&window.navigator(), "geolocation").filter(JsValue::is_object).ok_or(Unknown::NotHere)?;
    let ask: Function =
        get(&service, "getCurrentPosition").and_then(|ask| ask.dyn_into().ok()).ok_or(Unknown::NotHere)?;
    let options = Object::new();
    for (name, value) in [("enableHighAccuracy", JsValue::TRUE), ("timeout", JsValue::from(LONGEST))] {
        Reflect::set(&options, &JsValue::from_str(name), &value).map_err(|_| Unknown::NotHere)?;
    }
    let answer = Promise::new(&mut |told, refused| {
        if ask.call3(&service, &told, &refused, &options).is_err() {
            // A promise that has been settled cannot be settled otherwise.
            drop(refused.call0(&JsValue::UNDEFINED));
        }
    });
    let number = |of: &JsValue, name: &str| get(of, name).and_then(|value| value.as_f64());
    let position = JsFuture::from(answer).await.map_err(|why| match number(&why, "code") {
        Some(1.0) => Unknown::Refused,
        Some(2.0) => Unknown::NotFound,
        Some(3.0) => Unknown::TooLong,
        _ => Unknown::NotHere,
    })?;
    let coords = get(&position, "coords").ok_or(Unknown::NotFound)?;
    let millionths = |name: &str| number(&coords, name).map(|degrees| (degrees * 1e6).round() as i32);
    let (latitude, longitude) = millionths("latitude").zip(millionths("longitude")).ok_or(Unknown::NotFound)?;
    let within = number(&coords, "accuracy").unwrap_or_default().round() as u32;
    Ok(Whereabouts { latitude, longitude, within })
}
