//! 项目分布: a project is given a place and stands on the map, which is looked at from nearer by a key and opens the project.

use browser_tests::{Browser, each_engine, json, wait};

use crate::people;

/// How much of the ground the scale bar says that there is.
fn bar(browser: &Browser) -> String {
    browser
        .js("return document.querySelector('.map__bar text').textContent", json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

each_engine!(a_project_stands_on_the_map_and_is_opened_from_it in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/map");
    browser.sees("还没有项目填了坐标");
    browser.click_on(".map__without .row .row a");
    browser.fill("坐标", "30.66, 117.49");
    browser.click("保存修改");
    browser.sees("已保存");
    browser.route("#/map");
    browser.sees("示意图，不作定位依据");
    browser.assert_accessible();
    let before = bar(&browser);
    browser.js("document.querySelector('.map__frame').focus()", json!([]));
    browser.keys("++++".chars());
    wait::until("a nearer look", || match bar(&browser) {
        now if now == before => Err(now),
        _ => Ok(()),
    });
    browser.keys(['0']);
    wait::until("all again", || match bar(&browser) {
        now if now == before => Ok(()),
        now => Err(now),
    });
    browser.click_on(".map__point");
    browser.sees("项目信息");
    browser.assert_quiet();
});
