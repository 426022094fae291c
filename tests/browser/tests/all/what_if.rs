//! 推演: what is assumed is marked on every page, is found again after a reload, and becomes the book when it is adopted.

use browser_tests::{Browser, each_engine, wait};

use crate::people;

/// Waits for what stands above the page while a 推演 is looked at; nothing for the book.
fn bar_says(browser: &Browser, expected: &str) {
    wait::until("the bar above the page", || match browser.texts(".past-bar__text").concat() {
        text if text.contains(expected) && (text.is_empty() == expected.is_empty()) => Ok(()),
        text => Err(text),
    });
}

each_engine!(a_what_if_is_marked_kept_and_adopted in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/more");
    browser.containing(".more__line", "推演").click();
    browser.fill("推演名称", "都整改了");
    browser.click("开始推演");
    bar_says(&browser, "推演，未入册：都整改了 · 0 条假设");
    browser.choose("假设什么", "问题整改到位并销号");
    browser.sees("未交办的先交办");
    let all = wait::until("the button that adds all", || {
        let buttons = browser.texts("button");
        buttons.iter().find(|text| text.starts_with("加入全部")).cloned().ok_or(buttons)
    });
    browser.click(&all);
    wait::until("something is assumed", || match browser.texts(".past-bar__text").concat() {
        text if text.contains("推演，未入册") && !text.contains("· 0 条") => Ok(()),
        text => Err(text),
    });
    browser.sees("全区");
    browser.assert_accessible();
    for page in ["#/", "#/problems", "#/progress/summary"] {
        browser.route(page);
        bar_says(&browser, "推演，未入册：都整改了");
    }
    browser.route("#/projects/new");
    browser.sees("推演中只能查看");
    // A page that is opened anew shows the book; the draft is there.
    browser.route("#/whatif");
    browser.reload();
    browser.sees("未完成的推演");
    bar_says(&browser, "");
    browser.click("打开");
    bar_says(&browser, "推演，未入册：都整改了");
    browser.click("采纳入册");
    browser.sees("已采纳");
    bar_says(&browser, "");
    browser.click("撤销");
    browser.assert_quiet();
});
