//! How a file is read as a table: which files, which sheet, which row is the heading, and what is wrong with one that is none.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::{List, ReadAs, Trouble};
use crate::domain::text::Lang;
use crate::exchange::list::Heading;
use crate::exchange::sheets::ReadSheet;
use crate::ui::controls::{Banner, SelectField, SelectOption, Tone};
use crate::ui::words::{self, ListImportWords, SheetWords};

/// What the browser offers to choose from.
pub const ACCEPTED: &str = ".xlsx,.xlsm,.csv,.txt,.tsv,text/csv,text/plain,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel.sheet.macroEnabled.12";

/// What is wrong with a file that is no list.
pub fn trouble_in_words(trouble: Trouble, lang: Lang) -> String {
    match trouble {
        Trouble::Unreadable => words::file_unreadable(lang),
        Trouble::Text(error) => words::text_error(error, lang),
        Trouble::Table(error) => words::table_error(error, lang),
        Trouble::Workbook(error) => words::sheet_error(error, lang),
    }
}

/// The sheets that hold anything, and the one that is read.
#[component]
pub fn SheetChoice(
    lang: Lang,
    list: Arc<List>,
    read: Arc<ReadSheet>,
    /// Asks for the file to be read so.
    on_change: Callback<ReadAs>,
) -> impl IntoView {
    let filled = read.sheets.iter().enumerate().filter(|(place, sheet)| sheet.cells > 0 || *place == read.chosen);
    let options: Vec<SelectOption> =
        filled.map(|(place, sheet)| SelectOption::new(place.to_string(), words::sheet_option(sheet, lang))).collect();
    let hint = words::sheet_grounds(options.len(), list.read_as.sheet.is_some(), lang);
    view! {
        <SelectField
            label=SheetWords::of(lang).sheet
            value=read.chosen.to_string()
            options=Signal::stored(options)
            hint=Some(hint)
            on_change=move |chosen: String| {
                // Another sheet has another heading.
                let read_as = ReadAs { sheet: chosen.parse().ok(), heading: Heading::Guess, ..list.read_as };
                on_change.run(read_as);
            }
        />
    }
}

/// What a person should know of how the sheet was read.
#[component]
pub fn SheetNotes(read: Arc<ReadSheet>, lang: Lang) -> impl IntoView {
    let notes = words::sheet_notes(&read, lang);
    (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view();
        view! { <Banner tone=Tone::Info title=SheetWords::of(lang).notes>{notes}</Banner> }
    })
}

/// Which row is the heading: one of the first of the file, or none.
#[component]
pub fn HeadingChoice(
    lang: Lang,
    list: Arc<List>,
    /// Asks for the file to be read so.
    on_change: Callback<ReadAs>,
) -> impl IntoView {
    const OFFERED: usize = 8;
    let words = ListImportWords::of(lang);
    let table = &list.table;
    let named = table.heading_line.map(|line| (line, table.headers.clone()));
    let titles = table.titles.iter().map(|row| (row.line, row.cells.clone()));
    let rows = table.rows.iter().map(|row| (row.line, row.cells.clone()));
    let first_words = |cells: &[String]| {
        let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).take(4).collect();
        filled.join("、").chars().take(40).collect::<String>()
    };
    let mut options: Vec<SelectOption> = titles
        .chain(named)
        .chain(rows)
        .take(OFFERED)
        .map(|(line, cells)| SelectOption::new(line.to_string(), words::line_option(line, &first_words(&cells), lang)))
        .collect();
    options.push(SelectOption::new(String::new(), words.no_heading));
    let value = match list.read_as.heading {
        Heading::Missing => String::new(),
        Heading::Guess | Heading::Line(_) => table.heading_line.map(|line| line.to_string()).unwrap_or_default(),
    };
    view! {
        <SelectField
            label=words.heading_row
            value
            options=Signal::stored(options)
            on_change=move |chosen: String| {
                let heading = chosen.parse().map_or(Heading::Missing, Heading::Line);
                on_change.run(ReadAs { heading, ..list.read_as });
            }
        />
    }
}
