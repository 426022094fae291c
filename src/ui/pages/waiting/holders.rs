//! 按在谁手里: who has how much in hand, how much of it is over, and by how many days the worst. Every figure opens its rows.

use leptos::prelude::*;

use crate::app::ledger::address::Addressed;
use crate::app::ledger::listed::Asked;
use crate::domain::text::figure;
use crate::domain::waiting::{InHand, WaitingList, in_hand};
use crate::ui::context::Ui;
use crate::ui::route::Route;
use crate::ui::words::{self, WaitingWords};

use super::open_list::{OpenList, View};

/// The table.
#[component]
pub fn Holders(ui: Ui, list: OpenList) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
    let lines = move || {
        let holders = list.rows.with(|rows| list.shown.with(|shown| in_hand(rows, shown)));
        holders.into_iter().map(|one| line(ui, list, one)).collect_view()
    };
    view! {
        <div class="ledger--scroll">
            <table class="ledger waiting__holders">
                <thead>
                    <tr>
                        <th scope="col">{words.holder}</th>
                        <th scope="col" class="num">{words.waits}</th>
                        <th scope="col" class="num">{words.over}</th>
                        <th scope="col" class="num">{words.near}</th>
                        <th scope="col" class="num">{words.worst}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(ui: Ui, list: OpenList, one: InHand) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
    let holder = one.holder.clone();
    // What nobody is named for has no list of its own.
    let counted = move |count: usize, state: &'static str| match (count, holder.is_empty()) {
        (0, _) => view! { <span class="quiet">"0"</span> }.into_any(),
        (count, true) => figure(count).into_any(),
        (count, false) => {
            let mut asked: Asked<WaitingList> = list.asked.get_untracked();
            asked.filter.choose_only("holder", &holder);
            if !state.is_empty() {
                asked.filter.choose_only("state", state);
            }
            let href = Route::Waiting(asked.write()).href();
            view! { <a class="figure" href=href on:click=move |_| list.view.set(View::List)>{figure(count)}</a> }
                .into_any()
        }
    };
    let worst = (one.worst > 0).then(|| words::clock_over(one.worst, one.days, ui.lang));
    let class = if one.over > 0 { "num danger" } else { "num" };
    view! {
        <tr>
            <th scope="row">{match one.holder.is_empty() {
                true => view! { <span class="quiet">{words.nobody}</span> }.into_any(),
                false => one.holder.to_string().into_any(),
            }}</th>
            <td class="num">{counted(one.waits, "")}</td>
            <td class=class>{counted(one.over, "over")}</td>
            <td class="num">{counted(one.near, "near")}</td>
            <td class="num">{worst}</td>
        </tr>
    }
}
