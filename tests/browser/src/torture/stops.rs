//! Kills at a step that is named rather than left to luck: in the middle of sealing a segment, of a merge, of undoing it, of
//! writing the manifest. The page is the one that is handed out; `stop.js` stops its script between two steps of storing.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};

use super::full::fill_up;
use super::ledger::Ledger;
use super::stage::Stage;
use super::{Find, caught, kept, look, until_ended};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::Home;
use crate::options::Options;
use crate::wait;

/// Stops the page's script at a step.
pub(super) const STOP: &str = include_str!("stop.js");

/// Where the script is stopped.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// In the middle of what.
    pub doing: &'static str,
    /// Before or after which step of it.
    pub at: &'static str,
    act: &'static str,
    does: &'static str,
    key: &'static str,
    nth: u32,
    when: &'static str,
}

/// A table row: what is done, by which act of `work.js`, and before or after the how-manieth of which writes it is stopped.
const fn step(
    (doing, act): (&'static str, &'static str),
    at: &'static str,
    (when, nth, does, key): (&'static str, u32, &'static str, &'static str),
) -> Step {
    Step { doing, at, act, does, key, nth, when }
}

const SEAL: (&str, &str) = ("sealing", "many");
const SMALL: (&str, &str) = ("a small merge", "merge");
const LARGE: (&str, &str) = ("a large merge", "merge");
const UNDO: (&str, &str) = ("undoing a merge", "undo");
const MOVE: (&str, &str) = ("moving a segment to IndexedDB", "many");

/// All of them. Each merge takes the next file; an undo takes back a merge that was finished just before.
pub const STEPS: [Step; 22] = [
    step(SEAL, "before its segment is written", ("before", 1, "set", "/segment/")),
    step(SEAL, "after its segment is written", ("after", 1, "set", "/segment/")),
    step(SEAL, "before the manifest is written", ("before", 1, "set", "/manifest")),
    step(SEAL, "after the manifest is written", ("after", 1, "set", "/manifest")),
    step(SEAL, "after the tail is removed", ("after", 1, "remove", "/tail/")),
    step(SMALL, "before its segment is written", ("before", 1, "set", "/segment/")),
    step(SMALL, "between a segment and the manifest", ("before", 1, "set", "/manifest")),
    step(SMALL, "after it went to the journal", ("after", 1, "put", "")),
    step(LARGE, "before its segment is written", ("before", 1, "set", "/segment/")),
    step(LARGE, "after its segment is written", ("after", 1, "set", "/segment/")),
    step(LARGE, "after the manifest is written", ("after", 1, "set", "/manifest")),
    step(LARGE, "before it goes to the journal", ("before", 2, "put", "")),
    step(LARGE, "after its second segment is written", ("after", 2, "set", "/segment/")),
    step(UNDO, "before its first write", ("before", 1, "set", "sitebook/")),
    step(UNDO, "after its segment is written", ("after", 1, "set", "/segment/")),
    step(UNDO, "after the manifest is written", ("after", 1, "set", "/manifest")),
    step(UNDO, "before it goes to the journal", ("before", 1, "put", "")),
    step(UNDO, "after it went to the journal", ("after", 1, "put", "")),
    step(MOVE, "before it goes there", ("before", 1, "put", "segment/")),
    step(MOVE, "before the book is marked", ("before", 1, "set", "/form {")),
    step(MOVE, "before its slip is written", ("before", 1, "set", " S3")),
    step(MOVE, "after its slip is written", ("after", 1, "set", " S3")),
];

/// Those of [`STEPS`] that the tests take: in the middle of a seal, of a merge, of undoing it, of a move.
pub const SOME: [Step; 4] = [STEPS[2], STEPS[9], STEPS[15], STEPS[20]];

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many times the browser was killed at a named step.
    pub kills: usize,
    /// What must not be.
    pub finds: Vec<Find>,
}

/// Kills a browser at each of these steps, each time with a book of its own; begins none when the time is over.
pub fn stop(engine: Engine, steps: &[Step], end: Option<Instant>) -> Outcome {
    let stage = Stage::set();
    let name = format!("{engine:?}").to_lowercase();
    let folder = super::folder().join(format!("stops-{name}-{}", std::process::id()));
    let base = stage.home(engine, &folder);
    let mut outcome = Outcome::default();
    for (place, step) in steps.iter().enumerate() {
        if end.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let mut ledger = Ledger::new(&stage.visit);
        let ended = caught(|| stop_at(engine, stage, &base, &folder, step, &mut ledger));
        outcome.kills += 1;
        match ended.unwrap_or_else(Err) {
            Ok(()) => drop(fs::remove_dir_all(&folder)),
            Err(wrong) => {
                let folder = kept(&folder, &format!("stop-{name}-{place}"));
                let story = format!("{engine:?}, killed in the middle of {}, {}", step.doing, step.at);
                let _ = fs::write(folder.join("story.txt"), format!("{story}\n{wrong}\n{ledger:#?}\n"));
                outcome.finds.push(Find { story, wrong, kept: folder });
            }
        }
    }
    let _ = fs::remove_dir_all(base.folder());
    outcome
}

fn stop_at(
    engine: Engine,
    stage: &Stage,
    base: &Home,
    folder: &Path,
    step: &Step,
    ledger: &mut Ledger,
) -> Result<(), String> {
    let _ = fs::remove_dir_all(folder);
    let browser = Browser::open_with(Options::at_home(engine, base.copied_to(folder)));
    let size = if step.doing == SMALL.0 { 600 } else { 4_200 };
    let (name, text) = stage.file_of_at_least(size);
    ledger.brought(&name, &text);
    let files = json!([{ "name": name, "text": text }]);
    let plan = |acts: Value| json!({ "seed": 1, "visit": stage.visit, "problem": stage.problem, "files": files, "acts": acts, "alone": true });
    // Something of everything is saved beforehand.
    let before =
        if step.act == "undo" { json!(["note", "answers", "merge"]) } else { json!(["note", "answers", "leader"]) };
    browser.js(super::WORK, json!([plan(before)]));
    let did = until_ended(&browser);
    ledger.enter(&did, did.len());
    if step.doing == MOVE.0 {
        fill_up(&browser, 200);
    }
    browser.js(STOP, json!([{ "does": step.does, "key": step.key, "nth": step.nth, "when": step.when }]));
    let begun = match step.act {
        "undo" => vec![json!(["undoing", name])],
        "merge" => vec![json!(["merging", name])],
        _ => Vec::new(),
    };
    ledger.enter(&begun, 0);
    match step.act {
        // The page that has merged offers to undo it.
        "undo" => drop(browser.js("setTimeout(() => work.acts.undo())", json!([]))),
        act => drop(browser.js(super::WORK, json!([plan(json!([act]))]))),
    }
    wait::until("the script is stopped", || browser.dialog().ok_or("no dialog"));
    let browser = browser.kill_and_reopen();
    look(&browser, &stage.visit, ledger)?;
    if step.act == "merge" {
        // What was begun can be finished by the same file.
        merge_again(&browser, stage, ledger, &name, &text)?;
    }
    Ok(())
}

fn merge_again(browser: &Browser, stage: &Stage, ledger: &mut Ledger, name: &str, text: &str) -> Result<(), String> {
    let files = json!([{ "name": name, "text": text }]);
    let plan = json!({ "seed": 2, "visit": stage.visit, "problem": stage.problem, "files": files, "acts": ["merge"] });
    browser.js(super::WORK, json!([plan]));
    let did = until_ended(browser);
    ledger.enter(&did, did.len());
    look(browser, &stage.visit, ledger)
}
