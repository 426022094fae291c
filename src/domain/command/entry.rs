//! Rules of the entries of registers: making, editing, acting, deleting, taking in.

use crate::book::{DELETED, Deletion, EntityId, Value};
use crate::domain::fields::{FieldSpec, ValuesFrom};
use crate::domain::ids::ProjectId;
use crate::domain::kind::Kind;
use crate::domain::register::entry::parent_field;
use crate::domain::register::ids::nth_id;
use crate::domain::register::key::KeyError;
use crate::domain::register::{Entry, Key, KeyPart, Parent, Register, Then};
use crate::domain::registers::register_of;
use crate::domain::when::When;

use super::context::{ChangeSet, IdSource, RuleContext, day, read, read_as};
use super::entry_check::entry_offer;
use super::outcome::{Decision, Refusal};
use super::standstill::{is_halt, stands_still_by};

type Facts = [(String, String)];

/// Which entry a command is about.
#[derive(Clone, Debug)]
pub enum EntryTarget {
    /// One that is there.
    Existing(EntityId),
    /// One of this register: that of the same key where there is one, else a new one.
    OfKey {
        /// The register.
        register: &'static Register,
        /// What it belongs to.
        parent: Option<EntityId>,
        /// The month or the year, for registers that have one of each.
        period: Option<When>,
    },
    /// A further one of the same key: an approval that is asked for again after a refusal.
    Again(EntityId),
}

/// The entry that a command is about as it is, and as it would be with these texts; the texts are checked, nothing else is.
pub fn would_be(
    context: &RuleContext,
    target: &EntryTarget,
    facts: &Facts,
    fresh: &mut dyn FnMut() -> String,
) -> Result<(Option<Entry>, Entry), Refusal> {
    let (before, blank) = found(context, target, facts, fresh)?;
    let register = blank.register;
    let mut values = Vec::new();
    for (key, text) in facts {
        let spec = register.field(key).ok_or(Refusal::NotFound)?;
        values.push((key.as_str(), read_as(register.kind, spec, text)?));
    }
    let base = before.as_ref().unwrap_or(&blank);
    let after = base.with(values.iter().map(|(key, value)| (*key, value)));
    Ok((before, after))
}

/// Makes entries or sets their fields, all together or none.
pub(super) fn put_all(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    entries: &[(EntryTarget, Vec<(String, String)>)],
) -> Result<Decision, Refusal> {
    let mut change_set = ChangeSet::new(context, id_source);
    let mut written = Vec::new();
    for (target, facts) in entries {
        written.push(put(context, &mut change_set, target, facts)?);
    }
    stands_still_by(context, &mut change_set, &written, None)?;
    change_set.done()
}

/// Makes an entry or sets its fields, among other changes; the entry as it is then.
pub(super) fn put(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    target: &EntryTarget,
    facts: &Facts,
) -> Result<Entry, Refusal> {
    let (before, after) = would_be(context, target, facts, &mut || change_set.fresh())?;
    allowed(context, after.register, facts, before.as_ref(), &after)?;
    entry_offer(context, before.as_ref(), &after)?;
    write(context, change_set, before.as_ref(), &after, facts)?;
    Ok(after)
}

/// Writes what a field holds once more, so that it is younger than what it rests on; refused without a reason.
pub(super) fn uphold(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    of: &EntityId,
    field: &str,
    why: &str,
) -> Result<Decision, Refusal> {
    let entry = context.tables.entry(of).ok_or(Refusal::NotFound)?;
    let spec = entry.register.field(field).filter(|spec| entry.cell_of(spec.key).is_some()).ok_or(Refusal::NotFound)?;
    if !spec.by.include(context.role) {
        return Err(Refusal::FieldOfOthers(entry.register, spec.key));
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set_anyway(of, field, context.book.value(of, field).clone())?;
    change_set.done()
}

/// One arrow of the flow.
pub(super) fn act(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    entry: &EntityId,
    action: &str,
    facts: &Facts,
    why: &str,
) -> Result<Decision, Refusal> {
    let before = context.tables.entry(entry).ok_or(Refusal::NotFound)?;
    let register = before.register;
    let flow = register.flow.ok_or(Refusal::NotFound)?;
    let action = flow.action(action).ok_or(Refusal::NotFound)?;
    if !action.by.include(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    if !action.from.contains(&flow.state(before).key) {
        return Err(Refusal::NotInState(register));
    }
    let change_set = ChangeSet::new(context, id_source);
    let mut change_set = match action.needs_reason {
        true => change_set.because(why)?,
        false => change_set.because_if_said(why),
    };
    let target = EntryTarget::Existing(entry.clone());
    let (_, mut after) = would_be(context, &target, facts, &mut || change_set.fresh())?;
    let mut also: Vec<(&str, Value)> = Vec::new();
    for then in action.then {
        match *then {
            Then::Today(field) if after.cell_of(field).is_none() => also.push((field, day(context.today))),
            Then::KeepFirst(first, now) if before.cell_of(first).is_none() => {
                also.push((first, context.book.value(entry, now).clone()));
            }
            Then::Clear(field) => also.push((field, Value::Null)),
            Then::Today(_) | Then::KeepFirst(..) => {}
        }
    }
    also.push((flow.field, Value::text(action.to)));
    after = after.with(also.iter().map(|(key, value)| (*key, value)));
    if let Some(needed) = action.needs.iter().find(|field| after.cell_of(field).is_none()) {
        return Err(Refusal::Needed(Kind::Entry(register), needed));
    }
    entry_offer(context, Some(before), &after)?;
    change_set.set_facts(entry, facts)?;
    for (key, value) in also {
        change_set.set(entry, key, value)?;
    }
    change_set.done()
}

/// Deletes an entry on which nothing hangs.
pub(super) fn delete(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    entry: &EntityId,
    why: &str,
) -> Result<Decision, Refusal> {
    let dropped = context.tables.entry(entry).ok_or(Refusal::NotFound)?;
    if context.tables.entries().has_any(entry) {
        return Err(Refusal::HasRecords(Kind::Entry(dropped.register)));
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.delete(entry);
    let dropped = (**dropped).clone();
    stands_still_by(context, &mut change_set, std::slice::from_ref(&dropped), Some(&dropped.id))?;
    change_set.done()
}

/// Takes in the rows of a list. Values that a field cannot hold are refused before anything is decided. A deleted project or entry that
/// the list has again is there again, with what the list says and nothing of what it was; where the row itself says that it is not
/// deleted ([`DELETED`] is nothing), it is there again as it was, with what the list says.
pub(super) fn import(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    rows: Vec<(EntityId, Vec<(String, Value)>)>,
) -> Result<Decision, Refusal> {
    let mut change_set = ChangeSet::new(context, id_source);
    let mut halts = Vec::new();
    for (of, facts) in rows {
        halts.extend(Some(&of).filter(|of| is_halt(of)).and_then(|of| as_it_will_be(context, of, &facts)));
        let is_restored = facts.iter().any(|(key, _)| key == DELETED);
        if !is_restored {
            change_set.revive(&of, &facts.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>())?;
        }
        for (key, value) in facts {
            if let Some(text) = value.as_text()
                && !is_naming(&of, &key)
            {
                read(of.kind(), &key, text)?;
            }
            change_set.set(&of, &key, value)?;
        }
    }
    stands_still_by(context, &mut change_set, &halts, None)?;
    change_set.done()
}

/// An entry once these fields are set.
fn as_it_will_be(context: &RuleContext, of: &EntityId, facts: &[(String, Value)]) -> Option<Entry> {
    let register = register_of(of.kind())?;
    let named = facts.iter().find(|(key, _)| key == parent_field(register));
    let parent = named.and_then(|(_, value)| value.as_text()?.parse().ok());
    let there = context.tables.entry(of).map(|entry| (**entry).clone());
    let base = there.unwrap_or_else(|| Entry::new(register, of.clone(), parent));
    Some(base.with(facts.iter().map(|(key, value)| (key.as_str(), value))))
}

/// Whether the field says what an entry belongs to.
fn is_naming(of: &EntityId, key: &str) -> bool {
    register_of(of.kind()).is_some_and(|register| parent_field(register) == key)
}

/// The entry that is meant, as it is, and a blank one under the id that it has or would have.
fn found(
    context: &RuleContext,
    target: &EntryTarget,
    facts: &Facts,
    fresh: &mut dyn FnMut() -> String,
) -> Result<(Option<Entry>, Entry), Refusal> {
    let there = |id: &EntityId| context.tables.entry(id).map(|entry| (**entry).clone());
    match target {
        EntryTarget::Existing(id) => {
            let entry = there(id).ok_or(Refusal::NotFound)?;
            let blank = Entry::new(entry.register, id.clone(), entry.parent.clone());
            Ok((Some(entry), blank))
        }
        EntryTarget::Again(id) => {
            let entry = there(id).ok_or(Refusal::NotFound)?;
            let next =
                (2..=99).filter_map(|nth| nth_id(&first_of(id), nth)).find(|id| context.book.entity(id).is_none());
            Ok((None, Entry::new(entry.register, next.ok_or(Refusal::BadName)?, entry.parent)))
        }
        EntryTarget::OfKey { register, parent, period } => {
            if let Some(parent) = parent {
                context.book.entity(parent).ok_or(Refusal::NotFound)?;
            }
            let id = id_of(context, register, parent.as_ref(), *period, facts, fresh)?;
            // Of a project that was entered twice the month may stand under the other one.
            let twin = parent.as_ref().and_then(|parent| context.tables.entry_or_twin(&id, parent));
            let id = twin.map_or(id, |entry| entry.id.clone());
            let blank = Entry::new(register, id.clone(), parent.clone());
            Ok((there(&id), blank))
        }
    }
}

/// The id of an entry without its number: what stands before `~2`.
fn first_of(id: &EntityId) -> EntityId {
    let whole = id.as_str();
    match whole.rsplit_once('~') {
        Some((first, nth)) if nth.parse::<u32>().is_ok() => first.parse().unwrap_or_else(|_| id.clone()),
        _ => id.clone(),
    }
}

fn id_of(
    context: &RuleContext,
    register: &'static Register,
    parent: Option<&EntityId>,
    period: Option<When>,
    facts: &Facts,
    fresh: &mut dyn FnMut() -> String,
) -> Result<EntityId, Refusal> {
    // The key goes by stored forms: the key of a choice and not the words for it.
    let stored: Vec<(&str, String)> = facts
        .iter()
        .filter_map(|(key, text)| {
            let spec = register.field(key)?;
            Some((key.as_str(), spec.read(text).ok()?.as_text().unwrap_or_default().to_owned()))
        })
        .collect();
    let text = |key: &str| stored.iter().find(|(known, _)| *known == key).map_or("", |(_, text)| text.as_str());
    let of_key = register.key.id(register, parent, period, text).map_err(|error| match error {
        KeyError::Needed(field) => Refusal::Needed(Kind::Entry(register), field),
        KeyError::NotAPeriod => Refusal::NotAPeriod,
        KeyError::NoParent => Refusal::NotFound,
    })?;
    match of_key {
        // What was renamed since keeps its id: another thing of that name gets a number.
        Some(id) => Ok(next_if_renamed(context, register, id, &text)),
        None => {
            let parent = parent
                .map_or_else(String::new, |parent| format!("{}/", crate::domain::register::ids::parent_part(parent)));
            EntityId::new(register.kind, &format!("{parent}{}", fresh())).map_err(|_| Refusal::BadName)
        }
    }
}

/// The id, or the first one with a number that is free, where the entry under it is called something else by now.
fn next_if_renamed<'a>(
    context: &RuleContext,
    register: &Register,
    id: EntityId,
    text: &impl Fn(&str) -> &'a str,
) -> EntityId {
    let Key::Text(fields) = register.key else { return id };
    let means_another = |id: &EntityId| {
        let there = context.tables.entry(id);
        there.is_some_and(|entry| {
            fields.iter().any(|field| {
                let now = context.book.text(&entry.id, field);
                !now.is_empty() && !crate::domain::folding::same(now, text(field))
            })
        })
    };
    (1..=99).filter_map(|nth| nth_id(&id, nth)).find(|id| !means_another(id)).unwrap_or(id)
}

/// Whether the role of whoever asks may write what changes.
fn allowed(
    context: &RuleContext,
    register: &'static Register,
    facts: &Facts,
    before: Option<&Entry>,
    after: &Entry,
) -> Result<(), Refusal> {
    let changes = |spec: &FieldSpec| before.and_then(|before| before.cell_of(spec.key)) != after.cell_of(spec.key);
    for spec in facts.iter().filter_map(|(key, _)| register.field(key)).filter(|spec| changes(spec)) {
        if spec.from == ValuesFrom::CommandsAlone {
            return Err(Refusal::NotFound);
        }
        if !spec.by.include(context.role) {
            return Err(Refusal::FieldOfOthers(register, spec.key));
        }
    }
    Ok(())
}

/// The kind of what the entries of a register belong to.
const fn kind_of_parent(parent: Parent) -> &'static str {
    match parent {
        Parent::Project | Parent::ProjectOrNone | Parent::Shared => ProjectId::KIND,
        Parent::Entry(kind) => kind,
    }
}

fn write(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    before: Option<&Entry>,
    after: &Entry,
    facts: &Facts,
) -> Result<(), Refusal> {
    let (id, register) = (&after.id, after.register);
    if before.is_none() {
        let said: Vec<&str> = facts.iter().map(|(key, _)| key.as_str()).chain([parent_field(register)]).collect();
        change_set.revive(id, &said)?;
        match (&after.parent, register.parent) {
            // What all projects share belongs to none, wherever it was begun.
            (_, Parent::Shared) | (None, Parent::ProjectOrNone) => {}
            (Some(parent), of) if parent.kind() == kind_of_parent(of) => {
                change_set.set(id, parent_field(register), Value::text(parent.as_str()))?;
            }
            (_, Parent::Project | Parent::ProjectOrNone | Parent::Entry(_)) => return Err(Refusal::NotFound),
        }
        change_set.made(id);
    }
    let in_key = match (register.key, &after.key) {
        (Key::Code { field, .. }, KeyPart::Choice { .. }) => field,
        _ => "",
    };
    let written: Vec<(String, String)> = facts.iter().filter(|(key, _)| key != in_key).cloned().collect();
    change_set.set_facts(id, &written)?;
    // An entry of which the id says all is there all the same.
    if before.is_none()
        && after.parent.is_none()
        && written.is_empty()
        && context.book.deletion(id) != Deletion::Deleted
    {
        return Err(Refusal::NothingChanges);
    }
    Ok(())
}
