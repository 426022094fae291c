//! What is said of a row as a whole: why it stays out, and why it is a project of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::register::{Register, Rule};

use super::kinds::RowKind;
use super::place::PlaceField;
use super::reading::Reading;

/// What is done with a row that has a cell which cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WrongCells {
    /// The row comes in without that cell.
    #[default]
    LeaveOutCell,
    /// The row stays out.
    LeaveOutRow,
}

/// What a person said of the rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// What is done with rows that have a cell which cannot be read.
    pub wrong_cells: WrongCells,
    /// The projects or entries that were deleted and are to be there again, as they were and with what the list says. Others stay away.
    pub restored: BTreeSet<EntityId>,
    /// Which project the entry of a line belongs to, where several are called so.
    pub projects: BTreeMap<u64, ProjectId>,
    /// Which project a folded name means that none is called by.
    pub called: BTreeMap<String, ProjectId>,
    /// The lines of rows that are projects after all, although they look like sums, notes or titles.
    pub taken_in: BTreeSet<u64>,
}

impl Choices {
    pub(super) fn takes_in(&self, reading: &Reading) -> bool {
        reading.kind != RowKind::Project && self.taken_in.contains(&reading.line)
    }
}

impl From<WrongCells> for Choices {
    fn from(wrong_cells: WrongCells) -> Self {
        Self { wrong_cells, ..Self::default() }
    }
}

/// Why a row is a project of its own although others are called the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// Rows of the list are called the same and differ in this field.
    SameName {
        /// The field.
        by: PlaceField,
        /// Their lines.
        lines: Vec<u64>,
    },
    /// A project of the book is called the same and differs in this field.
    SameNameKnown {
        /// The field.
        by: PlaceField,
    },
}

/// Why a row stays out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowError {
    /// It has no name.
    NoName,
    /// It adds others up (合计).
    Sum,
    /// It is the title of a group of projects (一、续建项目).
    GroupTitle,
    /// It is a note or a signature (备注：…, 填表人：…).
    Note,
    /// It is the heading or a title once more.
    Heading,
    /// It says the same as another row of the list.
    Duplicate {
        /// The line of that row.
        of_line: u64,
    },
    /// It has the name of another row of the list, says something else, and neither a code nor a place tells them apart.
    OtherwiseTold {
        /// The line of that row.
        of_line: u64,
    },
    /// Several projects of the book could be meant.
    SeveralKnown,
    /// It has cells that cannot be read, and such rows were to stay out.
    WrongCells,
    /// No project of the book is called so.
    NoProject,
    /// It says no problem.
    NoProblem,
    /// Its records are not for the role of whoever imports the list.
    NotForRole,
    /// It says no month or year, which its entry is of.
    NoPeriod,
    /// Its entry cannot be without this field.
    Lacks(&'static Register, &'static str),
    /// A rule between the fields of its entry does not hold.
    Broken(&'static Register, &'static Rule),
    /// It is the entry that another row is, and says something else.
    SameEntry {
        /// The line of that row.
        of_line: u64,
    },
}
