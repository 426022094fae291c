//! 督查 as a list, and a visit where height is scarce: what only a browser lays out.

use browser_tests::{Browser, Engine, Options, each_engine, json, key, wait};

use crate::people::{self, open_sample};

fn hash(browser: &Browser) -> String {
    browser.js("return decodeURIComponent(location.hash)", json!([])).as_str().unwrap().to_owned()
}

/// How many visits the list says that it shows.
fn shown(browser: &Browser) -> String {
    browser.css(".visits [role=status]").text()
}

/// Chooses the option that begins so: behind its word stands a count.
#[track_caller]
fn pick(browser: &Browser, picker: &str, begins: &str) {
    let script = "return [...document.querySelectorAll('.visits option')].map((option) => option.text.trim())
        .find((text) => text.startsWith(arguments[0])) || null";
    let option = wait::until(&format!("there is an option “{begins}”"), || {
        browser.js(script, json!([begins])).as_str().map(str::to_owned).ok_or("none")
    });
    browser.choose(picker, &option);
}

each_engine!(the_list_of_visits_is_narrowed_and_found_again_as_it_was in [chromium], |browser| {
    open_sample(&browser);
    browser.route("#/visits");
    browser.sees("共");
    browser.sees("未完成的督查");
    let all = shown(&browser);
    pick(&browser, "结论", "有不合格项");
    wait::until("the list is narrowed", || if shown(&browser) == all { Err(all.clone()) } else { Ok(()) });
    pick(&browser, "分组", "按月份");
    wait::until("the address says so", || match hash(&browser) {
        hash if hash == "#/visits?result=failed&group=month" => Ok(()),
        hash => Err(hash),
    });
    let narrowed = shown(&browser);
    browser.css(".visits .list__name").click();
    browser.sees("督查记录");
    browser.css(".page-head__back").click();
    browser.css(".visits .list__name");
    assert_eq!(hash(&browser), "#/visits?result=failed&group=month", "the way back leads to the list as it was");
    assert_eq!(shown(&browser), narrowed);
    browser.click("清除条件");
    wait::until("all are shown again", || if shown(&browser) == all { Ok(()) } else { Err(shown(&browser)) });
    browser.fill("查找督查记录", "没有这样的督查");
    browser.sees("没有符合条件的督查");
    browser.assert_accessible();
    browser.assert_quiet();
});

/// How high the first item stands, how many are whole in the window, and what lies over the foot of it.
fn layout(browser: &Browser) -> (f64, usize) {
    let script = "window.scrollTo(0, 0);
        const foot = document.querySelector('.visit-foot').getBoundingClientRect().top;
        const items = [...document.querySelectorAll('.visit .item')].map((item) => item.getBoundingClientRect());
        return [items[0].top, items.filter((item) => item.top >= 0 && item.bottom <= foot).length]";
    let found = browser.js(script, json!([]));
    (found[0].as_f64().unwrap(), usize::try_from(found[1].as_u64().unwrap()).unwrap())
}

#[test]
fn items_begin_in_the_first_third_of_a_phone_and_answers_are_as_high_as_a_thumb() {
    for (width, height, least) in [(390, 844, 3), (640, 360, 2), (820, 1180, 5)] {
        let browser = Browser::open_with(Options::new(Engine::Chromium).size(width, height).touch());
        open_sample(&browser);
        let project = people::address_in_list(&browser, "#/projects", "#/projects/");
        people::draft_visit(&browser, &project);
        let (top, whole) = layout(&browser);
        assert!(top * 3.0 <= f64::from(height), "{width}x{height}: the first item stands at {top}");
        assert!(whole >= least, "{width}x{height}: {whole} items stand in the window");
        let low = browser.js(
            "return [...document.querySelectorAll('.visit .choice__option')].filter((one) => {
                const height = one.getBoundingClientRect().height;
                return height > 0 && height < 52;
            }).length",
            json!([]),
        );
        assert_eq!(low, 0, "{width}x{height}: answers that a thumb misses");
        let navigation =
            browser.js("return document.querySelector('.frame__nav').getBoundingClientRect().height", json!([]));
        assert_eq!(navigation, 0, "{width}x{height}: the foot belongs to the visit");
        browser.assert_accessible();
        browser.assert_quiet();
    }
}

each_engine!(a_text_field_is_as_high_as_its_text, |browser| {
    people::introduce(&browser, "李督查", "区督查室", "督查员");
    browser.route("#/projects/new");
    browser.fill("项目名称", "南郊新城区配套工程");
    let height = |browser: &Browser| {
        let script = "const area = document.querySelector('textarea'); return [area.clientHeight, area.scrollHeight]";
        let found = browser.js(script, json!([]));
        (found[0].as_f64().unwrap(), found[1].as_f64().unwrap())
    };
    let (at_first, _) = height(&browser);
    browser.css("textarea").click();
    for line in ["第一行", "第二行", "第三行", "第四行", "第五行", "第六行", "第七行", "第八行"]
    {
        browser.keys(line.chars().chain([key::ENTER]));
    }
    let (now, needed) = height(&browser);
    assert!(now > at_first && needed <= now + 1.0, "{at_first} {now} {needed}");
});

each_engine!(what_is_said_in_passing_stays_with_the_page_that_the_deed_led_to in [chromium], |browser| {
    open_sample(&browser);
    let project = people::address_in_list(&browser, "#/projects", "#/projects/");
    people::draft_visit(&browser, &project);
    browser.click("更多");
    browser.click("放弃这次督查");
    browser.fill("原因", "走错了工地");
    browser.until_saved(|| browser.css("dialog[open]").control("放弃这次督查").click());
    browser.sees("项目信息");
    browser.sees("已放弃这次督查");
    assert_eq!(browser.all(".toast").len(), 1);
    browser.route("#/problems");
    browser.sees_no("已放弃这次督查");
    browser.assert_quiet();
});
