//! The page opens from a stick, in every browser, without a word on the console and without asking for anything.

use browser_tests::{Browser, Engine, each_engine, json};

each_engine!(opens_quietly, |browser| {
    browser.sees("工程督查本");
    let start = browser.js("return document.documentElement.dataset.start || ''", json!([]));
    assert_eq!(start, "", "the start page of a failure is not shown");
    browser.assert_quiet();
});

/// The opposite of the test above: what it relies on does see an error and a request.
#[test]
fn console_and_request_log_do_see_something() {
    for engine in Engine::ALL {
        let browser = Browser::open(engine);
        browser.js(
            "setTimeout(() => { throw new Error('on purpose') }); fetch('https://example.invalid/').catch(() => {});",
            json!([]),
        );
        browser_tests::wait::until(&format!("{engine:?} has two complaints"), || {
            let complaints = browser.complaints();
            let about = |word: &str| complaints.iter().any(|complaint| complaint.contains(word));
            if about("on purpose") && about("example.invalid") { Ok(()) } else { Err(complaints) }
        });
    }
}
