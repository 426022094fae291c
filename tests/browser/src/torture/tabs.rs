//! Several tabs at the same book, all at work, one closed in the middle, the browser killed at the end.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::ledger::Ledger;
use super::stage::Stage;
use super::{ASK, Dice, Rounds, WORK, look, rounds};
use crate::browser::{Browser, Options, Tab};
use crate::engine::Engine;
use crate::home::Home;

/// Round after round until the time is over.
pub fn hammer(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "tabs", wanted, seed, end, |stage, base, folder, dice, story| {
        one(engine, stage, base, folder, dice, story)
    })
}

/// A tab, and what was last heard of it.
struct Worker {
    tab: Tab,
    did: Vec<Value>,
    shown: usize,
}

impl Worker {
    fn ask(&mut self, browser: &Browser) {
        browser.turn_to(&self.tab);
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
        self.did = state["did"].as_array().cloned().unwrap_or_default();
        self.shown = state["shown"].as_u64().unwrap_or_default() as usize;
    }
}

fn one(
    engine: Engine,
    stage: &Stage,
    base: &Home,
    folder: &Path,
    dice: &mut Dice,
    story: &mut String,
) -> Result<(), String> {
    let count = *dice.any(&[2, 2, 5]);
    *story = format!("{count} tabs");
    let browser = Browser::open_with(Options::at_home(engine, base.copied_to(folder)));
    // In Chromium every copy of the file has the same book.
    let copy = browser.home().stick().join("copy/sitebook.html");
    let copied =
        std::fs::create_dir_all(copy.with_file_name("")).and_then(|()| std::fs::copy(browser.home().page(), &copy));
    copied.map_err(|error| format!("{}: {error}", copy.display()))?;
    let mut workers = Vec::new();
    for place in 0..count {
        if place > 0 {
            browser.new_tab();
            if engine.is_chromium() && place % 2 == 1 {
                browser.visit(&format!("file://{}", copy.display()));
            }
        }
        // Each writes texts of its own; an answer of two people would only tell which came last.
        let plan = json!({
            "seed": dice.below(1 << 30), "visit": stage.visit, "problem": stage.problem, "files": [],
            "weights": { "note": 6, "raise": 2, "leader": 2, "away": 1 },
        });
        browser.js(WORK, json!([plan]));
        workers.push(Worker { tab: browser.tab(), did: Vec::new(), shown: 0 });
    }
    let mut ledger = Ledger::new(&stage.visit);
    let patience = Duration::from_millis(500 + dice.below(3_000));
    let closes_at = patience / 2;
    let start = Instant::now();
    let mut closed = false;
    while start.elapsed() < patience {
        let place = dice.below(workers.len() as u64) as usize;
        workers[place].ask(&browser);
        if !closed && start.elapsed() > closes_at {
            close(&browser, workers.remove(place), &workers[0].tab, &mut ledger);
            story.push_str(", one closed");
            closed = true;
        }
    }
    for worker in &workers {
        ledger.enter(&worker.did, worker.shown);
    }
    story.push_str(&format!(", killed after {patience:?}: {:?}", ledger.sums));
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
