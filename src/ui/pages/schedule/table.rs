//! 表: every column of the schedule, in place of the bars.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::registers::milestone;
use crate::domain::schedule::net::Window;
use crate::domain::schedule::plan::{NodeRow, Schedule};
use crate::domain::text::Lang;
use crate::ui::controls::WideTable;
use crate::ui::route::Route;
use crate::ui::words::{self, ScheduleWords};

use super::board::name;
use super::open::OpenSchedule;

/// The table.
#[component]
pub fn ScheduleTable(open: OpenSchedule) -> impl IntoView {
    let words = open.words();
    let rows = move || open.shown.with(|shown| shown.nodes.iter().map(|node| row(open, shown, node)).collect_view());
    view! {
        <WideTable label=words.title>
            <table class="ledger schedule__all">
                <thead>
                    <tr>{heads(words).into_iter().map(|(head, class)| view! { <th scope="col" class=class>{head}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </WideTable>
    }
}

fn heads(words: &'static ScheduleWords) -> Vec<(&'static str, Option<&'static str>)> {
    let figure = Some("num");
    vec![
        (words.node, None),
        (words.days, figure),
        (words.after, None),
        (words.unit, None),
        (words.planned, figure),
        (words.latest_start, figure),
        (words.latest_finish, figure),
        (words.earliest_start, figure),
        (words.earliest_finish, figure),
        (words.slack, figure),
        (words.actual, figure),
        (words.forecast, figure),
        (words.state, None),
    ]
}

/// A day, or a dash.
pub fn day_or_dash(day: Option<NaiveDate>, today: NaiveDate) -> String {
    day.map_or_else(|| "—".to_owned(), |day| words::schedule_day(day, today))
}

/// From when to when, or a dash.
fn span_or_dash(window: Option<Window>, today: NaiveDate) -> String {
    let day = |day| words::schedule_day(day, today);
    window.map_or_else(|| "—".to_owned(), |window| format!("{} – {}", day(window.start), day(window.finish)))
}

/// When it began and ended, as far as it did.
pub fn actual_days(node: &NodeRow, today: NaiveDate) -> String {
    let day = |day| words::schedule_day(day, today);
    match (node.task.started, node.task.finished) {
        (None, None) => "—".to_owned(),
        (Some(start), None) => format!("{} –", day(start)),
        (None, Some(finish)) => format!("– {}", day(finish)),
        (Some(start), Some(finish)) => format!("{} – {}", day(start), day(finish)),
    }
}

fn row(open: OpenSchedule, shown: &Schedule, node: &NodeRow) -> impl IntoView + use<> {
    let (lang, today): (Lang, NaiveDate) = (open.ui.lang, shown.today);
    let before = open.names(shown, &node.task.after).join(words::list_comma(lang));
    let (latest, earliest) = (node.placed.latest, node.placed.earliest);
    let slack = node.placed.slack.map_or_else(|| "—".to_owned(), |days| days.to_string());
    let href = Route::Entry(node.entry.id.clone()).href();
    view! {
        <tr>
            <th scope="row"><a class="list__name" href=href>{name(node, lang)}</a></th>
            <td class="num">{words::duration(node.task.days, node.task.counts, lang)}</td>
            <td>{before}</td>
            <td>{node.entry.text(milestone::UNIT).to_owned()}</td>
            <td class="num">{span_or_dash(node.planned, today)}</td>
            <td class="num">{day_or_dash(latest.map(|latest| latest.start), today)}</td>
            <td class="num">{day_or_dash(latest.map(|latest| latest.finish), today)}</td>
            <td class="num">{day_or_dash(earliest.map(|earliest| earliest.start), today)}</td>
            <td class="num">{day_or_dash(earliest.map(|earliest| earliest.finish), today)}</td>
            <td class="num">{slack}</td>
            <td class="num">{actual_days(node, today)}</td>
            <td class="num">{day_or_dash(node.task.forecast, today)}</td>
            <td>{words::node_state(node.state, lang)}</td>
        </tr>
    }
}
