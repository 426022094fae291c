//! What the page complained about and asked for, read from each engine in its own way.
//!
//! | | complaints | requests |
//! |---|---|---|
//! | Chromium | the driver's browser log | the driver's performance log: every request of the page |
//! | Firefox | the browser's own console service | resource timing of the page |
//! | WebKit | messages that it writes to its output | resource timing of the page |
//!
//! The page's policy refuses every connection besides, and each refusal is a complaint.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;

/// The record so far.
pub struct Console {
    log: PathBuf,
    complaints: Vec<String>,
    requests: Vec<String>,
}

impl Console {
    pub fn new(log: PathBuf) -> Self {
        Self { log, complaints: Vec::new(), requests: Vec::new() }
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
                let log = fs::read_to_string(&self.log).unwrap_or_default();
                let complaint = |line: &&str| line.contains("CONSOLE") && line.contains("ERROR");
                self.complaints = log.lines().filter(complaint).map(str::to_owned).collect();
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
    let names = browser.js(script, json!([]));
    let names = names.as_array().cloned().unwrap_or_default();
    names.iter().filter_map(Value::as_str).filter(|address| is_outside(address)).map(str::to_owned).collect()
}

/// Errors that Firefox's console service and its record of `console.error` hold about local pages.
fn firefox_messages(browser: &Browser) -> Vec<String> {
    let script = "const found = [];
        for (const message of Services.console.getMessageArray()) {
          if (message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag) && message.sourceName.startsWith('file:'))
            found.push(`${message.category}: ${message.errorMessage} (${message.sourceName}:${message.lineNumber})`);
        }
        const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        for (const event of storage.getEvents()) {
          if ((event.level === 'error' || event.level === 'assert') && String(event.filename).startsWith('file:'))
            found.push(`console.${event.level}: ${event.arguments.map(String).join(' ')}`);
        }
        return found;";
    let context = |name: &str| {
        let changed = browser.session().post("moz/context", &json!({ "context": name }));
        changed.unwrap_or_else(|refused| panic!("Firefox's {name} context: {refused}"));
    };
    context("chrome");
    let found = browser.try_js(script, json!([]));
    context("content");
    let found = found.unwrap_or_else(|refused| panic!("Firefox's console: {refused}"));
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
