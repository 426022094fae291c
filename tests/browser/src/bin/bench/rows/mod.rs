//! How each row is measured.

mod checklist;
mod files;
mod grid;
mod held;
mod ledger;
mod open;
mod tap;

use browser_tests::Browser;

use super::figures::Samples;
use super::profile;
use super::row::{Row, Speed};
use super::stage::Stage;

/// What a row gave at one speed.
pub struct Measured {
    /// The speed.
    pub speed: Speed,
    /// The page's figures.
    pub page: Samples,
    /// The reference's.
    pub reference: Samples,
    /// What else was seen.
    pub notes: Vec<String>,
}

/// Measures a row. A row that cannot be measured panics, which the caller reports as its failure.
pub fn measure(row: Row, stage: &Stage) -> Vec<Measured> {
    match row {
        Row::Size => held::size(),
        Row::OpenEmpty => open::measure(stage, row, Stage::with_empty_book()),
        Row::OpenLarge => open::measure(stage, row, stage.with_large_book()),
        Row::Checklist => checklist::measure(stage),
        Row::Tap => tap::painted(stage),
        Row::Save => tap::saved(stage),
        Row::Keystroke => ledger::measure(stage),
        Row::Grid => grid::opened(stage),
        Row::Cell => grid::edited(stage),
        Row::Preview => files::preview(stage),
        Row::Merge => files::merge(stage),
        Row::Export => files::export(stage),
        Row::Storage => held::storage(stage),
        Row::Memory => held::memory(stage),
    }
}

/// Takes turns: page, reference, page, reference, at full speed and throttled, so that a busy machine hits all alike. The first
/// round warms up and is not counted.
fn in_turns(runs: usize, mut page: impl FnMut(Speed) -> f64, mut reference: impl FnMut(Speed) -> f64) -> Vec<Measured> {
    let mut all = [Speed::Full, Speed::Quarter].map(|speed| Measured {
        speed,
        page: Samples::default(),
        reference: Samples::default(),
        notes: Vec::new(),
    });
    for round in 0..=runs {
        for measured in &mut all {
            let figures = (page(measured.speed), reference(measured.speed));
            if round > 0 {
                measured.page.add(figures.0);
                measured.reference.add(figures.1);
            }
        }
        eprint!(".");
    }
    all.into()
}

/// Does a row's thing once more and looks at what runs meanwhile, if that was asked for.
fn profiled(stage: &Stage, row: Row, browser: &Browser, work: impl FnOnce()) {
    if let Some(file) = stage.profile(row) {
        profile::begin(browser);
        work();
        profile::end(browser, &file);
    }
}

/// Quick things are done more often, since each of them says little.
const fn often(runs: usize) -> usize {
    runs * 3
}
