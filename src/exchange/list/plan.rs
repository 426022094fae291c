//! What a list would change: every row of it against the book, without touching the book.
//!
//! Which project a row is says `identity.rs`. Empty cells never erase anything.

use std::collections::{BTreeSet, HashMap};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, DELETED, EntityId, FieldName, FieldState, Value};
use crate::domain::command::RuleContext;
use crate::domain::fields::{FieldKind, spec};
use crate::domain::folding::{fold, same};
use crate::domain::ids::{ProjectId, UnitId};
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::register::{KeyPart, Register};
use crate::domain::tables::Tables;

use super::cell::{CellError, ReadCell};
use super::entries::{PlannedEntry, planned_months};
use super::entry_rows::planned_rows;
use super::identity::{Match, Matching, WasDeleted};
use super::reading::{Reading, Rows, WrongCell};
use super::subject::Subject;
use super::verdict::{Choices, Note, RowError};

/// What would become of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What a row is.
    pub subject: Subject,
    /// Every row of the list, in its order.
    pub rows: Vec<PlannedRow>,
}

/// What would become of one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedRow {
    /// The line of the file at which it starts, counted from 1.
    pub line: u64,
    /// 项目名称, as far as it can be read.
    pub name: String,
    /// What the id of the entry says that the row is.
    pub key: Option<(&'static Register, KeyPart)>,
    /// What would become of it.
    pub outcome: Outcome,
    /// What it says that can be read and is not in conflict.
    pub values: Vec<(FieldName, Value)>,
    /// What would become of the months of its project, as far as the list has any.
    pub entries: Vec<PlannedEntry>,
    /// The projects that could be meant, where several could.
    pub candidates: Vec<ProjectId>,
    /// What says of a new entry what it belongs to.
    pub(super) naming: Option<(String, Value)>,
    /// Why it is a project of its own, where it has its name in common with others.
    pub note: Option<Note>,
    /// The cells that are left out.
    pub wrong: Vec<WrongCell>,
    /// The columns whose cell was filled from above, counted from 0.
    pub filled: Vec<usize>,
    /// Whether it looks like no project and a person takes it in all the same.
    pub taken_in: bool,
}

/// What would become of a row, which is a project or an entry of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is not there yet.
    New {
        /// The id that it will have on every machine that imports it.
        of: EntityId,
    },
    /// It is there, with other values, or its months have others.
    Changed {
        /// Which it is.
        of: EntityId,
        /// Its fields that would change.
        changes: Vec<FieldChange>,
    },
    /// It is there, with the same values.
    Same {
        /// Which it is.
        of: EntityId,
    },
    /// It was deleted on purpose: it stays away unless a person says that it is to be there again.
    Deleted {
        /// Which it is.
        of: EntityId,
        /// When, by whom and why.
        how: WasDeleted,
        /// Whether it is to be there again.
        restored: bool,
    },
    /// It stays out.
    Refused(RowError),
}

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

/// How many rows come to what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// New projects.
    pub new: usize,
    /// Projects with other values.
    pub changed: usize,
    /// Projects with the same values.
    pub same: usize,
    /// Projects that were deleted and stay away.
    pub deleted: usize,
    /// Projects that were deleted and will be there again.
    pub restored: usize,
    /// Rows that stay out.
    pub refused: usize,
    /// Rows that come in without some of their cells.
    pub incomplete: usize,
    /// Months that are new or change.
    pub months: usize,
}

impl Plan {
    /// Compares a list with the book, for whoever asks.
    pub fn of(rows: &Rows, context: &RuleContext, choices: impl Into<Choices>) -> Plan {
        let choices = choices.into();
        let (book, tables) = (context.book, context.tables);
        let mut units = Units::of(book, tables);
        let subject = rows.subject;
        if let Subject::Entry(register) = subject {
            return Plan { subject, rows: planned_rows(rows, register, context, &choices, &mut units) };
        }
        let matches = Matching::new(&rows.readings, book, tables).run(&choices);
        let found = rows.readings.iter().zip(matches);
        let planned = found.map(|(reading, (found, note))| {
            let mut row = planned(reading, found, &choices, context, &mut units);
            row.note = note;
            row.taken_in = choices.takes_in(reading);
            row
        });
        Plan { subject, rows: planned.collect() }
    }

    /// What to hand to `Command::ImportList`: for each new, changed or restored project or entry the fields to set.
    pub fn changes(&self) -> Vec<(EntityId, Vec<(String, Value)>)> {
        self.rows.iter().flat_map(PlannedRow::changes).collect()
    }

    /// The years whose plans would give way to those of another year, and of how many projects: last year's figures are no longer seen then.
    pub fn years_replaced(&self) -> Option<(BTreeSet<String>, usize)> {
        let replaced = |row: &PlannedRow| match &row.outcome {
            Outcome::Changed { changes, .. } => changes
                .iter()
                .find(|change| change.field.as_str() == PLAN_YEAR)
                .and_then(|change| change.from.as_text())
                .map(str::to_owned),
            // A deleted project shows nothing that would give way.
            Outcome::New { .. } | Outcome::Same { .. } | Outcome::Deleted { .. } | Outcome::Refused(_) => None,
        };
        let years: Vec<String> = self.rows.iter().filter_map(replaced).collect();
        let count = years.len();
        (count > 0).then(|| (years.into_iter().collect_sorted(), count))
    }

    /// How many rows come to what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.outcome {
                Outcome::New { .. } => counts.new += 1,
                Outcome::Changed { .. } => counts.changed += 1,
                Outcome::Same { .. } => counts.same += 1,
                Outcome::Deleted { restored: false, .. } => counts.deleted += 1,
                Outcome::Deleted { restored: true, .. } => counts.restored += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
            if row.comes_in() && !row.wrong.is_empty() {
                counts.incomplete += 1;
            }
            counts.months += row.months_written();
        }
        counts
    }
}

impl RowError {
    /// Whether such a row can be taken in after all: only its words say that it is no project.
    pub const fn can_be_taken_in(self) -> bool {
        matches!(self, Self::Sum | Self::GroupTitle | Self::Note | Self::Heading)
    }
}

impl Counts {
    /// How many projects, or entries, are written.
    pub const fn written(&self) -> usize {
        self.new + self.changed + self.restored
    }
}

impl PlannedRow {
    /// Whether its project is in the book once the list is imported, by this row.
    pub const fn comes_in(&self) -> bool {
        !matches!(self.outcome, Outcome::Refused(_) | Outcome::Deleted { restored: false, .. })
    }

    /// What it says in a field; nothing where it says nothing.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(field, _)| field.as_str() == key).map(|(_, value)| value)
    }

    /// How many of its months are written.
    pub fn months_written(&self) -> usize {
        let months = self.entries.iter().filter(|entry| entry.key.month().is_some() && !entry.changes.is_empty());
        if self.comes_in() { months.count() } else { 0 }
    }

    /// A row of which nothing is known but what was read.
    pub(super) fn unread(reading: &Reading) -> PlannedRow {
        PlannedRow {
            line: reading.line,
            name: reading.name.clone(),
            key: None,
            outcome: Outcome::Refused(RowError::NoName),
            values: reading.values.iter().map(|cell| (cell.field.clone(), cell.value.clone())).collect(),
            entries: Vec::new(),
            candidates: Vec::new(),
            naming: None,
            note: None,
            wrong: reading.wrong.clone(),
            filled: reading.filled.clone(),
            taken_in: false,
        }
    }

    fn changes(&self) -> impl Iterator<Item = (EntityId, Vec<(String, Value)>)> {
        let own = self.own_changes().filter(|(_, facts)| !facts.is_empty());
        own.into_iter().chain(self.entries.iter().filter(|_| self.comes_in()).filter_map(PlannedEntry::row))
    }

    fn own_changes(&self) -> Option<(EntityId, Vec<(String, Value)>)> {
        let set = |(field, value): &(FieldName, Value)| (field.as_str().to_owned(), value.clone());
        match &self.outcome {
            Outcome::New { of } => {
                Some((of.clone(), self.naming.iter().cloned().chain(self.values.iter().map(set)).collect()))
            }
            Outcome::Changed { of, changes } => {
                let set = |change: &FieldChange| (change.field.as_str().to_owned(), change.to.clone());
                Some((of.clone(), changes.iter().map(set).collect()))
            }
            Outcome::Deleted { of, restored: true, .. } => {
                let there = (DELETED.to_owned(), Value::Null);
                Some((of.clone(), std::iter::once(there).chain(self.values.iter().map(set)).collect()))
            }
            Outcome::Same { .. } | Outcome::Deleted { .. } | Outcome::Refused(_) => None,
        }
    }
}

/// The units that are known already, each in the spelling that it has: a list that spells one otherwise makes no second one.
pub(super) struct Units(HashMap<String, String>);

impl Units {
    fn of(book: &Book, tables: &Tables) -> Units {
        let mut units = Units(HashMap::new());
        let listed = book.entities(UnitId::KIND).map(|(of, _)| book.text(of, "name"));
        let projects = tables
            .projects()
            .flat_map(|project| [book.text(project.id.entity(), "lead_unit"), book.text(project.id.entity(), "owner")]);
        for name in listed.chain(projects) {
            units.known(name);
        }
        units
    }

    /// Spells the units that cells name as they are known.
    pub(super) fn spell(&mut self, subject: Subject, cells: &mut [ReadCell]) {
        let is_unit =
            |cell: &&mut ReadCell| subject.spec(cell.field.as_str()).is_some_and(|spec| spec.kind == FieldKind::Unit);
        for cell in cells.iter_mut().filter(is_unit) {
            let known = cell.value.as_text().map(|name| Value::text(self.known(name)));
            cell.value = known.unwrap_or(Value::Null);
        }
    }

    /// The unit in its first spelling.
    fn known(&mut self, name: &str) -> &str {
        self.0.entry(fold(name)).or_insert_with(|| name.to_owned())
    }
}

fn kind_of(field: &FieldName) -> Option<FieldKind> {
    spec("project", field.as_str()).map(|spec| spec.kind)
}

fn planned(reading: &Reading, found: Match, choices: &Choices, context: &RuleContext, units: &mut Units) -> PlannedRow {
    let mut row = PlannedRow::unread(reading);
    let mut values = reading.values.clone();
    units.spell(Subject::Project, &mut values);
    let months_of = |project: &ProjectId, values: &[ReadCell], wrong: &mut Vec<WrongCell>| {
        planned_months(context, project, reading.months.clone(), values, wrong)
    };
    row.outcome = match found {
        Match::Refused(error) => Outcome::Refused(error),
        Match::New(project) => {
            row.entries = months_of(&project, &values, &mut row.wrong);
            Outcome::New { of: project.into() }
        }
        Match::Deleted(project, how) => {
            let of: EntityId = project.clone().into();
            let restored = choices.restored.contains(&of);
            row.entries = months_of(&project, &values, &mut row.wrong);
            Outcome::Deleted { of, how, restored }
        }
        Match::Known(project) => {
            let changes = changes_of(&project, &mut values, context.book, &mut row.wrong);
            row.entries = months_of(&project, &values, &mut row.wrong);
            let of = project.into();
            let same = changes.is_empty() && row.entries.iter().all(|entry| entry.changes.is_empty());
            if same { Outcome::Same { of } } else { Outcome::Changed { of, changes } }
        }
    };
    row.values = values.into_iter().map(|cell| (cell.field, cell.value)).collect();
    row
}

/// The fields that would change. Cells of fields in conflict leave the values: a person decides about these.
fn changes_of(
    project: &ProjectId,
    cells: &mut Vec<ReadCell>,
    book: &Book,
    wrong: &mut Vec<WrongCell>,
) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    cells.retain(|ReadCell { column, field, value }| {
        let from = book.value(project.entity(), field.as_str());
        if from == value || only_spelled_otherwise(field, from, value) {
            return true;
        }
        match book.field(project.entity(), field.as_str()) {
            FieldState::Conflict(_) => {
                let text = value.as_text().unwrap_or_default().to_owned();
                wrong.push(WrongCell { column: *column, text, why: CellError::InConflict });
                false
            }
            FieldState::Unset | FieldState::Agreed(_) => {
                changes.push(FieldChange { field: field.clone(), from: from.clone(), to: value.clone() });
                true
            }
        }
    });
    changes
}

/// Whether a line or a unit is the same to whoever reads it: two lists that spell it in two ways would change it to and fro for ever.
fn only_spelled_otherwise(field: &FieldName, from: &Value, to: &Value) -> bool {
    matches!(kind_of(field), Some(FieldKind::Line | FieldKind::Unit))
        && from.as_text().zip(to.as_text()).is_some_and(|(from, to)| same(from, to))
}
