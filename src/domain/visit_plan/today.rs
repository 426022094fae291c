//! 今天去哪儿: what the plans mean an inspector to visit on a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::tables::Tables;

use super::coverage::{Standing, standing};
use super::{Plan, objects};

/// One visit of the day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// The id of the project.
    pub project: String,
    /// 督查主题 of the plan.
    pub theme: String,
    /// 列入原因; empty for none.
    pub need: String,
    /// The visit that was made or is under way.
    pub visit: Option<String>,
    /// Whether it is finished.
    pub is_done: bool,
}

impl Planned {
    /// The project.
    pub fn project(&self) -> Option<ProjectId> {
        ProjectId::parse(&self.project)
    }

    /// The visit.
    pub fn visit(&self) -> Option<VisitId> {
        self.visit.as_deref().and_then(VisitId::parse)
    }
}

/// What is planned for a day and for this person: where neither object nor plan names anybody, it is everybody's.
pub fn planned_for(tables: &Tables, day: NaiveDate, name: &str) -> Vec<Planned> {
    let mut found = Vec::new();
    for plan in Plan::all(tables).filter(|plan| plan.holds(day)) {
        for object in objects(tables, &plan.id).into_iter().filter(|object| object.day == Some(day)) {
            let named = if object.who.is_empty() { &plan.team } else { &object.who };
            let is_mine = named.is_empty() || named.iter().any(|other| other.trim() == name.trim());
            if !is_mine || tables.project(&object.project).is_none() {
                continue;
            }
            let (visit, is_done) = match standing(tables, &plan, &object, day) {
                Standing::Visited(visit, _) => (Some(visit), true),
                Standing::UnderWay(visit) => (Some(visit), false),
                Standing::Missed | Standing::Today | Standing::ToCome | Standing::NoDay => (None, false),
            };
            found.push(Planned {
                project: object.project.as_str().to_owned(),
                theme: plan.theme.clone(),
                need: object.need,
                visit: visit.map(|visit| visit.as_str().to_owned()),
                is_done,
            });
        }
    }
    crate::book::sorting::by(&mut found, |one: &Planned, other| one.is_done.cmp(&other.is_done));
    found
}
