//! Rules of bulletins: paragraphs are written over in a draft, an issued one is kept as it was issued and is not touched again.

use crate::book::{EntityId, Value};
use crate::domain::fields::{FieldError, LONGEST_PARAGRAPH, Writers};
use crate::domain::kind::Kind;
use crate::domain::register::Entry;
use crate::domain::registers::bulletin::{DAY, ISSUED, ISSUED_ON, REGISTER, STATE};
use crate::domain::report::bulletin::{draft, is_issued, paragraph_of};
use crate::domain::report::kept::{Written, field_of, frozen_fields, frozen_names, stored};
use crate::domain::text::Lang;

use super::context::{ChangeSet, IdSource, RuleContext, day};
use super::entry::{self, EntryTarget};
use super::outcome::{Decision, Refusal};
use super::settings::office;

/// A draft that whoever asks may write.
fn open<'a>(context: &'a RuleContext, bulletin: &EntityId) -> Result<&'a Entry, Refusal> {
    let entry = context.tables.entry(bulletin).filter(|entry| *entry.register == REGISTER).ok_or(Refusal::NotFound)?;
    if !Writers::Office.include(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    if is_issued(entry) { Err(Refusal::NotInState(&REGISTER)) } else { Ok(entry) }
}

/// Sets fields of entries, as registers do; those of an issued bulletin stay.
pub(super) fn put_all(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    entries: &[(EntryTarget, Vec<(String, String)>)],
) -> Result<Decision, Refusal> {
    let is_kept = |target: &EntryTarget| match target {
        EntryTarget::Existing(id) => {
            context.tables.entry(id).is_some_and(|entry| *entry.register == REGISTER && is_issued(entry))
        }
        EntryTarget::OfKey { .. } | EntryTarget::Again(_) => false,
    };
    match entries.iter().any(|(target, _)| is_kept(target)) {
        true => Err(Refusal::NotInState(&REGISTER)),
        false => entry::put_all(context, id_source, entries),
    }
}

/// Writes over a paragraph; `None` gives back what the figures say.
pub(super) fn over(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    bulletin: &EntityId,
    paragraph: &str,
    text: Option<String>,
) -> Result<Decision, Refusal> {
    let entry = open(context, bulletin)?;
    let there = paragraph_of(context.book, context.tables, &office(), entry, context.today, paragraph);
    let made = there.ok_or(Refusal::NotFound)?.made(Lang::Zh);
    let text = text.map(|text| text.replace("\r\n", "\n").trim().to_owned()).filter(|text| *text != made);
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST_PARAGRAPH) {
        let error = FieldError::TooLong(LONGEST_PARAGRAPH);
        return Err(Refusal::Field(Some(Kind::Entry(&REGISTER)), field_of(paragraph), error));
    }
    // Nothing, where the figures say nothing either, is no text of its own.
    let text = text.filter(|text| !(text.is_empty() && made.is_empty()));
    let value = text.map_or(Value::Null, |text| stored(&Written { text, made }));
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(bulletin, &field_of(paragraph), value)?;
    change_set.done()
}

/// One arrow of a register's flow; a bulletin that is issued by it is frozen with it.
pub(super) fn act(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    of: &EntityId,
    action: &str,
    facts: &[(String, String)],
    why: &str,
) -> Result<Decision, Refusal> {
    let mut decision = entry::act(context, id_source, of, action, facts, why)?;
    let issues = REGISTER.flow.and_then(|flow| flow.action(action)).is_some_and(|action| action.to == ISSUED);
    let Some(before) = context.tables.entry(of).filter(|entry| issues && *entry.register == REGISTER) else {
        return Ok(decision);
    };
    let (_, said) = entry::would_be(context, &EntryTarget::Existing(of.clone()), facts, &mut || String::new())?;
    let today = day(context.today);
    let mut then = vec![(ISSUED_ON.key, &today)];
    if before.get(DAY).is_none() && said.get(DAY).is_none() {
        then.push((DAY.key, &today));
    }
    let issued = Value::text(ISSUED);
    then.push((STATE.key, &issued));
    let document = draft(context.book, context.tables, &office(), &said.with(then), context.today);
    let mut change_set = ChangeSet::new(context, id_source);
    let pieces = frozen_fields(&document);
    for name in frozen_names(context.book, of) {
        if !pieces.iter().any(|(piece, _)| *piece == name) {
            change_set.set(of, &name, Value::Null)?;
        }
    }
    for (name, piece) in pieces {
        change_set.set(of, &name, piece)?;
    }
    decision.changes.extend(change_set.decision().changes);
    Ok(decision)
}
