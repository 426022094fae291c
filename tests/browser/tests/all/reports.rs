//! 通报: made of the sample's month, written over, issued, and put on A4.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Browser, each_engine, json, wait};

use crate::people;

/// The document on the page, as it would stand on paper.
fn paper(browser: &Browser) -> String {
    browser.texts(".doc").concat()
}

/// The pages of the PDF that the browser prints, upright and lying.
fn printed(browser: &Browser) -> (usize, usize) {
    let answer = browser.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }));
    let pdf = STANDARD.decode(answer["data"].as_str().unwrap()).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    let boxes = text.split("/MediaBox [").skip(1).filter_map(|rest| rest.split(']').next());
    let sizes =
        boxes.map(|size| size.split_whitespace().filter_map(|side| side.parse::<f64>().ok()).collect::<Vec<_>>());
    let (upright, lying): (Vec<_>, Vec<_>) = sizes.partition(|size| size[3] > size[2]);
    let a4 = |size: &[f64], (wide, high): (f64, f64)| (size[2] - wide).abs() < 2.0 && (size[3] - high).abs() < 2.0;
    assert!(upright.iter().all(|size| a4(size, (595.0, 842.0))), "{upright:?}");
    assert!(lying.iter().all(|size| a4(size, (842.0, 595.0))), "{lying:?}");
    (upright.len(), lying.len())
}

each_engine!(the_office_writes_issues_and_prints_a_bulletin in [chromium], |browser| {
    people::open_sample(&browser);
    people::take_role(&browser, "办公室（综合）");
    browser.route("#/more");
    browser.containing(".more__line", "通报").click();
    // The sample holds the bulletin of the month before, as it was issued.
    browser.sees("已印发");
    browser.sees("领导一页通");
    browser.until_saved(|| browser.containing("button", "新建").click());
    browser.sees("一、总体情况");
    let month = browser.texts(".doc__title").concat();
    assert!(month.contains("重点工程项目推进情况的督查通报"), "{month}");
    browser.assert_accessible();

    // A figure of the text opens what it rests on.
    browser.css(".doc [data-paragraph=investment] button.doc__lead").click();
    browser.sees("口径");
    browser.keys([browser_tests::key::ESCAPE]);

    browser.containing("[data-paragraph=problems] button", "修改").click();
    browser.fill("段落文字", "问题整改情况另行通报。");
    browser.until_saved(|| browser.click("保存"));
    wait::until("the paragraph says what was written", || match paper(&browser) {
        text if text.contains("问题整改情况另行通报。") => Ok(()),
        text => Err(text),
    });
    browser.sees("已改 1");

    browser.click("印发");
    browser.fill("发文字号（期号）", "样督通〔2026〕1号");
    browser.until_saved(|| browser.containing("dialog[open] button.btn--primary", "印发").click());
    browser.sees("已印发");
    wait::until("the number stands in the head", || match paper(&browser) {
        text if text.contains("样督通〔2026〕1号") => Ok(()),
        text => Err(text),
    });
    assert!(browser.all("[data-paragraph] button").is_empty(), "nothing of it can be edited any more");

    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let seen = browser.visible_text();
    assert!(seen.contains("督查通报") && seen.contains("万元") && !seen.contains("更多"), "{seen}");
    let (upright, lying) = printed(&browser);
    assert!(upright >= 2 && lying >= 2, "{upright} upright, {lying} lying");
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    browser.assert_quiet();
});

each_engine!(problems_of_the_ledger_go_out_as_notices in [chromium], |browser| {
    people::open_sample(&browser);
    let problem = people::address_in_list(&browser, "#/problems", "#/problems/");
    let id = problem.trim_start_matches("#/problems/").to_owned();
    browser.route(&format!("#/reports/paper/notice?of=problem%2F{id}"));
    browser.sees("整改通知单");
    browser.sees("回 执");
    browser.assert_accessible();
    browser.assert_quiet();
});

each_engine!(a_leaders_page_is_one_page_and_tables_go_out in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/reports/leader");
    browser.sees("提请领导协调");
    browser.sees("各单位推进情况");
    browser.assert_accessible();
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert_eq!(printed(&browser), (1, 0), "exactly one A4 page");
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    let file = browser.download(|| browser.click("导出 Word"));
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"), "{}", file.display());

    browser.route("#/reports/table/problems");
    browser.sees("问题台账");
    browser.sees("已隐去责任领导");
    browser.containing("summary", "栏目").click();
    browser.click("责任领导");
    browser.sees_no("已隐去");
    browser.reload();
    browser.sees("合计");
    browser.sees_no("已隐去");
    browser.assert_accessible();
    browser.assert_quiet();
});

each_engine!(an_office_makes_its_bulletin_by_its_own_template in [chromium], |browser| {
    people::open_sample(&browser);
    people::take_role(&browser, "办公室（综合）");
    browser.route("#/reports/templates/new");
    browser.fill("模板名称", "月通报");
    browser.containing(".wording__part summary", "问题整改情况").click();
    browser.fill("改用的说法：G1", "查出{几个}个问题。");
    browser.sees("不能用 {几个}");
    browser.fill("改用的说法：G1", "{office}共查出问题{count}个。");
    browser.sees_no("不能用 {几个}");
    browser.assert_accessible();
    browser.until_saved(|| browser.click("发布"));
    browser.sees("月通报");

    browser.route("#/reports");
    browser.choose("模板", "月通报（第1版）");
    browser.until_saved(|| browser.containing("button", "新建").click());
    wait::until("the bulletin says it in the words of the template", || match paper(&browser) {
        text if text.contains("共查出问题") => Ok(()),
        text => Err(text),
    });
    browser.until_saved(|| browser.choose("模板", "内置模板"));
    wait::until("the built-in template is there as before", || match paper(&browser) {
        text if text.contains("累计发现问题") => Ok(()),
        text => Err(text),
    });
    browser.assert_quiet();
});
