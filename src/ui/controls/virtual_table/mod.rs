//! A list of any length, of which only the rows in sight are in the page.
//!
//! It scrolls with the page, so that a phone hides its own bars and one finger moves everything. The focus stays on
//! the list while the *current* row moves (`aria-activedescendant`): a row that is scrolled away takes no focus with
//! it. Paper has no window: a page that prints shows a plain table in `print-only`.

mod column;
pub(super) mod follow;
mod grid_cell;
mod list;
mod places;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::scroll::distance;

use column::head_cell;
pub use column::{Align, Cell, CellKind, Column, SortMark};
use follow::follow_height;
pub use grid_cell::MatrixCell;
pub use list::RowLayout;
use list::{Given, List};
pub use places::list_moved_on;

/// A long list. Up and down, J and K, Home, End, Page Up and Page Down move the current row; Enter or a tap opens it.
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
    #[prop(default = Signal::stored(2.75), into)]
    row_height: Signal<f64>,
    /// The height of a card, in rem.
    #[prop(default = 5.5)]
    card_height: f64,
    /// The current row, by its place.
    #[prop(default = RwSignal::new(0))]
    current: RwSignal<usize>,
    /// The current cell of the row, by its column: for a table in which cells are gone to. Its rows are made of [`MatrixCell`]s; left and
    /// right, Home and End move in the row.
    #[prop(optional)]
    column: Option<RwSignal<usize>>,
    /// The address under which the place in the list is kept for whoever comes back. An empty one keeps nothing.
    #[prop(optional, into)]
    address: Signal<String>,
) -> impl IntoView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    let (head, body, sizer) = (NodeRef::new(), NodeRef::new(), NodeRef::<html::Div>::new());
    let rem = move || match layout.get() {
        RowLayout::Table => row_height.get(),
        RowLayout::Cards => card_height,
    };
    let row_pixels = follow_height(sizer, untrack(rem) * 16.0);
    let column_count = columns.len();
    let list = List::open(Given { keys, current, row_pixels, layout, on_open, head, body, column, column_count });
    let (count, range) = (list.count, list.range);
    list.keep_place(address);
    list.follow_current();

    let tracks = columns.iter().map(|column| column.width).collect::<Vec<_>>().join(" ");
    // Drawn anew when table turns to cards, since the rows are other views then.
    let rows = move || {
        layout.track();
        view! { <For each=move || list.visible() key=|place| *place children=move |place| list.draw(place, row) /> }
    };
    view! {
        <div
            class=move || list.class()
            role="grid"
            tabindex="0"
            aria-label=move || label.get()
            aria-rowcount=move || (count.get() + list.head_rows()).to_string()
            aria-colcount=move || list.columns_of(column_count).to_string()
            aria-activedescendant=move || {
                Some(current.get()).filter(|place| range.get().contains(*place)).map(|place| list.active_id(place))
            }
            style=("--columns", tracks)
            style=("--row-height", move || format!("{}rem", rem()))
            on:keydown=move |ev| list.press(&ev)
        >
            <div class="vtable__sizer" aria-hidden="true" node_ref=sizer></div>
            {head_row(columns, layout, column, head)}
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

/// The heads of the columns, where there are columns.
fn head_row(
    columns: Vec<Column>,
    layout: Signal<RowLayout>,
    current: Option<RwSignal<usize>>,
    head: NodeRef<html::Div>,
) -> impl IntoView {
    let columns = StoredValue::new(columns);
    move || {
        (layout.get() == RowLayout::Table).then(|| {
            let heads = columns.with_value(|columns| {
                let heads = columns.iter().copied().enumerate();
                heads.map(|(place, column)| head_cell(column, place, current)).collect_view()
            });
            view! {
                <div class="vtable__head" role="rowgroup" node_ref=head>
                    <div class="vtable__heads" role="row" aria-rowindex="1">{heads}</div>
                </div>
            }
        })
    }
}
