//! The milestones: a table left, their bars right, chosen and moved by keys, by the mouse, and by the buttons at the foot.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use crate::domain::schedule::plan::{NodeRow, Schedule};
use crate::domain::schedule::scale::Scale;
use crate::domain::schedule::trial::Nudge;
use crate::domain::text::Lang;
use crate::ui::controls::{COARSE, fresh_id, media};
use crate::ui::words::{self, ScheduleWords};

use super::gantt::{Drawn, HEAD, links, picture};
use super::open::{Asking, OpenSchedule};

/// The height of a row, px, under the mouse and under a finger.
const ROW: u32 = 36;
const TOUCHED_ROW: u32 = 44;

/// A bar that is dragged: where it was taken, and how wide the picture is.
#[derive(Clone, Copy)]
struct Dragged {
    x: i32,
    width: i64,
}

/// The board.
#[component]
pub fn Board(open: OpenSchedule) -> impl IntoView {
    let (words, lang) = (open.words(), open.ui.lang);
    let rows_id = StoredValue::new(fresh_id("schedule"));
    let dragged: StoredValue<Option<Dragged>> = StoredValue::new(None);
    let bars = NodeRef::<html::Div>::new();
    let coarse = media(COARSE);
    let drawn = Memo::new(move |_| {
        let row = if coarse.get() { TOUCHED_ROW } else { ROW };
        Drawn { row, lang, off: open.days_off() }
    });
    let scale = Memo::new(move |_| open.now.with(|now| Scale::of(now)));
    let active = move || format!("{}-{}", rows_id.get_value(), open.chosen.get());
    let down = move |ev: PointerEvent| {
        let Some(element) = bars.get_untracked() else { return };
        let bounds = element.get_bounding_client_rect();
        let row = drawn.with_untracked(|drawn| drawn.row);
        let Some(place) = row_at(f64::from(ev.client_y()) - bounds.top(), row) else { return };
        if place >= open.now.with_untracked(|now| now.nodes.len()) {
            return;
        }
        open.choose(place);
        if ev.pointer_type() == "mouse" && ev.button() == 0 {
            // Without it a bar that leaves the picture is let go there.
            drop(element.set_pointer_capture(ev.pointer_id()));
            dragged.set_value(Some(Dragged { x: ev.client_x(), width: whole(bounds.width()) }));
        }
    };
    let moved = move |ev: PointerEvent| {
        if let Some(Dragged { x, width }) = dragged.get_value() {
            open.drag(scale.get_untracked().days_in(i64::from(ev.client_x() - x), width));
        }
    };
    view! {
        <div
            class=move || if coarse.get() { "schedule__board schedule__board--touch" } else { "schedule__board" }
            role="grid"
            tabindex="0"
            aria-label=words.board
            aria-activedescendant=active
            on:keydown=move |ev| press(open, &ev)
        >
            <table class="schedule__table" role="presentation">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.node}</th>
                        <th role="columnheader" scope="col" class="num">{words.days}</th>
                        <th role="columnheader" scope="col" class="num">{words.latest_start}</th>
                        <th role="columnheader" scope="col" class="num">{words.latest_finish}</th>
                        <th role="columnheader" scope="col" class="schedule__wide">{words.after}</th>
                        <th role="columnheader" scope="col" class="schedule__wide">{words.state}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {move || open.shown.with(|shown| {
                        let row = |place| line(open, shown, place, &rows_id.get_value());
                        (0..shown.nodes.len()).map(row).collect_view()
                    })}
                </tbody>
            </table>
            <div
                class="schedule__bars"
                node_ref=bars
                role="presentation"
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=move |_| dragged.set_value(None)
                on:pointercancel=move |_| dragged.set_value(None)
            >
                {move || open.shown.with(|shown| {
                    let places: Vec<usize> = (0..shown.nodes.len()).collect();
                    drawn.with(|drawn| picture(shown, Scale::of(shown), &places, drawn))
                })}
                {move || open.shown.with(|shown| {
                    let places: Vec<usize> = (0..shown.nodes.len()).collect();
                    drawn.with(|drawn| links(shown, Scale::of(shown), &places, open.chosen.get(), drawn))
                })}
            </div>
        </div>
        <p class="schedule__keys quiet no-print">{words.keys}</p>
    }
}

/// The row at this height of the picture, px.
fn row_at(y: f64, row: u32) -> Option<usize> {
    let y = whole(y) - i64::from(HEAD);
    usize::try_from(y / i64::from(row)).ok().filter(|_| y >= 0)
}

/// Whole pixels.
#[expect(clippy::cast_possible_truncation, reason = "no window is so large")]
fn whole(pixels: f64) -> i64 {
    pixels.round() as i64
}

fn line(open: OpenSchedule, shown: &Schedule, place: usize, rows_id: &str) -> impl IntoView + use<> {
    let (node, lang) = (&shown.nodes[place], open.ui.lang);
    let day = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(|| "—".to_owned(), |day| words::schedule_day(day, shown.today))
    };
    let latest = node.placed.latest;
    let before = open.names(shown, &node.task.after).join(words::list_comma(lang));
    view! {
        <tr
            role="row"
            id=format!("{rows_id}-{place}")
            aria-selected=move || if open.chosen.get() == place { "true" } else { "false" }
            on:click=move |_| open.choose(place)
            on:dblclick=move |_| open.edit()
        >
            <th role="rowheader" scope="row">{name(node, lang)}</th>
            <td role="gridcell" class="num">{words::duration(node.task.days, node.task.counts, lang)}</td>
            <td role="gridcell" class="num">{day(latest.map(|latest| latest.start))}</td>
            <td role="gridcell" class="num">{day(latest.map(|latest| latest.finish))}</td>
            <td role="gridcell" class="schedule__wide"><span class="one-line">{before}</span></td>
            <td role="gridcell" class="schedule__wide"><span class="one-line">{words::node_state(node.state, lang)}</span></td>
        </tr>
    }
}

/// The name of a milestone with what marks it: 关键, a circle, predecessors that are gone.
pub fn name(node: &NodeRow, lang: Lang) -> impl IntoView + use<> {
    let words = ScheduleWords::of(lang);
    let title = node.entry.title(lang);
    let doubt = match (node.placed.in_circle, node.lost) {
        (true, _) => Some(words::node_state(node.state, lang)),
        (false, 0) => None,
        (false, lost) => Some(words::lost_predecessors(lost, lang)),
    };
    view! {
        <span class="schedule__name" title=title.clone()>
            <span class="one-line">{title.clone()}</span>
            {node.placed.is_critical.then(|| view! { <span class="schedule__critical">{words.critical}</span> })}
            {doubt.map(|doubt| view! { <span class="schedule__doubt" title=doubt.clone()>"△" <span class="visually-hidden">{doubt.clone()}</span></span> })}
        </span>
    }
}

/// What a key does: nothing is written before 采用.
fn press(open: OpenSchedule, ev: &KeyboardEvent) {
    let by = if ev.shift_key() { 7 } else { 1 };
    let places: Vec<usize> = (0..open.now.with_untracked(|now| now.nodes.len())).collect();
    let key = ev.key();
    if ev.ctrl_key() || ev.meta_key() {
        return;
    }
    match (key.as_str(), ev.alt_key()) {
        ("ArrowLeft", false) => open.nudge(Nudge::Finish(-by)),
        ("ArrowRight", false) => open.nudge(Nudge::Finish(by)),
        ("ArrowLeft", true) => open.nudge(Nudge::Duration(-by)),
        ("ArrowRight", true) => open.nudge(Nudge::Duration(by)),
        ("ArrowUp" | "k" | "K", false) => open.walk(&places, -1),
        ("ArrowDown" | "j" | "J", false) => open.walk(&places, 1),
        ("Home", false) => open.choose(0),
        ("End", false) => open.choose(places.len().saturating_sub(1)),
        ("Enter", false) if open.trial.with_untracked(Option::is_some) => open.adopt(),
        ("Enter" | "e" | "E", false) => open.edit(),
        ("Escape", false) => open.give_up(),
        ("l" | "L", false) => open.asking.set(Some(Asking::Links)),
        ("b" | "B", false) => open.asking.set(Some(Asking::Baseline)),
        _ => return,
    }
    ev.prevent_default();
    ev.stop_propagation();
}
