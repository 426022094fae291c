//! The main job by touch alone, on a phone: every press is a touch event at a place that nothing covers and that a finger
//! hits, and what comes next is always under the thumb.

use browser_tests::{Browser, Element, Engine, Options, json, wait};

/// Taps an element in its middle, once it is in sight and nothing lies over it.
#[track_caller]
fn tap(browser: &Browser, what: &str, find: impl Fn() -> Option<[f64; 2]>) {
    let [x, y] = wait::until(&format!("{what} can be tapped"), || find().ok_or("covered, or not there"));
    browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }));
    browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
}

/// The middle of an element, if a finger hits it there: it is at least 24 px high and wide, and on top.
fn middle(element: &Element) -> Option<[f64; 2]> {
    let script = "const drawn = arguments[0].matches('input[type=radio]') ? arguments[0].closest('label') : arguments[0];
        const inSight = (box) => box.top >= 0 && box.bottom <= innerHeight;
        if (!inSight(drawn.getBoundingClientRect())) drawn.scrollIntoView({ block: 'center' });
        const box = drawn.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const top = document.elementFromPoint(x, y);
        return top && (drawn.contains(top) || top.contains(drawn)) && box.width >= 24 && box.height >= 24 ? [x, y] : null";
    let found = element.js(script);
    Some([found[0].as_f64()?, found[1].as_f64()?])
}

#[track_caller]
fn press(browser: &Browser, name: &str) {
    tap(browser, name, || browser.has_control(name).then(|| browser.control(name)).as_ref().and_then(middle));
}

#[track_caller]
fn press_text(browser: &Browser, text: &str) {
    tap(browser, text, || middle(&browser.text(text)));
}

/// Taps into a field and types with the keyboard that comes up.
#[track_caller]
fn write(browser: &Browser, name: &str, text: &str) {
    press(browser, name);
    wait::until(&format!("“{name}” has the focus"), || {
        let focused = browser.focused().map(|focused| focused.name()).unwrap_or_default();
        if focused.starts_with(name) { Ok(()) } else { Err(focused) }
    });
    browser.keys(text.chars());
}

/// The item that the foot has led to.
fn item_in_hand(browser: &Browser) -> String {
    let script = "const item = document.activeElement.closest('.item'); return item ? item.id : ''";
    browser.js(script, json!([])).as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_main_job_by_touch_alone() {
    let browser = Browser::open_with(Options::new(Engine::Chromium).size(390, 844).touch());
    write(&browser, "姓名", "李督查");
    press_text(&browser, "督查员");
    browser.until_saved(|| press(&browser, "新建督查台账"));
    browser.sees("总览");

    press(&browser, "项目");
    browser.sees("还没有项目");
    press(&browser, "新增项目");
    write(&browser, "项目名称", "南郊新城区配套工程");
    browser.until_saved(|| press(&browser, "保存项目"));
    browser.sees("项目信息");

    press(&browser, "开始督查");
    browser.sees("选择检查表");
    press_text(&browser, "质量安全");
    browser.until_saved(|| press(&browser, "开始督查"));
    browser.sees("下一个未查");

    // The foot leads from item to item; each is answered where it has come to rest.
    let items = browser.all(".item").len();
    for place in 0..items {
        let before = item_in_hand(&browser);
        tap(&browser, "下一个未查", || middle(&browser.css(".visit-foot .btn--primary")));
        let here = wait::until("the next item is in hand", || match item_in_hand(&browser) {
            here if here.is_empty() || here == before => Err(here),
            here => Ok(here),
        });
        let answer = if place == 1 { 1 } else { 0 };
        let options = format!("[id='{here}'] .choice__option");
        browser.until_saved(|| {
            tap(&browser, "the answer", || browser.all(&options).get(answer).and_then(middle));
        });
    }
    // The one button that finishes stands in sight by now.
    browser.sees("完成督查");
    browser.sees("不合格 1");

    // What failed is one tap away, and its problem is raised without leaving the item.
    tap(&browser, "不合格", || middle(&browser.css(".visit-foot .btn--danger")));
    press(&browser, "登记问题");
    browser.sees("立即交办");
    browser.until_saved(|| press(&browser, "登记"));
    tap(&browser, "去完成", || middle(&browser.css(".visit-foot .btn--primary")));
    write(&browser, "督查意见", "总体正常");
    write(&browser, "现场确认人", "赵工");
    // Nothing of weight was passed over, so nothing asks again.
    browser.until_saved(|| press(&browser, "完成督查"));
    browser.sees("督查记录");
    browser.sees("未全部");
    browser.assert_accessible();
    browser.assert_quiet();
}

/// Draws a finger across an element, from its middle, by so many pixels.
#[track_caller]
fn stroke(browser: &Browser, what: &str, across: f64) {
    let [x, y] = wait::until(&format!("{what} can be stroked"), || {
        browser.all(what).first().and_then(middle).ok_or("covered, or not there")
    });
    let touch = |kind: &str, x: f64| {
        let points = if kind == "touchEnd" { json!([]) } else { json!([{ "x": x, "y": y }]) };
        browser.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
    };
    touch("touchStart", x);
    for step in 1..=4 {
        touch("touchMove", x + across * f64::from(step) / 4.0);
    }
    touch("touchEnd", x + across);
}

#[test]
fn a_stroke_turns_the_items() {
    let browser = Browser::open_with(Options::new(Engine::Chromium).size(390, 844).touch());
    crate::people::open_sample(&browser);
    let project = crate::people::address_in_list(&browser, "#/projects", "#/projects/");
    crate::people::draft_visit(&browser, &project);
    browser.sees("下一个未查");
    let in_hand = |wanted: &str, other: &str| {
        wait::until(wanted, || match item_in_hand(&browser) {
            here if here.is_empty() || here == other => Err(here),
            here => Ok(here),
        })
    };
    stroke(&browser, ".item .item__text", -120.0);
    let first = in_hand("a stroke to the left leads to the first item", "");
    stroke(&browser, &format!("[id='{first}'] .item__text"), -120.0);
    let second = in_hand("the next one leads on", &first);
    stroke(&browser, &format!("[id='{second}'] .item__text"), 120.0);
    assert_eq!(in_hand("a stroke to the right leads back", &second), first);
    browser.sees("下一个未查");
    assert_eq!(browser.all("[aria-checked=true]:not(.choice__option--open)").len(), 0, "a stroke answers nothing");
    browser.assert_quiet();
}
