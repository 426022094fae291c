//! Workbooks in the page: read in a worker of the page's own making, in every engine, and written so that they come in again.

use browser_tests::{Browser, each_engine, fixture, json};

use crate::people::{import_list, introduce, to_preview};

/// Counts the answers that come from workers: where the browser started none, the page did the work itself.
const COUNT_ANSWERS: &str = "window.answers = 0;
    const Plain = window.Worker;
    window.Worker = function (address) {
        const worker = new Plain(address);
        worker.addEventListener('message', ({ data }) => { if (data.answer) window.answers += 1; });
        return worker;
    };";

fn answers(browser: &Browser) -> u64 {
    browser.js("return window.answers", json!([])).as_u64().unwrap()
}

fn choose(browser: &Browser, file: &str) {
    browser.sees("选择清单文件");
    browser.upload("main input[type=file]", &[&fixture(file)]);
}

each_engine!(a_workbook_comes_in_from_the_page_alone in new [chromium, old_chromium, firefox, webkit], |browser| {
    introduce(&browser, "李梅", "区督查室", "办公室（综合）");
    browser.js(COUNT_ANSWERS, json!([]));
    browser.route("#/projects/import");
    choose(&browser, "tests/files/sheets/several_sheets.xlsx");
    browser.sees("隐藏的工作表：六月");
    browser.sees("1 个隐藏行，已一并读入");
    browser.sees("4 行数据");
    browser.assert_accessible();
    browser.choose("工作表", "六月（隐藏，17 格有内容）");
    browser.sees("5 行数据");
    assert_eq!(answers(&browser), 2, "both sheets were read in a worker");

    browser.click("换一个文件");
    choose(&browser, "tests/files/sheets/progress_sheet_2009.xlsx");
    browser.sees("2 张工作表中内容最多的一张");
    browser.click("预览");
    browser.until_saved(|| browser.click("导入 30 个项目、240 个月"));
    browser.sees("新增 30 个项目，更新 0 个项目。");
    browser.assert_quiet();
});

each_engine!(a_list_goes_out_as_a_workbook_and_comes_in_again in new [chromium, firefox], |browser| {
    introduce(&browser, "李梅", "区督查室", "办公室（综合）");
    import_list(&browser, &fixture("tests/files/lists/project_list_gb18030.csv"), 30);
    browser.route("#/projects");
    browser.click("导出");
    let file = browser.download(|| browser.click("导出为 Excel（.xlsx）"));
    browser.sees("已导出 30 行");
    browser.assert_accessible();
    browser.route("#/projects/import");
    browser.sees("选择清单文件");
    browser.upload("main input[type=file]", &[&file]);
    to_preview(&browser);
    browser.sees("没有要导入的内容");
    browser.assert_quiet();
});
