//! 报送汇总: what the page of files says and does beside taking them in and handing them out.

use browser_tests::{Browser, each_engine, fixture, json, key, wait};

use crate::people::{export_everything, import_list, introduce, merge, open_sample, read_file, to_preview};

each_engine!(a_long_log_lists_the_latest_and_the_rest_when_asked in [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    for _ in 0..14 {
        std::fs::remove_file(export_everything(&browser)).unwrap();
    }
    browser.containing("[role=tab]", "14").click();
    wait::until("the latest are listed", || match browser.all(".exchange__log li").len() {
        12 => Ok(()),
        found => Err(found),
    });
    rest_on_request(&browser, "显示其余 2 个文件", ".exchange__log li", 12, 14);
});

each_engine!(a_long_preview_lists_some_projects_and_the_rest_when_asked in [chromium], |browser| {
    introduce(&browser, "刘敏", "区督查室", "办公室（综合）");
    import_list(&browser, &fixture("tests/files/lists/gmpp_2022.csv"), 235);
    let file = export_everything(&browser);
    let colleague = Browser::open(browser.engine());
    introduce(&colleague, "李督查", "区督查室", "督查员");
    read_file(&colleague, &[&file]);
    rest_on_request(&colleague, "显示其余 212 个项目", ".exchange__preview .folds > details > summary", 24, 236);
    colleague.assert_quiet();
});

/// Imports what the preview shows, and tells whether closing the page would have been asked about before, meanwhile and afterwards.
const CLOSE_AMID_IMPORT: &str = "const done = arguments[0];
    const asks = () => { const closing = new Event('beforeunload', { cancelable: true }); dispatchEvent(closing); return closing.defaultPrevented; };
    const told = [asks()];
    [...document.querySelectorAll('main button')].find((button) => button.textContent.trim().startsWith('导入 ')).click();
    let meanwhile = false;
    const look = () => {
        meanwhile ||= asks();
        if (!document.body.textContent.includes('撤销这次导入')) return setTimeout(look);
        done([...told, meanwhile, asks()]);
    };
    look();";

each_engine!(closing_the_page_amid_an_operation_asks in [chromium], |browser| {
    introduce(&browser, "刘敏", "区督查室", "办公室（综合）");
    let list = browser.home().folder().join("清单.csv");
    let rows: String = (0..2_500).map(|number| format!("工程{number},北河镇{number}号\n")).collect();
    std::fs::write(&list, format!("项目名称,建设地点\n{rows}")).unwrap();
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&list]);
    to_preview(&browser);
    browser.named("main button", "导入 2500");
    assert_eq!(browser.js_async(CLOSE_AMID_IMPORT, json!([])), json!([false, true, false]));
    browser.assert_quiet();
});

each_engine!(a_unit_gets_its_own_issues_and_sees_them_alone in [chromium], |browser| {
    open_sample(&browser);
    browser.route("#/exchange");
    browser.click("一个责任单位");
    browser.css(".exchange__choice input").click();
    let name = browser.js("return document.querySelector('.exchange__choice span').textContent", json!([]));
    let unit = name.as_str().unwrap().to_owned();
    let file = browser.download(|| browser.click("导出文件"));
    browser.sees("已读回核对无误");
    assert!(file.file_name().unwrap().to_string_lossy().contains(&unit), "{}", file.display());
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"kind\":\"unit\""));
    browser.containing("[role=tab]", "已报送").click();
    browser.sees(&format!("下发给 {unit}"));
    // Most of the sample is in no file still.
    browser.route("#/");
    browser.sees("尚未上报");

    let answering = Browser::open(browser.engine());
    introduce(&answering, "孙水务", &unit, "责任单位");
    read_file(&answering, &[&file]);
    merge(&answering);
    answering.route("#/");
    answering.sees("收发文件");
    // What waits for the unit is what the figure says, and what the way there shows.
    let script = "const link = document.querySelector('nav a[href^=\"#/problems\"]');
        return [link.getAttribute('href'), link.querySelector('.frame__badge [aria-hidden]')?.textContent ?? '0']";
    let waits = answering.js(script, json!([]));
    let (href, count) = (waits[0].as_str().unwrap().to_owned(), waits[1].as_str().unwrap().to_owned());
    answering.route(&href);
    let shown = "return document.querySelector('.filters__count')?.textContent.replace(/^\\D+/, '').split(/\\D/)[0] ?? ''";
    wait::until("as many rows are shown as wait", || match answering.js(shown, json!([])) {
        rows if rows == count => Ok(()),
        rows => Err((rows, count.clone())),
    });
    answering.assert_quiet();
    browser.assert_quiet();
});

/// Asks for the rest of a list by the keyboard: the focus goes on at the first of it.
#[track_caller]
fn rest_on_request(browser: &Browser, button: &str, listed: &str, shown: usize, all: usize) {
    assert_eq!(browser.all(listed).len(), shown);
    browser.control(button).js("arguments[0].focus()");
    browser.keys([key::ENTER]);
    let place = "return [...document.querySelectorAll(arguments[0])].indexOf(document.activeElement)";
    wait::until("the focus goes on at the first of the rest", || match browser.js(place, json!([listed])) {
        place if place == shown => Ok(()),
        place => Err(place),
    });
    assert_eq!(browser.all(listed).len(), all);
}
