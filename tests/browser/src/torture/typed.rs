//! Words typed into every field of every page, SIGKILL at a random moment, and whether all that the badge called safe is found again: in the
//! book that is exported, or in a draft that the first page lists and opens.

#![expect(clippy::disallowed_methods, reason = "a random moment is what it waits for")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::stage::Stage;
use super::{Dice, Find, caught, kept};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::Home;
use crate::options::Options;
use crate::wait;

/// Who types in the page.
const TYPED: &str = include_str!("typed.js");

const ASK: &str =
    "return { did: work.did, shown: work.shown, doing: work.doing, ended: work.ended, trouble: work.trouble }";

/// How many kills one book lives through.
const LIVES: usize = 8;

/// How long one types at most before the browser is killed, in milliseconds.
const LONGEST: u64 = 6_000;

/// How long the walk through all fields may take: whatever is typed is called safe after a pause at the earliest.
const WALK: Duration = Duration::from_secs(180);

/// How many lives in a row may fail before their first kill.
const STILLBORN: usize = 3;

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many times the browser was killed.
    pub kills: usize,
    /// How many texts were typed.
    pub typed: usize,
    /// How many of them the badge called safe before the kill.
    pub called_safe: usize,
    /// What must not be.
    pub finds: Vec<Find>,
}

/// Kills a browser so many times, or until the time is over, and looks after each kill.
pub fn kill(engine: Engine, kills: usize, seed: u64, end: Instant) -> Outcome {
    lives(engine, kills, seed, end, None)
}

/// Types into every field of these places once (of all where none are named), until the badge calls all of them safe, and kills then.
pub fn everywhere(engine: Engine, places: &[&str]) -> Outcome {
    lives(engine, 1, 1, Instant::now() + Duration::from_secs(3_600), Some(places))
}

fn lives(engine: Engine, kills: usize, seed: u64, end: Instant, places: Option<&[&str]>) -> Outcome {
    let stage = Stage::set();
    let name = format!("{engine:?}").to_lowercase();
    let folder = super::folder().join(format!("typed-{name}-{}", std::process::id()));
    let base = stage.home(engine, &folder);
    let mut outcome = Outcome::default();
    let mut life = 0;
    let mut stillborn = 0;
    // The walk is the same in every life.
    let allowed = if places.is_some() { 1 } else { STILLBORN };
    while outcome.kills < kills && stillborn < allowed && Instant::now() < end {
        let seed = seed + life;
        let wanted = LIVES.min(kills - outcome.kills);
        let mut one = Life {
            engine,
            stage,
            seed,
            dice: Dice::new(seed),
            wanted,
            end,
            places,
            typed: Typed::default(),
            kills: 0,
            story: String::new(),
        };
        let ended = caught(|| one.live(&base, &folder));
        outcome.kills += one.kills;
        stillborn = if one.kills == 0 { stillborn + 1 } else { 0 };
        outcome.typed += one.typed.count;
        outcome.called_safe += one.typed.called_safe;
        match ended.unwrap_or_else(Err) {
            Ok(()) => drop(fs::remove_dir_all(&folder)),
            Err(wrong) => {
                let folder = kept(&folder, &format!("typed-{name}-seed-{seed}"));
                let story = format!("{engine:?}, seed {seed}, after {} kills", one.kills);
                let _ = fs::write(folder.join("story.txt"), format!("{story}\n{}\n{wrong}\n", one.story));
                outcome.finds.push(Find { story, wrong, kept: folder });
            }
        }
        eprintln!("{engine:?}, typed: {} kills, {} found", outcome.kills, outcome.finds.len());
        life += 1;
    }
    let _ = fs::remove_dir_all(base.folder());
    outcome
}

/// What was typed, and what of it was called safe.
#[derive(Debug, Default)]
struct Typed {
    /// The texts of each field, in order, and how many of them were called safe.
    fields: BTreeMap<String, (Vec<String>, usize)>,
    count: usize,
    called_safe: usize,
}

impl Typed {
    fn enter(&mut self, did: &[Value], shown: usize) {
        self.count += did.len();
        self.called_safe += shown;
        for (place, fact) in did.iter().enumerate() {
            let word = |at: usize| fact[at].as_str().unwrap_or_default().to_owned();
            let (texts, safe) = self.fields.entry(word(1)).or_default();
            texts.push(word(2));
            if place < shown {
                *safe = texts.len();
            }
        }
    }

    /// The checklists that were written in, by their addresses.
    fn checklists(&self) -> BTreeSet<String> {
        let addresses = self.fields.keys().filter_map(|field| field.split(" | ").next());
        addresses.filter(|address| address.starts_with("#/templates/")).map(str::to_owned).collect()
    }

    /// Fields whose last safe text, and every later one, are nowhere. What is found is what the next life begins with.
    fn lost(&mut self, found: &str) -> Vec<String> {
        let mut lost = Vec::new();
        for (field, (texts, safe)) in std::mem::take(&mut self.fields) {
            if safe > 0 && !texts[safe - 1..].iter().any(|text| found.contains(text.as_str())) {
                lost.push(format!(
                    "{field}: {:?} was called safe, {:?} came after it",
                    texts[safe - 1],
                    &texts[safe..]
                ));
            }
        }
        lost
    }
}

struct Life<'a> {
    engine: Engine,
    stage: &'a Stage,
    seed: u64,
    dice: Dice,
    wanted: usize,
    end: Instant,
    places: Option<&'a [&'a str]>,
    typed: Typed,
    kills: usize,
    story: String,
}

impl Life<'_> {
    fn live(&mut self, base: &Home, folder: &Path) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder);
        let mut browser = Browser::open_with(Options::at_home(self.engine, base.copied_to(folder)));
        while self.kills < self.wanted && Instant::now() < self.end {
            self.work(&browser);
            browser = browser.kill_and_reopen();
            self.kills += 1;
            self.look(&browser)?;
        }
        Ok(())
    }

    fn plan(&self) -> Value {
        let Stage { visit, record, problem, project, .. } = self.stage;
        let seed = self.seed * 100 + self.kills as u64;
        json!({ "seed": seed, "visit": visit, "record": record, "problem": problem, "project": project, "places": Value::Null })
    }

    fn work(&mut self, browser: &Browser) {
        let mut plan = self.plan();
        if let Some(places) = self.places {
            browser.js(TYPED, json!([{ "seed": 0, "places": [] }]));
            let all = browser.js("return work.places", json!([]));
            plan["places"] = if places.is_empty() { all } else { json!(places) };
            browser.js(TYPED, json!([plan]));
            let did = until_walked(browser);
            let _ = writeln!(self.story, "typed into {}", browser.js("return work.fields", json!([])));
            return self.typed.enter(&did, did.len());
        }
        let patience = Duration::from_millis(500 + self.dice.below(LONGEST));
        let start = Instant::now();
        browser.js(TYPED, json!([plan]));
        let mut state = Value::Null;
        while start.elapsed() < patience || state.is_null() {
            state = browser.js(ASK, json!([]));
            thread::sleep(Duration::from_millis(self.dice.below(20)));
        }
        let did = state["did"].as_array().cloned().unwrap_or_default();
        let shown = state["shown"].as_u64().unwrap_or_default() as usize;
        let _ = writeln!(
            self.story,
            "kill {}: {}, {shown} called safe, then {}",
            self.kills + 1,
            json!(did),
            state["doing"]
        );
        self.typed.enter(&did, shown);
        assert!(state["trouble"].is_null(), "the typing came to a halt: {}", state["trouble"]);
    }

    /// Looks for all that was called safe, as a person would: in the file that they hand over, in the drafts that the first page lists,
    /// opened one after the other, and in the checklists that are being written, which no file holds. Then the drafts are discarded.
    fn look(&mut self, browser: &Browser) -> Result<(), String> {
        browser.route("#/exchange");
        let file = browser.download(|| browser.click("导出文件"));
        browser.sees("已读回核对无误");
        let mut found = fs::read_to_string(&file).map_err(|error| error.to_string())?;
        let _ = fs::remove_file(&file);
        for place in 0..drafts(browser) {
            found.push_str(&texts_of_draft(browser, place)?);
        }
        for address in self.typed.checklists() {
            found.push_str(&texts_of_checklist(browser, &address));
        }
        let mut wrong = self.typed.lost(&found);
        discard_all(browser);
        wrong.extend(browser.complaints().iter().map(|complaint| format!("the page complained: {complaint}")));
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }
}

/// Waits until all fields were typed into and all of it is called safe; what was typed.
fn until_walked(browser: &Browser) -> Vec<Value> {
    wait::until_within(WALK, "all fields were typed into, and all of it is called safe", || {
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the typing came to a halt: {}", state["trouble"]);
        let did = state["did"].as_array().cloned().unwrap_or_default();
        if state["ended"] == true && state["shown"] == did.len() {
            return Ok(did);
        }
        Err(format!(
            "{} of {} called safe, {}, trouble: {}",
            state["shown"],
            did.len(),
            state["doing"],
            state["trouble"]
        ))
    })
}

const ROWS: &str = "[...document.querySelectorAll('.overview__drafts li')]";

/// How many drafts the first page lists.
fn drafts(browser: &Browser) -> usize {
    if browser.js("return !!document.querySelector('dialog[open]')", json!([])) == true {
        browser.keys([crate::key::ESCAPE]);
    }
    browser.route("#/");
    browser.sees("收发文件");
    browser.js(&format!("return {ROWS}.length"), json!([])).as_u64().unwrap_or_default() as usize
}

/// Goes on with a draft, and reads what stands in the fields of its page.
fn texts_of_draft(browser: &Browser, place: usize) -> Result<String, String> {
    drafts(browser);
    let begins =
        browser.js(&format!("return {ROWS}[arguments[0]].querySelector('.quiet').textContent"), json!([place]));
    let begins = begins.as_str().unwrap_or_default().trim_end_matches('…').to_owned();
    browser.js(&format!("{ROWS}[arguments[0]].querySelector('button').click()"), json!([place]));
    let read = "return [...document.querySelectorAll('main input, main textarea, dialog[open] input, dialog[open] textarea')].map((one) => one.value)";
    let texts = wait::until(&format!("the draft “{begins}” is back in its form"), || {
        let values = browser.js(read, json!([]));
        let texts: Vec<String> =
            values.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        if texts.iter().any(|text| text.starts_with(&begins)) { Ok(texts) } else { Err(texts) }
    });
    Ok(texts.join("\n"))
}

/// How many items of a checklist are written in: the first ones.
const ITEMS: usize = 4;

/// What stands in the fields of a checklist that is being written, and in those of its first items.
fn texts_of_checklist(browser: &Browser, address: &str) -> String {
    browser.js("location.hash = arguments[0]", json!([address]));
    let read = |scope: &str| {
        let values =
            format!("return [...document.querySelectorAll('{scope} :is(input, textarea)')].map((one) => one.value)");
        wait::until(&format!("there are fields in {scope} of {address}"), || {
            let values = browser.js(&values, json!([]));
            let texts: Vec<&str> = values.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if texts.is_empty() { Err(()) } else { Ok(texts.join("\n")) }
        })
    };
    wait::until("the editor is open", || {
        let open = browser.js("return !!document.querySelector('.templates__section-head')", json!([]));
        if open == true { Ok(()) } else { Err(browser.js("return location.hash", json!([]))) }
    });
    let mut texts = read("main");
    for item in 0..ITEMS {
        browser.js("document.querySelectorAll('.templates__open')[arguments[0]].click()", json!([item]));
        texts.push_str(&read("dialog[open]"));
        browser.keys([crate::key::ESCAPE]);
        wait::until("the item is closed", || {
            let open = browser.js("return !!document.querySelector('dialog[open]')", json!([]));
            if open == false { Ok(()) } else { Err(open) }
        });
    }
    texts
}

fn discard_all(browser: &Browser) {
    drafts(browser);
    wait::until("all drafts are discarded", || {
        let left = browser.js(
            &format!("const rows = {ROWS}; rows[0]?.querySelectorAll('button')[1].click(); return rows.length"),
            json!([]),
        );
        if left == 0 { Ok(()) } else { Err(left) }
    });
}
