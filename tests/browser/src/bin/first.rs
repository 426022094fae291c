//! `cargo xtask first`: opens a page that notes which of its functions run, in each way in which people open it, and writes the
//! marks of those that ran until the first page stood to `xtask/first.txt`. How the page notes them: `xtask/pack/src/split/trace.rs`.

#[path = "../../tests/all/people.rs"]
mod people;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser_tests::{Browser, Engine, Options, json, root, wait};

const HEAD: &str = "# The functions that run until the first page stands: written by `cargo xtask first`, read by xtask/src/pack.rs.\n";

/// What the packer says about the traced module.
struct Traced {
    /// Where in the program's memory the notes begin.
    notes: u64,
    /// The functions in the order of their notes: what stands for one in the list, a space, its name.
    functions: Vec<String>,
}

impl Traced {
    fn read() -> Result<Self, String> {
        let file = root().join("target/pack/traced.txt");
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let (notes, functions) = text.split_once('\n').ok_or("no functions")?;
        let notes = notes.parse().map_err(|_| "the first line is no number")?;
        Ok(Self { notes, functions: functions.lines().map(str::to_owned).collect() })
    }

    /// A script that runs before the page, and looks at the notes a moment after the program begins to wait for its rest, which this page
    /// has not: the first page stands then, or waits for a book of which there is no snapshot.
    fn watch(&self) -> String {
        let Self { notes, functions } = self;
        let count = functions.len();
        format!(
            "let rest;
            const note = () => {{
                const notes = new Uint8Array(rest.first.memory.buffer, {notes}, {count});
                window.noted = [...notes.keys()].filter((place) => notes[place]);
            }};
            Object.defineProperty(window, 'sitebookRest', {{
                get: () => rest,
                set(given) {{
                    rest = given;
                    rest.soon = () => new Promise((go) => setTimeout(() => go(note()), 500));
                }},
            }});"
        )
    }

    /// The marks of what has run on the page that is open now.
    fn noted(&self, browser: &Browser) -> BTreeSet<String> {
        let noted = wait::until("the first page was noted", || {
            let noted = browser.js("return window.noted ?? null", json!([]));
            noted.as_array().cloned().ok_or(noted)
        });
        let functions = noted.iter().filter_map(|place| self.functions.get(usize::try_from(place.as_u64()?).ok()?));
        functions.filter_map(|function| function.split_once(' ')).map(|(mark, _)| mark.to_owned()).collect()
    }
}

fn main() -> ExitCode {
    let book = std::env::args_os().nth(1).map(PathBuf::from).ok_or("no book is named".to_owned());
    match Traced::read().and_then(|traced| Ok((traced, book?))) {
        Ok((traced, book)) => {
            write(&starts(&traced, &book));
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}: call this by `cargo xtask first`");
            ExitCode::FAILURE
        }
    }
}

/// A script that runs before the page: there is no snapshot.
const NO_SNAPSHOT: &str =
    "for (const key of Object.keys(localStorage)) if (key.endsWith('/front')) localStorage.removeItem(key);";

/// A script that runs before the page: it is a day later.
const TOMORROW: &str = "{
    const Now = Date, later = () => Now.now() + 86_400_000;
    window.Date = class extends Now {
        constructor(...given) { super(...(given.length ? given : [later()])); }
        static now() { return later(); }
    };
}";

/// What runs in a new book, a book that was left, the sample, and a book as it is after a year, in both languages, for each role, the day
/// after, and without a snapshot.
fn starts(traced: &Traced, book: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut note = |browser: &Browser, what: &str| {
        let noted = traced.noted(browser);
        println!("{what}: {} functions", noted.len());
        all.extend(noted);
    };
    let browser = opened(traced);
    note(&browser, "a new book");
    people::look(&browser, "en", "night");
    note(&browser, "a new book in English");
    people::look(&browser, "zh-CN", "day");
    people::introduce(&browser, "沈青", "市重点办", "督查员");
    until_snapshot_is_kept(&browser, "main");
    browser.reload();
    note(&browser, "an empty book");
    people::read_file(&browser, &[book]);
    people::merge(&browser);
    // The snapshot of what was there before goes with the first change.
    browser.route("#/");
    browser.sees("未销号问题");
    until_snapshot_is_kept(&browser, "main");
    for (language, theme) in [("zh-CN", "day"), ("en", "day")] {
        people::look(&browser, language, theme);
        note(&browser, "a book as it is after a year");
    }
    people::look(&browser, "zh-CN", "day");
    for role in people::ROLES {
        browser.until_saved(|| people::take_role(&browser, role));
        until_snapshot_is_kept(&browser, "main");
        browser.reload();
        note(&browser, &format!("a book as it is after a year, {role}"));
    }
    for (script, what) in [(TOMORROW, "the day after"), (NO_SNAPSHOT, "without a snapshot")] {
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        browser.reload();
        note(&browser, &format!("a book as it is after a year, {what}"));
    }
    browser.quit();
    let browser = opened(traced);
    people::open_sample(&browser);
    until_snapshot_is_kept(&browser, "sample");
    for (language, theme) in [("zh-CN", "day"), ("en", "sun")] {
        people::look(&browser, language, theme);
        note(&browser, "a book that was left");
    }
    people::look(&browser, "zh-CN", "day");
    for role in people::ROLES {
        browser.until_saved(|| people::take_role(&browser, role));
        until_snapshot_is_kept(&browser, "sample");
        browser.reload();
        note(&browser, &format!("a book that was left, {role}"));
    }
    browser.resize(390, 844);
    browser.reload();
    note(&browser, "a book that was left, on a telephone");
    browser.quit();
    // What the page says in Firefox only, in a browser that calls itself so.
    let browser = opened(traced);
    browser
        .devtools("Emulation.setUserAgentOverride", json!({ "userAgent": "Mozilla/5.0 Gecko/20100101 Firefox/115.0" }));
    browser.reload();
    note(&browser, "a new book in Firefox");
    browser.quit();
    all
}

fn opened(traced: &Traced) -> Browser {
    let browser = Browser::start(Options::own(Engine::Chromium));
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": traced.watch() }));
    browser.go(&browser.home().address());
    browser.wait_ready();
    browser
}

fn until_snapshot_is_kept(browser: &Browser, workspace: &str) {
    let key = format!("sitebook/{workspace}/front");
    wait::until("a snapshot is kept", || {
        let snapshot = browser.js("return localStorage.getItem(arguments[0]) !== null", json!([key]));
        if snapshot == json!(true) { Ok(()) } else { Err(snapshot) }
    });
}

fn write(marks: &BTreeSet<String>) {
    let file = root().join("xtask/first.txt");
    let mut text = HEAD.to_owned();
    for mark in marks {
        text.push_str(mark);
        text.push('\n');
    }
    fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    println!("{} functions in {}", marks.len(), file.display());
}
