//! 倒逼手续: by when each approval must be asked for and in hand, so that its milestone can begin.

use leptos::prelude::*;

use crate::domain::progress::cells::Sign;
use crate::domain::schedule::plan::{PermitRow, Schedule};
use crate::ui::controls::WideTable;
use crate::ui::route::Route;
use crate::ui::words;

use super::open::{OpenSchedule, permit_name};
use super::table::day_or_dash;

/// The section; nothing where no milestone waits for an approval.
#[component]
pub fn Permits(open: OpenSchedule) -> impl IntoView {
    let words = open.words();
    let rows = move || {
        open.shown.with(|shown| {
            let count = shown.nodes.len();
            let rows = shown.permits.iter().enumerate();
            rows.map(|(place, permit)| row(open, shown, count + place, permit)).collect_view()
        })
    };
    let none = Memo::new(move |_| open.shown.with(|shown| shown.permits.is_empty()));
    move || {
        (!none.get()).then(|| {
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.permits}</h2></div>
                    <p class="quiet">{words.permits_text}</p>
                    <WideTable label=words.permits>
                        <table class="ledger">
                            <thead>
                                <tr>
                                    <th scope="col">{words.permit}</th>
                                    <th scope="col">{words.unit}</th>
                                    <th scope="col" class="num">{words.days}</th>
                                    <th scope="col" class="num">{words.apply_by}</th>
                                    <th scope="col" class="num">{words.grant_by}</th>
                                    <th scope="col">{words.state}</th>
                                    <th scope="col">{words.for_nodes}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </WideTable>
                </section>
            }
        })
    }
}

fn row(open: OpenSchedule, shown: &Schedule, place: usize, row: &PermitRow) -> impl IntoView + use<> {
    let (lang, today) = (open.ui.lang, shown.today);
    let name = permit_name(row.permit.key, lang);
    let name = match &row.permit.entry {
        Some(entry) => {
            view! { <a class="list__name" href=Route::Entry(entry.id.clone()).href()>{entry.title(lang)}</a> }
                .into_any()
        }
        None => view! { <span>{name}</span> }.into_any(),
    };
    let waits: Vec<usize> =
        { (0..shown.nodes.len()).filter(|node| shown.nodes[*node].task.after.contains(&place)) }.collect();
    let is_asked_for = matches!(
        row.permit.sign,
        Some(Sign::Granted | Sign::Expiring | Sign::UnderWay | Sign::Over | Sign::Supplementing | Sign::Applied)
    );
    let latest = row.placed.latest;
    let is_late = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| day < today);
    let class = |late: bool| if late { "num left left--late" } else { "num" };
    let (apply, grant) = (latest.map(|latest| latest.start), latest.map(|latest| latest.finish));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{row.permit.unit.to_string()}</td>
            <td class="num">{words::duration(row.permit.task.days, row.permit.task.counts, lang)}</td>
            <td class=class(is_late(apply) && !is_asked_for)>{day_or_dash(apply, today)}</td>
            <td class=class(is_late(grant))>{day_or_dash(grant, today)}</td>
            <td>{words::permit_state(row.permit.sign, lang)}</td>
            <td>{open.names(shown, &waits).join(words::list_comma(lang))}</td>
        </tr>
    }
}
