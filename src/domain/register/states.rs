//! In which state an entry is, and what can be done with it.

use crate::domain::choices::Role;
use crate::domain::fields::ChoiceOption;

use super::cell::Cell;
use super::flow::{Action, Flow};
use super::schema::Entry;

impl Flow {
    /// The state of an entry.
    pub fn state(&self, entry: &Entry) -> &'static ChoiceOption {
        let stored = match entry.cell_of(self.field) {
            Some(Cell::Text(key)) => self.states.with_key(key),
            _ => None,
        };
        stored.unwrap_or(&self.states.options[0])
    }

    /// Whether nothing waits for a decision any more.
    pub fn is_ended(&self, entry: &Entry) -> bool {
        self.ends.contains(&self.state(entry).key)
    }

    /// The action with this key.
    pub fn action(&self, key: &str) -> Option<&'static Action> {
        self.actions.iter().find(|action| action.key == key)
    }

    /// What somebody in this role can do with the entry now.
    pub fn offers(&self, entry: &Entry, role: Role) -> Vec<&'static Action> {
        let state = self.state(entry);
        self.actions.iter().filter(|action| action.from.contains(&state.key) && action.by.include(role)).collect()
    }
}
