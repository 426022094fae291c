//! The page opens from a stick, in every browser, without a word on the console and without asking for anything.

use std::io::{Read, Write};
use std::net::TcpListener;

use browser_tests::{each_engine, json, wait};

each_engine!(opens_quietly, |browser| {
    browser.sees("工程督查本");
    browser.assert_quiet();
});

// The tests of the harness itself: what the one above relies on does hear an error, a refused connection and a request.

each_engine!(complaints_are_heard, |browser| {
    let script =
        "setTimeout(() => { throw new Error('on purpose') }); fetch('https://example.invalid/').catch(() => {});";
    browser.js(script, json!([]));
    wait::until("both are complained about", || {
        let complaints = browser.complaints();
        let about = |words: &str| complaints.iter().any(|complaint| complaint.contains(words));
        // WebKit keeps the words of an error in an injected script to itself.
        let thrown = about("on purpose") || about("Script error");
        if thrown && about("example.invalid") { Ok(()) } else { Err(complaints) }
    });
});

each_engine!(requests_are_heard, |browser| {
    // Loads that fail outright are on no engine's record, so somebody answers.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let _ = connection.read(&mut [0; 4096]);
            let _ = connection.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    let chatty = browser.home().stick().join("chatty.html");
    let html =
        "<!doctype html><img src='http://127.0.0.1:PORT/pixel.png'><script>performance.mark('app-ready')</script>";
    std::fs::write(&chatty, html.replace("PORT", &port.to_string())).unwrap();
    browser.visit(&format!("file://{}", chatty.display()));
    wait::until("the request is on record", || {
        let requests = browser.requests();
        if requests.iter().any(|address| address.contains("pixel.png")) { Ok(()) } else { Err(requests) }
    });
});
