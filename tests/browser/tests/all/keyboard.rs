//! The main job by keyboard alone: no pointer is ever used, and what has the focus is always in sight.

use browser_tests::{Browser, each_engine, json, key, wait};

use crate::people;

/// Walks with the Tab key to the control with this name, as someone without a pointer does.
#[track_caller]
pub fn walk_to(browser: &Browser, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..120 {
        let focused = browser.focused().map(|focused| focused.name()).unwrap_or_default();
        if focused.starts_with(name) {
            let seen =
                "const box = arguments[0].getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight";
            wait::until(&format!("“{name}” is in sight"), || match browser.focused().map(|one| one.js(seen)) {
                Some(seen) if seen == true => Ok(()),
                other => Err(other),
            });
            return;
        }
        passed.push(focused);
        browser.keys([key::TAB]);
    }
    panic!("“{name}” is not reached by the Tab key; passed: {passed:?}");
}

/// Types a text into the field with this name.
#[track_caller]
pub fn type_into(browser: &Browser, name: &str, text: &str) {
    walk_to(browser, name);
    browser.focused().unwrap().type_keys(text);
}

#[track_caller]
pub fn press(browser: &Browser, name: &str) {
    walk_to(browser, name);
    browser.keys([key::ENTER]);
}

// WebKit's driver leaves links out of the walk, as Safari does until it is told otherwise, and sends no Ctrl with a letter.
each_engine!(the_main_job_by_keyboard_alone in [chromium, old_chromium, firefox], |browser| {
    type_into(&browser, "姓名", "李督查");
    type_into(&browser, "单位", "区督查室");
    walk_to(&browser, "督查员");
    browser.keys([key::SPACE]);
    browser.until_saved(|| press(&browser, "新建督查台账"));
    browser.sees("总览");

    press(&browser, "项目");
    browser.sees("还没有项目");
    press(&browser, "新增项目");
    type_into(&browser, "项目名称", "南郊新城区配套工程");
    browser.until_saved(|| press(&browser, "保存项目"));
    browser.sees("项目信息");

    press(&browser, "开始督查");
    browser.sees("选择检查表");
    press(&browser, "质量安全");
    browser.until_saved(|| press(&browser, "开始督查"));
    browser.sees("下一个未查");
    // Number keys answer, J goes on.
    let answer = "return document.activeElement.getAttribute('role') === 'radio'";
    for _ in 0..120 {
        if browser.js(answer, json!([])) == true {
            break;
        }
        browser.keys([key::TAB]);
    }
    browser.until_saved(|| browser.keys(['1']));
    browser.keys(['j']);
    browser.until_saved(|| browser.keys(['2']));
    people::sees_answer(&browser, "工地100%围挡", "是");
    people::sees_answer(&browser, "物料100%覆盖", "否");

    press(&browser, "登记问题");
    browser.sees("立即交办");
    browser.until_saved(|| press(&browser, "登记"));
    wait::until("the panel is closed", || match browser.all("dialog[open]").len() {
        0 => Ok(()),
        open => Err(open),
    });
    type_into(&browser, "督查意见", "总体正常");
    browser.until_saved(|| type_into(&browser, "现场确认人", "赵工"));
    press(&browser, "完成督查");
    browser.sees("还有关键项没有查");
    browser.until_saved(|| press(&browser, "仍然完成"));
    browser.sees("督查记录");
    browser.sees("物料未全部覆盖");

    // Ctrl and a letter are the page's, also where the browser has a use of its own for them.
    browser.keys_holding(key::CONTROL, 'k');
    wait::until("the palette has the focus", || {
        let role = browser.js("return document.activeElement.getAttribute('role')", json!([]));
        if role == "combobox" { Ok(()) } else { Err(role) }
    });
    browser.keys("总览".chars());
    browser.keys([key::ENTER]);
    wait::until("the palette leads to the first page", || match people::address(&browser) {
        address if address == "#/" => Ok(()),
        address => Err(address),
    });
    browser.assert_quiet();
});

/// Composes letters in a field as an input method does, without ending the word.
const COMPOSES: &str = "const [selector, letters] = arguments;
    const field = document.querySelector(selector);
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    field.value = letters;
    const kind = { bubbles: true, inputType: 'insertCompositionText', data: letters, isComposing: true };
    field.dispatchEvent(new InputEvent('input', kind));";

each_engine!(letters_of_a_word_that_is_composed_are_searched_for in [chromium], |browser| {
    people::introduce(&browser, "李督查", "区督查室", "督查员");
    let list = browser.home().folder().join("清单.csv");
    std::fs::write(&list, "项目名称,建设地点\n东川垃圾填埋场,东乡\nＧ15连接线,西乡\n").unwrap();
    people::import_list(&browser, &list, 2);
    browser.route("#/projects");
    browser.sees("东川垃圾填埋场");
    let listed = "return [...document.querySelectorAll('.vtable__row')].map((row) => row.textContent)
        .filter((text) => text.includes('填埋场') || text.includes('连接线')).length";
    let search = "main input[type=search]";
    browser.js(COMPOSES, json!([search, "l'j't'm"]));
    wait::until("the list is filtered", || match browser.js(listed, json!([])).as_u64() {
        Some(1) => Ok(()),
        other => Err(other),
    });
    browser.sees("东川垃圾填埋场");
    let value = browser.js("return document.querySelector(arguments[0]).value", json!([search]));
    assert_eq!(value, "l'j't'm", "the word that is being composed stays as it is");
    browser.route("#/overview");
    browser.route("#/projects");
    browser.fill("查找项目", "g15");
    browser.sees("Ｇ15连接线");

    // Safari ends the word first and then tells of the Enter that ended it.
    browser.js("document.querySelector('.finder').click()", json!([]));
    browser.css(".palette__input");
    browser.js(COMPOSES, json!([".palette__input", "tian"]));
    let before = browser.js("return location.hash", json!([]));
    let ends = "const field = document.querySelector('.palette__input');
        field.value = '填';
        field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '填' }));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
        return [location.hash, document.querySelector('dialog[open]') !== null]";
    assert_eq!(browser.js(ends, json!([])), json!([before, true]));
    browser.assert_quiet();
});
