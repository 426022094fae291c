//! Long lists: coming back to one finds the row that was opened where it was, and with the focus; several rows at once.

use browser_tests::{Browser, Engine, Options, each_engine, fixture, json, key, wait};

use super::people::{address, import_list, introduce, names_in_list, open_sample};

/// Scrolls the page down, as a finger or a wheel does, and lets the list draw what is in sight.
#[track_caller]
fn scroll_to(browser: &Browser, top: f64) {
    browser.js_async(
        "const done = arguments[1];
        window.scrollTo(0, arguments[0]);
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))",
        json!([top]),
    );
}

/// Opens a row in the middle of the window and says what it was called and where it stood.
#[track_caller]
fn opens_a_row(browser: &Browser) -> (String, f64) {
    let open = "const middle = innerHeight / 2;
        const rows = [...document.querySelectorAll('.vtable__window [role=row]')];
        const row = rows.find((row) => row.getBoundingClientRect().top > middle);
        const name = row.querySelector('.strong, .card__title, .projects__name').textContent;
        const top = row.getBoundingClientRect().top;
        row.click();
        return [name, top]";
    let opened = browser.js(open, json!([]));
    let name = opened[0].as_str().unwrap().to_owned();
    browser.containing("h1", &name);
    (name, opened[1].as_f64().unwrap())
}

/// The row that has the focus, by its name, and where it stands.
fn focused(browser: &Browser) -> Option<(String, f64)> {
    let script = "const row = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
        if (!row) return null;
        const name = row.querySelector('.strong, .card__title, .projects__name').textContent;
        return [name, row.getBoundingClientRect().top]";
    let row = browser.js(script, json!([]));
    Some((row[0].as_str()?.to_owned(), row[1].as_f64()?))
}

#[track_caller]
fn finds_the_row_again(browser: &Browser, (name, top): &(String, f64)) {
    wait::until("the row that was opened has the focus where it stood", || match focused(browser) {
        Some((now, at)) if now == *name && (at - top).abs() < 2.0 => Ok(()),
        now => Err((now, name.clone(), *top)),
    });
}

/// Opens a row far down, comes back by the browser and by the link in the page, and finds it each time.
#[track_caller]
fn keeps_its_place(browser: &Browser, list: &str, down: f64) {
    browser.route(list);
    names_in_list(browser);
    for way in ["the browser", "the link in the page"] {
        scroll_to(browser, down);
        let opened = opens_a_row(browser);
        assert!(opened.1 > 0.0 && opened.1 < 1180.0, "{way}: {opened:?}");
        match way {
            "the browser" => drop(browser.js("history.back()", json!([]))),
            _ => browser.css(".page-head__back").click(),
        }
        wait::until("the list is there", || if address(browser) == list { Ok(()) } else { Err(address(browser)) });
        finds_the_row_again(browser, &opened);
    }
}

#[track_caller]
fn lists_keep_their_places(browser: &Browser, down: f64) {
    open_sample(browser);
    keeps_its_place(browser, "#/problems", 120.0);
    browser.click("退出示例");
    introduce(browser, "王敏", "区督查室", "办公室（综合）");
    import_list(browser, &fixture("tests/files/lists/projects_400.csv"), 400);
    keeps_its_place(browser, "#/projects", down);
    browser.assert_quiet();
}

#[test]
fn lists_keep_their_places_on_a_laptop() {
    lists_keep_their_places(&Browser::open_with(Options::new(Engine::Chromium).size(1280, 500)), 6_000.0);
}

#[test]
fn lists_keep_their_places_on_a_tablet() {
    lists_keep_their_places(&Browser::open_with(Options::new(Engine::Chromium).size(820, 700).touch()), 10_800.0);
}

#[test]
fn lists_keep_their_places_on_a_phone() {
    lists_keep_their_places(&Browser::open_with(Options::new(Engine::Chromium).size(390, 700).touch()), 10_800.0);
}

/// How many rows name a unit.
fn rows_with(browser: &Browser, text: &str) -> usize {
    names_in_list(browser).iter().filter(|row| row.contains(text)).count()
}

each_engine!(several_problems_at_once_with_one_undo in [chromium], |browser| {
    open_sample(&browser);
    browser.route("#/problems");
    names_in_list(&browser);
    // X marks the current row; the keyboard is enough.
    browser.css("[role=grid]").js("arguments[0].focus()");
    browser.keys(['x']);
    browser.sees("已选 1 个");
    browser.keys([key::DOWN]);
    browser.keys(['x']);
    browser.keys([key::DOWN]);
    browser.keys(['x']);
    browser.sees("已选 3 个");
    browser.assert_accessible();
    browser.click("统一改…");
    // The columns behind the dialog have the same names.
    browser.css("dialog[open] .segments__option:nth-child(3)").click();
    let switch = "return document.querySelector('dialog[open] .segments').getBoundingClientRect().height";
    assert!(browser.js(switch, json!([])).as_f64().unwrap_or_default() > 24.0, "the switch has its height");
    browser.css("dialog[open] input[list]").type_keys("区联合专班");
    // The preview does not wait until the field is left.
    browser.sees("→ 区联合专班");
    browser.keys([key::TAB]);
    browser.sees("→ 区联合专班");
    assert_eq!(rows_with(&browser, "区联合专班"), 0, "a preview changes nothing");
    browser.until_saved(|| browser.click("修改 3 个"));
    browser.sees("已修改 3 个问题");
    assert_eq!(rows_with(&browser, "区联合专班"), 3);
    let until = |rows: usize| {
        wait::until("the rows are as they should be", || match rows_with(&browser, "区联合专班") {
            now if now == rows => Ok(()),
            now => Err(now),
        });
    };
    browser.until_saved(|| browser.click("撤销"));
    until(0);
    // The keys do the same, once nobody is writing.
    browser.css("[role=grid]").js("arguments[0].focus()");
    browser.until_saved(|| browser.keys_holding(key::CONTROL, 'y'));
    until(3);
    browser.until_saved(|| browser.keys_holding(key::CONTROL, 'z'));
    until(0);
    browser.sees("“已修改 3 个问题”已撤销");
    browser.assert_quiet();
});
