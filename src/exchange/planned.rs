//! The shapes of a plan: what files would bring, for a person to look at before anything is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Book, Change, ChangeId, Digest, EntityId, FieldName, Stamp, Value};

use crate::domain::record_counts::Arrivals;

use super::envelope::{Counts, FileKind, Made};
use super::limits::{Limits, Room, Size};
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
    /// How many records are new, and how many known ones would change. Known ones that would not are not counted.
    pub records: Arrivals,
    /// How many of the new problems nobody has been given yet.
    pub new_to_assign: usize,
    pub(super) changes: Vec<Change>,
    pub(super) file_of: HashMap<ChangeId, usize>,
    pub(super) after: Book,
    pub(super) size: Size,
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
    /// How many of the projects, visits and problems in it stand deleted.
    pub deleted: usize,
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
    /// The same in records.
    pub records: Arrivals,
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
    /// The field; [`crate::book::DELETED`] where one deleted what the other edited.
    pub set: FieldName,
    /// The changes that nobody has decided between, the one that would be shown first.
    pub sides: Vec<Side>,
    /// How many values stand against each other; of a deletion that met edits, how many changes.
    pub values: usize,
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
    /// Whether it only is what stood there before, see [`crate::domain::sides`].
    pub is_original: bool,
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

    /// How the book after the merge stands to the limits: one that could not be handed over again is not made.
    pub const fn room(&self, limits: &Limits) -> Room {
        limits.room(self.size)
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

/// What a field would show: as it was folded where the files touch it, else as it is.
pub(super) fn value_after<'a>(book: &'a Book, after: &'a Book, of: &EntityId, set: &str) -> &'a Value {
    after.shown(of, set).map_or_else(|| book.value(of, set), Change::to)
}
