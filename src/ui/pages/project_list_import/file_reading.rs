//! How the file was read: encoding, delimiter and heading, each with its grounds and a choice, and what is doubtful about it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::{List, ReadAs, Source};
use crate::domain::text::Lang;
use crate::exchange::list::{Delimiter, Encoding, Grounds};
use crate::ui::controls::{Banner, Button, ButtonVariant, Icon, SelectField, SelectOption, Tone};
use crate::ui::parts::list_reading::{HeadingChoice, SheetChoice, SheetNotes};
use crate::ui::words::{self, ListReadingWords};

use super::draft::Draft;

/// What the choices say that leave it to the program.
const AUTOMATIC: &str = "auto";

/// The section at the head of the step.
#[component]
pub(super) fn FileReading(draft: Draft, list: Arc<List>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListReadingWords::of(lang);
    let facts = words::list_facts(list.table.rows.len(), lang);
    let file = list.file.clone();
    let can_take_back = draft.can_take_back();
    let read = list.clone();
    let read_as = Callback::new(move |read_as: ReadAs| draft.read_as(read.clone(), read_as));
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{file}</h2>
                <p class="section__note">{facts}</p>
            </div>
            <div class="list-reading" role="group" aria-label=words.read_so>
                {match list.source.clone() {
                    Source::Text { encoding, grounds } => view! {
                        <EncodingChoice draft list=list.clone() encoding grounds />
                        <DelimiterChoice draft list=list.clone() />
                    }
                    .into_any(),
                    Source::Sheet(read) => view! { <SheetChoice lang list=list.clone() read on_change=read_as /> }.into_any(),
                }}
                <HeadingChoice lang list=list.clone() on_change=read_as />
            </div>
            {can_take_back.then(|| view! {
                <div>
                    <Button
                        label=words.take_back
                        variant=ButtonVariant::Quiet
                        icon=Icon::Undo
                        on_press=move || draft.take_back()
                    />
                </div>
            })}
            <Doubts list lang />
        </section>
    }
}

#[component]
fn EncodingChoice(draft: Draft, list: Arc<List>, encoding: Encoding, grounds: Grounds) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListReadingWords::of(lang);
    let name = |encoding: Encoding| words::encoding(encoding, lang);
    let automatic = match list.read_as.encoding {
        None => words::automatic(&name(encoding), lang),
        Some(_) => words.automatic.to_owned(),
    };
    let number =
        |encoding: Encoding| Encoding::ALL.iter().position(|known| *known == encoding).unwrap_or(0).to_string();
    let all = Encoding::ALL.into_iter().map(|encoding| SelectOption::new(number(encoding), name(encoding)));
    let options: Vec<SelectOption> = std::iter::once(SelectOption::new(AUTOMATIC, automatic)).chain(all).collect();
    view! {
        <SelectField
            label=words.encoding
            value=list.read_as.encoding.map_or(AUTOMATIC.to_owned(), number)
            options=Signal::stored(options)
            hint=Some(words::encoding_grounds(grounds, lang))
            on_change=move |chosen: String| {
                let encoding = chosen.parse().ok().and_then(|number: usize| Encoding::ALL.get(number).copied());
                draft.read_as(list.clone(), ReadAs { encoding, ..list.read_as });
            }
        />
    }
}

#[component]
fn DelimiterChoice(draft: Draft, list: Arc<List>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListReadingWords::of(lang);
    let name = |delimiter: Delimiter| words::delimiter(delimiter, lang);
    let automatic = match list.read_as.delimiter {
        None => words::automatic(&name(list.table.delimiter), lang),
        Some(_) => words.automatic.to_owned(),
    };
    let number =
        |delimiter: Delimiter| Delimiter::ALL.iter().position(|known| *known == delimiter).unwrap_or(0).to_string();
    let all = Delimiter::ALL.into_iter().map(|delimiter| SelectOption::new(number(delimiter), name(delimiter)));
    let options: Vec<SelectOption> = std::iter::once(SelectOption::new(AUTOMATIC, automatic)).chain(all).collect();
    view! {
        <SelectField
            label=words.delimiter
            value=list.read_as.delimiter.map_or(AUTOMATIC.to_owned(), number)
            options=Signal::stored(options)
            hint=Some(words::delimiter_grounds(list.table.delimiter_grounds, lang))
            on_change=move |chosen: String| {
                let delimiter = chosen.parse().ok().and_then(|number: usize| Delimiter::ALL.get(number).copied());
                draft.read_as(list.clone(), ReadAs { delimiter, ..list.read_as });
            }
        />
    }
}

/// What a person should look at before going on: an encoding that is a guess, characters that are lost, quotes.
#[component]
fn Doubts(list: Arc<List>, lang: Lang) -> impl IntoView {
    const NAMED: usize = 3;
    let encoding = list.text().filter(|(_, grounds)| *grounds == Grounds::Doubtful).map(|(encoding, _)| {
        let sample = sample(&list);
        view! {
            <Banner tone=Tone::Warn text=words::doubtful_encoding(encoding, lang)>
                <p class="list-reading__sample">{sample}</p>
            </Banner>
        }
    });
    let sheet = match list.source.clone() {
        Source::Sheet(read) => Some(view! { <SheetNotes read lang /> }),
        Source::Text { .. } => None,
    };
    let mut lost = list.table.lost_cells();
    let lost = lost.next().map(|(line, column)| {
        let cells = 1 + lost.count();
        let text = words::lost_characters(cells, line, &list.table.name_of(column), lang);
        view! { <Banner tone=Tone::Warn text /> }
    });
    let quotes = &list.table.quotes;
    let notes: Vec<String> = quotes.iter().take(NAMED).map(|note| words::quote_note(*note, lang)).collect();
    let more = quotes.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| words::more_notes(more, lang));
    let quotes = (!notes.is_empty()).then(|| {
        let notes = notes.into_iter().chain(more).map(|note| view! { <p>{note}</p> }).collect_view();
        view! { <Banner tone=Tone::Info title=ListReadingWords::of(lang).quotes_noted>{notes}</Banner> }
    });
    view! {
        {encoding}
        {sheet}
        {lost}
        {quotes}
    }
}

/// The first cells of a list that are not plain ASCII: by them one sees whether the encoding is right.
fn sample(list: &List) -> String {
    const CELLS: usize = 6;
    const LONGEST: usize = 24;
    let table = &list.table;
    let cells = table.headers.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
    let strange = cells.filter(|cell| !cell.is_ascii()).take(CELLS);
    strange.map(|cell| cell.chars().take(LONGEST).collect::<String>()).collect::<Vec<_>>().join(" · ")
}
