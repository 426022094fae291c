//! What was left halfway: an operation in steps that ended with the page.

use crate::app::import_log::{Brought, Lacking};
use crate::app::interrupted::{Halfway, Interrupted};
use crate::domain::text::{Lang, figure};

/// How much of an import is there.
pub fn still_lacking(lacking: Lacking, brought: Brought, lang: Lang) -> String {
    let (there, intended) = (figure(lacking.there), figure(lacking.intended));
    match brought {
        Brought::File => {
            say!(lang, "应有 {intended} 条，台账中有 {there} 条", "{there} of {intended} change{intended_s} are in the book"; intended_s = intended)
        }
        Brought::List => {
            say!(lang, "应有 {intended} 个项目，台账中有 {there} 个", "{there} of {intended} project{intended_s} are in the book"; intended_s = intended)
        }
    }
}

/// What was not finished when the page was closed.
pub fn halfway_title(halfway: Halfway, brought: Brought, lang: Lang) -> String {
    match (halfway, brought) {
        (Halfway::Coming, Brought::File) => say!(lang, "上次接收文件没有完成", "A merge was interrupted"),
        (Halfway::Coming, Brought::List) => say!(lang, "上次导入清单没有完成", "An import of a list was interrupted"),
        (Halfway::Undoing, _) => say!(lang, "上次撤销没有完成", "An undo was interrupted"),
        (Halfway::Returning, _) => say!(lang, "上次恢复没有完成", "A restore was interrupted"),
    }
}

/// What is there of it, what is safe, and what to do next.
pub fn halfway_text(left: &Interrupted, lang: Lang) -> String {
    let names = left.files.join(if lang == Lang::Zh { "、" } else { ", " });
    let there = still_lacking(left.lacking, left.brought, lang);
    match (left.halfway, left.lacking.there) {
        (Halfway::Coming, 0) => say!(
            lang,
            "“{names}”的内容还没有写入，台账里原有的都在，没有变化。请重新选择同一份文件，或者不再接收。",
            "Nothing of “{names}” was saved; everything that was in the book is there, unchanged. Choose the same file again, or give it up."
        ),
        (Halfway::Coming, _) => say!(
            lang,
            "“{names}”只写入了一部分：{there}。台账里原有的都在。请重新选择同一份文件补齐，或者撤回已写入的部分。",
            "Only a part of “{names}” was saved: {there}. Everything else in the book is there. Choose the same file again to complete it, or take back what was saved."
        ),
        (Halfway::Undoing, _) => say!(
            lang,
            "“{names}”只撤销了一部分。其他内容都在。请继续撤销，或者恢复。",
            "Only a part of “{names}” was undone. Everything else is there. Finish undoing, or restore it."
        ),
        (Halfway::Returning, _) => say!(
            lang,
            "“{names}”只恢复了一部分。其他内容都在。请继续恢复，或者撤回。",
            "Only a part of “{names}” was restored. Everything else is there. Finish restoring, or take it back."
        ),
    }
}
