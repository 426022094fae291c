//! 督查方案 and 签字: a plan is made, drawn and put on paper; a record is signed with a pen.

use browser_tests::{each_engine, json, wait};

use crate::people;

each_engine!(a_plan_is_made_drawn_and_put_on_paper_and_a_record_is_signed in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/plans");
    browser.sees("重点项目推进情况专项督查");
    browser.click("新建方案");
    browser.fill("督查主题", "年末专项");
    browser.fill("开始日期", "2026-01-01");
    browser.fill("结束日期", "2027-12-31");
    browser.until_saved(|| browser.containing("dialog[open] button.btn--primary", "保存").click());
    browser.sees("应查 0");

    browser.click("手选");
    browser.css("dialog[open] .check__box").click();
    browser.until_saved(|| browser.click("列入 1 个"));
    browser.sees("应查 1");
    browser.assert_accessible();

    browser.click("双随机");
    browser.fill("种子", "20261130 07");
    browser.fill("督查人员名单", "李强、王芳");
    // Whom the sample's units had as visitors lately, and the one that was chosen above, would leave nothing to draw from.
    browser.click("避开间隔期内去过或已排的单位");
    browser.until_saved(|| browser.click("抽取"));
    browser.sees("按种子重抽一致");
    browser.click("方案文本");
    browser.sees("双随机抽取记录");
    browser.sees("20261130 07");
    browser.assert_accessible();

    browser.route("#/projects");
    let project = people::address_in_list(&browser, "#/projects", "#/projects/");
    browser.route(&project);
    let finished = people::link(&browser, "#/visits/");
    browser.route(&finished);
    browser.click("现场负责人签字");
    browser.fill("签字人姓名", "周主任");
    browser.js(
        "const pad = document.querySelector('.sign-pad'), at = pad.getBoundingClientRect(); \
         const pen = (kind, x, y) => pad.dispatchEvent(new PointerEvent(kind, { pointerId: 7, isPrimary: true, button: 0, \
           clientX: at.left + x * at.width, clientY: at.top + y * at.height, bubbles: true, cancelable: true })); \
         pen('pointerdown', 0.2, 0.5); pen('pointermove', 0.4, 0.3); pen('pointermove', 0.6, 0.7); pen('pointerup', 0.6, 0.7)",
        json!([]),
    );
    let drawn = || browser.css(".sign-pad .handwriting").js("return arguments[0].getAttribute('d')").to_string();
    wait::until("the stroke is drawn", || match drawn() {
        path if path.contains('L') => Ok(()),
        path => Err(path),
    });
    browser.assert_accessible();
    browser.until_saved(|| browser.containing("dialog[open] button.btn--primary", "签字").click());
    browser.sees("签字后无改动");
    browser.assert_quiet();
});
