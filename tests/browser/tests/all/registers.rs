//! 台账: what only a browser shows of their pages: keys, the form over the list, the way back.

use browser_tests::{Browser, each_engine, json, key, wait};

use crate::keyboard::{press, type_into, walk_to};
use crate::people;

/// Types a day into the field with this name, in the order in which this browser writes days.
#[track_caller]
fn type_day(browser: &Browser, name: &str, day: &str) {
    walk_to(browser, name);
    let order = browser.js(
        "return new Intl.DateTimeFormat(navigator.language).formatToParts(new Date()).map((part) => part.type).filter((type) => type !== 'literal')",
        json!([]),
    );
    let parts: Vec<&str> = day.split('-').collect();
    for part in order.as_array().unwrap() {
        let text = match part.as_str().unwrap() {
            "year" => parts[0],
            "month" => parts[1],
            _ => parts[2],
        };
        browser.keys(text.chars());
        // A year may have more digits, so it does not go on by itself.
        if text.len() == 4 && order[2] != "year" {
            browser.keys([key::RIGHT]);
        }
    }
    wait::until(&format!("“{name}” holds {day}"), || match browser.focused().map(|field| field.value()) {
        Some(value) if value == day => Ok(()),
        other => Err(other),
    });
}

/// Waits until no dialog lies over the page any more.
#[track_caller]
fn sheet_is_closed(browser: &Browser) {
    wait::until("the sheet is closed", || match browser.all("dialog[open]").len() {
        0 => Ok(()),
        open => Err(open),
    });
}

/// Ctrl+K, the word, Enter.
#[track_caller]
fn go_by_palette(browser: &Browser, word: &str) {
    browser.keys_holding(key::CONTROL, 'k');
    wait::until("the palette has the focus", || {
        let role = browser.js("return document.activeElement.getAttribute('role')", json!([]));
        if role == "combobox" { Ok(()) } else { Err(role) }
    });
    browser.keys(word.chars());
    browser.keys([key::ENTER]);
}

each_engine!(an_office_keeps_its_registers_by_keyboard_alone in [chromium], |browser| {
    people::introduce(&browser, "周主任", "区重点办", "综合");
    browser.route("#/projects/new");
    browser.fill("项目名称", "垃圾填埋场");
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("项目信息");

    // An approval, by the palette. What is missing is said where it is missing.
    go_by_palette(&browser, "登记手续");
    browser.sees("保存并再记");
    walk_to(&browser, "项目");
    browser.keys([key::DOWN]);
    browser.keys_holding(key::CONTROL, key::ENTER);
    browser.sees("请填写手续");
    type_into(&browser, "手续", "环评");
    type_into(&browser, "审批部门", "区环保局");
    type_day(&browser, "申报日期", "2026-02-02");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, key::ENTER));
    sheet_is_closed(&browser);
    browser.sees("共 1 条");
    assert_eq!(browser.texts(".register .list__name"), ["环评"]);

    // A halt, with the key of the list, which is empty still.
    go_by_palette(&browser, "停工");
    browser.sees("还没有停工记录");
    browser.keys(['n']);
    browser.sees("保存并再记");
    walk_to(&browser, "项目");
    browser.keys([key::DOWN]);
    type_day(&browser, "停工日", "2026-03-03");
    type_into(&browser, "原因", "资金");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, key::ENTER));
    sheet_is_closed(&browser);
    browser.sees("共 1 条");

    // Both stand on the page of the project, and lead to their own.
    go_by_palette(&browser, "垃圾填埋场");
    browser.sees("项目信息");
    walk_to(&browser, "概况");
    browser.keys([key::RIGHT]);
    browser.sees("02-02");
    press(&browser, "环评");
    browser.sees("记录内容");
    browser.sees("区环保局");

    // It is edited, and taken back.
    press(&browser, "修改");
    type_into(&browser, "文号", "环审〔2026〕12号");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, key::ENTER));
    sheet_is_closed(&browser);
    browser.sees("环审〔2026〕12号");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, 'z'));
    browser.sees_no("环审〔2026〕12号");
    browser.assert_accessible();
    browser.assert_quiet();
});

each_engine!(a_register_is_narrowed_looked_into_and_found_again in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/r");
    browser.sees("手续审批");
    press(&browser, "手续");
    browser.sees("共 16 条");
    browser.choose("年度", &browser.texts(".register option").into_iter().find(|text| text.starts_with("20")).unwrap());
    wait::until("the address says so", || match people::address(&browser) {
        address if address.contains("year=20") => Ok(()),
        address => Err(address),
    });
    let narrowed = browser.css(".register [role=status]").text();
    assert!(narrowed.contains(" / 16"), "{narrowed}");
    // The space bar looks, Enter opens, Back finds the list as it was.
    walk_to(&browser, "手续");
    browser.css(".register [role=grid]").js("arguments[0].focus()");
    browser.keys([key::SPACE]);
    browser.sees("记录内容");
    browser.keys([key::ESCAPE]);
    sheet_is_closed(&browser);
    browser.keys([key::ENTER]);
    browser.css(".register-entry");
    browser.css(".page-head__back").click();
    browser.css(".register .list__name");
    assert_eq!(browser.css(".register [role=status]").text(), narrowed);
    browser.click("清除条件");
    browser.sees("共 16 条");
    browser.assert_quiet();
});

each_engine!(a_form_left_halfway_is_found_again in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/r/halt");
    browser.click("记一条");
    browser.choose("项目", "客运中心");
    browser.fill("责令单位", "区应急局");
    browser.keys([key::ESCAPE]);
    sheet_is_closed(&browser);
    browser.click("记一条");
    browser.sees("上次填写的内容还没有提交");
    assert_eq!(browser.control("责令单位").value(), "区应急局");
    // 取消 gives it up and offers it back.
    browser.css("dialog[open]").control("取消").click();
    browser.sees("已放弃填写");
    browser.assert_quiet();
});
