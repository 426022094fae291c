//! Which columns of the list of projects this device shows.

use crate::ui::parts::kept_columns;

use super::col::Col;

/// By which they are kept.
const LIST: &str = "projects";

/// The columns that are shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept(Vec<Col>);

impl Kept {
    /// What is kept, or the usual where nothing is.
    pub fn stored() -> Self {
        let chosen = kept_columns::stored(LIST);
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

    /// Shows or hides a column, and keeps it so.
    pub fn toggle(&mut self, column: Col) {
        let shown = |one: &Col| self.0.contains(one) != (*one == column);
        self.0 = Col::ALL.into_iter().filter(shown).collect();
        kept_columns::store(LIST, &self.0.iter().map(|column| column.key()).collect::<Vec<_>>());
    }
}
