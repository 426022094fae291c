//! What happens before the program runs: the look that was chosen, a browser that is too old, a program that fails, a page
//! that comes from a web server instead of a stick.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;

use browser_tests::{Browser, Engine, Options, each_engine, json};

/// A Chromium in which a script runs before everything on the page.
fn tampered(engine: Engine, script: &str) -> Browser {
    let browser = Browser::start(Options::new(engine));
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    browser.go(&browser.home().address());
    browser
}

#[test]
fn browser_without_what_the_page_needs_is_told_which_one_is_needed() {
    for missing in [
        "delete window.DecompressionStream",
        "delete window.WebAssembly",
        "delete HTMLScriptElement.prototype.noModule",
    ] {
        let browser = tampered(Engine::Chromium, missing);
        browser.sees("请用 Chrome、Edge 109 及以上，火狐（Firefox）115 及以上，或 Safari 16.4 及以上版本打开本文件");
        browser.sees("Please open this file in Chrome or Edge 109, Firefox 115, Safari 16.4, or anything newer.");
        assert_eq!(browser.js("return performance.getEntriesByName('app-ready').length", json!([])), 0);
    }
}

#[test]
fn program_that_cannot_be_opened_says_so_and_why() {
    let script = "WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new Error('no memory for this'))";
    for engine in [Engine::Chromium, Engine::Chromium109] {
        let browser = tampered(engine, script);
        browser.sees("程序没有启动 The program did not start");
        browser.sees("已保存的内容仍在本浏览器中");
        browser.sees("no memory for this");
    }
}

/// The look at the moment when the document is complete and the program has not run.
fn first_look(engine: Engine, stored: &str) -> String {
    let stop = "WebAssembly.instantiate = () => new Promise(() => {});";
    let store = format!("localStorage.setItem('sitebook.look', {});", json!(stored));
    let browser = tampered(engine, &format!("{stop}{store}"));
    let html =
        "const { lang, dataset } = document.documentElement; return [lang, dataset.theme, dataset.text].join(' ')";
    browser.js(html, json!([])).as_str().unwrap().to_owned()
}

#[test]
fn chosen_look_is_there_before_the_program() {
    let engine = Engine::Chromium;
    assert_eq!(first_look(engine, r#"{"theme":"night","text":"huge","lang":"en"}"#), "en night huge");
    assert_eq!(first_look(engine, r#"{"theme":"night"}"#), "zh-CN night normal");
}

#[test]
fn damaged_look_means_the_defaults() {
    for damaged in ["", "{", "null", "7", r#"{"theme":"<b>","text":{},"lang":["de"]}"#] {
        assert_eq!(first_look(Engine::Chromium, damaged), "zh-CN auto normal", "stored: {damaged}");
    }
}

#[test]
fn blocked_storage_does_not_stop_the_page_and_is_told_before_anybody_begins() {
    let script = "const blocked = { get() { throw new DOMException('blocked', 'SecurityError') } };
        for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, store, blocked)";
    let browser = tampered(Engine::Chromium, script);
    browser.wait_ready();
    browser.sees("这里的内容保存不住");
    browser.fill("姓名", "王敏");
    browser.text("办公室（综合）").click();
    browser.click("新建督查台账");
    browser.sees("总览");
    let asks = "const closing = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(closing);
        return closing.defaultPrevented";
    assert_eq!(browser.js(asks, json!([])), true, "no file holds what was done");
}

each_engine!(served_by_a_web_server, |browser| {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/sitebook.html", listener.local_addr().unwrap());
    let page = fs::read(browser.home().page()).unwrap();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let _ = connection.read(&mut [0; 8192]);
            // Many servers say so of every page; the byte order mark of ours goes before.
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                page.len()
            );
            let _ = connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(&page));
        }
    });
    browser.visit(&address);
    browser.sees("工程督查本");
    browser.assert_quiet();
});
