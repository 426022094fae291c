//! The month grid of 300 projects: opened, and a cell of it edited.

use browser_tests::{Browser, Engine, Options};

use super::super::row::{Row, Speed};
use super::super::stage::{self, Stage};
use super::super::tab::{self, evaluate, figure, turn};
use super::{Measured, in_turns, often, profiled};

const PAGE: &str = "#/progress?month=2026-10";

/// From the change of the route to painted; beside it the same table, all rows of it, put into a page by `innerHTML` without any style.
pub fn opened(stage: &Stage) -> Vec<Measured> {
    let browser = with_months();
    let page = browser.tab();
    open(&browser, Speed::Full);
    let markup = evaluate(&browser, "bench.table()");
    browser.blank_tab();
    tab::open(&browser, &tab::reference_page(&browser, "checklist.html"));
    let plain = browser.tab();
    browser.js("window.drawn = [arguments[0]]", browser_tests::json!([markup]));
    let all = in_turns(
        stage.order.runs,
        |speed| {
            turn(&browser, &page, speed);
            open(&browser, speed)
        },
        |speed| {
            turn(&browser, &plain, speed);
            figure(&browser, "bench.draw(0)")
        },
    );
    turn(&browser, &page, Speed::Full);
    profiled(stage, Row::Grid, &browser, || {
        open(&browser, Speed::Full);
    });
    all
}

/// From Enter behind a figure to painted: the cell, the sum of its unit and that of all are the new ones. Beside two frames in which
/// nothing is done.
pub fn edited(stage: &Stage) -> Vec<Measured> {
    let browser = with_months();
    open(&browser, Speed::Full);
    let mut figures = (1..).map(|number| 1_000 + number);
    let mut edit = |speed| {
        tab::throttle(&browser, speed);
        figure(&browser, &format!("bench.cell({})", figures.next().expect("it goes on")))
    };
    let all = in_turns(often(stage.order.runs), &mut edit, |speed| {
        tab::throttle(&browser, speed);
        figure(&browser, "bench.frames()")
    });
    profiled(stage, Row::Cell, &browser, || {
        for _ in 0..20 {
            edit(Speed::Full);
        }
    });
    all
}

fn with_months() -> Browser {
    let browser = Browser::open_with(Options::own(Engine::Chromium));
    // The office alone plans, so that no cell is locked.
    stage::introduce_as(&browser, "办公室（综合）");
    stage::import(&browser, &Stage::months());
    browser
}

fn open(browser: &Browser, speed: Speed) -> f64 {
    tab::throttle(browser, speed);
    evaluate(browser, "bench.route('#/', '.page', 1)");
    let figure = figure(browser, &format!("bench.route('{PAGE}', '.mgrid__body .mgrid__cell', 100)"));
    tab::throttle(browser, Speed::Full);
    figure
}
