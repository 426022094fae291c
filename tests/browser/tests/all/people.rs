//! What people do on the page, in the trade's words, for every test that needs it.

#![allow(dead_code, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use browser_tests::{Browser, Element, json, wait};

/// Says who one is on the first page.
#[track_caller]
pub fn introduce(browser: &Browser, name: &str, unit: &str, role: &str) {
    browser.fill("姓名", name);
    browser.fill("单位", unit);
    browser.text(role).click();
    browser.until_saved(|| browser.click("新建督查台账"));
    browser.sees("总览");
}

/// The roles, as the page calls them in Chinese.
pub const ROLES: [&str; 4] = ["办公室（综合）", "督查员", "责任单位", "领导"];

/// Says in the settings that one has another role; the first page stands when this returns.
#[track_caller]
pub fn take_role(browser: &Browser, role: &str) {
    browser.route("#/settings");
    browser.containing(".option__title", role).click();
    browser.route("#/");
    browser.sees(&format!("· {role}"));
}

/// Imports a list of projects with the guessed columns.
#[track_caller]
pub fn import_list(browser: &Browser, list: &Path, projects: usize) {
    browser.route("#/projects/import");
    browser.upload("input[type=file]", &[list]);
    to_preview(browser);
    let button = format!("导入 {projects} 个项目");
    browser.until_saved(|| browser.click(&button));
    browser.sees("撤销这次导入");
}

/// Goes on to the preview of a list, which comes by itself where every column was recognised.
#[track_caller]
pub fn to_preview(browser: &Browser) {
    let asks = "const said = (word) => [...document.querySelectorAll('main button')].some((one) => one.textContent.trim().startsWith(word));
        return said('预览') ? 'columns' : said('导入 ') ? 'preview' : null";
    let stage = wait::until("the list was read", || {
        browser.js(asks, json!([])).as_str().map(str::to_owned).ok_or("neither columns nor a preview")
    });
    if stage == "columns" {
        browser.click("预览");
    }
}

/// Starts a visit of a project with a checklist.
#[track_caller]
pub fn start_visit(browser: &Browser, project: &str, checklist: &str) {
    browser.route("#/projects");
    let script = "return [...document.querySelectorAll('a[href^=\"#/projects/\"]')]
        .filter((link) => link.textContent.includes(arguments[0])).map((link) => link.getAttribute('href'))[0] || null";
    browser.fill("查找项目", project);
    let address = wait::until("the project is listed", || {
        browser.js(script, json!([project])).as_str().map(str::to_owned).ok_or("no link")
    });
    browser.route(&format!("{address}/visit"));
    browser.text(checklist).click();
    browser.until_saved(|| browser.click("开始督查"));
    browser.sees("下一个未查");
}

fn item<'a>(browser: &'a Browser, prompt: &str) -> Element<'a> {
    browser.containing(".item", prompt)
}

/// Answers an item by one tap.
#[track_caller]
pub fn answer(browser: &Browser, prompt: &str, word: &str) {
    item(browser, prompt).control(word).click();
}

/// The answer that an item shows as chosen.
pub fn answer_of(browser: &Browser, prompt: &str) -> String {
    let script = "const chosen = arguments[0].querySelector('[role=radio][aria-checked=true], input:checked');
        return chosen ? (chosen.labels && chosen.labels[0] || chosen).textContent.trim() : ''";
    item(browser, prompt).js(script).as_str().unwrap_or_default().to_owned()
}

/// Waits until the page shows this answer: an answer is drawn with the next frame, and may be saved before.
#[track_caller]
pub fn sees_answer(browser: &Browser, prompt: &str, said: &str) {
    wait::until(&format!("{prompt} is answered {said}"), || match answer_of(browser, prompt) {
        shown if shown == said => Ok(()),
        shown => Err(shown),
    });
}

/// Raises the problem that a failed item offers.
#[track_caller]
pub fn raise_from_failed_item(browser: &Browser, prompt: &str, title: &str) {
    item(browser, prompt).control("登记问题").click();
    browser.fill("问题", title);
    browser.until_saved(|| browser.click("登记"));
}

/// Exports the whole book; the page has read it back when this returns.
#[track_caller]
pub fn export_everything(browser: &Browser) -> PathBuf {
    browser.route("#/exchange");
    let file = browser.download(|| browser.click("导出文件"));
    browser.sees("已读回核对无误");
    browser.sees("所有内容都已导出");
    file
}

/// Chooses files to put together and waits for the preview.
#[track_caller]
pub fn read_file(browser: &Browser, files: &[&Path]) {
    browser.route("#/");
    browser.sees("总览");
    browser.route("#/exchange");
    browser.sees("收发记录");
    browser.upload(".exchange__intake input[type=file]", files);
    browser.css(".exchange__preview");
}

/// Merges what the preview shows.
#[track_caller]
pub fn merge(browser: &Browser) {
    browser.until_saved(|| browser.named(".exchange__intake button", "汇总入册").click());
    browser.sees("已汇总入册");
}

/// Sets the leader who is responsible for a problem.
#[track_caller]
pub fn set_leader(browser: &Browser, problem: &str, leader: &str) {
    browser.route("#/problems");
    browser.sees(problem);
    browser.text(problem).click();
    browser.containing("h1", problem);
    browser.click("修改");
    browser.fill("责任领导", leader);
    browser.until_saved(|| browser.click("保存"));
    browser.sees(leader);
}

/// Gives the page a language and a theme, as one who chose them earlier has them, and loads it again.
#[track_caller]
pub fn look(browser: &Browser, language: &str, theme: &str) {
    // Which book is open stands beside them and has to stay.
    let script = "const kept = JSON.parse(localStorage.getItem('sitebook.look') || '{}');
        localStorage.setItem('sitebook.look', JSON.stringify({ ...kept, ...arguments[0] }))";
    browser.js(script, json!([{ "lang": language, "theme": theme, "text": "normal" }]));
    browser.reload();
}

/// Gives the page a size of text, as one who chose it earlier has it, and loads it again.
#[track_caller]
pub fn text_size(browser: &Browser, text: &str) {
    let script = "const kept = JSON.parse(localStorage.getItem('sitebook.look') || '{}');
        localStorage.setItem('sitebook.look', JSON.stringify({ ...kept, text: arguments[0] }))";
    browser.js(script, json!([text]));
    browser.reload();
}

/// Opens the sample book from the first page.
#[track_caller]
pub fn open_sample(browser: &Browser) {
    browser.text("先看示例").click();
    browser.sees("示例数据，可随意试用");
}

/// The first link on the page whose address starts so and goes on with an id.
#[track_caller]
pub fn link(browser: &Browser, start: &str) -> String {
    let script = "return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
        .find((address) => address.startsWith(arguments[0]) && !/\\/(new|import)$/.test(address)) || null";
    wait::until(&format!("there is a link to {start}…"), || {
        browser.js(script, json!([start])).as_str().map(str::to_owned).ok_or_else(|| browser.visible_text())
    })
}

/// The address of the first thing in a list, whose rows are links or rows to open.
#[track_caller]
pub fn address_in_list(browser: &Browser, list: &str, start: &str) -> String {
    browser.route(list);
    browser
        .click_on(&format!(".vtable__window [role=row], main a[href^='{start}']:not([href$=new]):not([href$=import])"));
    wait::until(&format!("the address is {start}…"), || {
        let address = address(browser);
        if address.starts_with(start) { Ok(address) } else { Err(address) }
    })
}

/// Where the page is.
pub fn address(browser: &Browser) -> String {
    browser.js("return location.hash", json!([])).as_str().unwrap_or_default().to_owned()
}

/// Starts a visit of a project with the checklist that is suggested, and returns its address.
#[track_caller]
pub fn draft_visit(browser: &Browser, project: &str) -> String {
    browser.route(&format!("{project}/visit"));
    browser.until_saved(|| browser.click("开始督查"));
    browser.sees("下一个未查");
    address(browser)
}

/// What the first rows of a list say.
#[track_caller]
pub fn names_in_list(browser: &Browser) -> Vec<String> {
    browser.css(".vtable__window [role=row]");
    browser.texts(".vtable__window [role=row]")
}
