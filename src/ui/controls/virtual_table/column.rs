//! The columns of a long list: their heads, and the cells below them.

use leptos::prelude::*;

use crate::ui::controls::icons::Icon;
use crate::ui::controls::tell::tell;

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
    pub(super) width: &'static str,
    align: Align,
    is_unseen: bool,
    is_upright: bool,
    sort: Option<(Signal<SortMark>, Callback<()>)>,
}

impl Column {
    /// Names a column and gives its width as a track of a CSS grid, such as `7rem` or `minmax(0, 2fr)`.
    #[must_use]
    pub fn new(label: impl Into<Signal<String>>, width: &'static str) -> Self {
        Self { label: label.into(), width, align: Align::Start, is_unseen: false, is_upright: false, sort: None }
    }

    /// Puts its figures at the end of the cell.
    #[must_use]
    pub fn figures(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// Its head is heard and not seen: what stands below says by itself what it is.
    #[must_use]
    pub fn unseen(mut self) -> Self {
        self.is_unseen = true;
        self
    }

    /// Its head stands upright, for a column that is narrower than its name.
    #[must_use]
    pub fn upright(mut self) -> Self {
        self.is_upright = true;
        self
    }

    /// Lets the person sort by it.
    #[must_use]
    pub fn sorted(mut self, mark: impl Into<Signal<SortMark>>, on_sort: Callback<()>) -> Self {
        self.sort = Some((mark.into(), on_sort));
        self
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
        CellKind::Open => " vtable__cell--open",
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
    /// Something to press, as high as the row.
    Open,
}

/// The head of a column, by which the list may be sorted.
pub(super) fn head_cell(column: Column, place: usize, current: Option<RwSignal<usize>>) -> impl IntoView {
    let Column { label, align, sort, is_unseen, is_upright, .. } = column;
    let class = match (is_upright, align) {
        (true, _) => "vtable__th vtable__th--upright",
        (false, Align::Start) => "vtable__th",
        (false, Align::End) => "vtable__th vtable__th--end",
    };
    let is_current = move || current.filter(|current| current.get() == place).map(|_| "true");
    let content = match sort {
        None => view! { <span class=is_unseen.then_some("visually-hidden")>{move || label.get()}</span> }.into_any(),
        Some((mark, on_sort)) => view! {
            <button type="button" class="vtable__sort" on:click=move |_| tell(on_sort, ())>
                <span>{move || label.get()}</span>
                {move || mark.get().look().1.view()}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class=class role="columnheader" data-current=is_current aria-sort=sort.map(|(mark, _)| move || mark.get().look().0)>
            {content}
        </div>
    }
}
