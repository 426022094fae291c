//! One column of the list: its heading, its first cells, what it becomes, and what is in doubt about it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::List;
use crate::domain::text::Lang;
use crate::exchange::list::{Column, Mapping, OfMonth, Subject, Sureness, Target};
use crate::ui::controls::{LabelShown, SelectField, SelectOption, Tag, TagShape, TagWeight, Tone};
use crate::ui::words::{self, ListDoubtWords, ListImportWords};

use super::column_doubts::{FillDownChoice, UnitChoice, UnitDoubt};
use super::doubt_lines::{DoubtLines, doubts_of};
use super::draft::Draft;

/// What the picker says for a column that is kept under its own name, and for one that is left out.
const KEEP: &str = "keep";
const DROP: &str = "drop";
/// What stands before the key of a field of a month.
const MONTH: &str = "of-month/";

/// One column, on one line where there is room.
#[component]
pub(super) fn ColumnRow(
    draft: Draft,
    place: usize,
    column: Column,
    list: Arc<List>,
    options: StoredValue<Vec<SelectOption>>,
) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let mapping = draft.mapping();
    let rows = list.table.rows.len();
    let doubts = doubts_of(draft, place, list);
    let now = Memo::new(move |_| {
        mapping.with(|mapping| mapping.columns().get(place).map(|column| (column.target(), column.sureness())))
    });
    let guessed =
        Memo::new(move |_| mapping.with(|mapping| mapping.columns().get(place).is_some_and(Column::unit_is_guessed)));
    let doubt = move || {
        guessed.get().then(|| {
            view! { <Tag word=words.unit_guessed tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
        })
    };
    let target = move || now.get().map_or(Target::Dropped, |(target, _)| target);
    let mark = move || {
        let sureness = now.get().map_or(Sureness::Nothing, |(_, sureness)| sureness);
        let (word, tone, shape) = match doubts.with(Vec::is_empty) {
            true => sureness_mark(sureness, words),
            false => (ListDoubtWords::of(lang).to_check, Tone::Warn, TagShape::Triangle),
        };
        view! { <Tag word tone shape weight=TagWeight::Plain /> }
    };
    let header = column.header.clone();
    let unit_label = words::unit_of(&header, lang);
    let samples = samples(&column, words);
    view! {
        <li class="list-map__column">
            <div class="list-map__head">
                <span class="list-map__name">{header.clone()}</span>
                <span class="faint">{words::filled_cells(column.filled, rows, lang)}</span>
            </div>
            <div class="list-map__samples">{samples}</div>
            <div class="list-map__target">
                <SelectField
                    label=words::field_of(&header, lang)
                    label_shown=LabelShown::ToScreenReaders
                    value=Signal::derive(move || target_value(target()))
                    options=Signal::derive(move || {
                        let months = mapping.with(|mapping| month_options(mapping, place, lang));
                        options.get_value().into_iter().chain(months).collect::<Vec<_>>()
                    })
                    on_change=move |chosen: String| {
                        mapping.update(|mapping| {
                            if let Some(target) = chosen_target(mapping, place, &chosen) {
                                mapping.assign(place, target);
                            }
                        });
                    }
                />
                <UnitChoice draft place label=unit_label />
            </div>
            <div class="list-map__mark">{mark}{doubt}</div>
            <UnitDoubt draft place />
            <FillDownChoice draft place />
            <DoubtLines draft place doubts header />
        </li>
    }
}

/// What a column can become.
pub(super) fn field_options(subject: Subject, lang: Lang) -> Vec<SelectOption> {
    let words = ListImportWords::of(lang);
    let fixed = [SelectOption::new(DROP, words.drop_column), SelectOption::new(KEEP, words.keep_extra)];
    let fixed = fixed.into_iter().take(if subject.leftover() == Target::Extra { 2 } else { 1 });
    let fields = subject.fields().into_iter().map(|spec| SelectOption::new(spec.key, spec.name.get(lang)));
    fixed.chain(fields).collect()
}

/// What a column can become whose heading names a month.
fn month_options(mapping: &Mapping, place: usize, lang: Lang) -> Vec<SelectOption> {
    let option = |of: OfMonth| {
        let period = mapping.period_of(&of).map_or_else(|| format!("{:02}", of.month), |month| month.to_string());
        let name = format!("{} {period} {}", of.register.name.get(lang), of.spec.name.get(lang));
        SelectOption::new(format!("{MONTH}{}", of.spec.key), name)
    };
    mapping.month_targets(place).into_iter().map(option).collect()
}

fn target_value(target: Target) -> String {
    match target {
        Target::Field(spec) => spec.key.to_owned(),
        Target::Month(of) => format!("{MONTH}{}", of.spec.key),
        Target::Extra => KEEP.to_owned(),
        Target::Dropped => DROP.to_owned(),
    }
}

fn chosen_target(mapping: &Mapping, place: usize, value: &str) -> Option<Target> {
    match value {
        KEEP => Some(Target::Extra),
        DROP => Some(Target::Dropped),
        value => match value.strip_prefix(MONTH) {
            Some(key) => mapping.month_targets(place).into_iter().find(|of| of.spec.key == key).map(Target::Month),
            None => mapping.subject().spec(value).map(Target::Field),
        },
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
    let samples: Vec<String> = column.samples.iter().map(|sample| shortened(sample)).collect();
    view! { <p class="clamp">{samples.join(" · ")}</p> }.into_any()
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
