//! What a book answers: values, conflicts, deletions, histories, entities, changes.

use super::DELETED;
use super::change::Change;
use super::entity::Entity;
use super::fold::{Book, in_time};
use super::history::behind_replaced;
use super::id::{ChangeId, EntityId, FieldName};
use super::register::Register;
use super::state::{Deletion, FieldState};
use super::value::Value;

static NULL: Value = Value::Null;

impl Book {
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

    /// Every change of a field, in no order.
    pub fn changes_of(&self, of: &EntityId, set: &str) -> impl Iterator<Item = &Change> {
        let chain = self.register(of, set).into_iter().flat_map(|register| self.chain(register));
        chain.map(|place| self.at(place))
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

    /// The same from the one at this place on.
    pub fn arrivals_from(&self, place: usize) -> impl Iterator<Item = (&Change, Option<&EntityId>)> {
        let rest = self.changes.get(place..).unwrap_or_default();
        rest.iter().map(|arrived| (&arrived.change, self.origins.get(arrived.origin as usize)))
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

    /// How many changes an import has brought.
    pub fn count_brought_by(&self, import: &EntityId) -> usize {
        let place = self.origins.iter().rposition(|known| known == import);
        place.map_or(0, |place| self.brought[place])
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
}
