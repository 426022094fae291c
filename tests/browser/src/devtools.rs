//! WebDriver's commands spoken to Chromium 109 over its own protocol, since today's driver cannot drive so old a browser.
//!
//! Only the commands that this package sends are known, and they mean what WebDriver's standard says. Each tab has a
//! connection of its own; what a tab says between two answers (its errors and requests) is kept for the log commands.

use std::cell::RefCell;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::driver::{self, ELEMENT, Refused, STORES_NO_MORE, Session};
use crate::wait;

/// A running Chromium.
pub struct Devtools {
    port: u16,
    tabs: RefCell<Tabs>,
}

struct Tabs {
    all: Vec<Connection>,
    front: usize,
}

struct Connection {
    target: String,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    next: u64,
    complaints: Vec<Value>,
    performance: Vec<Value>,
}

impl Devtools {
    /// Connects to the browser's first tab.
    pub fn connect(port: u16) -> Result<Self, Refused> {
        let page = wait::until("the browser has a tab", || {
            let targets = driver::fetch("GET", &format!("http://127.0.0.1:{port}/json/list"));
            let targets = targets.map_err(|refused| refused.to_string())?;
            let list = targets.as_array().map(Vec::as_slice).unwrap_or_default();
            list.iter().find(|target| target["type"] == "page").cloned().ok_or_else(|| targets.to_string())
        });
        let tabs = Tabs { all: vec![Connection::open(&page)?], front: 0 };
        Ok(Self { port, tabs: RefCell::new(tabs) })
    }

    fn call(&self, method: &str, parameters: &Value) -> Result<Value, Refused> {
        let mut tabs = self.tabs.borrow_mut();
        let front = tabs.front;
        tabs.all[front].call(method, parameters)
    }

    fn navigate(&self, address: &str) -> Result<Value, Refused> {
        let answer = self.call("Page.navigate", &json!({ "url": address }))?;
        match answer["errorText"].as_str() {
            Some(words) => Err(refused("unknown error", words)),
            None => self.loaded(address),
        }
    }

    /// Waits until the document is complete, as WebDriver's navigation does.
    fn loaded(&self, address: &str) -> Result<Value, Refused> {
        let script = "return [document.readyState, location.href]";
        wait::until("the page is loaded", || match self.execute(script, &json!([])) {
            Ok(state) if state[0] == "complete" && (address == "about:blank" || state[1] != "about:blank") => Ok(()),
            other => Err(format!("{other:?}")),
        });
        Ok(Value::Null)
    }

    /// Runs the body of a function. Elements in arguments and answers are numbers in a list that the page's own scripts
    /// cannot see by accident; a new document has a new list, and so old references are stale there.
    fn execute(&self, script: &str, arguments: &Value) -> Result<Value, Refused> {
        let expression = self.expression(&format!("function () {{ {script}\n}}"), arguments);
        self.evaluate(&expression)
    }

    /// Runs the body of a function whose last argument takes the answer.
    fn execute_async(&self, script: &str, arguments: &Value) -> Result<Value, Refused> {
        let function = format!(
            "function (...given) {{ return new Promise((done) => (function () {{ {script}\n}}).apply(null, [...given, done])); }}"
        );
        self.evaluate(&self.expression(&function, arguments))
    }

    fn expression(&self, function: &str, arguments: &Value) -> String {
        format!(
            "(async () => {{
                const known = (window[Symbol.for('browser-tests')] ??= []);
                const decode = (value) => {{
                  if (Array.isArray(value)) return value.map(decode);
                  if (value === null || typeof value !== 'object') return value;
                  if (!('{ELEMENT}' in value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
                  const element = known[Number(value['{ELEMENT}'])];
                  if (!element || !element.isConnected) throw new Error('stale element reference');
                  return element;
                }};
                const encode = (value) => {{
                  if (value instanceof Element) {{
                    if (!known.includes(value)) known.push(value);
                    return {{ '{ELEMENT}': String(known.indexOf(value)) }};
                  }}
                  if (Array.isArray(value) || value instanceof NodeList) return [...value].map(encode);
                  if (value === undefined) return null;
                  if (value === null || typeof value !== 'object') return value;
                  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
                }};
                return encode(await ({function}).apply(null, decode({arguments})));
            }})()"
        )
    }

    fn evaluate(&self, expression: &str) -> Result<Value, Refused> {
        let order =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true });
        let mut answer = self.call("Runtime.evaluate", &order)?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(words) if words.contains("stale element reference") => Err(refused("stale element reference", words)),
            Some(words) => Err(refused("javascript error", words)),
            None if answer.get("exceptionDetails").is_some() => {
                Err(refused("javascript error", &answer["exceptionDetails"].to_string()))
            }
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// A real click in the middle of the element, refused where something else lies over it.
    fn click(&self, element: &str) -> Result<Value, Refused> {
        let script = "const [aim] = arguments;
            aim.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            const box = aim.getClientRects()[0];
            if (!box) return null;
            const x = box.left + box.width / 2, y = box.top + box.height / 2;
            const hit = document.elementFromPoint(x, y);
            return { x, y, hit: Boolean(hit && (aim.contains(hit) || hit.contains(aim) && hit.tagName === 'LABEL')), over: hit ? hit.outerHTML.slice(0, 200) : '' };";
        let at = self.execute(script, &json!([{ ELEMENT: element }]))?;
        if at.is_null() {
            return Err(refused("element not interactable", "it is not shown"));
        }
        if at["hit"] != true {
            let over = at["over"].as_str().unwrap_or_default();
            return Err(refused("element click intercepted", over));
        }
        for (kind, button) in [("mouseMoved", "none"), ("mousePressed", "left"), ("mouseReleased", "left")] {
            let event = json!({ "type": kind, "x": at["x"], "y": at["y"], "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", &event)?;
        }
        Ok(Value::Null)
    }

    fn type_into(&self, element: &str, text: &str) -> Result<Value, Refused> {
        let script = "const [field] = arguments;
            if (field.type === 'file') return 'file';
            field.focus();
            if (document.activeElement !== field) throw new Error('element not interactable');
            if (field.setSelectionRange && /^(text|search|tel|url|password|textarea)$/.test(field.type)) field.setSelectionRange(field.value.length, field.value.length);
            return field.type || '';";
        let kind = self.execute(script, &json!([{ ELEMENT: element }]))?;
        if kind == "file" {
            let list = format!("window[Symbol.for('browser-tests')][{element}]");
            let field = self.call("Runtime.evaluate", &json!({ "expression": list }))?;
            let files: Vec<&str> = text.split('\n').collect();
            let order = json!({ "files": files, "objectId": field["result"]["objectId"] });
            return self.call("DOM.setFileInputFiles", &order);
        }
        let mut plain = String::new();
        for letter in text.chars() {
            if Key::named(letter).is_none() {
                plain.push(letter);
                continue;
            }
            self.insert(&mut plain)?;
            self.stroke(&[("keyDown", letter), ("keyUp", letter)])?;
        }
        self.insert(&mut plain)
    }

    fn insert(&self, text: &mut String) -> Result<Value, Refused> {
        if text.is_empty() {
            return Ok(Value::Null);
        }
        self.call("Input.insertText", &json!({ "text": std::mem::take(text) }))
    }

    fn stroke(&self, strokes: &[(&str, char)]) -> Result<Value, Refused> {
        let mut held = 0;
        for (kind, letter) in strokes {
            let key = Key::of(*letter);
            match *kind {
                "keyDown" => held |= key.modifier,
                _ => held &= !key.modifier,
            }
            let text = if held & !SHIFT == 0 { key.text.as_str() } else { "" };
            let event_kind = if *kind == "keyDown" && text.is_empty() { "rawKeyDown" } else { kind };
            let mut event = json!({
                "type": event_kind, "key": key.key, "code": key.code, "windowsVirtualKeyCode": key.number, "modifiers": held,
            });
            if *kind == "keyDown" && !text.is_empty() {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", &event)?;
        }
        Ok(Value::Null)
    }

    fn open_tab(&self) -> Result<Value, Refused> {
        let target = driver::fetch("PUT", &format!("http://127.0.0.1:{}/json/new?about:blank", self.port))?;
        let mut tabs = self.tabs.borrow_mut();
        tabs.all.push(Connection::open(&target)?);
        Ok(json!({ "handle": target["id"] }))
    }

    fn turn_to(&self, handle: &Value) -> Result<Value, Refused> {
        let mut tabs = self.tabs.borrow_mut();
        let found = tabs.all.iter().position(|tab| *handle == tab.target);
        tabs.front = found.ok_or_else(|| refused("no such window", &handle.to_string()))?;
        let front = tabs.front;
        tabs.all[front].call("Page.bringToFront", &json!({}))
    }

    fn log(&self, kind: &Value) -> Result<Value, Refused> {
        // An answer comes after all that the tab had to say before it.
        self.call("Runtime.evaluate", &json!({ "expression": "0" }))?;
        let mut tabs = self.tabs.borrow_mut();
        let mut entries = Vec::new();
        for tab in &mut tabs.all {
            let kept = if *kind == "browser" { &mut tab.complaints } else { &mut tab.performance };
            entries.append(kept);
        }
        Ok(Value::Array(entries))
    }
}

impl Session for Devtools {
    fn get(&self, path: &str) -> Result<Value, Refused> {
        match path {
            "window" => {
                let tabs = self.tabs.borrow();
                Ok(json!(tabs.all[tabs.front].target))
            }
            "screenshot" => {
                let mut answer = self.call("Page.captureScreenshot", &json!({ "format": "png" }))?;
                Ok(answer["data"].take())
            }
            _ => Err(refused("unknown command", path)),
        }
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        let word = |name: &str| body[name].as_str().unwrap_or_default();
        match path {
            "timeouts" => Ok(Value::Null),
            "url" => self.navigate(word("url")),
            "refresh" => {
                self.call("Page.reload", &json!({}))?;
                self.loaded("about:blank")
            }
            "execute/sync" => self.execute(word("script"), &body["args"]),
            "execute/async" => self.execute_async(word("script"), &body["args"]),
            "window/new" => self.open_tab(),
            "window" => self.turn_to(&body["handle"]),
            "se/log" => self.log(&body["type"]),
            "goog/cdp/execute" => self.call(word("cmd"), &body["params"]),
            "actions" => {
                let actions = body["actions"][0]["actions"].as_array().map(Vec::as_slice).unwrap_or_default();
                let letter = |action: &Value| action["value"].as_str().and_then(|value| value.chars().next());
                let strokes: Vec<(&str, char)> =
                    actions.iter().filter_map(|action| Some((action["type"].as_str()?, letter(action)?))).collect();
                self.stroke(&strokes)
            }
            _ => match path.split('/').collect::<Vec<_>>().as_slice() {
                ["element", id, "click"] => self.click(id),
                ["element", id, "value"] => self.type_into(id, word("text")),
                _ => Err(refused("unknown command", path)),
            },
        }
    }

    fn fresh_tab(&self) -> Result<(), Refused> {
        self.open_tab()?;
        let mut tabs = self.tabs.borrow_mut();
        let fresh = tabs.all.pop();
        let mut fresh = fresh.ok_or_else(|| refused("no such window", "the tab that was opened is not there"))?;
        for mut tab in std::mem::take(&mut tabs.all) {
            tab.call("Runtime.evaluate", &json!({ "expression": STORES_NO_MORE }))?;
            tab.feign_nothing()?;
            fresh.call("Target.closeTarget", &json!({ "targetId": tab.target }))?;
        }
        fresh.call("Page.bringToFront", &json!({}))?;
        *tabs = Tabs { all: vec![fresh], front: 0 };
        Ok(())
    }

    fn quit(&self) {
        // The answer may be the end of the connection.
        let _ = self.call("Browser.close", &json!({}));
    }
}

impl Connection {
    fn open(target: &Value) -> Result<Self, Refused> {
        let address = target["webSocketDebuggerUrl"].as_str().unwrap_or_default();
        let (socket, _) = tungstenite::connect(address).map_err(lost)?;
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            let patience = stream.set_read_timeout(Some(Duration::from_secs(120)));
            patience.map_err(|error| lost(error.into()))?;
        }
        let mut connection = Self {
            target: target["id"].as_str().unwrap_or_default().to_owned(),
            socket,
            next: 0,
            complaints: Vec::new(),
            performance: Vec::new(),
        };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            connection.call(&format!("{domain}.enable"), &json!({}))?;
        }
        Ok(connection)
    }

    /// Takes back what was feigned in this tab: where all tabs are one process, some of it stays when the tab is closed.
    fn feign_nothing(&mut self) -> Result<(), Refused> {
        for (method, parameters) in [
            ("setTimezoneOverride", json!({ "timezoneId": "" })),
            ("setEmulatedMedia", json!({ "media": "", "features": [{ "name": "forced-colors", "value": "none" }] })),
            ("setEmulatedMedia", json!({ "media": "", "features": [] })),
            ("setTouchEmulationEnabled", json!({ "enabled": false })),
            ("setCPUThrottlingRate", json!({ "rate": 1 })),
        ] {
            self.call(&format!("Emulation.{method}"), &parameters)?;
        }
        Ok(())
    }

    fn call(&mut self, method: &str, parameters: &Value) -> Result<Value, Refused> {
        self.next += 1;
        let order = json!({ "id": self.next, "method": method, "params": parameters });
        self.socket.send(Message::text(order.to_string())).map_err(lost)?;
        loop {
            let message = self.socket.read().map_err(lost)?;
            let Message::Text(text) = message else { continue };
            let mut message: Value = serde_json::from_str(&text).unwrap_or_default();
            if message["id"] == self.next {
                return match message["error"]["message"].as_str() {
                    Some(words) => Err(refused("unknown error", &format!("{method}: {words}"))),
                    None => Ok(message["result"].take()),
                };
            }
            self.keep(message);
        }
    }

    /// Keeps what the log commands hand out, in the form of today's driver.
    fn keep(&mut self, message: Value) {
        let said = &message["params"];
        let complaint = match message["method"].as_str() {
            Some("Runtime.exceptionThrown") => Some(said["exceptionDetails"].to_string()),
            Some("Runtime.consoleAPICalled") if said["type"] == "error" => Some(said["args"].to_string()),
            Some("Log.entryAdded") if said["entry"]["level"] == "error" => Some(said["entry"].to_string()),
            Some("Network.requestWillBeSent") => {
                let entry = json!({ "message": message });
                self.performance.push(json!({ "message": entry.to_string() }));
                None
            }
            _ => None,
        };
        if let Some(words) = complaint {
            self.complaints.push(json!({ "level": "SEVERE", "message": words }));
        }
    }
}

const SHIFT: u8 = 8;

/// A key of the keyboard as Chromium's protocol names it.
struct Key {
    key: String,
    code: &'static str,
    number: u32,
    text: String,
    /// The bit that it stands for while it is held.
    modifier: u8,
}

impl Key {
    fn of(letter: char) -> Self {
        Self::named(letter).unwrap_or_else(|| Self {
            key: letter.to_string(),
            code: "",
            number: u32::from(letter.to_ascii_uppercase()),
            text: letter.to_string(),
            modifier: 0,
        })
    }

    /// The keys that WebDriver has letters of its own for.
    fn named(letter: char) -> Option<Self> {
        let (key, number, text, modifier) = match letter {
            '\u{E003}' => ("Backspace", 8, "", 0),
            '\u{E004}' => ("Tab", 9, "", 0),
            '\u{E006}' | '\u{E007}' => ("Enter", 13, "\r", 0),
            '\u{E008}' => ("Shift", 16, "", SHIFT),
            '\u{E009}' => ("Control", 17, "", 2),
            '\u{E00C}' => ("Escape", 27, "", 0),
            '\u{E00E}' => ("PageUp", 33, "", 0),
            '\u{E00F}' => ("PageDown", 34, "", 0),
            '\u{E010}' => ("End", 35, "", 0),
            '\u{E011}' => ("Home", 36, "", 0),
            '\u{E012}' => ("ArrowLeft", 37, "", 0),
            '\u{E013}' => ("ArrowUp", 38, "", 0),
            '\u{E014}' => ("ArrowRight", 39, "", 0),
            '\u{E015}' => ("ArrowDown", 40, "", 0),
            '\u{E017}' => ("Delete", 46, "", 0),
            _ => return None,
        };
        Some(Self { key: key.to_owned(), code: key, number, text: text.to_owned(), modifier })
    }
}

fn refused(code: &str, message: &str) -> Refused {
    Refused { code: code.to_owned(), message: message.to_owned() }
}

fn lost(error: tungstenite::Error) -> Refused {
    refused("connection lost", &error.to_string())
}
