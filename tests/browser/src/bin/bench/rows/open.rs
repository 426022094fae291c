//! Opening the page: each time in a tab, and so a process, of its own, in a browser that is already running.

use std::collections::BTreeMap;

use browser_tests::{Browser, json};

use super::super::figures::Samples;
use super::super::profile;
use super::super::row::{Row, Speed};
use super::super::stage::Stage;
use super::super::tab::{self, evaluate, figure, throttle};
use super::{Measured, in_turns};

/// Marks what a start goes through.
const STEPS: &str = include_str!("../pages/steps.js");

/// Starts in which steps are marked, which are none of the runs.
const MARKED: usize = 5;

/// From the start of the navigation to the mark, which both pages set two frames after they are there.
pub fn measure(stage: &Stage, row: Row, browser: Browser) -> Vec<Measured> {
    let empty = tab::reference_page(&browser, "empty.html");
    let address = tab::address(&browser, "");
    let ready = || figure(&browser, "performance.getEntriesByName('app-ready')[0].startTime");
    let mut all = in_turns(
        stage.order.runs,
        |speed| in_new_tab(&browser, &empty, speed, || (tab::open(&browser, &address), ready()).1),
        |speed| in_new_tab(&browser, &empty, speed, || (tab::open(&browser, &empty), ready()).1),
    );
    for measured in &mut all {
        measured.notes.push(steps(&browser, &empty, &address, measured.speed));
    }
    if let Some(file) = stage.profile(row) {
        in_new_tab(&browser, &empty, Speed::Full, || {
            profile::begin(&browser);
            tab::open(&browser, &address);
            profile::end(&browser, &file);
        });
    }
    all
}

fn in_new_tab<T>(browser: &Browser, first: &str, speed: Speed, work: impl FnOnce() -> T) -> T {
    let before = browser.blank_tab();
    // Throttling belongs to the process, which is that of local files once there is one in the tab.
    tab::open(browser, first);
    throttle(browser, speed);
    let outcome = work();
    throttle(browser, Speed::Full);
    browser.close_tab(&before);
    outcome
}

/// When, in the middle of a few starts, each step was reached: those of `pages/steps.js` and all marks of the page's own.
fn steps(browser: &Browser, empty: &str, address: &str, speed: Speed) -> String {
    let mut reached: BTreeMap<String, Samples> = BTreeMap::new();
    for _ in 0..MARKED {
        in_new_tab(browser, empty, speed, || {
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STEPS }));
            tab::open(browser, address);
            let script = "[...performance.getEntriesByType('mark'), ...performance.getEntriesByType('paint')]
                .map((mark) => [mark.name, mark.startTime])";
            for mark in evaluate(browser, script).as_array().into_iter().flatten() {
                let name = mark[0].as_str().unwrap_or_default().to_owned();
                reached.entry(name).or_default().add(mark[1].as_f64().unwrap_or(f64::NAN));
            }
        });
    }
    let mut steps: Vec<(f64, String)> = reached.into_iter().map(|(name, at)| (at.median(), name)).collect();
    steps.sort_by(|one, other| one.0.total_cmp(&other.0));
    let words: Vec<String> = steps.into_iter().map(|(at, name)| format!("{name} {at:.0}")).collect();
    format!("reached after so many ms: {}", words.join(", "))
}
