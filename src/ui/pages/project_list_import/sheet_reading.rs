//! Which sheet of a workbook is read, and what there is to say of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::{List, ReadAs};
use crate::domain::text::Lang;
use crate::exchange::list::Heading;
use crate::exchange::sheets::ReadSheet;
use crate::ui::controls::{Banner, SelectField, SelectOption, Tone};
use crate::ui::words::{self, SheetWords};

use super::draft::Draft;

/// The sheets that hold anything, and the one that is read.
#[component]
pub(super) fn SheetChoice(draft: Draft, list: Arc<List>, read: Arc<ReadSheet>) -> impl IntoView {
    let lang = draft.ui.lang;
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
                draft.read_as(list.clone(), read_as);
            }
        />
    }
}

/// What a person should know of how the sheet was read.
#[component]
pub(super) fn SheetNotes(read: Arc<ReadSheet>, lang: Lang) -> impl IntoView {
    let notes = words::sheet_notes(&read, lang);
    (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view();
        view! { <Banner tone=Tone::Info title=SheetWords::of(lang).notes>{notes}</Banner> }
    })
}
