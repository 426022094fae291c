//! What papers are asked for: a case for each, with the entry of the register that it has already.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::ids::ProblemId;
use crate::domain::register::Entry;
use crate::domain::registers::supervision_order as order;
use crate::domain::tables::Tables;

use super::case::Case;
use super::kind::FormKind;

/// What the papers are about; a problem whose paper stands in the register comes with its entry.
pub(super) fn cases<'a>(
    kind: FormKind,
    book: &'a Book,
    tables: &'a Tables,
    office: &'a EntityId,
    today: NaiveDate,
    of: &[EntityId],
) -> Vec<Case<'a>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut by_unit: BTreeMap<String, usize> = BTreeMap::new();
    for id in of {
        let problem = ProblemId::of(id).and_then(|id| tables.problem(&id).cloned());
        let entry = tables.entry(id).filter(|entry| *entry.register == order::REGISTER).cloned();
        let blank = Case::new(book, tables, office, today);
        match (problem, entry) {
            (Some(problem), _) if kind == FormKind::Notice => {
                let place = *by_unit.entry(problem.lead_unit.clone()).or_insert_with(|| {
                    cases.push(blank);
                    cases.len() - 1
                });
                cases[place].problems.push(problem);
            }
            (Some(problem), _) => cases.push(Case { problems: vec![problem], ..blank }),
            (None, Some(order)) => cases.push(Case { order: Some(order), ..blank }),
            (None, None) => {}
        }
    }
    for case in &mut cases {
        find(kind, case);
    }
    cases
}

/// The kind of entry that a form becomes; none of what follows from an order and is none itself.
pub(super) fn kind_of(kind: FormKind) -> Option<&'static str> {
    match kind {
        FormKind::Order => Some(order::KINDS.options[0].key),
        FormKind::Notice => Some(order::KINDS.options[1].key),
        FormKind::Reminder | FormKind::Recheck => None,
    }
}

/// Gives a case the entry that its paper has: one of the same kind that follows from one of its problems and is not closed.
fn find(kind: FormKind, case: &mut Case) {
    let Some(kind) = kind_of(kind).filter(|_| case.order.is_none()) else { return };
    let is_of = |entry: &Entry| {
        let problem = entry.get(order::PROBLEM);
        let is_about = case.problems.iter().any(|one| Some(one.id.entity()) == problem.as_ref());
        is_about && entry.text(order::KIND) == kind && entry.get(order::CLOSED_ON).is_none()
    };
    case.order = case.tables.entries().all(&order::REGISTER).find(|entry| is_of(entry)).cloned();
}
