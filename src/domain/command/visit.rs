//! Rules of visits: a draft takes answers, a finished visit only amendments.

use std::sync::Arc;

use crate::book::Value;
use crate::domain::checklist::{Item, check_value};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::{ANSWER, NOTE, Visit, VisitState, answer_field, note_field};

use super::context::{ChangeSet, IdSource, RuleContext, day, read};
use super::outcome::{Decision, Refusal};

/// The longest note on an item, in characters.
const LONGEST_NOTE: usize = 5_000;

pub(super) fn start(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    template: &str,
    version: u16,
    facts: &[(String, String)],
) -> Result<Decision, Refusal> {
    context.tables.project(project).ok_or(Refusal::NotFound)?;
    context.tables.template(template, version).ok_or(Refusal::NotFound)?;
    let mut change_set = ChangeSet::new(context, id_source);
    let id = VisitId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    let of = id.entity();
    change_set.set(of, "project", Value::text(project.as_str()))?;
    change_set.set(of, "template", Value::text(format!("{template}@{version}")))?;
    change_set.set(of, "day", day(context.today))?;
    change_set.set_facts(of, facts)?;
    change_set.made(of);
    change_set.done()
}

fn draft<'a>(context: &RuleContext<'a>, visit: &VisitId) -> Result<&'a Arc<Visit>, Refusal> {
    let found = context.tables.visit(visit).ok_or(Refusal::NotFound)?;
    match found.state {
        VisitState::Draft => Ok(found),
        VisitState::Finished => Err(Refusal::VisitFinished),
    }
}

fn with_item<T>(context: &RuleContext, visit: &Visit, key: &str, then: impl FnOnce(&Item) -> T) -> Result<T, Refusal> {
    let template = context.tables.template(&visit.template.0, visit.template.1).ok_or(Refusal::NotFound)?;
    template.item(key).map(then).ok_or(Refusal::NotFound)
}

fn answer_value(context: &RuleContext, visit: &Visit, item: &str, answer: &str) -> Result<Value, Refusal> {
    let canonical = with_item(context, visit, item, |item| check_value(item, answer))?.map_err(Refusal::Answer)?;
    Ok(Value::text(canonical))
}

fn note_value(text: &str) -> Result<Value, Refusal> {
    match text.chars().count() > LONGEST_NOTE {
        true => Err(Refusal::Field("note".to_owned(), crate::domain::fields::FieldError::TooLong(LONGEST_NOTE))),
        false => Ok(Value::text_or_null(text)),
    }
}

pub(super) fn edit(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    field: &str,
    text: &str,
) -> Result<Decision, Refusal> {
    draft(context, visit)?;
    let value = read(VisitId::KIND, field, text)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(visit.entity(), field, value)?;
    change_set.done()
}

pub(super) fn answer(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    item: &str,
    answer: Option<&str>,
) -> Result<Decision, Refusal> {
    let found = draft(context, visit)?;
    let value = match answer {
        Some(answer) => answer_value(context, found, item, answer)?,
        None => Value::Null,
    };
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(visit.entity(), &answer_field(item), value)?;
    change_set.done()
}

pub(super) fn note(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    item: &str,
    text: &str,
) -> Result<Decision, Refusal> {
    let found = draft(context, visit)?;
    with_item(context, found, item, |_| ())?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(visit.entity(), &note_field(item), note_value(text)?)?;
    change_set.done()
}

/// Whether a visit can be finished: it needs an answer, findings (督查意见) and the name of who confirmed it on site.
pub fn finish_offer(context: &RuleContext, visit: &VisitId) -> Result<(), Refusal> {
    let found = draft(context, visit)?;
    if found.answered == 0 {
        return Err(Refusal::NothingAnswered);
    }
    for needed in ["findings", "confirmed_by"] {
        if context.book.text(visit.entity(), needed).is_empty() {
            return Err(Refusal::Needed(needed));
        }
    }
    Ok(())
}

pub(super) fn finish(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
) -> Result<Decision, Refusal> {
    finish_offer(context, visit)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(visit.entity(), "finished", day(context.today))?;
    change_set.done()
}

/// 更正: the new value stands, the old one stays in the history with the reason.
pub(super) fn amend(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    field: &str,
    text: &str,
    why: &str,
) -> Result<Decision, Refusal> {
    let found = context.tables.visit(visit).ok_or(Refusal::NotFound)?;
    if found.state == VisitState::Draft {
        return Err(Refusal::VisitNotFinished);
    }
    let value = match (field.strip_prefix(ANSWER), field.strip_prefix(NOTE)) {
        (Some(_), _) if text.is_empty() => Value::Null,
        (Some(item), _) => answer_value(context, found, item, text)?,
        (None, Some(item)) => with_item(context, found, item, |_| note_value(text))??,
        (None, None) => read(VisitId::KIND, field, text)?,
    };
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set(visit.entity(), field, value)?;
    if change_set.changes().is_empty() {
        return Err(Refusal::NothingChanges);
    }
    change_set.set(visit.entity(), "amended", Value::Bool(true))?;
    change_set.done()
}

pub(super) fn discard(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    why: &str,
) -> Result<Decision, Refusal> {
    draft(context, visit)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.delete(visit.entity());
    change_set.done()
}
