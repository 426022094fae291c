//! 问题台账: a running ledger comes in as a file and over the clipboard, is taken back, and is copied out.

use browser_tests::{Browser, each_engine, fixture, json};

use crate::people::{import_list, introduce, to_preview};

const LEDGER: &str = "tests/files/lists/problem_ledger.csv";

/// Pastes a table of a web page where nobody types: its markup, and its texts without tabs.
fn paste_from_web(browser: &Browser) {
    let rows = [
        ["项目名称", "存在问题", "责任单位", "是否销号"],
        ["东川区垃圾填埋场", "临边无防护", "区建委", "未销号"],
        ["南郊新城区配套工程", "资金未到位", "区财政局", "未销号"],
    ];
    let script = "const cell = (text) => `<td>${text}</td>`;
        const html = `<table>${arguments[0].map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0].flat().join('\\n'));
        data.setData('text/html', html);
        document.activeElement.blur();
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        return document.body.dispatchEvent(paste)";
    assert_eq!(browser.js(script, json!([rows])), false, "the page takes the table");
}

/// What Ctrl+C puts on the clipboard: lines with tabs, and markup.
fn copied(browser: &Browser) -> (String, String) {
    let script = "const data = new DataTransfer();
        document.body.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
        return [data.getData('text/plain'), data.getData('text/html')]";
    let both = browser.js(script, json!([]));
    let text = |at: usize| both[at].as_str().unwrap().to_owned();
    (text(0), text(1))
}

each_engine!(a_running_ledger_comes_in_and_is_taken_back in new [chromium], |browser| {
    introduce(&browser, "李梅", "区督查室", "办公室（综合）");
    import_list(&browser, &fixture("tests/files/lists/project_list_gb18030.csv"), 30);
    browser.route("#/problems");
    browser.sees("还没有问题");
    browser.click("导入表格");
    browser.sees("或在此粘贴表格");
    browser.assert_accessible();
    browser.upload("main input[type=file]", &[&fixture(LEDGER)]);
    browser.sees("2024 年（取自标题，请核对）");
    to_preview(&browser);
    browser.sees("临边无防护");
    browser.containing("[role=tab]", "不导入的行").click();
    browser.sees("本机没有这个项目");
    browser.assert_accessible();
    browser.until_saved(|| browser.click("导入 2 个问题"));
    browser.sees("已导入 2 个问题");
    browser.until_saved(|| browser.click("撤销这次导入"));
    browser.sees("已撤销导入");
    browser.route("#/problems");
    browser.sees("还没有问题");

    paste_from_web(&browser);
    to_preview(&browser);
    browser.until_saved(|| browser.click("导入 2 个问题"));
    browser.click("查看问题台账");
    browser.sees("资金未到位");
    let (lines, markup) = copied(&browser);
    browser.sees("已复制 2 行");
    assert!(lines.lines().count() == 3 && lines.contains("临边无防护\t"), "{lines}");
    assert!(markup.contains("<table") && markup.contains(">临边无防护<"), "{markup}");
    browser.assert_quiet();
});
