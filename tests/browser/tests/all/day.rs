//! A working day in every engine: from the first open, over a visit and its problem, to the merged book of the office.

use std::path::PathBuf;

use browser_tests::{Browser, each_engine, fixture, json, wait};

use crate::people::{self, export_everything, import_list, introduce, read_file, start_visit};

/// The address of the problem with this title, from the ledger.
fn open_problem(browser: &Browser, title: &str) {
    browser.route("#/problems");
    browser.sees(title);
    browser.text(title).click();
    browser.sees("经过");
}

fn prefer(browser: &Browser, choice: &str) {
    browser.click(choice);
}

each_engine!(a_day_from_first_open_to_the_merged_book in new [chromium, old_chromium, firefox, webkit], |inspector| {
    introduce(&inspector, "李督查", "区督查室", "督查员");
    import_list(&inspector, &fixture("tests/files/lists/gmpp_2022.csv"), 235);

    // The visit: one tap an answer, a note, a problem from a failed item.
    start_visit(&inspector, "Submarine Dismantling Project", "质量安全");
    inspector.until_saved(|| people::answer(&inspector, "工地100%围挡", "是"));
    inspector.until_saved(|| people::answer(&inspector, "物料100%覆盖", "否"));
    people::raise_from_failed_item(&inspector, "物料100%覆盖", "料堆没有覆盖");
    let browser = inspector.come_back();
    browser.route("#/problems");
    browser.sees("料堆没有覆盖");
    open_problem(&browser, "料堆没有覆盖");
    browser.click("交办");
    browser.fill("牵头单位", "区建委");
    browser.until_saved(|| browser.click("交办"));
    browser.sees("整改中");
    let first: PathBuf = export_everything(&browser);

    // A colleague takes the file in, and both write to the same problem.
    let colleague = Browser::open(browser.engine());
    introduce(&colleague, "王综合", "区督查室", "办公室（综合）");
    read_file(&colleague, &[&first]);
    colleague.sees("份文件");
    people::merge(&colleague);
    people::set_leader(&colleague, "料堆没有覆盖", "张副区长");
    let second = export_everything(&colleague);
    people::set_leader(&browser, "料堆没有覆盖", "刘副区长");

    // The office puts it together: the preview says so before anything is written, the conflict is kept and decided.
    read_file(&browser, &[&second]);
    browser.sees("数据冲突");
    people::merge(&browser);
    browser.route("#/exchange/conflicts");
    browser.sees("张副区长");
    browser.sees("刘副区长");
    browser.until_saved(|| prefer(&browser, "采用 张副区长"));
    browser.sees("没有数据冲突");

    // One's own old file brings nothing.
    read_file(&browser, &[&first]);
    browser.sees("没有新内容");
    browser.assert_quiet();
});

each_engine!(an_import_is_undone_whole_and_brought_back in [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    read_file(&browser, &[&fixture("tests/files/v1/by_0.1.0.sitebook.json")]);
    people::merge(&browser);
    browser.route("#/projects");
    let imported = people::names_in_list(&browser);
    assert!(!imported.is_empty());
    browser.route("#/exchange");
    browser.click("撤销这次汇总");
    browser.sees("会撤回");
    browser.until_saved(|| browser.css("dialog[open]").control("撤销").click());
    browser.sees("已撤销");
    browser.route("#/projects");
    browser.sees("还没有项目");
    // What a message offers goes with its page; the log offers it for good.
    browser.route("#/exchange");
    browser.until_saved(|| browser.click("恢复"));
    browser.route("#/projects");
    wait::until("the projects are back", || match people::names_in_list(&browser) {
        names if names == imported => Ok(()),
        names => Err(names),
    });
});

each_engine!(a_file_that_is_not_whole_is_refused_and_nothing_changes in [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    import_list(&browser, &fixture("tests/files/lists/project_list_gb18030.csv"), 30);
    let good = export_everything(&browser);
    let text = std::fs::read_to_string(&good).unwrap();
    let stored = stored(&browser);
    let half = good.with_file_name("half.sitebook.json");
    std::fs::write(&half, &text[..text.floor_char_boundary(text.len() / 2)]).unwrap();
    let altered = good.with_file_name("altered.sitebook.json");
    std::fs::write(&altered, text.replacen("东川区垃圾填埋场", "东川区垃圾填埋厂", 9)).unwrap();
    for file in [&half, &altered] {
        read_file(&browser, &[file]);
        browser.sees("不能接收");
        browser.sees("本机数据没有任何变化");
        browser.click("关闭");
    }
    assert_eq!(stored, self::stored(&browser));
});

/// Everything that this page keeps in localStorage.
fn stored(browser: &Browser) -> serde_json::Value {
    browser.js("return Object.entries(localStorage).filter(([key]) => key.startsWith('sitebook/')).sort()", json!([]))
}

each_engine!(what_was_shown_as_saved_survives_a_kill in new [chromium, firefox], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    import_list(&browser, &fixture("tests/files/lists/project_list_gb18030.csv"), 30);
    start_visit(&browser, "东川区垃圾填埋场", "质量安全");
    let items = ["工地100%围挡", "物料100%覆盖", "出场车辆100%冲洗"];
    let mut browser = browser;
    for (round, item) in items.iter().enumerate() {
        let address = browser.js("return location.hash", json!([]));
        browser.until_saved(|| people::answer(&browser, item, "是"));
        browser = browser.kill_and_reopen();
        browser.route(address.as_str().unwrap());
        for answered in &items[..=round] {
            assert_eq!(people::answer_of(&browser, answered), "是", "{answered} after kill {round}");
        }
    }
});
