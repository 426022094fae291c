//! The first page stands before the book is read, says the same afterwards, and never what is out of date.

use browser_tests::{Browser, each_engine, json, wait};

use crate::people::{export_everything, introduce, open_sample};

/// Waits until a snapshot of the book is kept, and gives its text.
fn kept(browser: &Browser, workspace: &str) -> String {
    let key = format!("sitebook/{workspace}/front");
    wait::until("a snapshot is kept", || {
        let text = browser.js("return localStorage.getItem(arguments[0])", json!([key]));
        text.as_str().map(str::to_owned).ok_or(text)
    })
}

/// Whether this start showed the first page from the snapshot.
fn came_from_snapshot(browser: &Browser) -> bool {
    let script = "const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
        return at('snapshot-read') < at('app-ready') && !(at('book-open') < at('app-ready'))";
    browser.js(script, json!([])) == json!(true)
}

fn until_book_is_open(browser: &Browser) {
    wait::until("the book is open", || {
        match browser.js("return performance.getEntriesByName('book-open').length", json!([])) {
            open if open == json!(1) => Ok(()),
            other => Err(other),
        }
    });
}

/// Notes what the page says as soon as it is ready, which is before the book is read.
const NOTE_FIRST_PAGE: &str = "const mark = performance.mark.bind(performance);
    performance.mark = (name, ...rest) => {
        if (name === 'app-ready') window.atFirst = document.querySelector('main').innerText;
        return mark(name, ...rest);
    };";

each_engine!(the_first_page_says_the_same_before_and_after_the_book_is_read in [chromium, old_chromium], |browser| {
    open_sample(&browser);
    browser.sees("未销号问题");
    kept(&browser, "sample");
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE_FIRST_PAGE }));
    browser.reload();
    assert!(came_from_snapshot(&browser), "the start had a snapshot to show");
    let at_first = wait::until("the first page was noted", || {
        let text = browser.js("return window.atFirst ?? null", json!([]));
        text.as_str().map(str::to_owned).ok_or(text)
    });
    until_book_is_open(&browser);
    assert_eq!(browser.js("return document.querySelector('main').innerText", json!([])), json!(at_first));
    assert!(at_first.contains("未销号问题") && at_first.contains("逾期"), "{at_first}");
    // What is behind the first page comes once the book is there.
    browser.route("#/problems");
    browser.sees("共 14 个问题");
    browser.assert_quiet();
});

each_engine!(what_a_front_does_not_know_is_there_after_a_kill in new [chromium, firefox], |browser| {
    introduce(&browser, "刘敏", "区督查室", "办公室（综合）");
    browser.sees("总览");
    kept(&browser, "main");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊新城区配套工程");
    browser.until_saved(|| browser.click("保存项目"));
    // Whether the snapshot is that of an older record depends on how much of localStorage the browser had put on the disk.
    let browser = browser.kill_and_reopen();
    until_book_is_open(&browser);
    browser.route("#/");
    browser.sees("待交办");
    browser.sees_no("督查台账还是空的");
    browser.route("#/projects");
    browser.sees("南郊新城区配套工程");
    browser.assert_quiet();
});

each_engine!(nothing_of_an_erased_book_is_kept in [chromium], |browser| {
    introduce(&browser, "刘敏", "区督查室", "办公室（综合）");
    browser.sees("总览");
    kept(&browser, "main");
    browser.route("#/settings");
    browser.click("清空本机数据");
    browser.fill("请输入“清空”", "清空");
    browser.css("dialog[open] .btn--danger-filled").click();
    browser.sees("新建督查台账");
    browser.wait_ready();
    let snapshots = browser.js("return performance.getEntriesByName('snapshot-read').length", json!([]));
    assert_eq!(snapshots, json!(0), "the page that went kept what it had shown");
    browser.assert_quiet();
});

each_engine!(what_is_not_exported_is_told_in_every_tab in [chromium], |browser| {
    open_sample(&browser);
    browser.sees("尚未上报");
    browser.reload();
    browser.sees("尚未上报");
    let other = browser.new_tab();
    export_everything(&browser);
    browser.turn_to(&other);
    browser.sees_no("尚未上报");
    browser.assert_quiet();
});
