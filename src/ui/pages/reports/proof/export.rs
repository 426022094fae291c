//! 导出凭证: writes the proof of an issued bulletin and hands it to the browser to save.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::clock;
use crate::book::EntityId;
use crate::browser::waiting;
use crate::domain::command::office;
use crate::domain::registers::bulletin;
use crate::exchange::proof::{Made, write};
use crate::exchange::sheets::SheetError;
use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::files;
use crate::ui::words::{self, WhatIfWords};

/// Writes and saves it; says what came of it.
pub fn export_proof(ui: Ui, id: EntityId) {
    // What was supposed proves nothing.
    if ui.session.supposing().is_on() {
        return ui.toast(WhatIfWords::of(ui.lang).no_word, Tone::Warn);
    }
    spawn_local(async move {
        waiting::breathe().await;
        let (written, number) = ui.session.read(|view| {
            let by = view.my_record().map(|person| person.name.clone()).unwrap_or_default();
            let at = clock::universal_time(clock::now());
            let made = Made { at, by, app: env!("CARGO_PKG_VERSION").to_owned() };
            (write(view.book, &id, &office(), &made), view.book.text(&id, bulletin::NUMBER.key).to_owned())
        });
        let day = ui.session.today().get_untracked();
        match written {
            Err(why) => ui.toast(words::proof_not_written(why, ui.lang), Tone::Bad),
            Ok(written) => {
                let name = words::proof_file_name(&number, &day.to_string(), ui.lang);
                let saved = files::json_blob(&written.text).and_then(|blob| files::save_as(&name, &blob));
                match saved {
                    Ok(()) => {
                        let said = words::proof_exported(written.changes, written.figures, written.differs, ui.lang);
                        let tone = if written.differs == 0 { Tone::Good } else { Tone::Warn };
                        ui.toast(said, tone);
                    }
                    Err(_) => ui.toast(words::sheet_error(SheetError::Stopped, ui.lang), Tone::Bad),
                }
            }
        }
    });
}
