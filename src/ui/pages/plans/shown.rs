//! A plan as its page shows it at a moment.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::report::visit_plan::{coverage_words, standing_words};
use crate::domain::report::when;
use crate::domain::text::Lang;
use crate::domain::visit_plan::Plan;
use crate::domain::visit_plan::coverage::{Coverage, Covered, Standing};
use crate::domain::visit_plan::drawn::{Record, draws};
use crate::domain::visit_plan::trips::Trips;
use crate::ui::controls::{TagShape, Tone};
use crate::ui::words::{self, PlanWords};

/// One object of the plan.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Its entry.
    pub id: EntityId,
    /// The project.
    pub project: ProjectId,
    /// Its name; none where it is not in the book any more.
    pub name: Option<String>,
    /// 责任单位.
    pub unit: String,
    /// 列入原因.
    pub need: String,
    /// The day.
    pub day: Option<NaiveDate>,
    /// Who goes, as it is typed.
    pub who: String,
    /// How it stands: the word, its tone and its shape.
    pub state: (String, Tone, TagShape),
    /// The visit that was made or is under way.
    pub visit: Option<VisitId>,
    /// Whether it can be visited now.
    pub is_open: bool,
    /// What is to be minded: the unit had visitors lately, the day lies outside the period.
    pub doubts: Vec<String>,
}

/// A plan with its objects.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The plan.
    pub plan: Plan,
    /// Its period, in words.
    pub period: String,
    /// How it stands, in words.
    pub coverage: String,
    /// Its objects.
    pub rows: Vec<Row>,
    /// What was visited without a plan: the visit, its day, the name of its project.
    pub unplanned: Vec<(VisitId, String, String)>,
    /// Its draws, each with whether it comes out the same.
    pub draws: Vec<(Record, bool)>,
}

impl Shown {
    /// The plan with this id, if it is there.
    pub fn of(view: &View, id: &EntityId, lang: Lang) -> Option<Arc<Self>> {
        let words = PlanWords::of(lang);
        let plan = Plan::of(view.tables, id)?;
        let coverage = Coverage::of(view.tables, &plan, view.today);
        let trips = Trips::of(view.tables, view.today);
        let rows = coverage.objects.iter().map(|one| row(view, &plan, &trips, one, lang)).collect();
        let name = |project: &ProjectId| {
            view.tables.project(project).map_or_else(|| words.gone.to_owned(), |project| project.name.clone())
        };
        let unplanned = coverage.unplanned.iter();
        let unplanned = unplanned.map(|one| (one.visit.clone(), one.day.to_string(), name(&one.project)));
        let draws = draws(view.book, id).into_iter().map(|record| {
            let holds = record.holds();
            (record, holds)
        });
        Some(Arc::new(Self {
            period: plan
                .period
                .map_or_else(|| words.no_period.to_owned(), |(from, to)| when::span(from, to).get(lang).to_owned()),
            coverage: coverage_words(&coverage).get(lang).to_owned(),
            rows,
            unplanned: unplanned.collect(),
            draws: draws.collect(),
            plan,
        }))
    }

    /// The row of an entry.
    pub fn row(&self, id: &EntityId) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == *id)
    }
}

fn row(view: &View, plan: &Plan, trips: &Trips, covered: &Covered, lang: Lang) -> Row {
    let words = PlanWords::of(lang);
    let object = &covered.object;
    let project = view.tables.project(&object.project);
    let unit = project.map_or("", |project| project.lead_unit.trim()).to_owned();
    let is_open = matches!(covered.standing, Standing::Today | Standing::ToCome | Standing::NoDay | Standing::Missed);
    let mut doubts = Vec::new();
    if let Some(day) = object.day.filter(|_| is_open) {
        if !plan.holds(day) {
            doubts.push(words.outside.to_owned());
        }
        let near = trips.near(&unit, day, plan.apart).into_iter().next();
        doubts.extend(
            near.map(|trip| words::near_trip(&unit, &trip.day.format("%m-%d").to_string(), trip.plan.is_some(), lang)),
        );
    }
    let (tone, shape) = match covered.standing {
        Standing::Visited(..) => (Tone::Good, TagShape::Tick),
        Standing::UnderWay(_) => (Tone::Info, TagShape::Half),
        Standing::Missed => (Tone::Bad, TagShape::Cross),
        Standing::Today => (Tone::Warn, TagShape::Hand),
        Standing::ToCome => (Tone::Neutral, TagShape::Ring),
        Standing::NoDay => (Tone::Muted, TagShape::None),
    };
    let word = standing_words(&covered.standing, object.day).get(lang).to_owned();
    Row {
        id: object.id.clone(),
        project: object.project.clone(),
        name: project.map(|project| project.name.clone()),
        unit,
        need: object.need.clone(),
        day: object.day,
        who: object.who.join("、"),
        state: (word, tone, shape),
        visit: match &covered.standing {
            Standing::Visited(visit, _) | Standing::UnderWay(visit) => Some(visit.clone()),
            Standing::Missed | Standing::Today | Standing::ToCome | Standing::NoDay => None,
        },
        is_open,
        doubts,
    }
}
