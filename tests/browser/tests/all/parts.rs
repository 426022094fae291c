//! The program comes in two parts: the first shows the first page, the rest is opened behind it or, where somebody is quicker, on
//! the spot; and a file that was damaged on its way says so.
//!
//! Whether the first page really stands before the rest is a matter of speed, which the list of functions (`xtask/first.txt`) decides
//! and `cargo xtask bench` measures. Here it is shown that the page comes whole either way.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Browser, Engine, Options, bundle, each_engine, json, wait};

use crate::people::{ROLES, introduce, open_sample, take_role};

/// When the marks were set, the earlier first.
fn marks(browser: &Browser) -> Vec<String> {
    let marks = browser.js(
        "return ['app-ready', 'program-whole', 'book-open'].flatMap((name) => performance.getEntriesByName(name))
            .sort((one, other) => one.startTime - other.startTime).map((mark) => mark.name)",
        json!([]),
    );
    marks.as_array().unwrap().iter().filter_map(|mark| mark.as_str().map(str::to_owned)).collect()
}

fn until_book_is_open(browser: &Browser) {
    wait::until("the book is open", || match marks(browser) {
        marks if marks.iter().any(|mark| mark == "book-open") => Ok(()),
        marks => Err(marks),
    });
}

/// The first page came before the rest of the program, or what it lacked was opened on the spot and said by whom; the book comes last.
fn assert_whole(browser: &Browser, who: &str) {
    let needed = browser.js("return window.sitebookRest.neededBy || ''", json!([]));
    match needed.as_str() {
        Some("") => assert_eq!(marks(browser), ["app-ready", "program-whole", "book-open"], "{who}"),
        _ => assert_eq!(marks(browser), ["program-whole", "app-ready", "book-open"], "{who}: {needed}"),
    }
}

each_engine!(rest_comes_behind_the_first_page in [chromium, firefox, webkit], |browser| {
    until_book_is_open(&browser);
    assert_whole(&browser, "a new book");
    // What few people need is still packed, with what unpacks it.
    assert!(browser.all("#first, #rest").is_empty(), "what was unpacked stands no more in the page");
    browser.assert_quiet();
});

#[test]
fn browser_that_cannot_open_the_rest_on_the_spot_has_it_before_the_first_page() {
    let browser = Browser::open(Engine::Chromium109);
    until_book_is_open(&browser);
    assert_eq!(marks(&browser), ["program-whole", "app-ready", "book-open"]);
    introduce(&browser, "刘敏", "区督查室", "办公室（综合）");
    browser.assert_quiet();
}

#[test]
fn every_role_has_its_first_page_from_what_is_kept() {
    let browser = Browser::open(Engine::Chromium);
    open_sample(&browser);
    for role in ROLES {
        browser.until_saved(|| take_role(&browser, role));
        wait::until("a snapshot is kept", || {
            let kept = browser.js("return localStorage.getItem('sitebook/sample/front') !== null", json!([]));
            if kept == json!(true) { Ok(()) } else { Err(kept) }
        });
        browser.reload();
        until_book_is_open(&browser);
        assert_whole(&browser, role);
    }
    browser.assert_quiet();
}

#[test]
fn whoever_is_quicker_than_the_rest_has_it_opened_on_the_spot() {
    let browser = Browser::open(Engine::Chromium);
    open_sample(&browser);
    browser.sees("未销号问题");
    wait::until("a snapshot is kept", || {
        let snapshot = browser.js("return localStorage.getItem('sitebook/sample/front') !== null", json!([]));
        if snapshot == json!(true) { Ok(()) } else { Err(snapshot) }
    });
    // As soon as the first page stands, before the next slice of the rest is unpacked.
    let quick = "const mark = performance.mark.bind(performance);
        performance.mark = (name, ...rest) => {
            if (name === 'app-ready') queueMicrotask(() => {
                window.wasWhole = performance.getEntriesByName('program-whole').length;
                document.querySelector('button.finder').click();
                window.isWhole = performance.getEntriesByName('program-whole').length;
            });
            return mark(name, ...rest);
        };";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": quick }));
    browser.reload();
    let was = browser.js("return [window.wasWhole, window.isWhole]", json!([]));
    let needed = browser.js("return [window.sitebookRest.neededBy || '', performance.getEntriesByType('mark').map((mark) => mark.name + mark.startTime)]", json!([]));
    // The first page itself may have had the rest opened, which shows the same.
    assert!(was == json!([0, 1]) || (was == json!([1, 1]) && needed[0] != json!("")), "{was} {needed}");
    browser.css("dialog[open]");
    until_book_is_open(&browser);
    browser.assert_quiet();
}

/// The page with one character of what is packed under this id changed.
fn damaged(id: &str) -> PathBuf {
    let bytes = fs::read(bundle()).unwrap();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let open: Vec<u16> = format!("id=\"{id}\"").encode_utf16().collect();
    let element = units.windows(open.len()).position(|window| window == open).unwrap();
    let place = element + 50_000;
    let mut units = units;
    // Still a character that HTML leaves alone.
    units[place] = if units[place] == 0x4E00 { 0x4E01 } else { 0x4E00 };
    let file = std::env::temp_dir().join(format!("sitebook-damaged-{id}-{}.html", std::process::id()));
    fs::write(&file, units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()).unwrap();
    file
}

#[test]
fn damaged_file_says_so() {
    for (id, engine) in [
        ("first", Engine::Chromium),
        ("rest", Engine::Chromium),
        ("rest", Engine::Chromium109),
        ("rest", Engine::Firefox),
        ("rest", Engine::WebKit),
    ] {
        let page = damaged(id);
        let browser = Browser::start(Options::new(engine).page(&page));
        browser.go(&browser.home().address());
        browser.sees("程序没有启动 The program did not start");
        browser.sees("文件已损坏，请重新拷贝");
        fs::remove_file(page).unwrap();
    }
}
