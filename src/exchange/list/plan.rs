//! What a list would change: every row of it against the book, without touching the book.
//!
//! Which project a row is says `identity.rs`. Empty cells never erase anything.

use std::collections::BTreeSet;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId, FieldName, FieldState, Value};
use crate::domain::command::RuleContext;
use crate::domain::fields::{FieldKind, spec};
use crate::domain::figures::month::Month;
use crate::domain::folding::same;
use crate::domain::ids::ProjectId;
use crate::domain::plan_year::PLAN_YEAR;
use crate::domain::registers::monthly_progress::PLANNED;
use crate::domain::when::{Precision, When};

use super::cell::{CellError, ReadCell};
use super::entries::{FieldChange, PlannedEntry, planned_months};
use super::entry_rows::planned_rows;
use super::identity::{Match, Matching};
use super::known_units::KnownUnits;
use super::planned::{Outcome, PlannedRow};
use super::problem_rows::planned_problems;
use super::reading::{Reading, Rows, WrongCell};
use super::subject::Subject;
use super::verdict::{Choices, RowError};

/// What would become of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What a row is.
    pub subject: Subject,
    /// Every row of the list, in its order.
    pub rows: Vec<PlannedRow>,
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
        let mut units = KnownUnits::of(book, tables);
        let subject = rows.subject;
        let told = match subject {
            Subject::Project => None,
            Subject::Entry(register) => Some(planned_rows(rows, register, context, &choices, &mut units)),
            Subject::Problem => Some(planned_problems(rows, context, &choices, &mut units)),
        };
        if let Some(rows) = told {
            return Plan { subject, rows };
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

    /// The latest month that the rows say something of: the last with something completed, else the last that is planned.
    pub fn latest_month(&self) -> Option<Month> {
        let planned = |entry: &&PlannedEntry| entry.values.iter().all(|(field, _)| field.as_str() == PLANNED.key);
        let entries = || self.rows.iter().filter(|row| row.comes_in()).flat_map(|row| &row.entries);
        let month = |entry: &PlannedEntry| entry.key.month().and_then(|(year, month)| Month::new(year, month));
        let sum = |row: &PlannedRow| {
            let as_of = When::parse(row.value("ytd_as_of")?.as_text()?)?;
            (as_of.precision() != Precision::Year).then(|| Month::of(as_of.first_day()))
        };
        let summed = self.rows.iter().filter(|row| row.comes_in()).filter_map(sum).max();
        let done = entries().filter(|entry| !planned(entry)).filter_map(month).max();
        done.max(summed).or_else(|| entries().filter_map(month).max())
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

fn kind_of(field: &FieldName) -> Option<FieldKind> {
    spec("project", field.as_str()).map(|spec| spec.kind)
}

fn planned(
    reading: &Reading,
    found: Match,
    choices: &Choices,
    context: &RuleContext,
    units: &mut KnownUnits,
) -> PlannedRow {
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
