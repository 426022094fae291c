//! 督查方案: choosing what is visited, drawing lots (双随机), days, and what became of it.
//!
//! A plan and its objects are entries of registers; everything here is read from them and from the visits, and nothing is kept twice:
//! whether an object was visited follows from the visits of its project within the period.

pub mod candidates;
pub mod coverage;
pub mod days;
pub mod draw;
pub mod drawn;
pub mod today;
pub mod trips;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::{planned_visit, visit_plan};
use crate::domain::tables::Tables;
use crate::domain::when::When;

/// How many days lie between two visits of one unit where the plan says nothing: 统筹督查, 避免重复 ([D]; the plan sets its own).
pub const APART: i64 = 14;

/// 督查方案, as pages and rules look at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Its id.
    pub id: EntityId,
    /// 督查主题.
    pub theme: String,
    /// Its first and its last day; none where a file lacks one or has them the wrong way round.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// How many days lie between two visits of one unit.
    pub apart: i64,
    /// 督查人员.
    pub team: Vec<String>,
}

impl Plan {
    /// Reads a plan.
    pub fn read(entry: &Entry) -> Self {
        let day = |place: Place<When>| entry.get(place).map(|when| when.first_day());
        let period = day(visit_plan::FROM).zip(day(visit_plan::TO)).filter(|(from, to)| from <= to);
        Self {
            id: entry.id.clone(),
            theme: entry.text(visit_plan::THEME).to_owned(),
            period,
            apart: entry.get(visit_plan::APART).unwrap_or(APART).max(0),
            team: names(entry.get(visit_plan::TEAM)),
        }
    }

    /// The plan with this id, if it is there.
    pub fn of(tables: &Tables, id: &EntityId) -> Option<Self> {
        tables.entry(id).filter(|entry| *entry.register == visit_plan::REGISTER).map(|entry| Self::read(entry))
    }

    /// Every plan.
    pub fn all(tables: &Tables) -> impl Iterator<Item = Self> {
        tables.entries().all(&visit_plan::REGISTER).map(|entry| Self::read(entry))
    }

    /// Whether a day lies within its period.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.period.is_some_and(|(from, to)| from <= day && day <= to)
    }
}

/// 督查对象: a project that a plan means to visit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Object {
    /// Its entry.
    pub id: EntityId,
    /// The project, which may be gone.
    pub project: ProjectId,
    /// The day that it is planned for.
    pub day: Option<NaiveDate>,
    /// Who goes, where the object says it itself.
    pub who: Vec<String>,
    /// 选定方式: its stored key.
    pub way: String,
    /// 列入原因.
    pub need: String,
}

impl Object {
    fn read(entry: &Arc<Entry>) -> Option<Self> {
        Some(Self {
            id: entry.id.clone(),
            project: ProjectId::of(&entry.get(planned_visit::OBJECT)?)?,
            day: entry.get(planned_visit::ON).map(|when| when.first_day()),
            who: names(entry.get(planned_visit::WHO)),
            way: entry.text(planned_visit::WAY).to_owned(),
            need: entry.text(planned_visit::NEED).to_owned(),
        })
    }
}

/// What a plan means to visit, in the order of days, what has no day last.
pub fn objects(tables: &Tables, plan: &EntityId) -> Vec<Object> {
    let entries = tables.entries().of(plan, &planned_visit::REGISTER);
    let mut objects: Vec<Object> = entries.filter_map(Object::read).collect();
    let order = |object: &Object| (object.day.is_none(), object.day, object.project.clone());
    crate::book::sorting::by(&mut objects, |one, other| order(one).cmp(&order(other)));
    objects
}

fn names(names: Option<Arc<[Arc<str>]>>) -> Vec<String> {
    names.iter().flat_map(|names| names.iter()).map(|name| name.to_string()).collect()
}

#[cfg(test)]
mod tests;
