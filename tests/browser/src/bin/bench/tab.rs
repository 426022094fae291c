//! Driving one tab: throttling, scripts that measure inside the page, waiting for what takes long.

#![expect(clippy::disallowed_methods, reason = "it waits between two looks")]

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use browser_tests::{Browser, Tab, Value, json};

use super::row::Speed;

/// How long something large may take before the row counts as failed.
const PATIENCE: Duration = Duration::from_secs(600);

/// How long to leave a working page alone between two questions: each question takes a little of its time.
const PAUSE: Duration = Duration::from_millis(250);

const PROBE: &str = include_str!("pages/probe.js");

/// The reference pages, by name.
const PAGES: [(&str, &str); 3] = [
    ("empty.html", include_str!("pages/empty.html")),
    ("files.html", include_str!("pages/files.html")),
    ("checklist.html", include_str!("pages/checklist.html")),
];

/// The address of a reference page, which is put beside the page itself.
pub fn reference_page(browser: &Browser, name: &str) -> String {
    let text = PAGES.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    let file = browser.home().stick().join(name);
    std::fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    format!("file://{}", file.display())
}

/// Makes the tab that is turned to as fast as that.
pub fn throttle(browser: &Browser, speed: Speed) {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": speed.rate() }));
}

/// Evaluates an expression in the page; a promise is awaited. Not for what may take longer than a minute: see [`long`].
#[track_caller]
pub fn evaluate(browser: &Browser, expression: &str) -> Value {
    let order = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true });
    let mut answer = browser.devtools("Runtime.evaluate", order);
    if answer.get("exceptionDetails").is_some() {
        let details = &answer["exceptionDetails"];
        let words = details["exception"]["description"].as_str().or(details["text"].as_str()).unwrap_or_default();
        panic!("{words}");
    }
    answer["result"]["value"].take()
}

/// Evaluates to a number.
#[track_caller]
pub fn figure(browser: &Browser, expression: &str) -> f64 {
    let value = evaluate(browser, expression);
    value.as_f64().unwrap_or_else(|| panic!("{expression} is no number: {value}"))
}

/// Asks again and again, at a pace that leaves the page alone, until the expression is neither null nor false.
#[track_caller]
pub fn until(browser: &Browser, what: &str, expression: &str) -> Value {
    let start = Instant::now();
    loop {
        thread::sleep(PAUSE);
        let value = evaluate(browser, expression);
        if !value.is_null() && value != false {
            return value;
        }
        if start.elapsed() > PATIENCE {
            let shown = evaluate(browser, "document.body.innerText.slice(0, 300)");
            panic!("waited {} s in vain: {what}; the page shows {shown}", PATIENCE.as_secs());
        }
    }
}

/// Begins something that `bench.outcome` tells the end of.
pub fn begin(browser: &Browser, expression: &str) {
    evaluate(browser, &format!("bench.begin({expression}), true"));
}

/// Waits for the end of what was begun.
#[track_caller]
pub fn outcome(browser: &Browser, what: &str) -> Value {
    let ended = until(browser, what, "(bench.outcome.value !== undefined || bench.outcome.error) && bench.outcome");
    match ended["error"].as_str() {
        Some(words) => panic!("{what}: {words}"),
        None => ended["value"].clone(),
    }
}

/// Goes to an address and waits for its mark `app-ready`; brings the probe in.
#[track_caller]
pub fn open(browser: &Browser, address: &str) {
    browser.devtools("Page.bringToFront", json!({}));
    browser.go(address);
    let state = until(
        browser,
        "the page marks app-ready",
        "document.documentElement.dataset.start ? { failed: document.body.innerText }
            : performance.getEntriesByName('app-ready').length > 0 && { visible: document.visibilityState === 'visible' }",
    );
    assert!(state.get("failed").is_none(), "the page did not start: {}", state["failed"]);
    assert!(state["visible"] == true, "a hidden tab paints nothing, so there is nothing to measure");
    evaluate(browser, &format!("{PROBE}\n; true"));
}

/// Turns to a tab, in front, at a speed; waits until it paints and has nothing left to do.
pub fn turn(browser: &Browser, tab: &Tab, speed: Speed) {
    browser.turn_to(tab);
    browser.devtools("Page.bringToFront", json!({}));
    browser.devtools("HeapProfiler.collectGarbage", json!({}));
    throttle(browser, speed);
    evaluate(
        browser,
        "bench.frames().then(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 }))).then(() => true)",
    );
}

/// The address of the page itself, at a route.
pub fn address(browser: &Browser, hash: &str) -> String {
    format!("{}{hash}", browser.home().address())
}

/// Chooses files in the first field of that selector.
pub fn choose(browser: &Browser, selector: &str, files: &[&Path]) {
    browser.css(selector).upload(files);
}
