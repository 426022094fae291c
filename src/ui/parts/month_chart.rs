//! The months of a year as a picture: planned hollow, verified solid, reported hatched, today a red line. Its table stands behind a
//! switch. Places are shares of the width, so that words keep their size on a phone.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::progress::chart::{Bar, Chart, ChartMonth};
use crate::ui::context::Ui;
use crate::ui::controls::{WideTable, fresh_id};
use crate::ui::words::{self, FigureWords};

/// Heights in px: of a bar that is as high as the highest, of the room for words above it, and of the months' names below.
const HIGHEST: u32 = 132;
const ABOVE: u32 = 40;
const BELOW: u32 = 22;
/// Of what a month takes, in hundredths of a per cent: a twelfth, and the edges of its bars in it.
const SLOT: u32 = 833;
const OUTER: (u32, u32) = (100, 633);
const INNER: (u32, u32) = (217, 400);

/// The picture with its switch.
#[component]
pub fn MonthChart(
    /// What it shows.
    chart: Chart,
    /// Of what, for those who do not see it; empty for the region.
    about: String,
) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let as_table = RwSignal::new(false);
    let today = ui.session.today();
    let summary = {
        let amount = |bar: Option<&Bar>| bar.map_or_else(|| "—".to_owned(), |bar| bar.amount.clone());
        let planned = amount(chart.months.last().and_then(|month| month.planned.as_ref()));
        let done = chart.months.iter().rev().find_map(|month| month.verified.as_ref().or(month.reported.as_ref()));
        words::chart_summary(&about, chart.year, &planned, &amount(done), ui.lang)
    };
    let rows = chart.clone();
    view! {
        <div class="chart">
            <div class="chart__tools no-print">
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || if as_table.get() { "true" } else { "false" }
                    on:click=move |_| as_table.update(|on| *on = !*on)
                >
                    {words.table}
                </button>
            </div>
            <div class="chart__picture" role="img" aria-label=summary hidden=move || as_table.get()>
                {move || picture(&chart, today.get(), ui)}
            </div>
            {move || as_table.get().then(|| table(&rows, ui))}
        </div>
    }
}

fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn px(height: u32) -> u32 {
    height * HIGHEST / 1000
}

fn picture(chart: &Chart, today: NaiveDate, ui: Ui) -> impl IntoView + use<> {
    let hatch = fresh_id("hatch");
    let fill = format!("url(#{hatch})");
    let bars = (0_u32..).zip(&chart.months).map(|(at, month)| bars(at, month, chart.is_stacked, &fill)).collect_view();
    let names = (0_u32..12).map(|at| {
        let (x, y) = (percent(at * SLOT + SLOT / 2), ABOVE + HIGHEST + BELOW - 6);
        view! { <text class="chart__month" x=x y=y text-anchor="middle">{words::short_month(at + 1, ui.lang)}</text> }
    });
    let line = (today.year() == chart.year).then(|| {
        let x = percent(today.ordinal0() * 10_000 / 366);
        let (anchor, dx) = if today.month() > 6 { ("end", "-4") } else { ("start", "4") };
        view! {
            <line class="chart__today" x1=x.clone() x2=x.clone() y1="0" y2=ABOVE + HIGHEST></line>
            <text class="chart__today-word" x=x y="11" dx=dx text-anchor=anchor>
                {FigureWords::of(ui.lang).today}
            </text>
        }
    });
    view! {
        <svg class="chart__svg" width="100%" height=ABOVE + HIGHEST + BELOW aria-hidden="true" focusable="false">
            <defs>
                <pattern id=hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="chart__hatch" x1="0" y1="0" x2="0" y2="6"></line>
                </pattern>
            </defs>
            <line class="chart__axis" x1="0" x2="100%" y1=ABOVE + HIGHEST y2=ABOVE + HIGHEST></line>
            {bars}
            {names.collect_view()}
            // The words lie over the line, which their halo cuts.
            {line}
            {labels(chart, ui)}
        </svg>
    }
}

fn bars(at: u32, month: &ChartMonth, is_stacked: bool, hatch: &str) -> impl IntoView + use<> {
    let foot = ABOVE + HIGHEST;
    let rect = |class: &'static str, (from, width): (u32, u32), bottom: u32, bar: &Bar, fill: Option<String>| {
        let height = px(bar.height);
        view! {
            <rect
                class=class
                x=percent(at * SLOT + from)
                width=percent(width)
                y=bottom.saturating_sub(height)
                height=height
                fill=fill
            ></rect>
        }
    };
    let both = month.reported.is_some() && month.verified.is_some() && !is_stacked;
    let (left, right) = ((INNER.0, INNER.1 / 2), (INNER.0 + INNER.1 / 2, INNER.1 / 2));
    let below = month.verified.as_ref().filter(|_| is_stacked).map_or(0, |bar| px(bar.height));
    let planned = month.planned.as_ref().map(|bar| rect("chart__planned", OUTER, foot, bar, None));
    let verified =
        month.verified.as_ref().map(|bar| rect("chart__verified", if both { right } else { INNER }, foot, bar, None));
    let reported = month
        .reported
        .as_ref()
        .map(|bar| rect("chart__reported", if both { left } else { INNER }, foot - below, bar, Some(hatch.to_owned())));
    view! { {planned} {verified} {reported} }
}

/// The height of a line of words, and over how many months they reach.
const LINE: u32 = 14;
const REACH: u32 = 3;

/// What the bars are, said at the last of each kind; words that would lie over each other stand one above the other.
fn labels(chart: &Chart, ui: Ui) -> impl IntoView + use<> {
    let words = FigureWords::of(ui.lang);
    let last = |of: fn(&ChartMonth) -> Option<&Bar>| {
        (0_u32..12).zip(&chart.months).rev().find_map(|(at, month)| Some((at, month, of(month)?)))
    };
    let top = |month: &ChartMonth, bar: &Bar, is_on_top: bool| {
        let below = month.verified.as_ref().filter(|_| is_on_top).map_or(0, |below| px(below.height));
        (ABOVE + HIGHEST - px(bar.height) - below).saturating_sub(5)
    };
    let said = [
        last(|month| month.planned.as_ref()).map(|(at, month, bar)| (words.planned, at, top(month, bar, false), bar)),
        last(|month| month.verified.as_ref()).map(|(at, month, bar)| (words.verified, at, top(month, bar, false), bar)),
        last(|month| month.reported.as_ref())
            .map(|(at, month, bar)| (words.reported, at, top(month, bar, chart.is_stacked), bar)),
    ];
    let mut placed: Vec<(u32, u32)> = Vec::new();
    let mut shown = Vec::new();
    for (name, at, y, bar) in said.into_iter().flatten() {
        let is_near = |(other, other_y): &&(u32, u32)| at.abs_diff(*other) < REACH && y.abs_diff(*other_y) < LINE;
        let y = placed.iter().filter(is_near).map(|(_, y)| y.saturating_sub(LINE)).min().unwrap_or(y).max(11);
        placed.push((at, y));
        // At the left edge the words grow to the right, elsewhere to the left, where lower bars stand.
        let (x, anchor) =
            if at < REACH { (at * SLOT + OUTER.0, "start") } else { (at * SLOT + OUTER.0 + OUTER.1, "end") };
        let text = format!("{name} {}", bar.amount);
        shown.push(view! { <text class="chart__label" x=percent(x) y=y text-anchor=anchor>{text}</text> });
    }
    shown
}

fn table(chart: &Chart, ui: Ui) -> impl IntoView + use<> {
    let words = FigureWords::of(ui.lang);
    let amount = |bar: &Option<Bar>| bar.as_ref().map_or_else(|| "—".to_owned(), |bar| bar.amount.clone());
    let rows = (1_u32..).zip(&chart.months).map(|(number, month)| {
        view! {
            <tr>
                <th scope="row">{words::short_month(number, ui.lang)}</th>
                <td class="num">{amount(&month.planned)}</td>
                <td class="num">{amount(&month.reported)}</td>
                <td class="num">{amount(&month.verified)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <WideTable label=words.months>
            <table class="ledger ledger--figures">
                <thead>
                    <tr>
                        <th scope="col">{words.month}</th>
                        <th scope="col" class="num">{words.planned}</th>
                        <th scope="col" class="num">{words.reported}</th>
                        <th scope="col" class="num">{words.verified}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </WideTable>
    }
}
