//! A device whose store was damaged: what it saves unread is taken in on another one, and what is damaged is named.

use browser_tests::{Browser, Engine, fixture, json};

use crate::people::{import_list, introduce, merge, read_file};

#[test]
fn a_rescue_file_is_taken_in_like_any_other() {
    let damaged = Browser::open(Engine::Chromium);
    introduce(&damaged, "李督查", "区督查室", "督查员");
    import_list(&damaged, &fixture("tests/files/lists/gmpp_2022.csv"), 235);
    let overwritten = damaged.js(
        "const segment = Object.keys(localStorage).find((key) => key.startsWith('sitebook/main/segment/'));
         localStorage.setItem(segment, 'another page was here');
         return segment.replace('sitebook/main/', '')",
        json!([]),
    );
    damaged.route("#/settings");
    let file = damaged.download(|| damaged.click("导出原始数据"));

    let whole = Browser::open(Engine::Chromium);
    introduce(&whole, "王综合", "区督查室", "办公室（综合）");
    read_file(&whole, &[&file]);
    // The crash journal holds the same entries, so nothing is lost.
    whole.sees("235");
    whole.sees(&format!("“{}”已损坏", overwritten.as_str().unwrap()));
    merge(&whole);
    whole.route("#/projects");
    whole.fill("查找项目", "Submarine Dismantling Project");
    whole.sees("Submarine Dismantling Project");
}
