//! A list as it stands goes out as a file of a spreadsheet: as a workbook, or as CSV.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::sheets::{Sheet, SheetError};
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, Menu, MenuItem, Tone};
use crate::ui::parts::carried;
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

/// What of a list goes out.
#[derive(Clone, Copy)]
pub struct Outgoing {
    /// The list as it stands.
    pub sheet: Callback<(), Sheet>,
    /// What is copied: the rows that are marked, or all.
    pub copied: Callback<(), Sheet>,
    /// All that is known, where columns are chosen.
    pub whole: Option<Callback<(), Sheet>>,
}

impl Outgoing {
    /// The list as it stands, whichever way.
    pub fn of(sheet: impl Fn() -> Sheet + Send + Sync + 'static) -> Self {
        let sheet = Callback::new(move |()| sheet());
        Self { sheet, copied: sheet, whole: None }
    }
}

/// The button of a list, with what it can go out as.
#[component]
pub fn ExportMenu(ui: Ui, out: Outgoing) -> impl IntoView {
    let items = Signal::derive(move || export_items(ui, out));
    view! { <Menu label=SheetWords::of(ui.lang).export icon=Icon::Export items /> }
}

/// The same as entries of a menu that holds others.
pub fn export_items(ui: Ui, out: Outgoing) -> Vec<MenuItem> {
    let words = SheetWords::of(ui.lang);
    let item = |label: &str, sheet: Callback<(), Sheet>, kind: As| {
        MenuItem::new(label, Callback::new(move |()| export(ui, sheet.run(()), kind))).icon(Icon::Export)
    };
    let copy = MenuItem::new(words.copy, Callback::new(move |()| carried::copy(ui, &out.copied.run(()))));
    let whole = out.whole.map(|whole| item(words.as_whole, whole, As::Workbook));
    [item(words.as_workbook, out.sheet, As::Workbook), item(words.as_csv, out.sheet, As::Csv)]
        .into_iter()
        .chain(whole)
        .chain([copy.icon(Icon::Templates)])
        .collect()
}

fn export(ui: Ui, mut sheet: Sheet, kind: As) {
    // A table of a past day says so wherever it goes.
    sheet.notes.extend(ui.session.past().get_untracked().map(|as_of| words::as_known(as_of, ui.lang)));
    sheet.notes.extend(ui.session.supposed().map(|plan| words::supposed(&plan.name, plan.len(), ui.lang)));
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
