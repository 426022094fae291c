//! What a list would change: every row of it against the book, without touching the book.
//!
//! | A row is the project that | when |
//! |---|---|
//! | has the same 项目编号 | the row has one, and no other row of the list has the same |
//! | has the same name and no other 项目编号 | otherwise |
//!
//! Names and codes are the same when they differ only in blanks, case and full-width forms. Empty cells never erase anything.

use std::collections::{HashMap, HashSet};

use crate::book::{Book, FieldName, FieldState, Value};
use crate::domain::command::project_id;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::reading::{CellError, ReadCell, Reading, RowKind, Rows, WrongCell, plain};

/// What is done with a row that has a cell which cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WrongCells {
    /// The row comes in without that cell.
    #[default]
    LeaveOutCell,
    /// The row stays out.
    LeaveOutRow,
}

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
    /// The cells that are left out.
    pub wrong: Vec<WrongCell>,
}

/// What would become of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A project that is not there yet.
    New {
        /// The id that it will have on every machine that imports it.
        project: ProjectId,
        /// Its fields.
        values: Vec<(FieldName, Value)>,
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

/// Why a row stays out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowError {
    /// It has no name.
    NoName,
    /// It adds others up (合计).
    Sum,
    /// It is the title of a group of projects (一、续建项目).
    GroupTitle,
    /// It is the same project as another row of the list.
    Duplicate {
        /// The line of that row.
        of_line: u64,
    },
    /// Several projects of the book could be meant.
    SeveralKnown,
    /// It has cells that cannot be read, and such rows were to stay out.
    WrongCells,
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
    /// Rows that stay out.
    pub refused: usize,
    /// Rows that come in without some of their cells.
    pub incomplete: usize,
}

impl Plan {
    /// Compares a list with the book.
    pub fn of(rows: &Rows, book: &Book, tables: &Tables, wrong_cells: WrongCells) -> Plan {
        let matches = Matching::new(&rows.readings, tables).run(wrong_cells);
        let planned = rows.readings.iter().zip(matches).map(|(reading, found)| planned(reading, found, book));
        Plan { rows: planned.collect() }
    }

    /// What to hand to `Command::ImportList`: for each new or changed project the fields to set.
    pub fn changes(&self) -> Vec<(ProjectId, Vec<(String, Value)>)> {
        self.rows.iter().filter_map(PlannedRow::changes).collect()
    }

    /// How many rows come to what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let refused = matches!(row.outcome, Outcome::Refused(_));
            match row.outcome {
                Outcome::New { .. } => counts.new += 1,
                Outcome::Changed { .. } => counts.changed += 1,
                Outcome::Same { .. } => counts.same += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
            if !refused && !row.wrong.is_empty() {
                counts.incomplete += 1;
            }
        }
        counts
    }
}

impl PlannedRow {
    fn changes(&self) -> Option<(ProjectId, Vec<(String, Value)>)> {
        let set = |field: &FieldName, value: &Value| (field.as_str().to_owned(), value.clone());
        match &self.outcome {
            Outcome::New { project, values } => {
                Some((project.clone(), values.iter().map(|(field, value)| set(field, value)).collect()))
            }
            Outcome::Changed { project, changes } => {
                Some((project.clone(), changes.iter().map(|change| set(&change.field, &change.to)).collect()))
            }
            Outcome::Same { .. } | Outcome::Refused(_) => None,
        }
    }
}

/// Which project a row is.
#[derive(Clone, Debug)]
enum Match {
    Known(ProjectId),
    New(ProjectId),
    Refused(RowError),
}

/// Finds the project of each row. Rows with a code of their own choose first, so that a row without one cannot take what is theirs.
struct Matching<'a> {
    readings: &'a [Reading],
    tables: &'a Tables,
    codes: HashMap<String, Vec<&'a ProjectId>>,
    names: HashMap<String, Vec<(&'a ProjectId, String)>>,
    rows_by_code: HashMap<String, usize>,
    lines_by_name: HashMap<String, u64>,
    taken: HashSet<ProjectId>,
}

impl<'a> Matching<'a> {
    fn new(readings: &'a [Reading], tables: &'a Tables) -> Self {
        let mut matching = Matching {
            readings,
            tables,
            codes: HashMap::new(),
            names: HashMap::new(),
            rows_by_code: HashMap::new(),
            lines_by_name: HashMap::new(),
            taken: HashSet::new(),
        };
        for project in tables.projects() {
            let code = plain(&project.code);
            if !code.is_empty() {
                matching.codes.entry(code.clone()).or_default().push(&project.id);
            }
            matching.names.entry(plain(&project.name)).or_default().push((&project.id, code));
        }
        for reading in readings.iter().filter(|reading| !reading.code.is_empty()) {
            *matching.rows_by_code.entry(plain(&reading.code)).or_default() += 1;
        }
        matching
    }

    fn run(&mut self, wrong_cells: WrongCells) -> Vec<Match> {
        let readings = self.readings;
        let mut matches: Vec<Option<Match>> =
            readings.iter().map(|reading| refusal(reading, wrong_cells).map(Match::Refused)).collect();
        for step in [Self::by_own_code, Self::by_name_with_code, Self::by_name] {
            for (reading, found) in readings.iter().zip(&mut matches).filter(|(_, found)| found.is_none()) {
                *found = step(self, reading);
                if let Some(Match::Known(project) | Match::New(project)) = found {
                    self.taken.insert(project.clone());
                    self.lines_by_name.entry(plain(&reading.name)).or_insert(reading.line);
                }
            }
        }
        matches.into_iter().map(|found| found.expect("the last step decides about every row")).collect()
    }

    /// The code, where no other row of the list has the same.
    fn own_code(&self, reading: &Reading) -> Option<String> {
        let code = plain(&reading.code);
        (self.rows_by_code.get(&code) == Some(&1)).then_some(code)
    }

    fn by_own_code(&mut self, reading: &Reading) -> Option<Match> {
        let known = self.codes.get(&self.own_code(reading)?)?;
        match known[..] {
            [only] => Some(Match::Known(only.clone())),
            ref several => {
                let name = plain(&reading.name);
                let mut same_name = several
                    .iter()
                    .filter(|id| self.tables.project(id).is_some_and(|project| plain(&project.name) == name));
                match (same_name.next(), same_name.next()) {
                    (Some(only), None) => Some(Match::Known((*only).clone())),
                    _ => Some(Match::Refused(RowError::SeveralKnown)),
                }
            }
        }
    }

    fn by_name_with_code(&mut self, reading: &Reading) -> Option<Match> {
        self.own_code(reading)?;
        Some(
            self.named(reading, |code| code.is_empty())
                .unwrap_or_else(|| Match::New(self.fresh(project_id(&reading.code, &reading.name), reading))),
        )
    }

    fn by_name(&mut self, reading: &Reading) -> Option<Match> {
        if let Some(of_line) = self.lines_by_name.get(&plain(&reading.name)) {
            return Some(Match::Refused(RowError::Duplicate { of_line: *of_line }));
        }
        let own = plain(&reading.code);
        let fits = |code: &str| own.is_empty() || code.is_empty() || code == own;
        let found = self.named(reading, fits);
        Some(found.unwrap_or_else(|| Match::New(self.fresh(project_id("", &reading.name), reading))))
    }

    /// The one project of this name whose code fits and that no other row is; none where there is none.
    fn named(&self, reading: &Reading, fits: impl Fn(&str) -> bool) -> Option<Match> {
        let known = self.names.get(&plain(&reading.name))?;
        let mut free = known.iter().filter(|(id, code)| fits(code) && !self.taken.contains(*id));
        match (free.next(), free.next()) {
            (None, _) => None,
            (Some((only, _)), None) => Some(Match::Known((*only).clone())),
            (Some(_), Some(_)) => Some(Match::Refused(RowError::SeveralKnown)),
        }
    }

    /// The id that follows from the code or the name, or where another project has it, the first free one that follows from
    /// the name and the line.
    fn fresh(&self, wanted: Option<ProjectId>, reading: &Reading) -> ProjectId {
        let free = |id: &ProjectId| self.tables.project(id).is_none() && !self.taken.contains(id);
        let others = (0_u32..).filter_map(|turn| project_id("", &format!("{}/{}/{turn}", reading.name, reading.line)));
        wanted.into_iter().chain(others).find(free).expect("there are more ids than projects")
    }
}

fn refusal(reading: &Reading, wrong_cells: WrongCells) -> Option<RowError> {
    match reading.kind {
        RowKind::Sum => Some(RowError::Sum),
        RowKind::GroupTitle => Some(RowError::GroupTitle),
        RowKind::Project if plain(&reading.name).is_empty() => Some(RowError::NoName),
        RowKind::Project if wrong_cells == WrongCells::LeaveOutRow && !reading.wrong.is_empty() => {
            Some(RowError::WrongCells)
        }
        RowKind::Project => None,
    }
}

fn planned(reading: &Reading, found: Match, book: &Book) -> PlannedRow {
    let Reading { line, name, values, mut wrong, .. } = reading.clone();
    let outcome = match found {
        Match::Refused(error) => Outcome::Refused(error),
        Match::New(project) => {
            Outcome::New { project, values: values.into_iter().map(|cell| (cell.field, cell.value)).collect() }
        }
        Match::Known(project) => {
            let changes = changes_of(&project, values, book, &mut wrong);
            match changes.is_empty() {
                true => Outcome::Same { project },
                false => Outcome::Changed { project, changes },
            }
        }
    };
    PlannedRow { line, name, outcome, wrong }
}

fn changes_of(project: &ProjectId, cells: Vec<ReadCell>, book: &Book, wrong: &mut Vec<WrongCell>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for ReadCell { column, field, value } in cells {
        let from = book.value(project.entity(), field.as_str());
        if *from == value || only_spelled_otherwise(&field, from, &value) {
            continue;
        }
        match book.field(project.entity(), field.as_str()) {
            FieldState::Conflict(_) => {
                let text = value.as_text().unwrap_or_default().to_owned();
                wrong.push(WrongCell { column, text, why: CellError::InConflict });
            }
            FieldState::Unset | FieldState::Agreed(_) => {
                changes.push(FieldChange { field, from: from.clone(), to: value });
            }
        }
    }
    changes
}

/// Whether the name or the code is the same but for blanks, case and full-width forms: two lists that spell it in two ways would
/// change it to and fro for ever.
fn only_spelled_otherwise(field: &FieldName, from: &Value, to: &Value) -> bool {
    let same = |from: &str, to: &str| plain(from) == plain(to);
    matches!(field.as_str(), "name" | "code")
        && from.as_text().zip(to.as_text()).is_some_and(|(from, to)| same(from, to))
}
