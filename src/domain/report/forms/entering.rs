//! 登记: the papers of problems go into the register of orders as they are made, each once.

use chrono::{Datelike, NaiveDate};

use crate::book::{Book, EntityId};
use crate::domain::ids::ProjectId;
use crate::domain::registers::supervision_order as order;
use crate::domain::running_number::RunningNumber;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;

use super::case::Case;
use super::cases::{cases, kind_of};
use super::kind::FormKind;
use super::rows::template_of;

/// An entry to be made: the project that it belongs to, where it is one, and its fields with their texts.
pub type ToEnter = (Option<ProjectId>, Vec<(String, String)>);

/// Papers that stand in no register yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entering {
    /// For each the entry that it becomes.
    pub entries: Vec<ToEnter>,
    /// How many lack a deadline that is still to come: the office sets one first.
    pub without_due: usize,
    /// How many lack a unit that they go to.
    pub without_unit: usize,
    /// How many stand in the register already.
    pub entered: usize,
}

impl Entering {
    /// Whether there is anything to say or do about the register.
    pub const fn has_something(&self) -> bool {
        !self.entries.is_empty() || self.without_due + self.without_unit + self.entered > 0
    }
}

/// What of these papers is to be entered as of today. `due` is the deadline of those that have none of their own that is still to come.
pub fn entering(
    kind: FormKind,
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    today: NaiveDate,
    of: &[EntityId],
    due: Option<NaiveDate>,
) -> Entering {
    let Some(key) = kind_of(kind) else { return Entering::default() };
    let mut number = last_number(tables, key, template_of(kind).word, today.year());
    let mut entering = Entering::default();
    for case in cases(kind, book, tables, office, today, of) {
        let Some(first) = case.problems.first() else { continue };
        if case.order.is_some() {
            entering.entered += 1;
            continue;
        }
        let own = case.problems.iter().filter_map(|problem| problem.deadline).filter(|day| *day >= today).max();
        let Some(due) = own.or(due.filter(|day| *day >= today)) else {
            entering.without_due += 1;
            continue;
        };
        let unit = case.unit().get(Lang::Zh).trim().to_owned();
        if unit.is_empty() {
            entering.without_unit += 1;
            continue;
        }
        number.serial = number.serial.saturating_add(1);
        let demands: Vec<String> = case.problems.iter().map(|one| demand(&case, one)).collect();
        let facts = [
            (order::KIND.key, key.to_owned()),
            (order::NUMBER.key, format!("{}〔{}〕第{}号", number.prefix, number.year, number.serial)),
            (order::TO.key, unit),
            (order::BASIS.key, case.basis().get(Lang::Zh).to_owned()),
            (order::DEMAND.key, demands.join("\n")),
            (order::DUE.key, due.to_string()),
            (order::ISSUED_ON.key, today.to_string()),
            (order::PROBLEM.key, first.id.as_str().to_owned()),
        ];
        let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key.to_owned(), text));
        let is_one = case.problems.iter().all(|problem| problem.project == first.project);
        entering.entries.push((is_one.then(|| first.project.clone()), facts.collect()));
    }
    entering
}

/// 「围挡破损：按要求整改…」: what is demanded, with the problem that it is about.
fn demand(case: &Case, problem: &crate::domain::records::Problem) -> String {
    format!("{}：{}", problem.title.trim(), case.demand_of(problem).get(Lang::Zh))
}

/// The last number that a kind of order has in a year; a series that has none yet is called by the word of its form.
fn last_number(tables: &Tables, kind: &str, word: &str, year: i32) -> RunningNumber {
    let given = tables.entries().all(&order::REGISTER).filter(|entry| entry.text(order::KIND) == kind);
    let numbers = given.filter_map(|entry| RunningNumber::parse(entry.text(order::NUMBER)));
    let last = numbers.filter(|number| number.year == year).max_by_key(|number| number.serial);
    last.unwrap_or_else(|| RunningNumber { prefix: word.to_owned(), year, serial: 0 })
}
