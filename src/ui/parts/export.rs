//! A list as it stands goes out as a file of a spreadsheet: as a workbook, or as CSV.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::sheets::{Sheet, SheetError};
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, Menu, MenuItem, Tone};
use crate::ui::words::{self, SheetWords};
use crate::ui::{files, sheets};

/// As what it goes out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum As {
    Workbook,
    Csv,
}

impl As {
    const fn ending(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// The button of a list, with what it can go out as.
#[component]
pub fn ExportMenu(
    ui: Ui,
    /// Makes the table.
    #[prop(into)]
    sheet: Callback<(), Sheet>,
) -> impl IntoView {
    let items = Signal::derive(move || export_items(ui, sheet));
    view! { <Menu label=SheetWords::of(ui.lang).export icon=Icon::Export items /> }
}

/// The same as entries of a menu that holds others.
pub fn export_items(ui: Ui, sheet: Callback<(), Sheet>) -> Vec<MenuItem> {
    let words = SheetWords::of(ui.lang);
    let item = |label: &str, kind: As| {
        MenuItem::new(label, Callback::new(move |()| export(ui, sheet.run(()), kind))).icon(Icon::Export)
    };
    vec![item(words.as_workbook, As::Workbook), item(words.as_csv, As::Csv)]
}

fn export(ui: Ui, sheet: Sheet, kind: As) {
    let day = ui.session.today().get_untracked();
    let name = words::sheet_file_name(&sheet.title, &day.to_string(), kind.ending());
    spawn_local(async move {
        let written = match kind {
            As::Csv => Ok(sheet.csv()),
            As::Workbook => sheets::write(&sheet).await,
        };
        let saved = written.and_then(|bytes| {
            let blob = files::blob(&bytes, kind.media_type());
            blob.and_then(|blob| files::save_as(&name, &blob)).map_err(|_| SheetError::Stopped)
        });
        match saved {
            Ok(()) => ui.toast(words::sheet_exported(&name, sheet.rows.len(), ui.lang), Tone::Good),
            Err(error) => ui.toast(words::sheet_error(error, ui.lang), Tone::Bad),
        }
    });
}
