//! What the columns of money add up to: the figures that a clerk holds against the list.

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::decimal::Decimal;
use crate::domain::text::Lang;
use crate::domain::when::When;
use crate::exchange::list::{MonthSum, Plan, Rows, Sum, month_sums, sums};
use crate::ui::controls::{Stat, Tone};
use crate::ui::words::{self, ListDoubtWords};

/// The sum of every column of money; nothing where the list has none.
#[component]
pub(super) fn Figures(rows: Arc<Rows>, plan: Memo<Arc<Plan>>, lang: Lang) -> impl IntoView {
    let words = ListDoubtWords::of(lang);
    move || {
        let plan = plan.get();
        let (sums, months) = (sums(&rows, &plan), month_sums(&rows, &plan));
        (!sums.is_empty() || !months.is_empty()).then(|| {
            let figures = sums.iter().map(|sum| figure(sum, lang)).collect_view();
            let months = months.iter().map(|sum| month_figure(sum, lang)).collect_view();
            view! {
                <section class="section list-sums" aria-label=words.sums>
                    <h2 class="visually-hidden">{words.sums}</h2>
                    <div class="stats">{figures}{months}</div>
                </section>
            }
        })
    }
}

fn figure(sum: &Sum, lang: Lang) -> AnyView {
    let words = ListDoubtWords::of(lang);
    let agrees = sum.difference() == Some(Decimal::default());
    let printed = match (sum.printed, sum.difference()) {
        (Some(_), Some(_)) if agrees => Some(words.sums_agree.to_owned()),
        (Some(printed), Some(off)) => Some(words::sums_differ(&printed.grouped(), &off.grouped(), lang)),
        _ => None,
    };
    let left_out = (sum.comes_in != sum.of_list).then(|| words::sum_of_list(&sum.of_list.grouped(), lang));
    let notes: Vec<String> = printed.into_iter().chain(left_out).collect();
    let note = (!notes.is_empty()).then(|| notes.join(words::list_comma(lang)));
    let off = sum.printed.is_some() && !agrees;
    stat(words::with_unit(sum.field, lang), sum.comes_in, note, off)
}

fn stat(label: String, figure: Decimal, note: Option<String>, is_off: bool) -> AnyView {
    match is_off {
        true => view! { <Stat label figure=figure.grouped() note=note tone=Tone::Warn /> }.into_any(),
        false => view! { <Stat label figure=figure.grouped() note=note /> }.into_any(),
    }
}

/// The sum of a field over the months; the months that are off the sums of the list are named, the first of them.
fn month_figure(sum: &MonthSum, lang: Lang) -> AnyView {
    const NAMED: usize = 2;
    let off = sum.off.iter().take(NAMED).map(|(month, off)| words::month_off(&month.to_string(), &off.grouped(), lang));
    let agrees = sum.printed.is_some() && sum.off.is_empty();
    let agreed = agrees.then(|| ListDoubtWords::of(lang).sums_agree.to_owned());
    let left_out = (sum.comes_in != sum.of_list).then(|| words::sum_of_list(&sum.of_list.grouped(), lang));
    let notes: Vec<String> = off.chain(agreed).chain(left_out).collect();
    let note = (!notes.is_empty()).then(|| notes.join(words::list_comma(lang)));
    let number = |month: When| (month.first_day().year(), month.first_day().month());
    let span = words::month_span(number(sum.from), number(sum.to), lang);
    stat(format!("{} {span}", words::with_unit(sum.field, lang)), sum.comes_in, note, !sum.off.is_empty())
}
