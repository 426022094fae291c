//! Random work through the page, SIGKILL to the whole browser at a random moment, and the book that is there afterwards.

#![expect(clippy::disallowed_methods, reason = "a random moment is what it waits for")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::ledger::{Ledger, Sums};
use super::stage::Stage;
use super::{ASK, Dice, Find, WORK, caught, kept, look};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::Home;
use crate::options::Options;

/// How many kills one book lives through before the next begins anew: a longer life makes each look at it slower.
const LIVES: usize = 12;

/// How long one works at most before the browser is killed.
const LONGEST: u64 = 1_500;

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many times the browser was killed while somebody worked.
    pub kills: usize,
    /// How many times it was killed while it started.
    pub at_start: usize,
    /// What was done in all.
    pub sums: Sums,
    /// What must not be.
    pub finds: Vec<Find>,
}

/// Kills a browser so many times, or until the time is over, and looks after each kill.
pub fn kill(engine: Engine, kills: usize, seed: u64, end: Instant) -> Outcome {
    let stage = Stage::set();
    let name = format!("{engine:?}").to_lowercase();
    let folder = super::folder().join(format!("kills-{name}-{}", std::process::id()));
    let base = stage.home(engine, &folder);
    let mut outcome = Outcome::default();
    let mut life = 0;
    while outcome.kills < kills && Instant::now() < end {
        let seed = seed + life;
        let mut one = Life::new(engine, stage, seed, LIVES.min(kills - outcome.kills), end);
        let ended = caught(|| one.live(&base, &folder));
        outcome.kills += one.kills;
        outcome.at_start += one.at_start;
        let sums = &mut outcome.sums;
        *sums = Sums {
            done: sums.done + one.ledger.sums.done,
            shown: sums.shown + one.ledger.sums.shown,
            kept: sums.kept + one.ledger.sums.kept,
        };
        match ended.unwrap_or_else(Err) {
            Ok(()) => drop(fs::remove_dir_all(&folder)),
            Err(wrong) => outcome.finds.push(one.find(wrong, kept(&folder, &format!("kill-{name}-{seed}")))),
        }
        eprintln!("{engine:?}: {} kills, {} found", outcome.kills, outcome.finds.len());
        life += 1;
    }
    let _ = fs::remove_dir_all(base.folder());
    outcome
}

/// One book, from the copy that it begins with.
struct Life<'s> {
    engine: Engine,
    stage: &'s Stage,
    seed: u64,
    dice: Dice,
    wanted: usize,
    end: Instant,
    kills: usize,
    at_start: usize,
    ledger: Ledger,
    story: String,
}

impl<'s> Life<'s> {
    fn new(engine: Engine, stage: &'s Stage, seed: u64, wanted: usize, end: Instant) -> Self {
        let ledger = Ledger::new(&stage.visit);
        let dice = Dice::new(seed);
        Self { engine, stage, seed, dice, wanted, end, kills: 0, at_start: 0, ledger, story: String::new() }
    }

    fn live(&mut self, base: &Home, folder: &Path) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder);
        let home = base.copied_to(folder);
        let mut browser = Browser::open_with(Options::at_home(self.engine, home));
        while self.kills < self.wanted && Instant::now() < self.end {
            self.work(&browser);
            browser = browser.kill_and_reopen();
            self.kills += 1;
            if self.dice.below(6) == 0 {
                browser = self.kill_at_start(browser);
            }
            look(&browser, &self.stage.visit, &mut self.ledger)?;
        }
        Ok(())
    }

    /// Works for a random time. What was done and shown is asked for again and again, the last time just before this returns.
    fn work(&mut self, browser: &Browser) {
        let (manner, weights) = self.manner();
        let patience = Duration::from_millis(match manner {
            // A file takes a while to be read, and what matters comes after.
            "files" => self.dice.below(2 * LONGEST),
            _ => self.dice.below(LONGEST),
        });
        let seed = self.seed * 1_000 + self.kills as u64;
        let files: Vec<Value> = if manner == "files" { self.new_files() } else { Vec::new() };
        let Stage { visit, problem, .. } = self.stage;
        let plan = json!({ "seed": seed, "visit": visit, "problem": problem, "files": files, "weights": weights });
        let _ = write!(self.story, "kill {}: {manner} for {patience:?}", self.kills + 1);
        let start = Instant::now();
        browser.js(WORK, json!([plan]));
        let mut state = Value::Null;
        while start.elapsed() < patience || state.is_null() {
            state = browser.js(ASK, json!([]));
            thread::sleep(Duration::from_millis(self.dice.below(8)));
        }
        let did = state["did"].as_array().cloned().unwrap_or_default();
        let shown = state["shown"].as_u64().unwrap_or_default() as usize;
        let _ = writeln!(self.story, "; did {}, {shown} shown as saved, then {}", json!(did), state["doing"]);
        self.ledger.enter(&did, shown);
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
    }

    fn manner(&mut self) -> (&'static str, Value) {
        let manners = [
            ("taps", json!({ "answers": 1 })),
            ("everything", json!({ "answers": 4, "note": 3, "raise": 2, "leader": 2, "away": 1 })),
            ("files", json!({ "merge": 3, "undo": 3, "answers": 1 })),
        ];
        self.dice.any(&manners).clone()
    }

    /// One or two files that this book has not seen.
    fn new_files(&mut self) -> Vec<Value> {
        let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let new: Vec<&PathBuf> = self.stage.files.iter().filter(|file| !self.ledger.knows_file(&name(file))).collect();
        let mut brought = Vec::new();
        for file in new.into_iter().take(2) {
            let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            self.ledger.brought(&name(file), &text);
            brought.push(json!({ "name": name(file), "text": text }));
        }
        brought
    }

    /// Loads the page again and kills it before, while or after it reads the book.
    fn kill_at_start(&mut self, browser: Browser) -> Browser {
        let patience = Duration::from_millis(self.dice.below(250));
        let _ = writeln!(self.story, "killed {patience:?} after the start of a start");
        browser.js("setTimeout(() => location.reload())", json!([]));
        thread::sleep(patience);
        self.at_start += 1;
        browser.kill_and_reopen()
    }

    fn find(&self, wrong: String, folder: PathBuf) -> Find {
        let story = format!("{:?}, seed {}, after {} kills", self.engine, self.seed, self.kills);
        let told = format!("{story}\n{}\n{wrong}\n{:#?}\n", self.story, self.ledger);
        let _ = fs::write(folder.join("story.txt"), told);
        Find { story, wrong, kept: folder }
    }
}
