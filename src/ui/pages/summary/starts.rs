//! 开工情况: three rates under their names, and who has begun early, late, not yet, or stands still.

use leptos::prelude::*;

use crate::domain::figures::month::Month;
use crate::domain::progress::asked::{About, Asked, Measure, Shown};
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::{FIGURE_KINDS, RegionProgress};
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::parts::figure::{Figured, UnitShown};
use crate::ui::parts::summary_address::Sought;
use crate::ui::words::FigureWords;

/// The rates.
const RATES: [Measure; 4] = [Measure::UnderWay, Measure::StartedOfYear, Measure::StartedOfDue, Measure::StartedOnTime];

/// The section, of the whole region.
#[component]
pub fn StartsLine(as_of: Month) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let told = ui.session.watch(&FIGURE_KINDS, move |view| {
        let settings = view.figure_settings();
        let region = RegionProgress::of(view.book, view.tables, as_of, &settings);
        let starts = region.starts();
        let rates = RATES.map(|measure| Shown::of(&region.figure(measure), settings.rounding));
        let halted = region.list(Listing::Halted, view.tables, view.today).len();
        let counts =
            [starts.early.len(), starts.due_not_begun.len(), starts.left_over.len(), starts.not_due.len(), halted];
        (rates, counts)
    });
    move || {
        let (rates, counts) = told.get();
        let stat = |(measure, shown): (Measure, Shown)| {
            let asked = Asked { about: About::Region, measure, as_of };
            view! {
                <div class="stat">
                    <span class="stat__label">{measure.rule().name.get(ui.lang).to_owned()}</span>
                    <span class="stat__figure"><Figured asked shown unit=UnitShown::Yes /></span>
                </div>
            }
        };
        let labels = [words.early, words.late, words.left_over, words.not_due, words.halted];
        let lists = [None, Some(Listing::StartedLate), None, None, Some(Listing::Halted)];
        let count = |((label, count), list): ((&'static str, usize), Option<Listing>)| {
            let inner = view! { {label} " " <span class="num">{figure(count)}</span> };
            match list.filter(|_| count > 0) {
                Some(list) => {
                    let href = Sought { as_of: Some(as_of), list: Some(list), ..Sought::default() }.href();
                    view! { <li><a href=href>{inner}</a></li> }.into_any()
                }
                None => view! { <li>{inner}</li> }.into_any(),
            }
        };
        view! {
            <section class="section">
                <header class="section__head"><h2 class="section__title">{words.starts}</h2></header>
                <div class="stats stats--figures">{RATES.into_iter().zip(rates).map(stat).collect_view()}</div>
                <ul class="stands-out">{labels.into_iter().zip(counts).zip(lists).map(count).collect_view()}</ul>
            </section>
        }
    }
}
