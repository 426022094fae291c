//! A document that goes out: to paper, to the clipboard, as a file of text processors.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::report::document::Document;
use crate::domain::report::plain;
use crate::exchange::sheets::SheetError;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Icon, Tone};
use crate::ui::words::{self, ReportWords, WhatIfWords};
use crate::ui::{files, sheets};

use super::table::copy;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// 导出 Word.
#[component]
pub fn WordButton(ui: Ui, document: Memo<Arc<Document>>) -> impl IntoView {
    let label = ReportWords::of(ui.lang).as_word;
    view! { <Button label icon=Icon::Export on_press=move |()| export_word(ui, document.get_untracked()) /> }
}

/// Everything that a paper can go out as.
#[component]
pub fn PaperDeeds(ui: Ui, document: Memo<Arc<Document>>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let copy_text = move |()| {
        let text = document.with_untracked(|document| plain::text(document, ui.lang));
        // What is copied of a 推演 says so.
        let note = ui.session.supposed().map(|plan| words::supposed(&plan.name, plan.len(), ui.lang));
        copy(ui, note.into_iter().chain([text]).collect::<Vec<_>>().join("\n"));
    };
    view! {
        <Button label=words.copy on_press=copy_text />
        <WordButton ui document />
        <Button label=words.print icon=Icon::Print variant=ButtonVariant::Primary on_press=move |()| print() />
    }
}

/// Prints the page.
pub fn print() {
    if window().print().is_err() {
        leptos::logging::warn!("this browser does not print");
    }
}

/// Writes a document for Word and hands it to the browser to save.
pub fn export_word(ui: Ui, document: Arc<Document>) {
    // A paper with a red head would look as if it were one.
    if ui.session.supposing().is_on() {
        return ui.toast(WhatIfWords::of(ui.lang).no_word, Tone::Warn);
    }
    let day = ui.session.today().get_untracked();
    let name = words::sheet_file_name(document.name.get(ui.lang), &day.to_string(), "docx");
    spawn_local(async move {
        let saved = sheets::write_paper(&document, ui.lang).await.and_then(|bytes| {
            let blob = files::blob(&bytes, MEDIA_TYPE);
            blob.and_then(|blob| files::save_as(&name, &blob)).map_err(|_| SheetError::Stopped)
        });
        match saved {
            Ok(()) => ui.toast(words::paper_exported(&name, ui.lang), Tone::Good),
            Err(error) => ui.toast(words::sheet_error(error, ui.lang), Tone::Bad),
        }
    });
}
