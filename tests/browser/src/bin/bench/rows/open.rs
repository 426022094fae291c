//! Opening the page: each time in a tab, and so a process, of its own, in a browser that is already running.

use std::collections::BTreeMap;

use browser_tests::Browser;

use super::super::figures::Samples;
use super::super::row::Speed;
use super::super::stage::Stage;
use super::super::tab::{self, evaluate, figure, throttle};
use super::{Measured, in_turns};

/// Other marks that the page sets on its way, at each speed.
type Steps = BTreeMap<(u32, String), Samples>;

/// From the start of the navigation to the mark, which both pages set two frames after they are there.
pub fn measure(stage: &Stage, browser: Browser) -> Vec<Measured> {
    let empty = tab::reference_page(&browser, "empty.html");
    let address = tab::address(&browser, "");
    let mut steps = Steps::new();
    let mut all = in_turns(
        stage.order.runs,
        |speed| open_once(&browser, &address, &empty, speed, Some(&mut steps)),
        |speed| open_once(&browser, &empty, &empty, speed, None),
    );
    for measured in &mut all {
        let own = steps.iter().filter(|((rate, _), _)| *rate == measured.speed.rate());
        let mut words: Vec<(f64, String)> =
            own.map(|((_, name), at)| (at.median(), format!("{name} at {:.0} ms", at.median()))).collect();
        words.sort_by(|one, other| one.0.total_cmp(&other.0));
        measured.notes.extend(words.into_iter().map(|(_, words)| words));
    }
    all
}

fn open_once(browser: &Browser, address: &str, first: &str, speed: Speed, steps: Option<&mut Steps>) -> f64 {
    let before = browser.blank_tab();
    // Throttling belongs to the process, which is that of local files once there is one in the tab.
    tab::open(browser, first);
    throttle(browser, speed);
    tab::open(browser, address);
    let ready = figure(browser, "performance.getEntriesByName('app-ready')[0].startTime");
    if let Some(steps) = steps {
        let script = "[...performance.getEntriesByType('mark'), ...performance.getEntriesByType('paint')]
            .filter((mark) => !/^app-/.test(mark.name)).map((mark) => [mark.name, mark.startTime])";
        for mark in evaluate(browser, script).as_array().into_iter().flatten() {
            let name = mark[0].as_str().unwrap_or_default().to_owned();
            steps.entry((speed.rate(), name)).or_default().add(mark[1].as_f64().unwrap_or(f64::NAN));
        }
    }
    throttle(browser, Speed::Full);
    browser.close_tab(&before);
    ready
}
