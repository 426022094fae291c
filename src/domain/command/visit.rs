//! Rules of visits: a draft takes answers, a finished visit only amendments.

use std::sync::Arc;

use crate::book::Value;
use crate::domain::checklist::{Item, check_value};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::{ANSWER, NOTE, Visit, VisitState, answer_field, note_field};

use super::desk::{Desk, Supply, Writing, day, read};
use super::outcome::{Decision, Refusal};

/// The longest note on an item, in characters.
const LONGEST_NOTE: usize = 5_000;

pub(super) fn start(
    desk: &Desk,
    supply: &mut dyn Supply,
    project: &ProjectId,
    template: &str,
    version: u16,
    facts: &[(String, String)],
) -> Result<Decision, Refusal> {
    desk.tables.project(project).ok_or(Refusal::NotFound)?;
    desk.tables.template(template, version).ok_or(Refusal::NotFound)?;
    let mut writing = Writing::new(desk, supply);
    let id = VisitId::from_rest(&writing.fresh()).ok_or(Refusal::BadName)?;
    let of = id.entity();
    writing.set(of, "project", Value::text(project.as_str()))?;
    writing.set(of, "template", Value::text(format!("{template}@{version}")))?;
    writing.set(of, "day", day(desk.today))?;
    writing.set_facts(of, facts)?;
    writing.made(of);
    writing.done()
}

fn draft<'a>(desk: &Desk<'a>, visit: &VisitId) -> Result<&'a Arc<Visit>, Refusal> {
    let found = desk.tables.visit(visit).ok_or(Refusal::NotFound)?;
    match found.state {
        VisitState::Draft => Ok(found),
        VisitState::Finished => Err(Refusal::VisitFinished),
    }
}

fn with_item<T>(desk: &Desk, visit: &Visit, key: &str, then: impl FnOnce(&Item) -> T) -> Result<T, Refusal> {
    let template = desk.tables.template(&visit.template.0, visit.template.1).ok_or(Refusal::NotFound)?;
    template.item(key).map(then).ok_or(Refusal::NotFound)
}

fn answer_value(desk: &Desk, visit: &Visit, item: &str, answer: &str) -> Result<Value, Refusal> {
    let canonical = with_item(desk, visit, item, |item| check_value(item, answer))?.map_err(Refusal::Answer)?;
    Ok(Value::text(canonical))
}

fn note_value(text: &str) -> Result<Value, Refusal> {
    match text.chars().count() > LONGEST_NOTE {
        true => Err(Refusal::Field("note".to_owned(), crate::domain::fields::FieldError::TooLong(LONGEST_NOTE))),
        false => Ok(Value::text_or_null(text)),
    }
}

pub(super) fn edit(
    desk: &Desk,
    supply: &mut dyn Supply,
    visit: &VisitId,
    field: &str,
    text: &str,
) -> Result<Decision, Refusal> {
    draft(desk, visit)?;
    let value = read(VisitId::KIND, field, text)?;
    let mut writing = Writing::new(desk, supply);
    writing.set(visit.entity(), field, value)?;
    writing.done()
}

pub(super) fn answer(
    desk: &Desk,
    supply: &mut dyn Supply,
    visit: &VisitId,
    item: &str,
    answer: Option<&str>,
) -> Result<Decision, Refusal> {
    let found = draft(desk, visit)?;
    let value = match answer {
        Some(answer) => answer_value(desk, found, item, answer)?,
        None => Value::Null,
    };
    let mut writing = Writing::new(desk, supply);
    writing.set(visit.entity(), &answer_field(item), value)?;
    writing.done()
}

pub(super) fn note(
    desk: &Desk,
    supply: &mut dyn Supply,
    visit: &VisitId,
    item: &str,
    text: &str,
) -> Result<Decision, Refusal> {
    let found = draft(desk, visit)?;
    with_item(desk, found, item, |_| ())?;
    let mut writing = Writing::new(desk, supply);
    writing.set(visit.entity(), &note_field(item), note_value(text)?)?;
    writing.done()
}

/// Whether a visit can be finished: it needs an answer, findings (督查意见) and the name of who confirmed it on site.
pub fn finish_offer(desk: &Desk, visit: &VisitId) -> Result<(), Refusal> {
    let found = draft(desk, visit)?;
    if found.answered == 0 {
        return Err(Refusal::NothingAnswered);
    }
    for needed in ["findings", "confirmed_by"] {
        if desk.book.text(visit.entity(), needed).is_empty() {
            return Err(Refusal::Needed(needed));
        }
    }
    Ok(())
}

pub(super) fn finish(desk: &Desk, supply: &mut dyn Supply, visit: &VisitId) -> Result<Decision, Refusal> {
    finish_offer(desk, visit)?;
    let mut writing = Writing::new(desk, supply);
    writing.set(visit.entity(), "finished", day(desk.today))?;
    writing.done()
}

/// 更正: the new value stands, the old one stays in the history with the reason.
pub(super) fn amend(
    desk: &Desk,
    supply: &mut dyn Supply,
    visit: &VisitId,
    field: &str,
    text: &str,
    why: &str,
) -> Result<Decision, Refusal> {
    let found = desk.tables.visit(visit).ok_or(Refusal::NotFound)?;
    if found.state == VisitState::Draft {
        return Err(Refusal::VisitNotFinished);
    }
    let value = match (field.strip_prefix(ANSWER), field.strip_prefix(NOTE)) {
        (Some(_), _) if text.is_empty() => Value::Null,
        (Some(item), _) => answer_value(desk, found, item, text)?,
        (None, Some(item)) => with_item(desk, found, item, |_| note_value(text))??,
        (None, None) => read(VisitId::KIND, field, text)?,
    };
    let mut writing = Writing::new(desk, supply).because(why)?;
    writing.set(visit.entity(), field, value)?;
    if writing.changes().is_empty() {
        return Err(Refusal::NothingChanges);
    }
    writing.set(visit.entity(), "amended", Value::Bool(true))?;
    writing.done()
}

pub(super) fn discard(desk: &Desk, supply: &mut dyn Supply, visit: &VisitId, why: &str) -> Result<Decision, Refusal> {
    draft(desk, visit)?;
    let mut writing = Writing::new(desk, supply).because(why)?;
    writing.delete(visit.entity());
    writing.done()
}
