//! The harness can do what the other tests ask of it: type, choose, upload, download, come back after a kill, and forget what a test
//! before did in the same browser.

use std::fs;

use browser_tests::{Browser, Engine, each_engine, json, key, wait};

/// A page with one of each kind of control, next to the real one.
fn visit_controls(browser: &Browser) {
    let page = browser.home().stick().join("controls.html");
    fs::write(&page, include_str!("controls.html")).unwrap();
    browser.visit(&format!("file://{}", page.display()));
}

each_engine!(controls_are_found_by_what_they_are_called, |browser| {
    visit_controls(&browser);
    browser.fill("项目名称", "旧名");
    browser.fill("项目名称", "宛平路大桥 🌉");
    assert_eq!(browser.control("项目名称").value(), "宛平路大桥 🌉");
    browser.sees("改为：宛平路大桥 🌉");
    browser.fill("期限", "2026-11-30");
    assert_eq!(browser.control("期限").value(), "2026-11-30");
    browser.choose("状态", "整改中");
    assert_eq!(browser.control("状态").value(), "b");
    browser.click("合格");
    assert_eq!(browser.control("合格").js("return arguments[0].checked"), true);
    browser.click("确定");
    browser.sees("点了确定");
    assert_eq!(browser.text("点了确定").js("return arguments[0].tagName"), "OUTPUT");
    assert!(!browser.has_control("看不见"), "a hidden control is not found");
});

each_engine!(keyboard_reaches_controls, |browser| {
    visit_controls(&browser);
    browser.control("项目名称").click();
    browser.keys("abc".chars());
    assert_eq!(browser.control("项目名称").value(), "abc");
    browser.keys([key::TAB]);
    assert_eq!(browser.focused().unwrap().name(), "期限");
    browser.keys_holding(key::SHIFT, key::TAB);
    assert_eq!(browser.focused().unwrap().name(), "项目名称");
    browser.control("确定").js("arguments[0].focus()");
    browser.keys([key::ENTER]);
    browser.sees("点了确定");
});

each_engine!(files_go_in_and_come_out, |browser| {
    visit_controls(&browser);
    let (one, two) = (browser.home().folder().join("甲.txt"), browser.home().folder().join("b.txt"));
    fs::write(&one, "第一").unwrap();
    fs::write(&two, "second").unwrap();
    browser.upload("input[type=file]", &[&one, &two]);
    browser.sees("甲.txt：第一");
    browser.sees("b.txt：second");
    let file = browser.download(|| browser.click("导出"));
    assert_eq!(file.file_name().unwrap(), "名单.sitebook.json");
    assert_eq!(fs::read_to_string(file).unwrap(), "{\"名\":\"单\"}");
});

each_engine!(storage_outlives_a_kill_and_a_second_tab_shares_it in new [chromium, old_chromium, firefox], |browser| {
    let store = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('harness', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('kept');
        open.onsuccess = () => {
          const write = open.result.transaction('kept', 'readwrite', { durability: 'strict' });
          write.objectStore('kept').put('字', 'key');
          write.oncomplete = () => done(true);
        };";
    assert_eq!(browser.js_async(store, json!([])), true);
    let browser = browser.kill_and_reopen();
    let read = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('harness', 1);
        open.onsuccess = () => { const read = open.result.transaction('kept').objectStore('kept').get('key'); read.onsuccess = () => done(read.result); };";
    assert_eq!(browser.js_async(read, json!([])), "字");
    let first = browser.new_tab();
    assert_eq!(browser.js_async(read, json!([])), "字");
    browser.js("localStorage.setItem('harness', 'second')", json!([]));
    browser.turn_to(&first);
    wait::until("the first tab has what the second wrote", || {
        let seen = browser.js("return localStorage.getItem('harness')", json!([]));
        if seen == "second" { Ok(()) } else { Err(seen) }
    });
    let browser = browser.quit_and_reopen();
    assert_eq!(browser.js("return localStorage.getItem('harness')", json!([])), "second");
});

// Drivers relax this by default, and then a test passes where a person loses data.
each_engine!(another_path_is_another_store in [firefox], |browser| {
    browser.js("localStorage.setItem('harness', 'here')", json!([]));
    visit_controls(&browser);
    assert_eq!(browser.js("return localStorage.getItem('harness')", json!([])), json!(null));
});

each_engine!(page_has_the_size_that_was_asked_for, |browser| {
    for (width, height) in [(1280, 800), (820, 1180), (1180, 820)] {
        browser.resize(width, height);
        wait::until("the page has its size", || {
            let size = browser.js("return [innerWidth, innerHeight]", json!([]));
            if size == json!([width, height]) { Ok(()) } else { Err(size) }
        });
    }
    let picture = browser.home().folder().join("picture.png");
    browser.screenshot(&picture);
    assert!(fs::read(picture).unwrap().starts_with(b"\x89PNG"));
});

each_engine!(axe_finds_what_is_wrong, |browser| {
    visit_controls(&browser);
    browser.js("document.body.append(document.createElement('input'))", json!([]));
    let rules: Vec<String> = browser.violations().into_iter().map(|violation| violation.rule).collect();
    assert!(rules.contains(&"label".to_owned()), "{rules:?}");
});

/// Leaves something behind in every place that a browser has.
fn leave_traces(browser: &Browser) {
    if browser.engine().is_chromium() {
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }, { "name": "forced-colors", "value": "active" }] });
        browser.devtools("Emulation.setEmulatedMedia", dark);
        browser.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Urumqi" }));
        browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "window.trace = 'script'" }));
    }
    browser.resize(700, 900);
    let store = "const done = arguments[0];
        localStorage.setItem('trace', 'kept');
        sessionStorage.setItem('trace', 'kept');
        const open = indexedDB.open('trace', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('kept');
        open.onsuccess = () => done(true);";
    assert_eq!(browser.js_async(store, json!([])), true);
    browser.new_tab();
    visit_controls(browser);
    browser.download(|| browser.click("导出"));
    browser.js("setTimeout(() => { throw new Error('on purpose') }); window.name = 'trace'", json!([]));
    wait::until("the error is heard", || match browser.complaints() {
        none if none.is_empty() => Err(none),
        _ => Ok(()),
    });
}

each_engine!(what_a_test_did_the_next_does_not_see, |browser| {
    let state = "const done = arguments[0];
        const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(pointer: coarse)'].map((query) => matchMedia(query).matches);
        indexedDB.databases().then((all) => done([
          Object.keys(localStorage).filter((key) => key.includes('trace')), Object.keys(sessionStorage).filter((key) => key.includes('trace')),
          all.map(({ name }) => name).filter((name) => name === 'trace'), media, window.trace ?? '', window.name,
          Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth, innerHeight,
        ]))";
    let clean = browser.js_async(state, json!([]));
    leave_traces(&browser);
    let profile = browser.home().profile();
    let browser = browser.hand_on();
    assert_eq!(browser.home().profile(), profile, "it is the same browser");
    assert_eq!(browser.js_async(state, json!([])), clean);
    assert_eq!(fs::read_dir(browser.home().downloads()).unwrap().count(), 0);
    browser.assert_quiet();
    visit_controls(&browser);
    let file = browser.download(|| browser.click("导出"));
    assert_eq!(file.parent(), Some(browser.home().downloads().as_path()));
});

each_engine!(a_browser_whose_test_failed_is_given_up in [chromium], |browser| {
    let home = browser.home().folder().to_path_buf();
    let failed = std::thread::spawn(move || {
        let _browser = browser;
        panic!("on purpose");
    });
    assert!(failed.join().is_err());
    assert!(!home.exists(), "the browser is gone with its home");
    let next = Browser::open(Engine::Chromium);
    assert_ne!(next.home().folder(), home);
});
