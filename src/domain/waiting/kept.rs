//! What waits, kept under what it stands under at last (a project, or an entry that is of none) until something of that changes: an edit
//! costs one project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::text::Lang;

use super::row::Waiting;

/// What waits under one root.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Under {
    /// What runs by a clock, problems that are open, milestones that should have begun.
    pub waits: Vec<Arc<Waiting>>,
    /// Closed problems that are due for another look (回头看).
    pub looks: Vec<Arc<Waiting>>,
}

/// What rows are made for: the day, the language, and whether they can be found by initials of pinyin.
pub type Asked = (NaiveDate, Lang, bool);

/// What is kept. It follows from the book and says nothing of its own, so all of these are equal.
#[derive(Default, Debug)]
pub struct KeptWaiting(Mutex<Kept>);

#[derive(Default, Debug)]
struct Kept {
    /// What the rows were made for; none, there are no rows.
    asked: Option<Asked>,
    under: BTreeMap<EntityId, Arc<Under>>,
    /// Under which of them something changed since.
    changed: BTreeSet<EntityId>,
}

impl KeptWaiting {
    /// What waits, by its roots. Those under which something changed are made anew, all of `roots` where others were asked for before.
    pub fn all(
        &self,
        asked: Asked,
        roots: impl FnOnce() -> BTreeSet<EntityId>,
        make: impl Fn(&EntityId) -> Under,
    ) -> Vec<Arc<Under>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.asked != Some(asked) {
            *kept = Kept { asked: Some(asked), changed: roots(), ..Kept::default() };
        }
        for root in std::mem::take(&mut kept.changed) {
            match make(&root) {
                none if none.waits.is_empty() && none.looks.is_empty() => drop(kept.under.remove(&root)),
                made => drop(kept.under.insert(root, Arc::new(made))),
            }
        }
        kept.under.values().cloned().collect()
    }

    /// Something under a root changed.
    pub fn drop_of(&self, root: &EntityId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.asked.is_some() {
            kept.changed.insert(root.clone());
        }
    }

    /// Something changed that counts for all.
    pub fn drop_all(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }
}

impl PartialEq for KeptWaiting {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
