//! A list of projects comes in from the page alone: chosen, matched, looked at, imported, found unchanged the second time,
//! and taken back.

use browser_tests::{Browser, each_engine, fixture, json};

use crate::people::{introduce, to_preview};

fn read_list(browser: &Browser, file: &str) {
    browser.route("#/projects/import");
    browser.sees("选择清单文件");
    browser.upload("main input[type=file]", &[&fixture(file)]);
    browser.sees("表头所在行");
}

each_engine!(real_list_comes_in_once_and_can_be_taken_back in new [chromium, old_chromium, firefox, webkit], |browser| {
    introduce(&browser, "李梅", "区督查室", "督查员");
    browser.route("#/projects/import");
    let workbook = browser.home().folder().join("清单.xlsx");
    std::fs::write(&workbook, b"PK\x03\x04 and so on").unwrap();
    browser.upload("main input[type=file]", &[&workbook]);
    browser.sees("工作簿不完整或已损坏");
    read_list(&browser, "tests/files/lists/gmpp_2022.csv");
    browser.sees("235 行数据");
    browser.sees("文件开头有编码标记");
    assert_eq!((browser.control("文字编码").value(), browser.control("分隔符").value()), ("auto".into(), "auto".into()));
    browser.js("document.querySelectorAll('.list-map__folds details').forEach((fold) => fold.open = true)", json!([]));
    assert_eq!(browser.control("“wlc_baseline_incl_NCG”对应的字段").value(), "total");
    assert_eq!(browser.control("“department”对应的字段").value(), "lead_unit");
    assert_eq!(browser.control("“yearly_forecast”对应的字段").value(), "keep");
    browser.choose("“yearly_forecast”对应的字段", "不导入");
    browser.assert_accessible();
    browser.click("预览");
    browser.sees("Submarine Dismantling Project");
    browser.assert_accessible();
    browser.until_saved(|| browser.click("导入 235 个项目"));
    browser.sees("新增 235 个项目，更新 0 个项目。");

    browser.click("再导入一份");
    read_list(&browser, "tests/files/lists/gmpp_2022.csv");
    browser.choose("“yearly_forecast”对应的字段", "不导入");
    browser.click("预览");
    browser.sees("没有要导入的内容");

    let browser = browser.come_back();
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&fixture("tests/files/lists/project_list_gb18030.csv")]);
    to_preview(&browser);
    browser.named("main button", "导入 30 个项目");
    browser.click("上一步");
    browser.sees("30 行数据");
    browser.sees("全文每个字都能读出");
    browser.click("预览");
    browser.sees("总投资（万元）");
    browser.until_saved(|| browser.click("导入 30 个项目"));
    browser.sees("新增 30 个项目");
    browser.until_saved(|| browser.click("撤销这次导入"));
    browser.sees("已撤销导入");
    browser.assert_quiet();
});

each_engine!(words_are_given_a_meaning_and_deleted_projects_are_told in new [chromium], |browser| {
    introduce(&browser, "李梅", "区督查室", "办公室（综合）");
    let list = browser.home().folder().join("清单.csv");
    std::fs::write(&list, "项目名称,阶段,开工时间,总投资(万元)\n北河泵站,收尾,03/04/2024,12000\n南湖闸,停工,05/06/2024,800\n").unwrap();
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&list]);
    browser.sees("“收尾” × 1 行");
    browser.assert_accessible();
    browser.choose("“收尾”的含义", "续建");
    browser.choose("开工时间 日月次序", "月/日/年");
    browser.click("预览");
    browser.sees("12,000");
    browser.sees("2024-03-04");
    browser.assert_accessible();
    browser.until_saved(|| browser.click("导入 2 个项目"));
    browser.sees("已导入 2 个项目");

    // What a word means is known for the next list.
    browser.click("再导入一份");
    browser.upload("main input[type=file]", &[&list]);
    browser.sees("“收尾” × 1 行");
    assert_eq!(browser.js("return document.querySelector('.list-map__doubt select').selectedOptions[0].textContent.trim()", json!([])), "续建");
    browser.assert_quiet();
});

each_engine!(how_a_list_is_read_is_changed_and_changed_back in new [chromium], |browser| {
    introduce(&browser, "李梅", "区督查室", "办公室（综合）");
    let list = browser.home().folder().join("清单.csv");
    let text = "项目名称;责任单位;总投资(万元)\n北河泵站;水务局,规划局;1200\n南湖闸;水务局,规划局;800\n合计：2 个;;2000\n";
    std::fs::write(&list, text).unwrap();
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&list]);
    to_preview(&browser);
    browser.click("上一步");
    browser.sees("认出 3 个表头");
    browser.choose("分隔符", "逗号 ,");
    browser.sees("手工指定");
    browser.assert_accessible();
    browser.click("撤销上一次改动");
    browser.sees("认出 3 个表头");
    to_preview(&browser);
    browser.named("main button", "导入 2 个项目");
    browser.click("不导入的行 1");
    browser.click("合计：2 个");
    browser.click("作为项目导入");
    browser.named("main button", "导入 3 个项目");
    browser.assert_quiet();
});

each_engine!(months_of_a_list_come_in_and_change_the_summary in new [chromium], |browser| {
    introduce(&browser, "周敏", "区发改局", "办公室（综合）");
    browser.route("#/projects/import");
    browser.upload("main input[type=file]", &[&fixture("tests/files/lists/progress_sheet_2009.csv")]);
    browser.sees("取自标题");
    browser.sees("月进度 2009年1月–8月：本月计划投资、本月完成投资（上报），16 列");
    browser.assert_accessible();
    browser.click("预览");
    browser.sees("8 个月 · 本月计划投资 9,615.92 · 本月完成投资（上报） 7,372.68");
    browser.sees("103,960.32");
    browser.assert_accessible();
    browser.until_saved(|| browser.click("导入 30 个项目、240 个月"));
    browser.sees("已导入 30 个项目、240 个月");
    browser.click("去看2009年8月");
    browser.sees("东川区垃圾填埋场");
    browser.assert_accessible();
    browser.route("#/progress");
    browser.sees("最近有数据的是 2009年8月");
    browser.assert_accessible();
    browser.route("#/progress/summary?at=2009-08&by=project");
    browser.sees("东川区垃圾填埋场");
    browser.sees("51.1");
    browser.assert_quiet();
});
