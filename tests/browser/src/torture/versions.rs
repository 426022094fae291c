//! Pages of two versions at the same book: they take turns and stand side by side, one at work or both, until the browser is closed
//! or killed and another page looks what is there. Chromium alone lets two files have one storage.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;

use super::full::fill_up;
use super::ledger::Ledger;
use super::tabs::Worker;
use super::{Round, Rounds, WORK, look, rounds};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::fixture;

/// Who works in the page of 0.1.0: that page never changes, so neither does this.
const WORK_OF_OLD: &str = include_str!("../../../files/pages/work-0.1.0.js");

/// Round after round until the time is over.
pub fn take_turns(wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(Engine::Chromium, "versions", wanted, seed, end, one)
}

/// A released page or today's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    Old,
    New,
}

impl Page {
    const fn work(self) -> &'static str {
        match self {
            Self::Old => WORK_OF_OLD,
            Self::New => WORK,
        }
    }
}

/// Which pages are open during a shift, in the order in which they were opened.
const SHIFTS: [&[Page]; 6] = [
    &[Page::Old],
    &[Page::New],
    &[Page::Old, Page::New],
    &[Page::New, Page::Old],
    &[Page::Old, Page::New, Page::Old],
    &[Page::New, Page::Old, Page::New],
];

fn one(round: &mut Round) -> Result<(), String> {
    let mut browser = round.open();
    let old = old_page(&browser);
    let mut ledger = Ledger::new(&round.stage.visit);
    if round.dice.below(2) == 0 {
        // Segments of today's page move; that of 0.1.0 takes them for records of the journal.
        round.story.push_str("no room; ");
        fill_up(&browser, 20_000);
    }
    let shifts = 2 + round.dice.below(3);
    for _ in 0..shifts {
        let pages = *round.dice.any(&SHIFTS);
        let workers = begin(round, &browser, pages, &old);
        round.story.push_str(&format!("{pages:?}"));
        work(round, &browser, workers, &mut ledger);
        browser = end(round, browser);
        look(&browser, &round.stage.visit, &mut ledger)?;
        round.story.push_str(&format!(": {:?}; ", ledger.sums));
    }
    Ok(())
}

/// The page of 0.1.0, on the same stick.
fn old_page(browser: &Browser) -> PathBuf {
    let to = browser.home().stick().join("old/sitebook.html");
    let copied = std::fs::create_dir_all(to.with_file_name(""))
        .and_then(|()| std::fs::copy(fixture("tests/files/pages/sitebook-0.1.0.html"), &to));
    assert!(copied.is_ok(), "{}: {copied:?}", to.display());
    to
}

/// Opens the pages, each in a tab of its own, with somebody at work in it.
fn begin(round: &mut Round, browser: &Browser, pages: &[Page], old: &Path) -> Vec<Worker> {
    let mut workers = Vec::new();
    for (place, page) in pages.iter().enumerate() {
        if place > 0 {
            browser.blank_tab();
        }
        match page {
            Page::Old => browser.visit(&format!("file://{}", old.display())),
            Page::New => browser.visit(&browser.home().address()),
        }
        // Of two who answer the same item it would only be known which came last.
        let weights = match pages.len() {
            1 => json!({ "answers": 4, "note": 3, "raise": 2, "leader": 2, "away": 1 }),
            _ => json!({ "note": 6, "raise": 2, "leader": 2, "away": 1 }),
        };
        let (seed, stage) = (round.dice.below(1 << 30), round.stage);
        let plan =
            json!({ "seed": seed, "visit": stage.visit, "problem": stage.problem, "files": [], "weights": weights });
        browser.js(page.work(), json!([plan]));
        workers.push(Worker { tab: browser.tab(), did: Vec::new(), shown: 0 });
    }
    workers
}

fn work(round: &mut Round, browser: &Browser, mut workers: Vec<Worker>, ledger: &mut Ledger) {
    let patience = Duration::from_millis(300 + round.dice.below(2_000));
    let start = Instant::now();
    while start.elapsed() < patience {
        let place = round.dice.below(workers.len() as u64) as usize;
        workers[place].ask(browser);
    }
    for worker in &workers {
        ledger.enter(&worker.did, worker.shown);
    }
}

/// Killed, mostly, and now and then closed in good order.
fn end(round: &mut Round, browser: Browser) -> Browser {
    match round.dice.below(4) {
        0 => {
            round.story.push_str(" closed");
            browser.quit_and_reopen()
        }
        _ => {
            round.story.push_str(" killed");
            browser.kill_and_reopen()
        }
    }
}
