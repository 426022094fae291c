//! 按阶段生成: the approvals that the phases of projects expect and nobody has entered, as commands: one for each project.
//!
//! Carried out together they are one [`Operation`](super::operation::Operation): all of them are there, or none.

use crate::domain::command::{Command, EntryTarget};
use crate::domain::progress::approval_rules::{ApprovalRules, TypeRule};
use crate::domain::progress::cells::Slot;
use crate::domain::progress::matrix::ProjectApprovals;
use crate::domain::registers::approval::{self as permit, REGISTER};

/// The commands that make what is missing; a project that lacks nothing has none.
pub fn commands<'a>(rules: &ApprovalRules, rows: impl IntoIterator<Item = &'a ProjectApprovals>) -> Vec<Command> {
    rows.into_iter().filter_map(|row| of_project(rules, row)).collect()
}

fn of_project(rules: &ApprovalRules, row: &ProjectApprovals) -> Option<Command> {
    let slots = row.row.slots.iter().zip(rules.types());
    let missing = slots.filter(|(slot, _)| **slot == Slot::Missing);
    let entries: Vec<_> = missing.map(|(_, rule)| entry(row, rule)).collect();
    (!entries.is_empty()).then_some(Command::PutEntries { entries })
}

fn entry(row: &ProjectApprovals, rule: &TypeRule) -> (EntryTarget, Vec<(String, String)>) {
    let parent = Some(row.project.id.clone().into());
    let unit = (!rule.unit.is_empty()).then(|| (permit::UNIT.key.to_owned(), rule.unit.to_string()));
    let key = [(permit::TYPE.key.to_owned(), rule.key.to_owned())];
    (EntryTarget::OfKey { register: &REGISTER, parent, period: None }, key.into_iter().chain(unit).collect())
}
