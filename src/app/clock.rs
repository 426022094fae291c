//! The only source of time and randomness in the program.

use chrono::NaiveDate;

use super::workbook::Moment;

/// How long work may go on before the browser may paint, in milliseconds.
pub const LONGEST_WITHOUT_PAINT: u64 = 30;

/// Milliseconds since 1970, UTC, by the machine's clock; zero for a clock before that.
pub fn now() -> u64 {
    let milliseconds = js_sys::Date::now();
    if milliseconds.is_finite() && milliseconds > 0.0 { milliseconds as u64 } else { 0 }
}

/// The day on the machine's calendar.
pub fn today() -> NaiveDate {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or(NaiveDate::MIN)
}

/// This moment.
pub fn moment() -> Moment {
    Moment { milliseconds: now(), today: today() }
}

/// 128 random bits from the browser's cryptographic source.
pub fn random() -> u128 {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    u128::from_le_bytes(bytes)
}

/// A moment as local date and time, `2026-11-23 09:05`.
pub fn local_time(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// A moment as files write it, `2026-11-23T01:05:00.000Z`.
pub fn universal_time(milliseconds: u64) -> String {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64)).to_iso_string().into()
}

/// Lets the browser paint and react before the work goes on.
pub async fn breathe() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window()
            && window.set_timeout_with_callback(&resolve).is_err()
        {
            web_sys::console::warn_1(&"no timer".into());
        }
    });
    if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no timer".into());
    }
}

/// Waits until the browser has nothing to do for the person, but no longer than some frames; where it cannot tell, for one.
pub async fn idle() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let Some(window) = web_sys::window() else { return };
        let patience = web_sys::IdleRequestOptions::new();
        patience.set_timeout(100);
        let asked = window.request_idle_callback_with_options(&resolve, &patience).is_ok()
            || window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 16).is_ok();
        if !asked {
            web_sys::console::warn_1(&"neither idle times nor timers".into());
        }
    });
    if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no idle times".into());
    }
}

/// Waits until the browser is about to paint the next frame; where the page is hidden no frames come, and it waits for a task.
pub async fn framed() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let Some(window) = web_sys::window() else { return };
        let hidden = window.document().is_none_or(|document| document.hidden());
        let asked = !hidden && window.request_animation_frame(&resolve).is_ok();
        // A page may be hidden before the frame comes.
        let patience = if asked { 125 } else { 0 };
        if window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience).is_err() {
            web_sys::console::warn_1(&"no timer".into());
        }
    });
    if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no frames".into());
    }
}

/// Waits until what was built stands on the screen: for two frames.
pub async fn painted() {
    framed().await;
    framed().await;
}
