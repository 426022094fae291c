//! A cell of a table in which cells are gone to.

use leptos::prelude::*;

/// The row that a cell stands in.
#[derive(Clone)]
pub(super) struct RowAt {
    pub(super) id: String,
    pub(super) place: usize,
    pub(super) current: RwSignal<usize>,
    pub(super) column: RwSignal<usize>,
}

/// Names a cell of a row.
pub(super) fn cell_id(row: &str, column: usize) -> String {
    format!("{row}-{column}")
}

/// One cell of a row of a [`VirtualTable`](super::VirtualTable) in which cells are gone to. A tap goes to it and opens its row.
#[component]
pub fn MatrixCell(
    /// Its column, from 0.
    column: usize,
    /// How it looks, beside what every cell is.
    #[prop(optional, into)]
    class: Signal<String>,
    /// What it says to who cannot see it; what is in it where nothing is given.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
    /// Whether it says what its row is about.
    #[prop(optional)]
    is_head: bool,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let row = expect_context::<RowAt>();
    let (place, current, at) = (row.place, row.current, row.column);
    let is_current = move || current.get() == place && at.get() == column;
    view! {
        <div
            class=move || format!("vtable__cell {}", class.get())
            role=if is_head { "rowheader" } else { "gridcell" }
            id=cell_id(&row.id, column)
            aria-colindex=(column + 1).to_string()
            title=move || label.get()
            aria-selected=move || if is_current() { "true" } else { "false" }
            on:click=move |_| at.set(column)
        >
            // What is said stands in the cell itself: a name beside it would have to hold the short sign that is seen.
            {move || label.get().map(|label| view! { <span class="visually-hidden">{label}</span> })}
            <span class="vtable__seen" aria-hidden=move || label.with(Option::is_some).then_some("true")>{children()}</span>
        </div>
    }
}
