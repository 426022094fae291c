//! 导出原始数据: everything as it is stored, unread, for whoever must rescue it.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::files;
use crate::ui::words::{self, SettingsWords};

/// Saves everything as it is stored, with what could not be stored.
pub fn save_raw(ui: Ui) {
    let words = SettingsWords::of(ui.lang);
    let today = ui.session.today().get_untracked();
    ui.session.dump(move |json| {
        let name = format!("sitebook-raw-{today}.json");
        match files::json_blob(&json).and_then(|blob| files::save_as(&name, &blob)) {
            Ok(()) => ui.toast(words::raw_saved(&name, ui.lang), Tone::Good),
            Err(_) => ui.toast(words.raw_failed, Tone::Bad),
        }
    });
}
