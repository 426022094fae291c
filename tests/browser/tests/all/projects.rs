//! 项目: the list with its figures, and the page of one in parts: what only a browser shows.

use browser_tests::{Browser, each_engine, json, key, wait};

use crate::people;

#[track_caller]
fn address_has(browser: &Browser, part: &str) {
    wait::until(&format!("the address has {part}"), || match people::address(browser) {
        address if address.contains(part) => Ok(()),
        address => Err(address),
    });
}

/// Cells of the list whose words stand in more than one line.
const BROKEN: &str = "return [...document.querySelectorAll('.vtable__window [role=row]')]
    .flatMap((row) => [...row.querySelectorAll('.vtable__cell')])
    .filter((cell) => { const range = document.createRange(); range.selectNodeContents(cell);
        const tops = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.bottom / 14)));
        return cell.getBoundingClientRect().height > 36 || tops.size > 2; })
    .map((cell) => cell.textContent)";

each_engine!(a_project_that_is_behind_is_found_and_read_part_by_part in [chromium], |browser| {
    people::open_sample(&browser);
    browser.route("#/projects");
    people::names_in_list(&browser);
    for column in ["完成率(%)", "序时差(百分点)"] {
        browser.click("显示的列");
        browser.click(column);
    }
    browser.css(".vtable__th");
    assert_eq!(browser.js(BROKEN, json!([])), json!([]));
    browser.css(".register__sums");

    // The chip stands in the address; the order too.
    browser.containing(".chip", "落后项目").click();
    address_has(&browser, "stands=behind");
    browser.named(".vtable__sort", "序时差(百分点)").click();
    address_has(&browser, "sort=gap");
    let behind = people::names_in_list(&browser);
    // At the end of a year everybody is; so what is listed is asked, and not how much of it.
    assert!(!behind.is_empty() && behind.iter().all(|row| row.contains("序时差 −")), "{behind:?}");
    browser.reload();
    browser.sees("项目");
    assert_eq!(people::names_in_list(&browser), behind, "the address says it all");

    // A figure opens what it was made of, and not the project.
    browser.css(".vtable__window .figure").click();
    browser.sees("复制算式和数据");
    browser.keys([key::ESCAPE]);
    address_has(&browser, "stands=behind");

    // The page in parts.
    browser.css(".vtable__window .projects__name").click();
    browser.sees("现在卡在");
    browser.named("[role=tab]", "手续").click();
    address_has(&browser, "tab=permit");
    browser.keys([key::RIGHT]);
    address_has(&browser, "tab=problem");
    browser.keys([key::RIGHT]);
    address_has(&browser, "tab=visit");
    browser.assert_accessible();
    browser.js("history.back()", json!([]));
    address_has(&browser, "tab=problem");
    browser.js("window.dispatchEvent(new Event('beforeprint'))", json!([]));
    wait::until("all that holds something is on the paper", || {
        let sheet = browser.js("return document.querySelector('.project__sheet')?.textContent || ''", json!([]));
        let sheet = sheet.as_str().unwrap_or_default().to_owned();
        if sheet.contains("项目信息") && sheet.contains("年度计划") { Ok(()) } else { Err(sheet) }
    });
    browser.js("window.dispatchEvent(new Event('afterprint'))", json!([]));
    browser.css(".page-head__back").click();
    address_has(&browser, "stands=behind");
    assert_eq!(people::names_in_list(&browser), behind);
    browser.assert_quiet();
});
