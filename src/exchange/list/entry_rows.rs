//! Lists whose rows are entries of a register: which project each row is about, which entry it is, and what it would change.
//!
//! | A row is about the project that | when |
//! |---|---|
//! | a person chose for it | several are called so |
//! | has the same 项目编号 | the row has one |
//! | has the same name | otherwise |
//!
//! The entry is that of its natural key; where people add as many as they like, the one that says the same in the fields by which the
//! register recognises a row of a sheet. So a list that comes in twice means the same entries.

use std::collections::HashMap;

use crate::book::{Book, EntityId, Value};
use crate::domain::command::RuleContext;
use crate::domain::folding::same;
use crate::domain::register::key::KeyError;
use crate::domain::register::{Key, Parent, Register};
use crate::domain::tables::Tables;
use crate::domain::when::When;

use super::about::{About, Projects};
use super::cell::ReadCell;
use super::entries::{CheckedEntry, EntryFound};
use super::identity::{gone_of, refusal};
use super::known_units::KnownUnits;
use super::planned::{Outcome, PlannedRow};
use super::reading::{Reading, Rows, text_of};
use super::references::Named;
use super::subject::{MONTH_OF, YEAR_OF};
use super::verdict::{Choices, RowError};

/// What would become of every row.
pub(super) fn planned_rows(
    rows: &Rows,
    register: &'static Register,
    context: &RuleContext,
    choices: &Choices,
    units: &mut KnownUnits,
) -> Vec<PlannedRow> {
    let projects = Projects::of(context.tables);
    let beside = (&projects, &Named::of(rows, register));
    each_once(rows, choices, |reading| planned_row(rows, reading, register, context, choices, beside, units))
}

/// Plans every row; one that is what another is says so and stays out.
pub(super) fn each_once(
    rows: &Rows,
    choices: &Choices,
    mut plan: impl FnMut(&Reading) -> PlannedRow,
) -> Vec<PlannedRow> {
    let mut seen: HashMap<EntityId, usize> = HashMap::new();
    let mut planned: Vec<PlannedRow> = Vec::new();
    for (place, reading) in rows.readings.iter().enumerate() {
        let mut row = plan(reading);
        let id = row.entry_id().cloned();
        if let Some(first) = id.and_then(|id| seen.insert(id.clone(), place).map(|first| (id, first))) {
            let (id, first) = first;
            seen.insert(id, first);
            let of_line = rows.readings[first].line;
            let repeats = says_the_same(reading, &rows.readings[first]);
            row.outcome = Outcome::Refused(match repeats {
                true => RowError::Duplicate { of_line },
                false => RowError::SameEntry { of_line },
            });
        }
        row.taken_in = choices.takes_in(reading);
        planned.push(row);
    }
    planned
}

fn says_the_same(one: &Reading, other: &Reading) -> bool {
    let says = |reading: &Reading| -> Vec<(String, Value)> {
        reading.values.iter().map(|cell| (cell.field.as_str().to_owned(), cell.value.clone())).collect()
    };
    says(one) == says(other)
}

fn planned_row(
    rows: &Rows,
    reading: &Reading,
    register: &'static Register,
    context: &RuleContext,
    choices: &Choices,
    (projects, named): (&Projects, &Named),
    units: &mut KnownUnits,
) -> PlannedRow {
    let mut row = PlannedRow::unread(reading);
    let about = match refusal(reading, choices, rows.subject) {
        Some(error) => About::Refused(error, Vec::new()),
        None => projects.about(reading, register.parent == Parent::Project, choices),
    };
    let parent = match about {
        About::Refused(error, candidates) => {
            row.candidates = candidates;
            return row.refused(error);
        }
        About::Project(project) => Some(EntityId::from(project)),
        About::Nothing => None,
    };
    let mut cells: Vec<ReadCell> = reading.values.clone();
    cells.retain(|cell| !rows.subject.is_naming(cell.field.as_str()) && register.field(cell.field.as_str()).is_some());
    units.spell(rows.subject, &mut cells);
    named.find(&mut cells, parent.as_ref(), context.tables, &mut row.wrong);
    let found = match id_of(rows, reading, register, parent.as_ref(), &cells, context) {
        Ok(id) => EntryFound { register, id, parent },
        Err(KeyError::Needed(field)) => return row.refused(RowError::Lacks(register, field)),
        Err(KeyError::NotAPeriod) => return row.refused(RowError::NoPeriod),
        Err(KeyError::NoParent) => return row.refused(RowError::NoProject),
    };
    if let Some(how) = gone_of(context.book, context.tables, &found.id) {
        let restored = choices.restored.contains(&found.id);
        let of = found.id.clone();
        let checked = found.planned(context, cells, &mut row.wrong);
        row.take(checked);
        row.outcome = Outcome::Deleted { of, how, restored };
        return row;
    }
    let checked = found.planned(context, cells, &mut row.wrong);
    if let Some(broken) = &checked.broken {
        let error = RowError::Broken(register, broken.rule);
        return row.refused(error);
    }
    if let Some(field) = checked.lacks.filter(|_| checked.entry.is_new) {
        return row.refused(RowError::Lacks(register, field));
    }
    row.take(checked);
    row
}

impl PlannedRow {
    /// Takes over what was found of the entry that it is.
    fn take(&mut self, checked: CheckedEntry) {
        let entry = checked.entry;
        let of = entry.id.clone();
        self.values.clone_from(&entry.values);
        self.key = Some((entry.register, entry.key.clone()));
        self.naming = entry.naming();
        self.outcome = match (entry.is_new, entry.changes.is_empty()) {
            (true, _) => Outcome::New { of },
            (false, true) => Outcome::Same { of },
            (false, false) => Outcome::Changed { of, changes: entry.changes },
        };
    }

    pub(super) fn refused(self, error: RowError) -> Self {
        Self { outcome: Outcome::Refused(error), ..self }
    }

    fn entry_id(&self) -> Option<&EntityId> {
        match &self.outcome {
            Outcome::New { of } | Outcome::Changed { of, .. } | Outcome::Same { of } | Outcome::Deleted { of, .. } => {
                Some(of)
            }
            Outcome::Refused(_) => None,
        }
    }
}

/// The entry that a row is.
fn id_of(
    rows: &Rows,
    reading: &Reading,
    register: &'static Register,
    parent: Option<&EntityId>,
    cells: &[ReadCell],
    context: &RuleContext,
) -> Result<EntityId, KeyError> {
    let text = |key: &str| {
        let cell = cells.iter().find(|cell| cell.field.as_str() == key);
        cell.and_then(|cell| cell.value.as_text()).unwrap_or_default()
    };
    let said = [MONTH_OF, YEAR_OF].map(|key| When::parse(&text_of(&reading.values, key)));
    let period = said.into_iter().flatten().next().or(rows.period);
    if let (Key::Fresh(fields), Some(parent)) = (register.key, parent)
        && let Some(known) = said_by(context.book, context.tables, register, parent, fields, &text)
    {
        return Ok(known);
    }
    register.key.id_of_row(register, parent, period, text)
}

/// The entry that says the same in these fields, whoever made it.
fn said_by<'a>(
    book: &Book,
    tables: &Tables,
    register: &'static Register,
    parent: &EntityId,
    fields: &[&str],
    text: &impl Fn(&str) -> &'a str,
) -> Option<EntityId> {
    let says = |id: &EntityId| fields.iter().all(|field| same(book.text(id, field), text(field)));
    let mut known = tables.entries().of(parent, register).filter(|entry| says(&entry.id));
    known.next().map(|entry| entry.id.clone())
}
