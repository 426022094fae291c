//! 等不得: what only a browser shows of it, and the places for which the foot of a phone has no room.

use browser_tests::{Browser, each_engine, wait};

use crate::people;

/// How many rows the list counts.
fn counted(browser: &Browser, text: &str) {
    wait::until(&format!("the list counts {text}"), || {
        let shown = browser.texts(".filters__count");
        if shown.iter().any(|shown| shown.contains(text)) { Ok(()) } else { Err(shown) }
    });
}

each_engine!(what_waits_is_found_by_who_has_it_in_hand in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/r");
    browser.containing("a", "等不得").click();
    browser.sees("按在谁手里");
    // The longest over stands first.
    let first = browser.texts(".vtable__row .left").first().cloned().unwrap_or_default();
    assert!(first.starts_with('超'), "{first}");

    browser.click("按在谁手里");
    let holders = browser.texts(".waiting__holders th[scope=row]");
    let place = holders.iter().position(|holder| holder == "区自然资源局").unwrap();
    let waits = browser.texts(".waiting__holders td:nth-child(2)")[place].clone();
    browser.all(".waiting__holders td:nth-child(2) a")[place].click();
    counted(&browser, &format!("{waits} / "));
    assert!(browser.texts(".vtable__row").iter().all(|row| row.contains("区自然资源局")));

    // A phone has it behind 更多, as whatever its foot has no room for.
    browser.resize(390, 844);
    browser.containing(".frame__link", "更多").click();
    let places = browser.texts(".more__name");
    for place in ["进度", "台账", "设置", "等不得", "完成情况", "手续"] {
        assert!(places.iter().any(|name| name == place), "{place} of {places:?}");
    }
    browser.containing(".more__line", "等不得").click();
    counted(&browser, "件");
    browser.assert_quiet();
});
