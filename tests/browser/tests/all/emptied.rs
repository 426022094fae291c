//! The browser's data is cleared while the page is open: by its own settings, by a cleaning program, by another page.

use browser_tests::{Browser, each_engine, fixture, json};

use crate::people::{import_list, introduce};

fn with_projects(browser: &Browser) {
    introduce(browser, "刘敏", "区督查室", "办公室（综合）");
    import_list(browser, &fixture("tests/files/lists/gmpp_2022.csv"), 235);
}

fn new_project(browser: &Browser, name: &str) {
    browser.route("#/projects/new");
    browser.fill("项目名称", name);
    browser.until_saved(|| browser.click("保存项目"));
}

fn is_whole(browser: &Browser, projects: usize) {
    browser.wait_ready();
    browser.route("#/projects");
    browser.sees(&format!("共 {projects} 个项目"));
    browser.route("#/settings");
    browser.sees_no("有内容读不出来");
}

each_engine!(the_page_puts_everything_back_by_itself in new [chromium, old_chromium, firefox], |browser| {
    with_projects(&browser);
    browser.clear_data();
    browser.sees("没有丢失");
    browser.sees("已保存");
    let browser = browser.quit_and_reopen();
    is_whole(&browser, 235);
    browser.assert_quiet();
});

each_engine!(a_journal_that_is_cleared_last_is_filled_again in new [chromium, old_chromium], |browser| {
    with_projects(&browser);
    let clear = |what: &str| {
        browser.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": what }));
    };
    clear("local_storage");
    browser.sees("没有丢失");
    browser.sees("已保存");
    // A browser that clears everything does so one thing after the other, on a busy machine seconds apart.
    browser.until_saved(|| clear("indexeddb"));
    browser.sees("已保存");
    // What was put back into localStorage is not on the disk yet.
    let browser = browser.kill_and_reopen();
    is_whole(&browser, 235);
});

each_engine!(without_a_word_from_the_browser_it_notices_at_the_next_change, |browser| {
    with_projects(&browser);
    new_project(&browser, "南郊新城区配套工程");
    browser.js("localStorage.clear()", json!([]));
    new_project(&browser, "南郊新城区道路工程");
    browser.sees("没有丢失");
    browser.reload();
    is_whole(&browser, 237);
    browser.assert_quiet();
});
