//! One running browser with the page in it.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::console::Console;
use crate::driver::{Refused, Session};
use crate::engine::Engine;
use crate::home::Home;
use crate::options::{Look, Options, Place, Pointer};
use crate::pool;
use crate::running::Running;
use crate::wait;

/// The functions of `page.js`, which scripts of this package may call.
pub(crate) const PAGE: &str = include_str!("page.js");

/// One running browser for one test. Dropping it gives a browser that may serve another test back, and kills any other, and one
/// whose test failed.
pub struct Browser {
    /// There until it is dropped.
    running: Option<Running>,
    whose: Whose,
    console: RefCell<Console>,
    look: Look,
}

/// Who may have the browser after this test.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Shared,
    Own,
}

impl Browser {
    /// Opens the page in a browser that holds nothing and waits until it can be used.
    pub fn open(engine: Engine) -> Self {
        Self::open_with(Options::new(engine))
    }

    /// Opens the page as the options say and waits until it can be used.
    pub fn open_with(options: Options) -> Self {
        let browser = Self::start(options);
        browser.visit(&browser.home().address());
        browser
    }

    /// Starts the browser with an empty page, for a test that wants to see the very start.
    pub fn start(options: Options) -> Self {
        let (running, whose) = match options.place {
            Place::Shared(page) => (pool::take(options.engine, &page), Whose::Shared),
            Place::Own(home) => (Running::start(options.engine, home), Whose::Own),
        };
        let browser =
            Self { running: Some(running), whose, console: RefCell::new(Console::default()), look: options.look };
        browser.prepare();
        browser
    }

    fn prepare(&self) {
        self.command("timeouts", &json!({ "script": 120_000, "pageLoad": 120_000 }));
        if self.engine().is_chromium() {
            self.devtools(
                "Browser.setDownloadBehavior",
                json!({ "behavior": "allow", "downloadPath": self.home().downloads() }),
            );
            if self.look.pointer == Pointer::Touch {
                self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
            }
        }
        self.resize(self.look.width, self.look.height);
    }

    /// Which browser this is.
    pub fn engine(&self) -> Engine {
        self.running().engine
    }

    /// Where the person lives.
    pub fn home(&self) -> &Home {
        &self.running().home
    }

    /// Kills the browser as when the battery is pulled, then opens the page again with the same profile.
    pub fn kill_and_reopen(self) -> Self {
        self.end_and_reopen(|running| running.process.kill())
    }

    /// Closes the browser in good order, then opens the page again with the same profile.
    pub fn quit_and_reopen(self) -> Self {
        self.end_and_reopen(Running::quit)
    }

    /// Leaves and comes back another day: [`Self::quit_and_reopen`], or in WebKit, which forgets its storage in automation when
    /// it ends, a reload.
    pub fn come_back(self) -> Self {
        if self.engine() != Engine::WebKit {
            return self.quit_and_reopen();
        }
        self.reload();
        self
    }

    fn end_and_reopen(mut self, end: impl FnOnce(&mut Running)) -> Self {
        // What another test stored might come back: a browser that is killed has not put everything on the disk.
        assert!(self.whose == Whose::Own, "only a browser of one's own can be ended: `in new […]`, `Options::own`");
        let mut running = self.take_running();
        end(&mut running);
        let (engine, look) = (running.engine, self.look);
        Self::open_with(Options { engine, place: Place::Own(running.into_home()), look })
    }

    /// Gives the browser back as the end of a test does, and opens the page in it as the next test does.
    pub fn hand_on(mut self) -> Self {
        let mut running = self.take_running();
        running.forget().unwrap_or_else(|refused| panic!("{refused}"));
        let page = bundle();
        running.home.renew(&page);
        let browser = Self {
            running: Some(running),
            whose: self.whose,
            console: RefCell::new(Console::default()),
            look: self.look,
        };
        browser.prepare();
        browser.visit(&browser.home().address());
        browser
    }

    /// Closes the browser in good order, and waits until it has written everything to its profile.
    pub fn quit(mut self) {
        self.take_running().quit();
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("the browser is there until it is dropped")
    }

    fn take_running(&mut self) -> Running {
        self.running.take().expect("the browser is there until it is dropped")
    }

    /// Goes to an address and waits until the page there can be used.
    pub fn visit(&self, address: &str) {
        self.go(address);
        self.wait_ready();
    }

    /// Goes to an address, whatever is there.
    pub fn go(&self, address: &str) {
        self.console.borrow_mut().read(self);
        self.command("url", &json!({ "url": address }));
    }

    /// Goes to a route of the page: `#/problems`.
    pub fn route(&self, hash: &str) {
        self.js("location.hash = arguments[0]", json!([hash]));
    }

    /// Loads the page again and waits until it can be used.
    pub fn reload(&self) {
        self.console.borrow_mut().read(self);
        self.command("refresh", &json!({}));
        self.wait_ready();
    }

    /// Waits for the mark `app-ready`.
    #[track_caller]
    pub fn wait_ready(&self) {
        self.until_ready();
        Console::listen(self);
    }

    #[track_caller]
    fn until_ready(&self) {
        wait::until("the page marks app-ready", || {
            let script = "return [performance.getEntriesByName('app-ready').length > 0, document.documentElement.dataset.start || '', document.body ? document.body.innerText : '']";
            let state = self.try_js(script, json!([])).map_err(|refused| json!(refused.to_string()))?;
            assert!(state[1] == "", "the page did not start: {}", state[2]);
            if state[0] == true { Ok(()) } else { Err(state[2].clone()) }
        });
    }

    /// Waits for one more mark `app-saved` than when `action` began, and returns what `action` did.
    #[track_caller]
    pub fn until_saved<T>(&self, action: impl FnOnce() -> T) -> T {
        let before = self.saves();
        let outcome = action();
        wait::until("the page marks app-saved", || match self.saves() {
            now if now > before => Ok(()),
            now => Err(now),
        });
        outcome
    }

    fn saves(&self) -> u64 {
        let count = self.js("return performance.getEntriesByName('app-saved').length", json!([]));
        count.as_u64().expect("a length is a number")
    }

    /// Runs a script in the page: the body of a function with `arguments`.
    #[track_caller]
    pub fn js(&self, script: &str, arguments: Value) -> Value {
        self.try_js(script, arguments).unwrap_or_else(|refused| panic!("{refused} in the script: {script}"))
    }

    /// Runs a script in the page whose last argument is the function to call with the answer.
    #[track_caller]
    pub fn js_async(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.command("execute/async", &body)
    }

    pub(crate) fn try_js(&self, script: &str, arguments: Value) -> Result<Value, Refused> {
        self.session().post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that uses the functions of `page.js`.
    pub(crate) fn on_page(&self, script: &str, arguments: Value) -> Result<Value, Refused> {
        self.try_js(&format!("{PAGE}\n{script}"), arguments)
    }

    /// Opens one more tab of the same browser with the page in it, and turns to it. Returns the tab that was there.
    pub fn new_tab(&self) -> Tab {
        let before = self.tab();
        let new = self.command("window/new", &json!({ "type": "tab" }));
        self.turn_to(&Tab(new["handle"].as_str().unwrap_or_default().to_owned()));
        self.visit(&self.home().address());
        before
    }

    /// Opens one more, empty tab of the same browser, and turns to it. Returns the tab that was there.
    pub fn blank_tab(&self) -> Tab {
        let before = self.tab();
        let new = self.command("window/new", &json!({ "type": "tab" }));
        self.turn_to(&Tab(new["handle"].as_str().unwrap_or_default().to_owned()));
        self.resize(self.look.width, self.look.height);
        before
    }

    /// Closes the tab that is turned to, and turns to another. Chromium only.
    pub fn close_tab(&self, other: &Tab) {
        let Tab(closed) = self.tab();
        self.turn_to(other);
        self.devtools("Target.closeTarget", json!({ "targetId": closed }));
    }

    /// The tab that is in front.
    pub fn tab(&self) -> Tab {
        let handle = self.session().get("window").unwrap_or_else(|refused| panic!("{refused}"));
        Tab(handle.as_str().unwrap_or_default().to_owned())
    }

    /// Turns to another tab.
    pub fn turn_to(&self, tab: &Tab) {
        self.command("window", &json!({ "handle": tab.0 }));
    }

    /// Makes the page this large, in CSS pixels, without the browser's own edges.
    pub fn resize(&self, width: u32, height: u32) {
        if self.engine().is_chromium() {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size);
            return;
        }
        if self.js("return [innerWidth, innerHeight]", json!([])) == json!([width, height]) {
            return;
        }
        // A window takes its size some time after it was asked to, and its edges are known only then. So it is asked, looked at
        // until it rests, and asked again for what is missing.
        let (mut outer_width, mut outer_height) = (width, height);
        let (mut asked, mut before) = (false, Value::Null);
        wait::until("the window has its size", || {
            let inner = self.js("return [innerWidth, innerHeight]", json!([]));
            let rests = asked && before == inner;
            before = inner.clone();
            if rests && inner == json!([width, height]) {
                return Ok(());
            }
            if rests {
                let missing = |wanted: u32, at: usize| i64::from(wanted) - inner[at].as_i64().unwrap_or_default();
                let grown = |outer: u32, by: i64| u32::try_from(i64::from(outer) + by).unwrap_or(outer);
                outer_width = grown(outer_width, missing(width, 0));
                outer_height = grown(outer_height, missing(height, 1));
            }
            if rests || !asked {
                asked = true;
                before = Value::Null;
                self.command("window/rect", &json!({ "width": outer_width, "height": outer_height }));
            }
            Err(inner)
        });
    }

    /// Writes what the window shows as PNG.
    pub fn screenshot(&self, file: &Path) {
        let image = self.session().get("screenshot").unwrap_or_else(|refused| panic!("{refused}"));
        let image = STANDARD.decode(image.as_str().unwrap_or_default()).expect("drivers send base64");
        fs::write(file, image).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Fails when the page has complained (an error, a refused script or connection) or asked for anything outside itself.
    #[track_caller]
    pub fn assert_quiet(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the console has complaints: {complaints:#?}");
        let requests = self.requests();
        assert!(requests.is_empty(), "the page asked for {requests:#?}");
    }

    /// Errors on the console since the browser was started.
    pub fn complaints(&self) -> Vec<String> {
        let mut console = self.console.borrow_mut();
        console.read(self);
        console.complaints().to_vec()
    }

    /// Addresses outside the page that it asked for since the browser was started (in Firefox and WebKit: since it was
    /// loaded).
    pub fn requests(&self) -> Vec<String> {
        let mut console = self.console.borrow_mut();
        console.read(self);
        console.requests().to_vec()
    }

    /// One of Chromium's own commands.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// Clears everything that the browser keeps of pages, as its settings do.
    ///
    /// # Panics
    /// In WebKit, whose driver has no such command.
    #[track_caller]
    pub fn clear_data(&self) {
        match self.engine() {
            Engine::Chromium | Engine::Chromium109 => {
                self.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": "all" }));
            }
            Engine::Firefox => {
                let clear =
                    "Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_COOKIES_AND_SITE_DATA, arguments[0])";
                self.as_firefox(|| self.js_async(clear, json!([])));
            }
            Engine::WebKit => panic!("nobody can tell WebKit's driver to clear anything"),
        }
    }

    /// Runs scripts with Firefox's own authority instead of the page's.
    #[track_caller]
    pub(crate) fn as_firefox<T>(&self, work: impl FnOnce() -> T) -> T {
        self.command("moz/context", &json!({ "context": "chrome" }));
        let outcome = work();
        self.command("moz/context", &json!({ "context": "content" }));
        outcome
    }

    pub(crate) fn session(&self) -> &dyn Session {
        self.running().session.as_ref()
    }

    #[track_caller]
    fn command(&self, path: &str, body: &Value) -> Value {
        self.session().post(path, body).unwrap_or_else(|refused| panic!("{path}: {refused}\n{}", self.running().log()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(running) = self.running.take() else { return };
        if self.whose == Whose::Shared && !thread::panicking() {
            pool::give_back(running);
        }
    }
}

/// One tab of a browser.
pub struct Tab(String);
