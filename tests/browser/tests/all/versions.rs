//! Pages of several versions on one device: in Chromium all files have one storage. The page of 0.1.0 before, after and beside today's,
//! and today's before, after and beside a made-up newer one.

use std::fs;
use std::path::Path;

use browser_tests::{Browser, Engine, Options, Value, fixture, json, test_page, wait};

use crate::people::{export_everything, introduce, merge, open_sample, read_file};

/// Puts a page on the stick, and says at which address.
fn brings(browser: &Browser, page: &Path, name: &str) -> String {
    let to = browser.home().stick().join(name);
    fs::copy(page, &to).unwrap();
    format!("file://{}", to.display())
}

/// A page that does nothing, to look at what is stored.
fn nothing_open(browser: &Browser) {
    let page = browser.home().stick().join("empty.html");
    fs::write(&page, "<!doctype html><title>empty</title>").unwrap();
    browser.go(&format!("file://{}", page.display()));
}

fn begins_anew(browser: &Browser) {
    browser.fill("姓名", "李督查");
    browser.fill("单位", "区督查室");
    browser.text("督查员").click();
    browser.until_saved(|| browser.click("开始新册"));
}

fn adds(browser: &Browser, project: &str) {
    browser.route("#/projects/new");
    browser.fill("项目名称", project);
    browser.until_saved(|| browser.click("保存项目"));
}

#[track_caller]
fn lists(browser: &Browser, projects: usize) {
    browser.route("#/projects");
    browser.sees(&format!("共 {projects} 个项目"));
}

fn receives(browser: &Browser, file: &Path) {
    browser.route("#/exchange");
    browser.upload(".exchange__intake input[type=file]", &[file]);
    browser.until_saved(|| browser.named(".exchange__intake button", "合并").click());
    browser.sees("已合并");
}

fn record(browser: &Browser) -> Value {
    browser.js("return Object.entries(localStorage).sort()", json!([]))
}

/// Does to everything stored what a program does that cannot read it.
fn everything_is_put_aside(browser: &Browser) {
    let script = "for (const key of Object.keys(localStorage)) {
        const name = key.replace('sitebook/main/', '');
        if (/^(segment|tail)\\//.test(name)) localStorage.setItem(`sitebook/main/quarantine/${name}/0011223344556677`, localStorage[key]);
        localStorage.removeItem(key);
    }";
    browser.js(script, json!([]));
    forget_journal(browser);
}

fn forget_journal(browser: &Browser) {
    browser.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": "indexeddb" }));
}

/// The newer program: a page that keeps the same book in a form of a greater hundred. Says how many entries it found.
fn newer_opens(browser: &Browser, session: u32) -> u64 {
    let script = "site.begin('open', arguments[0]).then(arguments[1], (error) => arguments[1](String(error)))";
    let found = browser.js_async(script, json!([["main", session, 300, "0.3.0"]]));
    found[0].as_u64().unwrap_or_else(|| panic!("{found}"))
}

fn newer_records(browser: &Browser, from: u64, to: u64) {
    browser.js("site.call('append', arguments[0])", json!([[from, to]]));
    wait::until("the newer page has saved", || match browser.js("return site.call('state', [])", json!([])) {
        state if state == "Saved" => Ok(()),
        state => Err(state),
    });
}

#[test]
fn an_old_page_and_todays_and_a_newer_one_have_one_book() {
    let browser = Browser::start(Options::own(Engine::Chromium));
    let old = brings(&browser, &fixture("tests/files/pages/sitebook-0.1.0.html"), "old.html");
    let newer = brings(&browser, &test_page("storage"), "newer.html");
    let new = browser.home().address();

    // Before, after, and beside.
    browser.visit(&old);
    begins_anew(&browser);
    adds(&browser, "旧页先建的项目");
    browser.visit(&new);
    lists(&browser, 1);
    adds(&browser, "新页后建的项目");
    let first = browser.tab();
    browser.blank_tab();
    browser.visit(&old);
    lists(&browser, 2);
    adds(&browser, "旧页并排建的项目");
    let second = browser.tab();
    browser.turn_to(&first);
    lists(&browser, 3);
    adds(&browser, "新页并排建的项目");
    browser.turn_to(&second);
    lists(&browser, 4);
    let browser = browser.kill_and_reopen();
    lists(&browser, 4);
    let file = export_everything(&browser);

    // A page that cannot read what is there shows an empty book, and somebody begins anew in it.
    nothing_open(&browser);
    everything_is_put_aside(&browser);
    browser.visit(&old);
    begins_anew(&browser);
    receives(&browser, &file);
    lists(&browser, 4);
    adds(&browser, "旧页重新建的项目");
    browser.visit(&new);
    lists(&browser, 5);
    browser.sees_no("无法读取");
    let aside = "return Object.keys(localStorage).filter((key) => key.includes('/quarantine/'))";
    assert_eq!(browser.js(aside, json!([])), json!([]), "all of it was read back");

    // A newer program opens the book in another tab.
    let today = browser.tab();
    browser.blank_tab();
    browser.visit(&newer);
    let found = newer_opens(&browser, 7);
    newer_records(&browser, 0, 5);
    browser.turn_to(&today);
    browser.sees("需要 0.3.0 版或更新的页面");
    let before = record(&browser);
    browser.route("#/projects/new");
    browser.fill("项目名称", "写不进去的项目");
    browser.click("保存项目");
    browser.sees("请用 0.3.0 版或更新的页面修改");
    let rescue = browser.download(|| browser.click("导出救援文件"));
    assert!(fs::read_to_string(rescue).unwrap().contains(r#"{\"form\":300,\"page\":\"0.3.0\"}"#));
    browser.reload();
    lists(&browser, 5);
    let browser = browser.quit_and_reopen();
    lists(&browser, 5);
    browser.sees("只能查看");
    assert_eq!(record(&browser), before, "it has written nothing");

    // The page of 0.1.0 knows nothing of all that: the newer one takes in what it does.
    browser.visit(&old);
    adds(&browser, "不知情的项目");
    browser.visit(&newer);
    assert!(newer_opens(&browser, 8) > found + 5);
    assert_eq!(browser.js("return localStorage['sitebook/main/form']", json!([])), r#"{"form":300,"page":"0.3.0"}"#);
    browser.visit(&new);
    lists(&browser, 6);

    // Nobody begins a second book where nothing of it can be read.
    nothing_open(&browser);
    browser.js(
        "Object.keys(localStorage).forEach((key) => key.endsWith('/form') || localStorage.removeItem(key))",
        json!([]),
    );
    forget_journal(&browser);
    browser.visit(&new);
    browser.sees("需要 0.3.0 版或更新的页面");
    browser.sees_no("新建督查台账");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// The changes that a file holds, by their ids.
fn changes_of(file: &Path) -> std::collections::BTreeMap<String, Value> {
    let whole: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let changes = whole["changes"].as_array().unwrap().clone();
    changes.into_iter().map(|change| (change["id"].as_str().unwrap().to_owned(), change)).collect()
}

/// How many records the list of a register has.
fn records(browser: &Browser, kind: &str) -> String {
    browser.route(&format!("#/r/{kind}"));
    browser.css(".register .list__name");
    browser.css(".register [role=status]").text()
}

/// The page of 0.1.0 knows no registers: it hands on what it does not know.
#[test]
fn registers_pass_through_the_page_of_0_1_0_unharmed() {
    const KINDS: [&str; 4] = ["month", "yearplan", "permit", "halt"];
    let today = Browser::open(Engine::Chromium);
    open_sample(&today);
    let sent = export_everything(&today);
    let there = KINDS.map(|kind| records(&today, kind));
    let sent_changes = changes_of(&sent);
    for kind in KINDS {
        let of = |change: &Value| change["of"].as_str().unwrap().starts_with(&format!("{kind}/"));
        assert!(sent_changes.values().any(of), "{kind} is in the file");
    }

    let old = Browser::start(Options::own(Engine::Chromium));
    let page = brings(&old, &fixture("tests/files/pages/sitebook-0.1.0.html"), "old.html");
    old.visit(&page);
    begins_anew(&old);
    receives(&old, &sent);
    adds(&old, "旧页上新建的项目");
    let passed_on = export_everything(&old);
    let passed = changes_of(&passed_on);
    for (id, change) in &sent_changes {
        assert_eq!(passed.get(id), Some(change), "{id} came through");
    }

    let again = Browser::open(Engine::Chromium);
    introduce(&again, "王敏", "区督查室", "办公室（综合）");
    read_file(&again, &[&passed_on]);
    merge(&again);
    assert_eq!(KINDS.map(|kind| records(&again, kind)), there);
    again.route("#/projects");
    again.sees("旧页上新建的项目");
    again.assert_quiet();
}
