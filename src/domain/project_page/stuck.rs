//! 现在卡在: what keeps a project from going on, each thing one line: halts, approvals that take too long, milestones of the critical
//! chain that are late, other limits that have passed, open problems.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, sorting};
use crate::domain::around::BookAround;
use crate::domain::figures::clock::ClockState;
use crate::domain::ids::ProjectId;
use crate::domain::progress::approval_rules::ApprovalRules;
use crate::domain::progress::cells::{MatrixCell, Sign};
use crate::domain::progress::matrix::matrix_row;
use crate::domain::records::Problem;
use crate::domain::register::clocked::clocked;
use crate::domain::register::{Around, Days, Entry};
use crate::domain::registers::{REGISTERS, approval, halt};
use crate::domain::schedule::plan::{NodeState, Rules, Schedule};
use crate::domain::tables::Tables;

/// One thing that a project is stuck at.
#[derive(Clone, PartialEq, Debug)]
pub enum Stuck {
    /// 停工: it stands still.
    Halted(Arc<Entry>),
    /// An approval that takes longer than it may, was refused, or has ended: the key of its type, and how it stands.
    Approval(&'static str, Box<MatrixCell>),
    /// A milestone on the critical chain that is late, by so many days: to begin, or to end.
    Late(Arc<Entry>, NodeState),
    /// A limit of another record has passed, by so many days of this kind: 承诺.
    Overdue(Arc<Entry>, i64, Days),
    /// 未销号.
    Problem(Arc<Problem>),
}

/// What a project is stuck at as of a day, what presses first.
pub fn stuck(book: &Book, tables: &Tables, project: &ProjectId, today: NaiveDate) -> Vec<Stuck> {
    let Some(record) = tables.project(project) else { return Vec::new() };
    let around = BookAround::of(book, tables, today);
    let entries = |register| tables.entries().of(project.entity(), register).filter(|entry| !entry.is_astray).cloned();
    let stands = |entry: &Arc<Entry>| entry.get(halt::FROM).is_some() && entry.get(halt::TO).is_none();
    let halts = entries(&halt::REGISTER).filter(stands).map(Stuck::Halted);

    let rules = ApprovalRules::of(book);
    let row = tables.kept_cells().of(project, today, || matrix_row(tables, record, &rules, around.calendar(), today));
    let waits = |cell: &MatrixCell| matches!(cell.sign, Sign::Over | Sign::Refused | Sign::Expired);
    let approvals = row.slots.iter().zip(rules.types()).filter_map(|(slot, rule)| {
        let cell = slot.cell().filter(|cell| waits(cell))?;
        Some(Stuck::Approval(rule.key, Box::new(cell.clone())))
    });

    let schedule = Schedule::read(book, tables, project, &Rules::of(book, today));
    let critical = schedule.into_iter().flat_map(|schedule| schedule.nodes).filter(|node| node.placed.is_critical);
    let late_nodes: Vec<(Arc<Entry>, NodeState)> = critical
        .filter(|node| matches!(node.state, NodeState::LateToStart(_) | NodeState::Overdue(_)))
        .map(|node| (node.entry, node.state))
        .collect();
    let is_told = |entry: &Entry| late_nodes.iter().any(|(late, _)| late.id == entry.id);

    // The limits of approvals are rules of the office, and read above.
    let with_clocks = REGISTERS.iter().copied().filter(|register| **register != approval::REGISTER);
    let late = with_clocks.flat_map(|register| register.clocks.iter().map(move |clock| (register, clock)));
    let mut late: Vec<(Arc<Entry>, i64, Days)> = late
        .flat_map(|(register, clock)| {
            let (around, is_told) = (&around, &is_told);
            entries(register).filter_map(move |entry| {
                let found = clocked(&entry, clock, around);
                let is_over =
                    found.state == ClockState::Over && !register.flow.is_some_and(|flow| flow.is_ended(&entry));
                (is_over && !is_told(&entry)).then_some((entry, found.over, clock.days))
            })
        })
        .collect();
    sorting::by_key(&mut late, |(entry, over, _)| (std::cmp::Reverse(*over), entry.id.clone()));

    let mut problems: Vec<Arc<Problem>> =
        tables.problems_of(project).filter(|problem| problem.is_open()).cloned().collect();
    sorting::by_key(&mut problems, |problem| (problem.deadline.is_none(), problem.deadline, problem.number.clone()));

    let late = late.into_iter().map(|(entry, over, days)| Stuck::Overdue(entry, over, days));
    let late_nodes = late_nodes.iter().map(|(entry, state)| Stuck::Late(entry.clone(), *state));
    halts.chain(approvals).chain(late_nodes).chain(late).chain(problems.into_iter().map(Stuck::Problem)).collect()
}
