//! Words of whether the browser keeps what the page stores.

use crate::app::permanence::{PrivateWindow, Promise};
use crate::domain::text::{Lang, figure};

words! {
    /// Words of whether the browser keeps what the page stores.
    PermanenceWords {
        private_title: "这看来是无痕（隐私）窗口，内容留不住", "This looks like a private window: nothing stays";
        private_text: "关闭窗口后，这里的内容全部消失，也找不回来。请改用普通窗口打开；已经填写的请先导出。", "When the window is closed everything here is gone for good. Open this page in a normal window instead; export first what you have already entered.";
        may_be_private: "请不要在无痕（隐私）窗口里填写：窗口一关，内容全部消失。这个浏览器不让网页知道窗口是哪一种。", "Do not work in a private (incognito) window: everything is gone once it is closed. This browser does not let a page know which kind of window it is in.";
        promise: "长期保留", "Kept for good";
        window: "窗口", "Window";
        browser_usage: "浏览器计的用量", "In use, says the browser";
        ask: "请浏览器长期保留", "Ask the browser to keep it";
    }
}

/// Whether the browser has promised to keep what is stored.
pub fn promise(promise: Promise, lang: Lang) -> String {
    match promise {
        Promise::Given => say!(
            lang,
            "浏览器已承诺：空间不足时也不自动清除。请仍然按时导出",
            "The browser has promised not to clear it by itself when space runs out. Keep exporting all the same"
        ),
        Promise::NotGiven => say!(
            lang,
            "浏览器没有承诺：空间不足时可能自动清除。请每天导出",
            "The browser has not promised it: it may clear it by itself when space runs out. Export every day"
        ),
        Promise::Impossible => say!(
            lang,
            "这样打开的网页，浏览器不作承诺。请每天导出",
            "The browser makes no such promise to a page opened like this. Export every day"
        ),
    }
}

/// Which kind of window it is, as far as anybody can tell.
pub fn private_window(window: PrivateWindow, lang: Lang) -> String {
    match window {
        PrivateWindow::Likely => say!(
            lang,
            "看来是无痕（隐私）窗口：关闭后内容全部消失",
            "It looks like a private window: everything is gone once it is closed"
        ),
        PrivateWindow::Unlikely => say!(lang, "看来是普通窗口", "It looks like a normal window"),
        PrivateWindow::Unknown => say!(
            lang,
            "浏览器不让网页知道。如果是无痕（隐私）窗口，关闭后内容全部消失",
            "The browser does not tell. If it is a private window, everything is gone once it is closed"
        ),
    }
}

/// How many bytes the browser counts.
pub fn browser_usage(bytes: u64, lang: Lang) -> String {
    let thousands = figure(usize::try_from(bytes.div_ceil(1000)).unwrap_or(usize::MAX));
    say!(lang, "{thousands} 千字节", "{thousands} kB")
}
