//! Several tabs at the same book, all at work, one closed in the middle, the browser killed at the end.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::full::fill_up;
use super::ledger::Ledger;
use super::{ASK, Round, Rounds, WORK, look, rounds};
use crate::browser::{Browser, Tab};
use crate::engine::Engine;

/// Round after round until the time is over.
pub fn hammer(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "tabs", wanted, seed, end, one)
}

/// A tab, and what was last heard of it.
pub(super) struct Worker {
    pub(super) tab: Tab,
    pub(super) did: Vec<Value>,
    pub(super) shown: usize,
}

impl Worker {
    pub(super) fn ask(&mut self, browser: &Browser) {
        browser.turn_to(&self.tab);
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
        self.did = state["did"].as_array().cloned().unwrap_or_default();
        self.shown = state["shown"].as_u64().unwrap_or_default() as usize;
    }
}

fn one(round: &mut Round) -> Result<(), String> {
    let count = *round.dice.any(&[2, 2, 5]);
    round.story = format!("{count} tabs");
    let (stage, browser) = (round.stage, round.open());
    if round.dice.below(2) == 0 {
        // Segments move while the others work.
        round.story.push_str(", no room");
        fill_up(&browser, 2_000);
    }
    // In Chromium every copy of the file has the same book.
    let copy = browser.home().stick().join("copy/sitebook.html");
    let copied =
        std::fs::create_dir_all(copy.with_file_name("")).and_then(|()| std::fs::copy(browser.home().page(), &copy));
    copied.map_err(|error| format!("{}: {error}", copy.display()))?;
    let mut workers = Vec::new();
    for place in 0..count {
        if place > 0 {
            browser.new_tab();
            if round.engine.is_chromium() && place % 2 == 1 {
                browser.visit(&format!("file://{}", copy.display()));
            }
        }
        // Each writes texts of its own; an answer of two people would only tell which came last.
        let plan = json!({
            "seed": round.dice.below(1 << 30), "visit": stage.visit, "problem": stage.problem, "files": [],
            "weights": { "note": 6, "raise": 2, "leader": 2, "away": 1 },
        });
        browser.js(WORK, json!([plan]));
        workers.push(Worker { tab: browser.tab(), did: Vec::new(), shown: 0 });
    }
    let mut ledger = Ledger::new(&stage.visit);
    let patience = Duration::from_millis(500 + round.dice.below(3_000));
    let closes_at = patience / 2;
    let start = Instant::now();
    let mut closed = false;
    while start.elapsed() < patience {
        let place = round.dice.below(workers.len() as u64) as usize;
        workers[place].ask(&browser);
        if !closed && start.elapsed() > closes_at {
            close(&browser, workers.remove(place), &workers[0].tab, &mut ledger);
            round.story.push_str(", one closed");
            closed = true;
        }
    }
    for worker in &workers {
        ledger.enter(&worker.did, worker.shown);
    }
    round.story.push_str(&format!(", killed after {patience:?}: {:?}", ledger.sums));
    let browser = browser.kill_and_reopen();
    look(&browser, &stage.visit, &mut ledger)
}

/// Closes the tab that is turned to, or where no driver can, leads it elsewhere.
fn close(browser: &Browser, worker: Worker, other: &Tab, ledger: &mut Ledger) {
    ledger.enter(&worker.did, worker.shown);
    if browser.engine().is_chromium() {
        browser.close_tab(other);
    } else {
        browser.js("setTimeout(() => location.replace('about:blank'))", json!([]));
        browser.turn_to(other);
    }
}
