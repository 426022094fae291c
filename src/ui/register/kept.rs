//! Which columns of a register this device shows. It is about a screen: no part of the book, and not handed over.

use crate::domain::register::{Column, Register};
use crate::ui::parts::kept_columns;

/// The columns that somebody chose, by name; none for the usual ones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptColumns {
    register: &'static Register,
    chosen: Option<Vec<String>>,
}

impl KeptColumns {
    /// What is kept of a register, or the usual where nothing is.
    pub fn stored(register: &'static Register) -> Self {
        let chosen = kept_columns::stored(register.kind);
        Self { register, chosen }
    }

    /// The columns that are shown, in the order of the register. What an entry is called stays in sight in any case.
    pub fn columns(&self) -> Vec<Column> {
        self.register.columns.iter().copied().filter(|column| self.shows(*column)).collect()
    }

    fn shows(&self, column: Column) -> bool {
        match &self.chosen {
            None => !column.is_offered(),
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
        kept_columns::store(self.register.kind, &names.iter().map(String::as_str).collect::<Vec<_>>());
        self.chosen = Some(names);
    }
}

/// Without these nobody knows which entry a row is.
const fn is_fixed(column: Column) -> bool {
    matches!(column, Column::Key | Column::Project)
}
