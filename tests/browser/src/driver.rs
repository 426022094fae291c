//! Sessions with a browser, and WebDriver's: one HTTP request a command. Knows nothing of the page and of the engines.

use std::fmt;
use std::net::TcpListener;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::StatusCode;

/// The key under which WebDriver hands out references to elements, fixed by its standard.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keeps a page from storing anything more. One that is left writes down what it still holds, and may do so when its store has been
/// cleared for the next.
pub const STORES_NO_MORE: &str = "Storage.prototype.setItem = () => {};
    IDBDatabase.prototype.transaction = () => { throw new DOMException('the test is over', 'AbortError') };";

/// What a driver refused, in its own words.
#[derive(Debug, Clone)]
pub struct Refused {
    /// WebDriver's error code: `no such element`, `stale element reference`, …
    pub code: String,
    /// What the driver says about it.
    pub message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code, self.message)
    }
}

/// A session with a running browser, in WebDriver's commands.
pub trait Session {
    /// A command that asks.
    fn get(&self, path: &str) -> Result<Value, Refused>;

    /// A command that does.
    fn post(&self, path: &str, body: &Value) -> Result<Value, Refused>;

    /// Opens an empty tab, turns to it and closes all others.
    fn fresh_tab(&self) -> Result<(), Refused>;

    /// Closes the browser in good order. It may still be busy closing afterwards.
    fn quit(&self);
}

/// A session by a driver.
pub struct WebDriver {
    agent: Agent,
    /// `http://127.0.0.1:PORT/session/ID`
    address: String,
}

impl WebDriver {
    /// Starts the browser that the capabilities describe.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self, Refused> {
        let agent = agent(Duration::from_secs(60));
        let base = format!("http://127.0.0.1:{port}/session");
        let order = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = call(&agent, "POST", &base, &order)?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self { address: format!("{base}/{id}"), agent })
    }
}

impl Session for WebDriver {
    fn get(&self, path: &str) -> Result<Value, Refused> {
        call(&self.agent, "GET", &format!("{}/{path}", self.address), &Value::Null)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        call(&self.agent, "POST", &format!("{}/{path}", self.address), body)
    }

    fn fresh_tab(&self) -> Result<(), Refused> {
        let old = self.get("window/handles")?;
        let new = self.post("window/new", &json!({ "type": "tab" }))?;
        for handle in old.as_array().map(Vec::as_slice).unwrap_or_default() {
            self.post("window", &json!({ "handle": handle }))?;
            self.post("execute/sync", &json!({ "script": STORES_NO_MORE, "args": [] }))?;
            call(&self.agent, "DELETE", &format!("{}/window", self.address), &Value::Null)?;
        }
        self.post("window", &json!({ "handle": new["handle"] })).map(drop)
    }

    fn quit(&self) {
        // The driver may end the connection together with the browser.
        let _ = call(&self.agent, "DELETE", &self.address, &Value::Null);
    }
}

fn agent(patience: Duration) -> Agent {
    let config = Agent::config_builder().timeout_global(Some(patience)).http_status_as_error(false).proxy(None).build();
    Agent::new_with_config(config)
}

/// Whether anybody answers at the address yet.
pub fn answers(address: &str) -> Result<(), String> {
    let answer = agent(Duration::from_secs(2)).get(address).call();
    answer.map(drop).map_err(|error| error.to_string())
}

/// What Chromium says about itself over HTTP, which is plain JSON.
pub fn fetch(method: &str, address: &str) -> Result<Value, Refused> {
    let agent = agent(Duration::from_secs(30));
    let text = exchange(&agent, method, address, &Value::Null)?.1;
    serde_json::from_str(&text).map_err(|error| Refused {
        code: "not JSON".to_owned(),
        message: format!("{method} {address}: {error}: {text}"),
    })
}

/// A port that nobody uses at this moment.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

fn call(agent: &Agent, method: &str, address: &str, body: &Value) -> Result<Value, Refused> {
    let (status, text) = exchange(agent, method, address, body)?;
    let mut answer: Value = serde_json::from_str(&text).map_err(|error| Refused {
        code: "not WebDriver".to_owned(),
        message: format!("{method} {address}: {error}: {text}"),
    })?;
    let value = answer["value"].take();
    if status.is_success() {
        return Ok(value);
    }
    let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refused { code: word("error"), message: word("message") })
}

fn exchange(agent: &Agent, method: &str, address: &str, body: &Value) -> Result<(StatusCode, String), Refused> {
    let lost = |error: ureq::Error| Refused {
        code: "connection lost".to_owned(),
        message: format!("{method} {address}: {error}"),
    };
    let answer = match method {
        "GET" => agent.get(address).call(),
        "DELETE" => agent.delete(address).call(),
        "PUT" => agent.put(address).send_empty(),
        _ => agent.post(address).header("content-type", "application/json; charset=utf-8").send(body.to_string()),
    };
    let mut answer = answer.map_err(lost)?;
    // Screenshots and exported files are larger than the default limit.
    let text = answer.body_mut().with_config().limit(512 << 20).read_to_string();
    Ok((answer.status(), text.map_err(lost)?))
}
