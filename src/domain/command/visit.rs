//! Rules of visits: a draft takes answers, a finished visit only amendments.

use std::sync::Arc;

use crate::book::Value;
use crate::domain::asked::{Asked, is_chosen, stored_answer};
use crate::domain::checklist::{Item, NONE_OF_THEM, NOT_APPLICABLE, Template, check_value, fit_together};
use crate::domain::fields::FieldError;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::lacking::{WHY_LACKING, lacking};
use crate::domain::records::{ALSO, ANSWER, NOTE, Visit, VisitState, answer_field, choice_field, note_field};
use crate::domain::when::{Precision, When};

use super::context::{ChangeSet, IdSource, RuleContext, day, read};
use super::outcome::{Decision, Refusal, VisitRefusal};

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
    for (key, text) in facts.iter().filter(|(key, text)| key != DAY || !text.trim().is_empty()) {
        change_set.set(of, key, field_value(context, key, text)?)?;
    }
    change_set.made(of);
    change_set.done()
}

/// 督查日期.
const DAY: &str = "day";

/// What was typed for a field of a visit. Its day is one that has come.
fn field_value(context: &RuleContext, key: &str, text: &str) -> Result<Value, Refusal> {
    let value = read(VisitId::KIND, key, text)?;
    if key == DAY {
        let when = When::parse(value.as_text().ok_or(Refusal::Needed(Kind::Visit, DAY))?);
        match when.filter(|when| when.precision() == Precision::Day) {
            None => return Err(Refusal::Field(Some(Kind::Visit), DAY.to_owned(), FieldError::NotADate)),
            Some(when) if when.first_day() > context.today => return Err(Refusal::Visit(VisitRefusal::InFuture)),
            Some(_) => {}
        }
    }
    Ok(value)
}

/// Asks one more checklist, one less, or one of them in a newer version. No two of a visit may ask under the same key, and one that is
/// answered stays.
pub(super) fn use_checklist(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    visit: &VisitId,
    template: &str,
    version: Option<u16>,
) -> Result<Decision, Refusal> {
    let found = draft(context, visit)?;
    let (first, present) = &found.template;
    let is_first = first == template;
    if is_first && version.is_none_or(|version| version <= *present) {
        return Err(Refusal::Visit(VisitRefusal::FirstList));
    }
    let lists = context.tables.checklists(found).ok_or(Refusal::NotFound)?;
    let value = match version {
        Some(version) => {
            let wanted = context.tables.template(template, version).ok_or(Refusal::NotFound)?;
            let mut others = lists.iter().filter(|list| list.key != wanted.key);
            if !others.all(|list| fit_together(list, wanted)) {
                return Err(Refusal::Visit(VisitRefusal::ListsClash));
            }
            if is_first { Value::text(format!("{template}@{version}")) } else { Value::Int(version.into()) }
        }
        None => {
            let mut items = lists.iter().filter(|list| list.key.as_str() == template).flat_map(|list| list.items());
            let holds = |item: &Item| {
                stored_answer(context.book, visit, item).is_some()
                    || !context.book.text(visit.entity(), &note_field(&item.key)).is_empty()
            };
            if items.any(holds) {
                return Err(Refusal::Visit(VisitRefusal::ListAnswered));
            }
            Value::Null
        }
    };
    let mut change_set = ChangeSet::new(context, id_source);
    let field = if is_first { "template".to_owned() } else { format!("{ALSO}{template}") };
    change_set.set(visit.entity(), &field, value)?;
    change_set.done()
}

/// 关键项 that nobody has looked at (未查), in the order of the checklists.
pub fn unchecked_critical(context: &RuleContext, visit: &VisitId) -> Vec<Item> {
    let found = context.tables.visit(visit).and_then(|visit| context.tables.checklists(visit)).unwrap_or_default();
    let of_list = |list: &Template| {
        let asked = Asked::of(context.book, visit, list);
        let open = asked.items().filter(|item| item.critical && asked.stored(item).is_none());
        open.cloned().collect::<Vec<Item>>()
    };
    found.into_iter().flat_map(of_list).collect()
}

fn draft<'a>(context: &RuleContext<'a>, visit: &VisitId) -> Result<&'a Arc<Visit>, Refusal> {
    let found = context.tables.visit(visit).ok_or(Refusal::NotFound)?;
    match found.state {
        VisitState::Draft => Ok(found),
        VisitState::Finished => Err(Refusal::VisitFinished),
    }
}

fn item_of<'a>(context: &RuleContext<'a>, visit: &Visit, key: &str) -> Result<&'a Item, Refusal> {
    let lists = context.tables.checklists(visit).ok_or(Refusal::NotFound)?;
    lists.into_iter().find_map(|list| list.item(key)).ok_or(Refusal::NotFound)
}

/// Sets the answer to an item, or takes it away. Of several choices only those change that somebody turned on or off, so that
/// what another has chosen meanwhile stays.
fn set_answer(change_set: &mut ChangeSet, visit: &Visit, key: &str, answer: Option<&str>) -> Result<(), Refusal> {
    let (context, of) = (change_set.context(), visit.id.entity());
    let Some(answer) = answer else {
        let chosen = item_of(context, visit, key).ok().and_then(Item::several).unwrap_or_default();
        for option in chosen {
            change_set.set(of, &choice_field(key, &option.key), Value::Null)?;
        }
        return change_set.set(of, &answer_field(key), Value::Null);
    };
    let item = item_of(context, visit, key)?;
    let value = check_value(item, answer).map_err(Refusal::Answer)?;
    let Some(options) = item.several() else { return change_set.set(of, &answer_field(key), Value::text(value)) };
    let is_of_none = value == NOT_APPLICABLE || value == NONE_OF_THEM;
    for option in options {
        let is_wanted = !is_of_none && value.split_whitespace().any(|one| one == option.key);
        if is_wanted != is_chosen(context.book, &visit.id, item, &option.key) {
            let to = if is_wanted { Value::Bool(true) } else { Value::Null };
            change_set.set(of, &choice_field(key, &option.key), to)?;
        }
    }
    change_set.set(of, &answer_field(key), if is_of_none { Value::text(value) } else { Value::Null })
}

fn note_value(text: &str) -> Result<Value, Refusal> {
    match text.chars().count() > LONGEST_NOTE {
        true => Err(Refusal::Field(Some(Kind::Visit), "note".to_owned(), FieldError::TooLong(LONGEST_NOTE))),
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
    let value = field_value(context, field, text)?;
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
    let mut change_set = ChangeSet::new(context, id_source);
    set_answer(&mut change_set, found, item, answer)?;
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
    item_of(context, found, item)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(visit.entity(), &note_field(item), note_value(text)?)?;
    change_set.done()
}

/// Whether a visit can be finished: it needs an answer, findings (督查意见), the name of who confirmed it on site, and where
/// evidence is missing the reason why.
pub fn finish_offer(context: &RuleContext, visit: &VisitId) -> Result<(), Refusal> {
    let found = draft(context, visit)?;
    if found.answered == 0 {
        return Err(Refusal::NothingAnswered);
    }
    for needed in ["findings", "confirmed_by"] {
        if context.book.text(visit.entity(), needed).is_empty() {
            return Err(Refusal::Needed(Kind::Visit, needed));
        }
    }
    if context.book.text(visit.entity(), WHY_LACKING).is_empty() && lacks_evidence(context, found) {
        return Err(Refusal::Needed(Kind::Visit, WHY_LACKING));
    }
    Ok(())
}

fn lacks_evidence(context: &RuleContext, visit: &Visit) -> bool {
    let lists = context.tables.checklists(visit).unwrap_or_default();
    lists.into_iter().any(|list| !lacking(context.book, context.tables, &visit.id, list).is_empty())
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
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    match (field.strip_prefix(ANSWER), field.strip_prefix(NOTE)) {
        (Some(item), _) => set_answer(&mut change_set, found, item, Some(text).filter(|text| !text.is_empty()))?,
        (None, Some(item)) => {
            item_of(context, found, item)?;
            change_set.set(visit.entity(), field, note_value(text)?)?;
        }
        (None, None) => change_set.set(visit.entity(), field, field_value(context, field, text)?)?,
    }
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
