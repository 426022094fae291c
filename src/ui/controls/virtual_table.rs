//! A list of any length, of which only the rows in sight are in the page.
//!
//! It scrolls with the page, so that a phone hides its own bars and one finger moves everything. The focus stays on
//! the list while the *current* row moves (`aria-activedescendant`): a row that is scrolled away takes no focus with
//! it. Paper has no window: a page that prints shows a plain table in `print-only`.

use std::sync::Arc;

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::ResizeObserver;

use super::icons::Icon;
use super::ids::fresh_id;
use super::scroll::{Margin, Range, View, distance, measure, show_row, whole};
use super::tell::tell;

/// Says at which edge a column's figures or words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Figures.
    End,
}

/// Says how the list is sorted by a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortMark {
    /// By another column.
    #[default]
    Unsorted,
    /// Smallest first.
    Ascending,
    /// Greatest first.
    Descending,
}

impl SortMark {
    const fn look(self) -> (&'static str, Icon) {
        match self {
            Self::Unsorted => ("none", Icon::Sort),
            Self::Ascending => ("ascending", Icon::SortUp),
            Self::Descending => ("descending", Icon::SortDown),
        }
    }
}

/// One column of a [`VirtualTable`].
#[derive(Clone, Copy, Debug)]
pub struct Column {
    label: Signal<String>,
    width: &'static str,
    align: Align,
    sort: Option<(Signal<SortMark>, Callback<()>)>,
}

impl Column {
    /// Names a column and gives its width as a track of a CSS grid, such as `7rem` or `minmax(0, 2fr)`.
    #[must_use]
    pub fn new(label: impl Into<Signal<String>>, width: &'static str) -> Self {
        Self { label: label.into(), width, align: Align::Start, sort: None }
    }

    /// Puts its figures at the end of the cell.
    #[must_use]
    pub fn figures(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// Lets the person sort by it.
    #[must_use]
    pub fn sorted(mut self, mark: impl Into<Signal<SortMark>>, on_sort: Callback<()>) -> Self {
        self.sort = Some((mark.into(), on_sort));
        self
    }
}

/// Says how a row is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowLayout {
    /// Cells in columns, below a head. The row is a number of [`Cell`]s.
    #[default]
    Table,
    /// A card, without columns. The row is any view.
    Cards,
}

/// A long list. Up and down, Home, End, Page Up and Page Down move the current row; Enter or a tap opens it.
#[component]
pub fn VirtualTable<K>(
    /// What is listed; its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The columns.
    columns: Vec<Column>,
    /// The keys of the rows, in order.
    #[prop(into)]
    keys: Signal<Arc<Vec<K>>>,
    /// Draws a row by its key. It is asked once for each place that comes into sight; the key changes when the list does, and
    /// the row must follow it: what stands there is drawn over, which costs less than a new row.
    #[prop(into)]
    row: Callback<Signal<K>, AnyView>,
    /// Opens a row.
    #[prop(into)]
    on_open: Callback<K>,
    /// Table or cards.
    #[prop(optional, into)]
    layout: Signal<RowLayout>,
    /// The height of a row in a table, in rem. 2.75 is 44 px, the least under a finger.
    #[prop(default = 2.75)]
    row_height: f64,
    /// The height of a card, in rem.
    #[prop(default = 5.5)]
    card_height: f64,
    /// The current row, by its place. A caller that keeps it brings the person back to where she was.
    #[prop(default = RwSignal::new(0))]
    current: RwSignal<usize>,
) -> impl IntoView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    let head = NodeRef::<html::Div>::new();
    let body = NodeRef::<html::Div>::new();
    let sizer = NodeRef::<html::Div>::new();
    let id = StoredValue::new(fresh_id("rows"));
    let row_id = move |place: usize| format!("{}-{place}", id.get_value());

    let head_rows = move || match layout.get() {
        RowLayout::Table => 1,
        RowLayout::Cards => 0,
    };
    let rem = move || match layout.get() {
        RowLayout::Table => row_height,
        RowLayout::Cards => card_height,
    };
    let row_pixels = follow_height(sizer, row_height * 16.0);
    let seen = follow_scroll(body);
    let count = Memo::new(move |_| keys.with(|keys| keys.len()));
    let margin = margin_once_painted(Memo::new(move |before: Option<&u64>| {
        keys.track();
        before.map_or(0, |before| before + 1)
    }));
    let range = Memo::new(move |_| Range::of(seen.get(), row_pixels.get(), count.get(), margin.get()));
    let visible = move || {
        let Range { start, end } = range.get();
        start..end.min(count.get())
    };

    let go_to = move |place: usize| {
        current.set(place);
        if let Some(body) = body.get_untracked() {
            show_row(&body, head.get_untracked().as_deref(), place, row_pixels.get_untracked());
        }
    };
    let open = move |place: usize| {
        if let Some(key) = keys.with_untracked(|keys| keys.get(place).cloned()) {
            tell(on_open, key);
        }
    };
    let keydown = move |ev: KeyboardEvent| {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.target() != ev.current_target() {
            return;
        }
        let last = count.get_untracked().saturating_sub(1);
        let at = current.get_untracked().min(last);
        let page = whole(seen.get_untracked().height / row_pixels.get_untracked()).saturating_sub(4).max(1);
        let to = match ev.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + page,
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            "Enter" => return open(at),
            _ => return,
        };
        ev.prevent_default();
        go_to(to.min(last));
    };
    // Back at a list that was left: the row that was open is in sight again.
    Effect::new(move |_| {
        if body.get().is_some() && current.get_untracked() > 0 {
            request_animation_frame(move || {
                go_to(current.get_untracked().min(count.get_untracked().saturating_sub(1)))
            });
        }
    });

    let tracks = columns.iter().map(|column| column.width).collect::<Vec<_>>().join(" ");
    let column_count = columns.len();
    let columns = StoredValue::new(columns);
    let head_row = move || {
        (layout.get() == RowLayout::Table).then(|| {
            let heads = columns.with_value(|columns| columns.iter().copied().map(head_cell).collect_view());
            view! {
                <div class="vtable__head" role="rowgroup" node_ref=head>
                    <div class="vtable__heads" role="row" aria-rowindex="1">{heads}</div>
                </div>
            }
        })
    };
    let class = move || match layout.get() {
        RowLayout::Table => "vtable",
        RowLayout::Cards => "vtable vtable--cards",
    };
    let draw = move |place: usize| {
        // A place that the list has just lost keeps its row until that is taken out.
        let key = Memo::new(move |last: Option<&Option<K>>| {
            keys.with(|keys| keys.get(place).cloned()).or_else(|| last.cloned().flatten())
        });
        let content = key
            .with_untracked(Option::clone)
            .map(|first| row.run(Signal::derive(move || key.get().unwrap_or_else(|| first.clone()))));
        let content = match layout.get_untracked() {
            RowLayout::Table => content.into_any(),
            RowLayout::Cards => view! { <div class="vtable__card" role="gridcell">{content}</div> }.into_any(),
        };
        view! {
            <div
                class="vtable__row"
                role="row"
                id=row_id(place)
                aria-rowindex=move || (place + 1 + head_rows()).to_string()
                aria-selected=move || if current.get() == place { "true" } else { "false" }
                on:click=move |_| {
                    current.set(place);
                    open(place);
                }
            >
                {content}
            </div>
        }
    };
    // Drawn anew when table turns to cards, since the rows are other views then.
    let rows = move || {
        layout.track();
        view! { <For each=visible key=|place| *place children=draw /> }
    };
    view! {
        <div
            class=class
            role="grid"
            tabindex="0"
            aria-label=move || label.get()
            aria-rowcount=move || (count.get() + head_rows()).to_string()
            aria-colcount=move || match layout.get() {
                RowLayout::Table => column_count.to_string(),
                RowLayout::Cards => "1".to_owned(),
            }
            aria-activedescendant=move || {
                Some(current.get()).filter(|place| range.get().contains(*place)).map(row_id)
            }
            style=("--columns", tracks)
            style=("--row-height", move || format!("{}rem", rem()))
            on:keydown=keydown
        >
            <div class="vtable__sizer" aria-hidden="true" node_ref=sizer></div>
            {head_row}
            <div
                class="vtable__body"
                role="rowgroup"
                node_ref=body
                style:height=move || format!("{}px", distance(count.get(), row_pixels.get()))
            >
                <div
                    class="vtable__window"
                    role="presentation"
                    style:transform=move || {
                        format!("translateY({}px)", distance(range.get().start, row_pixels.get()))
                    }
                >
                    {rows}
                </div>
            </div>
        </div>
    }
}

/// One cell of a row of a [`VirtualTable`].
#[component]
pub fn Cell(
    /// At which edge it stands; as its column.
    #[prop(optional)]
    align: Align,
    /// How it is read.
    #[prop(optional)]
    kind: CellKind,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let align = match align {
        Align::Start => "",
        Align::End => " vtable__cell--end",
    };
    let kind = match kind {
        CellKind::Line => "",
        CellKind::Lines => " vtable__cell--lines",
        CellKind::Quiet => " vtable__cell--quiet",
    };
    view! {
        <div class=format!("vtable__cell{align}{kind}") role="gridcell">
            <div class="vtable__text">{children()}</div>
        </div>
    }
}

/// Says how a cell is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// One line, cut off at the end.
    #[default]
    Line,
    /// Two lines at most.
    Lines,
    /// One line that steps back: a number, a date.
    Quiet,
}

fn head_cell(column: Column) -> impl IntoView {
    let Column { label, align, sort, .. } = column;
    let class = match align {
        Align::Start => "vtable__th",
        Align::End => "vtable__th vtable__th--end",
    };
    let content = match sort {
        None => view! { <span>{move || label.get()}</span> }.into_any(),
        Some((mark, on_sort)) => view! {
            <button type="button" class="vtable__sort" on:click=move |_| tell(on_sort, ())>
                <span>{move || label.get()}</span>
                {move || mark.get().look().1.view()}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class=class role="columnheader" aria-sort=sort.map(|(mark, _)| move || mark.get().look().0)>
            {content}
        </div>
    }
}

/// No margin for a list that has just changed, until what is in sight of it has been painted.
fn margin_once_painted(list: Memo<u64>) -> Memo<Margin> {
    let painted = RwSignal::new(None::<u64>);
    Effect::new(move |_| {
        let now = list.get();
        request_animation_frame(move || {
            request_animation_frame(move || {
                // The page may have gone within two frames.
                painted.try_set(Some(now));
            });
        });
    });
    Memo::new(move |_| if painted.get() == Some(list.get()) { Margin::Step } else { Margin::None })
}

/// Follows the height of a row: it is given in rem, and the reader may choose larger text at any time.
fn follow_height(sizer: NodeRef<html::Div>, at_first: f64) -> Signal<f64> {
    let height = RwSignal::new(at_first);
    Effect::new(move |_| {
        let Some(sizer) = sizer.get() else { return };
        let measured = sizer.clone();
        let tell = Closure::<dyn Fn()>::new(move || {
            let now = measured.get_bounding_client_rect().height();
            if now > 0.0 && height.try_get_untracked().is_some_and(|before| before != now) {
                height.try_set(now);
            }
        });
        // Without an observer the rows keep the height of ordinary text.
        let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) else { return };
        observer.observe(&sizer);
        let kept = StoredValue::new_local((observer, tell));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    height.into()
}

/// Follows how the list lies in the window, once a frame at most.
fn follow_scroll(body: NodeRef<html::Div>) -> Signal<View> {
    let seen = RwSignal::new(View { above: 0.0, height: 900.0 });
    let is_asked = StoredValue::new(false);
    let look = move || {
        if is_asked.try_get_value() != Some(false) {
            return;
        }
        is_asked.set_value(true);
        request_animation_frame(move || {
            // The page may have gone within the frame.
            is_asked.try_set_value(false);
            if let Some(body) = body.try_get_untracked().flatten() {
                seen.try_set(measure(&body));
            }
        });
    };
    Effect::new(move |_| {
        if body.get().is_some() {
            look();
        }
    });
    let scrolled = window_event_listener(ev::scroll, move |_| look());
    let resized = window_event_listener(ev::resize, move |_| look());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    seen.into()
}
