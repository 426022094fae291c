//! 数据交换: what the page of files says and does beside taking them in and handing them out.

use browser_tests::{each_engine, json, key, wait};

use crate::people::{export_everything, introduce};

each_engine!(a_long_log_lists_the_latest_and_the_rest_when_asked in [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    for _ in 0..14 {
        std::fs::remove_file(export_everything(&browser)).unwrap();
    }
    browser.containing("[role=tab]", "14").click();
    let listed = |count: usize| {
        wait::until(&format!("{count} files are listed"), || match browser.all(".exchange__log li").len() {
            found if found == count => Ok(()),
            found => Err(found),
        });
    };
    listed(12);
    browser.control("显示其余 2 个文件").js("arguments[0].focus()");
    browser.keys([key::ENTER]);
    listed(14);
    let place = "return [...document.querySelectorAll('.exchange__log li')].indexOf(document.activeElement)";
    wait::until("the focus goes on at the first of the rest", || match browser.js(place, json!([])) {
        place if place == 12 => Ok(()),
        place => Err(place),
    });
});
