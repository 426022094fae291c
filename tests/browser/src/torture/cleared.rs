//! The browser's data is cleared at a random moment while somebody works: the page that is open must bring it all back.

use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};

use super::ledger::Ledger;
use super::stage::Stage;
use super::{ASK, Dice, Rounds, WORK, look, rounds};
use crate::browser::{Browser, Options};
use crate::engine::Engine;
use crate::home::Home;
use crate::wait;

/// Round after round until the time is over.
pub fn clear(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "cleared", wanted, seed, end, |stage, base, folder, dice, story| {
        one(engine, stage, base, folder, dice, story)
    })
}

/// What is cleared, and how. From inside the page no `storage` event tells it.
const CLEARED: [&str; 4] =
    ["all, by the browser", "localStorage, by the browser", "localStorage", "half of localStorage"];

/// What is done meanwhile.
const WORKED: [&[&str]; 3] = [&["note", "merge", "answers"], &["answers", "raise"], &["many", "note"]];

fn one(
    engine: Engine,
    stage: &Stage,
    base: &Home,
    folder: &Path,
    dice: &mut Dice,
    story: &mut String,
) -> Result<(), String> {
    let file = dice.any(&stage.files);
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let mut ledger = Ledger::new(&stage.visit);
    ledger.brought(&name, &text);
    let browser = Browser::open_with(Options::at_home(engine, base.copied_to(folder)));
    let files = json!([{ "name": name, "text": text }]);
    let plan = |seed: u64, acts: Value| json!({ "seed": seed, "visit": stage.visit, "problem": stage.problem, "files": files, "acts": acts });
    let first = *dice.any(&WORKED);
    browser.js(WORK, json!([plan(dice.below(1 << 30), json!(first))]));
    // At first in the middle of the work, now and then after it.
    for _ in 0..dice.below(12) {
        drop(browser.js(ASK, json!([])));
    }
    let how = if engine.is_chromium() { *dice.any(&CLEARED) } else { *dice.any(&CLEARED[2..]) };
    *story = format!("{first:?} with {name}, then cleared: {how}");
    clear_now(&browser, how);
    let did = ended(&browser);
    ledger.enter(&did, did.len());
    // Whoever goes on working sees nothing of it but the word that it is back.
    browser.js(WORK, json!([plan(dice.below(1 << 30), json!(["leader", "note"]))]));
    let did = ended(&browser);
    ledger.enter(&did, did.len());
    browser.sees("没有丢失");
    saved(&browser);
    let browser = if dice.below(2) == 0 { browser.quit_and_reopen() } else { browser.kill_and_reopen() };
    look(&browser, &stage.visit, &mut ledger)
}

fn clear_now(browser: &Browser, how: &str) {
    let by_browser = |types: &str| {
        browser.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": types }));
    };
    match how {
        "all, by the browser" => by_browser("all"),
        "localStorage, by the browser" => by_browser("local_storage"),
        "localStorage" => drop(browser.js("localStorage.clear()", json!([]))),
        _ => {
            let script = "Object.keys(localStorage).filter((key, place) => place % 2 || /tail|manifest/.test(key))
                .forEach((key) => localStorage.removeItem(key))";
            drop(browser.js(script, json!([])));
        }
    }
}

fn ended(browser: &Browser) -> Vec<Value> {
    wait::until("the work is done", || {
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
        let did = state["did"].as_array().cloned().unwrap_or_default();
        if state["ended"] == true && state["shown"] == did.len() { Ok(did) } else { Err(state) }
    })
}

fn saved(browser: &Browser) {
    wait::until("all is saved", || {
        let state = browser.js("return !!document.querySelector('.save--saved')", json!([]));
        if state == true { Ok(()) } else { Err(state) }
    });
}
