//! An open list: which rows are in sight, which is the current one, where keys lead, and how its place is kept.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::follow::{follow_scroll, margin_once_painted, takes_focus};
use super::grid_cell::{RowAt, cell_id};
use super::places::{self, Place};
use crate::ui::controls::ids::fresh_id;
use crate::ui::controls::scroll::{Margin, Range, View, distance, put_row, show_row, whole};
use crate::ui::controls::tell::tell;

/// Says how a row is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowLayout {
    /// Cells in columns, below a head. The row is a number of [`Cell`](super::Cell)s.
    #[default]
    Table,
    /// A card, without columns. The row is any view.
    Cards,
}

/// What a list is opened with.
pub(super) struct Given<K: Send + Sync + 'static> {
    pub(super) keys: Signal<Arc<Vec<K>>>,
    pub(super) current: RwSignal<usize>,
    pub(super) row_pixels: Signal<f64>,
    pub(super) layout: Signal<RowLayout>,
    pub(super) on_open: Callback<K>,
    pub(super) head: NodeRef<html::Div>,
    pub(super) body: NodeRef<html::Div>,
    pub(super) column: Option<RwSignal<usize>>,
    pub(super) column_count: usize,
}

/// How many frames the place in a list is put back in, beside the first.
const FRAMES_TO_RETURN: u8 = 2;

/// An open list: which rows are in sight, which is the current one. Copy it freely; it is a handle.
pub(super) struct List<K: Send + Sync + 'static> {
    keys: Signal<Arc<Vec<K>>>,
    pub(super) count: Memo<usize>,
    current: RwSignal<usize>,
    seen: Signal<View>,
    row_pixels: Signal<f64>,
    pub(super) range: Memo<Range>,
    /// None while a list that has just changed is not painted.
    margin: Memo<Margin>,
    layout: Signal<RowLayout>,
    on_open: Callback<K>,
    head: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    id: StoredValue<String>,
    /// The current cell of the row, where cells are gone to and not rows alone; and how many there are.
    column: Option<RwSignal<usize>>,
    column_count: usize,
    /// Whether a row was opened.
    opened: StoredValue<bool>,
    /// The place that is being put back.
    returning: StoredValue<Option<Place<K>>>,
}

impl<K: Send + Sync + 'static> Clone for List<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for List<K> {}

impl<K: Clone + PartialEq + Send + Sync + 'static> List<K> {
    /// Opens a list: which of its rows are in sight is followed from now on.
    pub(super) fn open(given: Given<K>) -> Self {
        let Given { keys, current, row_pixels, layout, on_open, head, body, column, column_count } = given;
        let seen = follow_scroll(body);
        let count = Memo::new(move |_| keys.with(|keys| keys.len()));
        let margin = margin_once_painted(Memo::new(move |before: Option<&u64>| {
            keys.track();
            before.map_or(0, |before| before + 1)
        }));
        let range = Memo::new(move |last: Option<&Range>| {
            let now = Range::of(seen.get(), row_pixels.get(), count.get(), margin.get());
            // Rows out of sight are not taken out in order to be put in again two frames later.
            last.filter(|_| margin.get() == Margin::None).map_or(now, |last| now.with_rest_of(*last, count.get()))
        });
        let id = StoredValue::new(fresh_id("rows"));
        let (opened, returning) = (StoredValue::new(false), StoredValue::new(None));
        Self {
            keys,
            count,
            current,
            seen,
            row_pixels,
            range,
            margin,
            layout,
            on_open,
            head,
            body,
            id,
            column,
            column_count,
            opened,
            returning,
        }
    }

    fn row_id(self, place: usize) -> String {
        format!("{}-{place}", self.id.get_value())
    }

    /// Names the row, or the cell of it that is gone to.
    pub(super) fn active_id(self, place: usize) -> String {
        let column = self.column.filter(|_| self.layout.get() == RowLayout::Table);
        column.map_or_else(|| self.row_id(place), |column| cell_id(&self.row_id(place), column.get()))
    }

    pub(super) fn class(self) -> &'static str {
        match self.layout.get() {
            RowLayout::Table => "vtable",
            RowLayout::Cards => "vtable vtable--cards",
        }
    }

    /// A card is one column.
    pub(super) fn columns_of(self, table: usize) -> usize {
        match self.layout.get() {
            RowLayout::Table => table,
            RowLayout::Cards => 1,
        }
    }

    pub(super) fn head_rows(self) -> usize {
        match self.layout.get() {
            RowLayout::Table => 1,
            RowLayout::Cards => 0,
        }
    }

    pub(super) fn visible(self) -> std::ops::Range<usize> {
        let Range { start, end } = self.range.get();
        start..end.min(self.count.get())
    }

    /// Whether what stands at a place out of sight follows once the rows in sight are painted.
    fn is_put_off(self, place: usize) -> bool {
        let in_sight =
            || Range::of(self.seen.get_untracked(), self.row_pixels.get_untracked(), usize::MAX, Margin::None);
        self.margin.get() == Margin::None && !in_sight().contains(place)
    }

    /// A row that the page has made the current one comes into sight as well.
    pub(super) fn follow_current(self) {
        Effect::new(move |before: Option<()>| {
            let place = self.current.get();
            if before.is_some()
                && let Some(body) = self.body.get_untracked()
            {
                show_row(&body, self.head.get_untracked().as_deref(), place, self.row_pixels.get_untracked());
            }
        });
    }

    fn open_row(self, place: usize) {
        self.opened.set_value(true);
        if let Some(key) = self.keys.with_untracked(|keys| keys.get(place).cloned()) {
            tell(self.on_open, key);
        }
    }

    pub(super) fn press(self, ev: &KeyboardEvent) {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.target() != ev.current_target() {
            return;
        }
        let last = self.count.get_untracked().saturating_sub(1);
        let at = self.current.get_untracked().min(last);
        let page = whole(self.seen.get_untracked().height / self.row_pixels.get_untracked()).saturating_sub(4).max(1);
        let column = self.column.filter(|_| self.layout.get_untracked() == RowLayout::Table);
        if let Some(column) = column
            && let Some(to) = sideways(&ev.key(), column.get_untracked(), self.column_count)
        {
            ev.prevent_default();
            column.set(to);
            return;
        }
        let to = match ev.key().as_str() {
            "ArrowDown" | "j" | "J" => at + 1,
            "ArrowUp" | "k" | "K" => at.saturating_sub(1),
            "PageDown" => at + page,
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            "Enter" => return self.open_row(at),
            _ => return,
        };
        ev.prevent_default();
        self.current.set(to.min(last));
    }

    /// Keeps the place in the list under its address when the list is left, and puts it back when somebody comes back there.
    pub(super) fn keep_place(self, address: Signal<String>) {
        Effect::new(move |_| {
            if self.body.get().is_none() {
                return;
            }
            let Some(place) = address.with_untracked(|address| places::take::<K>(address)) else { return };
            if let Some(row) = self.keys.with_untracked(|keys| place.found_in(keys)) {
                self.current.set(row);
                let top = place.top;
                self.returning.set_value(Some(place));
                self.put_back(row, top, FRAMES_TO_RETURN);
            }
        });
        on_cleanup(move || {
            let Some(address) = address.try_get_untracked().filter(|address| !address.is_empty()) else { return };
            let returning = self.returning.try_update_value(Option::take).flatten();
            if let Some(place) = returning.or_else(|| self.place_now()) {
                places::keep(&address, place);
            }
        });
    }

    /// The current row if it is in the window, else the first that is; none of a list that nobody has moved in.
    fn place_now(self) -> Option<Place<K>> {
        let View { above, height } = self.seen.try_get_untracked()?;
        let pixels = self.row_pixels.try_get_untracked()?;
        if above <= 0.0 && !self.opened.try_get_value()? {
            return None;
        }
        let top_of = |row: usize| distance(row, pixels) - above;
        let current = Some(self.current.try_get_untracked()?).filter(|row| (0.0..height).contains(&top_of(*row)));
        let row = current.unwrap_or_else(|| whole(above / pixels) + 1);
        let key = self.keys.try_with_untracked(|keys| keys.get(row).cloned()).flatten()?;
        Some(Place { key, row, top: top_of(row) })
    }

    /// Moves the window so that a row is where it was, once it is drawn. The browser has its own idea of where the page was, and may
    /// come with it a frame later.
    fn put_back(self, row: usize, top: f64, frames: u8) {
        request_animation_frame(move || {
            // The page may have gone within the frame.
            let (Some(Some(body)), Some(pixels)) = (self.body.try_get_untracked(), self.row_pixels.try_get_untracked())
            else {
                return;
            };
            let head = self.head.try_get_untracked().flatten();
            put_row(&body, head.as_deref(), row, pixels, top);
            takes_focus(&body);
            match frames {
                0 => drop(self.returning.try_set_value(None)),
                more => self.put_back(row, top, more - 1),
            }
        });
    }

    /// The row of a place. The key changes when the list does, and what stands there is drawn over.
    pub(super) fn draw(self, place: usize, row: Callback<Signal<K>, AnyView>) -> impl IntoView + use<K> {
        // A place that the list has just lost keeps its row until that is taken out.
        let key = Memo::new(move |last: Option<&Option<K>>| {
            self.keys.track();
            let last = last.cloned().flatten();
            if last.is_some() && self.is_put_off(place) {
                return last;
            }
            self.keys.with_untracked(|keys| keys.get(place).cloned()).or(last)
        });
        if let Some(column) = self.column {
            provide_context(RowAt { id: self.row_id(place), place, current: self.current, column });
        }
        let content = key
            .with_untracked(Option::clone)
            .map(|first| row.run(Signal::derive(move || key.get().unwrap_or_else(|| first.clone()))));
        let content = match self.layout.get_untracked() {
            RowLayout::Table => content.into_any(),
            RowLayout::Cards => view! { <div class="vtable__card" role="gridcell">{content}</div> }.into_any(),
        };
        view! {
            <div
                class="vtable__row"
                role="row"
                id=self.row_id(place)
                aria-rowindex=move || (place + 1 + self.head_rows()).to_string()
                aria-selected=move || if self.current.get() == place { "true" } else { "false" }
                on:click=move |_| {
                    self.current.set(place);
                    self.open_row(place);
                }
            >
                {content}
            </div>
        }
    }
}

/// Where a key leads among the cells of a row.
fn sideways(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    match key {
        "ArrowRight" => Some((at + 1).min(last)),
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
