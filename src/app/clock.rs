//! The only source of time and randomness in the program.

#![expect(clippy::disallowed_methods, reason = "this is the clock")]

use chrono::{Datelike, NaiveDate};

use super::day;
use super::workbook::Moment;

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

/// When a day of the machine's calendar ends, in milliseconds since 1970: the midnight behind it.
pub fn end_of(day: NaiveDate) -> u64 {
    let next = day.succ_opt().unwrap_or(day);
    let year = u32::try_from(next.year()).unwrap_or(1970);
    let midnight = js_sys::Date::new_with_year_month_day(year, next.month0().cast_signed(), next.day().cast_signed());
    let milliseconds = midnight.get_time();
    if milliseconds.is_finite() && milliseconds > 0.0 { milliseconds as u64 } else { 0 }
}

/// How far local time is ahead of UTC at a moment, in minutes.
fn minutes_east(milliseconds: u64) -> i64 {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    -(date.get_timezone_offset() as i64)
}

/// After how many milliseconds the calendar is looked at again.
pub fn until_next_look() -> u32 {
    day::look_again_in(now(), minutes_east)
}

/// This moment.
pub fn moment() -> Moment {
    Moment { milliseconds: now(), today: today() }
}

/// 128 random bits from the browser's cryptographic source; none where it has no such source, and nothing takes its place.
pub fn random() -> Option<u128> {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u128::from_le_bytes(bytes))
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

/// A moment as it stands in names of files, `20261123-0905`: local, and in the order of time.
pub fn file_time(milliseconds: u64) -> String {
    local_time(milliseconds).replace(['-', ':'], "").replace(' ', "-")
}

/// A moment as files write it, `2026-11-23T01:05:00.000Z`.
pub fn universal_time(milliseconds: u64) -> String {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64)).to_iso_string().into()
}
