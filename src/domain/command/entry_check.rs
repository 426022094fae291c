//! What is wrong with an entry as somebody is about to write it: for rules that refuse, and for a form that says it while it is filled in.

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::kind::Kind;
use crate::domain::register::{Beside, Broken, Cell, Entry, Weight, broken};

use super::context::RuleContext;
use super::outcome::Refusal;

/// What is wrong with an entry as it would be.
#[derive(Default, Debug)]
pub struct EntryFaults {
    /// Needed fields that hold nothing.
    pub needed: Vec<&'static str>,
    /// Rules that hold no more: it is refused.
    pub refused: Vec<Broken>,
    /// 存疑: rules that hold no more, or have not held before; it may be written.
    pub doubts: Vec<Broken>,
}

/// What is wrong with an entry as it would be, all of it. What was broken before is no reason to refuse a change of something else.
pub fn entry_faults(context: &RuleContext, before: Option<&Entry>, after: &Entry) -> EntryFaults {
    let needed = after.register.fields.iter().filter(|field| field.needed && after.cell_of(field.key).is_none());
    let beside = InTables { context };
    let was = before.map(|before| broken(before, &beside, context.today)).unwrap_or_default();
    let is = broken(after, &beside, context.today);
    let (refused, doubts) = is.into_iter().partition(|one| one.rule.weight == Weight::Refuse && !was.contains(one));
    EntryFaults { needed: needed.map(|field| field.key).collect(), refused, doubts }
}

/// Whether an entry may be written so, and what is doubtful about it.
pub fn entry_offer(context: &RuleContext, before: Option<&Entry>, after: &Entry) -> Result<Vec<Broken>, Refusal> {
    let register = after.register;
    let faults = entry_faults(context, before, after);
    if let Some(field) = faults.needed.first() {
        return Err(Refusal::Needed(Kind::Entry(register), field));
    }
    match faults.refused.first() {
        Some(one) => Err(Refusal::RuleBroken(register, one.rule)),
        None => Ok(faults.doubts),
    }
}

/// 存疑: the rules that an entry breaks as it stands.
pub fn entry_doubts(context: &RuleContext, entry: &Entry) -> Vec<Broken> {
    broken(entry, &InTables { context }, context.today)
}

/// What rules look at beside an entry: the records of the book.
struct InTables<'a, 'b> {
    context: &'a RuleContext<'b>,
}

impl Beside for InTables<'_, '_> {
    fn project_number(&self, entry: &Entry, key: &str) -> Option<Decimal> {
        Decimal::parse(self.context.book.text(entry.parent.as_ref()?, key))
    }

    fn before(&self, entry: &Entry) -> Option<Entry> {
        let all = self.context.tables.entries().of(entry.parent.as_ref()?, entry.register);
        let earlier = all.rev().find(|other| (&other.key, &other.id) < (&entry.key, &entry.id) && !other.is_astray);
        earlier.map(|entry| (**entry).clone())
    }

    fn named_by(&self, of: &EntityId, field: &str) -> Vec<EntityId> {
        match self.context.tables.entry(of).and_then(|entry| entry.cell_of(field)) {
            Some(Cell::References(named)) => named.to_vec(),
            _ => Vec::new(),
        }
    }
}
