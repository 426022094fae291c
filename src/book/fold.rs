//! The fold of the changes: what every field holds now, kept up to date change by change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::DELETED;
use super::change::Change;
use super::deletions::Deletions;
use super::draft::ChangeDraft;
use super::entity::{Entities, Entity};
use super::id::{ChangeId, EntityId, FieldName, Intern};
use super::places::{Arrived, Extent, Index};
use super::register::{NOWHERE, Place, Register};
use super::sorting::CollectSorted;
use super::stamp::Stamp;
use super::state::{Deletion, FieldState};
use super::value::Value;

/// Everything that anyone recorded, and what follows from it.
///
/// Absorbing is the only way in, and nothing ever leaves: the book of a set of changes is the same whatever the order.
///
/// An id has to be computed, which takes longer than everything else about a change. So a change is told from those of its own field by
/// its stamp and content, and ids are asked for only where one change names another, or someone looks one up.
#[derive(Default, Debug)]
pub struct Book {
    pub(super) names: Intern,
    pub(super) changes: Vec<Arrived>,
    pub(super) index: Mutex<Index>,
    pub(super) entities: Entities,
    pub(super) conflicts: BTreeSet<(EntityId, FieldName)>,
    pub(super) origins: Vec<EntityId>,
    /// How many changes each of these has brought.
    pub(super) brought: Vec<usize>,
    pub(super) own: usize,
}

const MADE_HERE: u32 = u32::MAX;

/// Up to how many changes of one field are looked through; more are looked up.
const FEW: u32 = 16;

/// What became of a change that was handed to the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applied {
    /// It was new.
    New,
    /// It was there already; nothing happened.
    Known,
}

impl Book {
    /// Takes a change in. `origin` names the import that brought it (`local.import/…`); none means it was made on this device.
    pub fn apply(&mut self, change: Change, origin: Option<&EntityId>) -> Applied {
        let register = self.entities.get(change.of()).and_then(|entity| entity.fields.get(change.set()));
        if register.is_some_and(|register| self.has(register, &change)) {
            return Applied::Known;
        }
        let place = Place::try_from(self.changes.len()).expect("a book holds fewer than four billion changes");
        let (mut replaced, mut missing) = (Vec::new(), Vec::new());
        for id in change.over() {
            match register.and_then(|register| self.find(register, *id)) {
                Some(known) => replaced.push(known),
                None => missing.push(*id),
            }
        }
        let origin = origin.map_or(MADE_HERE, |origin| self.origin_number(origin));
        match self.brought.get_mut(origin as usize) {
            Some(brought) => *brought += 1,
            None if !change.of().is_local() => self.own += 1,
            None => {}
        }
        let entity = self.entities.open(change.of());
        let (by, set) = (self.names.entity(change.by()), self.names.field(change.set()));
        let change = change.sharing(by, entity.id.clone(), set);
        let register = entity.fields.entry(change.set().clone()).or_insert_with(Register::empty);
        let differed = register.differs();
        let is_head = !register.replaced_early(&change);
        missing.into_iter().for_each(|id| register.expect_replaced(id));
        self.changes.push(Arrived { change, before: register.last(), origin });
        let changes = &self.changes;
        let dropped = register.take(place, is_head, &replaced, |place| &changes[place as usize].change);
        let change = &changes[place as usize].change;
        if differed || register.differs() || entity.deletions.is_some() || change.set().as_str() == DELETED {
            let (of, set) = (change.of().clone(), change.set().clone());
            self.note_deletion(&of, &set, is_head.then_some(place), &dropped);
            self.note_conflict(of, set);
        }
        Applied::New
    }

    /// Whether a change of this field is there already.
    fn has(&self, register: &Register, change: &Change) -> bool {
        match register.len() <= FEW {
            true => self.chain(register).any(|place| {
                let known = self.at(place);
                known.at() == change.at() && known == change
            }),
            false => self.contains(change.id()),
        }
    }

    /// Where the change of this id stands, if it is one of this field.
    fn find(&self, register: &Register, id: ChangeId) -> Option<Place> {
        if register.len() <= FEW {
            return self.chain(register).find(|place| self.at(*place).id() == id);
        }
        let place = self.place_of(id)?;
        let of_this_field = self.at(register.last());
        same_field(self.at(place), of_this_field).then_some(place)
    }

    /// The changes of a field, the youngest arrival first.
    pub(super) fn chain(&self, register: &Register) -> impl Iterator<Item = Place> {
        let some = |place: Place| (place != NOWHERE).then_some(place);
        std::iter::successors(some(register.last()), move |place| some(self.changes[*place as usize].before))
    }

    pub(super) fn place_of(&self, id: ChangeId) -> Option<Place> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        index.ingest(&self.changes, usize::MAX);
        index.places.get(&id).copied()
    }

    /// Computes so many of the ids that nobody has asked for yet, so that nobody has to wait for all of them. True while some are left.
    pub fn prepare_ids(&self, count: usize) -> bool {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        index.ingest(&self.changes, count);
        index.upto < self.changes.len()
    }

    /// How much the changes are that may leave the device. Added up with the ids: it costs nothing once those are known.
    pub fn extent(&self) -> Extent {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        index.ingest(&self.changes, usize::MAX);
        index.extent
    }

    /// A change of this field over all that it holds now.
    pub fn replace(&self, of: &EntityId, set: &FieldName, to: Value, by: &EntityId, at: Stamp) -> ChangeDraft {
        ChangeDraft {
            at,
            by: by.clone(),
            of: of.clone(),
            set: set.clone(),
            to,
            over: self.heads(of, set.as_str()).iter().map(|change| change.id()).collect(),
            why: None,
            extra: None,
        }
    }

    /// A deletion that names all that its author saw of the entity.
    pub fn delete(&self, of: &EntityId, by: &EntityId, at: Stamp) -> ChangeDraft {
        let seen: BTreeSet<ChangeId> = self
            .entities
            .get(of)
            .into_iter()
            .flat_map(|entity| entity.fields.iter())
            .filter(|(name, _)| name.as_str() != DELETED)
            .flat_map(|(_, register)| register.heads())
            .map(|place| self.at(place).id())
            .collect_sorted();
        let field = DELETED.parse().expect("the name of the deletion field is a field name");
        self.replace(of, &field, Value::texts(seen.iter().map(ChangeId::to_string)), by, at)
    }

    pub(super) fn at(&self, place: Place) -> &Change {
        &self.changes[place as usize].change
    }

    pub(super) fn state(&self, register: &Register) -> FieldState<'_> {
        match register.shown() {
            None => FieldState::Unset,
            Some(_) if register.differs() => {
                FieldState::Conflict(register.heads().map(|place| self.at(place)).collect())
            }
            Some(shown) => FieldState::Agreed(self.at(shown).to()),
        }
    }

    pub(super) fn register(&self, of: &EntityId, set: &str) -> Option<&Register> {
        self.entities.get(of)?.fields.get(set)
    }

    fn origin_number(&mut self, origin: &EntityId) -> u32 {
        let known = self.origins.iter().rposition(|known| known == origin);
        let number = known.unwrap_or_else(|| {
            self.origins.push(origin.clone());
            self.brought.push(0);
            self.origins.len() - 1
        });
        u32::try_from(number).expect("a book knows fewer than four billion imports")
    }

    /// Keeps count of what the deletions of an entity have not seen; costs nothing where nobody deleted it.
    fn note_deletion(&mut self, of: &EntityId, set: &FieldName, added: Option<Place>, dropped: &[Place]) {
        // What a deletion names is looked for among the heads of the entity, or looked up where those are many.
        let index = self.entities.get(of).is_some_and(Entity::is_large) && set.as_str() == DELETED;
        let index = index.then(|| {
            let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
            index.ingest(&self.changes, usize::MAX);
            index
        });
        let Some(entity) = self.entities.get_mut(of) else { return };
        let change_at = |place: Place| &self.changes[place as usize].change;
        let living_head = |fields: &BTreeMap<FieldName, Register>, id: &ChangeId| match &index {
            None => {
                let others = fields.iter().filter(|(name, _)| name.as_str() != DELETED);
                others.flat_map(|(_, register)| register.heads()).any(|place| change_at(place).id() == *id)
            }
            Some(index) => index.places.get(id).is_some_and(|place| {
                let change = change_at(*place);
                change.of() == of
                    && change.set().as_str() != DELETED
                    && fields.get(change.set()).is_some_and(|register| register.has_head(*place, change))
            }),
        };
        if set.as_str() != DELETED {
            let Some(deletions) = &mut entity.deletions else { return };
            dropped.iter().for_each(|place| deletions.head_left(change_at(*place).id()));
            added.into_iter().for_each(|place| deletions.head_came(change_at(place).id()));
            return;
        }
        let fields = &entity.fields;
        let deletions = entity.deletions.get_or_insert_with(|| {
            let others = fields.iter().filter(|(name, _)| name.as_str() != DELETED);
            Box::new(Deletions::over(others.map(|(_, register)| register.head_count()).sum()))
        });
        added
            .into_iter()
            .for_each(|place| deletions.deletion_came(change_at(place).to(), |id| living_head(fields, id)));
        dropped.iter().for_each(|place| deletions.deletion_left(change_at(*place).to(), |id| living_head(fields, id)));
    }

    fn note_conflict(&mut self, of: EntityId, set: FieldName) {
        let Some(entity) = self.entities.get(&of) else { return };
        let deleted_once = entity.deletions.is_some();
        if set.as_str() != DELETED {
            let differ = entity.fields.get(&set).is_some_and(Register::differs);
            self.mark(of.clone(), set, differ);
        }
        if deleted_once {
            let both = self.deletion(&of) == Deletion::DeletedButEdited;
            self.mark(of, DELETED.parse().expect("the name of the deletion field is a field name"), both);
        }
    }

    fn mark(&mut self, of: EntityId, set: FieldName, conflict: bool) {
        match conflict {
            true => {
                self.conflicts.insert((of, set));
            }
            false if self.conflicts.is_empty() => {}
            false => {
                self.conflicts.remove(&(of, set));
            }
        }
    }
}

/// A change replaces only changes of the same field of the same entity, whatever it says.
fn same_field(one: &Change, other: &Change) -> bool {
    one.set() == other.set() && one.of() == other.of()
}

/// A reason as it stands in a change: nothing for blanks.
pub fn reason(why: &str) -> Option<Arc<str>> {
    Some(why.trim()).filter(|why| !why.is_empty()).map(Arc::from)
}

/// Sorts by (`at`, `id`).
pub(super) fn in_time(changes: &mut [&Change]) {
    changes.sort_by(|a, b| a.by_stamp(b));
}
