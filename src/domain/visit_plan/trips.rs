//! 避免重复督查: on which days a unit had visitors, or is to have them, so that no unit is visited twice within a short time unawares
//! (统筹督查, 减少重复; 《政府督查工作条例》 art. 15). Several projects of a unit on one day are one trip.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::{Plan, objects};

/// A day on which somebody was at a unit, or is to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trip {
    /// The day.
    pub day: NaiveDate,
    /// The project that was visited.
    pub project: ProjectId,
    /// The plan that means to go there; none for a visit that was made.
    pub plan: Option<EntityId>,
}

/// Who had visitors when.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Trips(BTreeMap<String, BTreeMap<NaiveDate, Trip>>);

impl Trips {
    /// Every visit, and what plans mean to visit from today on.
    pub fn of(tables: &Tables, today: NaiveDate) -> Self {
        let mut trips = Self::default();
        for visit in tables.visits() {
            trips.add(tables, Trip { day: visit.day, project: visit.project.clone(), plan: None });
        }
        let ahead = |plan: &Plan| plan.period.is_some_and(|(_, to)| to >= today);
        for plan in Plan::all(tables).filter(ahead) {
            for object in objects(tables, &plan.id) {
                if let Some(day) = object.day.filter(|day| *day >= today) {
                    trips.add(tables, Trip { day, project: object.project, plan: Some(plan.id.clone()) });
                }
            }
        }
        trips
    }

    /// A visit that was made says more than one that is planned for the same day.
    fn add(&mut self, tables: &Tables, trip: Trip) {
        let Some(unit) = tables.project(&trip.project).map(|project| project.lead_unit.trim()) else { return };
        if unit.is_empty() {
            return;
        }
        let days = self.0.entry(unit.to_owned()).or_default();
        match days.get(&trip.day) {
            Some(there) if there.plan.is_none() || trip.plan.is_some() => {}
            _ => drop(days.insert(trip.day, trip)),
        }
    }

    /// The other days within so many of this one on which the unit has visitors, the nearest first.
    pub fn near(&self, unit: &str, day: NaiveDate, apart: i64) -> Vec<Trip> {
        let mut near = self.within(unit, day, day, apart, |trip| trip.day != day);
        crate::book::sorting::by_key(&mut near, |trip| ((trip.day - day).num_days().abs(), trip.day));
        near
    }

    /// When a unit had visitors of others within so many days of a period, or within it: the last of these days.
    pub fn lately(&self, unit: &str, plan: &Plan) -> Option<Trip> {
        let (from, to) = plan.period?;
        self.within(unit, from, to, plan.apart, |trip| trip.plan.as_ref() != Some(&plan.id)).pop()
    }

    fn within(
        &self,
        unit: &str,
        from: NaiveDate,
        to: NaiveDate,
        apart: i64,
        counts: impl Fn(&Trip) -> bool,
    ) -> Vec<Trip> {
        // Visits that are `apart` days from each other keep the distance.
        let wide = Days::new(u64::try_from(apart - 1).unwrap_or(0));
        let days = from.checked_sub_days(wide).unwrap_or(from)..=to.checked_add_days(wide).unwrap_or(to);
        let found = self.0.get(unit.trim()).into_iter().flat_map(|trips| trips.range(days.clone()));
        found.map(|(_, trip)| trip).filter(|trip| apart > 0 && counts(trip)).cloned().collect()
    }
}
