//! What one responsible unit (责任单位) is given in a file of its own: its problems with what they need, and nothing else.
//!
//! | Entity | Which | What of it |
//! |---|---|---|
//! | problem | there, and the unit leads it or assists with it | every change: no history is cut |
//! | remark, photo | of such a problem, or of such a remark | every change |
//! | project | of such a problem | what stands in [`PROJECT_BASICS`], without its history |
//! | visit | finished, and such a problem was found on it | what stands in [`VISIT_BASICS`]: neither answers nor findings |
//! | person | wrote one of the changes of these problems and remarks | name and unit |
//! | unit | named by such a problem | name and kind |
//! | checklist of the office's own | such a visit names it | the version that it names |
//! | problem, remark | given to the unit before, and no longer its own or deleted | who leads it now, and the deletion |
//!
//! Fields of which only some changes are given show what they show here, since all their heads are among them. Whatever the unit adds
//! stands over these heads, so what comes back is put together like any file.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Change, DELETED, Deletion, EntityId};

use super::belonging::Links;
use super::ids::{PersonId, PhotoId, ProblemId, ProjectId, RemarkId, TemplateId, UnitId, VisitId};
use super::records::{Problem, TEMPLATE_VERSION, Visit, VisitState};
use super::unit_names::unit_names;

/// What a unit has to know of the project of its problem: which it is, where, and how far. No person, no figure.
pub const PROJECT_BASICS: &[&str] = &["name", "code", "phase", "overlay", "lead_unit", "location"];

/// What a unit has to know of the visit that found its problem.
pub const VISIT_BASICS: &[&str] = &["project", "template", "day", "finished", "kind"];

/// What says whose a problem is.
const LEAD: &str = "lead_unit";
const ASSISTING: &str = "assisting";

impl Problem {
    /// 牵头单位 and 配合单位: whose problem it is.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(&self.lead_unit).chain(&self.assisting);
        all.map(|unit| unit.trim()).filter(|unit| !unit.is_empty())
    }
}

impl Visit {
    /// Whether no more than the basics of it came here, with a problem that was found on it: a visit that was finished here or came whole
    /// has answers.
    pub const fn is_only_named(&self) -> bool {
        matches!(self.state, VisitState::Finished) && self.answered == 0
    }
}

/// What is given to one unit.
#[derive(Default, Debug)]
pub struct UnitShare<'a> {
    /// The changes, each once.
    pub changes: Vec<&'a Change>,
    /// The problems and remarks of which every change is among them.
    pub held: BTreeSet<EntityId>,
}

/// How many problems a unit has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitCount {
    /// The unit.
    pub unit: String,
    /// Those that it leads or assists with.
    pub problems: usize,
    /// Those of them that are open.
    pub open: usize,
}

/// The units that lead problems or assist with them, those with most open ones first.
pub fn units_with_problems<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Vec<UnitCount> {
    let mut counts: Vec<UnitCount> = Vec::new();
    let mut places = BTreeMap::new();
    for problem in problems {
        let named: BTreeSet<&str> = problem.units().collect();
        for unit in named {
            let place = *places.entry(unit.to_owned()).or_insert_with(|| {
                counts.push(UnitCount { unit: unit.to_owned(), problems: 0, open: 0 });
                counts.len() - 1
            });
            counts[place].problems += 1;
            counts[place].open += usize::from(problem.is_open());
        }
    }
    counts.sort_by(|a, b| b.open.cmp(&a.open).then_with(|| a.unit.cmp(&b.unit)));
    counts
}

/// What is given to a unit. `given` are the problems and remarks that earlier files gave it.
pub fn share_of<'a>(book: &'a Book, unit: &str, given: &BTreeSet<EntityId>) -> UnitShare<'a> {
    let problems: Vec<&EntityId> = book.entities(ProblemId::KIND).map(|(of, _)| of).collect();
    let own = problems.into_iter().filter(|of| is_there(book, of) && belongs_to(book, of, unit));
    let own: Vec<&EntityId> = own.filter(|of| project_is_there(book, of)).collect();
    let held = with_remarks(book, &own);
    let mut share = Gathering { book, changes: Vec::new() };
    held.iter().for_each(|of| share.whole(of));
    let authors: BTreeSet<&EntityId> = share.changes.iter().map(|change| change.by()).collect();
    authors.into_iter().filter(|of| of.kind() == PersonId::KIND).for_each(|of| share.shown(of, &["name", "unit"]));
    let mut units: BTreeSet<String> = BTreeSet::from([unit.trim().to_owned()]);
    let (mut projects, mut visits) = (BTreeSet::new(), BTreeSet::new());
    for of in own {
        units.extend(named_units(book, of));
        projects.extend(named(book, of, "project").filter(|of| of.kind() == ProjectId::KIND));
        visits.extend(named(book, of, "visit").filter(|of| is_finished_visit(book, of)));
    }
    projects.iter().for_each(|of| share.shown(of, PROJECT_BASICS));
    for of in &visits {
        share.shown(of, VISIT_BASICS);
        share.template(book.text(of, "template"));
    }
    let units = units.iter().filter_map(|name| UnitId::from_rest(name));
    units.for_each(|of| share.shown(of.entity(), &["name", "kind"]));
    for of in given.iter().filter(|of| !held.contains(*of)) {
        share.shown(of, &[LEAD, ASSISTING, DELETED]);
    }
    UnitShare { changes: share.changes, held }
}

struct Gathering<'a> {
    book: &'a Book,
    changes: Vec<&'a Change>,
}

impl<'a> Gathering<'a> {
    /// Every change of a thing.
    fn whole(&mut self, of: &EntityId) {
        let Some(entity) = self.book.entity(of) else { return };
        self.changes.extend(entity.fields().flat_map(|set| self.book.changes_of(of, set.as_str())));
    }

    /// What these fields of a thing show, with every side of a conflict.
    fn shown(&mut self, of: &EntityId, fields: &[&str]) {
        self.changes.extend(fields.iter().flat_map(|set| self.book.heads(of, set)));
    }

    /// The version of a checklist that is named as `key@version`.
    fn template(&mut self, named: &str) {
        let Some((key, version)) = named.rsplit_once('@') else { return };
        let Some(of) = TemplateId::from_rest(key) else { return };
        let field = format!("{TEMPLATE_VERSION}{version}");
        let known: BTreeSet<_> = self.changes.iter().map(|change| change.id()).collect();
        let heads = self.book.heads(of.entity(), &field);
        self.changes.extend(heads.into_iter().filter(|head| !known.contains(&head.id())));
    }
}

fn is_there(book: &Book, of: &EntityId) -> bool {
    book.deletion(of) != Deletion::Deleted
}

fn project_is_there(book: &Book, problem: &EntityId) -> bool {
    named(book, problem, "project").any(|of| book.entity(&of).is_some() && is_there(book, &of))
}

/// A visit on the way is its inspector's alone.
fn is_finished_visit(book: &Book, of: &EntityId) -> bool {
    of.kind() == VisitId::KIND && is_there(book, of) && !book.value(of, "finished").is_null()
}

/// What a field names, on each side of a conflict.
fn named(book: &Book, of: &EntityId, set: &str) -> impl Iterator<Item = EntityId> {
    book.heads(of, set).into_iter().filter_map(|head| head.to().as_text()?.parse().ok())
}

/// Whether a unit leads a problem or assists with it; where that is in conflict, on any side.
fn belongs_to(book: &Book, problem: &EntityId, unit: &str) -> bool {
    let unit = unit.trim();
    !unit.is_empty() && named_units(book, problem).any(|named| named == unit)
}

fn named_units(book: &Book, problem: &EntityId) -> impl Iterator<Item = String> {
    let heads = [LEAD, ASSISTING].map(|set| book.heads(problem, set));
    heads.into_iter().flatten().flat_map(|head| unit_names(head.to())).collect::<Vec<_>>().into_iter()
}

/// These problems with the remarks on them and their photos, but for deleted ones.
fn with_remarks(book: &Book, problems: &[&EntityId]) -> BTreeSet<EntityId> {
    let mut held = Links::of(book).below(problems.iter().copied(), |_| true);
    let is_addition = |of: &EntityId| matches!(of.kind(), RemarkId::KIND | PhotoId::KIND);
    held.retain(|of| of.kind() == ProblemId::KIND || (is_addition(of) && is_there(book, of)));
    // A problem that names another as its own is no part of that one.
    held.retain(|of| is_addition(of) || problems.contains(&of));
    held
}
