//! Kills inside an operation of many steps: a list of thousands of projects that comes in, or a file of them; undoing it; bringing it
//! back. Afterwards the log, the counts, the badge and the notice must say what is there, and finishing or taking back must lead to the
//! whole or to the old book.

#![expect(clippy::disallowed_methods, reason = "it waits between two looks")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::stops::STOP;
use super::{Dice, Round, Rounds, rounds};
use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait;

/// So many projects: each undone by one change, they fill more than one segment.
const PROJECTS: usize = 5_000;

/// What their names begin with.
const NAME: &str = "成批工程";

/// What is killed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Come,
    Undo,
    Redo,
}

/// What the projects come in by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    List,
    File,
}

/// Round after round until the time is over.
pub fn operate(engine: Engine, wanted: usize, seed: u64, end: Instant) -> Rounds {
    rounds(engine, "operations", wanted, seed, end, one)
}

fn one(round: &mut Round) -> Result<(), String> {
    let by = *round.dice.any(&[By::List, By::File]);
    let brought = brought(round.engine, by);
    let mut browser = round.open();
    for act in [Act::Come, Act::Undo, Act::Redo] {
        let _ = write!(round.story, "{act:?} by {by:?}");
        browser = killed(browser, &mut round.dice, &mut round.story, act, &brought)?;
    }
    Ok(())
}

/// The list, or the file that a colleague exported who had imported it; made once.
fn brought(engine: Engine, by: By) -> PathBuf {
    let folder = super::folder().join("files");
    let (list, file) = (folder.join("many.csv"), folder.join("many.sitebook.json"));
    if !list.exists() {
        let rows = (0..PROJECTS).map(|number| format!("{NAME}{number},北河镇{number}号\n"));
        let text = std::iter::once("项目名称,建设地点\n".to_owned()).chain(rows).collect::<String>();
        fs::write(&list, text).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    }
    if by == By::List {
        return list;
    }
    if !file.exists() {
        let colleague = Browser::open(engine);
        colleague.fill("姓名", "王敏");
        colleague.fill("单位", "区督查室");
        colleague.text("督查员").click();
        colleague.until_saved(|| colleague.click("新建督查台账"));
        choose(&colleague, &list);
        press(&colleague, &list);
        colleague.sees("撤销这次导入");
        let exported = export(&colleague);
        fs::copy(&exported, &file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    file
}

fn is_list(brought: &Path) -> bool {
    brought.extension().is_some_and(|ending| ending == "csv")
}

/// Chooses the list or the file, and waits until it can be agreed to.
fn choose(browser: &Browser, brought: &Path) {
    match is_list(brought) {
        true => {
            browser.route("#/projects/import");
            browser.upload("main input[type=file]", &[brought]);
            browser.named("main button", "导入 ");
        }
        false => {
            browser.route("#/exchange");
            browser.upload(".exchange__intake input[type=file]", &[brought]);
            browser.css(".exchange__preview");
        }
    }
}

/// Presses a button without waiting for what comes of it: the script may be stopped there.
fn press_at_once(browser: &Browser, selector: &str, start: &str) {
    let script = "const said = (one) => one.textContent.replace(/\\s+/g, ' ').trim();
        const [selector, start] = arguments;
        const found = [...document.querySelectorAll(selector)].find((one) => said(one).startsWith(start) && one.getClientRects().length);
        if (!found) return false;
        setTimeout(() => found.click());
        return true";
    wait::until(&format!("there is a button {start}"), || match browser.js(script, json!([selector, start])) {
        Value::Bool(true) => Ok(()),
        _ => Err(browser.visible_text()),
    });
}

fn press(browser: &Browser, brought: &Path) {
    match is_list(brought) {
        true => press_at_once(browser, "main button", "导入 "),
        false => press_at_once(browser, ".exchange__intake button", "汇总入册"),
    }
}

/// Begins it, as far as the last press.
fn begin(browser: &Browser, act: Act, brought: &Path) {
    match act {
        Act::Come => press(browser, brought),
        Act::Undo => press_at_once(browser, "dialog[open] button", "撤销"),
        Act::Redo => press_at_once(browser, ".exchange__log button", "恢复"),
    }
}

/// Goes to where the last press begins it.
fn prepare(browser: &Browser, act: Act, brought: &Path) {
    match act {
        Act::Come => choose(browser, brought),
        Act::Undo => {
            browser.route("#/exchange");
            browser.named(".exchange__log button", "撤销这次").click();
            browser.css("dialog[open]");
        }
        Act::Redo => browser.route("#/exchange"),
    }
}

/// How many projects there are once it is done.
const fn afterwards(act: Act) -> usize {
    match act {
        Act::Come | Act::Redo => PROJECTS,
        Act::Undo => 0,
    }
}

/// Begins it and kills the browser at a step of storing or at some moment; then looks, and brings it to its end.
fn killed(browser: Browser, dice: &mut Dice, story: &mut String, act: Act, brought: &Path) -> Result<Browser, String> {
    prepare(&browser, act, brought);
    let patience = stops_somewhere(&browser, dice, story);
    begin(&browser, act, brought);
    let start = Instant::now();
    while start.elapsed() < patience && browser.dialog().is_none() {
        thread::sleep(Duration::from_millis(5));
    }
    let browser = browser.kill_and_reopen();
    if check(&browser, act, brought)? == afterwards(act) {
        return Ok(browser);
    }
    if act == Act::Come && dice.below(2) == 0 {
        give_up(&browser, brought)?;
    }
    prepare(&browser, act, brought);
    browser.until_saved(|| begin(&browser, act, brought));
    browser.sees(match act {
        Act::Come if is_list(brought) => "撤销这次导入",
        Act::Come => "已汇总入册",
        Act::Undo => "已撤销这次汇总",
        Act::Redo => "已恢复",
    });
    match check(&browser, act, brought)? {
        there if there == afterwards(act) => Ok(browser),
        there => Err(format!("{act:?} was finished, and {there} projects are there")),
    }
}

/// Stops the script at some step that may come; or says how long it takes until the browser is killed.
fn stops_somewhere(browser: &Browser, dice: &mut Dice, story: &mut String) -> Duration {
    if dice.below(2) == 0 {
        let patience = Duration::from_millis(dice.below(900));
        let _ = writeln!(story, ", killed after {patience:?}");
        return patience;
    }
    let stops = [("put", ""), ("set", "/segment/"), ("set", "/tail/"), ("set", "/manifest")];
    let ((does, key), nth) = (*dice.any(&stops), 1 + dice.below(5));
    let when = *dice.any(&["before", "after"]);
    let _ = writeln!(story, ", stopped {when} {does} {key} number {nth}");
    browser.js(STOP, json!([{ "does": does, "key": key, "nth": nth, "when": when }]));
    Duration::from_secs(3)
}

/// Gives up what never came, where the page says that it was begun: nothing speaks of it any more.
fn give_up(browser: &Browser, brought: &Path) -> Result<(), String> {
    if !browser.visible_text().contains("没有完成") {
        return Ok(());
    }
    browser.until_saved(|| browser.named("button", "不再接收").click());
    browser.sees_no("没有完成");
    browser.route("#/exchange");
    let name = name_of(brought);
    match log(browser).iter().any(|line| line.contains(&name)) {
        true => Err(format!("{name} was given up and stands in the log")),
        false => Ok(()),
    }
}

fn name_of(brought: &Path) -> String {
    brought.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn log(browser: &Browser) -> Vec<String> {
    browser.all(".exchange__log li").iter().map(|line| line.text()).collect()
}

fn export(browser: &Browser) -> PathBuf {
    browser.route("#/");
    browser.route("#/exchange");
    let file = browser.download(|| browser.click("导出文件"));
    browser.sees("已读回核对无误");
    file
}

/// Whether log, notice and badge say what is there; how many of the projects that is.
fn check(browser: &Browser, act: Act, brought: &Path) -> Result<usize, String> {
    let file = export(browser);
    let text = fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let _ = fs::remove_file(file);
    let book: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let list = |name: &str| book[name].as_array().cloned().unwrap_or_default();
    let of_ours = |name: &Value| name.as_str().is_some_and(|name| name.starts_with(NAME));
    let there = list("projects").iter().filter(|project| of_ours(&project["name"])).count();
    let shown = browser.visible_text();
    let lines = log(browser);
    let line = lines.iter().find(|line| line.contains(&name_of(brought)));
    let halfway = shown.contains("没有完成");
    let wrong = |what: &str| Err(format!("{act:?}: {what}; {there} projects are there, the log says {line:?}"));
    if there != 0 && there != PROJECTS {
        return wrong("a part of it is there");
    }
    let whole = line.is_some_and(|line| !line.contains("未完") && !line.contains("已撤销"));
    match (act, there) {
        (_, PROJECTS) if halfway || !whole => wrong("all of it is there, and the page says otherwise"),
        (Act::Come, 0) if line.is_some() && !halfway => wrong("nothing of it is there, and no notice says so"),
        (Act::Come, 0) if whole => wrong("nothing of it is there, and the log says that it came"),
        (Act::Undo | Act::Redo, 0) if halfway || !line.is_some_and(|line| line.contains("已撤销")) => {
            wrong("it is undone, and the page says otherwise")
        }
        _ => {
            browser.css(".save--saved");
            Ok(there)
        }
    }
}
