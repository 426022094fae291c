//! Everything about one row of the preview, at the side.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::folding::fold;
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::text::Lang;
use crate::exchange::list::{Choices, FieldChange, Outcome, PlannedEntry, PlannedRow, RowError, Subject, WrongCell};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Banner, Button, CheckField, Dialog, DialogShape, Fact, Icon, KeyValue, LinkButton, SelectField, SelectOption, Tone,
};
use crate::ui::parts::shared;
use crate::ui::route::Route;
use crate::ui::words::{self, ListDoubtWords, ListImportWords, ListMonthWords, ListReadingWords};

use super::column_row::shortened;
use super::draft::Draft;
use super::row_words::{month_in_words, name_of, title_of, value_of};

/// The window.
#[component]
pub(super) fn RowDetails(
    draft: Draft,
    row: PlannedRow,
    headers: Arc<Vec<String>>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let (lang, choices) = (draft.ui.lang, draft.choices());
    let title = title_of(&row, lang);
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
            {outcome(draft, &row)}
            {months(&row, lang)}
            {candidates(draft, &row)}
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

/// The months of the row, each with what it says, where they come in.
fn months(row: &PlannedRow, lang: Lang) -> Option<impl IntoView + use<>> {
    let months: Vec<&PlannedEntry> = row.entries.iter().filter(|entry| entry.key.month().is_some()).collect();
    (!months.is_empty()).then(|| {
        let facts = months.into_iter().map(|entry| {
            let label = entry.key.shown(entry.register, lang);
            let said = month_in_words(entry, lang);
            view! { <Fact label>{said}</Fact> }
        });
        let facts = facts.collect_view();
        view! { <KeyValue>{facts}</KeyValue> }
    })
}

/// Which of several projects of one name the row is about: chosen on the spot.
fn candidates(draft: Draft, row: &PlannedRow) -> Option<impl IntoView + use<>> {
    let words = ListMonthWords::of(draft.ui.lang);
    let (line, candidates, choices) = (row.line, row.candidates.clone(), draft.choices());
    let (name, is_unknown) = (fold(&row.name), matches!(row.outcome, Outcome::Refused(RowError::NoProject)));
    (!candidates.is_empty()).then(|| {
        let named = |project: &ProjectId| {
            draft.ui.session.read(|view| {
                let told =
                    view.tables.project(project).map(|one| [one.name.clone(), one.code.clone(), one.location.clone()]);
                let told: Vec<String> = told.into_iter().flatten().filter(|part| !part.is_empty()).collect();
                told.join(" · ")
            })
        };
        let options =
            candidates.iter().enumerate().map(|(at, project)| SelectOption::new(at.to_string(), named(project)));
        let choose = SelectOption::new(String::new(), ListDoubtWords::of(draft.ui.lang).choose);
        let options: Vec<SelectOption> = std::iter::once(choose).chain(options).collect();
        view! {
            <SelectField
                label=words.candidates
                value=String::new()
                options=Signal::stored(options)
                on_change=move |chosen: String| {
                    let Some(project) = chosen.parse().ok().and_then(|at: usize| candidates.get(at).cloned()) else { return };
                    choices.update(|choices| match is_unknown {
                        // What none is called by means one project in every row.
                        true => drop(choices.called.insert(name.clone(), project)),
                        false => drop(choices.projects.insert(line, project)),
                    });
                }
            />
        }
    })
}

fn outcome(draft: Draft, row: &PlannedRow) -> AnyView {
    let (lang, choices, subject) = (draft.ui.lang, draft.choices(), draft.subject);
    match &row.outcome {
        Outcome::New { .. } => values(row, subject, lang),
        Outcome::Deleted { of, how, restored } => {
            let title = words::how_deleted(&shared::when(how.at), &how.by, &how.why, lang);
            view! {
                <Banner tone=Tone::Warn title />
                {restore_choice(of.clone(), *restored, choices, lang)}
                {values(row, subject, lang)}
            }
            .into_any()
        }
        Outcome::Changed { of, changes } => {
            let facts = changes.iter().map(|change| change_fact(change, subject, lang)).collect_view();
            view! {
                <KeyValue>{facts}</KeyValue>
                {project_link(of, lang)}
            }
            .into_any()
        }
        Outcome::Same { of } => view! {
            <p>{ListImportWords::of(lang).same}</p>
            {project_link(of, lang)}
        }
        .into_any(),
        Outcome::Refused(error) => view! { <Banner tone=Tone::Warn title=words::row_error(*error, lang) /> }.into_any(),
    }
}

fn values(row: &PlannedRow, subject: Subject, lang: Lang) -> AnyView {
    let facts = row.values.iter().map(|(field, value)| {
        let shown = value_of(subject, field.as_str(), value, lang);
        view! { <Fact label=name_of(subject, field.as_str(), lang)>{shown}</Fact> }
    });
    let facts = facts.collect_view();
    view! { <KeyValue>{facts}</KeyValue> }.into_any()
}

/// Whether a project that was deleted comes back with this list.
fn restore_choice(of: EntityId, restored: bool, choices: RwSignal<Choices>, lang: Lang) -> impl IntoView {
    let words = ListDoubtWords::of(lang);
    view! {
        <CheckField
            label=words.restore
            checked=restored
            on_change=move |restore: bool| {
                choices.update(|choices| match restore {
                    true => drop(choices.restored.insert(of.clone())),
                    false => drop(choices.restored.remove(&of)),
                });
            }
        />
    }
}

fn change_fact(change: &FieldChange, subject: Subject, lang: Lang) -> impl IntoView + use<> {
    let key = change.field.as_str();
    let from = value_of(subject, key, &change.from, lang);
    let to = value_of(subject, key, &change.to, lang);
    let before = match from.is_empty() {
        true => view! { <span class="faint">{ListImportWords::of(lang).empty}</span> }.into_any(),
        false => view! { <del class="was">{from}</del> }.into_any(),
    };
    view! {
        <Fact label=name_of(subject, key, lang)>
            {before}
            <span class="arrow" aria-hidden="true">"→"</span>
            <ins class="now">{to}</ins>
        </Fact>
    }
}

/// The page of the project or the problem that a row is; an entry is opened from its list.
fn project_link(of: &EntityId, lang: Lang) -> Option<impl IntoView + use<>> {
    let words = ListImportWords::of(lang);
    let (page, label, icon) = match (ProjectId::of(of), ProblemId::of(of)) {
        (Some(project), _) => (Route::Project(project), words.open_project, Icon::Projects),
        (None, Some(problem)) => (Route::Problem(problem), words.open_problem, Icon::Problems),
        (None, None) => return None,
    };
    Some(view! { <LinkButton href=page.href() label icon /> })
}
