//! 附件 in a browser: kept as they are before the book names them, handed on with a file, and saved to the device again byte by byte.

use browser_tests::{Browser, each_engine, json};

use crate::people::{address, address_in_list, export_everything, introduce, merge, open_sample, read_file};

const INPUT: &str = ".photos__taking input[type=file]";
const NAME: &str = ".attachments__name";

/// A PDF that a reader opens, with bytes in it that are no text.
fn pdf() -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n".to_vec();
    bytes.extend(b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ");
    bytes.extend((0..200_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8));
    bytes.extend(b"\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

each_engine!(an_attachment_survives_a_reload_goes_along_in_a_file_and_is_saved_as_it_was in [chromium, firefox], |browser| {
    open_sample(&browser);
    address_in_list(&browser, "#/problems", "#/problems/");
    browser.sees("还没有附件");
    let folder = browser.home().folder().to_owned();
    let (good, program) = (folder.join("可研批复.pdf"), folder.join("发票.pdf"));
    std::fs::write(&good, pdf()).unwrap();
    std::fs::write(&program, b"MZ\x90\0\x03\0\0\0").unwrap();
    browser.until_saved(|| browser.upload(INPUT, &[&program, &good]));
    browser.sees("已存附件 1 份");
    browser.sees("发票.pdf：名为 PDF，内容却是程序");
    let place = address(&browser);
    browser.reload();
    browser.sees("可研批复.pdf");
    let listed = browser.js("return document.querySelectorAll(arguments[0]).length", json!([NAME]));
    assert_eq!(listed, json!(1), "what was refused is not listed");

    browser.route("#/exchange");
    browser.sees("附件 1 份在本机，0 份已随文件交出");
    let file = export_everything(&browser);
    browser.sees("含附件 1 份");
    browser.sees("附件 1 份在本机，1 份已随文件交出");

    let colleague = Browser::open(browser.engine());
    introduce(&colleague, "王综合", "区督查室", "办公室（综合）");
    read_file(&colleague, &[&file]);
    colleague.sees("含附件 1 份");
    merge(&colleague);
    colleague.route(&place);
    colleague.sees("可研批复.pdf");
    let saved = colleague.download(|| colleague.click_on(NAME));
    assert_eq!(saved.file_name().and_then(|name| name.to_str()), Some("可研批复.pdf"));
    assert!(std::fs::read(&saved).unwrap() == pdf(), "the bytes are those that were attached");
    colleague.assert_quiet();
    browser.assert_quiet();
});
