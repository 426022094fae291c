//! Everything about one row of the preview, at the side.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::exchange::list::{Choices, FieldChange, Outcome, PlannedRow, WrongCell};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, CheckField, Dialog, DialogShape, Fact, Icon, KeyValue, LinkButton, Tone};
use crate::ui::parts::shared;
use crate::ui::route::Route;
use crate::ui::words::{self, ListDoubtWords, ListImportWords, ListReadingWords};

use super::column_row::shortened;
use super::draft::Draft;
use super::row_words::{name_of, value_of};

/// The window.
#[component]
pub(super) fn RowDetails(
    row: PlannedRow,
    headers: Arc<Vec<String>>,
    choices: RwSignal<Choices>,
    lang: Lang,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let words = ListImportWords::of(lang);
    let title = if row.name.is_empty() { words.empty.to_owned() } else { row.name.clone() };
    view! {
        <Dialog
            open=Signal::stored(true)
            on_close
            title
            close_label=Ui::get().common().close
            shape=DialogShape::Side
        >
            <p class="quiet">{words::line_of_file(row.line, lang)}</p>
            {row.wrong.iter().map(|wrong| wrong_cell(wrong, &headers, lang)).collect_view()}
            {row.note.as_ref().map(|note| view! {
                <Banner tone=Tone::Info title=words::same_name_note(note, lang) />
            })}
            {outcome(&row, choices, lang)}
            {filled_cells(&row, &headers, lang)}
            {taking_in(&row, choices, lang)}
        </Dialog>
    }
}

/// Which cells were filled from above.
fn filled_cells(row: &PlannedRow, headers: &[String], lang: Lang) -> Option<impl IntoView + use<>> {
    let names: Vec<&str> = row.filled.iter().filter_map(|column| headers.get(*column)).map(String::as_str).collect();
    let named = names.join(words::list_comma(lang));
    (!names.is_empty()).then(|| view! { <p class="quiet">{words::filled_from_above(&named, lang)}</p> })
}

/// A row that looks like no project can be taken in after all, and left out again.
fn taking_in(row: &PlannedRow, choices: RwSignal<Choices>, lang: Lang) -> Option<impl IntoView + use<>> {
    let words = ListReadingWords::of(lang);
    let (line, taken) = (row.line, row.taken_in);
    let looks_like_none = matches!(row.outcome, Outcome::Refused(error) if error.can_be_taken_in());
    (taken || looks_like_none).then(|| {
        let label = if taken { words.leave_out_again } else { words.take_in };
        view! {
            <div class="form-actions">
                <Button label on_press=move || Draft::take_in(choices, line, !taken) />
            </div>
        }
    })
}

fn wrong_cell(wrong: &WrongCell, headers: &[String], lang: Lang) -> impl IntoView + use<> {
    let header = headers.get(wrong.column).cloned().unwrap_or_default();
    let title = format!("{header}: {}", words::cell_error(&wrong.why, lang));
    view! { <Banner tone=Tone::Warn title text=shortened(&wrong.text) /> }
}

fn outcome(row: &PlannedRow, choices: RwSignal<Choices>, lang: Lang) -> AnyView {
    match &row.outcome {
        Outcome::New { .. } => values(row, lang),
        Outcome::Deleted { project, how, restored } => {
            let title = words::how_deleted(&shared::when(how.at), &how.by, &how.why, lang);
            view! {
                <Banner tone=Tone::Warn title />
                {restore_choice(project.clone(), *restored, choices, lang)}
                {values(row, lang)}
            }
            .into_any()
        }
        Outcome::Changed { project, changes } => {
            let facts = changes.iter().map(|change| change_fact(change, lang)).collect_view();
            view! {
                <KeyValue>{facts}</KeyValue>
                {project_link(project, lang)}
            }
            .into_any()
        }
        Outcome::Same { project } => view! {
            <p>{ListImportWords::of(lang).same}</p>
            {project_link(project, lang)}
        }
        .into_any(),
        Outcome::Refused(error) => view! { <Banner tone=Tone::Warn title=words::row_error(*error, lang) /> }.into_any(),
    }
}

fn values(row: &PlannedRow, lang: Lang) -> AnyView {
    let facts = row.values.iter().map(|(field, value)| {
        let shown = value_of(field.as_str(), value, lang);
        view! { <Fact label=name_of(field.as_str(), lang)>{shown}</Fact> }
    });
    let facts = facts.collect_view();
    view! { <KeyValue>{facts}</KeyValue> }.into_any()
}

/// Whether a project that was deleted comes back with this list.
fn restore_choice(project: ProjectId, restored: bool, choices: RwSignal<Choices>, lang: Lang) -> impl IntoView {
    let words = ListDoubtWords::of(lang);
    view! {
        <CheckField
            label=words.restore
            checked=restored
            on_change=move |restore: bool| {
                choices.update(|choices| match restore {
                    true => drop(choices.restored.insert(project.clone())),
                    false => drop(choices.restored.remove(&project)),
                });
            }
        />
    }
}

fn change_fact(change: &FieldChange, lang: Lang) -> impl IntoView + use<> {
    let key = change.field.as_str();
    let from = value_of(key, &change.from, lang);
    let to = value_of(key, &change.to, lang);
    let before = match from.is_empty() {
        true => view! { <span class="faint">{ListImportWords::of(lang).empty}</span> }.into_any(),
        false => view! { <del class="was">{from}</del> }.into_any(),
    };
    view! {
        <Fact label=name_of(key, lang)>
            {before}
            <span class="arrow" aria-hidden="true">"→"</span>
            <ins class="now">{to}</ins>
        </Fact>
    }
}

fn project_link(project: &ProjectId, lang: Lang) -> impl IntoView + use<> {
    let href = Route::Project(project.clone()).href();
    view! { <LinkButton href label=ListImportWords::of(lang).open_project icon=Icon::Projects /> }
}
