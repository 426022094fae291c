//! 覆盖情况: what of a plan was visited, missed, is still to come, and what was visited without any plan. Nobody ticks anything off: it
//! follows from the visits of the projects within the period.
//!
//! | What there is | Then it is |
//! |---|---|
//! | a finished visit within the period | 已查; on another day than planned, that is said |
//! | a visit that is under way | 督查中 |
//! | none, and its day, or the period where it has no day, is over | 未查 (missed) |
//! | none, and its day is today | 今天 |
//! | none yet | 已排, or 未排日期 where it has no day |

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::{Visit, VisitState};
use crate::domain::tables::Tables;

use super::{Object, Plan, objects};

/// How an object of a plan stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// 已查: by this visit, on this day.
    Visited(VisitId, NaiveDate),
    /// 督查中.
    UnderWay(VisitId),
    /// 未查.
    Missed,
    /// 今天.
    Today,
    /// 已排.
    ToCome,
    /// 未排日期.
    NoDay,
}

/// One object of a plan with how it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Covered {
    /// The object.
    pub object: Object,
    /// How it stands.
    pub standing: Standing,
}

/// 计划外督查: a visit within the period of a project that no plan meant to visit then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unplanned {
    /// The visit.
    pub visit: VisitId,
    /// Its project.
    pub project: ProjectId,
    /// Its day.
    pub day: NaiveDate,
}

/// A plan held against the visits.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Coverage {
    /// Its objects, in their order.
    pub objects: Vec<Covered>,
    /// What was visited without a plan, by day.
    pub unplanned: Vec<Unplanned>,
}

impl Coverage {
    /// Holds a plan against the visits as of a day.
    pub fn of(tables: &Tables, plan: &Plan, today: NaiveDate) -> Self {
        let covered = |object: Object| Covered { standing: standing(tables, plan, &object, today), object };
        let objects: Vec<Covered> = objects(tables, &plan.id).into_iter().map(covered).collect();
        Self { unplanned: unplanned(tables, plan, &objects), objects }
    }

    /// How many objects stand like this.
    pub fn count(&self, is: impl Fn(&Standing) -> bool) -> usize {
        self.objects.iter().filter(|one| is(&one.standing)).count()
    }

    /// 已查.
    pub fn visited(&self) -> usize {
        self.count(|standing| matches!(standing, Standing::Visited(..)))
    }

    /// 未查.
    pub fn missed(&self) -> usize {
        self.count(|standing| matches!(standing, Standing::Missed))
    }
}

/// How an object of a plan stands on a day.
pub fn standing(tables: &Tables, plan: &Plan, object: &Object, today: NaiveDate) -> Standing {
    let visits = || tables.visits_of(&object.project).filter(|visit| plan.holds(visit.day));
    let finished = |visit: &&std::sync::Arc<Visit>| visit.state == VisitState::Finished;
    // Of several the one on the day that was planned, else the first.
    let on_day = visits().filter(finished).find(|visit| Some(visit.day) == object.day);
    if let Some(visit) = on_day.or_else(|| visits().filter(finished).last()) {
        return Standing::Visited(visit.id.clone(), visit.day);
    }
    if let Some(visit) = visits().next() {
        return Standing::UnderWay(visit.id.clone());
    }
    let last = object.day.or_else(|| plan.period.map(|(_, to)| to));
    match (object.day, last) {
        (_, Some(last)) if last < today => Standing::Missed,
        (Some(day), _) if day == today => Standing::Today,
        (Some(_), _) => Standing::ToCome,
        (None, _) => Standing::NoDay,
    }
}

fn unplanned(tables: &Tables, plan: &Plan, own: &[Covered]) -> Vec<Unplanned> {
    let Some((from, to)) = plan.period else { return Vec::new() };
    let own: BTreeSet<&ProjectId> = own.iter().map(|one| &one.object.project).collect();
    let overlaps = |other: &Plan| other.id != plan.id && other.period.is_some_and(|(a, b)| a <= to && b >= from);
    let others: Vec<(Plan, BTreeSet<ProjectId>)> = Plan::all(tables)
        .filter(overlaps)
        .map(|other| {
            let projects = objects(tables, &other.id).into_iter().map(|object| object.project).collect();
            (other, projects)
        })
        .collect();
    let is_planned = |visit: &Visit| {
        own.contains(&visit.project)
            || others.iter().any(|(other, projects)| other.holds(visit.day) && projects.contains(&visit.project))
    };
    let within = tables.visits().filter(|visit| visit.state == VisitState::Finished && plan.holds(visit.day));
    let mut found: Vec<Unplanned> = within
        .filter(|visit| !is_planned(visit))
        .map(|visit| Unplanned { visit: visit.id.clone(), project: visit.project.clone(), day: visit.day })
        .collect();
    crate::book::sorting::by(&mut found, |one, other| {
        one.day.cmp(&other.day).then_with(|| one.visit.cmp(&other.visit))
    });
    found
}
