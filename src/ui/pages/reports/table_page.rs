//! `#/reports/table/KEY`: a table of the office on paper, narrowed by period and unit, with the columns that the office takes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::report::layout::leaves;
use crate::domain::report::tables::{Made, Period, TableAsked, TableRule, made, table_of};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, CheckField, EmptyState, Icon, LabelShown, PageHead, SelectField, SelectOption};
use crate::ui::parts::NotFound;
use crate::ui::parts::month_picker::MonthPicker;
use crate::ui::route::{self, Route};
use crate::ui::words::ReportWords;

use super::columns::{Chosen, Columns};
use super::desk::Desk;
use super::layouts::{Kept, Layouts};
use super::out::PaperDeeds;
use super::paper::paper;
use super::table_address::{days_of, grouped_by, grouping_of, groupings, period_of, periods, read, write};

/// The page.
#[component]
pub fn TablePage(key: &'static str) -> impl IntoView {
    let ui = Ui::get();
    match table_of(key) {
        Some(rule) => view! { <Shown ui rule /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Shown(ui: Ui, rule: &'static TableRule) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let today = ui.session.today();
    let chosen = Chosen::of(rule.key);
    let kept = ui.session.watch(&[RecordKind::Other], move |view| Kept::of(view.book, rule.key));
    let asked = Memo::new(move |_| {
        let asked = ui.route.with(|route| match route {
            Route::ReportTable(_, query) if !query.is_empty() => read(query, today.get()),
            _ => kept.with(|kept| kept.opens(&TableAsked::all(Month::closed(today.get())))),
        });
        // The columns that somebody has chosen on this device stand before those of the office.
        TableAsked { columns: chosen.get().or_else(|| kept.with(Kept::columns)), ..asked }
    });
    let made = ui.session.watch(RecordKind::all(), move |view| {
        let asked = asked.get();
        Arc::new(made(rule, view.book, view.tables, &office(), &asked, view.today))
    });
    let document = Memo::new(move |_| Arc::new(made.with(|made| made.document.clone())));
    let heads = Memo::new(move |_| made.with(|made| made.heads.clone()));
    let title = Signal::derive(move || document.with(|document| document.name.get(ui.lang).to_owned()));
    let back = BackLink { href: Route::Reports.href(), label: words.title.to_owned() };
    // What begins on its long side begins no upright page before it.
    let lies = Memo::new(move |_| document.with(|document| leaves(document)[0].is_wide));
    let class = move || if lies.get() { "page page--document page--lying" } else { "page page--document" };
    let is_empty = Memo::new(move |_| made.with(|made| made.rows == 0));
    view! {
        <div class=class>
            <PageHead
                title
                back=Some(back)
                actions=move || (!is_empty.get()).then(|| view! { <PaperDeeds ui document /> })
            />
            <Choices ui rule asked made />
            <Columns ui chosen heads />
            <Layouts ui rule asked chosen kept />
            {move || match is_empty.get() {
                true => nothing(ui, made.with(|made| made.all)).into_any(),
                false => {
                    let desk = Desk { ui, as_of: asked.get().as_of, editing: None };
                    document.with(|document| paper(desk, document)).into_any()
                }
            }}
        </div>
    }
}

/// Nothing in the book, or nothing that matches.
fn nothing(ui: Ui, all: usize) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let (title, text) = match all {
        0 => (words.nothing_yet, None),
        _ => (words.no_rows, Some(words.no_rows_text.to_owned())),
    };
    view! { <EmptyState icon=Icon::File title text /> }
}

/// What the table is narrowed to.
#[component]
fn Choices(ui: Ui, rule: &'static TableRule, asked: Memo<TableAsked>, made: Memo<Arc<Made>>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let today = ui.session.today();
    let go = Callback::new(move |asked: TableAsked| {
        route::replace(&Route::ReportTable(rule.key, write(&asked, today.get_untracked())));
    });
    let has_persons = Memo::new(move |_| made.with(|made| made.has_persons));
    let units = Signal::derive(move || {
        let all = SelectOption::new("", words.all_units);
        let units = made.with(|made| made.units.clone());
        std::iter::once(all)
            .chain(units.into_iter().map(|unit| SelectOption::new(unit.clone(), unit)))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="toolbar list__toolbar no-print">
            {match rule.period {
                Period::Month => view! { <Months ui asked go /> }.into_any(),
                Period::Days(_) => view! { <Days ui asked go /> }.into_any(),
                Period::Today => ().into_any(),
            }}
            <SelectField
                label=words.unit
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || asked.get().unit.unwrap_or_default())
                options=units
                on_change=move |unit: String| {
                    go.run(TableAsked { unit: Some(unit).filter(|unit| !unit.is_empty()), ..asked.get_untracked() });
                }
            />
            {rule.source.has_ends().then(|| view! {
                <CheckField
                    label=words.open_only
                    checked=Signal::derive(move || asked.get().is_open)
                    on_change=move |is_open| go.run(TableAsked { is_open, ..asked.get_untracked() })
                />
            })}
            <SelectField
                label=words.grouped
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || grouping_of(&asked.get()))
                options=Signal::derive(move || {
                    made.with(|made| groupings(made, rule.source.has_groups(), ui.lang))
                })
                on_change=move |word: String| go.run(grouped_by(asked.get_untracked(), word))
            />
            {move || has_persons.get().then(|| view! {
                <CheckField
                    label=words.persons
                    checked=Signal::derive(move || asked.get().names_persons)
                    on_change=move |names_persons| go.run(TableAsked { names_persons, ..asked.get_untracked() })
                />
            })}
        </div>
    }
}

#[component]
fn Months(ui: Ui, asked: Memo<TableAsked>, go: Callback<TableAsked>) -> impl IntoView {
    let to_month = move |as_of: Month| go.run(TableAsked { as_of, ..asked.get_untracked() });
    view! { <MonthPicker ui month=Signal::derive(move || asked.get().as_of) on_change=to_month /> }
}

#[component]
fn Days(ui: Ui, asked: Memo<TableAsked>, go: Callback<TableAsked>) -> impl IntoView {
    let today = ui.session.today();
    view! {
        <SelectField
            label=ReportWords::of(ui.lang).period
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(move || period_of(&asked.get()))
            options=Signal::derive(move || periods(&asked.get(), today.get(), ui.lang))
            on_change=move |period: String| {
                let (from, to) = days_of(&period);
                go.run(TableAsked { from, to, ..asked.get_untracked() });
            }
        />
    }
}
