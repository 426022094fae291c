//! Waiting for something to become true. Owns the patience of the tests, and no sleep of a fixed length.

#![expect(clippy::disallowed_methods, reason = "here it waits between two looks at a condition")]

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

/// How long a condition may take. Long, because two browsers share two cores with a compiler at times; a passing test never
/// waits for it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Between the first two questions; each further pause is half as long again, up to the longest. Asking is work for the browser
/// that is waited for.
const PAUSE: Duration = Duration::from_millis(8);
const LONGEST_PAUSE: Duration = Duration::from_millis(120);

/// Asks again and again until the answer is `Ok`, and panics after [`PATIENCE`] with what was seen last.
///
/// ```ignore
/// let row = wait::until("the new row is shown", || browser.find_now("tr.new").ok_or_else(|| browser.visible_text()));
/// ```
#[track_caller]
pub fn until<T, S: Debug>(what: &str, answer: impl FnMut() -> Result<T, S>) -> T {
    until_within(PATIENCE, what, answer)
}

/// Like [`until`], with a patience of its own, for what legitimately takes long (importing a large book).
#[track_caller]
pub fn until_within<T, S: Debug>(patience: Duration, what: &str, mut answer: impl FnMut() -> Result<T, S>) -> T {
    let start = Instant::now();
    let mut pause = PAUSE;
    loop {
        match answer() {
            Ok(value) => return value,
            Err(seen) if start.elapsed() > patience => {
                panic!("waited {} s in vain: {what}\nlast seen: {seen:#?}", patience.as_secs())
            }
            Err(_) => {
                thread::sleep(pause);
                pause = (pause * 3 / 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// Tries something a few times, and returns all that went wrong when nothing came of it.
pub(crate) fn attempts<T>(count: usize, mut attempt: impl FnMut() -> Result<T, String>) -> Result<T, Vec<String>> {
    let mut failures = Vec::new();
    while failures.len() < count {
        match attempt() {
            Ok(value) => return Ok(value),
            Err(failure) => failures.push(failure),
        }
    }
    Err(failures)
}
