//! What a paper on the page stands in.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::figures::month::Month;
use crate::ui::context::Ui;

/// What a paper stands in: the month that its figures lead to, and what is edited in it.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The context of the page.
    pub ui: Ui,
    /// The month of its figures.
    pub as_of: Month,
    /// The bulletin whose paragraphs can be edited; none where nothing can.
    pub editing: Option<Editing>,
}

/// The bulletin whose paragraphs are edited, and the one that is open.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The bulletin.
    pub bulletin: StoredValue<EntityId>,
    /// The id of the paragraph that is open.
    pub open: RwSignal<Option<String>>,
}
