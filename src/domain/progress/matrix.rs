//! 手续 as projects by types of approval: how each stands by its dates, with whom, and for how long.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::choices::Overlay;
use crate::domain::figures::calendar::Calendar;
use crate::domain::figures::departments::{DepartmentRow, departments};
use crate::domain::figures::stopwatch::{Stopwatch, stopwatch};
use crate::domain::ids::ProjectId;
use crate::domain::records::Project;
use crate::domain::register::ids::OTHER;
use crate::domain::register::{Entry, KeyPart};
use crate::domain::registers::approval as permit;
use crate::domain::tables::Tables;

use super::approval_rules::{ApprovalRules, TypeRule};
use super::approvals::{approval_dates, approvals_of};
use super::cells::{MatrixCell, MatrixRow, Sign, Slot};
use super::settings::calendar;

/// The row of one project.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectApprovals {
    /// The project.
    pub project: Arc<Project>,
    /// Its approvals.
    pub row: Arc<MatrixRow>,
}

/// The matrix as of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// The types, in their order.
    pub rules: ApprovalRules,
    /// The projects that are there and not cancelled, by name.
    pub rows: Vec<ProjectApprovals>,
    /// The day.
    pub today: NaiveDate,
}

impl Matrix {
    /// Puts the matrix together; what nothing changed of since the last time is taken from there.
    pub fn of(book: &Book, tables: &Tables, today: NaiveDate) -> Self {
        let (rules, calendar) = (ApprovalRules::of(book), calendar(book));
        let there = tables.projects().filter(|project| project.overlay != Some(Overlay::Cancelled));
        let mut rows: Vec<ProjectApprovals> = there
            .map(|project| {
                let make = || matrix_row(tables, project, &rules, &calendar, today);
                ProjectApprovals { project: project.clone(), row: tables.kept_cells().of(&project.id, today, make) }
            })
            .collect();
        crate::book::sorting::by_key(&mut rows, |row| (row.project.name.clone(), row.project.id.clone()));
        Self { rules, rows, today }
    }

    /// Every approval with its project and its place among the types.
    pub fn cells(&self) -> impl Iterator<Item = (&Arc<Project>, usize, &MatrixCell)> {
        self.rows.iter().flat_map(|row| {
            let slots = row.row.slots.iter().enumerate();
            slots.filter_map(|(place, slot)| Some((&row.project, place, slot.cell()?)))
        })
    }

    /// By department: who holds what for how long.
    pub fn departments(&self) -> Vec<DepartmentRow> {
        departments(self.cells().map(|(_, _, cell)| &cell.watch))
    }

    /// What ends within the time for asking for a renewal, or has ended; the first to end first.
    pub fn expiring(&self) -> Vec<(&Arc<Project>, usize, &MatrixCell)> {
        let mut ending: Vec<_> = self.cells().filter(|(_, _, cell)| cell.ends_in(self.today).is_some()).collect();
        crate::book::sorting::by_key(&mut ending, |(project, place, cell)| (cell.expiry, project.id.clone(), *place));
        ending
    }
}

/// The approvals of one project, made anew.
pub fn matrix_row(
    tables: &Tables,
    project: &Project,
    rules: &ApprovalRules,
    calendar: &Calendar,
    today: NaiveDate,
) -> MatrixRow {
    let entries = approvals_of(tables, project.id.entity());
    let expected: Vec<&str> = rules.expected(project.phase).map(|rule| rule.key).collect();
    let slot = |rule: &TypeRule| {
        let own = entries.iter().filter(|entry| key_of(entry) == rule.key);
        let mut cells: Vec<MatrixCell> = own.map(|entry| cell(entry, rule, calendar, today)).collect();
        // What was asked for again after a refusal stands behind the first; of different things the most pressing counts.
        if rule.key == OTHER {
            crate::book::sorting::by_key(&mut cells, |cell| std::cmp::Reverse(cell.sign));
        }
        let others = cells.len().saturating_sub(1);
        match cells.pop() {
            Some(last) => Slot::Cell(Box::new(MatrixCell { others, ..last })),
            None if expected.contains(&rule.key) => Slot::Missing,
            None => Slot::Nothing,
        }
    };
    let mut slots: Vec<Slot> = rules.types().iter().map(slot).collect();
    let before: Vec<Vec<&'static str>> = rules.types().iter().map(|rule| not_granted(rule, rules, &slots)).collect();
    for (slot, before) in slots.iter_mut().zip(before) {
        if let Slot::Cell(cell) = slot
            && (cell.watch.state.is_open() || cell.sign == Sign::NotApplied)
        {
            cell.before = before;
        }
    }
    MatrixRow { slots }
}

/// What is granted before a type by the rules, and is not; what the project does not need is none of it.
fn not_granted(rule: &TypeRule, rules: &ApprovalRules, slots: &[Slot]) -> Vec<&'static str> {
    let is_done = |key: &&'static str| {
        let cell = slots.get(rules.place(key)).and_then(Slot::cell);
        cell.is_some_and(|cell| matches!(cell.sign, Sign::Granted | Sign::Expiring | Sign::NotNeeded))
    };
    rule.after.iter().copied().filter(|key| !is_done(key)).collect()
}

/// The type of an approval as the rules have it.
pub fn key_of(entry: &Entry) -> &str {
    match &entry.key {
        KeyPart::Choice { key, .. } => key,
        KeyPart::Month { .. } | KeyPart::Year { .. } | KeyPart::Opaque => OTHER,
    }
}

fn cell(entry: &Entry, rule: &TypeRule, calendar: &Calendar, today: NaiveDate) -> MatrixCell {
    let watch = watch_of(entry, rule, calendar, today);
    let sign = Sign::of(&watch);
    let day = |given: Option<crate::domain::figures::source::Given<NaiveDate>>| given.map(|given| given.value);
    MatrixCell {
        entry: entry.id.clone(),
        sign,
        left: watch.due.filter(|_| sign == Sign::UnderWay).map(|due| calendar.working_days(today, due)),
        granted: day(super::rows::day(entry, permit::GRANTED)).filter(|granted| *granted <= today),
        expiry: day(super::rows::day(entry, permit::EXPIRY)),
        before: Vec::new(),
        others: 0,
        watch,
    }
}

/// How an approval stands; where it names no department that of the rules counts.
pub fn watch_of(entry: &Entry, rule: &TypeRule, calendar: &Calendar, today: NaiveDate) -> Stopwatch {
    let watch = stopwatch(&approval_dates(entry), rule.limits(), today, calendar);
    let usual = || (!rule.unit.is_empty()).then(|| rule.unit.clone());
    Stopwatch { unit: watch.unit.clone().or_else(usual), ..watch }
}

/// The project of an approval.
pub fn project_of(tables: &Tables, approval: &EntityId) -> Option<ProjectId> {
    tables.entry(approval)?.project()
}
