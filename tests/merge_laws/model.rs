//! What a book must say, counted from scratch by the definitions, with no index and no care for speed.

use std::collections::{BTreeMap, BTreeSet};

use sitebook::book::{Book, Change, ChangeId, DELETED, Deletion, EntityId, FieldName, FieldState, Value};

/// All that a book says about a field: the heads, the shown value, whether it is a conflict, the changes ever made.
#[derive(PartialEq, Eq, Debug)]
pub struct Field {
    heads: BTreeSet<ChangeId>,
    shown: Value,
    conflict: bool,
    ever: BTreeSet<ChangeId>,
}

/// All that a book says.
#[derive(PartialEq, Eq, Debug)]
pub struct Snapshot {
    fields: BTreeMap<(EntityId, FieldName), Field>,
    deletions: BTreeMap<EntityId, &'static str>,
    conflicts: Vec<(EntityId, FieldName)>,
}

impl Snapshot {
    pub fn of(book: &Book) -> Self {
        let mut fields = BTreeMap::new();
        let mut deletions = BTreeMap::new();
        for (of, entity) in book.all_entities() {
            deletions.insert(of.clone(), name(book.deletion(of)));
            for set in entity.fields() {
                fields.insert((of.clone(), set.clone()), Field::of(book, of, set));
            }
        }
        let conflicts = book.conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
        Self { fields, deletions, conflicts }
    }
}

impl Field {
    fn of(book: &Book, of: &EntityId, set: &FieldName) -> Self {
        let probe = book.replace(of, set, Value::Null, of, "0000000000000000-00000000".parse().unwrap());
        Self {
            heads: probe.over.iter().copied().collect(),
            shown: book.value(of, set.as_str()).clone(),
            conflict: matches!(book.field(of, set.as_str()), FieldState::Conflict(_)),
            ever: book.history(of, set.as_str()).iter().map(|change| change.id()).collect(),
        }
    }

    fn expected(changes: &[&Change]) -> Self {
        let heads = heads(changes);
        let values: BTreeSet<&Value> = heads.iter().map(|change| change.to()).collect();
        let shown = heads.iter().max_by_key(|change| (change.at(), change.id()));
        Self {
            heads: heads.iter().map(|change| change.id()).collect(),
            shown: shown.map(|change| change.to().clone()).unwrap_or_default(),
            conflict: values.len() > 1,
            ever: changes.iter().map(|change| change.id()).collect(),
        }
    }
}

fn name(deletion: Deletion) -> &'static str {
    match deletion {
        Deletion::Alive => "alive",
        Deletion::Deleted => "deleted",
        Deletion::DeletedButEdited => "deleted but edited",
    }
}

/// The changes of one field that no other change of it is over.
fn heads<'a>(changes: &[&'a Change]) -> Vec<&'a Change> {
    let replaced: BTreeSet<ChangeId> = changes.iter().flat_map(|change| change.over()).copied().collect();
    changes.iter().copied().filter(|change| !replaced.contains(&change.id())).collect()
}

fn by_field(changes: &[Change]) -> BTreeMap<(EntityId, FieldName), Vec<&Change>> {
    let mut fields: BTreeMap<_, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        fields.entry((change.of().clone(), change.set().clone())).or_default().push(change);
    }
    fields
}

fn expected_deletion(fields: &BTreeMap<(EntityId, FieldName), Vec<&Change>>, of: &EntityId) -> Deletion {
    let of_it = |deletion: bool| {
        let mine =
            fields.iter().filter(move |((entity, set), _)| entity == of && (set.as_str() == DELETED) == deletion);
        mine.flat_map(|(_, changes)| heads(changes)).collect::<Vec<_>>()
    };
    let (deletions, others) = (of_it(true), of_it(false));
    let (restored, deleted): (Vec<&Change>, Vec<&Change>) = deletions.iter().partition(|change| change.to().is_null());
    let seen: BTreeSet<String> =
        deleted.iter().flat_map(|change| change.to().items()).filter_map(Value::as_text).map(str::to_owned).collect();
    let all_seen = others.iter().all(|change| seen.contains(&change.id().to_string()));
    match (deleted.is_empty(), restored.is_empty(), all_seen) {
        (true, _, _) => Deletion::Alive,
        (false, true, true) => Deletion::Deleted,
        _ => Deletion::DeletedButEdited,
    }
}

pub fn expected_snapshot(changes: &[Change]) -> Snapshot {
    let grouped = by_field(changes);
    let entities: BTreeSet<EntityId> = grouped.keys().map(|(of, _)| of.clone()).collect();
    Snapshot {
        fields: grouped.iter().map(|(key, changes)| (key.clone(), Field::expected(changes))).collect(),
        deletions: entities.into_iter().map(|of| (of.clone(), name(expected_deletion(&grouped, &of)))).collect(),
        conflicts: expected_conflicts(changes),
    }
}

pub fn expected_conflicts(changes: &[Change]) -> Vec<(EntityId, FieldName)> {
    let grouped = by_field(changes);
    let deleted: FieldName = DELETED.parse().unwrap();
    let mut conflicts = BTreeSet::new();
    for ((of, set), changes) in &grouped {
        let values: BTreeSet<&Value> = heads(changes).iter().map(|change| change.to()).collect();
        if *set != deleted && values.len() > 1 {
            conflicts.insert((of.clone(), set.clone()));
        }
        if expected_deletion(&grouped, of) == Deletion::DeletedButEdited {
            conflicts.insert((of.clone(), deleted.clone()));
        }
    }
    conflicts.into_iter().collect()
}
