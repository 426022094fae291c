//! 项目分布: a project is given a place and stands on the map, which moves by keys and opens it; a bad outline leaves the book as it was.

use browser_tests::{each_engine, wait};

use crate::people;

each_engine!(a_project_stands_on_the_map_and_is_opened_from_it in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/map");
    browser.sees("没有坐标的项目");
    browser.click("填写坐标");
    browser.fill("坐标", "30.66, 117.49");
    browser.click("保存");
    browser.route("#/map");
    wait::until("a point on the map", || match browser.texts(".map__point").len() {
        1 => Ok(()),
        many => Err(many.to_string()),
    });
    browser.assert_accessible();
    let before = browser.texts(".map__bar");
    browser.containing("button", "显示全部").click();
    assert_eq!(browser.texts(".map__bar"), before);
    browser.containing(".map__point", "").click();
    wait::until("the project's page", || match browser.texts(".map__frame").is_empty() {
        true => Ok(()),
        false => Err("still the map".to_owned()),
    });
    browser.assert_quiet();
});
