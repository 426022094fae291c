//! A tap on an answer of a draft in the large book.

use browser_tests::Browser;

use super::super::row::{Row, Speed};
use super::super::stage::Stage;
use super::super::tab::{self, figure};
use super::{Measured, in_turns, often, profiled};

/// Until it is painted, beside two frames in which nothing is done.
pub fn painted(stage: &Stage) -> Vec<Measured> {
    let browser = at_draft(stage);
    let measure = |speed, script| on_page(&browser, speed, script);
    let all = in_turns(
        often(stage.order.runs),
        |speed| measure(speed, "bench.tap()"),
        |speed| measure(speed, "bench.frames()"),
    );
    profiled(stage, Row::Tap, &browser, || {
        for _ in 0..20 {
            measure(Speed::Full, "bench.tap()");
        }
    });
    all
}

/// Until it is saved, beside a strict put into a database of its own in the same page.
pub fn saved(stage: &Stage) -> Vec<Measured> {
    let browser = at_draft(stage);
    let measure = |speed, script| on_page(&browser, speed, script);
    in_turns(often(stage.order.runs), |speed| measure(speed, "bench.save()"), |speed| measure(speed, "bench.put()"))
}

fn at_draft(stage: &Stage) -> Browser {
    let browser = stage.with_large_book();
    tab::open(&browser, &tab::address(&browser, &stage.files().draft));
    browser.css(".item [role=radiogroup]");
    browser
}

fn on_page(browser: &Browser, speed: Speed, script: &str) -> f64 {
    tab::throttle(browser, speed);
    figure(browser, script)
}
