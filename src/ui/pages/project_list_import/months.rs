//! The months of a list: their year, and their columns in one line that opens.

use leptos::prelude::*;

use crate::domain::text::Lang;
use crate::exchange::list::{Mapping, Period};
use crate::ui::controls::{LabelShown, SelectField, SelectOption};
use crate::ui::words::{self, ListMonthWords};

use super::draft::Draft;

/// How many years before this one are offered.
const YEARS_BACK: i32 = 25;

/// The year of the plan and the months, one choice for both, and the month of entries and sums that name none, where the list leaves them
/// open.
#[component]
pub(super) fn PeriodChoice(draft: Draft) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = ListMonthWords::of(lang);
    let mapping = draft.mapping();
    let uses_year = Memo::new(move |_| mapping.with(Mapping::uses_year));
    let asks = Memo::new(move |_| mapping.with(Mapping::asks_period));
    let of_days = Memo::new(move |_| mapping.with(Mapping::lacks_years));
    let of_plan = Memo::new(move |_| {
        mapping.with(|mapping| mapping.plan_without_year().or(mapping.sum_without_month()).is_some())
    });
    let of_months = Memo::new(move |_| mapping.with(|mapping| mapping.month_columns().next().is_some()));
    let of_sum = Memo::new(move |_| mapping.with(|mapping| mapping.sum_without_month().is_some()));
    let said = Memo::new(move |_| mapping.with(|mapping| words::year_of_months(mapping.year(), lang)));
    move || {
        let label = match asks.get() {
            Some(_) => words.period_year,
            None if of_days.get() => words.year_of_days,
            None => match (of_plan.get(), of_months.get()) {
                (true, true) => words.year_of_both,
                (true, false) => words.year_of_plan,
                (false, _) => words.year,
            },
        };
        let month_label = match (asks.get(), of_sum.get()) {
            (Some(Period::Month), _) => Some(words.period_month),
            (_, true) => Some(words.month_of_sum),
            (_, false) => None,
        };
        uses_year.get().then(|| {
            view! {
                <div class="list-map__doubts">
                    <div class="list-map__doubt">
                        <span>{label}" "{said}</span>
                        <YearChoice draft label />
                    </div>
                    {month_label.map(|label| view! {
                        <div class="list-map__doubt">
                            <span>{label}</span>
                            <MonthChoice draft label />
                        </div>
                    })}
                </div>
            }
        })
    }
}

#[component]
fn YearChoice(draft: Draft, label: &'static str) -> impl IntoView {
    let mapping = draft.mapping();
    let this_year = draft.ui.session.read(|view| chrono::Datelike::year(&view.today));
    let value = move || mapping.with(|mapping| mapping.year().map(|(year, _)| year.to_string()).unwrap_or_default());
    let options = move || {
        let taken = mapping.with(|mapping| mapping.year().map(|(year, _)| i32::from(year)));
        let usual = (this_year - YEARS_BACK..=this_year + 1).rev();
        let unusual = taken.filter(|year| !usual.clone().any(|one| one == *year));
        let choose =
            taken.is_none().then(|| SelectOption::new(String::new(), ListMonthWords::of(draft.ui.lang).choose_year));
        let years = usual.chain(unusual).map(|year| SelectOption::new(year.to_string(), year.to_string()));
        choose.into_iter().chain(years).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(value)
            options=Signal::derive(options)
            on_change=move |chosen: String| mapping.update(|mapping| mapping.set_year(chosen.parse().ok()))
        />
    }
}

#[component]
fn MonthChoice(draft: Draft, label: &'static str) -> impl IntoView {
    let mapping = draft.mapping();
    let words = ListMonthWords::of(draft.ui.lang);
    let value = move || mapping.with(|mapping| mapping.month().map(|month| month.to_string()).unwrap_or_default());
    let options = move || {
        let is_open = mapping.with(|mapping| mapping.month().is_none());
        let choose = is_open.then(|| SelectOption::new(String::new(), words.choose_month));
        let months = (1..=12_u8).map(|month| SelectOption::new(month.to_string(), month.to_string()));
        choose.into_iter().chain(months).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(value)
            options=Signal::derive(options)
            on_change=move |chosen: String| mapping.update(|mapping| mapping.set_month(chosen.parse().ok()))
        />
    }
}

/// The columns of months in one line: 月进度 2009年1月–8月：本月计划投资、本月完成投资（上报），16 列.
pub(super) fn summary(mapping: &Mapping, lang: Lang) -> String {
    let columns: Vec<_> = mapping.month_columns().map(|(_, of)| of).collect();
    let Some(first) = columns.first() else { return String::new() };
    let mut fields: Vec<&str> = Vec::new();
    for of in &columns {
        let name = of.spec.name.get(lang);
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    let known: Vec<(i32, u32)> = columns
        .iter()
        .filter_map(|of| mapping.period_of(of))
        .map(|month| (chrono::Datelike::year(&month.first_day()), chrono::Datelike::month(&month.first_day())))
        .collect();
    let span = match (known.iter().min(), known.iter().max()) {
        (Some(from), Some(to)) => words::month_span(*from, *to, lang),
        _ => {
            let months = columns.iter().map(|of| u32::from(of.month));
            let (least, most) = months.fold((12, 1), |(least, most), month| (month.min(least), month.max(most)));
            words::months_without_year(least, most, lang)
        }
    };
    words::month_columns(first.register.name.get(lang), &span, &fields, columns.len(), lang)
}
