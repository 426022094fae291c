//! No room in localStorage: filled from outside to within a few units, then worked in, so that segments move to IndexedDB, left in some
//! way and opened again.

use std::time::Instant;

use serde_json::json;

use super::ledger::Ledger;
use super::{ASK, Round, Rounds, WORK, look, rounds};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait;

/// How many units are left free: from none to more than a merge takes.
const LEFT: [u64; 9] = [0, 1, 10, 120, 500, 2_000, 8_000, 20_000, 60_000];

/// What is done when there is no room.
const ACTS: [&[&str]; 6] = [
    &["answers", "note"],
    &["raise", "leader"],
    &["merge"],
    &["merge", "undo"],
    &["many"],
    &["note", "merge", "answers"],
];

/// Fills localStorage from outside, as another local page does, until so many units are left.
pub fn fill_up(browser: &Browser, left: u64) {
    assert!(browser.js(FILL, json!([left])) == true, "the storage takes what it took before");
}

/// How many segments have moved to IndexedDB.
pub fn moved(browser: &Browser) -> u64 {
    let script = "return Object.keys(localStorage).filter((key) => key.includes('/segment/') && localStorage[key].startsWith('S3')).length";
    browser.js(script, json!([])).as_u64().unwrap_or_default()
}

const FILL: &str = "const key = 'other-page/notes';
    const fits = (size) => { try { localStorage.setItem(key, 'x'.repeat(size)); return true; } catch { return false; } };
    let [low, high] = [0, 5_300_000];
    while (low < high) { const middle = Math.ceil((low + high) / 2); if (fits(middle)) low = middle; else high = middle - 1; }
    return fits(Math.max(0, low - arguments[0]));";

/// Round after round until the time is over.
pub fn fill(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "full", wanted, seed, end, one)
}

fn one(round: &mut Round) -> Result<(), String> {
    let (left, acts) = (*round.dice.any(&LEFT), *round.dice.any(&ACTS));
    let (name, text) = round.file()?;
    let stage = round.stage;
    round.story = format!("{left} units left, then {acts:?} with {name}");
    let mut ledger = Ledger::new(&stage.visit);
    ledger.brought(&name, &text);
    let mut browser = round.open();
    fill_up(&browser, left);
    let files = json!([{ "name": name, "text": text }]);
    let plan = json!({
        "seed": round.dice.below(1 << 30), "visit": stage.visit, "problem": stage.problem, "files": files, "acts": acts, "alone": true,
    });
    browser.js(WORK, json!([plan]));
    let did = wait::until("all is saved, or the page says that it is not", || {
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
        let did = state["did"].as_array().cloned().unwrap_or_default();
        if state["ended"] == true && badge(&browser) != "saving" { Ok(did) } else { Err(state) }
    });
    // Saved, or kept by the journal: either way it must be there again.
    ledger.enter(&did, did.len());
    told(&browser)?;
    round.story.push_str(&format!("; {} moved", moved(&browser)));
    let leaves = round.dice.below(3);
    round.story.push_str(["; killed", "; closed", "; loaded again"][leaves as usize]);
    match leaves {
        0 => browser = browser.kill_and_reopen(),
        1 => browser = browser.quit_and_reopen(),
        _ => browser.reload(),
    }
    look(&browser, &stage.visit, &mut ledger)?;
    browser.js("localStorage.removeItem('other-page/notes')", json!([]));
    if badge(&browser) != "saved" {
        told(&browser)?;
        browser.click("再试一次");
    }
    wait::until("there is room, and all is saved", || match badge(&browser) {
        badge if badge == "saved" => Ok(()),
        other => Err(other),
    });
    let browser = browser.quit_and_reopen();
    look(&browser, &stage.visit, &mut ledger)
}

/// Whether the person is told, if there is something to tell.
fn told(browser: &Browser) -> Result<(), String> {
    match badge(browser).as_str() {
        "saved" => Ok(()),
        "memory-only" if browser.visible_text().contains("空间已满") && browser.has_control("再试一次") => {
            Ok(())
        }
        other => Err(format!("without room the page says {other}: {}", browser.visible_text())),
    }
}

fn badge(browser: &Browser) -> String {
    let script = "const badge = document.querySelector('.save');
        return badge ? [...badge.classList].map((name) => name.split('--')[1]).find(Boolean) || '' : 'nothing'";
    browser.js(script, json!([])).as_str().unwrap_or_default().to_owned()
}
