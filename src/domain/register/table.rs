//! The entries of all registers, by id and by what they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::book::EntityId;

use super::schema::{Entry, Register};

/// Through so many entries what one belongs to is looked for: a foreign file may hold a circle.
pub const DEEPEST: usize = 8;

/// Every entry that is there. Kept up to date entry by entry.
#[derive(Default, Debug, PartialEq)]
pub struct Entries {
    by_id: BTreeMap<EntityId, Arc<Entry>>,
    /// By the parent and the kind.
    below: BTreeMap<(EntityId, &'static str), BTreeSet<EntityId>>,
}

impl Entries {
    /// Takes in an entry, or drops it.
    pub fn put(&mut self, id: &EntityId, entry: Option<Entry>) {
        if let Some(old) = self.by_id.remove(id)
            && let Some(parent) = &old.parent
        {
            let key = (parent.clone(), old.register.kind);
            if let Some(below) = self.below.get_mut(&key) {
                below.remove(id);
                if below.is_empty() {
                    self.below.remove(&key);
                }
            }
        }
        if let Some(new) = entry {
            if let Some(parent) = &new.parent {
                self.below.entry((parent.clone(), new.register.kind)).or_default().insert(id.clone());
            }
            self.by_id.insert(id.clone(), Arc::new(new));
        }
    }

    /// An entry that is there.
    pub fn get(&self, id: &EntityId) -> Option<&Arc<Entry>> {
        self.by_id.get(id)
    }

    /// How many there are in all registers together.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether no register holds anything.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Every entry of a register, by id: those of one project one behind the other, months and years in their order.
    pub fn all<'a>(&'a self, register: &'static Register) -> impl Iterator<Item = &'a Arc<Entry>> + use<'a> {
        // `0` is the sign behind `/`.
        let (from, to) = (format!("{}/", register.kind), format!("{}0", register.kind));
        let range = (std::ops::Bound::Included(from.as_str()), std::ops::Bound::Excluded(to.as_str()));
        self.by_id.range::<str, _>(range).map(|(_, entry)| entry)
    }

    /// The entries of a register that belong to this, by id.
    pub fn of<'a>(
        &'a self,
        parent: &EntityId,
        register: &'static Register,
    ) -> impl DoubleEndedIterator<Item = &'a Arc<Entry>> + use<'a> {
        let below = self.below.get(&(parent.clone(), register.kind)).into_iter().flatten();
        below.filter_map(|id| self.by_id.get(id))
    }

    /// What an entry stands under at last: its project, or the last of what it belongs to, whether that is there or not; what belongs to
    /// nothing stands under itself, and so does what hangs in a circle or too deep.
    pub fn root_of(&self, of: &EntityId) -> EntityId {
        let mut at = of;
        for _ in 0..DEEPEST {
            match self.by_id.get(at).and_then(|entry| entry.parent.as_ref()) {
                Some(parent) => at = parent,
                None => return at.clone(),
            }
        }
        of.clone()
    }

    /// Every entry that stands under this at last, by id; itself too, where it is one.
    pub fn under(&self, root: &EntityId) -> Vec<&Arc<Entry>> {
        let mut found: BTreeMap<&EntityId, &Arc<Entry>> = BTreeMap::new();
        let mut next = vec![root];
        while let Some(of) = next.pop() {
            if let Some(entry) = self.by_id.get(of)
                && (self.root_of(of) != *root || found.insert(of, entry).is_some())
            {
                continue;
            }
            next.extend(self.all_of(of));
        }
        found.into_values().collect()
    }

    /// The ids of all entries of any register that belong to this.
    pub fn all_of<'a>(&'a self, parent: &EntityId) -> impl Iterator<Item = &'a EntityId> + use<'a> {
        let parent = parent.clone();
        let below = self.below.range((parent.clone(), "")..).take_while(move |((of, _), _)| *of == parent);
        below.flat_map(|(_, ids)| ids)
    }

    /// Whether anything of any register belongs to this.
    pub fn has_any(&self, parent: &EntityId) -> bool {
        self.below.range((parent.clone(), "")..).next().is_some_and(|((of, _), _)| of == parent)
    }
}
