//! Opens the built page in Chromium and writes what it shows as PNG: for people who change how it looks.
//!
//! ```text
//! cargo run -p browser-tests --bin look -- [options] OUT.png
//!   --size 1280x800      the page's size (820x1180 for the tablet)
//!   --touch              the pointer is a finger
//!   --theme day|night    the theme, --lang zh-CN|en the language, --text normal|large|huge the size of text
//!   --home FOLDER        keep the profile there, so that the next look finds the same book
//!   --upload FILE        put a file into the first file input, after the route is shown; may be repeated
//!   --hash '#/problems'  the route
//!   --click NAME         click a control by its accessible name; --fill NAME=TEXT; --see TEXT waits for a text:
//!                        done in the order in which they are given
//!   --js FILE            run a script in the page, print what it returns (a promise is awaited)
//!   --full               the whole length of the page, not only the window
//!   --axe                also run axe-core and print what it finds
//!   --engine firefox     another engine: chromium109, firefox, webkit
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser_tests::{Browser, Engine, Home, Options, json};

/// Something to do on the page before the picture.
enum Deed {
    Route(String),
    Click(String),
    Fill(String, String),
    See(String),
    Upload(PathBuf),
    Script(PathBuf),
}

struct Order {
    options: Options,
    look: serde_json::Map<String, serde_json::Value>,
    deeds: Vec<Deed>,
    full: bool,
    axe: bool,
    out: PathBuf,
}

fn main() -> ExitCode {
    match order(std::env::args().skip(1)) {
        Ok(order) => carry_out(order),
        Err(words) => {
            eprintln!("{words}; usage: see the head of tests/browser/src/bin/look.rs");
            ExitCode::FAILURE
        }
    }
}

fn order(mut words: impl Iterator<Item = String>) -> Result<Order, String> {
    let mut engine = Engine::Chromium;
    let mut size = (1280, 800);
    let (mut touch, mut full, mut axe) = (false, false, false);
    let mut home = None;
    let mut look = serde_json::Map::new();
    let mut deeds = Vec::new();
    let mut out = None;
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--size" => size = parse_size(&value()?)?,
            "--touch" => touch = true,
            "--full" => full = true,
            "--axe" => axe = true,
            "--home" => home = Some(absolute(&value()?)),
            "--theme" | "--lang" | "--text" => {
                look.insert(word[2..].to_owned(), json!(value()?));
            }
            "--hash" => deeds.push(Deed::Route(value()?)),
            "--click" => deeds.push(Deed::Click(value()?)),
            "--see" => deeds.push(Deed::See(value()?)),
            "--fill" => {
                let pair = value()?;
                let (name, text) = pair.split_once('=').ok_or("--fill takes NAME=TEXT")?;
                deeds.push(Deed::Fill(name.to_owned(), text.to_owned()));
            }
            "--upload" => deeds.push(Deed::Upload(absolute(&value()?))),
            "--js" => deeds.push(Deed::Script(absolute(&value()?))),
            "--engine" => engine = parse_engine(&value()?)?,
            _ if word.starts_with("--") => return Err(format!("{word} is not known")),
            _ => out = Some(PathBuf::from(word)),
        }
    }
    let mut options = Options::own(engine).size(size.0, size.1);
    if let Some(home) = home {
        options = options.home(Home::kept(&home));
    }
    if touch {
        options = options.touch();
    }
    Ok(Order { options, look, deeds, full, axe, out: out.ok_or("no OUT.png is given")? })
}

fn carry_out(order: Order) -> ExitCode {
    let browser = Browser::open_with(order.options);
    if !order.look.is_empty() {
        let script = "const look = JSON.parse(localStorage.getItem('sitebook.look') || '{}');
            localStorage.setItem('sitebook.look', JSON.stringify({ ...look, ...arguments[0] }))";
        browser.js(script, json!([order.look]));
        browser.reload();
    }
    for deed in &order.deeds {
        perform(&browser, deed);
    }
    settle(&browser);
    if order.full {
        let length = browser.js("return [innerWidth, document.documentElement.scrollHeight]", json!([]));
        let pixels = |at: usize| u32::try_from(length[at].as_u64().unwrap_or(800)).unwrap_or(800);
        browser.resize(pixels(0), pixels(1).min(16_000));
        settle(&browser);
    }
    browser.screenshot(&order.out);
    println!("{}", order.out.display());
    for complaint in browser.complaints() {
        println!("console: {complaint}");
    }
    if order.axe {
        for violation in browser.violations() {
            println!("{violation:#?}");
        }
    }
    // Closed in good order, so that a kept profile has everything on disk.
    browser.quit();
    ExitCode::SUCCESS
}

fn perform(browser: &Browser, deed: &Deed) {
    match deed {
        Deed::Route(hash) => browser.route(hash),
        Deed::Click(name) => browser.click(name),
        Deed::Fill(name, text) => browser.fill(name, text),
        Deed::See(text) => browser.sees(text),
        Deed::Upload(file) => browser.upload("input[type=file]", &[file]),
        Deed::Script(file) => {
            let script = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let answer = browser.js_async(
                &format!(
                    "const done = arguments[arguments.length - 1];
                    (async () => {{ {script} }})().then(done, (error) => done(`${{error}} ${{error.stack}}`));"
                ),
                json!([]),
            );
            println!("{answer:#}");
        }
    }
}

/// Two frames: what was asked for is drawn.
fn settle(browser: &Browser) {
    browser.js_async(
        "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
        json!([]),
    );
}

fn parse_size(words: &str) -> Result<(u32, u32), String> {
    let sides = words.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides.ok_or(format!("{words} is no size such as 1280x800"))
}

fn parse_engine(words: &str) -> Result<Engine, String> {
    match words {
        "chromium" => Ok(Engine::Chromium),
        "chromium109" => Ok(Engine::Chromium109),
        "firefox" => Ok(Engine::Firefox),
        "webkit" => Ok(Engine::WebKit),
        _ => Err(format!("{words} is no engine")),
    }
}

fn absolute(path: &str) -> PathBuf {
    std::path::absolute(Path::new(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
