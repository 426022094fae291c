//! What files would bring: new things, changed fields, conflicts, per project. Mutates nothing.
//!
//! Only the fields that the files touch are folded, in a small book of their own, by the same rules as the real one: what
//! the plan says of a field is what the book will say after the merge.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Book, Change, ChangeId, DELETED, Deletion, Digest, EntityId, FieldName, FieldState, Stamp, Value};

use super::belonging::project_of;
use super::envelope::{Counts, FileKind, Made};
use super::read::File;
use super::refusal::Warning;

/// What a set of files would bring.
#[derive(Debug)]
pub struct Plan {
    /// The files, in the order in which they were handed over.
    pub files: Vec<FilePlan>,
    /// The projects for which something would be new, in the order of their ids.
    pub projects: Vec<ProjectPlan>,
    /// What would be new outside of any project: persons, units, checklists, the office.
    pub outside: ProjectPlan,
    changes: Vec<Change>,
    file_of: HashMap<ChangeId, usize>,
    after: Book,
}

/// One file of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilePlan {
    /// The name under which it was handed over.
    pub name: String,
    /// What it is meant to be.
    pub kind: FileKind,
    /// When, by whom and with what it was made.
    pub made: Made,
    /// How much it holds.
    pub counts: Counts,
    /// The digest of its changes.
    pub digest: Digest,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
    /// How many of its changes the book does not hold.
    pub new: usize,
    /// How many of its changes the book holds.
    pub known: usize,
    /// How many of the new ones an earlier file of this set holds too.
    pub repeated: usize,
    /// Whether it brings anything, and why not.
    pub standing: Standing,
}

/// Whether a file brings anything.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It brings something.
    Brings,
    /// It holds just what this earlier file of the set holds.
    SameAsFile(usize),
    /// All of it was made on this device: one's own old file.
    AllOwn,
    /// All of it came with this earlier import.
    FromImport(EntityId),
    /// All of it is known, from here and there.
    AllKnown,
}

/// What would be new for one project, or outside of any.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProjectPlan {
    /// The project; none for what belongs to no project.
    pub project: Option<EntityId>,
    /// Its name as it would be.
    pub name: String,
    /// Whether the book does not have it yet.
    pub is_new: bool,
    /// How many things of each kind the book does not have yet.
    pub new_things: BTreeMap<String, usize>,
    /// Fields of known things that would show another value, in the order of things and fields.
    pub changed: Vec<FieldPlan>,
    /// Fields that would be in conflict and are not now.
    pub conflicts: Vec<ConflictPlan>,
    /// Known things that would be deleted.
    pub deleted: Vec<EntityId>,
    /// Deleted things that would be there again.
    pub restored: Vec<EntityId>,
    /// The files that bring it.
    pub files: BTreeSet<usize>,
}

/// A field that would show another value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldPlan {
    /// The thing.
    pub of: EntityId,
    /// The field.
    pub set: FieldName,
    /// What it shows now.
    pub before: Value,
    /// What it would show.
    pub after: Value,
    /// Who wrote that.
    pub by: EntityId,
    /// When.
    pub at: Stamp,
}

/// A field that would be in conflict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConflictPlan {
    /// The thing.
    pub of: EntityId,
    /// The field; [`DELETED`] where one deleted what the other edited.
    pub set: FieldName,
    /// The changes that nobody has decided between, the one that would be shown first.
    pub sides: Vec<Side>,
}

/// One side of a conflict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// The change.
    pub change: ChangeId,
    /// The field that it wrote, which for a deletion that met an edit is that of the edit.
    pub set: FieldName,
    /// The value that it wrote.
    pub value: Value,
    /// Who wrote it.
    pub by: EntityId,
    /// When.
    pub at: Stamp,
    /// The first file that brings it; none for what the book holds already.
    pub file: Option<usize>,
}

impl Plan {
    /// The changes that the book does not hold, each once, in the order (`at`, `id`).
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The same, for absorbing them.
    pub fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// The first file that brings a change; none for one that the book holds.
    pub fn file_of(&self, id: ChangeId) -> Option<usize> {
        self.file_of.get(&id).copied()
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many fields would come into conflict.
    pub fn conflict_count(&self) -> usize {
        self.projects.iter().chain([&self.outside]).map(|project| project.conflicts.len()).sum()
    }

    /// What a field would show: names of persons and titles of things that the book does not have yet.
    pub fn value<'a>(&'a self, book: &'a Book, of: &EntityId, set: &str) -> &'a Value {
        value_after(book, &self.after, of, set)
    }
}

/// Says what files would bring to a book.
pub fn plan(book: &Book, files: Vec<(String, File)>) -> Plan {
    let mut plans: Vec<FilePlan> = Vec::with_capacity(files.len());
    let (mut changes, mut file_of) = (Vec::new(), HashMap::new());
    for (place, (name, file)) in files.into_iter().enumerate() {
        let earlier = plans.iter().position(|plan| plan.digest == file.digest);
        let (mut new, mut repeated, mut familiar) = (0, 0, Familiar::default());
        let File { kind, made, counts, digest, warnings, book: of_file } = file;
        for change in of_file.into_changes() {
            if book.contains(change.id()) {
                familiar.meet(book.origin(change.id()));
                continue;
            }
            new += 1;
            match file_of.contains_key(&change.id()) {
                true => repeated += 1,
                false => {
                    file_of.insert(change.id(), place);
                    changes.push(change);
                }
            }
        }
        let standing = match (new, earlier) {
            (_, Some(earlier)) => Standing::SameAsFile(earlier),
            (0, None) => familiar.standing(),
            (_, None) => Standing::Brings,
        };
        let known = counts.changes - new;
        plans.push(FilePlan { name, kind, made, counts, digest, warnings, new, known, repeated, standing });
    }
    changes.sort_unstable_by_key(|change| (change.at(), change.id()));
    let after = fold_touched(book, &changes);
    let (projects, outside) = Sorting { book, after: &after, file_of: &file_of }.sort(&changes);
    Plan { files: plans, projects, outside, changes, file_of, after }
}

/// Where the changes of a file that are known came from.
#[derive(Default)]
struct Familiar {
    own: bool,
    imports: BTreeSet<EntityId>,
}

impl Familiar {
    fn meet(&mut self, origin: Option<&EntityId>) {
        match origin {
            None => self.own = true,
            Some(import) if self.imports.contains(import) => {}
            Some(import) => {
                self.imports.insert(import.clone());
            }
        }
    }

    fn standing(mut self) -> Standing {
        match (self.own, self.imports.len()) {
            (true, 0) => Standing::AllOwn,
            (false, 1) => self.imports.pop_first().map_or(Standing::AllKnown, Standing::FromImport),
            _ => Standing::AllKnown,
        }
    }
}

/// The book of the fields that new changes touch, with all that was ever written to them; where a deletion plays a part,
/// with the heads of every field of the thing.
fn fold_touched(book: &Book, changes: &[Change]) -> Book {
    let touched: BTreeSet<(&EntityId, &FieldName)> = changes.iter().map(|change| (change.of(), change.set())).collect();
    let mut after = Book::default();
    for (of, set) in &touched {
        for change in book.history(of, set.as_str()) {
            after.absorb(change.clone(), None);
        }
    }
    let things: BTreeSet<&EntityId> = touched.iter().map(|(of, _)| *of).collect();
    let deleted: FieldName = DELETED.parse().expect("the name of the deletion field is a field name");
    for of in things {
        let Some(entity) = book.entity(of) else { continue };
        if !touched.contains(&(of, &deleted)) && !entity.fields().any(|set| *set == deleted) {
            continue;
        }
        for set in entity.fields() {
            for change in book.heads(of, set.as_str()) {
                after.absorb(change.clone(), None);
            }
        }
    }
    for change in changes {
        after.absorb(change.clone(), None);
    }
    after
}

fn value_after<'a>(book: &'a Book, after: &'a Book, of: &EntityId, set: &str) -> &'a Value {
    after.shown(of, set).map_or_else(|| book.value(of, set), Change::to)
}

/// Sorts what is new by project.
struct Sorting<'a> {
    book: &'a Book,
    after: &'a Book,
    file_of: &'a HashMap<ChangeId, usize>,
}

impl Sorting<'_> {
    fn sort(&self, changes: &[Change]) -> (Vec<ProjectPlan>, ProjectPlan) {
        let mut files: BTreeMap<&EntityId, BTreeSet<usize>> = BTreeMap::new();
        let mut touched: BTreeMap<&EntityId, BTreeSet<&FieldName>> = BTreeMap::new();
        for change in changes {
            touched.entry(change.of()).or_default().insert(change.set());
            files.entry(change.of()).or_default().extend(self.file_of.get(&change.id()));
        }
        let mut projects: BTreeMap<Option<EntityId>, ProjectPlan> = BTreeMap::new();
        for (of, fields) in touched {
            let project = project_of(of, |of, set| value_after(self.book, self.after, of, set));
            let plan = projects.entry(project.clone()).or_insert_with(|| self.begin(project));
            plan.files.extend(files.remove(of).into_iter().flatten());
            self.add(plan, of, fields);
        }
        let outside = projects.remove(&None).unwrap_or_default();
        (projects.into_values().collect(), outside)
    }

    fn begin(&self, project: Option<EntityId>) -> ProjectPlan {
        let name = project.as_ref().and_then(|of| value_after(self.book, self.after, of, "name").as_text());
        let is_new = project.as_ref().is_some_and(|of| self.book.entity(of).is_none());
        ProjectPlan { name: name.unwrap_or_default().to_owned(), is_new, project, ..ProjectPlan::default() }
    }

    fn add(&self, plan: &mut ProjectPlan, of: &EntityId, fields: BTreeSet<&FieldName>) {
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
            if let FieldState::Conflict(sides) = self.after.field(of, set.as_str())
                && !self.book.in_conflict(of, set)
            {
                plan.conflicts.push(ConflictPlan {
                    of: of.clone(),
                    set: set.clone(),
                    sides: sides.into_iter().map(|side| self.side(side)).collect(),
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
        heads.sort_unstable_by_key(|change| std::cmp::Reverse((change.at(), change.id())));
        let set = DELETED.parse().expect("the name of the deletion field is a field name");
        ConflictPlan { of: of.clone(), set, sides: heads.into_iter().map(|side| self.side(side)).collect() }
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

    fn side(&self, change: &Change) -> Side {
        Side {
            change: change.id(),
            set: change.set().clone(),
            value: change.to().clone(),
            by: change.by().clone(),
            at: change.at(),
            file: self.file_of.get(&change.id()).copied(),
        }
    }
}
