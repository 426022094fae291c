//! What the rules decide by, and the writing down of what they decide.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{
    Book, Change, ChangeDraft, DELETED, Deletion, Entity, EntityId, FieldName, FieldState, Stamp, Value, longest_text,
    reason,
};
use crate::domain::choices::Role;
use crate::domain::fields::{FieldError, FieldSpec, LONGEST_TEXT, fields_of, spec};
use crate::domain::ids::PersonId;
use crate::domain::industry::sector_and_industry;
use crate::domain::kind::Kind;
use crate::domain::tables::Tables;

use super::outcome::{Decision, Refusal};

/// Everything that a rule may look at.
#[derive(Clone, Copy)]
pub struct RuleContext<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// Who asks.
    pub me: &'a PersonId,
    /// In which role.
    pub role: Role,
    /// The day on the machine's calendar.
    pub today: NaiveDate,
}

/// Where stamps and fresh ids come from: the clock module in the program, a counter in tests.
pub trait IdSource {
    /// The next stamp, greater than all before it.
    fn stamp(&mut self) -> Stamp;
    /// 32 hex digits that nobody else will ever get.
    fn fresh(&mut self) -> String;
}

/// Collects the changes of one decision.
pub(super) struct ChangeSet<'a> {
    context: &'a RuleContext<'a>,
    id_source: &'a mut dyn IdSource,
    why: Option<Arc<str>>,
    decision: Decision,
    /// Where each field that was set stands among the changes.
    places: HashMap<(EntityId, FieldName), usize>,
}

impl<'a> ChangeSet<'a> {
    pub(super) fn new(context: &'a RuleContext<'a>, id_source: &'a mut dyn IdSource) -> Self {
        Self { context, id_source, why: None, decision: Decision::default(), places: HashMap::new() }
    }

    /// Gives every change from here on this reason; refuses blanks.
    pub(super) fn because(mut self, why: &str) -> Result<Self, Refusal> {
        self.why = Some(reason(why).ok_or(Refusal::ReasonNeeded)?);
        Ok(self)
    }

    /// Gives every change from here on this reason, if there is one.
    pub(super) fn because_if_said(mut self, why: &str) -> Self {
        self.why = reason(why);
        self
    }

    /// What the rules decide by.
    pub(super) const fn context(&self) -> &'a RuleContext<'a> {
        self.context
    }

    pub(super) fn fresh(&mut self) -> String {
        self.id_source.fresh()
    }

    /// Remembers the entity that was made.
    pub(super) fn made(&mut self, id: &EntityId) {
        self.decision.made = Some(id.clone());
    }

    pub(super) const fn skip(&mut self) {
        self.decision.skipped += 1;
    }

    /// Sets a field, unless that is what it holds already.
    pub(super) fn set(&mut self, of: &EntityId, key: &str, to: Value) -> Result<(), Refusal> {
        let field: FieldName = key.parse().map_err(|_| Refusal::BadName)?;
        let unchanged = match self.context.book.field(of, key) {
            _ if self.places.contains_key(&(of.clone(), field)) => false,
            FieldState::Unset => to.is_null(),
            FieldState::Agreed(value) => *value == to,
            FieldState::Conflict(_) => false,
        };
        match unchanged {
            true => Ok(()),
            false => self.set_anyway(of, key, to),
        }
    }

    /// Sets a field even to what it holds.
    pub(super) fn set_anyway(&mut self, of: &EntityId, key: &str, to: Value) -> Result<(), Refusal> {
        let field = key.parse().map_err(|_| Refusal::BadName)?;
        let at = self.id_source.stamp();
        let draft = self.context.book.replace(of, &field, to, self.context.me.entity(), at);
        self.push(draft);
        Ok(())
    }

    /// Gives a field several values that disagree, each over what it holds: the conflict that an undone decision left behind.
    pub(super) fn set_apart(&mut self, of: &EntityId, key: &str, values: Vec<Value>) -> Result<(), Refusal> {
        let field: FieldName = key.parse().map_err(|_| Refusal::BadName)?;
        for value in values {
            let at = self.id_source.stamp();
            let draft = self.context.book.replace(of, &field, value, self.context.me.entity(), at);
            self.decision.changes.push(ChangeDraft { why: self.why.clone(), ..draft }.seal());
        }
        Ok(())
    }

    /// Deletes an entity, having seen all of it.
    pub(super) fn delete(&mut self, of: &EntityId) {
        let at = self.id_source.stamp();
        let draft = self.context.book.delete(of, self.context.me.entity(), at);
        self.push(draft);
    }

    /// Makes a deleted entity be there again, with nothing of what it was but these fields, which are said anew.
    pub(super) fn revive(&mut self, of: &EntityId, said: &[&str]) -> Result<(), Refusal> {
        let book = self.context.book;
        if book.deletion(of) != Deletion::Deleted {
            return Ok(());
        }
        self.set(of, DELETED, Value::Null)?;
        let is_said = |set: &FieldName| set.as_str() == DELETED || said.contains(&set.as_str());
        let fields = book.entity(of).into_iter().flat_map(Entity::fields);
        for set in fields.filter(|set| !is_said(set)) {
            self.set(of, set.as_str(), Value::Null)?;
        }
        Ok(())
    }

    /// Sets fields from what was typed, by the table of the entity's kind.
    pub(super) fn set_facts(&mut self, of: &EntityId, facts: &[(String, String)]) -> Result<(), Refusal> {
        let is_said = |key: &str| facts.iter().any(|(said, text)| said == key && !text.trim().is_empty());
        facts.iter().try_for_each(|(key, text)| {
            let value = read(of.kind(), key, text)?;
            let both = sector_and_industry(key, &value).filter(|_| Kind::of(of) == Some(Kind::Project));
            let Some([(sector, in_sector), (industry, in_industry)]) = both else {
                return match self.is_left(of, key, &value) {
                    true => Ok(()),
                    false => self.set(of, key, value),
                };
            };
            self.set(of, sector, in_sector)?;
            if is_said(industry) { Ok(()) } else { self.set(of, industry, in_industry) }
        })
    }

    /// Whether a form that somebody saves says of a field in conflict only what it showed: nobody has decided the conflict by that.
    fn is_left(&self, of: &EntityId, key: &str, value: &Value) -> bool {
        let book = self.context.book;
        matches!(book.field(of, key), FieldState::Conflict(_)) && book.value(of, key) == value
    }

    /// Of two changes of one field in one decision the second counts: together they would be a conflict with oneself.
    fn push(&mut self, draft: ChangeDraft) {
        let change = ChangeDraft { why: self.why.clone(), ..draft }.seal();
        let changes = &mut self.decision.changes;
        let place = *self.places.entry((change.of().clone(), change.set().clone())).or_insert(changes.len());
        match changes.get_mut(place) {
            Some(earlier) => *earlier = change,
            None => changes.push(change),
        }
    }

    /// The changes so far.
    pub(super) fn changes(&self) -> &[Change] {
        &self.decision.changes
    }

    /// The decision, be it that nothing changes.
    pub(super) fn decision(self) -> Decision {
        self.decision
    }

    /// The decision; refused where nothing would change, or where a text is longer than any file may hold.
    pub(super) fn done(self) -> Result<Decision, Refusal> {
        if self.decision.changes.is_empty() {
            return Err(Refusal::NothingChanges);
        }
        let too_long = |change: &&Change| longest_text(change) > LONGEST_TEXT;
        match self.decision.changes.iter().find(too_long) {
            // In characters, of which some take four bytes.
            Some(change) => {
                let error = FieldError::TooLong(LONGEST_TEXT / 4);
                Err(Refusal::Field(Kind::of(change.of()), change.set().to_string(), error))
            }
            None => Ok(self.decision),
        }
    }
}

/// Reads what was typed for a field of a kind of entity. Columns of lists that have no field of their own (`x/…`) are plain text.
///
/// What only commands write (the state of a problem, its original deadline) cannot be typed.
pub(super) fn read(kind: &str, key: &str, text: &str) -> Result<Value, Refusal> {
    let made_of_a_key =
        || spec(kind, key).filter(|_| matches!(Kind::from_key(kind), Some(Kind::Rule | Kind::Calendar)));
    match fields_of(kind).iter().find(|spec| spec.key == key).or_else(made_of_a_key) {
        Some(spec) => read_as(kind, spec, text),
        None if key.starts_with("x/") => Ok(Value::text_or_null(text)),
        None => Err(Refusal::NotFound),
    }
}

pub(super) fn read_as(kind: &str, spec: &FieldSpec, text: &str) -> Result<Value, Refusal> {
    spec.read(text).map_err(|error| Refusal::Field(Kind::from_key(kind), spec.key.to_owned(), error))
}

/// A day as it is stored.
pub(super) fn day(day: NaiveDate) -> Value {
    Value::text(day.to_string())
}
