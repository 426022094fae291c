//! The style that a machine can check: lengths, dead files, words and calls that stand nowhere.
//!
//! Each rule says what to do instead. What broke a rule before it was written is listed with its length: it may shrink, never
//! grow, and leaves the list once it keeps the rule. Banned calls stand with their reasons in `clippy.toml`, colours in
//! `tests/contrast.rs`, imports in `tests/architecture.rs`.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/exceptions.rs"]
mod exceptions;
#[path = "tidy/lengths.rs"]
mod lengths;
#[path = "tidy/speeches.rs"]
mod speeches;

use exceptions::{LONG_FILES, LONG_FUNCTIONS};
use lengths::{functions_of, without_tests};

/// The most lines of a file without its inline tests. Longer: split it by concept.
const LONGEST_FILE: usize = 400;
/// The most lines of a function: what fits a screen. Longer: name its parts.
const LONGEST_FUNCTION: usize = 70;
/// The most lines of a component, which holds its view.
const LONGEST_COMPONENT: usize = 90;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below these folders with one of these endings, by its path from the root of the project.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), endings, &mut found);
    }
    found.sort();
    assert!(!found.is_empty(), "{folders:?} hold nothing");
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && name != "node_modules" {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    files(&["src", "tests", "xtask"], &[".rs"])
}

/// What is longer than its limit, beside what may be: neither may hold more than the other.
fn compare(found: &BTreeMap<String, usize>, listed: &[(&str, usize)]) -> Vec<String> {
    let listed: BTreeMap<&str, usize> = listed.iter().copied().collect();
    let grown = found.iter().filter_map(|(name, lines)| match listed.get(name.as_str()) {
        None => Some(format!("{name} has {lines} lines: split it by concept")),
        Some(most) if lines > most => Some(format!("{name} grew from {most} to {lines} lines: split it by concept")),
        Some(_) => None,
    });
    let mended = listed
        .keys()
        .filter(|name| !found.contains_key(**name))
        .map(|name| format!("{name} keeps its limit now: take it off the list in tests/tidy/exceptions.rs"));
    grown.chain(mended).collect()
}

#[test]
fn files_are_short() {
    let long: BTreeMap<String, usize> = sources()
        .into_iter()
        .map(|(name, text)| (name, without_tests(&text).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .collect();
    let faults = compare(&long, LONG_FILES);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn functions_fit_a_screen() {
    let mut long = BTreeMap::new();
    for (name, text) in sources() {
        for function in functions_of(without_tests(&text)) {
            let is_component = name.starts_with("src/ui/") && function.name.starts_with(char::is_uppercase);
            let most = if is_component { LONGEST_COMPONENT } else { LONGEST_FUNCTION };
            if function.lines > most {
                long.insert(format!("{name} {}", function.name), function.lines);
            }
        }
    }
    let faults = compare(&long, LONG_FUNCTIONS);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The compiler passes over a file that no module declares.
#[test]
fn every_source_belongs_to_a_module() {
    let sources = files(&["src"], &[".rs"]);
    let all: BTreeSet<&str> = sources.iter().map(|(name, _)| name.as_str()).collect();
    let mut declared: BTreeSet<String> = ["src/lib.rs", "src/main.rs", "src/sheets/lib.rs"].map(str::to_owned).into();
    for (name, text) in &sources {
        let folder = match name.strip_suffix("/mod.rs").or(name.strip_suffix("/lib.rs")) {
            Some(folder) => folder.to_owned(),
            None => name.trim_end_matches(".rs").to_owned(),
        };
        let names = text.lines().filter_map(|line| {
            let line = line.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')
        });
        declared.extend(names.flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]));
    }
    let dead: Vec<&&str> = all.iter().filter(|name| !declared.contains(**name)).collect();
    assert!(dead.is_empty(), "no module declares {dead:?}");
}

/// Every class that a style sheet dresses is worn by something on the page.
#[test]
fn no_style_is_left_behind() {
    let worn: String = files(&["src"], &[".rs"]).into_iter().map(|(_, text)| text).collect::<String>()
        + &fs::read_to_string(root().join("index.html")).unwrap()
        + &fs::read_to_string(root().join("xtask/node/build/start.mjs")).unwrap();
    // Nearly all are found as a word; only what is not is looked for in the whole text.
    let words: BTreeSet<&str> =
        worn.split(|sign: char| !(sign.is_ascii_alphanumeric() || "-_".contains(sign))).collect();
    let is_there = |part: &str| words.contains(part) || worn.contains(part);
    let mut dead = BTreeSet::new();
    for (name, sheet) in files(&["style"], &[".css"]) {
        for class in classes(&sheet) {
            // A modifier is often put together from its parts.
            let parts: Vec<&str> = class.split("--").collect();
            let is_worn = is_there(&class) || (parts.len() > 1 && parts.iter().all(|part| is_there(part)));
            if !is_worn {
                dead.insert(format!("{name}: .{class}"));
            }
        }
    }
    assert!(dead.is_empty(), "nothing wears\n{}", dead.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The names behind the dots of a sheet's selectors.
fn classes(sheet: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in sheet.lines() {
        let selector = line.split('{').next().unwrap_or_default();
        for after in selector.split('.').skip(1) {
            let name: String =
                after.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect();
            if name.starts_with(|letter: char| letter.is_ascii_lowercase()) && !line.trim_start().starts_with("/*") {
                found.insert(name);
            }
        }
    }
    found
}

/// What stands nowhere in the sources, and what to write instead. Put together here, so that this list does not find itself.
fn banned() -> Vec<(String, &'static str)> {
    vec![
        (format!("{}!(", "dbg"), "look with a test"),
        (format!("TO{}", "DO"), "finish it, or file it"),
        (format!("FIX{}", "ME"), "mend it, or file it"),
        (format!("/{}/", "root"), "no path of one machine"),
        (format!("/{}/main", "work"), "no path of one machine"),
        (format!("style={}", '"'), "a class, and a rule in style/"),
    ]
}

#[test]
fn banned_words_stand_nowhere() {
    let banned = banned();
    let mut faults = Vec::new();
    for (name, text) in files(&["src", "tests", "xtask", "style"], &[".rs", ".css", ".mjs", ".md"]) {
        for (number, line) in text.lines().enumerate() {
            let found = banned.iter().filter(|(word, _)| line.contains(word.as_str()));
            faults.extend(found.map(|(word, instead)| format!("{name}:{}: {word} ({instead})", number + 1)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_broken_limit_is_found() {
    let found = BTreeMap::from([("a.rs".to_owned(), 500), ("b.rs".to_owned(), 450)]);
    assert_eq!(compare(&found, &[("a.rs", 500), ("b.rs", 450)]), Vec::<String>::new());
    assert_eq!(compare(&found, &[("a.rs", 499), ("b.rs", 450)]).len(), 1, "it grew");
    assert_eq!(compare(&found, &[("a.rs", 500)]).len(), 1, "it is new");
    assert_eq!(compare(&found, &[("a.rs", 500), ("b.rs", 450), ("c.rs", 410)]).len(), 1, "it is mended");
}

/// What is counted in English sentences.
const COUNTED: [&str; 22] = [
    "projects",
    "problems",
    "issues",
    "conflicts",
    "changes",
    "items",
    "days",
    "visits",
    "records",
    "files",
    "fields",
    "units",
    "checklists",
    "remarks",
    "rows",
    "results",
    "people",
    "pieces",
    "cells",
    "things",
    "characters",
    "places",
];

/// A noun behind a count ends by it, `{count} item{s}`: one that is always in the plural is wrong behind one, and cannot be mended
/// afterwards without touching what people wrote.
#[test]
fn nouns_end_by_their_count() {
    let mut faults = Vec::new();
    for (name, text) in files(&["src/ui/words"], &[".rs"]) {
        for (number, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices("} ") {
                let mut words =
                    line[at + 2..].split(' ').skip_while(|word| ["new", "more", "other", "decimal"].contains(word));
                let noun = words.next().unwrap_or_default();
                let noun = noun
                    .trim_end_matches(|letter: char| !letter.is_ascii_alphabetic() && letter != '{' && letter != '}');
                if COUNTED.contains(&noun) {
                    faults.push(format!(
                        "{name}:{}: {noun} behind a count: write its ending as {{s}}, see `say!`",
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
