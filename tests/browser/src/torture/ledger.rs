//! What was done, what of it was shown as saved, and whether the book that is there afterwards agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::stage::Stage;
use crate::browser::Browser;
use crate::wait;
use serde_json::json;

/// Everything that one book has been through.
#[derive(Clone, Default, Debug)]
pub struct Ledger {
    /// The visit that answers are given in.
    visit: String,
    /// The answers to each item, in order.
    answers: BTreeMap<String, Answers>,
    /// Texts that are written once each, and whether each was shown as saved.
    texts: BTreeMap<String, bool>,
    files: BTreeMap<String, Intake>,
    /// Sums over the whole life.
    pub sums: Sums,
}

/// What the book went through, in figures.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Sums {
    /// Things done.
    pub done: usize,
    /// Of these, shown as saved.
    pub shown: usize,
    /// Of those that were not shown as saved, how many were there all the same.
    pub kept: usize,
}

#[derive(Clone, Default, Debug)]
struct Answers {
    words: Vec<String>,
    /// How many of them were shown as saved.
    shown: usize,
}

/// A colleague's file.
#[derive(Clone, Default, Debug)]
struct Intake {
    ids: BTreeSet<String>,
    projects: BTreeSet<String>,
    merged: Told,
    undone: Told,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Told {
    #[default]
    No,
    /// It was begun, or done but not shown as saved.
    Maybe,
    Shown,
}

impl Ledger {
    /// Nothing done yet.
    pub fn new(visit: &str) -> Self {
        Self { visit: visit.trim_start_matches("#/visits/").to_owned(), ..Self::default() }
    }

    /// Takes in what `work.js` says that it did, and how much of it was shown as saved.
    pub fn enter(&mut self, did: &[Value], shown: usize) {
        self.sums.done += did.len();
        self.sums.shown += shown;
        for (place, fact) in did.iter().enumerate() {
            let is_shown = place < shown;
            let word = |at: usize| fact[at].as_str().unwrap_or_default().to_owned();
            let told = if is_shown { Told::Shown } else { Told::Maybe };
            match fact[0].as_str().unwrap_or_default() {
                "answer" => {
                    let answers = self.answers.entry(word(1)).or_default();
                    answers.words.push(word(2));
                    if is_shown {
                        answers.shown = answers.words.len();
                    }
                }
                "text" => drop(self.texts.insert(word(1), is_shown)),
                "merging" => self.intake(&word(1)).merged = Told::Maybe,
                "merged" => self.intake(&word(1)).merged = told,
                "undoing" => self.intake(&word(1)).undone = Told::Maybe,
                "undone" => self.intake(&word(1)).undone = told,
                other => panic!("nobody does {other}"),
            }
        }
    }

    fn intake(&mut self, file: &str) -> &mut Intake {
        self.files.entry(file.to_owned()).or_default()
    }

    /// The files that were begun to be taken in.
    pub fn knows_file(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Reads what a file holds, before it is taken in.
    pub fn brought(&mut self, name: &str, text: &str) {
        let (ids, projects) = contents(&serde_json::from_str(text).expect("the sample is JSON"));
        let intake = self.intake(name);
        (intake.ids, intake.projects) = (ids, projects);
    }

    /// Compares with an exported file and with what the visit shows; what survived counts as saved from then on. Everything
    /// that is wrong, in words.
    pub fn compare(&mut self, file: &Path, shown: &BTreeMap<String, String>) -> Vec<String> {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let file: Value = serde_json::from_str(&text).expect("the page exports JSON");
        let mut wrong = Vec::new();
        let changes = file["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let (ids, projects) = contents(&file);
        if ids.len() != changes.len() {
            wrong.push(format!("{} changes stand twice in the file", changes.len() - ids.len()));
        }
        self.compare_answers(changes, shown, &mut wrong);
        self.compare_texts(changes, &mut wrong);
        self.compare_files(&ids, &projects, &mut wrong);
        wrong
    }

    /// Each answer differs from the one before it, so two that are alike are one that was doubled. What was done after the last
    /// time that anybody asked may be there as well.
    fn compare_answers(&mut self, changes: &[Value], shown: &BTreeMap<String, String>, wrong: &mut Vec<String>) {
        let visit = format!("visit/{}", self.visit);
        let mut stored: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for change in changes.iter().filter(|change| change["of"] == visit) {
            if let Some(item) = change["set"].as_str().and_then(|set| set.strip_prefix("answer/")) {
                stored.entry(item).or_default().push(&change["to"]);
            }
        }
        for (item, values) in &stored {
            if values.windows(2).any(|pair| pair[0] == pair[1]) {
                wrong.push(format!("{item}: an answer stands there twice: {values:?}"));
            }
        }
        // What was done to other items after the last time that anybody asked.
        for item in stored.keys() {
            self.answers.entry((*item).to_owned()).or_default();
        }
        for (item, answers) in &mut self.answers {
            let count = stored.get(item.as_str()).map_or(0, Vec::len);
            let Answers { words, shown: saved } = answers;
            let seen = shown.get(item).map_or("", String::as_str);
            if count < *saved {
                wrong.push(format!("{item}: {saved} answers were shown as saved, {count} are there: {words:?}"));
                continue;
            }
            match words.get(count.wrapping_sub(1)) {
                Some(last) if last != seen => {
                    wrong.push(format!("{item}: the last answer was {last}, the page shows {seen}"));
                }
                Some(_) => {}
                None => words.resize(count, seen.to_owned()),
            }
            self.sums.kept += count - *saved;
            words.truncate(count);
            *saved = count;
        }
    }

    fn compare_texts(&mut self, changes: &[Value], wrong: &mut Vec<String>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for change in changes {
            if let (Some(set), Some(text)) = (change["set"].as_str(), change["to"].as_str()) {
                // A problem that is raised at an item takes over its note, in another field.
                if is_written_once(set, text) {
                    *counts.entry(text).or_default() += 1;
                }
            }
        }
        for (text, count) in counts.iter().filter(|(_, count)| **count > 1) {
            wrong.push(format!("{text} was written once and stands there {count} times"));
        }
        let mut gone = Vec::new();
        for (text, saved) in &mut self.texts {
            match (counts.get(text.as_str()).copied().unwrap_or_default(), *saved) {
                (0, true) => wrong.push(format!("{text} was shown as saved and is not there")),
                (0, false) => gone.push(text.clone()),
                (_, _) => {
                    self.sums.kept += usize::from(!*saved);
                    *saved = true;
                }
            }
        }
        self.texts.retain(|text, _| !gone.contains(text));
    }

    fn compare_files(&mut self, ids: &BTreeSet<String>, projects: &BTreeSet<String>, wrong: &mut Vec<String>) {
        let shared = &Stage::set().shared;
        for (name, intake) in &mut self.files {
            let missing = intake.ids.difference(ids).count();
            let own = intake.ids.difference(shared).count();
            let own_missing = intake.ids.difference(ids).filter(|id| !shared.contains(*id)).count();
            if own_missing != 0 && own_missing != own {
                wrong.push(format!("of {name} {own_missing} of {own} changes are missing: it is there in part"));
            }
            let listed = intake.projects.intersection(projects).count();
            match intake.merged {
                Told::Shown if missing > 0 => {
                    wrong.push(format!("{name} was shown as merged and saved, {missing} of its changes are missing"));
                }
                Told::No | Told::Maybe | Told::Shown => {}
            }
            // Undone by one change each: shown as saved means that all of them are there.
            if intake.undone == Told::Shown && listed > 0 {
                wrong.push(format!("{name} was undone and saved, {listed} of its projects are listed"));
            }
            if intake.merged == Told::Shown && intake.undone == Told::No && listed < intake.projects.len() {
                let all = intake.projects.len();
                wrong.push(format!("{name} was merged and saved, {listed} of its {all} projects are listed"));
            }
        }
    }
}

/// Whether it is one of the texts of `work.js`, `note-SEED-NUMBER`, in the field that it was written in.
fn is_written_once(set: &str, text: &str) -> bool {
    let numbered = |rest: &str| rest.split('-').all(|part| part.parse::<u64>().is_ok());
    let kinds = [("note-", "note/"), ("problem-", "title"), ("leader-", "leader")];
    kinds.iter().any(|(kind, field)| set.starts_with(field) && text.strip_prefix(kind).is_some_and(numbered))
}

/// The ids of a file's changes, and of the projects that it lists.
fn contents(file: &Value) -> (BTreeSet<String>, BTreeSet<String>) {
    let ids = |list: &Value| {
        let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|one| one["id"].as_str().map(str::to_owned)).collect()
    };
    (ids(&file["changes"]), ids(&file["projects"]))
}

/// The answers that the visit shows, once all its items are drawn with what takes answers.
pub fn answers_shown(browser: &Browser) -> BTreeMap<String, String> {
    wait::until("the whole checklist is drawn", || {
        let script = "return ['.item', '.item__answer'].map((name) => document.querySelectorAll(name).length)";
        let drawn = browser.js(script, json!([]));
        if drawn[0] == drawn[1] && drawn[0] != 0 { Ok(()) } else { Err(drawn) }
    });
    let script = "return [...document.querySelectorAll('.item')].map((item) => {
        const chosen = item.querySelector('[role=radio][aria-checked=true]');
        return [item.id.slice('item-'.length), chosen ? chosen.textContent.replace(/\\s+/g, ' ').trim() : ''];
    })";
    let shown = browser.js(script, json!([]));
    let pairs = shown.as_array().map(Vec::as_slice).unwrap_or_default();
    let word = |pair: &Value, at: usize| pair[at].as_str().unwrap_or_default().to_owned();
    pairs.iter().map(|pair| (word(pair, 0), word(pair, 1))).collect()
}
