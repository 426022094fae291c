//! Makes the plan of what files would bring. Mutates nothing.
//!
//! Only the fields that the files touch are folded, in a small book of their own, by the same rules as the real one: what
//! the plan says of a field is what the book will say after the merge.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Book, Change, ChangeId, DELETED, Deletion, EntityId, FieldName, FieldState};

use super::belonging::project_of;
use super::planned::{ConflictPlan, FieldPlan, FilePlan, Plan, ProjectPlan, Side, Standing, value_after};
use super::read::File;

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
