//! A month that is chosen: one step back or on, or its year and its number at once, however far away.

use leptos::prelude::*;

use crate::domain::figures::month::Month;
use crate::domain::progress::latest::latest_month;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Icon, IconButton, LabelShown, LinkButton, SelectField, SelectOption, Tone};
use crate::ui::words::{self, ProgressWords};

/// How many years before this one are offered.
const YEARS_BACK: i32 = 25;

/// ‹ 2026年 10月 ›
#[component]
pub fn MonthPicker(
    /// What it speaks to.
    ui: Ui,
    /// The month that is shown.
    #[prop(into)]
    month: Signal<Month>,
    /// Takes the one that is chosen.
    #[prop(into)]
    on_change: Callback<Month>,
) -> impl IntoView {
    let (lang, words) = (ui.lang, ProgressWords::of(ui.lang));
    let go = move |month: Option<Month>| {
        if let Some(month) = month {
            on_change.run(month);
        }
    };
    let this_year = ui.session.read(|view| chrono::Datelike::year(&view.today));
    let years = move || {
        let shown = month.get().year();
        let usual = (this_year - YEARS_BACK..=this_year + 1).rev();
        let unusual = Some(shown).filter(|year| !usual.clone().any(|one| one == *year));
        let named = |year: i32| SelectOption::new(year.to_string(), words::year_words(year, lang));
        usual.chain(unusual).map(named).collect::<Vec<_>>()
    };
    let months: Vec<SelectOption> =
        (1..=12_u32).map(|month| SelectOption::new(month.to_string(), words::short_month(month, lang))).collect();
    let to_year =
        move |year: String| go(year.parse().ok().and_then(|year| Month::new(year, month.get_untracked().number())));
    let to_month = move |number: String| {
        go(number.parse().ok().and_then(|number| Month::new(month.get_untracked().year(), number)))
    };
    view! {
        <span class="switch-period">
            <IconButton label=words.month_before icon=Icon::Back on_press=move || go(Some(month.get_untracked().back(1))) />
            <SelectField
                label=words.year
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || month.get().year().to_string())
                options=Signal::derive(years)
                on_change=to_year
            />
            <SelectField
                label=words.of_month
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || month.get().number().to_string())
                options=months
                on_change=to_month
            />
            <IconButton label=words.month_after icon=Icon::Next on_press=move || go(month.get_untracked().next()) />
        </span>
    }
}

/// Where the month that is shown has nothing: which is the latest with figures, and the way there. Nothing where it is shown already.
#[component]
pub fn LatestMonth(
    /// What it speaks to.
    ui: Ui,
    /// The month that is shown.
    shown: Month,
    /// Its address.
    href: Callback<Month, String>,
) -> impl IntoView {
    let latest = ui.session.read(|view| latest_month(view.book, view.tables)).filter(|latest| *latest != shown);
    latest.map(|latest| {
        let label = words::go_to_month(latest, ui.lang);
        view! {
            <Banner
                tone=Tone::Info
                title=words::latest_month(latest, ui.lang)
                actions=move || view! { <LinkButton href=href.run(latest) label icon=Icon::Next /> }
            />
        }
    })
}
