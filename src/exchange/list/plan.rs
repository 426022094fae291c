//! What a list would change: every row of it against the book, without touching the book.
//!
//! Which project a row is says `identity.rs`. Empty cells never erase anything.

use std::collections::{BTreeSet, HashMap};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, DELETED, EntityId, FieldName, FieldState, Value};
use crate::domain::fields::{FieldKind, spec};
use crate::domain::folding::{fold, same};
use crate::domain::ids::{ProjectId, UnitId};
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::tables::Tables;

use super::cell::{CellError, ReadCell};
use super::identity::{Match, Matching, WasDeleted};
use super::reading::{Reading, Rows, WrongCell};
use super::verdict::{Choices, Note, RowError};

/// What would become of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
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
    /// What would become of it.
    pub outcome: Outcome,
    /// What it says that can be read and is not in conflict.
    pub values: Vec<(FieldName, Value)>,
    /// Why it is a project of its own, where it has its name in common with others.
    pub note: Option<Note>,
    /// The cells that are left out.
    pub wrong: Vec<WrongCell>,
    /// The columns whose cell was filled from above, counted from 0.
    pub filled: Vec<usize>,
    /// Whether it looks like no project and a person takes it in all the same.
    pub taken_in: bool,
}

/// What would become of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A project that is not there yet.
    New {
        /// The id that it will have on every machine that imports it.
        project: ProjectId,
    },
    /// A project that is there, with other values.
    Changed {
        /// The project.
        project: ProjectId,
        /// The fields that would change.
        changes: Vec<FieldChange>,
    },
    /// A project that is there, with the same values.
    Same {
        /// The project.
        project: ProjectId,
    },
    /// A project that was deleted on purpose: it stays away unless a person says that it is to be there again.
    Deleted {
        /// The project.
        project: ProjectId,
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
}

impl Plan {
    /// Compares a list with the book.
    pub fn of(rows: &Rows, book: &Book, tables: &Tables, choices: impl Into<Choices>) -> Plan {
        let choices = choices.into();
        let matches = Matching::new(&rows.readings, book, tables).run(&choices);
        let mut units = Units::of(book, tables);
        let found = rows.readings.iter().zip(matches);
        let planned = found.map(|(reading, (found, note))| {
            let mut row = planned(reading, found, &choices, book, &mut units);
            row.note = note;
            row.taken_in = choices.takes_in(reading);
            row
        });
        Plan { rows: planned.collect() }
    }

    /// What to hand to `Command::ImportList`: for each new, changed or restored project the fields to set.
    pub fn changes(&self) -> Vec<(EntityId, Vec<(String, Value)>)> {
        self.rows.iter().filter_map(PlannedRow::changes).collect()
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
    /// How many projects are written.
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

    fn changes(&self) -> Option<(EntityId, Vec<(String, Value)>)> {
        let set = |(field, value): &(FieldName, Value)| (field.as_str().to_owned(), value.clone());
        match &self.outcome {
            Outcome::New { project } => Some((project.clone().into(), self.values.iter().map(set).collect())),
            Outcome::Changed { project, changes } => {
                let set = |change: &FieldChange| (change.field.as_str().to_owned(), change.to.clone());
                Some((project.clone().into(), changes.iter().map(set).collect()))
            }
            Outcome::Deleted { project, restored: true, .. } => {
                let there = (DELETED.to_owned(), Value::Null);
                Some((project.clone().into(), std::iter::once(there).chain(self.values.iter().map(set)).collect()))
            }
            Outcome::Same { .. } | Outcome::Deleted { .. } | Outcome::Refused(_) => None,
        }
    }
}

/// The units that are known already, each in the spelling that it has: a list that spells one otherwise makes no second one.
struct Units(HashMap<String, String>);

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

    /// The unit in its first spelling.
    fn known(&mut self, name: &str) -> &str {
        self.0.entry(fold(name)).or_insert_with(|| name.to_owned())
    }
}

fn kind_of(field: &FieldName) -> Option<FieldKind> {
    spec("project", field.as_str()).map(|spec| spec.kind)
}

fn planned(reading: &Reading, found: Match, choices: &Choices, book: &Book, units: &mut Units) -> PlannedRow {
    let Reading { line, name, mut values, mut wrong, filled, .. } = reading.clone();
    for cell in values.iter_mut().filter(|cell| kind_of(&cell.field) == Some(FieldKind::Unit)) {
        let known = cell.value.as_text().map(|name| Value::text(units.known(name)));
        cell.value = known.unwrap_or(Value::Null);
    }
    let outcome = match found {
        Match::Refused(error) => Outcome::Refused(error),
        Match::New(project) => Outcome::New { project },
        Match::Deleted(project, how) => {
            let restored = choices.restored.contains(&project);
            Outcome::Deleted { project, how, restored }
        }
        Match::Known(project) => {
            let changes = changes_of(&project, &mut values, book, &mut wrong);
            match changes.is_empty() {
                true => Outcome::Same { project },
                false => Outcome::Changed { project, changes },
            }
        }
    };
    let values = values.into_iter().map(|cell| (cell.field, cell.value)).collect();
    PlannedRow { line, name, outcome, values, note: None, wrong, filled, taken_in: false }
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
