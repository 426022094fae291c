//! What the page complained about and asked for, read from each engine in its own way.
//!
//! | | complaints | requests |
//! |---|---|---|
//! | Chromium | the driver's browser log | the driver's performance log: every request of the page |
//! | Firefox | the browser's own console service | resource timing of the page |
//! | WebKit | listeners in the page, from its being ready on; before that, the page itself shows an error | resource timing of the page |
//!
//! The page's policy refuses every connection besides, and each refusal is a complaint.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;

/// The record so far.
#[derive(Default)]
pub struct Console {
    complaints: Vec<String>,
    requests: Vec<String>,
}

impl Console {
    /// Puts listeners into a page that is ready, where the engine keeps no record by itself. Policy violations from before
    /// are reported to a buffering observer.
    pub fn listen(browser: &Browser) {
        if browser.engine() != Engine::WebKit {
            return;
        }
        let script = "const mark = Symbol.for('browser-tests complaints');
            if (window[mark]) return;
            const found = window[mark] = [];
            addEventListener('error', (event) => found.push(`error: ${event.message}`));
            addEventListener('unhandledrejection', (event) => found.push(`rejection: ${event.reason}`));
            const blocked = (report) => found.push(`policy: ${report.effectiveDirective} ${report.blockedURI || report.blockedURL}`);
            document.addEventListener('securitypolicyviolation', blocked);
            if (window.ReportingObserver) new ReportingObserver((reports) => reports.forEach((report) => blocked(report.body)), { types: ['csp-violation'], buffered: true }).observe();
            const said = console.error;
            console.error = (...words) => { found.push(`console.error: ${words.map(String).join(' ')}`); said.apply(console, words); };";
        browser.js(script, json!([]));
    }

    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    pub fn requests(&self) -> &[String] {
        &self.requests
    }

    /// Takes over what is new.
    pub fn read(&mut self, browser: &Browser) {
        match browser.engine() {
            Engine::Chromium | Engine::Chromium109 => self.read_chromium(browser),
            Engine::Firefox => {
                self.complaints = firefox_messages(browser);
                self.requests = resources(browser);
            }
            Engine::WebKit => {
                let script = "return (window[Symbol.for('browser-tests complaints')] || []).splice(0)";
                self.complaints.extend(texts(&browser.js(script, json!([]))));
                self.requests = resources(browser);
            }
        }
    }

    /// Chromium's logs are handed out once, so what they say is collected.
    fn read_chromium(&mut self, browser: &Browser) {
        let log = |kind: &str| {
            let entries = browser.session().post("se/log", &json!({ "type": kind }));
            let entries = entries.unwrap_or_else(|refused| panic!("the {kind} log: {refused}"));
            entries.as_array().cloned().unwrap_or_default()
        };
        for entry in log("browser") {
            if entry["level"] == "SEVERE" {
                self.complaints.push(entry["message"].as_str().unwrap_or_default().to_owned());
            }
        }
        for entry in log("performance") {
            let message: Value =
                serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap_or_default();
            let message = &message["message"];
            let asked = &message["params"];
            // The browser's own start page asks for its own parts.
            let by_the_page = asked["documentURL"].as_str().is_some_and(|page| page.starts_with("file:"));
            if message["method"] != "Network.requestWillBeSent" || !by_the_page {
                continue;
            }
            let address = asked["request"]["url"].as_str().unwrap_or_default();
            if is_outside(address) {
                self.requests.push(address.to_owned());
            }
        }
    }
}

/// Whether an address leads anywhere but into the page itself.
fn is_outside(address: &str) -> bool {
    let own = address.ends_with("/sitebook.html") || address.contains("/sitebook.html#");
    let inside = own || ["data:", "blob:", "about:"].iter().any(|scheme| address.starts_with(scheme));
    !inside
}

fn resources(browser: &Browser) -> Vec<String> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let mut names = texts(&browser.js(script, json!([])));
    names.retain(|address| is_outside(address));
    names
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Errors that Firefox's console service and its record of `console.error` hold about the pages of this test, which lie on its stick.
fn firefox_messages(browser: &Browser) -> Vec<String> {
    let script = "const found = [];
        const stick = encodeURI(arguments[0]);
        const ours = (name) => String(name).startsWith(stick);
        for (const message of Services.console.getMessageArray()) {
          if (message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag) && ours(message.sourceName))
            found.push(`${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`);
        }
        const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        for (const event of storage.getEvents()) {
          if ((event.level === 'error' || event.level === 'assert') && ours(event.filename))
            found.push(`console.${event.level}: ${event.arguments.map(String).join(' ')}`);
        }
        return found;";
    let stick = format!("file://{}/", browser.home().stick().display());
    texts(&browser.as_firefox(|| browser.js(script, json!([stick]))))
}
