//! 上次: what was answered to an item before, and what has changed since.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::book::Book;

use super::asked::Asked;
use super::asked::stored_answer;
use super::checklist::{Answer, Item, Template};
use super::decimal::Decimal;
use super::findings::difference;
use super::ids::{PersonId, VisitId};
use super::records::{Visit, VisitState};
use super::tables::Tables;

/// The last answer to an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Before {
    /// The visit that gave it.
    pub visit: VisitId,
    /// Its day.
    pub day: NaiveDate,
    /// The stored answer.
    pub answer: String,
}

/// What has changed since the last answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// There is no answer now to compare.
    NotAnswered,
    /// The same answer.
    Same,
    /// Another answer.
    Changed,
    /// A greater number, by this much.
    Rose(Decimal),
    /// A smaller number, by this much.
    Fell(Decimal),
}

/// For every item of a checklist the answer of the last finished visit of the same project that answered it, if any.
///
/// Visits that share no checklist with this one are passed over. An item that the last visit left unchecked shows the answer before
/// that one, with its own day.
pub fn answers_before(book: &Book, tables: &Tables, visit: &Visit, template: &Template) -> BTreeMap<String, Before> {
    let mut known = BTreeMap::new();
    let mut open: Vec<&Item> = template.items().collect();
    let earlier = tables.finished_before(visit).filter(|other| visit.templates().any(|(key, _)| other.uses(key)));
    for other in earlier {
        // What that visit did not ask is no answer of it, by the conditions that it was made with.
        let lists = tables.checklists(other).unwrap_or_default();
        let asked: Vec<Asked> = lists.into_iter().map(|list| Asked::of(book, &other.id, list)).collect();
        let hides = |item: &Item| asked.iter().any(|asked| !asked.asks(item));
        open.retain(|item| {
            let Some(answer) = stored_answer(book, &other.id, item).filter(|_| !hides(item)) else { return true };
            let before = Before { visit: other.id.clone(), day: other.day, answer: answer.into_owned() };
            known.insert(item.key.to_string(), before);
            false
        });
        if open.is_empty() {
            break;
        }
    }
    known
}

/// Whether somebody has ever finished a visit.
pub fn has_finished(tables: &Tables, by: &PersonId) -> bool {
    tables.visits().any(|visit| visit.state == VisitState::Finished && visit.by == *by)
}

/// The items of a checklist that somebody has answered on a finished visit of any project.
pub fn answered_by(book: &Book, tables: &Tables, by: &PersonId, template: &Template) -> BTreeSet<String> {
    let mut open: Vec<&Item> = template.items().collect();
    let mut known = BTreeSet::new();
    for visit in tables.visits().filter(|visit| visit.state == VisitState::Finished && visit.by == *by) {
        open.retain(|item| {
            let is_open = stored_answer(book, &visit.id, item).is_none();
            if !is_open {
                known.insert(item.key.to_string());
            }
            is_open
        });
        if open.is_empty() {
            break;
        }
    }
    known
}

impl Before {
    /// Compares with the answer of now.
    pub fn since(&self, item: &Item, now: Option<&str>) -> Since {
        let Some(now) = now else { return Since::NotAnswered };
        match (Answer::read(item, Some(&self.answer)), Answer::read(item, Some(now))) {
            (before, now) if before == now => Since::Same,
            (Answer::Number(before), Answer::Number(now)) => match difference(before, now) {
                Some(by) if now > before => Since::Rose(by),
                Some(by) => Since::Fell(by),
                None => Since::Changed,
            },
            _ => Since::Changed,
        }
    }
}
