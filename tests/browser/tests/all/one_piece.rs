//! The page of one piece (`cargo xtask bundle --one-piece`), which goes around the splitter, shows what the page in two parts shows.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Browser, Engine, Value, json, root, wait};

use crate::every_page::{addresses, come_to};
use crate::people::open_sample;

fn one_piece() -> PathBuf {
    let page = root().join("target/one-piece/sitebook-one-piece.html");
    assert!(page.exists(), "{} is not there: `cargo xtask bundle --one-piece` builds it", page.display());
    page
}

/// How often the page that is open had to add a second part to its program.
fn parts_added(browser: &Browser) -> Value {
    browser.js("return performance.getEntriesByName('program-whole').length", json!([]))
}

/// What each address shows once nothing changes on it any more, in a page that has just been opened.
fn walk(browser: &Browser, addresses: &[String]) -> Vec<String> {
    browser.reload();
    let at_rest = |address: &String| {
        come_to(browser, address);
        let mut before = String::new();
        wait::until("the page is at rest", || {
            let text = browser.visible_text();
            let is_at_rest = text == before && !text.is_empty();
            before.clone_from(&text);
            if is_at_rest { Ok(text) } else { Err(text) }
        })
    };
    addresses.iter().map(at_rest).collect()
}

#[test]
fn page_of_one_piece_shows_what_the_page_in_parts_shows() {
    let browser = Browser::open(Engine::Chromium);
    open_sample(&browser);
    let addresses = addresses(&browser);
    let in_parts = walk(&browser, &addresses);
    assert_eq!(parts_added(&browser), 1);
    // On the same stick, under the same name: so it opens the same book.
    fs::copy(one_piece(), browser.home().page()).unwrap();
    let in_one_piece = walk(&browser, &addresses);
    assert_eq!(parts_added(&browser), 0);
    for ((address, in_parts), in_one_piece) in addresses.iter().zip(&in_parts).zip(&in_one_piece) {
        assert_eq!(in_parts, in_one_piece, "{address}");
    }
    browser.assert_quiet();
}
