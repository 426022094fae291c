//! The page of one piece (`cargo xtask bundle --one-piece`), which goes around the splitter, shows what the page in two parts shows.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Browser, Engine, bundle, root, wait};

use crate::every_page::{addresses, come_to};
use crate::people::open_sample;

fn one_piece() -> PathBuf {
    let page = root().join("target/one-piece/sitebook-one-piece.html");
    assert!(page.exists(), "{} is not there: `cargo xtask bundle --one-piece` builds it", page.display());
    page
}

/// Whether a page holds a second part.
fn is_in_parts(page: &Path) -> bool {
    let wide: Vec<u8> = " id=\"rest\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::read(page).unwrap().windows(wide.len()).any(|bytes| bytes == wide)
}

/// What each address shows once nothing changes on it any more.
fn walk(browser: &Browser, page: &Path, addresses: &[String]) -> Vec<String> {
    browser.visit(&format!("file://{}", page.display()));
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
    assert!(is_in_parts(&bundle()) && !is_in_parts(&one_piece()));
    let browser = Browser::open(Engine::Chromium);
    open_sample(&browser);
    let addresses = addresses(&browser);
    // In Chromium both open the same book, since all local pages share one storage.
    let beside = browser.home().stick().join("one-piece.html");
    fs::copy(one_piece(), &beside).unwrap();
    let in_parts = walk(&browser, &browser.home().page(), &addresses);
    let in_one_piece = walk(&browser, &beside, &addresses);
    for ((address, in_parts), in_one_piece) in addresses.iter().zip(&in_parts).zip(&in_one_piece) {
        assert_eq!(in_parts, in_one_piece, "{address}");
    }
    browser.assert_quiet();
}
