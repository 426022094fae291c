//! Choosing the month or the year of an entry.

use chrono::Datelike;
use leptos::prelude::*;

use crate::app::entry_form::{PERIOD, Purpose};
use crate::domain::register::Key;
use crate::ui::context::Ui;
use crate::ui::controls::{SelectField, SelectOption};
use crate::ui::words::{self, FieldWords, RegisterWords};

use super::open_form::OpenEntry;

/// How many years before and behind this one can be chosen.
const BEFORE: i32 = 6;
const BEHIND: i32 = 5;

/// A picker for the year, and one for the month where there is one of each month.
#[component]
pub fn PeriodField(ui: Ui, open: OpenEntry) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let has_months = open.purpose.with_value(|purpose: &Purpose| purpose.register().key == Key::Month);
    let period = open.form.value(PERIOD);
    let this_year = ui.session.today().get_untracked().year();
    let (year_now, month_now) = period.with_untracked(|period| {
        let (year, month) = period.split_once('-').unwrap_or((period, ""));
        (year.to_owned(), month.to_owned())
    });
    let year_now = if year_now.is_empty() && has_months { this_year.to_string() } else { year_now };
    let (year, month) = (RwSignal::new(year_now), RwSignal::new(month_now));
    let tell = move || {
        let (year, month) = (year.get_untracked(), month.get_untracked());
        let period = match (has_months, year.is_empty() || month.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!("{year}-{month}"),
            (false, _) => year,
        };
        open.form.write(PERIOD, period);
    };
    let error = Signal::derive(move || {
        let fault = open.tried.get().then(|| open.check.with(|check| check.faults.get(PERIOD).cloned())).flatten();
        fault.map(|fault| words::entry_fault(PERIOD, &fault, open.purpose.with_value(Purpose::register), ui.lang))
    });
    let none = SelectOption::new("", FieldWords::of(ui.lang).not_chosen);
    let years: Vec<SelectOption> = std::iter::once(none.clone())
        .chain(
            (this_year - BEFORE..=this_year + BEHIND)
                .rev()
                .map(|year| SelectOption::new(year.to_string(), year.to_string())),
        )
        .collect();
    let months: Vec<SelectOption> = std::iter::once(none)
        .chain((1..=12).map(|month| SelectOption::new(format!("{month:02}"), words::month_of_year(month, ui.lang))))
        .collect();
    // A form that begins anew begins with no month.
    Effect::new(move |before: Option<()>| {
        if before.is_some() && period.with(String::is_empty) && !month.get_untracked().is_empty() && has_months {
            month.set(String::new());
        }
        period.track();
    });
    view! {
        <div class="form-grid register__pair">
            <SelectField
                label=words.year
                value=year
                options=years
                on_change=move |chosen: String| {
                    year.set(chosen);
                    tell();
                }
                error=Signal::derive(move || if has_months { None } else { error.get() })
                required=true
            />
            {has_months.then(|| view! {
                <SelectField
                    label=words.month
                    value=month
                    options=months.clone()
                    on_change=move |chosen: String| {
                        month.set(chosen);
                        tell();
                    }
                    error
                    required=true
                />
            })}
        </div>
    }
}
