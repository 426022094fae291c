//! An attachment goes back to the device: under its name, through the browser's downloads. It is never opened here.

use std::sync::Arc;

use crate::domain::attachment::{Attachment, AttachmentRules, judge, safe_name};
use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::files;
use crate::ui::parts::shared::{author, when};
use crate::ui::words;

/// What browsers save and never show.
const PLAIN_BYTES: &str = "application/octet-stream";

/// Hands the file to the browser to save, once its bytes are those of its hash and still what its name says.
pub async fn save(ui: Ui, attachment: Arc<Attachment>) {
    let (file, lang) = (&attachment.file, ui.lang);
    let Some(bytes) = ui.session.blobs().full(file.hash).await else {
        return ui.toast(missing_words(ui, &attachment), Tone::Warn);
    };
    // Its name is a field of the book, which any file may have changed since its bytes were judged.
    let judged = match judge(&file.name, &bytes, AttachmentRules::WIDEST) {
        Ok(judged) => judged,
        Err(why) => return ui.toast(words::attachment_odd(&file.name, &why, lang), Tone::Bad),
    };
    let name = safe_name(&file.name);
    let saved = files::blob(&bytes, PLAIN_BYTES).and_then(|blob| files::save_as(&name, &blob));
    match saved {
        Ok(()) => {
            let tone = if judged.has_macros { Tone::Warn } else { Tone::Good };
            ui.toast(words::attachment_saved(&name, judged.has_macros, lang), tone);
        }
        Err(_) => ui.toast(words::attachment_not_saved(&name, lang), Tone::Bad),
    }
}

/// What an attachment is called that is not on this device.
fn missing_words(ui: Ui, attachment: &Attachment) -> String {
    let by = ui.session.read(|view| author(&view, attachment.by.entity(), ui.lang));
    words::attachment_missing(&attachment.file.name, &by, &when(attachment.at), ui.lang)
}
