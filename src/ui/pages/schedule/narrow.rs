//! The schedule on a phone: the milestones in the order of their latest start, each with what it should do and a small bar.

use leptos::prelude::*;

use crate::domain::schedule::plan::Schedule;
use crate::domain::schedule::scale::Scale;
use crate::ui::words;

use super::board::name;
use super::gantt::percent;
use super::open::OpenSchedule;

/// The list.
#[component]
pub fn NarrowList(open: OpenSchedule) -> impl IntoView {
    let words = open.words();
    let list = move || {
        open.shown.with(|shown| {
            let scale = Scale::of(shown);
            shown.by_latest_start().into_iter().map(|place| line(open, shown, scale, place)).collect_view()
        })
    };
    view! { <ul class="schedule__list" aria-label=words.board>{list}</ul> }
}

fn line(open: OpenSchedule, shown: &Schedule, scale: Scale, place: usize) -> impl IntoView + use<> {
    let (node, lang) = (&shown.nodes[place], open.ui.lang);
    let start = node.placed.latest.map(|latest| words::schedule_day(latest.start, shown.today));
    let said = words::should_begin(node.state, start.as_deref(), lang);
    let bars = scale.bars(node, shown.today);
    let rect = |class: &'static str, (from, to): (u32, u32), y: u32, height: u32| {
        view! { <rect class=class x=percent(from) width=percent(to.saturating_sub(from).max(80)) y=y height=height></rect> }
    };
    let bar = view! {
        <svg class="gantt__svg schedule__mini" width="120" height="16" aria-hidden="true" focusable="false">
            {bars.latest.map(|reach| rect("gantt__latest", reach, 1, 14))}
            {bars.done.map(|reach| rect("gantt__done", reach, 4, 8))}
            {bars.rest.map(|reach| rect("gantt__left", reach, 4, 8))}
            {bars.over.map(|reach| rect("gantt__beyond", reach, 4, 8))}
        </svg>
    };
    view! {
        <li>
            <button
                type="button"
                class="schedule__one"
                aria-pressed=move || if open.chosen.get() == place { "true" } else { "false" }
                on:click=move |_| open.choose(place)
            >
                {name(node, lang)}
                <span class="schedule__should">{said}</span>
                {bar}
            </button>
        </li>
    }
}
