//! What was typed, filled in or pasted, as one command: which cells the rules take, and why not the others.

use std::collections::BTreeMap;

use crate::domain::command::{Command, EntryTarget, Refusal, RuleContext, entry_offer, would_be};
use crate::domain::fields::FieldError;
use crate::domain::kind::Kind;
use crate::domain::register::{Entry, Register};
use crate::exchange::list::read_in_block;

use super::cursor::Spot;
use super::sheet::{Beside, FieldAt, Holds, Sheet};

/// A text for a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Write {
    /// The cell.
    pub spot: Spot,
    /// As typed; empty for nothing.
    pub text: String,
}

/// Why a cell does not take a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is computed.
    Computed,
    /// This field of this register is for others to write.
    Others(&'static Register, &'static str),
    /// The text does not fit this field.
    Unfit(&'static Register, &'static str, FieldError),
    /// The rules refuse it.
    Refused(Refusal),
}

impl Why {
    /// The same as a refusal, which pages phrase; none for a computed figure.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Computed => None,
            Self::Others(register, field) => Some(Refusal::FieldOfOthers(register, field)),
            Self::Unfit(register, field, error) => {
                Some(Refusal::Field(Some(Kind::Entry(register)), (*field).to_owned(), error.clone()))
            }
            Self::Refused(refusal) => Some(refusal.clone()),
        }
    }
}

/// What a cell takes.
struct Taken {
    spot: Spot,
    field: &'static str,
    text: String,
    becomes: Becomes,
}

/// What becomes of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Becomes {
    /// It was blank.
    New,
    /// It held something else.
    Changed,
    /// It held something and is blank then.
    Blank,
    /// It holds that already.
    Same,
}

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// For each entry the fields to set, as typed.
    pub entries: Vec<(EntryTarget, Vec<(String, String)>)>,
    /// What becomes of each cell that is taken.
    pub taken: BTreeMap<Spot, Becomes>,
    /// Why the others are not.
    pub refused: BTreeMap<Spot, Why>,
}

impl Writing {
    /// Judges texts for cells: each by itself, and those of one entry together.
    pub fn of(sheet: &dyn Sheet, context: &RuleContext, beside: &Beside, writes: &[Write]) -> Self {
        let mut writing = Self::default();
        let mut rows: BTreeMap<usize, (EntryTarget, Vec<Taken>)> = BTreeMap::new();
        for Write { spot, text } in writes {
            match judged(sheet, beside, *spot, text) {
                Err(why) => drop(writing.refused.insert(*spot, why)),
                Ok((_, taken)) if taken.becomes == Becomes::Same => drop(writing.taken.insert(*spot, Becomes::Same)),
                Ok((field, taken)) => {
                    rows.entry(spot.row).or_insert_with(|| (field.target(), Vec::new())).1.push(taken);
                }
            }
        }
        for (row, (target, cells)) in rows {
            writing.add_row(sheet, context, beside, row, target, cells);
        }
        writing
    }

    /// The command; none where nothing would change.
    pub fn command(&self) -> Option<Command> {
        (!self.entries.is_empty()).then(|| Command::PutEntries { entries: self.entries.clone() })
    }

    /// How many cells become this.
    pub fn count(&self, becomes: Becomes) -> usize {
        self.taken.values().filter(|one| **one == becomes).count()
    }

    /// Takes the cells of one entry, all of them if the rules let them through together, else those that they let through.
    fn add_row(
        &mut self,
        sheet: &dyn Sheet,
        context: &RuleContext,
        beside: &Beside,
        row: usize,
        target: EntryTarget,
        cells: Vec<Taken>,
    ) {
        let offered = |cells: &[&Taken]| {
            let fields: Vec<&str> = cells.iter().map(|taken| taken.field).collect();
            let mut facts: Vec<(String, String)> =
                cells.iter().map(|taken| (taken.field.to_owned(), taken.text.clone())).collect();
            facts.extend(sheet.along(row, &fields, beside));
            offer(context, &target, &facts).map(|()| facts)
        };
        let all: Vec<&Taken> = cells.iter().collect();
        let (kept, facts) = match offered(&all) {
            Ok(facts) => (all, facts),
            Err(together) => {
                let mut kept: Vec<&Taken> = Vec::new();
                let mut last = Vec::new();
                for taken in &cells {
                    let more: Vec<&Taken> = kept.iter().copied().chain([taken]).collect();
                    match offered(&more) {
                        Ok(facts) => (kept, last) = (more, facts),
                        Err(why) => drop(self.refused.insert(taken.spot, Why::Refused(why))),
                    }
                }
                if kept.is_empty() && self.refused.is_empty() {
                    cells.iter().for_each(|taken| {
                        self.refused.insert(taken.spot, Why::Refused(together.clone()));
                    });
                }
                (kept, last)
            }
        };
        if !kept.is_empty() {
            self.taken.extend(kept.iter().map(|taken| (taken.spot, taken.becomes)));
            self.entries.push((target, facts));
        }
    }
}

/// What a cell makes of a text, by itself.
fn judged(sheet: &dyn Sheet, beside: &Beside, spot: Spot, text: &str) -> Result<(FieldAt, Taken), Why> {
    let Holds::Field(field) = sheet.holds(spot.row, spot.column) else { return Err(Why::Computed) };
    let spec = field.spec();
    let value = read_in_block(spec, text).map_err(|error| Why::Unfit(field.register, spec.key, error))?;
    let stored = if value.is_null() { "" } else { value.as_text().unwrap_or(text) }.to_owned();
    let id = field.id().ok_or(Why::Refused(Refusal::NotAPeriod))?;
    let before = field.cell();
    let after = Entry::new(field.register, id, None).with([(spec.key, &value)]);
    let becomes = match (before, after.cell(field.place)) {
        (before, after) if before == after => Becomes::Same,
        (None, _) => Becomes::New,
        (Some(_), None) => Becomes::Blank,
        (Some(_), Some(_)) => Becomes::Changed,
    };
    if becomes != Becomes::Same && !field.is_for(beside.role) {
        return Err(Why::Others(field.register, spec.key));
    }
    Ok((field, Taken { spot, field: spec.key, text: stored, becomes }))
}

/// Whether the rules take these facts together.
fn offer(context: &RuleContext, target: &EntryTarget, facts: &[(String, String)]) -> Result<(), Refusal> {
    let mut none = String::new;
    let (before, after) = would_be(context, target, facts, &mut none)?;
    entry_offer(context, before.as_ref(), &after)?;
    // What one entry may not be without is missed by its page, not here.
    let of_others = facts.iter().filter_map(|(key, _)| after.register.field(key)).find(|spec| {
        let changes = before.as_ref().and_then(|before| before.cell_of(spec.key)) != after.cell_of(spec.key);
        changes && !spec.by.include(context.role)
    });
    match of_others {
        Some(spec) => Err(Refusal::FieldOfOthers(after.register, spec.key)),
        None => Ok(()),
    }
}
