//! One entity (对象) with its fields, and all entities of a book where each is found at once.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::deletions::Deletions;
use super::id::{EntityId, FieldName};
use super::register::Register;

/// One thing that people recorded something about.
#[derive(Clone, Debug)]
pub struct Entity {
    pub(super) id: EntityId,
    pub(super) fields: BTreeMap<FieldName, Register>,
    /// There once anyone has deleted it.
    pub(super) deletions: Option<Box<Deletions>>,
}

impl Entity {
    pub(super) const fn new(id: EntityId) -> Self {
        Self { id, fields: BTreeMap::new(), deletions: None }
    }

    /// Whether it has more heads than are looked through one by one.
    pub(super) fn is_large(&self) -> bool {
        let mut heads = 0;
        self.fields.values().any(|register| {
            heads += register.head_count();
            heads > 256
        })
    }

    /// The names of the fields that were ever set, in their order.
    pub fn fields(&self) -> impl Iterator<Item = &FieldName> {
        self.fields.keys()
    }

    /// The names of the fields that start so, in their order.
    pub fn fields_from<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a FieldName> {
        self.fields
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .map(|(name, _)| name)
            .take_while(move |name| name.as_str().starts_with(prefix))
    }
}

/// The entities in the order in which they were first written to, and where each stands.
///
/// Whoever asks about one mostly asks about it again: the last one is found without a search.
#[derive(Default, Debug)]
pub(super) struct Entities {
    places: BTreeMap<EntityId, usize>,
    pub(super) all: Vec<Entity>,
    last: AtomicUsize,
}

impl Entities {
    fn place(&self, of: &EntityId) -> Option<usize> {
        let last = self.last.load(Relaxed);
        if self.all.get(last).is_some_and(|entity| entity.id == *of) {
            return Some(last);
        }
        let place = *self.places.get(of)?;
        self.last.store(place, Relaxed);
        Some(place)
    }

    pub(super) fn get(&self, of: &EntityId) -> Option<&Entity> {
        self.place(of).map(|place| &self.all[place])
    }

    pub(super) fn get_mut(&mut self, of: &EntityId) -> Option<&mut Entity> {
        self.place(of).map(|place| &mut self.all[place])
    }

    /// The entity, which is there from now on.
    pub(super) fn open(&mut self, of: &EntityId) -> &mut Entity {
        let place = self.place(of).unwrap_or_else(|| {
            self.all.push(Entity::new(of.clone()));
            self.places.insert(of.clone(), self.all.len() - 1);
            self.all.len() - 1
        });
        self.last.store(place, Relaxed);
        &mut self.all[place]
    }

    /// Those from this id on, in the order of the ids.
    pub(super) fn from(&self, first: &str) -> impl Iterator<Item = (&EntityId, &Entity)> {
        self.places
            .range::<str, _>((Bound::Included(first), Bound::Unbounded))
            .map(|(of, place)| (of, &self.all[*place]))
    }
}
