//! Rules that hold for everything: remarks, conflicts, undoing.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, Change, ChangeId, DELETED, Deletion, EntityId, FieldState, Value};
use crate::domain::amendments::came_later;
use crate::domain::fields::{FieldError, plain, writable};
use crate::domain::ids::{RemarkId, VisitId};
use crate::domain::kind::Kind;

use super::context::{ChangeSet, IdSource, RuleContext, read_as};
use super::outcome::{Decision, Refusal};

type Answer = Result<Decision, Refusal>;

pub(super) fn remark(context: &RuleContext, id_source: &mut dyn IdSource, of: &EntityId, text: &str) -> Answer {
    context.book.entity(of).ok_or(Refusal::NotFound)?;
    let said = Value::text_or_null(text);
    if said.is_null() {
        return Err(Refusal::Needed(Kind::Remark, "text"));
    }
    let mut change_set = ChangeSet::new(context, id_source);
    let id = RemarkId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    change_set.set(id.entity(), "of", Value::text(of.as_str()))?;
    change_set.set(id.entity(), "text", said)?;
    change_set.made(id.entity());
    change_set.done()
}

/// Decides a conflict by a change over all of its heads, which therefore holds wherever it arrives.
pub(super) fn resolve(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    of: &EntityId,
    set: &str,
    to: Value,
    why: &str,
) -> Answer {
    let FieldState::Conflict(sides) = context.book.field(of, set) else { return Err(Refusal::NoConflict) };
    let to = match sides.iter().any(|side| *side.to() == to) {
        true => to,
        false => third_value(of, set, &to)?,
    };
    let mut change_set = ChangeSet::new(context, id_source).because_if_said(why);
    change_set.set_anyway(of, set, to)?;
    change_set.done()
}

/// A value that neither side wrote must fit the field like any that is typed. A state and what a record refers to cannot be made up
/// here: only its own command leads there.
fn third_value(of: &EntityId, set: &str, to: &Value) -> Result<Value, Refusal> {
    match writable(of.kind(), set) {
        Some(spec) => read_as(of.kind(), spec, &plain(to)),
        None if set.starts_with("x/") => Ok(to.clone()),
        None => Err(Refusal::Field(Kind::of(of), set.to_owned(), FieldError::NotAChoice)),
    }
}

pub(super) fn resolve_deletion(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    of: &EntityId,
    keep: bool,
) -> Answer {
    if context.book.deletion(of) != Deletion::DeletedButEdited {
        return Err(Refusal::NoConflict);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    match keep {
        true => change_set.set_anyway(of, DELETED, Value::Null)?,
        false => change_set.delete(of),
    }
    change_set.done()
}

/// Undoes changes by new changes over them.
///
/// | The entity | What happens |
/// |---|---|
/// | everything that was ever written to it is to be undone | it is deleted, so that a later edit elsewhere shows as a conflict and not as nothing; if it is deleted already it stays so |
/// | a field still holds what is to be undone | it gets the value from before |
/// | a field was written over since | it is left alone and counted as skipped |
/// | a field is in conflict, and one side is to be undone | it gets the value of the others, if they agree |
/// | a conflict was decided, and the decision is to be undone | both sides stand again, written by whoever undoes it |
/// | it was deleted, and what is to be undone brought it back or into question | it is deleted again; if it is deleted still it stays so |
/// | a visit was finished since | what its finisher saw is left alone and counted as skipped; what came later goes |
/// | the change deleted the entity | it comes back |
pub(super) fn revert(context: &RuleContext, id_source: &mut dyn IdSource, ids: &[ChangeId]) -> Answer {
    let decision = revert_some(context, id_source, ids)?;
    match decision.changes.is_empty() {
        true => Err(Refusal::OverwrittenSince),
        false => Ok(decision),
    }
}

/// The part of an undo that concerns some things, with all that is to be undone of each of these; perhaps nothing is left to undo.
pub fn revert_some(context: &RuleContext, id_source: &mut dyn IdSource, ids: &[ChangeId]) -> Answer {
    let undone: HashSet<ChangeId> = ids.iter().copied().collect();
    let mut touched: BTreeMap<&EntityId, BTreeSet<&str>> = BTreeMap::new();
    for change in ids.iter().filter_map(|id| context.book.change(*id)) {
        touched.entry(change.of()).or_default().insert(change.set().as_str());
    }
    let mut change_set = ChangeSet::new(context, id_source);
    for (of, fields) in touched {
        if is_wholly(context.book, of, &undone) || was_deleted(context.book, of, &undone) {
            if context.book.deletion(of) != Deletion::Deleted {
                change_set.delete(of);
            }
            continue;
        }
        for set in fields {
            if is_sealed(context.book, of, set, &undone) {
                change_set.skip();
                continue;
            }
            if let Some(seen) = deleted_before(context.book, of, set, &undone) {
                change_set.set(of, set, seen)?;
                continue;
            }
            let sides = decided(context.book, of, set, &undone);
            match before(context.book, of, set, &undone) {
                Some(_) if sides.len() > 1 => change_set.set_apart(of, set, sides)?,
                Some(value) => change_set.set(of, set, value)?,
                None => change_set.skip(),
            }
        }
    }
    Ok(change_set.decision())
}

/// How many of these changes still hold and could be undone.
pub fn revertible(book: &Book, ids: &[ChangeId]) -> usize {
    let holds = |change: &&Change| {
        book.shown(change.of(), change.set().as_str()).is_some_and(|shown| shown.id() == change.id())
    };
    ids.iter().filter_map(|id| book.change(*id)).filter(holds).count()
}

fn is_wholly(book: &Book, of: &EntityId, undone: &HashSet<ChangeId>) -> bool {
    book.entity(of).is_some_and(|entity| {
        entity.fields().flat_map(|set| book.history(of, set.as_str())).all(|change| undone.contains(&change.id()))
    })
}

/// Whether the entity would be deleted, and nothing would question it, were it not for what is to be undone.
fn was_deleted(book: &Book, of: &EntityId, undone: &HashSet<ChangeId>) -> bool {
    let deletions = heads_without(book, of, DELETED, undone);
    let seen: HashSet<&str> = deletions.iter().flat_map(|head| head.to().items()).filter_map(Value::as_text).collect();
    let is_seen = |change: &Change| seen.contains(change.id().to_string().as_str());
    let fields = book.entity(of).into_iter().flat_map(|entity| entity.fields()).filter(|set| set.as_str() != DELETED);
    !deletions.is_empty()
        && deletions.iter().all(|head| !head.to().is_null())
        && fields.flat_map(|set| heads_without(book, of, set.as_str(), undone)).all(is_seen)
}

/// The deletion of an entity as it stood before one that is to be undone: what those who had deleted it had seen. None where
/// nobody had, or somebody had brought it back.
fn deleted_before(book: &Book, of: &EntityId, set: &str, undone: &HashSet<ChangeId>) -> Option<Value> {
    if set != DELETED || !book.heads(of, set).iter().any(|head| undone.contains(&head.id())) {
        return None;
    }
    let before = heads_without(book, of, set, undone);
    if before.is_empty() || before.iter().any(|head| head.to().is_null()) {
        return None;
    }
    let seen: BTreeSet<&str> =
        before.iter().flat_map(|head| head.to().items()).filter_map(Value::as_text).collect_sorted();
    Some(Value::texts(seen))
}

/// The changes of a field that no other is over, were it not for what is to be undone.
fn heads_without<'a>(book: &'a Book, of: &EntityId, set: &str, undone: &HashSet<ChangeId>) -> Vec<&'a Change> {
    let mut standing = book.history(of, set);
    standing.retain(|change| !undone.contains(&change.id()));
    let replaced: HashSet<ChangeId> = standing.iter().flat_map(|change| change.over()).copied().collect();
    standing.retain(|change| !replaced.contains(&change.id()));
    standing
}

/// Whether a field belongs to a visit that was finished and stays so. What was amended since has a reason and can be undone, and so
/// can what came too late for whoever finished it.
fn is_sealed(book: &Book, of: &EntityId, set: &str, undone: &HashSet<ChangeId>) -> bool {
    let finished = book.shown(of, "finished").filter(|done| !done.to().is_null() && !undone.contains(&done.id()));
    let Some(finished) = finished.filter(|_| of.kind() == VisitId::KIND) else { return false };
    book.shown(of, set).is_some_and(|shown| shown.why().is_none() && !came_later(book, shown, finished))
}

/// The values that disagreed until what is to be undone decided between them or replaced one of them, the one that was shown
/// last; at most one where nothing of that kind happened.
fn decided(book: &Book, of: &EntityId, set: &str, undone: &HashSet<ChangeId>) -> Vec<Value> {
    if !book.heads(of, set).iter().any(|head| undone.contains(&head.id())) {
        return Vec::new();
    }
    let mut sides: Vec<Value> = Vec::new();
    for side in heads_without(book, of, set, undone).into_iter().rev() {
        if !sides.contains(side.to()) {
            sides.insert(0, side.to().clone());
        }
    }
    sides
}

/// The value that a field held before the changes that are to be undone; none where someone wrote over them.
fn before(book: &Book, of: &EntityId, set: &str, undone: &HashSet<ChangeId>) -> Option<Value> {
    let (gone, standing): (Vec<&Change>, Vec<&Change>) =
        book.heads(of, set).into_iter().partition(|head| undone.contains(&head.id()));
    if gone.is_empty() {
        return None;
    }
    match standing.first() {
        Some(first) => standing.iter().all(|head| head.to() == first.to()).then(|| first.to().clone()),
        None => {
            let kept = book.history(of, set).into_iter().rfind(|change| !undone.contains(&change.id()));
            Some(kept.map_or(Value::Null, |change| change.to().clone()))
        }
    }
}
