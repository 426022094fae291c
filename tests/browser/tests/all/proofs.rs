//! 凭证, 核表 and 留痕: a bulletin goes out with its changes and is held against itself; a pasted table; the trail of a problem.

use std::fs;

use browser_tests::{Browser, each_engine, json};

use crate::people;

/// Pastes a text onto the page, where nobody types.
fn paste(browser: &Browser, text: &str) {
    let script = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        document.activeElement.blur();
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        return document.body.dispatchEvent(paste)";
    browser.js(script, json!([text]));
}

each_engine!(a_bulletin_is_proven_a_table_checked_and_a_trail_read in [chromium], |browser| {
    people::open_sample(&browser);
    people::take_role(&browser, "办公室（综合）");
    browser.route("#/reports");
    browser.css("th a.list__name").click();
    browser.sees("已印发");
    let proof = browser.download(|| {
        browser.click("更多");
        browser.containing("[role=menuitem]", "导出凭证").click();
    });
    browser.route("#/reports/proof");
    browser.sees("选择凭证文件");
    browser.upload("main input[type=file]", &[&proof]);
    browser.sees("不能证明的");
    browser.sees("数字和所依据的登记");
    browser.assert_accessible();

    // One digit of one change: it is named.
    let text = fs::read_to_string(&proof).unwrap();
    let at = text.find("\"set\":\"plan\",\"to\":\"").unwrap() + "\"set\":\"plan\",\"to\":\"".len();
    let other = if text.as_bytes()[at] == b'7' { "8" } else { "7" };
    let altered = proof.with_file_name("altered.sitebook-proof.json");
    fs::write(&altered, format!("{}{other}{}", &text[..at], &text[at + 1..])).unwrap();
    browser.click("换一份凭证");
    browser.sees("选择凭证文件");
    browser.upload("main input[type=file]", &[&altered]);
    browser.sees("被改动过");

    browser.route("#/reports/check");
    browser.sees("选择表格文件");
    paste(&browser, "单位\t计划开工\t已开工\t开工率\r\n石嘴山\t90\t69\t76.6%\r\n");
    browser.sees("按舍去计算相符");
    browser.assert_accessible();

    let problem = people::address_in_list(&browser, "#/problems", "#/problems/");
    browser.route(&format!("{problem}/trail"));
    browser.sees("首次填写");
    browser.sees("次变更");
    browser.assert_quiet();
});
