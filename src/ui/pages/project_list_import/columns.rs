//! The step that matches columns to fields.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::List;
use crate::domain::fields::{PROJECT_FIELDS, spec};
use crate::domain::text::Lang;
use crate::exchange::list::{Column, Heading, Sureness, Target, Unit};
use crate::ui::controls::{
    Banner, Button, ButtonVariant, Icon, LabelShown, SelectField, SelectOption, Tag, TagShape, TagWeight, Tone,
};
use crate::ui::words::{self, ListImportWords};

use super::draft::Draft;

/// What the picker says for a column that is kept under its own name, and for one that is left out.
const KEEP: &str = "keep";
const DROP: &str = "drop";

/// Every column with its samples, its field and its unit.
#[component]
pub(super) fn Columns(draft: Draft, list: Arc<List>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let mapping = draft.mapping();
    let has_name = Memo::new(move |_| mapping.with(|mapping| mapping.column_of("name").is_some()));
    let has_extras = Memo::new(move |_| mapping.with(|mapping| mapping.extras() > 0));
    let facts = words::list_facts(list.table.rows.len(), list.encoding, list.table.delimiter, lang);
    let options = StoredValue::new(field_options(lang));
    let rows = list.table.rows.len();
    let columns = mapping.with_untracked(|mapping| mapping.columns().to_vec());
    let columns = columns.into_iter().enumerate().map(|(place, column)| {
        view! { <ColumnChoice draft place column rows options /> }
    });
    let columns = columns.collect_view();
    let file = list.file.clone();
    let compared = StoredValue::new(list.clone());
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{file}</h2>
                <p class="section__note">{facts}</p>
            </div>
            <div class="list-map__heading"><HeadingChoice draft list /></div>
        </section>
        <section class="section section--plain">
            <div class="section__head">
                <h2 class="section__title">{words.columns}</h2>
                {move || has_extras.get().then(|| view! {
                    <Button
                        label=words.drop_extras
                        variant=ButtonVariant::Quiet
                        on_press=move || mapping.update(|mapping| mapping.drop_extras())
                    />
                })}
            </div>
            {move || (!has_name.get()).then(|| view! { <Banner tone=Tone::Warn title=words.needs_name /> })}
            <ul class="list-map">{columns}</ul>
        </section>
        <div class="form-actions form-actions--sticky">
            <Button label=words.other_file on_press=move || draft.restart() />
            <Button
                label=words.to_preview
                variant=ButtonVariant::Primary
                icon=Icon::Next
                blocked=Signal::derive(move || (!has_name.get()).then(|| words.needs_name.to_owned()))
                on_press=move || draft.compare(compared.get_value())
            />
        </div>
    }
}

/// Which row is the heading: one of the first of the file, or none.
#[component]
fn HeadingChoice(draft: Draft, list: Arc<List>) -> impl IntoView {
    const OFFERED: usize = 8;
    let lang = draft.ui.lang;
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
    let value = match list.heading {
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
                draft.set_heading(list.clone(), heading);
            }
        />
    }
}

/// One column.
#[component]
fn ColumnChoice(
    draft: Draft,
    place: usize,
    column: Column,
    rows: usize,
    options: StoredValue<Vec<SelectOption>>,
) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let mapping = draft.mapping();
    let now = Memo::new(move |_| {
        mapping.with(|mapping| {
            mapping.columns().get(place).map(|column| (column.target(), column.sureness(), column.unit()))
        })
    });
    let guessed =
        Memo::new(move |_| mapping.with(|mapping| mapping.columns().get(place).is_some_and(Column::unit_is_guessed)));
    let doubt = move || {
        guessed.get().then(|| {
            view! { <Tag word=words.unit_guessed tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
        })
    };
    let target = move || now.get().map_or(Target::Dropped, |(target, _, _)| target);
    let mark = move || {
        let sureness = now.get().map_or(Sureness::Nothing, |(_, sureness, _)| sureness);
        let (word, tone, shape) = sureness_mark(sureness, words);
        view! { <Tag word tone shape /> }
    };
    let header = column.header.clone();
    let unit_label = words::unit_of(&header, lang);
    let unit = move || {
        let (_, _, unit) = now.get()?;
        let unit = unit?;
        let label = unit_label.clone();
        Some(view! { <UnitChoice draft place unit label /> })
    };
    let samples = samples(&column, words);
    view! {
        <li class="list-map__column">
            <div class="list-map__head">
                <span class="list-map__name">{header.clone()}</span>
                {mark}
            </div>
            <div class="list-map__samples">
                {samples}
                <p class="faint">{words::filled_cells(column.filled, rows, lang)}</p>
            </div>
            <div class="list-map__target">
                <SelectField
                    label=words::field_of(&header, lang)
                    label_shown=LabelShown::ToScreenReaders
                    value=Signal::derive(move || target_value(target()).to_owned())
                    options=Signal::derive(move || options.get_value())
                    on_change=move |chosen: String| {
                        if let Some(target) = chosen_target(&chosen) {
                            mapping.update(|mapping| mapping.assign(place, target));
                        }
                    }
                />
                {unit}
                {doubt}
            </div>
        </li>
    }
}

#[component]
fn UnitChoice(draft: Draft, place: usize, unit: Unit, label: String) -> impl IntoView {
    let lang = draft.ui.lang;
    let mapping = draft.mapping();
    let units = move || {
        mapping.with_untracked(|mapping| match mapping.columns().get(place).map(Column::target) {
            Some(Target::Field(spec)) => Unit::of_kind(spec.kind),
            Some(Target::Extra | Target::Dropped) | None => &[],
        })
    };
    let number = |unit: &Unit| units().iter().position(|known| known == unit).unwrap_or(0).to_string();
    let options = units().iter().map(|unit| SelectOption::new(number(unit), unit.label(lang))).collect::<Vec<_>>();
    view! {
        <SelectField
            label
            label_shown=LabelShown::ToScreenReaders
            value=number(&unit)
            options=Signal::stored(options)
            on_change=move |chosen: String| {
                if let Some(unit) = chosen.parse().ok().and_then(|number: usize| units().get(number)) {
                    mapping.update(|mapping| mapping.set_unit(place, *unit));
                }
            }
        />
    }
}

fn field_options(lang: Lang) -> Vec<SelectOption> {
    let words = ListImportWords::of(lang);
    let fixed = [SelectOption::new(DROP, words.drop_column), SelectOption::new(KEEP, words.keep_extra)];
    let fields = PROJECT_FIELDS.iter().map(|spec| SelectOption::new(spec.key, spec.name.get(lang)));
    fixed.into_iter().chain(fields).collect()
}

fn target_value(target: Target) -> &'static str {
    match target {
        Target::Field(spec) => spec.key,
        Target::Extra => KEEP,
        Target::Dropped => DROP,
    }
}

fn chosen_target(value: &str) -> Option<Target> {
    match value {
        KEEP => Some(Target::Extra),
        DROP => Some(Target::Dropped),
        key => spec("project", key).map(Target::Field),
    }
}

const fn sureness_mark(sureness: Sureness, words: &ListImportWords) -> (&'static str, Tone, TagShape) {
    match sureness {
        Sureness::Exact => (words.sure_exact, Tone::Good, TagShape::Tick),
        Sureness::Similar => (words.sure_similar, Tone::Info, TagShape::Half),
        Sureness::Cells => (words.sure_cells, Tone::Warn, TagShape::Triangle),
        Sureness::Nothing => (words.sure_nothing, Tone::Muted, TagShape::Ring),
        Sureness::Chosen => (words.sure_chosen, Tone::Good, TagShape::Hand),
    }
}

fn samples(column: &Column, words: &'static ListImportWords) -> AnyView {
    if column.samples.is_empty() {
        return view! { <p class="faint">{words.empty_column}</p> }.into_any();
    }
    let samples = column.samples.iter().map(|sample| view! { <li class="one-line">{shortened(sample)}</li> });
    view! { <ul class="list-map__values">{samples.collect_view()}</ul> }.into_any()
}

/// The first words of a long cell, on one line.
pub(super) fn shortened(text: &str) -> String {
    const SHOWN: usize = 120;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
