//! The bars: from above in each row the baseline hollow, the latest days as a hairline box (double where critical), what was worked solid,
//! what remains hatched, what goes beyond cross-hatched with its days. Today is a red line. Places are shares of the width, so that it
//! fits any and words keep their size.
//!
//! It is drawn as a whole, without anything that listens in it: who points at it is found by where that is.

use leptos::prelude::*;

use crate::domain::schedule::plan::{NodeRow, Schedule};
use crate::domain::schedule::scale::{AxisMonth, Bars, Reach, Scale};
use crate::domain::text::Lang;
use crate::ui::controls::fresh_id;
use crate::ui::words::{self, ScheduleWords};

/// The height of the axis above the rows, px.
pub const HEAD: u32 = 40;

/// How a schedule is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// The height of a row, px.
    pub row: u32,
    /// The language.
    pub lang: Lang,
    /// The days that are off, where they have room.
    pub off: Vec<Reach>,
}

impl Drawn {
    /// A part of a row as high as so many of 36, px from its top.
    const fn at(&self, part: u32) -> u32 {
        self.row * part / 36
    }
}

pub(super) fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The picture of the milestones at these places, one row each.
pub fn picture(shown: &Schedule, scale: Scale, places: &[usize], drawn: &Drawn) -> impl IntoView + use<> {
    let height = HEAD + drawn.row * u32::try_from(places.len()).unwrap_or(0);
    let (hatch, cross) = (fresh_id("hatch"), fresh_id("cross"));
    let fills = (format!("url(#{hatch})"), format!("url(#{cross})"));
    let rows = places.iter().zip(0_u32..).filter_map(|(place, at)| {
        let node = shown.nodes.get(*place)?;
        Some(row(node, scale.bars(node, shown.today), HEAD + drawn.row * at, &fills, drawn))
    });
    let rows = rows.collect_view();
    view! {
        <svg class="gantt__svg" width="100%" height=height aria-hidden="true" focusable="false">
            <defs>
                <pattern id=hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="gantt__hatch" x1="0" y1="0" x2="0" y2="6"></line>
                </pattern>
                <pattern id=cross width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="gantt__cross" x1="0" y1="0" x2="0" y2="6"></line>
                    <line class="gantt__cross" x1="0" y1="0" x2="6" y2="0"></line>
                </pattern>
            </defs>
            {axis(scale, height, drawn)}
            {rows}
            {today(shown, scale, height, drawn)}
        </svg>
    }
}

fn axis(scale: Scale, height: u32, drawn: &Drawn) -> impl IntoView + use<> {
    let month = |one: &AxisMonth| {
        let (x, number) = (percent(one.at), one.month.number());
        let name = one.is_named.then(|| {
            let year = (number == 1 || one.at == 0).then(|| {
                view! { <text class="gantt__year" x=x.clone() y="13" dx="4">{one.month.year()}</text> }
            });
            let name = words::short_month(number, drawn.lang);
            view! { {year} <text class="gantt__month" x=x.clone() y="31" dx="4">{name}</text> }
        });
        view! {
            <line class="gantt__grid" x1=x.clone() x2=x.clone() y1="18" y2=height></line>
            {name}
        }
    };
    let off = drawn.off.iter().map(|(from, to)| {
        view! { <rect class="gantt__off" x=percent(*from) width=percent(to - from) y="34" height="6"></rect> }
    });
    let off = off.collect_view();
    view! { {off} {scale.months().iter().map(month).collect_view()} }
}

fn today(shown: &Schedule, scale: Scale, height: u32, drawn: &Drawn) -> impl IntoView + use<> {
    let at = scale.at(shown.today);
    let x = percent(at);
    let (anchor, dx) = if at > 5_000 { ("end", "-4") } else { ("start", "4") };
    view! {
        <line class="gantt__today" x1=x.clone() x2=x.clone() y1="0" y2=height></line>
        <text class="gantt__today-word" x=x y="13" dx=dx text-anchor=anchor>{ScheduleWords::of(drawn.lang).today}</text>
    }
}

fn row(node: &NodeRow, bars: Bars, top: u32, fills: &(String, String), drawn: &Drawn) -> impl IntoView + use<> {
    let rect = |class: &'static str, (from, to): Reach, part: u32, height: u32, fill: Option<String>| {
        // At least a hair: what lasts a day in a picture of years is there.
        let width = to.saturating_sub(from).max(12);
        view! {
            <rect class=class x=percent(from) width=percent(width) y=top + drawn.at(part) height=drawn.at(height).max(2) fill=fill></rect>
        }
    };
    let moment = node.is_moment().then(|| {
        let at = bars.over.or(bars.rest).or(bars.done).map(|(_, to)| to).or(bars.latest.map(|(_, to)| to));
        at.map(|at| {
            let class =
                if node.task.finished.is_some() { "gantt__moment gantt__moment--done" } else { "gantt__moment" };
            view! { <text class=class x=percent(at) y=top + drawn.at(23) text-anchor="middle">"◆"</text> }
        })
    });
    let is_line = !node.is_moment();
    let latest = bars.latest.filter(|_| is_line);
    let outer = latest.filter(|_| node.placed.is_critical).map(|reach| rect("gantt__latest", reach, 8, 19, None));
    let over = bars.over.map(|reach| {
        let (x, y) = (percent(reach.1), top + drawn.at(21));
        // At the right edge the days stand before the end.
        let (anchor, dx) = if reach.1 > 9_300 { ("end", "-4") } else { ("start", "4") };
        view! {
            {rect("gantt__over", reach, 13, 9, Some(fills.1.clone()))}
            <text class="gantt__days" x=x y=y dx=dx text-anchor=anchor>{words::over_days(bars.over_days, drawn.lang)}</text>
        }
    });
    view! {
        <line class="gantt__line" x1="0" x2="100%" y1=top + drawn.row y2=top + drawn.row></line>
        {bars.planned.map(|reach| rect("gantt__planned", reach, 2, 4, None))}
        {outer}
        {latest.map(|reach| rect("gantt__latest", reach, 11, 13, None))}
        {bars.done.filter(|_| is_line).map(|reach| rect("gantt__done", reach, 13, 9, None))}
        {bars.rest.filter(|_| is_line).map(|reach| rect("gantt__rest", reach, 13, 9, Some(fills.0.clone())))}
        {over}
        {moment}
    }
}

/// The thin elbows from what is before the chosen milestone to it.
pub fn links(shown: &Schedule, scale: Scale, places: &[usize], chosen: usize, drawn: &Drawn) -> impl IntoView + use<> {
    let height = HEAD + drawn.row * u32::try_from(places.len()).unwrap_or(0);
    let row_of = |place: usize| places.iter().position(|one| *one == place).and_then(|at| u32::try_from(at).ok());
    let middle = |at: u32| HEAD + drawn.row * at + drawn.at(17);
    let window = |place: usize| shown.nodes.get(place).and_then(|node| node.placed.earliest.or(node.placed.latest));
    let elbow = |earlier: usize| {
        let (from, to) = (row_of(earlier)?, row_of(chosen)?);
        let (x1, x2) = (scale.at(window(earlier)?.finish), scale.at(window(chosen)?.start));
        let (x1, x2, y1, y2) = (percent(x1), percent(x2), middle(from), middle(to));
        Some(view! {
            <line class="gantt__link" x1=x1.clone() x2=x1.clone() y1=y1 y2=y2></line>
            <line class="gantt__link" x1=x1 x2=x2 y1=y2 y2=y2></line>
        })
    };
    let before = shown.nodes.get(chosen).map(|node| node.task.after.clone()).unwrap_or_default();
    let elbows: Vec<_> = before.into_iter().filter(|place| *place < shown.nodes.len()).filter_map(elbow).collect();
    let mark = row_of(chosen).map(|at| {
        view! { <rect class="gantt__chosen" x="0" width="100%" y=HEAD + drawn.row * at height=drawn.row></rect> }
    });
    view! {
        <svg class="gantt__svg gantt__svg--over" width="100%" height=height aria-hidden="true" focusable="false">
            {mark}
            {elbows.collect_view()}
        </svg>
    }
}
