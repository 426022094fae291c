//! What the deletions of one entity have seen of it, kept up to date change by change.

use std::collections::BTreeMap;

use super::id::ChangeId;
use super::value::Value;

/// The changes that the standing deletions of an entity name, and how many heads of its fields none of them names.
///
/// A deletion holds all that its author saw. A head that no standing deletion names was written by somebody who did not
/// know of it, so that a person has to decide.
#[derive(Clone, Default, Debug)]
pub(super) struct Deletions {
    seen: BTreeMap<ChangeId, u32>,
    unseen_heads: usize,
}

impl Deletions {
    /// The deletions of an entity whose fields have so many heads, before its first deletion is counted.
    pub(super) fn over(heads: usize) -> Self {
        Self { seen: BTreeMap::new(), unseen_heads: heads }
    }

    pub(super) const fn saw_everything(&self) -> bool {
        self.unseen_heads == 0
    }

    pub(super) fn saw(&self, id: ChangeId) -> bool {
        self.seen.contains_key(&id)
    }

    /// A field of the entity has a new head.
    pub(super) fn head_came(&mut self, id: ChangeId) {
        if !self.saw(id) {
            self.unseen_heads += 1;
        }
    }

    /// A head of a field of the entity was replaced.
    pub(super) fn head_left(&mut self, id: ChangeId) {
        if !self.saw(id) {
            self.unseen_heads -= 1;
        }
    }

    /// A deletion stands now.
    pub(super) fn deletion_came(&mut self, saw: &Value, is_head: impl Fn(&ChangeId) -> bool) {
        for id in named(saw) {
            let count = self.seen.entry(id).or_default();
            *count += 1;
            if *count == 1 && is_head(&id) {
                self.unseen_heads -= 1;
            }
        }
    }

    /// A deletion was replaced.
    pub(super) fn deletion_left(&mut self, saw: &Value, is_head: impl Fn(&ChangeId) -> bool) {
        for id in named(saw) {
            let Some(count) = self.seen.get_mut(&id) else { continue };
            *count -= 1;
            if *count == 0 {
                self.seen.remove(&id);
                if is_head(&id) {
                    self.unseen_heads += 1;
                }
            }
        }
    }
}

/// The changes that a deletion names; what is no id names nothing.
fn named(saw: &Value) -> impl Iterator<Item = ChangeId> {
    saw.items().iter().filter_map(Value::as_text).filter_map(|text| ChangeId::parse(text).ok())
}
