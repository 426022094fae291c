//! A visit on site, as only a browser shows it: one tap an answer, what is half typed, the keyboard, the place in the
//! list, and the record that can only be amended.

use browser_tests::{Browser, Value, each_engine, json, key, wait};

use crate::people::{answer, introduce, sees_answer};

/// A book with one project, and a visit of it with the checklist 质量安全.
fn start(browser: &Browser) {
    introduce(browser, "李督查", "区督查室", "督查员");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊新城区配套工程");
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("项目信息");
    browser.click("开始督查");
    browser.sees("选择检查表");
    browser.text("质量安全").click();
    browser.until_saved(|| browser.click("开始督查"));
    browser.sees("下一个未查");
}

fn address(browser: &Browser) -> String {
    browser.js("return location.hash", json!([])).as_str().unwrap().to_owned()
}

#[track_caller]
fn until_closed(browser: &Browser) {
    wait::until("no dialog is open", || match browser.all("dialog[open]").len() {
        0 => Ok(()),
        open => Err(open),
    });
}

fn step(browser: &Browser, script: &str) {
    browser.js(script, json!([]));
}

each_engine!(what_is_half_typed_survives_the_way_back, |browser| {
    start(&browser);
    browser.click("第 2 项备注");
    // The button that opens the note has the same name.
    wait::until("the note takes what is typed", || {
        let focused = browser.js("return document.activeElement.tagName", json!([]));
        if focused == "TEXTAREA" { Ok(()) } else { Err(focused) }
    });
    browser.keys("东侧料堆裸露".chars());
    step(&browser, "history.back()");
    browser.sees("项目信息");
    step(&browser, "history.forward()");
    browser.sees("下一个未查");
    assert_eq!(browser.css("textarea").value(), "东侧料堆裸露");
    browser.assert_quiet();
});

each_engine!(a_note_is_saved_while_its_writer_pauses in new [chromium, firefox], |browser| {
    start(&browser);
    browser.click("第 2 项备注");
    wait::until("the note takes what is typed", || {
        let focused = browser.js("return document.activeElement.tagName", json!([]));
        if focused == "TEXTAREA" { Ok(()) } else { Err(focused) }
    });
    // Nobody leaves the field, and the space before the next word stays.
    browser.until_saved(|| browser.keys("东侧料堆 ".chars()));
    browser.keys("裸露".chars());
    browser.sees("正在输入");
    browser.sees("已保存");
    assert_eq!(browser.css("textarea").value(), "东侧料堆 裸露");
    let focused = browser.js("return document.activeElement.tagName", json!([]));
    assert_eq!(focused, "TEXTAREA");
    // What is taken back before it was saved leaves nothing behind.
    browser.keys(['x', key::BACKSPACE, key::TAB]);
    browser.sees("已保存");
    let visit = address(&browser);
    let browser = browser.kill_and_reopen();
    browser.route(&visit);
    browser.sees("下一个未查");
    assert_eq!(browser.css("textarea").value(), "东侧料堆 裸露");
});

/// Whether the browser would ask before it closes the page now.
fn closing_asks(browser: &Browser) -> bool {
    let script = "const closing = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(closing);
        return closing.defaultPrevented";
    browser.js(script, json!([])) == true
}

each_engine!(a_form_is_a_draft_until_it_is_submitted in new [chromium], |browser| {
    start(&browser);
    // A single line goes into the book in a pause, while its writer stays in it.
    browser.control("现场确认人").type_keys("赵工");
    browser.sees("正在输入");
    browser.sees("已保存");
    assert!(!closing_asks(&browser));
    browser.until_saved(|| answer(&browser, "工地100%围挡", "否"));
    browser.containing(".item", "工地100%围挡").control("登记问题").click();
    browser.control("责任领导").type_keys("周主任");
    assert!(closing_asks(&browser), "the words are nowhere yet");
    browser.sees("草稿已保存（尚未提交）");
    assert!(!closing_asks(&browser));
    // Another tab leaves it alone for as long as this one is open.
    let first = browser.new_tab();
    browser.route("#/");
    browser.sees("收发文件");
    browser.sees_no("未提交的草稿");
    let second = browser.tab();
    browser.turn_to(&first);
    browser.close_tab(&second);
    // The browser lets go of a closed tab's lock when it likes: the first page looks each time that it is opened.
    wait::until("the draft of the closed tab is listed", || {
        browser.route("#/projects");
        browser.route("#/");
        let shown = browser.js("return document.body.innerText", json!([])).as_str().unwrap_or_default().to_owned();
        if shown.contains("未提交的草稿") { Ok(()) } else { Err(shown) }
    });
    browser.sees("周主任");
    let browser = browser.kill_and_reopen();
    browser.sees("未提交的草稿");
    browser.assert_accessible();
    browser.click("继续填写");
    browser.sees("上次填写的内容还没有提交");
    assert_eq!(browser.control("责任领导").value(), "周主任");
    browser.css("dialog[open]").control("取消").click();
    until_closed(&browser);
    assert_eq!(browser.control("现场确认人").value(), "赵工");
    browser.route("#/");
    browser.sees("收发文件");
    browser.sees_no("未提交的草稿");
    browser.assert_quiet();
});

each_engine!(what_was_typed_into_a_dialog_is_found_again in [chromium], |browser| {
    start(&browser);
    browser.until_saved(|| answer(&browser, "工地100%围挡", "否"));
    let raise = || browser.containing(".item", "工地100%围挡").control("登记问题").click();
    raise();
    browser.sees_no("上次填写的内容");
    browser.fill("责任领导", "周主任");
    browser.keys([key::ESCAPE]);
    until_closed(&browser);
    raise();
    browser.sees("上次填写的内容还没有提交");
    browser.reload();
    browser.sees("下一个未查");
    raise();
    browser.sees("上次填写的内容还没有提交");
    assert_eq!(browser.control("责任领导").value(), "周主任");
    // An error that is out of sight is brought into it.
    browser.fill("问题", "");
    browser.css("dialog[open]").control("登记").click();
    browser.sees("请填写问题");
    browser.fill("问题", "北侧缺口");
    browser.until_saved(|| browser.css("dialog[open]").control("登记").click());
    until_closed(&browser);
    raise();
    browser.sees_no("上次填写的内容");
    browser.assert_quiet();
});

// The others answer by keys in `keyboard.rs`, where WebKit's driver does not reach every control.
each_engine!(the_keyboard_alone_answers_a_checklist in [chromium, webkit], |browser| {
    start(&browser);
    step(&browser, "document.querySelector('.item [role=radio]').focus()");
    browser.until_saved(|| browser.keys(['1']));
    browser.keys(['j']);
    browser.until_saved(|| browser.keys(['2']));
    browser.keys(['j', 'j', 'k']);
    browser.until_saved(|| browser.keys(['3']));
    sees_answer(&browser, "工地100%围挡", "是");
    sees_answer(&browser, "物料100%覆盖", "否");
    sees_answer(&browser, "出场车辆100%冲洗", "不适用");
});

each_engine!(a_tap_waits_for_no_disk_but_says_when_it_is_safe in [chromium, firefox, webkit], |browser| {
    start(&browser);
    // A disk that answers when it is told to.
    step(
        &browser,
        "const { set, ...rest } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
         window.answers = [];
         Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
             ...rest,
             set(told) { set.call(this, told && ((event) => window.answers.push(() => told(event)))); },
         });",
    );
    let shown = || {
        let script = "const save = document.querySelector('.save').classList;
            const checked = document.querySelectorAll('.item [aria-checked=true]:not(.choice__option--open)').length;
            return [save.contains('save--saved'), checked, document.querySelector('.chip__count').innerText.split('/')[0]]";
        browser.js(script, json!([]))
    };
    let until_shown = |wanted: Value| {
        wait::until("it is shown", || match shown() {
            shown if shown == wanted => Ok(()),
            shown => Err(shown),
        });
    };
    until_shown(json!([true, 0, "0"]));
    step(&browser, "document.querySelector('.item [role=radio]').click()");
    until_shown(json!([false, 1, "1"]));
    let was_saved = browser.js("return performance.getEntriesByName('app-saved').length", json!([]));
    wait::until("the disk answers", || match browser.js("return window.answers.length", json!([])) {
        answers if answers == 1 => Ok(()),
        answers => Err(answers),
    });
    assert_eq!(shown(), json!([false, 1, "1"]), "nothing is called saved before");
    assert_eq!(browser.js("return performance.getEntriesByName('app-saved').length", json!([])), was_saved);
    browser.until_saved(|| step(&browser, "window.answers.pop()()"));
    until_shown(json!([true, 1, "1"]));
    browser.assert_quiet();
});

/// A book with one project, a copy of 续建项目 in which unpaid wages cost 40 points, and a visit by it.
fn start_of_own_sheet(browser: &Browser) {
    introduce(browser, "李督查", "区督查室", "办公室（综合）");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊新城区配套工程");
    browser.until_saved(|| browser.click("保存项目"));
    browser.sees("项目信息");
    // The office copies 续建项目 and gives its first check points and a clause.
    browser.route("#/templates/continuing");
    browser.click("另存一份");
    browser.sees("将发布为第 1 版");
    browser.text("无拖欠农民工工资").click();
    browser.sees("第 15 项");
    browser.until_saved(|| browser.fill("依据条款", "《保障农民工工资支付条例》第三条"));
    browser.until_saved(|| browser.fill("扣分", "40"));
    browser.sees("各项扣分合计 40 分，不是 100 分");
    browser.assert_accessible();
    browser.css("dialog[open]").control("完成").click();
    until_closed(browser);
    browser.until_saved(|| browser.click("发布"));
    browser.sees("扣 40 分");

    browser.route("#/projects");
    browser.text("南郊新城区配套工程").click();
    browser.sees("项目信息");
    browser.click("开始督查");
    browser.sees("选择检查表");
    browser.text("续建项目（本单位）").click();
    browser.until_saved(|| browser.click("开始督查"));
    browser.sees("下一个未查");
}

each_engine!(an_answer_brings_up_items_and_wants_evidence_and_the_record_opens_the_score in [chromium], |browser| {
    start_of_own_sheet(&browser);
    // 停工 brings up its days and its reason.
    browser.sees_no("停工天数");
    browser.until_saved(|| answer(&browser, "自上次督查以来停工", "是"));
    browser.sees("停工天数");
    browser.sees("停工原因");
    browser.until_saved(|| browser.fill("停工天数", "12"));
    browser.until_saved(|| answer(&browser, "自上次督查以来停工", "否"));
    browser.sees_no("停工天数");
    browser.until_saved(|| answer(&browser, "自上次督查以来停工", "是"));
    browser.sees("停工天数");
    assert_eq!(browser.control("停工天数").value(), "12", "what it held is there again");
    // An answer says what it wants.
    browser.until_saved(|| answer(&browser, "无拖欠农民工工资", "否"));
    browser.sees("需要佐证");
    browser.assert_accessible();
    browser.until_saved(|| browser.fill("督查意见", "存在欠薪"));
    browser.until_saved(|| browser.fill("现场确认人", "赵工"));
    browser.sees("无拖欠农民工工资：缺备注、备注中的数量");
    browser.click("完成督查");
    browser.sees("请填写佐证不全的原因");
    browser.until_saved(|| browser.click("资料由责任单位另行补交"));
    browser.until_saved(|| browser.click("完成督查"));
    browser.sees("督查记录");
    browser.sees("0 / 40 分");
    browser.sees("《保障农民工工资支付条例》第三条");
    browser.sees("资料由责任单位另行补交");
    browser.assert_accessible();
    browser.assert_quiet();
});

each_engine!(the_place_in_the_checklist_is_kept, |browser| {
    start(&browser);
    let visit = address(&browser);
    step(&browser, "window.scrollTo(0, 900)");
    let top = |browser: &Browser| browser.js("return Math.round(window.scrollY)", json!([])).as_i64().unwrap();
    wait::until("the page has moved", || if top(&browser) == 900 { Ok(()) } else { Err(top(&browser)) });
    // A frame, so that the page has heard of it.
    browser.js_async("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", json!([]));
    browser.route("#/problems");
    browser.sees_no("下一个未查");
    browser.route(&visit);
    browser.sees("下一个未查");
    wait::until("the page is where it was", || if top(&browser) == 900 { Ok(()) } else { Err(top(&browser)) });
});

each_engine!(a_finished_visit_is_only_amended_and_with_a_reason in [chromium], |browser| {
    start(&browser);
    browser.until_saved(|| answer(&browser, "工地100%围挡", "是"));
    browser.click("完成督查");
    browser.sees("请填写督查意见");
    browser.until_saved(|| browser.fill("督查意见", "总体正常"));
    browser.until_saved(|| browser.fill("现场确认人", "赵工"));
    browser.click("完成督查");
    browser.sees("还有关键项没有查");
    browser.until_saved(|| browser.css("dialog[open]").control("仍然完成").click());
    browser.sees("督查记录");
    assert!(browser.all(".item").is_empty(), "a record takes no answers");
    browser.click("更正");
    browser.click("更正：工地100%围挡");
    browser.choose("更正为", "否");
    browser.css("dialog[open]").control("更正").click();
    browser.sees("请写明原因");
    browser.fill("更正原因", "复核照片，北侧缺口");
    browser.until_saved(|| browser.css("dialog[open]").control("更正").click());
    browser.sees("更正记录");
    browser.sees("由“是”更正为“否”");
    browser.sees("复核照片，北侧缺口");
    browser.assert_accessible();
    browser.assert_quiet();
});
