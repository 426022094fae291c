//! Which columns of a register this device shows. It is about a screen: no part of the book, and not handed over.

use leptos::prelude::window;

use crate::domain::register::{Column, Register};

/// The columns that somebody chose, by name; none for the usual ones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptColumns {
    register: &'static Register,
    chosen: Option<Vec<String>>,
}

fn key(register: &Register) -> String {
    format!("sitebook.columns.{}", register.kind)
}

impl KeptColumns {
    /// What is kept of a register, or the usual where nothing is.
    pub fn stored(register: &'static Register) -> Self {
        let storage = window().local_storage().ok().flatten();
        let text = storage.and_then(|storage| storage.get_item(&key(register)).ok().flatten());
        let chosen = text.map(|text| text.split(',').map(str::to_owned).collect());
        Self { register, chosen }
    }

    /// Keeps it, where storage works.
    fn store(&self) {
        let storage = window().local_storage().ok().flatten();
        let text = self.chosen.as_ref().map(|chosen| chosen.join(","));
        let kept = storage.zip(text).map(|(storage, text)| storage.set_item(&key(self.register), &text));
        if !matches!(kept, Some(Ok(()))) {
            leptos::logging::warn!("the columns are not kept: storage is blocked or full");
        }
    }

    /// The columns that are shown, in the order of the register. What an entry is called stays in sight in any case.
    pub fn columns(&self) -> Vec<Column> {
        self.register.columns.iter().copied().filter(|column| self.shows(*column)).collect()
    }

    fn shows(&self, column: Column) -> bool {
        match &self.chosen {
            None => !matches!(column, Column::Offered(_)),
            Some(chosen) => is_fixed(column) || chosen.iter().any(|name| name == column.name()),
        }
    }

    /// The columns that can be hidden, each with whether it is shown.
    pub fn choices(&self) -> impl Iterator<Item = (Column, bool)> + use<'_> {
        let all = self.register.columns.iter().copied().filter(|column| !is_fixed(*column));
        all.map(|column| (column, self.shows(column)))
    }

    /// Shows or hides a column.
    pub fn toggle(&mut self, column: Column) {
        let mut names: Vec<String> = self.columns().into_iter().map(|column| column.name().to_owned()).collect();
        match names.iter().position(|name| name == column.name()) {
            Some(place) => {
                names.remove(place);
            }
            None => names.push(column.name().to_owned()),
        }
        self.chosen = Some(names);
        self.store();
    }
}

/// Without these nobody knows which entry a row is.
const fn is_fixed(column: Column) -> bool {
    matches!(column, Column::Key | Column::Project)
}
