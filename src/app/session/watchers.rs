//! Who watches what of the book: kinds of records, entities, single fields.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use leptos::prelude::*;

use crate::book::sorting::CollectSorted;
use crate::book::{Change, EntityId};
use crate::domain::tables::RecordKind;

/// A trigger for each thing that somebody has watched.
#[derive(Default)]
pub(super) struct Watchers {
    kinds: BTreeMap<RecordKind, ArcTrigger>,
    entities: HashMap<EntityId, OfEntity>,
}

/// Who watches one entity.
#[derive(Default)]
struct OfEntity {
    whole: ArcTrigger,
    /// It, and the entries of registers that belong to it.
    together: ArcTrigger,
    fields: HashMap<String, ArcTrigger>,
}

impl Watchers {
    pub(super) fn kind(&mut self, kind: RecordKind) -> ArcTrigger {
        self.kinds.entry(kind).or_default().clone()
    }

    pub(super) fn entity(&mut self, of: &EntityId) -> ArcTrigger {
        self.entities.entry(of.clone()).or_default().whole.clone()
    }

    pub(super) fn together(&mut self, of: &EntityId) -> ArcTrigger {
        self.entities.entry(of.clone()).or_default().together.clone()
    }

    pub(super) fn field(&mut self, of: &EntityId, field: &str) -> ArcTrigger {
        self.entities.entry(of.clone()).or_default().fields.entry(field.to_owned()).or_default().clone()
    }

    fn kinds(&mut self, kinds: &[RecordKind]) -> Vec<ArcTrigger> {
        let kinds: BTreeSet<RecordKind> = kinds.iter().copied().collect_sorted();
        kinds.into_iter().map(|kind| self.kind(kind)).collect()
    }

    /// Those of the fields that these changes set.
    pub(super) fn of_fields(&self, changes: &[Change]) -> Vec<ArcTrigger> {
        let watched = |change: &Change| self.entities.get(change.of())?.fields.get(change.set().as_str()).cloned();
        changes.iter().filter_map(watched).collect()
    }

    /// Those of everything else that they touched. `parent` says what an entry belongs to.
    pub(super) fn of_others(
        &mut self,
        changes: &[Change],
        kinds: &[RecordKind],
        parent: impl Fn(&EntityId) -> Option<EntityId>,
    ) -> Vec<ArcTrigger> {
        let mut triggers = self.kinds(kinds);
        let changed: HashSet<&EntityId> = changes.iter().map(Change::of).collect();
        let parents: HashSet<EntityId> = changed.iter().filter_map(|of| parent(of)).collect();
        triggers.extend(changed.iter().filter_map(|of| Some(self.entities.get(*of)?.whole.clone())));
        let together = changed.iter().copied().chain(parents.iter().filter(|parent| !changed.contains(parent)));
        triggers.extend(together.filter_map(|of| Some(self.entities.get(of)?.together.clone())));
        triggers
    }

    /// Those of these kinds and of every entity.
    pub(super) fn all(&mut self, kinds: &[RecordKind]) -> Vec<ArcTrigger> {
        let mut triggers = self.kinds(kinds);
        triggers.extend(
            self.entities
                .values()
                .flat_map(|of| [&of.whole, &of.together].into_iter().chain(of.fields.values()))
                .cloned(),
        );
        triggers
    }
}

/// Tells whoever watches.
pub(super) fn notify(triggers: &[ArcTrigger]) {
    triggers.iter().for_each(ArcTrigger::notify);
}
