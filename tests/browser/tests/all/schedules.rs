//! 倒排工期: milestones from a template, moved by keys, with what follows said before it is written.

use browser_tests::{Browser, each_engine, json, key, wait};

use crate::people;

/// The sentence in large type.
#[track_caller]
fn verdict_is(browser: &Browser, expected: impl Fn(&str) -> bool) -> String {
    wait::until("the verdict", || {
        let said = browser.texts(".schedule__verdict").concat();
        if expected(&said) { Ok(said) } else { Err(said) }
    })
}

each_engine!(a_project_is_scheduled_backwards_and_moved_by_keys in [chromium], |browser| {
    people::introduce(&browser, "周主任", "区重点办", "综合");
    browser.route("#/projects/new");
    browser.fill("项目名称", "垃圾填埋场");
    browser.until_saved(|| browser.click("保存项目"));
    let project = people::address_in_list(&browser, "#/projects", "#/projects/");
    browser.route("#/schedules");
    browser.sees("还没有项目编排节点");
    browser.route(&format!("{project}/schedule"));
    browser.click("填计划竣工");
    browser.fill("计划竣工", "2099-12-31");
    browser.until_saved(|| browser.click("保存修改"));
    browser.route(&format!("{project}/schedule"));

    // The preview first, then all of it at once.
    browser.click("房建");
    browser.sees("结构封顶");
    // 施工许可, which the first of them waits for, is not asked for yet: its time is taken off first.
    browser.sees("尚未办结");
    browser.until_saved(|| browser.click("生成节点"));
    let before = verdict_is(&browser, |said| said.contains("余") || said.contains("正好按期"));
    assert_eq!(browser.all(".schedule__table tbody tr").len(), 10);
    assert!(browser.all(".gantt__latest").len() >= 10);
    browser.assert_accessible();

    // A week later by a key: the consequence is said, nothing is written until it is adopted.
    browser.css(".schedule__board").click();
    browser.keys([key::DOWN; 9]);
    browser.keys_holding(key::SHIFT, key::RIGHT);
    browser.sees("备案移交 推至");
    browser.click("放弃");
    verdict_is(&browser, |said| said == before);
    browser.css(".schedule__board").click();
    browser.keys([key::DOWN; 9]);
    browser.keys_holding(key::SHIFT, key::RIGHT);
    browser.until_saved(|| browser.keys([key::ENTER]));
    verdict_is(&browser, |said| said != before);

    // The baseline, with its reason.
    browser.click("定为基准");
    browser.fill("原因", "区政府会议定稿");
    browser.until_saved(|| browser.containing("dialog[open] button", "定为基准").click());
    browser.sees("基准第 1 版");
    wait::until("every milestone has its hollow bar", || match browser.all(".gantt__planned").len() {
        10 => Ok(()),
        other => Err(other),
    });

    // On paper: one sheet with its signatures.
    browser.js("window.dispatchEvent(new Event('beforeprint'))", json!([]));
    wait::until("the sheet is there", || match browser.all(".schedule__sheet").len() {
        1 => Ok(()),
        other => Err(other),
    });
    browser.js("window.dispatchEvent(new Event('afterprint'))", json!([]));
    browser.route("#/schedules");
    browser.sees("垃圾填埋场");
    browser.assert_quiet();
});
