//! The program stops: the page says so, that the work is safe, offers what is stored, and a reload goes on.

use browser_tests::{each_engine, json, wait};

use crate::people::{import_list, introduce};

each_engine!(a_stopped_program_says_so_and_loses_nothing, |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    let list = browser_tests::fixture("tests/files/lists/project_list_gb18030.csv");
    import_list(&browser, &list, 30);
    // The browser refuses one element, which the program takes for granted.
    let refuse = "const create = document.createElement;
        const clone = Node.prototype.cloneNode;
        const refused = () => {
            document.createElement = create;
            Node.prototype.cloneNode = clone;
            throw new DOMException('refused on purpose');
        };
        document.createElement = refused;
        Node.prototype.cloneNode = refused;";
    browser.js(refuse, json!([]));
    browser.route("#/settings");
    browser.sees("程序出错，已停止");
    browser.sees("没有丢失");
    assert_eq!(browser.js("return document.documentElement.hasAttribute('data-stopped')", json!([])), true);
    browser.assert_accessible();
    let rescue = browser.download(|| browser.click("导出已存储的数据"));
    let rescue = std::fs::read_to_string(&rescue).unwrap();
    assert!(rescue.len() > 1_000, "the rescue file holds the book");
    assert!(!rescue.contains("\"journal\":{}"), "and what lies in IndexedDB");
    browser.click("重新打开");
    wait::until("the page is there again", || match browser.has_control("项目") {
        true => Ok(()),
        false => Err(browser.visible_text()),
    });
    browser.route("#/projects");
    browser.sees("东川区垃圾填埋场");
});
