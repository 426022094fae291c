//! The step that matches columns to fields.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::List;
use crate::exchange::list::{Column, Mapping, Sureness, Table, Target};
use crate::ui::controls::{Banner, Button, ButtonVariant, Disclosure, Folded, Icon, SelectOption, Tone};
use crate::ui::words::{self, ListDoubtWords, ListImportWords, ListMonthWords, ListReadingWords};

use super::column_row::{ColumnRow, field_options};
use super::draft::Draft;
use super::file_reading::FileReading;
use super::months::{self, PeriodChoice};

/// Where a column stands on the page: what is in doubt first, what is certain folded away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Doubtful,
    Months,
    Recognised,
    Kept,
    Dropped,
}

impl Group {
    fn of(mapping: &Mapping, table: &Table, place: usize, column: &Column) -> Group {
        match column.target() {
            Target::Dropped => Group::Dropped,
            Target::Extra if column.asks_something() => Group::Doubtful,
            Target::Extra => Group::Kept,
            // Months stand in one line, whose year is asked about above it.
            Target::Month(_) if column.sureness() == Sureness::Exact && column.unit_to_ask().is_none() => Group::Months,
            Target::Field(_) | Target::Month(_) => {
                let is_sure = matches!(column.sureness(), Sureness::Exact | Sureness::Chosen);
                match is_sure && !column.asks_something() && mapping.doubts(table, place).is_empty() {
                    true => Group::Recognised,
                    false => Group::Doubtful,
                }
            }
        }
    }
}

/// Every column with its first cells, its field and its unit, the doubtful ones in sight.
#[component]
pub(super) fn Columns(draft: Draft, list: Arc<List>) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListImportWords::of(lang);
    let mapping = draft.mapping();
    let has_name = Memo::new(move |_| mapping.with(|mapping| !mapping.lacks_name()));
    let has_extras = Memo::new(move |_| mapping.with(|mapping| mapping.extras() > 0));
    let asks_unit = Memo::new(move |_| mapping.with(|mapping| mapping.units_to_ask().next().is_some()));
    let undecided = undecided_columns(draft, list.clone());
    let lacks_period = lacks_period(draft);
    let groups = ColumnGroups::new(draft, &list);
    let compared = StoredValue::new(list.clone());
    view! {
        <FileReading draft list />
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
            <PeriodChoice draft />
            {groups.view()}
        </section>
        <div class="form-actions form-actions--sticky list-foot">
            <Button label=words.other_file on_press=move || draft.restart() />
            <Button
                label=words.to_preview
                variant=ButtonVariant::Primary
                icon=Icon::Next
                blocked=Signal::derive(move || match (has_name.get(), asks_unit.get()) {
                    (false, _) => Some(words.needs_name.to_owned()),
                    (true, true) => Some(ListReadingWords::of(lang).needs_unit.to_owned()),
                    (true, false) => lacks_period.get().map(str::to_owned).or_else(|| undecided.get()),
                })
                on_press=move || draft.compare(compared.get_value())
            />
        </div>
    }
}

/// That the year of months, or the month of entries, is to be said first.
fn lacks_period(draft: Draft) -> Memo<Option<&'static str>> {
    let words = ListMonthWords::of(draft.ui.lang);
    let mapping = draft.mapping();
    Memo::new(move |_| {
        mapping.with(|mapping| match (mapping.asks_period(), mapping.asks_year(), mapping.asks_month()) {
            (_, false, false) => None,
            (None, ..) => Some(words.needs_year),
            (Some(_), ..) => Some(words.needs_period),
        })
    })
}

/// Why the list cannot be compared yet: columns of dates whose order nobody has said.
fn undecided_columns(draft: Draft, list: Arc<List>) -> Memo<Option<String>> {
    let mapping = draft.mapping();
    let said = Memo::new(move |_| {
        mapping.with(|mapping| {
            let said = mapping.columns().iter().map(|column| (column.target(), column.date_choices()));
            said.collect::<Vec<_>>()
        })
    });
    Memo::new(move |_| {
        // A memo that is only tracked is never reckoned, and tells nobody.
        said.with(|_| ());
        mapping.with_untracked(|mapping| {
            let names: Vec<&str> = mapping
                .undecided(&list.table)
                .into_iter()
                .map(|place| mapping.columns()[place].header.as_str())
                .collect();
            let lang = draft.ui.lang;
            (!names.is_empty()).then(|| words::choose_order_first(&names.join(words::list_comma(lang)), lang))
        })
    })
}

/// The columns by how sure they are, as they were when the step was opened: none goes elsewhere under the hand of whoever settles it.
struct ColumnGroups {
    draft: Draft,
    list: Arc<List>,
    columns: Vec<(Group, usize, Column)>,
    options: StoredValue<Vec<SelectOption>>,
}

impl ColumnGroups {
    fn new(draft: Draft, list: &Arc<List>) -> Self {
        let columns = draft.mapping().with_untracked(|mapping| {
            let columns = mapping.columns().iter().enumerate();
            let grouped =
                columns.map(|(place, column)| (Group::of(mapping, &list.table, place, column), place, column.clone()));
            grouped.collect()
        });
        let options = StoredValue::new(field_options(draft.subject, draft.ui.lang));
        Self { draft, list: list.clone(), columns, options }
    }

    fn count(&self, of: Group) -> usize {
        self.columns.iter().filter(|(group, ..)| *group == of).count()
    }

    fn rows(&self, of: Group) -> impl IntoView + use<> {
        let columns = self.columns.iter().filter(|(group, ..)| *group == of).cloned();
        let (draft, options) = (self.draft, self.options);
        let list = self.list.clone();
        let rows = columns.map(move |(_, place, column)| {
            view! { <ColumnRow draft place column list=list.clone() options /> }
        });
        let rows = rows.collect_view();
        view! { <ul class="list-map">{rows}</ul> }
    }

    fn folded(&self, of: Group, summary: String, folded: Folded) -> Option<impl IntoView + use<>> {
        let mut names =
            self.columns.iter().filter(|(group, ..)| *group == of).map(|(.., column)| column.header.as_str());
        let first: Vec<&str> = names.by_ref().take(4).collect();
        let more = if names.next().is_some() { "…" } else { "" };
        let note = format!("{}{more}", first.join(words::list_comma(self.draft.ui.lang)));
        let rows = self.rows(of);
        (self.count(of) > 0).then(|| view! { <Disclosure summary note=note folded>{rows}</Disclosure> })
    }

    /// The months in one line, with a mark where something of their figures is to be looked at.
    fn months(&self) -> Option<impl IntoView + use<>> {
        let (lang, mapping) = (self.draft.ui.lang, self.draft.mapping());
        let rows = self.rows(Group::Months);
        let summary = Signal::derive(move || mapping.with(|mapping| months::summary(mapping, lang)));
        let is_guessed = move |mapping: &Mapping| {
            mapping.month_columns().any(|(place, _)| mapping.columns()[place].unit_is_guessed())
        };
        let note =
            Signal::derive(move || mapping.with(is_guessed).then(|| ListImportWords::of(lang).unit_guessed.to_owned()));
        (self.count(Group::Months) > 0).then(|| {
            view! { <Disclosure summary note folded=Folded::Closed>{rows}</Disclosure> }
        })
    }

    fn view(&self) -> impl IntoView + use<> {
        let lang = self.draft.ui.lang;
        let words = ListDoubtWords::of(lang);
        let doubtful = match self.count(Group::Doubtful) {
            0 => view! { <p class="quiet">{words.nothing_doubtful}</p> }.into_any(),
            _ => self.rows(Group::Doubtful).into_any(),
        };
        let recognised = self.count(Group::Recognised);
        let kept = self.count(Group::Kept);
        view! {
            {doubtful}
            <div class="list-map__folds">
                {self.months()}
                {self.folded(Group::Kept, words::kept_columns(kept, lang), Folded::Open)}
                {self.folded(Group::Recognised, words::recognised_columns(recognised, lang), Folded::Closed)}
                {self.folded(
                    Group::Dropped,
                    words::dropped_columns(self.count(Group::Dropped), lang),
                    Folded::Closed,
                )}
            </div>
        }
    }
}
