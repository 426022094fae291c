//! Files that are chosen: the large one previewed, small ones merged.

use std::path::{Path, PathBuf};

use browser_tests::{Browser, Tab, json};

use super::super::row::{Row, Speed};
use super::super::stage::Stage;
use super::super::tab::{self, evaluate, figure, turn};
use super::{Measured, in_turns, profiled};

/// The field of the exchange page.
const INTAKE: &str = ".exchange__intake input[type=file]";

/// From the choice of the large file to its preview.
pub fn preview(stage: &Stage) -> Vec<Measured> {
    let large = &stage.files().large;
    let browser = Stage::with_empty_book();
    let (page, reference) = tabs(&browser);
    let all = in_turns(
        stage.order.runs,
        |speed| {
            turn(&browser, &page, speed);
            let figure = previewed(&browser, &[large]);
            tab::throttle(&browser, Speed::Full);
            assert!(browser.has_control("不汇总"), "there is nothing to decide: {}", browser.visible_text());
            browser.click("不汇总");
            browser.css(INTAKE);
            figure
        },
        |speed| {
            turn(&browser, &reference, speed);
            job(&browser, "parse", &[large])
        },
    );
    turn(&browser, &page, Speed::Full);
    profiled(stage, Row::Preview, &browser, || {
        previewed(&browser, &[large]);
    });
    all
}

/// From the choice of the files to the preview, and from the press on the button to the word that it is done; what the person
/// thinks in between is left out. The reference reads, parses and merges the same files into the large book as a map.
pub fn merge(stage: &Stage) -> Vec<Measured> {
    let browser = stage.with_large_book();
    let (page, reference) = tabs(&browser);
    turn(&browser, &reference, Speed::Full);
    job(&browser, "book", &[&stage.files().large]);
    let (mut own, mut other) = (0.., 0..);
    let mut previews = Vec::new();
    let mut all = in_turns(
        stage.order.runs,
        |speed| {
            turn(&browser, &page, speed);
            let files = stage.returned(own.next().unwrap_or_default());
            let preview = previewed(&browser, &borrowed(&files));
            tab::begin(&browser, "bench.merge()");
            let merged = tab::outcome(&browser, "the files are merged").as_f64().unwrap_or(f64::NAN);
            previews.push((speed, preview, merged));
            preview + merged
        },
        |speed| {
            turn(&browser, &reference, speed);
            job(&browser, "merge", &borrowed(&stage.returned(other.next().unwrap_or_default())))
        },
    );
    turn(&browser, &page, Speed::Full);
    profiled(stage, Row::Merge, &browser, || {
        previewed(&browser, &borrowed(&stage.returned(2 * stage.order.runs + 2)));
        tab::begin(&browser, "bench.merge()");
        tab::outcome(&browser, "the files are merged");
    });
    for measured in &mut all {
        if let Some((_, preview, merged)) = previews.iter().rev().find(|(speed, ..)| *speed == measured.speed) {
            measured.notes.push(format!("of the last run {preview:.0} ms to the preview, {merged:.0} ms to merge"));
        }
    }
    all
}

fn borrowed(files: &[PathBuf]) -> Vec<&Path> {
    files.iter().map(PathBuf::as_path).collect()
}

/// The exchange page, and the reference in a tab beside it.
fn tabs(browser: &Browser) -> (Tab, Tab) {
    tab::open(browser, &tab::address(browser, "#/exchange"));
    browser.route("#/exchange");
    browser.css(INTAKE);
    let page = browser.blank_tab();
    tab::open(browser, &tab::reference_page(browser, "files.html"));
    (page, browser.tab())
}

fn previewed<P: AsRef<Path>>(browser: &Browser, files: &[P]) -> f64 {
    let files: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
    tab::begin(browser, "bench.preview()");
    tab::choose(browser, INTAKE, &files);
    tab::outcome(browser, "the preview is shown").as_f64().unwrap_or(f64::NAN)
}

/// Has the reference page do a job with files.
pub fn job<P: AsRef<Path>>(browser: &Browser, kind: &str, files: &[P]) -> f64 {
    let files: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
    browser.js("job.kind = arguments[0]; job.done = job.error = null", json!([kind]));
    tab::choose(browser, "input[type=file]", &files);
    tab::until(browser, "the reference is done", "job.done !== null || job.error !== null");
    let error = evaluate(browser, "job.error");
    assert!(error.is_null(), "the reference failed: {error}");
    figure(browser, "job.done")
}

/// Opens the reference page in the tab that is turned to.
pub fn open_reference(browser: &Browser) {
    tab::open(browser, &tab::reference_page(browser, "files.html"));
}

/// Exports the whole book, and gives the longest time without a frame until the page says that it has read the file back.
const EXPORT: &str = "(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const button = [...document.querySelectorAll('.exchange button')].find((one) => one.textContent.includes('导出文件'));
    let longest = 0, last = performance.now(), going = true;
    const tick = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    button.click();
    await frame();
    while (!document.querySelector('.exchange__checked')) await new Promise((done) => setTimeout(done, 20));
    going = false;
    return longest;
})()";

/// The same while nothing happens.
const IDLE: &str = "(async () => {
    let longest = 0, last = performance.now();
    for (let frames = 0; frames < 60; frames += 1) {
        await new Promise(requestAnimationFrame);
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }
    return longest;
})()";

/// The large book exported and read back.
pub fn export(stage: &Stage) -> Vec<Measured> {
    let browser = stage.with_large_book();
    tab::open(&browser, &tab::address(&browser, "#/exchange"));
    browser.route("#/exchange");
    let longest = |speed: Speed, what: &str, expression: &str| {
        tab::throttle(&browser, speed);
        tab::begin(&browser, expression);
        tab::outcome(&browser, what).as_f64().expect("a time in milliseconds")
    };
    let measured = in_turns(
        stage.order.runs.min(3),
        |speed| longest(speed, "the file is read back", EXPORT),
        |speed| longest(speed, "a second has gone by", IDLE),
    );
    tab::throttle(&browser, Speed::Full);
    profiled(stage, Row::Export, &browser, || {
        longest(Speed::Full, "the file is read back", EXPORT);
    });
    measured
}
