//! What the columns of money add up to: the figures that a clerk holds against the list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::decimal::Decimal;
use crate::domain::text::Lang;
use crate::exchange::list::{Plan, Rows, Sum, sums};
use crate::ui::controls::{Stat, Tone};
use crate::ui::words::{self, ListDoubtWords};

/// The sum of every column of money; nothing where the list has none.
#[component]
pub(super) fn Figures(rows: Arc<Rows>, plan: Memo<Arc<Plan>>, lang: Lang) -> impl IntoView {
    let words = ListDoubtWords::of(lang);
    move || {
        let sums = sums(&rows, &plan.get());
        (!sums.is_empty()).then(|| {
            let figures = sums.iter().map(|sum| figure(sum, lang)).collect_view();
            view! {
                <section class="section list-sums" aria-label=words.sums>
                    <h2 class="visually-hidden">{words.sums}</h2>
                    <div class="stats">{figures}</div>
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
    let label = words::with_unit(sum.field, lang);
    match off {
        true => view! { <Stat label figure=sum.comes_in.grouped() note=note tone=Tone::Warn /> }.into_any(),
        false => view! { <Stat label figure=sum.comes_in.grouped() note=note /> }.into_any(),
    }
}
