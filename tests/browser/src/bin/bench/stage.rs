//! What is measured with: the made-up files, and the kept home in which the large book has been imported once.

use std::cell::OnceCell;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use browser_tests::{Browser, Engine, Home, Options, bundle, json, root};

use super::order::Order;
use super::row::Row;
use super::tab::{self, evaluate, figure, until};

/// Everything that rows measure with, made when the first of them asks for it.
pub struct Stage {
    /// What was asked for.
    pub order: Order,
    files: OnceCell<Files>,
    home: OnceCell<Result<Home, String>>,
}

/// Files on the disk.
pub struct Files {
    /// The large book.
    pub large: PathBuf,
    /// The route of a draft in it, with as many items as there are.
    pub draft: String,
    returns: PathBuf,
}

/// How many sets of colleagues' files are made: one for each merge, at both speeds, with the warm-up, and one for a profile.
const fn sets(runs: usize) -> usize {
    2 * (runs + 1) + 1
}

impl Stage {
    /// A stage on which nothing stands yet.
    pub const fn new(order: Order) -> Self {
        Self { order, files: OnceCell::new(), home: OnceCell::new() }
    }

    /// Where everything is kept.
    pub fn folder() -> PathBuf {
        root().join("target/bench")
    }

    /// Where the profile of a row goes, if one was asked for.
    pub fn profile(&self, row: Row) -> Option<PathBuf> {
        self.order.profile.then(|| Self::folder().join(row.key()).with_extension("cpuprofile"))
    }

    /// The made-up files.
    pub fn files(&self) -> &Files {
        self.files.get_or_init(|| {
            let Order { projects, visits, problems, runs, .. } = &self.order;
            let folder = Self::folder().join("files");
            let (large, returns) = (folder.join("large.sitebook.json"), folder.join("returns"));
            let size = [("projects", projects), ("visits", visits), ("problems", problems), ("sets", &sets(*runs))];
            let mut arguments: Vec<String> =
                size.iter().flat_map(|(name, count)| [format!("--{name}"), count.to_string()]).collect();
            arguments.extend(["--returns-into".to_owned(), returns.display().to_string()]);
            let said = sample(&arguments, &large);
            let drafts = said.lines().filter_map(Draft::read);
            let longest = drafts.max_by_key(|draft| draft.items).expect("a book with visits has drafts");
            Files { large, draft: longest.route, returns }
        })
    }

    /// One set of the files that colleagues bring back, from 0.
    pub fn returned(&self, set: usize) -> Vec<PathBuf> {
        let prefix = format!("{:02}-", set + 1);
        let entries = fs::read_dir(&self.files().returns).expect("the files have been made");
        let paths = entries.flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = paths
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)))
            .collect();
        files.sort();
        files
    }

    /// A small book with a checklist of 500 items, and the route of the visit by it.
    pub fn long_list(&self) -> (PathBuf, String) {
        let file = Self::folder().join("files/long.sitebook.json");
        let said = sample(&["--projects", "3", "--visits", "5", "--problems", "5", "--long-list", "500"], &file);
        let found = said.lines().filter_map(Draft::read).find(|draft| draft.items == 500);
        (file, found.expect("the long list has a draft").route)
    }

    /// A book of 300 projects with fourteen months of each.
    pub fn months() -> PathBuf {
        let file = Self::folder().join("files/months.sitebook.json");
        sample(&["--projects", "300", "--visits", "0", "--problems", "0", "--months", "14"], &file);
        file
    }

    /// A browser of its own with a copy of the large book.
    ///
    /// # Panics
    /// When the page could not take the large book.
    pub fn with_large_book(&self) -> Browser {
        let home = self.home.get_or_init(|| large_home(&self.files().large));
        let home = home.as_ref().unwrap_or_else(|why| panic!("the large book could not be set up: {why}"));
        Browser::start(Options::at_home(Engine::Chromium, Home::copy_of(home)))
    }

    /// A browser of its own with a book that holds only the person.
    pub fn with_empty_book() -> Browser {
        let browser = Browser::open_with(Options::own(Engine::Chromium));
        introduce(&browser);
        browser
    }
}

/// A line of the sample's own: `draft #/visits/ID 34 items, 12 answered`.
struct Draft {
    route: String,
    items: usize,
}

impl Draft {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("draft ")?.split(' ');
        Some(Self { route: words.next()?.to_owned(), items: words.next()?.parse().ok()? })
    }
}

fn sample<S: AsRef<std::ffi::OsStr>>(arguments: &[S], out: &Path) -> String {
    fs::create_dir_all(out.parent().unwrap_or(out)).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "sample", "--"]).args(arguments).arg(out).current_dir(root());
    let made = command.output().unwrap_or_else(|error| panic!("cargo: {error}"));
    assert!(made.status.success(), "the sample was not made: {}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8_lossy(&made.stdout).into_owned()
}

/// Says who one is on the first page.
pub fn introduce(browser: &Browser) {
    introduce_as(browser, "督查员");
}

/// The same, in a certain role.
pub fn introduce_as(browser: &Browser, role: &str) {
    browser.fill("姓名", "李督查");
    browser.fill("单位", "区督查室");
    browser.text(role).click();
    browser.until_saved(|| browser.click("新建督查台账"));
    browser.sees("总览");
}

/// Imports a file as a person does, and waits until all of it is saved.
pub fn import(browser: &Browser, file: &Path) {
    tab::open(browser, &tab::address(browser, "#/exchange"));
    // Only the address after the hash may have changed, which loads nothing.
    browser.route("#/exchange");
    tab::choose(browser, ".exchange__intake input[type=file]", &[file]);
    until(browser, "the preview is shown", "!!document.querySelector('.exchange__preview')");
    tab::begin(browser, "bench.merge()");
    tab::outcome(browser, "the book is merged");
    until(
        browser,
        "everything is saved",
        "performance.now() - performance.getEntriesByName('app-saved').at(-1).startTime > 3000",
    );
    let shown = browser.visible_text();
    for trouble in ["空间已满", "没有保存", "仅在内存"] {
        assert!(!shown.contains(trouble), "after the import the page says {trouble}: {}", excerpt(&shown, trouble));
    }
}

fn excerpt(text: &str, word: &str) -> String {
    text.find(word).map_or_else(String::new, |at| text[at..].chars().take(80).collect())
}

/// The kept home with the large book: from an earlier run if page and book are the same, else set up now.
fn large_home(file: &Path) -> Result<Home, String> {
    let folder = Stage::folder().join("large");
    let mark = folder.join("holds");
    let wanted = fingerprint(&[&bundle(), file]);
    if fs::read_to_string(&mark).is_ok_and(|held| held == wanted) {
        return Ok(Home::kept(&folder));
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    let start = Instant::now();
    eprint!("setting the large book up …");
    super::caught(|| {
        let browser = Browser::open_with(Options::at_home(Engine::Chromium, Home::kept(&folder)));
        introduce(&browser);
        import(&browser, file);
        browser.quit();
        some_days_later(&folder);
    })?;
    eprintln!(" {} s", start.elapsed().as_secs());
    fs::write(&mark, wanted).map_err(|error| error.to_string())?;
    Ok(Home::kept(&folder))
}

/// Opens the book once by a clock that is three days ahead, with timers that do not wait: what the crash journal kept of the
/// import is let go, as it is on every device some days after.
fn some_days_later(folder: &Path) {
    let browser = Browser::start(Options::at_home(Engine::Chromium, Home::kept(folder)));
    let clock = "{ const now = Date.now.bind(Date), later = window.setTimeout.bind(window);
        Date.now = () => now() + 3 * 86_400_000;
        window.setTimeout = (work, wait, ...rest) => later(work, Math.min(wait ?? 0, 1_000), ...rest); }";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock }));
    tab::open(&browser, &tab::address(&browser, ""));
    let opened = figure(&browser, "performance.getEntriesByName('app-ready')[0].startTime");
    eprint!(" (first start, with all of it in the journal: {opened:.0} ms)");
    until(&browser, "the journal is empty", JOURNAL_IS_EMPTY);
    evaluate(&browser, "bench.frames()");
    browser.quit();
}

const JOURNAL_IS_EMPTY: &str = "(async () => {
    const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); request.onerror = () => done(null); });
    for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name));
        if (!database) return false;
        for (const store of database.objectStoreNames) {
            const left = await asked(database.transaction([store]).objectStore(store).count());
            if (left !== 0) { database.close(); return false; }
        }
        database.close();
    }
    return true;
})()";

fn fingerprint(files: &[&Path]) -> String {
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
