//! Rules of people, units, the office and its own checklists.

use chrono::{Datelike, NaiveDate};

use crate::book::{EntityId, Value};
use crate::domain::checklist::{Template, TemplateKey};
use crate::domain::choices::{Role, UnitKind};
use crate::domain::drafts::{OPEN, draft_id, newest_version, parts};
use crate::domain::fields::Writers;
use crate::domain::figures::calendar::DayKind;
use crate::domain::folding::{fold, is_blank, trimmed};
use crate::domain::ids::{PersonId, TemplateId, UnitId};
use crate::domain::kind::Kind;
use crate::domain::outline::{self, Outline};
use crate::domain::records::TEMPLATE_VERSION;

use super::context::{ChangeSet, IdSource, RuleContext, read};
use super::outcome::{Decision, Refusal};

type Answer = Result<Decision, Refusal>;

/// 本单位.
pub fn office() -> EntityId {
    "office/this".parse().expect("a plain word is a name")
}

/// This device: who uses it. Stays on the device.
pub fn device() -> EntityId {
    "local.device/this".parse().expect("a plain word is a name")
}

/// Says who uses this machine. The first person on a new machine introduces themself, so the changes are made in their own name.
pub(super) fn introduce(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    person: Option<PersonId>,
    name: &str,
    unit: &str,
    role: &str,
) -> Answer {
    if is_blank(name) {
        return Err(Refusal::Needed(Kind::Person, "name"));
    }
    Role::from_key(role).ok_or(Refusal::Needed(Kind::Person, "role"))?;
    let person = match person {
        Some(person) => person,
        None => PersonId::from_rest(&id_source.fresh()).ok_or(Refusal::BadName)?,
    };
    let as_themself = RuleContext { me: &person, ..*context };
    let mut change_set = ChangeSet::new(&as_themself, id_source);
    for (key, text) in [("name", name), ("unit", unit)] {
        let value = read(PersonId::KIND, key, text)?;
        change_set.set(person.entity(), key, value)?;
    }
    change_set.set(person.entity(), "role", Value::text(role))?;
    change_set.set(&device(), "me", Value::text(person.as_str()))?;
    change_set.made(person.entity());
    change_set.done()
}

/// Sets one field of a person. A person keeps a name and a known role.
pub(super) fn set_person(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    person: &PersonId,
    field: &str,
    text: &str,
) -> Answer {
    context.tables.person(person).ok_or(Refusal::NotFound)?;
    if field == "name" && is_blank(text) {
        return Err(Refusal::Needed(Kind::Person, "name"));
    }
    if field == "role" && Role::from_key(text).is_none() {
        return Err(Refusal::Needed(Kind::Person, "role"));
    }
    let value = read(PersonId::KIND, field, text)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(person.entity(), field, value)?;
    change_set.done()
}

pub(super) fn set_office(context: &RuleContext, id_source: &mut dyn IdSource, field: &str, text: &str) -> Answer {
    let office = office();
    let value = read(office.kind(), field, text)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(&office, field, value)?;
    change_set.done()
}

fn office_alone(context: &RuleContext) -> Result<(), Refusal> {
    match Writers::Office.include(context.role) {
        true => Ok(()),
        false => Err(Refusal::RoleMayNot),
    }
}

pub(super) fn set_rule(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    rule: &EntityId,
    facts: &[(String, String)],
) -> Answer {
    office_alone(context)?;
    if Kind::of(rule) != Some(Kind::Rule) {
        return Err(Refusal::NotFound);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set_facts(rule, facts)?;
    change_set.done()
}

/// Nothing takes the outline away.
pub(super) fn set_outline(context: &RuleContext, id_source: &mut dyn IdSource, outline: Option<&Outline>) -> Answer {
    office_alone(context)?;
    let rule = outline::id().ok_or(Refusal::BadName)?;
    let value = outline.map_or(Ok(Value::Null), |outline| outline::stored(outline).ok_or(Refusal::BadName))?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(&rule, outline::OUTLINE, value)?;
    change_set.done()
}

/// Each day stands in the entity of its year.
pub(super) fn set_calendar(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    days: &[(NaiveDate, Option<DayKind>)],
) -> Answer {
    office_alone(context)?;
    let mut change_set = ChangeSet::new(context, id_source);
    for (day, kind) in days {
        let year = EntityId::new(Kind::Calendar.key(), &day.year().to_string()).map_err(|_| Refusal::BadName)?;
        let kind = match kind {
            Some(DayKind::Off) => "off",
            Some(DayKind::Work) => "work",
            None => "",
        };
        change_set.set(&year, &day.to_string(), Value::text_or_null(kind))?;
    }
    change_set.done()
}

pub(super) fn set_unit(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    name: &str,
    kind: &str,
    parent: &str,
) -> Answer {
    let name = trimmed(name);
    if name.is_empty() {
        return Err(Refusal::Needed(Kind::Unit, "name"));
    }
    if !kind.is_empty() && UnitKind::from_key(kind).is_none() {
        return Err(Refusal::Needed(Kind::Unit, "kind"));
    }
    let id = known_unit(context, name).or_else(|| UnitId::from_rest(name)).ok_or(Refusal::BadName)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "name", Value::text(name))?;
    change_set.set(id.entity(), "kind", Value::text_or_null(kind))?;
    change_set.set(id.entity(), "parent", Value::text_or_null(parent))?;
    change_set.done()
}

/// The unit of the office's list that is called so, however it is spelled.
fn known_unit(context: &RuleContext, name: &str) -> Option<UnitId> {
    let folded = fold(name);
    let mut listed = context.book.entities(UnitId::KIND).map(|(of, _)| of);
    listed.find(|of| fold(context.book.text(of, "name")) == folded).and_then(UnitId::of)
}

pub(super) fn remove_unit(context: &RuleContext, id_source: &mut dyn IdSource, name: &str) -> Answer {
    let name = trimmed(name);
    let id = known_unit(context, name).or_else(|| UnitId::from_rest(name)).ok_or(Refusal::BadName)?;
    context.book.entity(id.entity()).ok_or(Refusal::NotFound)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "name", Value::Null)?;
    change_set.done()
}

/// A checklist of the office's own gets a name that will do as its key, which begins with a letter.
fn fresh_template(id_source: &mut dyn IdSource) -> Result<TemplateId, Refusal> {
    let fresh = id_source.fresh();
    let tail = fresh.char_indices().nth(1).map_or("", |(second, _)| &fresh[second..]);
    TemplateId::from_rest(&format!("t{tail}")).ok_or(Refusal::BadName)
}

pub(super) fn keep_draft(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    template: Option<TemplateId>,
    body: &Template,
) -> Answer {
    let id = match template {
        Some(template) => template,
        None => fresh_template(id_source)?,
    };
    let draft = draft_id(&id).ok_or(Refusal::BadName)?;
    let mut change_set = ChangeSet::new(context, id_source);
    for (field, value) in parts(body).ok_or(Refusal::BadName)? {
        change_set.set(draft.entity(), &field, value)?;
    }
    change_set.made(draft.entity());
    change_set.done()
}

pub(super) fn drop_draft(context: &RuleContext, id_source: &mut dyn IdSource, template: &TemplateId) -> Answer {
    let draft = draft_id(template).ok_or(Refusal::BadName)?;
    if !context.book.value(draft.entity(), OPEN).is_true() {
        return Err(Refusal::NotFound);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(draft.entity(), OPEN, Value::Bool(false))?;
    change_set.done()
}

/// Publishes the next version of a checklist and closes its draft. Versions that were published stay as they are: finished
/// visits show them.
pub(super) fn publish_template(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    template: Option<TemplateId>,
    body: Value,
) -> Answer {
    let json = serde_json::to_string(&body).map_err(|_| Refusal::BadName)?;
    let mut written: Template = serde_json::from_str(&json).map_err(|_| Refusal::Needed(Kind::Template, "items"))?;
    if written.title.is_blank() {
        return Err(Refusal::Needed(Kind::Template, "title"));
    }
    let id = match template {
        Some(template) => template,
        None => fresh_template(id_source)?,
    };
    let newest = newest_version(context.book, &id);
    written.key = TemplateKey::new(id.rest());
    written.version = newest.checked_add(1).ok_or(Refusal::BadName)?;
    if !written.faults().is_empty() {
        return Err(Refusal::Needed(Kind::Template, "items"));
    }
    let stored = serde_json::to_string(&written).map_err(|_| Refusal::BadName)?;
    let value: Value = serde_json::from_str(&stored).map_err(|_| Refusal::BadName)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), &format!("{TEMPLATE_VERSION}{}", written.version), value)?;
    if let Some(draft) = draft_id(&id).filter(|draft| context.book.value(draft.entity(), OPEN).is_true()) {
        change_set.set(draft.entity(), OPEN, Value::Bool(false))?;
    }
    change_set.made(id.entity());
    change_set.done()
}
