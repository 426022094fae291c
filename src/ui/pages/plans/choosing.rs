//! What the ways of choosing share: the projects that are not in the plan yet, whose units had visitors lately, and taking them in.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::ids::ProjectId;
use crate::domain::registers::planned_visit::{self, NEED, OBJECT, WAY};
use crate::domain::visit_plan::candidates::{Candidate, candidates};
use crate::domain::visit_plan::trips::{Trip, Trips};
use crate::domain::visit_plan::{Plan, objects};
use crate::ui::context::Ui;
use crate::ui::words;

/// What can be chosen from, as it was when the window opened.
#[derive(Clone, PartialEq)]
pub struct Pool {
    /// The plan.
    pub plan: Plan,
    /// The projects that it does not have yet, those in most need first.
    pub candidates: Vec<Candidate>,
    /// The units that had visitors, or are to have them, within the days between two visits.
    pub lately: BTreeMap<String, Trip>,
}

impl Pool {
    /// Looks at the book once.
    pub fn of(ui: Ui, plan: &EntityId) -> Option<Self> {
        ui.session.read(|view| {
            let plan = Plan::of(view.tables, plan)?;
            let there: BTreeSet<ProjectId> =
                objects(view.tables, &plan.id).into_iter().map(|object| object.project).collect();
            let all = candidates(view.book, view.tables, view.today, &view.figure_settings());
            let candidates: Vec<Candidate> = all.into_iter().filter(|one| !there.contains(&one.project.id)).collect();
            let trips = Trips::of(view.tables, view.today);
            let mut lately = BTreeMap::new();
            for one in &candidates {
                let unit = one.project.lead_unit.trim();
                if !lately.contains_key(unit)
                    && let Some(trip) = trips.lately(unit, &plan)
                {
                    lately.insert(unit.to_owned(), trip);
                }
            }
            Some(Self { plan, candidates, lately })
        })
    }

    /// Whether the unit of a project had visitors lately.
    pub fn is_near(&self, candidate: &Candidate) -> bool {
        self.lately.contains_key(candidate.project.lead_unit.trim())
    }

    /// Says of a project that its unit had visitors lately, where it had.
    pub fn near_words(&self, ui: Ui, candidate: &Candidate) -> Option<String> {
        let unit = candidate.project.lead_unit.trim();
        let trip = self.lately.get(unit)?;
        Some(words::near_trip(unit, &trip.day.format("%m-%d").to_string(), trip.plan.is_some(), ui.lang))
    }

    /// What of these is left out since its unit had visitors lately, in words; none where nothing is.
    pub fn left_out(&self, ui: Ui, of: &[&Candidate]) -> Option<String> {
        let near: Vec<&&Candidate> = of.iter().filter(|one| self.is_near(one)).collect();
        let units: BTreeSet<String> = near.iter().filter_map(|one| self.near_words(ui, one)).collect();
        let units: Vec<String> = units.into_iter().collect();
        (!near.is_empty()).then(|| words::left_out(&units.join(words::list_comma(ui.lang)), near.len(), ui.lang))
    }
}

/// Takes projects into the plan, each with the reason why; says how many.
pub fn take_in(ui: Ui, plan: &EntityId, way: &str, chosen: Vec<(ProjectId, String)>) {
    let count = chosen.len();
    let entry = |(project, need): (ProjectId, String)| {
        let target =
            EntryTarget::OfKey { register: &planned_visit::REGISTER, parent: Some(plan.clone()), period: None };
        let facts = [(OBJECT.key, project.as_str().to_owned()), (WAY.key, way.to_owned()), (NEED.key, need)];
        (target, facts.map(|(key, text)| (key.to_owned(), text)).into())
    };
    let entries = chosen.into_iter().map(entry).collect();
    ui.act(Command::PutEntries { entries }, &words::objects_added(count, ui.lang));
}
