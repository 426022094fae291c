//! The books and files that people work with here: made up by `cargo xtask sample`, the same every time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::home::{Home, root};
use crate::options::Options;

/// What one works with.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The book that is there at the beginning.
    pub book: PathBuf,
    /// The route of a visit in it whose checklist is long and still unanswered.
    pub visit: String,
    /// The route of a visit in it that is finished.
    pub record: String,
    /// The route of a problem in it.
    pub problem: String,
    /// The route of a project in it.
    pub project: String,
    /// Files that colleagues bring: small ones, and some that fill segments by themselves.
    pub files: Vec<PathBuf>,
    /// The changes that more than one of the files holds, or the book: they tell nothing of a single file.
    pub shared: BTreeSet<String>,
}

impl Stage {
    /// Makes the files, once.
    pub fn set() -> &'static Self {
        static STAGE: OnceLock<Stage> = OnceLock::new();
        STAGE.get_or_init(Self::make)
    }

    /// Makes the files; takes those that are there as long as the book comes out as it did.
    fn make() -> Self {
        let folder = super::folder().join("files");
        fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let book = folder.join("book.sitebook.json");
        let before = fs::read_to_string(&book).unwrap_or_default();
        let size = |projects: u32| {
            let words = [("projects", projects), ("visits", 2 * projects), ("problems", 8 * projects)];
            words.iter().flat_map(|(name, count)| [format!("--{name}"), count.to_string()]).collect::<Vec<_>>()
        };
        let said = sample(&[size(3), vec!["--long-list".to_owned(), "60".to_owned()]].concat(), &book);
        let visit = said.lines().filter_map(|line| line.strip_prefix("draft ")).find(|line| line.contains(" 60 items"));
        let visit = visit.and_then(|line| line.split(' ').next()).expect("the sample names its drafts").to_owned();
        let text = fs::read_to_string(&book).unwrap_or_else(|error| panic!("{}: {error}", book.display()));
        let changes: Value = serde_json::from_str(&text).expect("the sample is JSON");
        let problem = open_problem(&changes);
        let record = with_value(&changes, "visit", "finished", "");
        let project = with_value(&changes, "project", "name", "");
        let files = [2, 1, 12, 3, 1, 5, 30].into_iter().zip(100..).map(|(projects, seed)| {
            let file = folder.join(format!("colleague-{seed}.sitebook.json"));
            if !file.exists() || before != text {
                sample(&[size(projects), vec!["--seed".to_owned(), seed.to_string()]].concat(), &file);
            }
            file
        });
        let files: Vec<PathBuf> = files.collect();
        let shared = shared_ids(files.iter().chain([&book]));
        Self { files, shared, book, visit, record, problem, project }
    }

    /// The name and the text of the smallest file with at least so many changes.
    pub fn file_of_at_least(&self, changes: usize) -> (String, String) {
        let texts = self.files.iter().map(|file| {
            let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            (file.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
        });
        let count = |text: &str| text.matches("\n{\"at\":").count();
        let found = texts.filter(|(_, text)| count(text) >= changes).min_by_key(|(_, text)| text.len());
        found.unwrap_or_else(|| panic!("no file has {changes} changes"))
    }

    /// A home in which a browser has been left in good order with the book in it, to be copied back into this folder: Firefox
    /// keeps what a page stores under the path of its file.
    pub fn home(&self, engine: Engine, folder: &Path) -> Home {
        let aside = folder.with_extension("base");
        for old in [folder, &aside] {
            if old.exists() {
                fs::remove_dir_all(old).unwrap_or_else(|error| panic!("{}: {error}", old.display()));
            }
        }
        let browser = Browser::open_with(Options::at_home(engine, Home::kept(folder)));
        browser.fill("姓名", "李督查");
        browser.fill("单位", "区督查室");
        browser.text("督查员").click();
        browser.until_saved(|| browser.click("新建督查台账"));
        browser.route("#/exchange");
        browser.upload(".exchange__intake input[type=file]", &[&self.book]);
        browser.until_saved(|| browser.named(".exchange__intake button", "汇总入册").click());
        browser.sees("已汇总入册");
        browser.quit();
        fs::rename(folder, &aside).unwrap_or_else(|error| panic!("{}: {error}", aside.display()));
        Home::kept(&aside)
    }
}

/// The ids of changes that stand in more than one of these files.
fn shared_ids<'a>(files: impl Iterator<Item = &'a PathBuf>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut shared = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let file: Value = serde_json::from_str(&text).expect("the sample is JSON");
        let changes = file["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
        for id in changes.iter().filter_map(|change| change["id"].as_str()) {
            if !known.insert(id.to_owned()) {
                shared.insert(id.to_owned());
            }
        }
    }
    shared
}

/// The route of a problem that can still be changed.
fn open_problem(book: &Value) -> String {
    let changes = book["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut states: BTreeMap<&str, &str> = BTreeMap::new();
    for change in changes.iter().filter(|change| change["set"] == "state") {
        if let Some(problem) = change["of"].as_str().and_then(|of| of.strip_prefix("problem/")) {
            states.insert(problem, change["to"].as_str().unwrap_or_default());
        }
    }
    let open = states.into_iter().find(|(_, state)| *state == "rectifying");
    format!("#/problems/{}", open.expect("the sample has a problem that is not solved yet").0)
}

/// The route of the first entity of a kind one of whose fields was given a value, or any value where that is empty.
fn with_value(book: &Value, kind: &str, set: &str, to: &str) -> String {
    let changes = book["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = changes.iter().find_map(|change| {
        let rest = change["of"].as_str()?.strip_prefix(kind)?.strip_prefix('/')?;
        (change["set"] == set && (to.is_empty() || change["to"] == to)).then(|| rest.to_owned())
    });
    format!("#/{kind}s/{}", found.unwrap_or_else(|| panic!("the sample has no {kind} whose {set} is {to}")))
}

fn sample(arguments: &[String], out: &Path) -> String {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "sample", "--"]).args(arguments).arg(out).current_dir(root());
    // What lets the test program tell its times would make cargo compile everything again.
    command.env_remove("RUSTC_BOOTSTRAP");
    let made = command.output().unwrap_or_else(|error| panic!("cargo: {error}"));
    assert!(made.status.success(), "the sample was not made: {}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8_lossy(&made.stdout).into_owned()
}
