//! 数据交换: what the page of files says and does beside taking them in and handing them out.

use browser_tests::{Browser, each_engine, fixture, json, key, wait};

use crate::people::{export_everything, import_list, introduce, read_file};

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
    introduce(&browser, "刘敏", "区督查室", "综合");
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
        if (!document.body.textContent.includes('导入完成')) return setTimeout(look);
        done([...told, meanwhile, asks()]);
    };
    look();";

each_engine!(closing_the_page_amid_an_operation_asks in [chromium], |browser| {
    introduce(&browser, "刘敏", "区督查室", "综合");
    let list = browser.home().folder().join("清单.csv");
    let rows: String = (0..2_500).map(|number| format!("工程{number},北河镇{number}号\n")).collect();
    std::fs::write(&list, format!("项目名称,建设地点\n{rows}")).unwrap();
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&list]);
    browser.click("预览");
    browser.named("main button", "导入 2500");
    assert_eq!(browser.js_async(CLOSE_AMID_IMPORT, json!([])), json!([false, true, false]));
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
