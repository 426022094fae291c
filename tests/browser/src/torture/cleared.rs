//! The browser's data is cleared at a random moment while somebody works: the page that is open must bring it all back.

use std::time::Instant;

use serde_json::json;

use super::full::{fill_up, moved};
use super::ledger::Ledger;
use super::{ASK, Round, Rounds, WORK, look, rounds, until_ended};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait;

/// Round after round until the time is over.
pub fn clear(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "cleared", wanted, seed, end, one)
}

/// What is cleared, and how. From inside the page no `storage` event tells it.
const CLEARED: [&str; 4] =
    ["all, by the browser", "localStorage", "half of localStorage", "localStorage, by the browser"];

/// Notes that the page says so, which it does in passing: on a busy machine the word is gone before anybody looks.
const HEAR: &str = "
    const hear = () => { if (document.body.textContent.includes('没有丢失')) window.saidNothingLost = true; };
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true });
";

/// What is done meanwhile.
const WORKED: [&[&str]; 3] = [&["note", "merge", "answers"], &["answers", "raise"], &["many", "note"]];

fn one(round: &mut Round) -> Result<(), String> {
    let (name, text) = round.file()?;
    let (stage, engine) = (round.stage, round.engine);
    let mut ledger = Ledger::new(&stage.visit);
    ledger.brought(&name, &text);
    let browser = round.open();
    // Now and then so that a part of the book lies in IndexedDB, which may be cleared before or after the rest.
    let left = *round.dice.any(&[None, Some(2_000)]);
    left.into_iter().for_each(|left| fill_up(&browser, left));
    let files = json!([{ "name": name, "text": text }]);
    let plan = |seed: u64, acts: &[&str]| json!([{ "seed": seed, "visit": stage.visit, "problem": stage.problem, "files": files, "acts": acts }]);
    let first = *round.dice.any(&WORKED);
    browser.js(WORK, plan(round.dice.below(1 << 30), first));
    // Mostly in the middle of the work, now and then after it.
    for _ in 0..round.dice.below(12) {
        drop(browser.js(ASK, json!([])));
    }
    // Firefox can only be told to clear everything.
    let how = if engine.is_chromium() { *round.dice.any(&CLEARED) } else { *round.dice.any(&CLEARED[..3]) };
    round.story = format!("{first:?} with {name}, {left:?} units left, {} moved, then cleared: {how}", moved(&browser));
    browser.js(HEAR, json!([]));
    clear_now(&browser, how);
    let did = until_ended(&browser);
    ledger.enter(&did, did.len());
    // Whoever goes on working sees nothing of it but the word that it is back.
    browser.js(WORK, plan(round.dice.below(1 << 30), &["leader", "note"]));
    let did = until_ended(&browser);
    ledger.enter(&did, did.len());
    wait::until("the page has said that nothing is lost", || {
        let said = browser.js("return window.saidNothingLost === true", json!([]));
        if said == true { Ok(()) } else { Err(browser.visible_text()) }
    });
    saved(&browser);
    let browser = if round.dice.below(2) == 0 { browser.quit_and_reopen() } else { browser.kill_and_reopen() };
    look(&browser, &stage.visit, &mut ledger)
}

fn clear_now(browser: &Browser, how: &str) {
    match how {
        "all, by the browser" => browser.clear_data(),
        "localStorage, by the browser" => {
            let local = json!({ "origin": "file://", "storageTypes": "local_storage" });
            browser.devtools("Storage.clearDataForOrigin", local);
        }
        "localStorage" => drop(browser.js("localStorage.clear()", json!([]))),
        _ => {
            let script = "Object.keys(localStorage).filter((key, place) => place % 2 || /tail|manifest/.test(key))
                .forEach((key) => localStorage.removeItem(key))";
            drop(browser.js(script, json!([])));
        }
    }
}

fn saved(browser: &Browser) {
    wait::until("all is saved", || {
        let state = browser.js("return !!document.querySelector('.save--saved')", json!([]));
        if state == true { Ok(()) } else { Err(state) }
    });
}
