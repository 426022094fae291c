//! The fold of the changes: what every field holds now, kept up to date change by change.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Bound;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use super::DELETED;
use super::change::Change;
use super::deletions::Deletions;
use super::draft::ChangeDraft;
use super::history::behind_replaced;
use super::id::{ChangeId, EntityId, FieldName, Intern};
use super::register::{NOWHERE, Place, Register};
use super::sorting::InOrder;
use super::stamp::Stamp;
use super::value::Value;

/// Everything that anyone recorded, and what follows from it.
///
/// Absorbing is the only way in, and nothing ever leaves: the book of a set of changes is the same whatever the order.
///
/// An id has to be computed, which takes longer than everything else about a change. So a change is told from those of its own field by
/// its stamp and content, and ids are asked for only where one change names another, or someone looks one up.
#[derive(Default, Debug)]
pub struct Book {
    names: Intern,
    changes: Vec<Arrived>,
    index: Mutex<Index>,
    entities: Entities,
    conflicts: BTreeSet<(EntityId, FieldName)>,
    origins: Vec<EntityId>,
    own: usize,
}

/// The entities in the order in which they were first written to, and where each stands.
///
/// Whoever asks about one mostly asks about it again: the last one is found without a search.
#[derive(Default, Debug)]
struct Entities {
    places: BTreeMap<EntityId, usize>,
    all: Vec<Entity>,
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

    fn get(&self, of: &EntityId) -> Option<&Entity> {
        self.place(of).map(|place| &self.all[place])
    }

    fn get_mut(&mut self, of: &EntityId) -> Option<&mut Entity> {
        self.place(of).map(|place| &mut self.all[place])
    }

    /// The entity, which is there from now on.
    fn open(&mut self, of: &EntityId) -> &mut Entity {
        let place = self.place(of).unwrap_or_else(|| {
            self.all.push(Entity::new(of.clone()));
            self.places.insert(of.clone(), self.all.len() - 1);
            self.all.len() - 1
        });
        self.last.store(place, Relaxed);
        &mut self.all[place]
    }

    /// Those from this id on, in the order of the ids.
    fn from(&self, first: &str) -> impl Iterator<Item = (&EntityId, &Entity)> {
        self.places
            .range::<str, _>((Bound::Included(first), Bound::Unbounded))
            .map(|(of, place)| (of, &self.all[*place]))
    }
}

/// Where the change of an id stands, for the first `upto` changes: the rest is taken in when someone asks.
#[derive(Default, Debug)]
struct Index {
    places: HashMap<ChangeId, Place, BuildHasherDefault<AlreadyHashed>>,
    upto: usize,
}

#[derive(Debug)]
struct Arrived {
    change: Change,
    before: Place,
    origin: u32,
}

const MADE_HERE: u32 = u32::MAX;

/// Up to how many changes of one field are looked through; more are looked up.
const FEW: u32 = 16;

/// One thing that people recorded something about.
#[derive(Clone, Debug)]
pub struct Entity {
    id: EntityId,
    fields: BTreeMap<FieldName, Register>,
    /// There once anyone has deleted it.
    deletions: Option<Box<Deletions>>,
}

/// What became of a change that was handed to the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absorbed {
    /// It was new.
    New,
    /// It was there already; nothing happened.
    Known,
}

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldState<'a> {
    /// Never set.
    Unset,
    /// One value, however many people wrote it.
    Agreed(&'a Value),
    /// Different values that nobody has decided between, the one to be shown first.
    Conflict(Vec<&'a Change>),
}

/// Whether an entity has been deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deletion {
    /// It is there.
    Alive,
    /// Someone deleted it, having seen all of it.
    Deleted,
    /// Someone deleted it while someone else wrote to it: a person decides.
    DeletedButEdited,
}

static NULL: Value = Value::Null;

impl Index {
    /// Takes in so many changes more.
    fn ingest(&mut self, changes: &[Arrived], count: usize) {
        let upto = self.upto.saturating_add(count).min(changes.len());
        for (place, arrived) in changes[..upto].iter().enumerate().skip(self.upto) {
            let place = Place::try_from(place).expect("a book holds fewer than four billion changes");
            self.places.insert(arrived.change.id(), place);
        }
        self.upto = upto;
    }
}

impl Entity {
    const fn new(id: EntityId) -> Self {
        Self { id, fields: BTreeMap::new(), deletions: None }
    }

    /// Whether it has more heads than are looked through one by one.
    fn is_large(&self) -> bool {
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

impl Book {
    /// Takes a change in. `origin` names the import that brought it (`local.import/…`); none means it was made on this device.
    pub fn apply(&mut self, change: Change, origin: Option<&EntityId>) -> Absorbed {
        let register = self.entities.get(change.of()).and_then(|entity| entity.fields.get(change.set()));
        if register.is_some_and(|register| self.has(register, &change)) {
            return Absorbed::Known;
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
        if origin == MADE_HERE && !change.of().is_local() {
            self.own += 1;
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
        Absorbed::New
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
    fn chain(&self, register: &Register) -> impl Iterator<Item = Place> {
        let some = |place: Place| (place != NOWHERE).then_some(place);
        std::iter::successors(some(register.last()), move |place| some(self.changes[*place as usize].before))
    }

    fn place_of(&self, id: ChangeId) -> Option<Place> {
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
            .in_order();
        let field = DELETED.parse().expect("the name of the deletion field is a field name");
        self.replace(of, &field, Value::texts(seen.iter().map(ChangeId::to_string)), by, at)
    }

    /// The value that is shown for a field: the agreed one, or the youngest of those in conflict; nothing where it was never set.
    pub fn value(&self, of: &EntityId, set: &str) -> &Value {
        self.shown(of, set).map_or(&NULL, Change::to)
    }

    /// The value of a field as text; empty where it is not text.
    pub fn text(&self, of: &EntityId, set: &str) -> &str {
        self.value(of, set).as_text().unwrap_or_default()
    }

    /// What a field holds, with its conflict where there is one.
    pub fn field(&self, of: &EntityId, set: &str) -> FieldState<'_> {
        self.register(of, set).map_or(FieldState::Unset, |register| self.state(register))
    }

    /// What every field of an entity holds, in the order of their names: one look-up for all of them.
    pub fn fields(&self, of: &EntityId) -> impl Iterator<Item = (&FieldName, FieldState<'_>)> {
        let fields = self.entities.get(of).into_iter().flat_map(|entity| entity.fields.iter());
        fields.map(|(set, register)| (set, self.state(register)))
    }

    /// The change whose value is shown for a field.
    pub fn shown(&self, of: &EntityId, set: &str) -> Option<&Change> {
        self.register(of, set).and_then(Register::shown).map(|place| self.at(place))
    }

    /// The heads of a field, the one whose value is shown first.
    pub fn heads(&self, of: &EntityId, set: &str) -> Vec<&Change> {
        self.register(of, set).into_iter().flat_map(Register::heads).map(|place| self.at(place)).collect()
    }

    /// Every change of a field, oldest first: a change stands behind those that it replaced, and else by its stamp.
    pub fn history(&self, of: &EntityId, set: &str) -> Vec<&Change> {
        let Some(register) = self.register(of, set) else { return Vec::new() };
        let mut changes: Vec<&Change> = self.chain(register).map(|place| self.at(place)).collect();
        in_time(&mut changes);
        behind_replaced(changes)
    }

    /// Whether an entity is there, deleted, or both at once.
    pub fn deletion(&self, of: &EntityId) -> Deletion {
        let Some(entity) = self.entities.get(of) else { return Deletion::Alive };
        let (Some(register), Some(deletions)) = (entity.fields.get(DELETED), &entity.deletions) else {
            return Deletion::Alive;
        };
        let (all, living) = (register.head_count(), register.null_count(|place| self.at(place)));
        match (all - living, living) {
            (0, _) => Deletion::Alive,
            (_, 0) if deletions.saw_everything() => Deletion::Deleted,
            _ => Deletion::DeletedButEdited,
        }
    }

    /// Whether anyone ever deleted an entity, whatever became of that.
    pub fn was_deleted(&self, of: &EntityId) -> bool {
        self.entities.get(of).is_some_and(|entity| entity.deletions.is_some())
    }

    /// The heads of an entity's fields that no standing deletion of it has seen, in the order of the fields; none where
    /// nobody deleted it. In a conflict of [`DELETED`] they are the other side.
    pub fn unseen_by_deletions(&self, of: &EntityId) -> Vec<&Change> {
        let Some(entity) = self.entities.get(of) else { return Vec::new() };
        let Some(deletions) = &entity.deletions else { return Vec::new() };
        let others = entity.fields.iter().filter(|(name, _)| name.as_str() != DELETED);
        let heads = others.flat_map(|(_, register)| register.heads()).map(|place| self.at(place));
        heads.filter(|head| !deletions.saw(head.id())).collect()
    }

    /// The fields that hold a conflict; a deletion that met an edit stands under the field [`DELETED`].
    pub fn conflicts(&self) -> impl Iterator<Item = (&EntityId, &FieldName)> {
        self.conflicts.iter().map(|(of, set)| (of, set))
    }

    /// How many fields hold a conflict.
    pub fn conflict_count(&self) -> usize {
        self.conflicts.len()
    }

    /// Whether a field holds a conflict.
    pub fn in_conflict(&self, of: &EntityId, set: &FieldName) -> bool {
        !self.conflicts.is_empty() && self.conflicts.contains(&(of.clone(), set.clone()))
    }

    /// An entity by its id.
    pub fn entity(&self, of: &EntityId) -> Option<&Entity> {
        self.entities.get(of)
    }

    /// The entities of one kind, deleted ones too, in the order of their ids.
    pub fn entities<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a EntityId, &'a Entity)> {
        let from = format!("{kind}/");
        self.entities.from(&from).take_while(move |(id, _)| id.kind() == kind).collect::<Vec<_>>().into_iter()
    }

    /// Every entity, in the order of the ids.
    pub fn all_entities(&self) -> impl Iterator<Item = (&EntityId, &Entity)> {
        self.entities.from("")
    }

    /// A change by its id.
    pub fn change(&self, id: ChangeId) -> Option<&Change> {
        self.place_of(id).map(|place| self.at(place))
    }

    /// Whether a change is there.
    pub fn contains(&self, id: ChangeId) -> bool {
        self.place_of(id).is_some()
    }

    /// Every change in the order of arrival, with the import that brought it.
    pub fn arrivals(&self) -> impl Iterator<Item = (&Change, Option<&EntityId>)> {
        self.changes.iter().map(|arrived| (&arrived.change, self.origins.get(arrived.origin as usize)))
    }

    /// Takes the book apart into its changes, in the order of arrival.
    pub fn into_changes(self) -> impl Iterator<Item = Change> {
        self.changes.into_iter().map(|arrived| arrived.change)
    }

    /// The import that brought a change; none for what was made on this device.
    pub fn origin(&self, id: ChangeId) -> Option<&EntityId> {
        let place = self.place_of(id)?;
        self.origins.get(self.changes[place as usize].origin as usize)
    }

    /// The import that brought a change of this book, found beside its field: unlike [`Book::origin`] it asks for no id.
    pub fn brought_by(&self, change: &Change) -> Option<&EntityId> {
        let register = self.register(change.of(), change.set().as_str())?;
        let place = self.chain(register).find(|place| std::ptr::eq(self.at(*place), change))?;
        self.origins.get(self.changes[place as usize].origin as usize)
    }

    /// The changes that may leave the device, sorted by (`at`, `id`) as files hold them.
    pub fn shared_changes(&self) -> Vec<&Change> {
        let mut changes: Vec<&Change> =
            self.changes.iter().map(|arrived| &arrived.change).filter(|change| !change.of().is_local()).collect();
        in_time(&mut changes);
        changes
    }

    /// How many changes the book holds, local ones too.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether the book holds nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes that may leave the device were made on it.
    pub const fn own_len(&self) -> usize {
        self.own
    }

    fn at(&self, place: Place) -> &Change {
        &self.changes[place as usize].change
    }

    fn state(&self, register: &Register) -> FieldState<'_> {
        match register.shown() {
            None => FieldState::Unset,
            Some(_) if register.differs() => {
                FieldState::Conflict(register.heads().map(|place| self.at(place)).collect())
            }
            Some(shown) => FieldState::Agreed(self.at(shown).to()),
        }
    }

    fn register(&self, of: &EntityId, set: &str) -> Option<&Register> {
        self.entities.get(of)?.fields.get(set)
    }

    fn origin_number(&mut self, origin: &EntityId) -> u32 {
        let known = self.origins.iter().rposition(|known| known == origin);
        let number = known.unwrap_or_else(|| {
            self.origins.push(origin.clone());
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

/// Passes the first eight bytes of an id on: they are a hash already.
#[derive(Default)]
struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk::<8>() {
            self.0 = u64::from_le_bytes(*first);
        }
    }

    fn write_usize(&mut self, _: usize) {}
}

/// A reason as it stands in a change: nothing for blanks.
pub fn reason(why: &str) -> Option<Arc<str>> {
    Some(why.trim()).filter(|why| !why.is_empty()).map(Arc::from)
}

/// Sorts by (`at`, `id`).
fn in_time(changes: &mut [&Change]) {
    changes.sort_by(|a, b| a.by_stamp(b));
}
