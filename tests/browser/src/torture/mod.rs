//! Whether anything is ever lost: work that is cut short in every way that a browser can be stopped.
//!
//! `cargo xtask torture` runs it for as long as it is told, the tests a short fixed share. What goes wrong is a [`Find`], and
//! leaves what is needed to look into it under `target/torture`.
//!
//! | | |
//! |---|---|
//! | [`kills`] | random work, SIGKILL at a random moment |
//! | [`operations`] | SIGKILL inside an operation of many steps, and what the page says of it afterwards |
//! | [`stops`] | SIGKILL at a named step of storing |
//! | [`full`] | no room in localStorage, so that segments move to IndexedDB |
//! | [`cleared`] | the browser's data cleared while the page is open |
//! | [`typed`] | words typed into every field, SIGKILL at a random moment |
//! | [`tabs`] | several tabs at the same book, in Chromium with two copies of the file |
//! | [`versions`] | pages of two versions at the same book, in turns and side by side |
//! | `ledger` | what was done, what of it was shown as saved, and whether it is there |
//! | `stage` | the books and files that it is done with |
//! | `work.js` | who works, inside the page |

pub mod cleared;
pub mod full;
pub mod kills;
mod ledger;
pub mod operations;
mod stage;
pub mod stops;
pub mod tabs;
pub mod typed;
pub mod versions;

use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::{Home, root};
use crate::options::Options;
use crate::wait;
use ledger::{Ledger, answers_shown};
use stage::Stage;

/// Who works in the page.
const WORK: &str = include_str!("work.js");

/// Asks what was done.
const ASK: &str = "work.heard = work.did.length;
    return { did: work.did, shown: work.shown, doing: work.doing, ended: work.ended, trouble: work.trouble }";

/// Something that must not be.
#[derive(Clone, Debug)]
pub struct Find {
    /// What was done when it happened.
    pub story: String,
    /// What is wrong.
    pub wrong: String,
    /// Where the rest of it is kept.
    pub kept: PathBuf,
}

impl fmt::Display for Find {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n  {}\n  kept in {}", self.story, self.wrong, self.kept.display())
    }
}

/// What came of a number of rounds.
#[derive(Debug, Default)]
pub struct Rounds {
    /// How many there were.
    pub rounds: usize,
    /// What must not be.
    pub finds: Vec<Find>,
}

/// One round: a book, dice, and the story of what is done, told while it is done.
struct Round<'a> {
    engine: Engine,
    stage: &'a Stage,
    base: &'a Home,
    folder: &'a Path,
    dice: Dice,
    story: String,
}

impl Round<'_> {
    /// A browser with a copy of the book.
    fn open(&self) -> Browser {
        Browser::open_with(Options::at_home(self.engine, self.base.copied_to(self.folder)))
    }

    /// One of the files that colleagues bring, its name and text.
    fn file(&mut self) -> Result<(String, String), String> {
        let file = self.dice.any(&self.stage.files);
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, std::fs::read_to_string(file).map_err(|error| error.to_string())?))
    }
}

/// One round after the other, each with a copy of the same book, until there were enough or the time is over.
fn rounds(
    engine: Engine,
    part: &str,
    wanted: usize,
    seed: u64,
    end: Instant,
    one: impl Fn(&mut Round) -> Result<(), String>,
) -> Rounds {
    let stage = Stage::set();
    let name = format!("{part}-{engine:?}").to_lowercase();
    let folder = self::folder().join(format!("{name}-{}", std::process::id()));
    let base = stage.home(engine, &folder);
    let mut outcome = Rounds::default();
    while outcome.rounds < wanted && Instant::now() < end {
        let seed = seed + outcome.rounds as u64;
        let _ = std::fs::remove_dir_all(&folder);
        let (dice, story) = (Dice::new(seed), String::new());
        let mut round = Round { engine, stage, base: &base, folder: &folder, dice, story };
        let ended = caught(|| one(&mut round));
        outcome.rounds += 1;
        if let Err(wrong) = ended.unwrap_or_else(Err) {
            let story = format!("{engine:?}, {part}, seed {seed}: {}", round.story);
            let folder = kept(&folder, &format!("{name}-seed-{seed}"));
            let _ = std::fs::write(folder.join("story.txt"), format!("{story}\n{wrong}\n"));
            outcome.finds.push(Find { story, wrong, kept: folder });
        }
    }
    for gone in [&folder, base.folder()] {
        let _ = std::fs::remove_dir_all(gone);
    }
    outcome
}

/// Waits until all acts are done and shown as saved; what was done.
fn until_ended(browser: &Browser) -> Vec<Value> {
    wait::until("the work is done and saved", || {
        let state = browser.js(ASK, json!([]));
        assert!(state["trouble"].is_null(), "the work came to a halt: {}", state["trouble"]);
        let did = state["did"].as_array().cloned().unwrap_or_default();
        if state["ended"] == true && state["shown"] == did.len() { Ok(did) } else { Err(state) }
    })
}

/// Fails with everything that was found.
#[track_caller]
pub fn assert_nothing_lost(finds: &[Find]) {
    let words: Vec<String> = finds.iter().map(Find::to_string).collect();
    assert!(finds.is_empty(), "{}", words.join("\n"));
}

/// Where finds are kept.
pub fn folder() -> PathBuf {
    root().join("target/torture")
}

/// Whether everything is there that was shown as saved, by what the page shows and by a file that it exports.
fn look(browser: &Browser, visit: &str, ledger: &mut Ledger) -> Result<(), String> {
    browser.route(visit);
    let shown = answers_shown(browser);
    browser.route("#/exchange");
    let file = browser.download(|| browser.click("导出文件"));
    browser.sees("已读回核对无误");
    let mut wrong = ledger.compare(&file, &shown);
    let script = "return Object.keys(localStorage).filter((key) => key.includes('/quarantine/'))";
    let aside = browser.js(script, json!([]));
    if aside != json!([]) {
        wrong.push(format!("put aside as unreadable: {aside}"));
    }
    wrong.extend(browser.complaints().iter().map(|complaint| format!("the page complained: {complaint}")));
    if wrong.is_empty() {
        let _ = std::fs::remove_file(file);
        return Ok(());
    }
    Err(wrong.join("\n"))
}

/// Puts what a find left out of the way of what comes next.
fn kept(folder: &Path, name: &str) -> PathBuf {
    let to = self::folder().join(name);
    let _ = std::fs::remove_dir_all(&to);
    match std::fs::rename(folder, &to) {
        Ok(()) => to,
        Err(_) => folder.to_path_buf(),
    }
}

/// Does something that may panic, as the harness does when it waits in vain, and gives the words of the panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let words = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        words.unwrap_or("it went wrong without a word").chars().take(2_000).collect()
    })
}

/// Chance that is the same for the same seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next() % count.max(1)
    }

    /// One of these.
    pub fn any<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}
