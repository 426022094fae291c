//! A page that does not jump: nothing moves once it stands, but by what a person does.

use browser_tests::{Browser, Engine, Options, json};

use crate::people::{self, open_sample};

/// Remembers every shift of the layout from the start of the page on, also those that follow a tap.
const WATCH_SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            window.shifts.push([entry.value, entry.sources.map((source) => [source.node && (source.node.id + source.node.className + source.node.innerText.slice(0, 40) + location.hash), source.previousRect, source.currentRect])]);
        }
    }).observe({ type: 'layout-shift', buffered: true });";

/// The shifts so far, once two frames are drawn.
fn shifts(browser: &Browser) -> serde_json::Value {
    browser.js_async(
        "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts.splice(0)), 0)))",
        json!([]),
    )
}

fn nothing_jumps(browser: &Browser) {
    browser.js(WATCH_SHIFTS, json!([]));
    assert_eq!(shifts(browser), json!([]), "the first page jumps");
    open_sample(browser);
    browser.reload();
    browser.js(WATCH_SHIFTS, json!([]));
    assert_eq!(shifts(browser), json!([]), "the start jumps");
    let project = people::address_in_list(browser, "#/projects", "#/projects/");
    let visit = people::draft_visit(browser, &project);
    browser.route("#/");
    browser.sees("未销号问题");
    shifts(browser);
    browser.route(&visit);
    browser.sees("下一个未查");
    // A visit takes the whole of a phone: the head goes, and what is below it moves up in one piece.
    let shifts_within = |all: serde_json::Value| -> Vec<serde_json::Value> {
        let of_main =
            |source: &serde_json::Value| source[0].as_str().is_some_and(|name| name.starts_with("mainframe__main"));
        let all = all.as_array().cloned().unwrap_or_default();
        all.into_iter()
            .filter(|shift| !shift[1].as_array().is_some_and(|sources| sources.iter().all(of_main)))
            .collect()
    };
    assert_eq!(shifts_within(shifts(browser)), Vec::<serde_json::Value>::new(), "opening a visit jumps");
    browser.until_saved(|| browser.css(".item .choice__option").click());
    assert_eq!(shifts(browser), json!([]), "answering jumps");
}

#[test]
fn nothing_jumps_on_a_laptop() {
    nothing_jumps(&Browser::open_with(Options::new(Engine::Chromium)));
}

#[test]
fn nothing_jumps_on_a_phone() {
    nothing_jumps(&Browser::open_with(Options::new(Engine::Chromium).size(390, 844).touch()));
}
