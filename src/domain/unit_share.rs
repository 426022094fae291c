//! What one responsible unit (责任单位) is given in a file of its own: its problems and the records of its projects with what they need, and
//! nothing else.
//!
//! | Entity | Which | What of it |
//! |---|---|---|
//! | problem | there, and the unit leads it or assists with it | every change: no history is cut |
//! | entry of a register | there, and the unit's: of a project that it leads or that is the same as one which it leads, or, where the register names whose an entry is (承诺), its own | every change |
//! | remark, photo | of such a problem or entry, or of such a remark | every change |
//! | project | of such a problem or entry | what stands in [`PROJECT_BASICS`], without its history |
//! | project | that the unit leads | what stands in [`PROJECT_FIGURES`] besides |
//! | project | that one of these says it is the same as (同一项目), and so on | what stands in [`PROJECT_BASICS`]: it has to be there to be kept |
//! | visit | finished, and such a problem was found on it, or such an entry names it | what stands in [`VISIT_BASICS`]: neither answers nor findings |
//! | person | wrote one of the changes of these problems, entries and remarks | name and unit |
//! | unit | named by such a problem | name and kind |
//! | checklist of the office's own | such a visit names it | the version that it names |
//! | problem, entry, remark | given to the unit before, and no longer its own or deleted | whose it is now, and the deletion |
//!
//! Fields of which only some changes are given show what they show here, since all their heads are among them. Whatever the unit adds
//! stands over these heads, so what comes back is put together like any file.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Change, DELETED, Deletion, EntityId};

use super::belonging::Links;
use super::ids::{PersonId, PhotoId, ProblemId, ProjectId, RemarkId, TemplateId, UnitId, VisitId};
use super::joined::SAME_AS;
use super::plan_year::PLAN_YEAR;
use super::records::{Problem, Project, TEMPLATE_VERSION, Visit, VisitState};
use super::register::entry::parent_field;
use super::register::{Register, Whose};
use super::registers::{REGISTERS, register_of};
use super::unit_names::unit_names;

/// What a unit has to know of the project of its problem: which it is, where, and how far. No person, no figure.
pub const PROJECT_BASICS: &[&str] = &["name", "code", "phase", "overlay", "lead_unit", "location", SAME_AS];

/// What the figures of its own project are made from, beside the months and plans.
pub const PROJECT_FIGURES: &[&str] = &[
    "annual_plan",
    PLAN_YEAR,
    "planned_start",
    "planned_finish",
    "actual_start",
    "actual_finish",
    "ytd",
    "ytd_as_of",
    "last_year",
];

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
    /// The problems, entries and remarks of which every change is among them.
    pub held: BTreeSet<EntityId>,
}

/// How much a unit has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitCount {
    /// The unit.
    pub unit: String,
    /// The problems that it leads or assists with.
    pub problems: usize,
    /// Those of them that are open.
    pub open: usize,
    /// The projects that it leads.
    pub projects: usize,
}

/// The units that lead projects, lead problems or assist with them, those with most open ones first.
pub fn units_with_work<'a>(
    problems: impl IntoIterator<Item = &'a Problem>,
    projects: impl IntoIterator<Item = &'a Project>,
) -> Vec<UnitCount> {
    let mut counts: BTreeMap<&str, UnitCount> = BTreeMap::new();
    let none = |unit: &str| UnitCount { unit: unit.to_owned(), problems: 0, open: 0, projects: 0 };
    for problem in problems {
        let named: BTreeSet<&str> = problem.units().collect();
        for unit in named {
            let count = counts.entry(unit).or_insert_with(|| none(unit));
            count.problems += 1;
            count.open += usize::from(problem.is_open());
        }
    }
    for unit in projects.into_iter().map(|project| project.lead_unit.trim()).filter(|unit| !unit.is_empty()) {
        counts.entry(unit).or_insert_with(|| none(unit)).projects += 1;
    }
    let mut counts: Vec<UnitCount> = counts.into_values().collect();
    counts.sort_by(|a, b| b.open.cmp(&a.open).then_with(|| a.unit.cmp(&b.unit)));
    counts
}

/// What is given to a unit. `given` are the problems, entries and remarks that earlier files gave it.
pub fn share_of<'a>(book: &'a Book, unit: &str, given: &BTreeSet<EntityId>) -> UnitShare<'a> {
    let projects: Vec<&EntityId> = book.entities(ProjectId::KIND).map(|(of, _)| of).collect();
    let led: BTreeSet<&EntityId> =
        projects.iter().copied().filter(|of| is_there(book, of) && is_led_by(book, of, unit)).collect();
    let led_with_same = with_same(book, &projects, &led);
    let problems = book.entities(ProblemId::KIND).map(|(of, _)| of);
    let own = problems.filter(|of| is_there(book, of) && belongs_to(book, of, unit));
    let own = own.filter(|of| project_is_there(book, of));
    let entries =
        REGISTERS.iter().flat_map(|register| book.entities(register.kind).map(move |(of, _)| (*register, of)));
    let entries =
        entries.filter(|(register, of)| is_there(book, of) && is_of_unit(book, register, of, unit, &led_with_same));
    let own: Vec<&EntityId> = own.chain(entries.map(|(_, of)| of)).collect();
    let held = with_remarks(book, &own);
    let mut share = Gathering { book, changes: Vec::new() };
    held.iter().for_each(|of| share.whole(of));
    let authors: BTreeSet<&EntityId> = share.changes.iter().map(|change| change.by()).collect();
    authors.into_iter().filter(|of| of.kind() == PersonId::KIND).for_each(|of| share.shown(of, &["name", "unit"]));
    let mut units: BTreeSet<String> = BTreeSet::from([unit.trim().to_owned()]);
    let mut projects: BTreeSet<EntityId> = led.iter().map(|of| (*of).clone()).collect();
    let mut visits = BTreeSet::new();
    for of in own {
        units.extend(named_units(book, of));
        projects.extend(named(book, of, "project").filter(|of| of.kind() == ProjectId::KIND));
        visits.extend(named(book, of, "visit").filter(|of| is_finished_visit(book, of)));
    }
    add_kept(book, &mut projects);
    projects.iter().for_each(|of| share.shown(of, PROJECT_BASICS));
    led.iter().for_each(|of| share.shown(of, PROJECT_FIGURES));
    for of in &visits {
        share.shown(of, VISIT_BASICS);
        share.template(book.text(of, "template"));
    }
    let units = units.iter().filter_map(|name| UnitId::from_rest(name));
    units.for_each(|of| share.shown(of.entity(), &["name", "kind"]));
    for of in given.iter().filter(|of| !held.contains(*of)) {
        share.shown(of, &[LEAD, ASSISTING, DELETED]);
        let whose = register_of(of.kind()).into_iter().flat_map(|register| register.whose.fields());
        whose.for_each(|field| share.shown(of, &[field]));
        // What went along with its project to another unit is told by who leads that.
        let others = named(book, of, "project").filter(|of| !projects.contains(of)).collect::<BTreeSet<_>>();
        if register_of(of.kind()).is_some() {
            others.iter().for_each(|of| share.shown(of, &[LEAD, SAME_AS]));
        }
    }
    UnitShare { changes: share.changes, held }
}

/// These projects, and those that say, one by way of the other, that they are the same as one of them: what belongs to them stands under it.
fn with_same<'a>(book: &'a Book, all: &[&'a EntityId], led: &BTreeSet<&'a EntityId>) -> BTreeSet<&'a EntityId> {
    let says: Vec<(&EntityId, Vec<EntityId>)> = all
        .iter()
        .filter(|of| is_there(book, of))
        .map(|of| (*of, named(book, of, SAME_AS).collect::<Vec<_>>()))
        .filter(|(_, says)| !says.is_empty())
        .collect();
    let mut found = led.clone();
    loop {
        let before = found.len();
        let same = says.iter().filter(|(_, says)| says.iter().any(|said| found.contains(said)));
        let same: Vec<&EntityId> = same.map(|(of, _)| *of).collect();
        found.extend(same);
        if found.len() == before {
            return found;
        }
    }
}

/// Adds what these projects say that they are the same as, and so on.
fn add_kept(book: &Book, projects: &mut BTreeSet<EntityId>) {
    let mut waiting: Vec<EntityId> = projects.iter().cloned().collect();
    while let Some(at) = waiting.pop() {
        for kept in named(book, &at, SAME_AS).filter(|of| of.kind() == ProjectId::KIND) {
            if projects.insert(kept.clone()) {
                waiting.push(kept);
            }
        }
    }
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

/// Whether a unit leads a project (责任单位); where that is in conflict, on any side.
fn is_led_by(book: &Book, project: &EntityId, unit: &str) -> bool {
    let unit = unit.trim();
    let mut leads = book.heads(project, LEAD).into_iter().filter_map(|head| head.to().as_text());
    !unit.is_empty() && leads.any(|named| named.trim() == unit)
}

/// Whether an entry of a register is a unit's: it names the unit, or it is of a project that the unit leads.
fn is_of_unit(book: &Book, register: &Register, of: &EntityId, unit: &str, led: &BTreeSet<&EntityId>) -> bool {
    match register.whose {
        Whose::OfficeAlone => false,
        Whose::Named(whose) | Whose::NamedSince { unit: whose, .. } => {
            let unit = unit.trim();
            let heads = book.heads(of, whose).into_iter();
            let is_issued = match register.whose {
                Whose::NamedSince { since, .. } => book.heads(of, since).iter().any(|head| !head.to().is_null()),
                _ => true,
            };
            let is_alone = named(book, of, parent_field(register)).next().is_none();
            !unit.is_empty()
                && is_issued
                && (is_alone || project_is_there(book, of))
                && heads.flat_map(|head| unit_names(head.to())).any(|named| named == unit)
        }
        Whose::LeadUnit => named(book, of, parent_field(register)).any(|parent| led.contains(&parent)),
    }
}

fn named_units(book: &Book, problem: &EntityId) -> impl Iterator<Item = String> {
    let heads = [LEAD, ASSISTING].map(|set| book.heads(problem, set));
    heads.into_iter().flatten().flat_map(|head| unit_names(head.to())).collect::<Vec<_>>().into_iter()
}

/// These problems and entries, with the remarks on them and their photos, but for deleted ones. What names one of them as its own is no
/// part of it.
fn with_remarks(book: &Book, own: &[&EntityId]) -> BTreeSet<EntityId> {
    let own: BTreeSet<&EntityId> = own.iter().copied().collect();
    let mut held = Links::of(book).below(own.iter().copied(), |_| true);
    let is_addition = |of: &EntityId| matches!(of.kind(), RemarkId::KIND | PhotoId::KIND);
    held.retain(|of| own.contains(of) || (is_addition(of) && is_there(book, of)));
    held
}
