//! One cell of a grid, and the name of a row.

use leptos::prelude::*;

use super::fresh_id;

/// The ids of the cells of one grid. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct GridIds {
    grid: StoredValue<String>,
}

impl GridIds {
    /// Ids that no other grid has.
    pub fn new() -> Self {
        Self { grid: StoredValue::new(fresh_id("cell")) }
    }

    /// That of a cell.
    pub fn of(self, row: usize, column: usize) -> String {
        self.grid.try_with_value(|grid| format!("{grid}-{row}-{column}")).unwrap_or_default()
    }
}

impl Default for GridIds {
    fn default() -> Self {
        Self::new()
    }
}

/// A cell. What it looks like besides is said by words of its class.
#[component]
pub fn GridCell(
    /// The ids of the grid.
    ids: GridIds,
    /// Its row.
    row: usize,
    /// Its column, that of the rows' names not counted.
    column: usize,
    /// Its class; follows what it holds.
    #[prop(into)]
    class: Signal<String>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=move || class.get()
            role="gridcell"
            id=ids.of(row, column)
            data-cell=format!("{row}:{column}")
            aria-colindex=(column + 2).to_string()
        >
            {children()}
        </div>
    }
}

/// The name of a row, in the column that stays in place.
#[component]
pub fn RowHead(
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="mgrid__name" role="rowheader" aria-colindex="1">
            {children()}
        </div>
    }
}
