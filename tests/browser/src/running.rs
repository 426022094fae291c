//! A running browser with the driver that drives it: how it is started, how it ends, and how it forgets what one test did before
//! it serves the next. Knows nothing of the page.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::devtools::Devtools;
use crate::driver::{self, Refused, Session, WebDriver};
use crate::engine::Engine;
use crate::home::Home;
use crate::processes::Tree;
use crate::wait;

/// A browser that has started. Dropping it kills the browser and removes its home.
pub struct Running {
    // Dropped in this order: the browser before its display and its home.
    pub session: Box<dyn Session + Send>,
    pub process: Tree,
    _display: Option<Display>,
    pub home: Home,
    pub engine: Engine,
}

impl Running {
    /// Starts the driver and by it the browser.
    ///
    /// # Panics
    /// When it does not start in three attempts.
    #[track_caller]
    pub fn start(engine: Engine, home: Home) -> Self {
        // Starting is not what is tested, and on a busy machine a driver may lose patience with its browser.
        let (session, process, display) = wait::attempts(3, || launch(engine, &home))
            .unwrap_or_else(|refusals| panic!("{engine:?} does not start: {}", refusals.join("\n")));
        Self { session, process, _display: display, home, engine }
    }

    /// Closes the browser in good order, and waits until it has written everything to its profile.
    pub fn quit(&mut self) {
        self.session.quit();
        let driven = self.engine.capabilities(&self.home).is_some();
        wait::until("the browser has ended", || match (self.process.ended(), self.process.descendants()) {
            (None, 0) if driven => Ok(()),
            (Some(_), 0) => Ok(()),
            running => Err(running),
        });
    }

    /// The home of a browser that has ended, ready for the next start.
    pub fn into_home(self) -> Home {
        let Self { process, home, .. } = self;
        drop(process);
        // Locks that name the dead process would make the next start refuse the profile, and its port lead the driver astray.
        for lock in
            ["SingletonLock", "SingletonCookie", "SingletonSocket", "lock", ".parentlock", "MarionetteActivePort"]
        {
            let _ = fs::remove_file(home.profile().join(lock));
        }
        home
    }

    /// Forgets what a test did: its tabs with all that was feigned in them, what pages stored, what the console said. An error
    /// means that the browser is not to be used any more.
    pub fn forget(&self) -> Result<(), Refused> {
        self.session.fresh_tab()?;
        match self.engine {
            Engine::Chromium | Engine::Chromium109 => self.forget_as_chromium(),
            Engine::Firefox => self.forget_as_firefox(),
            Engine::WebKit => self.forget_as_webkit(),
        }
    }

    /// All local pages share one store.
    fn forget_as_chromium(&self) -> Result<(), Refused> {
        let clear = json!({ "origin": "file://", "storageTypes": "all" });
        self.session.post("goog/cdp/execute", &json!({ "cmd": "Storage.clearDataForOrigin", "params": clear }))?;
        for kind in ["browser", "performance"] {
            self.session.post("se/log", &json!({ "type": kind }))?;
        }
        Ok(())
    }

    /// What pages store belongs to the path of the page, and the next test has another path: only the console is common.
    fn forget_as_firefox(&self) -> Result<(), Refused> {
        let forget = "Services.console.reset();
            Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).clearEvents();";
        self.session.post("moz/context", &json!({ "context": "chrome" }))?;
        let forgotten = self.session.post("execute/sync", &json!({ "script": forget, "args": [] }));
        self.session.post("moz/context", &json!({ "context": "content" }))?;
        forgotten.map(drop)
    }

    /// All local pages share one store, and no command clears it: an empty page does.
    fn forget_as_webkit(&self) -> Result<(), Refused> {
        let empty = self.home.empty_page();
        self.session.post("url", &json!({ "url": format!("file://{}", empty.display()) }))?;
        let clear = "const done = arguments[0];
            localStorage.clear();
            const remove = ({ name }) => new Promise((gone, failed) => {
              const removal = indexedDB.deleteDatabase(name);
              removal.onsuccess = () => gone();
              removal.onerror = removal.onblocked = () => failed(new Error(name));
            });
            indexedDB.databases().then((all) => Promise.all(all.map(remove))).then(() => done(localStorage.length), (error) => done(String(error)));";
        let left = self.session.post("execute/async", &json!({ "script": clear, "args": [] }))?;
        if left == 0 {
            return Ok(());
        }
        Err(Refused { code: "not cleared".to_owned(), message: left.to_string() })
    }

    /// Whether the browser still answers. WebKit has processes of its own for pages and for what they store, one of which was found hanging
    /// in a browser that had waited for its next test: there a page must load, paint and store something.
    pub fn answers(&self) -> bool {
        let is_there = self.session.get("window").is_ok();
        is_there && (self.engine != Engine::WebKit || self.loads_and_stores().is_ok())
    }

    fn loads_and_stores(&self) -> Result<(), Refused> {
        let patience = |milliseconds: u32| json!({ "pageLoad": milliseconds, "script": milliseconds });
        self.session.post("timeouts", &patience(10_000))?;
        self.session.post("url", &json!({ "url": format!("file://{}", self.home.empty_page().display()) }))?;
        let store = "const done = arguments[0];
            const failed = (event) => done(String(event.target.error));
            requestAnimationFrame(() => {
              localStorage.setItem('probe', '1');
              localStorage.removeItem('probe');
              const open = indexedDB.open('probe', 1);
              open.onupgradeneeded = () => open.result.createObjectStore('kept');
              open.onerror = failed;
              open.onsuccess = () => {
                const put = open.result.transaction('kept', 'readwrite', { durability: 'strict' });
                put.objectStore('kept').put(1, 1);
                put.onabort = failed;
                put.oncomplete = () => {
                  open.result.close();
                  const removal = indexedDB.deleteDatabase('probe');
                  removal.onsuccess = () => done('');
                  removal.onerror = removal.onblocked = failed;
                };
              };
            });";
        let answer = self.session.post("execute/async", &json!({ "script": store, "args": [] }))?;
        self.session.post("timeouts", &patience(60_000))?;
        match answer == "" {
            true => Ok(()),
            false => Err(Refused { code: "stores nothing".to_owned(), message: answer.to_string() }),
        }
    }

    /// What the driver wrote last.
    pub fn log(&self) -> String {
        log_of(&self.home.driver_log())
    }
}

type Parts = (Box<dyn Session + Send>, Tree, Option<Display>);

fn launch(engine: Engine, home: &Home) -> Result<Parts, String> {
    let display = (engine == Engine::WebKit).then(|| Display::start(home));
    let port = driver::free_port();
    let mut command = engine.driver(port, home);
    if let Some(display) = &display {
        command.env("DISPLAY", format!(":{}", display.number));
    }
    let mark = format!("{}/", home.folder().display());
    let log = home.driver_log();
    let mut process = Tree::start(&mut command, &log, &mark);
    let greeting = format!("http://127.0.0.1:{port}/{}", engine.greeting());
    wait::until("the driver answers", || match process.ended() {
        Some(status) => Ok(Err(format!("the driver ended ({status}): {}", log_of(&log)))),
        None => driver::answers(&greeting).map(Ok),
    })?;
    let session: Result<Box<dyn Session + Send>, Refused> = match engine.capabilities(home) {
        Some(capabilities) => WebDriver::start(port, &capabilities).map(|session| Box::new(session) as _),
        None => Devtools::connect(port).map(|session| Box::new(session) as _),
    };
    let session = session.map_err(|refused| format!("{refused}\n{}", log_of(&log)))?;
    Ok((session, process, display))
}

/// A screen that nobody sees, for the browser that knows no headless mode.
struct Display {
    number: String,
    _process: Tree,
}

impl Display {
    fn start(home: &Home) -> Self {
        let log = home.folder().join("display.log");
        let mut command = Command::new("Xvfb");
        // Xvfb picks a free display by itself and writes its number.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"]);
        let mut process = Tree::start(&mut command, &log, &format!("{}/display", home.folder().display()));
        let number = wait::until("Xvfb names its display", || {
            let words = fs::read_to_string(&log).unwrap_or_default();
            let number = words.lines().find(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()));
            match (number, process.ended()) {
                (Some(number), None) => Ok(number.to_owned()),
                (_, ended) => Err((ended, words)),
            }
        });
        Self { number, _process: process }
    }
}

fn log_of(log: &Path) -> String {
    let words = fs::read_to_string(log).unwrap_or_default();
    let tail = words.len().saturating_sub(4000);
    let tail = (tail..words.len()).find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    format!("the driver's log ends with:\n{}", &words[tail..])
}
