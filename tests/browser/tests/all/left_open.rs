//! A page that is left open while the days go by, and a browser that gives it no random numbers.

use browser_tests::{Browser, Engine, Options, json, wait};

use crate::people::{names_in_list, open_sample};

/// Lets the page's clock be put ahead by `ahead`.
const MOVABLE_CLOCK: &str = "(() => {
    const Real = Date;
    window.ahead = 0;
    const now = () => Real.now() + window.ahead;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(now()); }
        static now() { return now(); }
    };
})()";

/// Behind [`MOVABLE_CLOCK`]: puts the clock shortly before a midnight, days later, whenever a page is loaded, and notes the day on which it
/// was. (Chromium may forget what is put into `sessionStorage` right before a reload.)
const SHORTLY_BEFORE_MIDNIGHT: &str = "(() => {
    window.ahead = 4 * 86400000;
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    window.ahead += midnight - now - 4000;
    window.loadedOn = new Date().getDate();
})()";

const NO_RANDOM_NUMBERS: &str = "Crypto.prototype.getRandomValues = () => { throw new Error('no random numbers'); }";

const DAY: u64 = 86_400_000;

/// The sample in a Chromium that runs a script before every page.
fn sample_with(script: &str) -> Browser {
    let browser = Browser::open_with(Options::new(Engine::Chromium));
    open_sample(&browser);
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    browser.reload();
    browser
}

/// The days that the page's clock shows and that the page shows, as numbers of the month.
fn days(browser: &Browser) -> (i64, i64) {
    let script = "const head = document.querySelector('.overview')?.innerText.match(/月(\\d+)日/);
        return [new Date().getDate(), head ? Number(head[1]) : 0]";
    let days = browser.js(script, json!([]));
    (days[0].as_i64().unwrap_or_default(), days[1].as_i64().unwrap_or_default())
}

#[track_caller]
fn shows_the_day(browser: &Browser) {
    wait::until("the overview shows the day", || match days(browser) {
        (clock, shown) if clock == shown => Ok(()),
        other => Err(other),
    });
}

/// How many the filter counts as overdue.
fn overdue(browser: &Browser) -> String {
    let script =
        "const chip = [...document.querySelectorAll('.chip')].find((chip) => chip.innerText.trim().startsWith('逾期'));
        return chip ? chip.innerText.replace(/\\D/g, '') : ''";
    browser.js(script, json!([])).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_new_day_is_noticed_without_a_change() {
    let browser = sample_with(MOVABLE_CLOCK);
    browser.route("#/problems");
    names_in_list(&browser);
    let before = overdue(&browser);
    // Over a weekend, and then looked at again.
    let later = "window.ahead += arguments[0]; document.dispatchEvent(new Event('visibilitychange'))";
    browser.js(later, json!([3 * DAY]));
    wait::until("more is overdue", || match overdue(&browser) {
        filter if filter != before && !filter.is_empty() => Ok(()),
        other => Err(other),
    });
    // One day more, and printed without anything else.
    browser.js("window.ahead += arguments[0]; window.dispatchEvent(new Event('beforeprint'))", json!([DAY]));
    wait::until("the sheet is of today and counts what is overdue today", || {
        let script = "const now = new Date(), two = (number) => String(number).padStart(2, '0');
            const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
            const sheet = document.querySelector('.sheet');
            const late = [...(sheet?.querySelectorAll('tbody td') ?? [])].filter((cell) => /^逾 \\d+ 天$/.test(cell.textContent));
            return [sheet?.textContent.includes('截至 ' + day) ?? false, String(late.length)]";
        let sheet = browser.js(script, json!([]));
        let filter = overdue(&browser);
        if sheet == json!([true, filter]) { Ok(()) } else { Err((sheet, filter)) }
    });
    browser.js("window.dispatchEvent(new Event('afterprint'))", json!([]));
    browser.route("#/");
    shows_the_day(&browser);
    // Loaded shortly before midnight, and then not touched.
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SHORTLY_BEFORE_MIDNIGHT }));
    browser.reload();
    wait::until("midnight comes and the page has noticed", || {
        let loaded = browser.js("return window.loadedOn", json!([])).as_i64().unwrap_or_default();
        match days(&browser) {
            (clock, shown) if clock == shown && clock != loaded => Ok(()),
            other => Err((loaded, other)),
        }
    });
    browser.assert_quiet();
}

#[test]
fn without_random_numbers_the_page_reads_and_exports_and_writes_nothing() {
    let browser = sample_with(NO_RANDOM_NUMBERS);
    browser.sees("只能查看，不能记录");
    browser.route("#/problems");
    names_in_list(&browser);
    // What is typed stays a draft; what the book says of the office stands at the head of every page.
    let office = || browser.css(".frame__place").text();
    let before = office();
    browser.route("#/settings");
    browser.fill("督查机构名称", "区重点办");
    browser.sees("不能记录；可以查看和导出");
    browser.reload();
    assert_eq!(office(), before, "nothing was written");
    browser.route("#/exchange");
    browser.download(|| browser.click("导出文件"));
    browser.sees("已读回核对无误");
}
