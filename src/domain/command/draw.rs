//! Rules of drawing by lot: what was drawn from, the seed and what came out are kept together, and nobody types a result.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::fields::Writers;
use crate::domain::ids::ProjectId;
use crate::domain::records::Project;
use crate::domain::register::Entry;
use crate::domain::registers::planned_visit::{self, BY_LOT, OBJECT, WAY, WHO};
use crate::domain::registers::visit_plan;
use crate::domain::visit_plan::draw::Lot;
use crate::domain::visit_plan::drawn::{Record, Strata};

use super::context::{ChangeSet, IdSource, RuleContext};
use super::entry::{EntryTarget, put};
use super::outcome::{Decision, DrawRefusal, Refusal, VisitRefusal};

/// What is to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrawWish {
    /// The plan.
    pub plan: EntityId,
    /// 种子, as typed.
    pub seed: String,
    /// 分层.
    pub by: Strata,
    /// 抽取比例, of a hundred, of each stratum.
    pub share: u32,
    /// How many inspectors go to a site.
    pub each: u32,
    /// The projects that may be drawn.
    pub projects: Vec<ProjectId>,
    /// The inspectors that may be drawn.
    pub people: Vec<String>,
}

/// Draws, keeps the draw and takes what was drawn into the plan. A project that the plan has already keeps its day.
pub(super) fn draw(context: &RuleContext, id_source: &mut dyn IdSource, wish: DrawWish) -> Result<Decision, Refusal> {
    let refused = |why| Err(Refusal::Visit(VisitRefusal::Draw(why)));
    if !Writers::Team.include(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    let plan = context.tables.entry(&wish.plan).filter(|entry| *entry.register == visit_plan::REGISTER);
    let plan: &Arc<Entry> = plan.ok_or(Refusal::NotFound)?;
    let seed = wish.seed.trim();
    let projects: Vec<&Arc<Project>> = wish.projects.iter().filter_map(|id| context.tables.project(id)).collect();
    let people: Vec<&str> = wish.people.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let lot = Lot {
        seed: seed.to_owned(),
        share: wish.share,
        each: wish.each.max(1),
        sites: projects.iter().map(|project| (project.id.as_str().to_owned(), wish.by.of(project))).collect(),
        people: people.into_iter().map(str::to_owned).collect(),
    };
    if seed.is_empty() {
        return refused(DrawRefusal::NoSeed);
    }
    if lot.sites.is_empty() {
        return refused(DrawRefusal::NoSites);
    }
    if lot.people.is_empty() {
        return refused(DrawRefusal::NoPeople);
    }
    if !(1..=100).contains(&lot.share) {
        return refused(DrawRefusal::NoShare);
    }
    let record = Record::make(context.today, wish.by, lot);
    if !context.book.value(&plan.id, &record.field()).is_null() {
        return refused(DrawRefusal::SeedUsed);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(&plan.id, &record.field(), record.value())?;
    for one in &record.drawn {
        let target =
            EntryTarget::OfKey { register: &planned_visit::REGISTER, parent: Some(plan.id.clone()), period: None };
        let facts = [(OBJECT.key, one.site.clone()), (WAY.key, BY_LOT.to_owned()), (WHO.key, one.people.join("、"))];
        let facts: Vec<(String, String)> = facts.map(|(key, text)| (key.to_owned(), text)).into();
        put(context, &mut change_set, &target, &facts)?;
    }
    change_set.made(&plan.id);
    change_set.done()
}
