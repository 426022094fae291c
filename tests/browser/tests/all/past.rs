//! 当日账面: every page shows the day, nothing is written meanwhile, and one step leads back.

use browser_tests::{Browser, each_engine, json, wait};

use crate::people;

/// What stands above the page of the day that is looked at; nothing for the present.
fn bar(browser: &Browser) -> String {
    browser.texts(".past-bar__text").concat()
}

/// How many differences the list counts.
fn counted(browser: &Browser) -> String {
    browser.texts(".filters__count").concat()
}

each_engine!(the_book_of_a_day_is_read_on_every_page_and_left_again in [chromium], |browser| {
    people::open_sample(&browser);
    let now = people::address_in_list(&browser, "#/problems", "#/problems/");
    browser.route("#/more");
    browser.containing(".more__line", "当日账面").click();
    browser.sees("看这一天的账面");
    // In the middle of the sample's six weeks.
    let day = browser.js(
        "const day = new Date(Date.now() - 20 * 864e5); const two = (n) => String(n).padStart(2, '0'); return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`",
        json!([]),
    );
    browser.route(&format!("#/past/{}", day.as_str().unwrap()));
    wait::until("the day stands above the page", || match bar(&browser) {
        text if text.contains("只读") => Ok(()),
        text => Err(text),
    });
    wait::until("what is different since is listed", || match counted(&browser) {
        text if text.contains("处变动") => Ok(()),
        text => Err(text),
    });
    browser.assert_accessible();
    let day = bar(&browser);
    for page in ["#/", "#/projects", "#/waiting", "#/progress/summary"] {
        browser.route(page);
        browser.sees(&day);
    }
    // A page that is there for writing alone has nothing to show.
    browser.route("#/projects/new");
    browser.sees("当日账面只能查看");
    browser.route(&now);
    wait::until("the day stands above a problem too", || match bar(&browser) {
        text if text == day => Ok(()),
        text => Err(text),
    });
    browser.click("回到现在");
    wait::until("the present is shown again", || match bar(&browser) {
        text if text.is_empty() => Ok(()),
        text => Err(text),
    });
    browser.assert_quiet();
});
