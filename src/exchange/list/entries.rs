//! What a row of a list would change in one entry of a register: cell by cell, by the rules that hold for whoever writes it by hand.
//!
//! | A cell is left out | because |
//! |---|---|
//! | `InConflict` | people disagree about the field |
//! | `OfOthers` | the field is not for the role of whoever imports: 计划 is the office's, 核定 the team's |
//! | `RuleBroken` | a rule that refuses does not hold with it: a figure of a month that is still to come |
//!
//! What stands there already is neither checked nor told. Knows nothing of tables and columns.

use crate::book::{Deletion, EntityId, FieldName, FieldState, Value};
use crate::domain::command::{RuleContext, entry_faults};
use crate::domain::fields::FieldKind;
use crate::domain::folding::same;
use crate::domain::ids::ProjectId;
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::register::entry::parent_field;
use crate::domain::register::{Broken, Entry, Key, KeyPart, Register};
use crate::domain::registers::year_plan as plan;
use crate::domain::when::When;

use super::cell::{CellError, MonthCell, ReadCell};
use super::reading::WrongCell;

/// A field that would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldChange {
    /// The field.
    pub field: FieldName,
    /// What it holds now.
    pub from: Value,
    /// What it would hold.
    pub to: Value,
}

/// What would become of one entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedEntry {
    /// Its id, the same on every machine that imports the list.
    pub id: EntityId,
    /// Its register.
    pub register: &'static Register,
    /// What its id says: the month, the year.
    pub key: KeyPart,
    /// What it belongs to.
    pub parent: Option<EntityId>,
    /// Whether it is not there yet.
    pub is_new: bool,
    /// What the list says that can be written or stands there already.
    pub values: Vec<(FieldName, Value)>,
    /// The fields that would change.
    pub changes: Vec<FieldChange>,
}

impl PlannedEntry {
    /// For a command: the entry with the fields to set. Nothing where nothing changes.
    pub(super) fn row(&self) -> Option<(EntityId, Vec<(String, Value)>)> {
        if self.changes.is_empty() {
            return None;
        }
        let naming = self.naming();
        let changes = self.changes.iter().map(|change| (change.field.as_str().to_owned(), change.to.clone()));
        Some((self.id.clone(), naming.into_iter().chain(changes).collect()))
    }

    /// What says of a new entry what it belongs to.
    pub(super) fn naming(&self) -> Option<(String, Value)> {
        let parent = self.parent.as_ref().filter(|_| self.is_new)?;
        Some((parent_field(self.register).to_owned(), Value::text(parent.as_str())))
    }
}

/// The months of a project, and the plan of a year where it stands in an entry: what figures are made of there is what the list changes.
pub(super) fn planned_months(
    context: &RuleContext,
    project: &ProjectId,
    months: Vec<MonthCell>,
    values: &[ReadCell],
    wrong: &mut Vec<WrongCell>,
) -> Vec<PlannedEntry> {
    let mut cells: Vec<((&'static Register, When), Vec<ReadCell>)> = Vec::new();
    for MonthCell { column, register, spec, period, value } in
        months.into_iter().chain(plan_of_year(context, project, values))
    {
        let field = spec.key.parse().expect("the keys of fields are field names");
        let cell = ReadCell { column, field, value };
        match cells.iter_mut().find(|(of, _)| *of == (register, period)) {
            Some((_, together)) => together.push(cell),
            None => cells.push(((register, period), vec![cell])),
        }
    }
    let entry = |((register, period), cells): ((&'static Register, When), Vec<ReadCell>)| {
        let id = register.key.id_of_row(register, Some(project.entity()), Some(period), |_| "").ok()?;
        let found = EntryFound { register, id, parent: Some(project.clone().into()) };
        let checked = found.planned(context, cells, wrong);
        Some(checked.entry).filter(|entry| !entry.is_new || !entry.changes.is_empty())
    };
    cells.into_iter().filter_map(entry).collect()
}

/// The year's plan of a row, for the entry of that year, where the project has one with a plan: it is what figures go by. Without one
/// they go by the project's own field, and nothing is written twice.
fn plan_of_year(context: &RuleContext, project: &ProjectId, values: &[ReadCell]) -> Option<MonthCell> {
    const ANNUAL_PLAN: &str = "annual_plan";
    let of = |key: &str| values.iter().find(|cell| cell.field.as_str() == key);
    let amount = of(ANNUAL_PLAN)?;
    let year = When::parse(of(PLAN_YEAR)?.value.as_text()?)?;
    let register = &plan::REGISTER;
    let id = register.key.id_of_row(register, Some(project.entity()), Some(year), |_| "").ok()?;
    context.tables.entry(&id)?.get(plan::PLAN)?;
    let spec = register.field(plan::PLAN.key)?;
    Some(MonthCell { column: amount.column, register, spec, period: year, value: amount.value.clone() })
}

/// An entry that cells are about.
pub(super) struct EntryFound {
    pub(super) register: &'static Register,
    pub(super) id: EntityId,
    pub(super) parent: Option<EntityId>,
}

/// An entry with what was checked.
pub(super) struct CheckedEntry {
    pub(super) entry: PlannedEntry,
    /// A field that it cannot be without, and that holds nothing.
    pub(super) lacks: Option<&'static str>,
    /// A rule that does not hold and that no cell of the list is to blame for.
    pub(super) broken: Option<Broken>,
}

impl EntryFound {
    /// Checks the cells one by one and all of them together; those that stay out are told.
    pub(super) fn planned(
        self,
        context: &RuleContext,
        cells: Vec<ReadCell>,
        wrong: &mut Vec<WrongCell>,
    ) -> CheckedEntry {
        let Self { register, id, parent } = self;
        let before = context.tables.entry(&id).map(|entry| (**entry).clone());
        let blank = before.clone().unwrap_or_else(|| Entry::new(register, id.clone(), parent.clone()));
        let mut values = Vec::new();
        let mut changes: Vec<(ReadCell, FieldChange)> = Vec::new();
        for cell in cells {
            match compared(context, register, &id, &cell) {
                Ok(None) => values.push((cell.field, cell.value)),
                Ok(Some(change)) => changes.push((cell, change)),
                Err(why) => wrong.push(left_out(&cell, why)),
            }
        }
        // The key of a choice that stands in the id is not written a second time.
        let in_key = match (register.key, &blank.key) {
            (Key::Code { field, .. }, KeyPart::Choice { .. }) => field,
            _ => "",
        };
        changes.retain(|(cell, _)| cell.field.as_str() != in_key);
        let (lacks, broken) = loop {
            let after = blank.with(changes.iter().map(|(cell, _)| (cell.field.as_str(), &cell.value)));
            let faults = entry_faults(context, before.as_ref(), &after);
            let Some(fault) = faults.refused.first().copied() else { break (faults.needed.first().copied(), None) };
            let Some(at) = changes.iter().position(|(cell, _)| cell.field.as_str() == fault.field) else {
                break (None, Some(fault));
            };
            let (cell, _) = changes.remove(at);
            wrong.push(left_out(&cell, CellError::RuleBroken(register, fault.rule)));
        };
        values.extend(changes.iter().map(|(cell, _)| (cell.field.clone(), cell.value.clone())));
        let changes = changes.into_iter().map(|(_, change)| change).collect();
        let is_new = before.is_none();
        CheckedEntry {
            entry: PlannedEntry { id, register, key: blank.key, parent, is_new, values, changes },
            lacks,
            broken,
        }
    }
}

fn left_out(cell: &ReadCell, why: CellError) -> WrongCell {
    WrongCell { column: cell.column, text: cell.value.as_text().unwrap_or_default().to_owned(), why }
}

/// What a cell would change; nothing where it says what stands there.
fn compared(
    context: &RuleContext,
    register: &'static Register,
    id: &EntityId,
    cell: &ReadCell,
) -> Result<Option<FieldChange>, CellError> {
    let key = cell.field.as_str();
    // What was deleted comes back with what the list says alone.
    let is_there = context.book.deletion(id) != Deletion::Deleted;
    let from = if is_there { context.book.value(id, key) } else { &Value::Null };
    let spec = register.field(key);
    let is_line = spec.is_some_and(|spec| matches!(spec.kind, FieldKind::Line | FieldKind::Unit));
    let spelled = || is_line && from.as_text().zip(cell.value.as_text()).is_some_and(|(from, to)| same(from, to));
    if *from == cell.value || spelled() {
        return Ok(None);
    }
    if is_there && matches!(context.book.field(id, key), FieldState::Conflict(_)) {
        return Err(CellError::InConflict);
    }
    match spec {
        Some(spec) if !spec.by.include(context.role) => Err(CellError::OfOthers(register, spec.key)),
        _ => Ok(Some(FieldChange { field: cell.field.clone(), from: from.clone(), to: cell.value.clone() })),
    }
}
