//! The WebDriver protocol: one HTTP request a command. Knows nothing of the page and of the engines.

use std::fmt;
use std::net::TcpListener;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// The key under which WebDriver hands out references to elements, fixed by its standard.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

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

/// A session with a browser by its driver.
pub struct Session {
    agent: Agent,
    /// `http://127.0.0.1:PORT/session/ID`
    address: String,
}

impl Session {
    /// Starts the browser that the capabilities describe.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self, Refused> {
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(120)))
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let agent = Agent::new_with_config(config);
        let base = format!("http://127.0.0.1:{port}/session");
        let answer = call(&agent, "POST", &base, &json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self { address: format!("{base}/{id}"), agent })
    }

    /// A command that asks.
    pub fn get(&self, path: &str) -> Result<Value, Refused> {
        call(&self.agent, "GET", &format!("{}/{path}", self.address), &Value::Null)
    }

    /// A command that does.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        call(&self.agent, "POST", &format!("{}/{path}", self.address), body)
    }

    /// A command that ends something: `""` is the session, and with it the browser.
    pub fn delete(&self, path: &str) -> Result<Value, Refused> {
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        call(&self.agent, "DELETE", &format!("{}{path}", self.address), &Value::Null)
    }
}

/// Whether a driver answers on the port yet.
pub fn answers(port: u16) -> Result<(), String> {
    let config = Agent::config_builder().timeout_global(Some(Duration::from_secs(2))).proxy(None).build();
    let answer = Agent::new_with_config(config).get(format!("http://127.0.0.1:{port}/status")).call();
    answer.map(drop).map_err(|error| error.to_string())
}

/// A port that nobody uses at this moment.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

fn call(agent: &Agent, method: &str, address: &str, body: &Value) -> Result<Value, Refused> {
    let lost = |error: ureq::Error| Refused {
        code: "connection lost".to_owned(),
        message: format!("{method} {address}: {error}"),
    };
    let answer = match method {
        "GET" => agent.get(address).call(),
        "DELETE" => agent.delete(address).call(),
        _ => agent.post(address).header("content-type", "application/json; charset=utf-8").send(body.to_string()),
    };
    let mut answer = answer.map_err(lost)?;
    let failed = answer.status().is_client_error() || answer.status().is_server_error();
    // Screenshots and exported files are larger than the default limit.
    let text = answer.body_mut().with_config().limit(512 << 20).read_to_string().map_err(lost)?;
    let mut answer: Value = serde_json::from_str(&text).map_err(|error| Refused {
        code: "not WebDriver".to_owned(),
        message: format!("{method} {address}: {error}: {text}"),
    })?;
    let value = answer["value"].take();
    if !failed {
        return Ok(value);
    }
    let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refused { code: word("error"), message: word("message") })
}
