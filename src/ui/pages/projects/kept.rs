//! Which columns of the list of projects this device shows. It is about a screen: no part of the book, and not handed over.

use leptos::prelude::window;

use super::rows::Col;

/// Where they are kept.
const KEY: &str = "sitebook.columns.projects";

/// The columns that are shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept(Vec<Col>);

impl Kept {
    /// What is kept, or the usual where nothing is.
    pub fn stored() -> Self {
        let storage = window().local_storage().ok().flatten();
        let text = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
        let chosen: Option<Vec<String>> = text.map(|text| text.split(',').map(str::to_owned).collect());
        let shows = |column: &Col| match &chosen {
            None => column.is_usual(),
            Some(chosen) => column.is_fixed() || chosen.iter().any(|key| key == column.key()),
        };
        Self(Col::ALL.into_iter().filter(shows).collect())
    }

    /// The columns, in their order.
    pub fn columns(&self) -> &[Col] {
        &self.0
    }

    /// Whether a column holds computed figures.
    pub fn has_figures(&self) -> bool {
        self.0.iter().any(|column| column.measure().is_some())
    }

    /// Shows or hides a column.
    pub fn toggle(&mut self, column: Col) {
        let shown = |one: &Col| self.0.contains(one) != (*one == column);
        self.0 = Col::ALL.into_iter().filter(shown).collect();
    }

    /// Keeps it, where storage works.
    pub fn store(&self) {
        let storage = window().local_storage().ok().flatten();
        let keys = self.0.iter().map(|column| column.key()).collect::<Vec<_>>().join(",");
        if !matches!(storage.map(|storage| storage.set_item(KEY, &keys)), Some(Ok(()))) {
            leptos::logging::warn!("the columns are not kept: storage is blocked or full");
        }
    }
}
