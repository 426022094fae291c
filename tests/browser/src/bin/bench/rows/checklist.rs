//! Opening a visit by a checklist of 500 items.

use browser_tests::{Browser, Engine, Options, Tab, json};

use super::super::figures::Samples;
use super::super::row::{Row, Speed};
use super::super::stage::{self, Stage};
use super::super::tab::{self, evaluate, figure, turn};
use super::{Measured, in_turns, profiled};

const ITEMS: usize = 500;

/// From the change of the route to painted; beside it the same questions and inputs as plain HTML, without any style, put into
/// a page by `innerHTML`. Notes say how long the very markup and style of the page take that way, and when the items out of
/// sight have what takes their answers as well, which the page draws behind its first paint.
pub fn measure(stage: &Stage) -> Vec<Measured> {
    let (file, route) = stage.long_list();
    let browser = Browser::open_with(Options::own(Engine::Chromium));
    stage::introduce(&browser);
    stage::import(&browser, &file);
    let page = browser.tab();
    open_visit(&browser, &page, &route, Speed::Full);
    let markup = evaluate(&browser, &format!("bench.markup({ITEMS})"));
    browser.blank_tab();
    tab::open(&browser, &tab::reference_page(&browser, "checklist.html"));
    let plain = browser.tab();
    browser.js("window.drawn = arguments[0]", json!([markup]));
    let mut own_markup = [Samples::default(), Samples::default()];
    let mut all = in_turns(
        stage.order.runs,
        |speed| open_visit(&browser, &page, &route, speed),
        |speed| {
            turn(&browser, &plain, speed);
            let own = &mut own_markup[usize::from(speed == Speed::Quarter)];
            own.add(figure(&browser, "bench.draw(1)"));
            figure(&browser, "bench.draw(0)")
        },
    );
    turn(&browser, &page, Speed::Full);
    let drawn = [Speed::Full, Speed::Quarter].map(|speed| {
        open_visit(&browser, &page, &route, speed);
        let built = figure(&browser, "bench.built()");
        (built, when_drawn(&browser, &page, &route, speed))
    });
    profiled(stage, Row::Checklist, &browser, || {
        open_visit(&browser, &page, &route, Speed::Full);
    });
    for ((measured, own), drawn) in all.iter_mut().zip(own_markup).zip(drawn) {
        let (built, drawn) = drawn;
        measured.notes.push(format!("the first screen stands in the page after {built:.0} ms, all {ITEMS} items can be answered after {drawn:.0} ms"));
        measured.notes.push(format!("the page's own markup and style by innerHTML: {:.0} ms", own.median()));
    }
    all
}

fn open_visit(browser: &Browser, tab: &Tab, route: &str, speed: Speed) -> f64 {
    turn(browser, tab, speed);
    evaluate(browser, "bench.route('#/', '.page', 1)");
    turn(browser, tab, speed);
    let figure = figure(browser, &format!("bench.route('{route}', '.item', {ITEMS})"));
    tab::throttle(browser, Speed::Full);
    figure
}

fn when_drawn(browser: &Browser, tab: &Tab, route: &str, speed: Speed) -> f64 {
    turn(browser, tab, speed);
    evaluate(browser, "bench.route('#/', '.page', 1)");
    let figure = figure(browser, &format!("bench.drawn('{route}', {ITEMS})"));
    tab::throttle(browser, Speed::Full);
    figure
}
