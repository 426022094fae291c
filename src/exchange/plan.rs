//! Makes the plan of what files would bring. Mutates nothing.
//!
//! Only the fields that the files touch are folded, in a small book of their own, by the same rules as the real one: what
//! the plan says of a field is what the book will say after the merge.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use crate::book::sorting;
use crate::book::{Book, Change, ChangeId, DELETED, Deletion, EntityId, FieldName, FieldState};
use crate::domain::belonging::project_of;
use crate::domain::ids::ProblemId;
use crate::domain::record_counts::Arrivals;
use crate::domain::records::ProblemState;
use crate::domain::sides::sides_of;

use super::Progress;
use super::envelope::Counts;
use super::familiar::Familiar;
use super::limits::Size;
use super::planned::{ConflictPlan, FieldPlan, FilePlan, Plan, ProjectPlan, Side, Standing, value_after};
use super::read::File;

/// Says what files would bring to a book, at once.
pub fn plan(book: &Book, files: Vec<(String, File)>) -> Plan {
    let mut planner = Planner::new(files);
    loop {
        if let Planning::Done(plan) = planner.step(book, usize::MAX) {
            return *plan;
        }
    }
}

/// How far a plan has been made.
#[derive(Debug)]
pub enum Planning {
    /// Not yet.
    Going(Progress),
    /// It is made.
    Done(Box<Plan>),
}

/// Makes a plan in steps, so that a page stays alive. The book must stay as it is meanwhile: what it takes in between two steps may
/// be planned as new.
pub struct Planner {
    waiting: VecDeque<Sifting>,
    plans: Vec<FilePlan>,
    changes: Vec<Change>,
    file_of: HashMap<ChangeId, usize>,
    folded: usize,
    after: Book,
    touched: BTreeMap<EntityId, RecordKind>,
    buried: Option<VecDeque<EntityId>>,
    projects: BTreeMap<Option<EntityId>, ProjectPlan>,
    sorted: usize,
    records: Arrivals,
    new_to_assign: usize,
    /// Of what is new.
    size: Size,
    total: usize,
}

/// A file whose changes are looked up in the book.
struct Sifting {
    plan: FilePlan,
    changes: Box<dyn Iterator<Item = Change>>,
    familiar: Familiar,
    /// The records in it, and whether it has something new about them.
    records: HashMap<EntityId, bool>,
}

/// The fields of one thing that new changes touch, and the files that bring them.
#[derive(Default)]
struct RecordKind {
    fields: BTreeSet<FieldName>,
    files: BTreeSet<usize>,
}

impl Planner {
    /// Takes the files, with the names under which they were handed over.
    pub fn new(files: Vec<(String, File)>) -> Self {
        let total = files.iter().map(|(_, file)| file.counts.changes).sum();
        let sifting = |(name, file): (String, File)| {
            let File { kind, made, counts, digest, warnings, book, .. } = file;
            let (new, known, repeated, standing) = (0, 0, 0, Standing::Brings);
            let deleted = Counts::deleted(&book, book.all_entities().map(|(of, _)| of));
            let records = Arrivals::default();
            let plan = FilePlan {
                name,
                kind,
                made,
                counts,
                deleted,
                digest,
                warnings,
                new,
                known,
                repeated,
                records,
                standing,
            };
            let (changes, familiar) = (Box::new(book.into_changes()), Familiar::default());
            Sifting { plan, changes, familiar, records: HashMap::new() }
        };
        Self {
            waiting: files.into_iter().map(sifting).collect(),
            plans: Vec::new(),
            changes: Vec::new(),
            file_of: HashMap::new(),
            folded: 0,
            after: Book::default(),
            touched: BTreeMap::new(),
            buried: None,
            projects: BTreeMap::new(),
            sorted: 0,
            records: Arrivals::default(),
            new_to_assign: 0,
            size: Size::default(),
            total,
        }
    }

    /// Looks at about so many changes more.
    pub fn step(&mut self, book: &Book, budget: usize) -> Planning {
        if !self.waiting.is_empty() {
            self.sift(book, budget);
        } else if self.folded < self.changes.len() {
            self.fold(book, budget);
        } else if self.bury(book, budget) && !self.sort(book, budget) {
            return Planning::Done(Box::new(self.finish(book)));
        }
        let sifted = self.plans.iter().map(|plan| plan.counts.changes).sum::<usize>()
            + self.waiting.front().map_or(0, |file| file.plan.new + file.plan.known);
        // Each change is looked up, folded and sorted.
        Planning::Going(Progress { done: sifted + self.folded + self.sorted, total: 3 * self.total })
    }

    /// Tells what is new in the next file.
    fn sift(&mut self, book: &Book, budget: usize) {
        let Some(Sifting { plan, changes, familiar, records }) = self.waiting.front_mut() else { return };
        let place = self.plans.len();
        for _ in 0..budget {
            let Some(change) = changes.next() else { return self.close_file(book) };
            let is_known = book.contains(change.id());
            match records.get_mut(change.of()) {
                Some(brings) => *brings |= !is_known,
                None => drop(records.insert(change.of().clone(), !is_known)),
            }
            if is_known {
                plan.known += 1;
                familiar.meet(book.origin(change.id()));
                continue;
            }
            plan.new += 1;
            match self.file_of.contains_key(&change.id()) {
                true => plan.repeated += 1,
                false => {
                    self.size.add(&change);
                    self.file_of.insert(change.id(), place);
                    self.changes.push(change);
                }
            }
        }
    }

    fn close_file(&mut self, book: &Book) {
        let Some(Sifting { mut plan, familiar, records, .. }) = self.waiting.pop_front() else { return };
        for (of, brings) in &records {
            let Arrivals { new, updated, known } = &mut plan.records;
            let counts = match (brings, book.entity(of)) {
                (true, None) => new,
                (true, Some(_)) => updated,
                (false, _) => known,
            };
            counts.add(of);
        }
        let earlier = self.plans.iter().position(|earlier| earlier.digest == plan.digest);
        plan.standing = match (plan.new, earlier) {
            (_, Some(earlier)) => Standing::SameAsFile(earlier),
            (0, None) => familiar.standing(),
            (_, None) => Standing::Brings,
        };
        self.plans.push(plan);
        if self.waiting.is_empty() {
            // Each file came sorted, which a stable sort makes use of.
            self.changes.sort_by(Change::by_stamp);
        }
    }

    /// Folds new changes into a book of the fields that they touch, with all that was ever written to those.
    fn fold(&mut self, book: &Book, budget: usize) {
        let upto = self.folded.saturating_add(budget).min(self.changes.len());
        for change in &self.changes[self.folded..upto] {
            let touched = match self.touched.get_mut(change.of()) {
                Some(touched) => touched,
                None => self.touched.entry(change.of().clone()).or_default(),
            };
            touched.files.extend(self.file_of.get(&change.id()));
            if !touched.fields.contains(change.set()) {
                touched.fields.insert(change.set().clone());
                for known in book.history(change.of(), change.set().as_str()) {
                    self.after.apply(known.clone(), None);
                }
            }
            self.after.apply(change.clone(), None);
        }
        self.folded = upto;
    }

    /// Where a deletion plays a part, the heads of every field of the thing are folded as well. True once that is done.
    fn bury(&mut self, book: &Book, budget: usize) -> bool {
        let waiting = self.buried.get_or_insert_with(|| {
            let deleted = |touched: &RecordKind| touched.fields.iter().any(|set| set.as_str() == DELETED);
            let some = self.touched.iter().filter(|(of, touched)| {
                let known = book.entity(of);
                known.is_some_and(|known| deleted(touched) || known.fields().any(|set| set.as_str() == DELETED))
            });
            some.map(|(of, _)| of.clone()).collect()
        });
        for of in waiting.drain(..budget.min(waiting.len())) {
            let Some(entity) = book.entity(&of) else { continue };
            for set in entity.fields() {
                for change in book.heads(&of, set.as_str()) {
                    self.after.apply(change.clone(), None);
                }
            }
        }
        self.buried.as_ref().is_some_and(VecDeque::is_empty)
    }

    /// Sorts what is new by project; true while there is more.
    fn sort(&mut self, book: &Book, budget: usize) -> bool {
        let sorting = Sorting { book, after: &self.after, file_of: &self.file_of };
        let mut looked_at = 0;
        while looked_at < budget
            && let Some((of, touched)) = self.touched.pop_first()
        {
            looked_at += touched.fields.len();
            match book.entity(&of) {
                None => {
                    self.records.new.add(&of);
                    self.new_to_assign += usize::from(sorting.waits_to_be_assigned(&of));
                }
                Some(_) => self.records.updated.add(&of),
            }
            let project = project_of(&of, |of, set| value_after(book, &self.after, of, set));
            let plan = self.projects.entry(project.clone()).or_insert_with(|| sorting.begin(project));
            plan.files.extend(touched.files);
            sorting.add(plan, &of, &touched.fields);
        }
        self.sorted += looked_at;
        !self.touched.is_empty()
    }

    fn finish(&mut self, book: &Book) -> Plan {
        let mut projects = std::mem::take(&mut self.projects);
        let outside = projects.remove(&None).unwrap_or_default();
        Plan {
            files: std::mem::take(&mut self.plans),
            projects: projects.into_values().collect(),
            outside,
            records: self.records,
            new_to_assign: self.new_to_assign,
            changes: std::mem::take(&mut self.changes),
            file_of: std::mem::take(&mut self.file_of),
            after: std::mem::take(&mut self.after),
            size: Size::of_book(book).and(self.size),
        }
    }
}

/// Sorts what is new by project.
struct Sorting<'a> {
    book: &'a Book,
    after: &'a Book,
    file_of: &'a HashMap<ChangeId, usize>,
}

impl Sorting<'_> {
    fn begin(&self, project: Option<EntityId>) -> ProjectPlan {
        let name = project.as_ref().and_then(|of| value_after(self.book, self.after, of, "name").as_text());
        let is_new = project.as_ref().is_some_and(|of| self.book.entity(of).is_none());
        ProjectPlan { name: name.unwrap_or_default().to_owned(), is_new, project, ..ProjectPlan::default() }
    }

    fn add(&self, plan: &mut ProjectPlan, of: &EntityId, fields: &BTreeSet<FieldName>) {
        let is_known = self.book.entity(of).is_some();
        if !is_known && self.after.deletion(of) != Deletion::Deleted {
            *plan.new_things.entry(of.kind().to_owned()).or_default() += 1;
        }
        for set in fields {
            if set.as_str() == DELETED {
                continue;
            }
            if is_known {
                plan.changed.extend(self.changed(of, set));
            }
            if let FieldState::Conflict(heads) = self.after.field(of, set.as_str())
                && !self.book.in_conflict(of, set)
            {
                let values = sides_of(self.after, of, set.as_str());
                let is_original = |head: &Change| values.iter().any(|side| side.is_original && side.value == head.to());
                plan.conflicts.push(ConflictPlan {
                    of: of.clone(),
                    set: set.clone(),
                    sides: heads.into_iter().map(|head| self.side(head, is_original(head))).collect(),
                    values: values.len(),
                });
            }
        }
        if self.after.was_deleted(of) {
            self.add_deletion(plan, of, is_known);
        }
    }

    fn add_deletion(&self, plan: &mut ProjectPlan, of: &EntityId, is_known: bool) {
        match (self.book.deletion(of), self.after.deletion(of)) {
            (Deletion::Alive | Deletion::DeletedButEdited, Deletion::Deleted) if is_known => {
                plan.deleted.push(of.clone())
            }
            (Deletion::Deleted, Deletion::Alive) => plan.restored.push(of.clone()),
            (Deletion::Alive | Deletion::Deleted, Deletion::DeletedButEdited) => {
                plan.conflicts.push(self.deletion_conflict(of))
            }
            (Deletion::Alive | Deletion::DeletedButEdited, Deletion::Alive | Deletion::Deleted)
            | (Deletion::Deleted, Deletion::Deleted)
            | (Deletion::DeletedButEdited, Deletion::DeletedButEdited) => {}
        }
    }

    /// The deletions, and the edits that none of them saw.
    fn deletion_conflict(&self, of: &EntityId) -> ConflictPlan {
        let mut heads = self.after.heads(of, DELETED);
        heads.extend(self.after.unseen_by_deletions(of));
        sorting::by(&mut heads, |a, b| b.by_stamp(a));
        let set = DELETED.parse().expect("the name of the deletion field is a field name");
        let values = heads.len();
        let sides = heads.into_iter().map(|side| self.side(side, false)).collect();
        ConflictPlan { of: of.clone(), set, sides, values }
    }

    /// Whether it is a problem that nobody has been given yet.
    fn waits_to_be_assigned(&self, of: &EntityId) -> bool {
        of.kind() == ProblemId::KIND
            && self.after.deletion(of) != Deletion::Deleted
            && [None, Some(ProblemState::ToAssign.key())].contains(&self.after.value(of, "state").as_text())
    }

    fn changed(&self, of: &EntityId, set: &FieldName) -> Option<FieldPlan> {
        let shown = self.after.shown(of, set.as_str())?;
        let before = self.book.value(of, set.as_str());
        (before != shown.to()).then(|| FieldPlan {
            of: of.clone(),
            set: set.clone(),
            before: before.clone(),
            after: shown.to().clone(),
            by: shown.by().clone(),
            at: shown.at(),
        })
    }

    fn side(&self, change: &Change, is_original: bool) -> Side {
        Side {
            change: change.id(),
            set: change.set().clone(),
            value: change.to().clone(),
            by: change.by().clone(),
            at: change.at(),
            is_original,
            file: self.file_of.get(&change.id()).copied(),
        }
    }
}
