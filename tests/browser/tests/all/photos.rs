//! 照片 in a browser: decoded, turned upright, kept before the book names it, handed on with a file.

use std::path::{Path, PathBuf};

use browser_tests::{Browser, each_engine, fixture, json, wait};

use crate::people::{
    address, address_in_list, export_everything, import_list, introduce, link, merge, open_sample, read_file,
};

/// A JPEG of 400 by 200, the left half red and the right half blue, as the bytes of a list.
const DRAWN: &str = "const done = arguments[0];
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 200 });
    const drawing = canvas.getContext('2d');
    drawing.fillStyle = '#d00000'; drawing.fillRect(0, 0, 200, 200);
    drawing.fillStyle = '#0000d0'; drawing.fillRect(200, 0, 200, 200);
    canvas.toBlob(async (blob) => done([...new Uint8Array(await blob.arrayBuffer())]), 'image/jpeg', 0.95);";

/// The same as a camera writes it that was held upright (orientation 6: to be turned by a quarter to the right), with when it was taken.
fn photo(browser: &Browser, name: &str) -> PathBuf {
    let drawn = browser.js_async(DRAWN, json!([]));
    let drawn: Vec<u8> = drawn.as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8).collect();
    let mut block = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    block.extend([0x01, 0x32, 0, 2, 0, 0, 0, 20, 0, 0, 0, 38]);
    block.extend([0; 4]);
    block.extend(b"2026:11:28 10:12:00\0");
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend(u16::try_from(block.len() + 2).unwrap().to_be_bytes());
    bytes.extend(block);
    bytes.extend(&drawn[2..]);
    let path = browser.home().folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Whether the first picture that is found is upright: higher than wide, red above and blue below; else what it is.
const UPRIGHT: &str = "const image = document.querySelector(arguments[0]);
    if (!image || !image.complete || !image.naturalWidth) return 'no picture';
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const at = (y) => { const [r, , b] = drawing.getImageData(canvas.width / 2, Math.floor(canvas.height * y), 1, 1).data; return r > b ? 'red' : 'blue'; };
    return canvas.height === 2 * canvas.width ? `${at(0.2)} ${at(0.8)}` : `${canvas.width} x ${canvas.height}`;";

fn is_upright(browser: &Browser, picture: &str) {
    wait::until(&format!("{picture} is shown upright"), || {
        match browser.js(UPRIGHT, json!([picture])).as_str().unwrap_or_default() {
            "red blue" => Ok(()),
            other => Err(other.to_owned()),
        }
    });
}

const SMALL: &str = ".photos__thumb img";
const INPUT: &str = ".photos__taking input[type=file]";

/// Whether the page asks somebody who closes it whether they mean it.
const WOULD_ASK: &str = "const wouldAsk = () => {
    const closing = document.createEvent('BeforeUnloadEvent');
    closing.initEvent('beforeunload', false, true);
    return !window.dispatchEvent(closing);
};";

fn choose(browser: &Browser, files: &[&Path]) {
    browser.until_saved(|| browser.upload(INPUT, files));
    browser.sees("已存照片 1 张");
}

each_engine!(a_photo_is_turned_upright_survives_a_reload_and_goes_along_in_a_file in [chromium, firefox, webkit], |browser| {
    open_sample(&browser);
    address_in_list(&browser, "#/problems", "#/problems/");
    browser.sees("整改前照片");
    let good = photo(&browser, "IMG_0231.jpg");
    let (cut, drawing) = (good.with_file_name("cut.jpg"), good.with_file_name("drawing.jpg"));
    let bytes = std::fs::read(&good).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    std::fs::write(&drawing, "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    choose(&browser, &[&cut, &good, &drawing]);
    browser.sees("cut.jpg：文件不完整");
    browser.sees("drawing.jpg：不是照片");
    is_upright(&browser, SMALL);
    let place = address(&browser);
    browser.reload();
    is_upright(&browser, SMALL);

    browser.click_on(".photos__thumb");
    is_upright(&browser, ".viewer img");
    browser.sees("取自照片 2026-11-28 10:12");
    browser.sees("已存");
    browser.click("关闭");
    browser.route("#/exchange");
    browser.sees("照片 1 张在本机，0 张已随文件交出");
    browser.sees("附照片 1 张");
    let file = export_everything(&browser);
    browser.sees("含照片 1 张");
    browser.sees("照片 1 张在本机，1 张已随文件交出");

    let colleague = Browser::open(browser.engine());
    introduce(&colleague, "王综合", "区督查室", "办公室（综合）");
    read_file(&colleague, &[&file]);
    colleague.sees("附照片 1 张");
    merge(&colleague);
    colleague.route(&place);
    is_upright(&colleague, SMALL);
    colleague.assert_quiet();
    browser.assert_quiet();
});

each_engine!(a_photo_that_was_shown_as_saved_survives_a_kill in new [chromium], |browser| {
    introduce(&browser, "李督查", "区督查室", "督查员");
    import_list(&browser, &fixture("tests/files/lists/project_list_gb18030.csv"), 30);
    browser.route("#/projects");
    let place = link(&browser, "#/projects/");
    browser.route(&place);
    let good = photo(&browser, "IMG_0231.jpg");
    // Behind the page's own listener, so it hears what the page says to somebody who closes it just then.
    let listening = format!(
        "{WOULD_ASK} window.addEventListener('change', () => {{ window.askedWhileKeeping = wouldAsk(); }}); return wouldAsk()"
    );
    assert_eq!(browser.js(&listening, json!([])), json!(false), "nothing waits yet");
    choose(&browser, &[&good]);
    assert_eq!(browser.js("return window.askedWhileKeeping", json!([])), json!(true), "a photo that is not kept yet");
    assert_eq!(browser.js(&format!("{WOULD_ASK} return wouldAsk()"), json!([])), json!(false), "it is kept");
    let browser = browser.kill_and_reopen();
    browser.route(&place);
    is_upright(&browser, SMALL);
});
