//! `cargo xtask shots`: pictures of every page of the sample book, at each size, in each theme and language, as PNG under
//! `target/shots`, for people who change how it looks; the ones that the README shows go to `tests/files/shots`.
//!
//! ```text
//! cargo xtask shots [options]
//!   --only WORD     only pictures whose name contains the word; may be repeated, then all words have to be in it:
//!                   `--only visit --only night` (a name is PAGE_SIZE_THEME_LANGUAGE, such as ledger_820x1180_sun_en)
//!   --book FILE     an exported book, such as the large one of `cargo xtask sample`, instead of the sample
//!   --empty         a book with nothing in it but the person who opened it
//!   --full          the whole length of each page, not only the window
//! ```

#[path = "../../tests/all/people.rs"]
mod people;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser_tests::{Browser, Engine, Options, json, root, wait};

const SIZES: [(u32, u32); 3] = [(1280, 800), (820, 1180), (390, 844)];
const THEMES: [&str; 3] = ["day", "night", "sun"];
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// What the README shows, and under which name it is kept.
const BEST: [(&str, &str); 6] = [
    ("overview_1280x800_day_zh-CN", "overview.png"),
    ("problems_1280x800_day_zh-CN", "ledger.png"),
    ("visit_390x844_sun_zh-CN", "visit.png"),
    ("problem_1280x800_night_zh-CN", "problem.png"),
    ("record_820x1180_day_zh-CN", "record.png"),
    ("overview_820x1180_night_en", "overview_en.png"),
];

struct Order {
    only: Vec<String>,
    book: Option<PathBuf>,
    empty: bool,
    full: bool,
}

/// A page to be shown: its name in a file's name, and its address.
struct Page {
    name: &'static str,
    address: String,
}

fn main() -> ExitCode {
    match order(std::env::args().skip(1)) {
        Ok(order) => {
            take_all(&order);
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}; usage: see the head of tests/browser/src/bin/shots.rs");
            ExitCode::FAILURE
        }
    }
}

fn order(mut words: impl Iterator<Item = String>) -> Result<Order, String> {
    let mut order = Order { only: Vec::new(), book: None, empty: false, full: false };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--only" => order.only.push(value()?),
            "--book" => order.book = Some(PathBuf::from(value()?)),
            "--empty" => order.empty = true,
            "--full" => order.full = true,
            _ => return Err(format!("{word} is not known")),
        }
    }
    Ok(order)
}

fn take_all(order: &Order) {
    let folder = root().join("target/shots");
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let browser = Browser::open_with(Options::own(Engine::Chromium));
    let welcome = [Page { name: "welcome", address: "#/".to_owned() }];
    let mut taken = pass(&browser, order, &welcome, &folder);
    people::look(&browser, "zh-CN", "day");
    let introduce = || people::introduce(&browser, "沈青", "市重点办", "督查员");
    let pages = match &order.book {
        _ if order.empty => {
            introduce();
            pages_of_empty_book()
        }
        None => {
            people::open_sample(&browser);
            pages(&browser)
        }
        Some(book) => {
            introduce();
            people::read_file(&browser, &[book]);
            people::merge(&browser);
            pages(&browser)
        }
    };
    taken += pass(&browser, order, &pages, &folder);
    browser.quit();
    println!("{taken} pictures in {}", folder.display());
    if order.book.is_none() && !order.empty && !order.full {
        keep_best(&folder);
    }
}

/// The pages that are there without any project.
fn pages_of_empty_book() -> Vec<Page> {
    let page = |name, address: &str| Page { name, address: address.to_owned() };
    vec![
        page("empty-overview", "#/"),
        page("empty-visits", "#/visits"),
        page("empty-projects", "#/projects"),
        page("empty-problems", "#/problems"),
        page("empty-templates", "#/templates"),
        page("empty-exchange", "#/exchange"),
        page("empty-conflicts", "#/exchange/conflicts"),
        page("empty-settings", "#/settings"),
        page("empty-unknown", "#/nowhere"),
    ]
}

/// One page of each kind.
fn pages(browser: &Browser) -> Vec<Page> {
    let project = people::address_in_list(browser, "#/projects", "#/projects/");
    let problem = people::address_in_list(browser, "#/problems", "#/problems/");
    let template = people::address_in_list(browser, "#/templates", "#/templates/");
    let plan = people::address_in_list(browser, "#/plans", "#/plans/");
    browser.route(&project);
    browser.sees("项目信息");
    let record = people::link(browser, "#/visits/");
    let visit = people::draft_visit(browser, &project);
    let page = |name, address: &str| Page { name, address: address.to_owned() };
    vec![
        page("overview", "#/"),
        page("projects", "#/projects"),
        page("project-new", "#/projects/new"),
        page("project-list", "#/projects/import"),
        page("project", &project),
        page("project-edit", &format!("{project}/edit")),
        page("visits", "#/visits"),
        page("visit-new", &format!("{project}/visit")),
        page("visit", &visit),
        page("record", &record),
        page("plans", "#/plans"),
        page("plan", &plan),
        page("plan-paper", &format!("{plan}/paper")),
        page("problems", "#/problems"),
        page("problem", &problem),
        page("templates", "#/templates"),
        page("template", &template),
        page("exchange", "#/exchange"),
        page("conflicts", "#/exchange/conflicts"),
        page("settings", "#/settings"),
        page("help", "#/help"),
    ]
}

/// Takes the pictures that are asked for of these pages, and says how many.
fn pass(browser: &Browser, order: &Order, pages: &[Page], folder: &Path) -> usize {
    let mut taken = 0;
    for theme in THEMES {
        for language in LANGUAGES {
            for (width, height) in SIZES {
                let name = |page: &Page| format!("{}_{width}x{height}_{theme}_{language}", page.name);
                let is_wanted = |name: &str| order.only.iter().all(|word| name.contains(word.as_str()));
                let wanted: Vec<&Page> = pages.iter().filter(|page| is_wanted(&name(page))).collect();
                if wanted.is_empty() {
                    continue;
                }
                browser.resize(width, height);
                people::look(browser, language, theme);
                for page in wanted {
                    come_to(browser, &page.address);
                    if order.full {
                        let script = "return document.documentElement.scrollHeight";
                        let length = browser.js(script, json!([])).as_u64().and_then(|length| length.try_into().ok());
                        browser.resize(width, length.unwrap_or(height).min(8_000));
                        come_to(browser, &page.address);
                    }
                    browser.screenshot(&folder.join(format!("{}.png", name(page))));
                    if order.full {
                        browser.resize(width, height);
                    }
                    taken += 1;
                }
            }
        }
    }
    browser.resize(SIZES[0].0, SIZES[0].1);
    taken
}

/// Goes there and waits until the page stands and is drawn.
fn come_to(browser: &Browser, address: &str) {
    browser.route(address);
    wait::until("the page is there", || {
        let state = browser.js(
            "return [location.hash || '#/', document.querySelectorAll('h1').length, document.querySelectorAll('[aria-busy=true]').length]",
            json!([]),
        );
        if state[0] == address && state[1] != 0 && state[2] == 0 { Ok(()) } else { Err(state) }
    });
    browser.js("window.scrollTo(0, 0); document.activeElement && document.activeElement.blur()", json!([]));
    let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    browser.js_async(drawn, json!([]));
}

fn keep_best(folder: &Path) {
    let kept = root().join("tests/files/shots");
    for (name, file) in BEST {
        let taken = folder.join(format!("{name}.png"));
        if taken.exists() {
            let to = kept.join(file);
            fs::copy(&taken, &to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
        }
    }
}
