//! Attachments on paper: a list. The files go along as files, and are known by the first digits of their hash.

use leptos::prelude::*;

use crate::domain::attachment::Attachment;
use crate::domain::report::attached::{mark_word, size};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::words::AttachmentWords;

use super::listed::Listed;

/// The table, shown only on paper.
#[component]
pub fn OnPaper(ui: Ui, listed: Signal<Vec<Listed>>) -> impl IntoView {
    let words = AttachmentWords::of(ui.lang);
    let row = move |one: Listed| {
        let file = &one.attachment.file;
        view! {
            <tr>
                <td>{called(&one, ui.lang)}</td>
                <td class="num">{size(file.bytes)}</td>
                <td class="num">{file.hash.short()}</td>
            </tr>
        }
    };
    view! {
        <table class="attachments-sheet print-only">
            <caption>{words.on_paper}</caption>
            <thead><tr><th>{words.name}</th><th>{words.size}</th><th>{words.hash}</th></tr></thead>
            <tbody>{move || listed.get().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The item, the name, its marks and what is said of it.
fn called(one: &Listed, lang: Lang) -> String {
    let attachment: &Attachment = &one.attachment;
    let marks = attachment.file.marks.iter().map(|mark| mark_word(*mark).get(lang).to_owned());
    let texts = std::iter::once(one.about.clone()).chain([attachment.file.name.clone()]).chain(marks);
    let texts = texts.chain([attachment.caption.clone()]).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" · ")
}
