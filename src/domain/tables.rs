//! The records of the book by id, with the indexes that pages need, kept up to date entity by entity.

mod joining;
mod putting;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId};

use super::checklist::{Template, together};
use super::decimal::Decimal;
use super::figures::figure::Figure;
use super::ids::{PersonId, PhotoId, ProblemId, ProjectId, RemarkId, SignatureId, TemplateId, VisitId};
use super::joined::Joined;
use super::kept_of::{KeptOf, Once};
use super::kind::Kind;
use super::photo::Photo;
use super::progress::cells::MatrixRow;
use super::progress::kept::KeptRows;
use super::progress::settings::FigureSettings;
use super::records::{Moment, Person, Problem, Project, Remark, Visit, VisitState, published_templates};
use super::register::Entry;
use super::register::table::Entries;
use super::registers::register_of;
use super::signature::Signature;
use super::templates::{built_in, built_in_template};
use super::text::{Lang, Text};
use super::waiting::kept::KeptWaiting;

pub use super::record_kind::RecordKind;

/// The approvals of projects, each as of the day it was asked for last.
pub type KeptCells = KeptOf<NaiveDate, MatrixRow>;

/// What is reckoned of projects, figure by figure, with what is said beside each; as of a day, by the office's settings and the 总投资 from
/// which on a project is large.
pub type KeptFigures = KeptOf<(NaiveDate, FigureSettings, Option<Decimal>), Vec<(Figure, Option<Text>)>>;

/// What lists and rules look things up in. Always equal to [`Tables::of`] the same book.
#[derive(Default, Debug, PartialEq)]
pub struct Tables {
    projects: BTreeMap<ProjectId, Arc<Project>>,
    /// Those for which another project is kept, which is the same.
    twins: BTreeMap<ProjectId, Arc<Project>>,
    joined: Joined,
    visits: BTreeMap<VisitId, Arc<Visit>>,
    problems: BTreeMap<ProblemId, Arc<Problem>>,
    people: BTreeMap<PersonId, Arc<Person>>,
    remarks: BTreeMap<RemarkId, Arc<Remark>>,
    visits_of: BTreeMap<ProjectId, BTreeSet<(Moment, VisitId)>>,
    problems_of: BTreeMap<ProjectId, BTreeSet<ProblemId>>,
    problems_found: BTreeMap<VisitId, BTreeSet<ProblemId>>,
    remarks_of: BTreeMap<EntityId, BTreeSet<(u64, RemarkId)>>,
    photos: BTreeMap<PhotoId, Arc<Photo>>,
    photos_of: BTreeMap<EntityId, BTreeSet<(i64, u64, PhotoId)>>,
    signatures: BTreeMap<SignatureId, Arc<Signature>>,
    signatures_of: BTreeMap<VisitId, BTreeSet<(u64, SignatureId)>>,
    drafts: BTreeSet<VisitId>,
    open: BTreeSet<ProblemId>,
    templates: BTreeMap<(String, u16), Arc<Template>>,
    entries: Entries,
    rows: KeptRows,
    cells: KeptCells,
    figures: KeptFigures,
    large: Once<Option<Decimal>>,
    waiting: KeptWaiting,
}

impl Tables {
    /// Reads the whole book.
    pub fn of(book: &Book) -> Self {
        let mut tables = Self::default();
        for (id, _) in book.all_entities() {
            tables.refresh(book, id);
        }
        tables
    }

    /// Reads one entity again after it changed.
    pub fn refresh(&mut self, book: &Book, of: &EntityId) -> RecordKind {
        if let Some(id) = ProjectId::of(of) {
            self.put_project(book, &id);
            RecordKind::Projects
        } else if let Some(id) = VisitId::of(of) {
            self.put_visit(id.clone(), Visit::read(book, &id));
            RecordKind::Visits
        } else if let Some(id) = ProblemId::of(of) {
            self.put_problem(id.clone(), Problem::read(book, &id));
            RecordKind::Problems
        } else if let Some(id) = PersonId::of(of) {
            self.put_person(id.clone(), Person::read(book, &id));
            RecordKind::People
        } else if let Some(id) = RemarkId::of(of) {
            self.put_remark(id.clone(), Remark::read(book, &id));
            RecordKind::Remarks
        } else if let Some(id) = PhotoId::of(of) {
            self.put_photo(id.clone(), Photo::read(book, &id));
            RecordKind::Photos
        } else if let Some(id) = SignatureId::of(of) {
            self.put_signature(id.clone(), Signature::read(book, &id));
            RecordKind::Signatures
        } else if let Some(register) = register_of(of.kind()) {
            let entry = Entry::read(book, of, register).map(|entry| self.under_kept(book, entry));
            self.put_entry(of, entry);
            for twin in self.twins_of_entry(of, register) {
                let entry = Entry::read(book, &twin, register).map(|entry| self.under_kept(book, entry));
                self.put_entry(&twin, entry);
            }
            RecordKind::Entries(register)
        } else {
            if matches!(Kind::of(of), Some(Kind::Rule | Kind::Calendar | Kind::Office)) {
                self.cells.drop_all();
                self.waiting.drop_all();
            }
            if let Some(id) = TemplateId::of(of) {
                let versions = (id.rest().to_owned(), 0)..=(id.rest().to_owned(), u16::MAX);
                let old: Vec<_> = self.templates.range(versions).map(|(key, _)| key.clone()).collect();
                old.iter().for_each(|key| drop(self.templates.remove(key)));
                for template in published_templates(book, &id) {
                    self.templates.insert((id.rest().to_owned(), template.version), Arc::new(template));
                }
            }
            RecordKind::Other
        }
    }

    /// Reads several entities again, each once; the kinds that were touched.
    pub fn refresh_all<'a>(
        &mut self,
        book: &Book,
        changed: impl IntoIterator<Item = &'a EntityId>,
    ) -> BTreeSet<RecordKind> {
        let once: HashSet<&EntityId> = changed.into_iter().collect();
        let mut touched: BTreeSet<RecordKind> = once.into_iter().map(|of| self.refresh(book, of)).collect_sorted();
        // What two projects that are one have may have changed its place.
        if touched.contains(&RecordKind::Projects) && !self.joined.has_said_nothing() {
            touched.extend(RecordKind::all());
        }
        touched
    }

    /// A project that is there; of several that are the same the one that is kept.
    pub fn project(&self, id: &ProjectId) -> Option<&Arc<Project>> {
        self.projects.get(self.joined.kept(id))
    }

    /// Every project.
    pub fn projects(&self) -> impl ExactSizeIterator<Item = &Arc<Project>> {
        self.projects.values()
    }

    /// A visit that is there.
    pub fn visit(&self, id: &VisitId) -> Option<&Arc<Visit>> {
        self.visits.get(id)
    }

    /// Every visit.
    pub fn visits(&self) -> impl ExactSizeIterator<Item = &Arc<Visit>> {
        self.visits.values()
    }

    /// The visits that are not finished yet.
    pub fn drafts(&self) -> impl Iterator<Item = &Arc<Visit>> {
        self.drafts.iter().filter_map(|id| self.visits.get(id))
    }

    /// The visits of a project, the youngest first.
    pub fn visits_of<'a>(&'a self, project: &ProjectId) -> impl Iterator<Item = &'a Arc<Visit>> + use<'a> {
        self.visits_of.get(project).into_iter().flatten().rev().filter_map(|(_, id)| self.visits.get(id))
    }

    /// The last finished visit of the same project before this one.
    pub fn visit_before(&self, visit: &Visit) -> Option<&Arc<Visit>> {
        self.finished_before(visit).next()
    }

    /// The finished visits of the same project before this one, the youngest first.
    pub fn finished_before<'a>(&'a self, visit: &Visit) -> impl Iterator<Item = &'a Arc<Visit>> + use<'a> {
        let own = (visit.moment(), visit.id.clone());
        self.visits_of(&visit.project)
            .filter(move |other| other.state == VisitState::Finished && (other.moment(), &other.id) < (own.0, &own.1))
    }

    /// A problem that is there.
    pub fn problem(&self, id: &ProblemId) -> Option<&Arc<Problem>> {
        self.problems.get(id)
    }

    /// Every problem.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Arc<Problem>> {
        self.problems.values()
    }

    /// The problems that are not closed (未销号), by id: what is to be done grows with them and not with all that ever was.
    pub fn open_problems(&self) -> impl Iterator<Item = &Arc<Problem>> {
        self.open.iter().filter_map(|id| self.problems.get(id))
    }

    /// The problems of a project.
    pub fn problems_of<'a>(&'a self, project: &ProjectId) -> impl Iterator<Item = &'a Arc<Problem>> + use<'a> {
        self.problems_of.get(project).into_iter().flatten().filter_map(|id| self.problems.get(id))
    }

    /// The problems that a visit found.
    pub fn problems_found<'a>(&'a self, visit: &VisitId) -> impl Iterator<Item = &'a Arc<Problem>> + use<'a> {
        self.problems_found.get(visit).into_iter().flatten().filter_map(|id| self.problems.get(id))
    }

    /// A person by id.
    pub fn person(&self, id: &PersonId) -> Option<&Arc<Person>> {
        self.people.get(id)
    }

    /// Every person.
    pub fn people(&self) -> impl ExactSizeIterator<Item = &Arc<Person>> {
        self.people.values()
    }

    /// The name of whoever made a change; empty where the person is not known here.
    pub fn name_of(&self, by: &EntityId) -> &str {
        PersonId::of(by).and_then(|id| self.people.get(&id)).map_or("", |person| &person.name)
    }

    /// A remark that is there.
    pub fn remark(&self, id: &RemarkId) -> Option<&Arc<Remark>> {
        self.remarks.get(id)
    }

    /// What was remarked on an entity, the oldest first.
    pub fn remarks_of<'a>(&'a self, of: &EntityId) -> impl Iterator<Item = &'a Arc<Remark>> + use<'a> {
        self.remarks_of.get(of).into_iter().flatten().filter_map(|(_, id)| self.remarks.get(id))
    }

    /// A photo that is there.
    pub fn photo(&self, id: &PhotoId) -> Option<&Arc<Photo>> {
        self.photos.get(id)
    }

    /// Every photo.
    pub fn photos(&self) -> impl ExactSizeIterator<Item = &Arc<Photo>> {
        self.photos.values()
    }

    /// The photos of an entity, in their order.
    pub fn photos_of<'a>(&'a self, of: &EntityId) -> impl Iterator<Item = &'a Arc<Photo>> + use<'a> {
        self.photos_of.get(of).into_iter().flatten().filter_map(|(.., id)| self.photos.get(id))
    }

    /// A signature that is there.
    pub fn signature(&self, id: &SignatureId) -> Option<&Arc<Signature>> {
        self.signatures.get(id)
    }

    /// The signatures under the record of a visit, the oldest first.
    pub fn signatures_of<'a>(&'a self, visit: &VisitId) -> impl Iterator<Item = &'a Arc<Signature>> + use<'a> {
        self.signatures_of.get(visit).into_iter().flatten().filter_map(|(_, id)| self.signatures.get(id))
    }

    /// An entry of a register that is there.
    pub fn entry(&self, id: &EntityId) -> Option<&Arc<Entry>> {
        self.entries.get(id)
    }

    /// What an entry is called, also one that is not there: an approval is known by its id.
    pub fn entry_title(&self, id: &EntityId, lang: Lang) -> Option<String> {
        let blank = || Some(Entry::new(register_of(id.kind())?, id.clone(), None).title(lang));
        self.entry(id).map(|entry| entry.title(lang)).or_else(blank)
    }

    /// The rows of a project that figures are made from, kept until one of them changes.
    pub const fn kept_rows(&self) -> &KeptRows {
        &self.rows
    }

    /// The approvals of a project, kept until one of them changes.
    pub const fn kept_cells(&self) -> &KeptCells {
        &self.cells
    }

    /// What is reckoned of projects beside their progress, kept until one of them changes.
    pub const fn kept_figures(&self) -> &KeptFigures {
        &self.figures
    }

    /// From which 总投资 on a project is among the largest quarter of the book, 万元; none where none says any. Found once for as long as
    /// no total changes.
    pub fn large_total(&self) -> Option<Decimal> {
        self.large.get(|| {
            let mut totals: Vec<Decimal> = self.projects().filter_map(|project| project.total).collect();
            totals.sort_unstable();
            totals.get(totals.len() - totals.len().div_ceil(4)).copied()
        })
    }

    /// What waits, kept project by project until one of them changes.
    pub const fn kept_waiting(&self) -> &KeptWaiting {
        &self.waiting
    }

    /// The entries of the registers.
    pub const fn entries(&self) -> &Entries {
        &self.entries
    }

    /// A checklist by its key and version: a built-in one, or one of the office's own.
    pub fn template(&self, key: &str, version: u16) -> Option<&Template> {
        built_in_template(key, version)
            .or_else(|| self.templates.get(&(key.to_owned(), version)).map(|template| &**template))
    }

    /// The same, to be kept.
    pub fn kept_template(&self, key: &str, version: u16) -> Option<Arc<Template>> {
        match built_in_template(key, version) {
            // Its words are part of the program, so that a copy costs little.
            Some(template) => Some(Arc::new(template.clone())),
            None => self.templates.get(&(key.to_owned(), version)).cloned(),
        }
    }

    /// Every checklist of a visit; none where one of them is not on this machine, so that nothing can be said about its answers.
    pub fn checklists(&self, visit: &Visit) -> Option<Vec<&Template>> {
        visit.templates().map(|(key, version)| self.template(key, *version)).collect()
    }

    /// All that a visit asks, as one checklist.
    pub fn checklist(&self, visit: &Visit) -> Option<Arc<Template>> {
        match visit.also.is_empty() {
            true => self.kept_template(&visit.template.0, visit.template.1),
            false => Some(Arc::new(together(&self.checklists(visit)?)?)),
        }
    }

    /// Every version of every checklist that the office has published.
    pub fn published(&self) -> impl Iterator<Item = &Arc<Template>> {
        self.templates.values()
    }

    /// The newest version of every checklist, the built-in ones first.
    pub fn newest_templates(&self) -> Vec<&Template> {
        let mut own: BTreeMap<&str, &Template> = BTreeMap::new();
        for ((key, _), template) in &self.templates {
            own.insert(key, template);
        }
        built_in().iter().chain(own.into_values()).collect()
    }
}
