//! A grid of cells that are filled in as in a sheet: rows below each other, of which only those in sight are in the page, under heads
//! that stay in place, with one field that lies in the cell in which somebody is.
//!
//! It knows neither what stands in the cells nor what a key means: it says what happened, and whoever builds it says what follows.
//! The page draws the rows; it scrolls with the page.

mod cell;
mod field;

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, Element, HtmlElement};

use super::ids::fresh_id;
use super::scroll::{Margin, Range, View, distance, show_row, whole};
use super::tell::tell;
use super::virtual_table::follow::{follow_height, follow_scroll};

pub use cell::{GridCell, GridIds, RowHead};
pub use field::{CellField, FieldShown};

/// One line of a grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GridLine {
    /// A row of cells, by its place among the rows.
    Row(usize),
    /// The heading of a group, by its place among the groups.
    Group(usize),
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct GridHead {
    /// What stands there.
    pub label: String,
    /// What its figures count.
    pub unit: Option<String>,
    /// Its width, as a track of a CSS grid.
    pub width: &'static str,
    /// Whether figures stand below it.
    pub figures: bool,
    /// Whether a rule divides it from the column before.
    pub ruled: bool,
}

impl GridHead {
    /// A head with what its figures count.
    pub fn of((label, unit): (String, Option<String>), width: &'static str, ruled: bool, figures: bool) -> Self {
        Self { label, unit, width, figures, ruled }
    }
}

/// What a pointer did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pointed {
    /// It was pressed on a cell, with Shift or without.
    Down(usize, usize, bool),
    /// It is over a cell while pressed.
    Over(usize, usize),
    /// A cell was clicked twice.
    Twice(usize, usize),
}

/// Whom a grid tells what happens.
#[derive(Clone, Copy)]
pub struct GridEvents {
    /// A key was pressed that is not an input method's.
    pub on_key: Callback<KeyboardEvent>,
    /// Somebody types.
    pub on_typed: Callback<()>,
    /// The text of the field is to be written: it is left, or its writer pauses.
    pub on_commit: Callback<String>,
    /// A text was pasted; true where it is taken as a block.
    pub on_paste: Callback<String, bool>,
    /// Something is copied; what goes to the clipboard, or nothing where the field's own text does.
    pub on_copy: Callback<(), Option<String>>,
    /// A pointer did something.
    pub on_point: Callback<Pointed>,
}

/// The rows that are marked, by their lines, and the columns; for the frame around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkedLines {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
    /// The first column.
    pub from: usize,
    /// The last column.
    pub to: usize,
}

/// A grid of cells.
#[component]
pub fn CellGrid(
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The heads, that of the rows' names first.
    heads: Vec<GridHead>,
    /// The ids of its cells.
    ids: GridIds,
    /// The lines, in order.
    #[prop(into)]
    lines: Signal<Arc<Vec<GridLine>>>,
    /// Draws a line.
    #[prop(into)]
    draw: Callback<GridLine, AnyView>,
    /// The field.
    field: CellField,
    /// What it shows.
    #[prop(into)]
    shown: Signal<FieldShown>,
    /// What keys do there: `ready`, `typing`, `editing`.
    #[prop(into)]
    mode: Signal<&'static str>,
    /// What is marked, where it is more than one cell.
    #[prop(into)]
    marked: Signal<Option<MarkedLines>>,
    /// Whom it tells.
    events: GridEvents,
    /// How many rows are seen at once, for whoever moves by pages.
    #[prop(optional)]
    page: Option<RwSignal<usize>>,
    /// A line of sums that stays at the foot.
    #[prop(optional, into)]
    foot: Option<ViewFnOnce>,
) -> impl IntoView {
    let (head, body, sizer) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let row_pixels = follow_height(sizer, 36.0);
    let seen = follow_scroll(body);
    let count = Memo::new(move |_| lines.with(|lines| lines.len()));
    let drawn = drawn_lines(seen, row_pixels, count, shown);
    if let Some(page) = page {
        Effect::new(move |_| {
            let View { height, .. } = seen.get();
            page.set(whole(height / row_pixels.get()).saturating_sub(6).max(1));
        });
    }
    follow_field(ids, field, shown, drawn);
    follow_line(shown, body, head, row_pixels);
    let tracks = heads.iter().map(|head| head.width).collect::<Vec<_>>().join(" ");
    let columns = heads.len();
    view! {
        <div
            class="mgrid"
            role="grid"
            aria-label=move || label.get()
            aria-multiselectable="true"
            aria-rowcount=move || (count.get() + 1).to_string()
            aria-colcount=columns.to_string()
            data-mode=move || mode.get()
            style=("--columns", tracks)
            on:mousedown=move |ev| pressed(&ev, field, events)
            on:mouseover=move |ev| moved_over(&ev, events)
            on:dblclick=move |ev| pressed_twice(&ev, events)
        >
            <div class="mgrid__sizer" aria-hidden="true" node_ref=sizer></div>
            <div class="mgrid__head" role="rowgroup" node_ref=head>
                <div class="mgrid__heads" role="row" aria-rowindex="1">
                    {heads.into_iter().map(head_cell).collect_view()}
                </div>
            </div>
            <div
                class="mgrid__body"
                role="rowgroup"
                node_ref=body
                style:height=move || format!("{}px", distance(count.get(), row_pixels.get()))
            >
                <For
                    each=move || drawn.get()
                    key=|place| *place
                    children=move |place| line_at(place, lines, draw, row_pixels)
                />
                {move || marked.get().map(|marked| frame(marked, row_pixels.get()))}
            </div>
            {foot.map(|foot| view! { <div class="mgrid__foot" role="rowgroup">{foot.run()}</div> })}
            <div hidden><Field field events /></div>
        </div>
    }
}

fn pressed_twice(ev: &MouseEvent, events: GridEvents) {
    if let Some((row, column)) = cell_of(ev) {
        tell(events.on_point, Pointed::Twice(row, column));
    }
}

/// The line at a place; what stands there changes with the sheet.
fn line_at(
    place: usize,
    lines: Signal<Arc<Vec<GridLine>>>,
    draw: Callback<GridLine, AnyView>,
    row_pixels: Signal<f64>,
) -> impl IntoView {
    let line = Memo::new(move |_| lines.with(|lines| lines.get(place).copied()));
    view! {
        <div
            class="mgrid__line"
            role="row"
            aria-rowindex=(place + 2).to_string()
            style:transform=move || format!("translateY({}px)", distance(place, row_pixels.get()))
        >
            {move || line.get().map(|line| draw.run(line))}
        </div>
    }
}

/// The lines that are in the page: those in sight, and the one with the field, so that whoever scrolls away and types comes back to it.
fn drawn_lines(
    seen: Signal<View>,
    row_pixels: Signal<f64>,
    count: Memo<usize>,
    shown: Signal<FieldShown>,
) -> Memo<Vec<usize>> {
    let range = Memo::new(move |_| Range::of(seen.get(), row_pixels.get(), count.get(), Margin::Step));
    Memo::new(move |_| {
        let Range { start, end } = range.get();
        let own = shown.with(|shown| shown.line).filter(|line| !range.get().contains(*line) && *line < count.get());
        own.into_iter().chain(start..end).collect::<Vec<usize>>()
    })
}

/// The field, before it is in its first cell.
#[component]
fn Field(field: CellField, events: GridEvents) -> impl IntoView {
    view! {
        <input
            class="mgrid__field"
            type="text"
            autocomplete="off"
            spellcheck="false"
            node_ref=field.node
            on:keydown=move |ev: KeyboardEvent| {
                if !super::composing::is_for_input_method(&ev) {
                    tell(events.on_key, ev);
                }
            }
            on:input=move |_| tell(events.on_typed, ())
            on:compositionstart=move |_| tell(events.on_typed, ())
            on:change:target=move |ev| {
                let text = ev.target().value();
                field.said.set_value(text.clone());
                tell(events.on_commit, text);
            }
            on:paste=move |ev| paste(&ev, events)
            on:copy=move |ev| copy(&ev, events)
        />
    }
}

/// Keeps the field in the cell in which somebody is. The cell may be drawn only now.
fn follow_field(ids: GridIds, field: CellField, shown: Signal<FieldShown>, drawn: Memo<Vec<usize>>) {
    let place = move || {
        let Some(now) = shown.try_get_untracked() else { return true };
        let cell = document().get_element_by_id(&ids.of(now.row, now.column));
        let cell = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok());
        if let Some(cell) = &cell {
            field.move_into(cell, &now);
        }
        cell.is_some()
    };
    Effect::new(move |_| {
        shown.track();
        drawn.track();
        if !place() {
            request_animation_frame(move || {
                place();
            });
        }
    });
}

/// Keeps the line in sight in which somebody is, once they have moved.
fn follow_line(shown: Signal<FieldShown>, body: NodeRef<html::Div>, head: NodeRef<html::Div>, row_pixels: Signal<f64>) {
    let line = Memo::new(move |_| shown.with(|shown| shown.line));
    Effect::new(move |before: Option<()>| {
        let line = line.get();
        if before.is_some()
            && let (Some(line), Some(body)) = (line, body.get_untracked())
        {
            show_row(&body, head.get_untracked().as_deref(), line, row_pixels.get_untracked());
        }
    });
}

/// The frame around what is marked.
fn frame(marked: MarkedLines, row_pixels: f64) -> impl IntoView {
    let MarkedLines { first, last, from, to } = marked;
    let place = format!(
        "transform: translateY({}px); height: {}px",
        distance(first, row_pixels),
        distance(last + 1 - first, row_pixels)
    );
    view! {
        <div class="mgrid__marked" aria-hidden="true" style=place>
            <span style=format!("grid-column: {} / {}", from + 2, to + 3)></span>
        </div>
    }
}

fn head_cell(head: GridHead) -> impl IntoView {
    let class = format!(
        "mgrid__th{}{}",
        if head.figures { " mgrid__th--end" } else { "" },
        if head.ruled { " mgrid__th--ruled" } else { "" }
    );
    view! {
        <div class=class role="columnheader">
            <span>{head.label}</span>
            {head.unit.map(|unit| view! { <span class="mgrid__unit">{unit}</span> })}
        </div>
    }
}

/// The row and column of the cell that an event happened in.
fn cell_of(ev: &MouseEvent) -> Option<(usize, usize)> {
    let target = ev.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("[data-cell]").ok()??;
    let place = cell.get_attribute("data-cell")?;
    let (row, column) = place.split_once(':')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

fn pressed(ev: &MouseEvent, field: CellField, events: GridEvents) {
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_own = target.is_some_and(|target| target.closest("a, button, select, input").ok().flatten().is_some());
    if ev.button() != 0 || is_own {
        return;
    }
    let Some((row, column)) = cell_of(ev) else { return };
    // Else the focus would go to the page.
    ev.prevent_default();
    field.commit();
    field.focus();
    tell(events.on_point, Pointed::Down(row, column, ev.shift_key()));
}

fn moved_over(ev: &MouseEvent, events: GridEvents) {
    if ev.buttons() == 1
        && let Some((row, column)) = cell_of(ev)
    {
        tell(events.on_point, Pointed::Over(row, column));
    }
}

fn paste(ev: &web_sys::Event, events: GridEvents) {
    let Some(ev) = ev.dyn_ref::<ClipboardEvent>() else { return };
    let text = ev.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    if events.on_paste.run(text) {
        ev.prevent_default();
    }
}

fn copy(ev: &web_sys::Event, events: GridEvents) {
    let Some(ev) = ev.dyn_ref::<ClipboardEvent>() else { return };
    if let (Some(text), Some(data)) = (events.on_copy.run(()), ev.clipboard_data())
        && data.set_data("text/plain", &text).is_ok()
    {
        ev.prevent_default();
    }
}
