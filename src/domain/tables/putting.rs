//! Putting one record into its table and into the indexes, or taking it out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::ids::{PersonId, PhotoId, ProblemId, ProjectId, RemarkId, SignatureId, VisitId};
use crate::domain::photo::Photo;
use crate::domain::records::{Person, Problem, Remark, Visit, VisitState};
use crate::domain::register::Entry;
use crate::domain::signature::Signature;

use super::Tables;

impl Tables {
    /// Drops what is kept of a project.
    pub(super) fn drop_kept(&self, project: &ProjectId) {
        self.rows.drop_of(project);
        self.cells.drop_of(project);
        self.figures.drop_of(project);
        self.waiting.drop_of(project.entity());
    }

    /// Whom to trust, and what somebody is called, may have changed.
    pub(super) fn put_person(&mut self, id: PersonId, person: Option<Person>) {
        self.rows.drop_all();
        self.figures.drop_all();
        self.waiting.drop_all();
        replace(&mut self.people, id, person);
    }

    /// Puts an entry under what it belongs to, and drops what is kept of that, before and after.
    pub(super) fn put_entry(&mut self, of: &EntityId, entry: Option<Entry>) {
        let parent = |entry: &Entry| entry.parent.clone();
        let before = self.entries.get(of).map(|entry| parent(entry));
        let moved = before != entry.as_ref().map(parent);
        let root = self.entries.root_of(of);
        self.entries.put(of, entry);
        for root in [root, self.entries.root_of(of)] {
            self.waiting.drop_of(&root);
        }
        // What hangs below it hangs elsewhere now.
        if moved && self.entries.has_any(of) {
            self.waiting.drop_all();
        }
        let after = self.entries.get(of).and_then(|entry| entry.project());
        let projects = before.flatten().as_ref().and_then(ProjectId::of).into_iter().chain(after);
        projects.for_each(|project| self.drop_kept(&project));
    }

    pub(super) fn put_visit(&mut self, id: VisitId, mut visit: Option<Visit>) {
        if let Some(visit) = &mut visit {
            visit.project = self.joined.kept(&visit.project).clone();
        }
        let day = |visit: &Visit| visit.day;
        // A verified figure counts from the day of the visit that it rests on, of whichever project that is.
        if self.visits.get(&id).map(|visit| day(visit)) != visit.as_ref().map(day) {
            self.figures.drop_all();
        }
        let projects = [self.visits.get(&id).map(|old| &old.project), visit.as_ref().map(|new| &new.project)];
        projects.into_iter().flatten().for_each(|project| self.waiting.drop_of(project.entity()));
        if let Some(old) = self.visits.get(&id) {
            remove_from(&mut self.visits_of, &old.project, &(old.moment(), id.clone()));
            self.drafts.remove(&id);
        }
        if let Some(new) = &visit {
            self.visits_of.entry(new.project.clone()).or_default().insert((new.moment(), id.clone()));
            if new.state == VisitState::Draft {
                self.drafts.insert(id.clone());
            }
        }
        replace(&mut self.visits, id, visit);
    }

    pub(super) fn put_problem(&mut self, id: ProblemId, mut problem: Option<Problem>) {
        if let Some(problem) = &mut problem {
            problem.project = self.joined.kept(&problem.project).clone();
        }
        let projects = [self.problems.get(&id).map(|old| &old.project), problem.as_ref().map(|new| &new.project)];
        projects.into_iter().flatten().for_each(|project| self.waiting.drop_of(project.entity()));
        match problem.as_ref().is_some_and(Problem::is_open) {
            true => self.open.insert(id.clone()),
            false => self.open.remove(&id),
        };
        if let Some(old) = self.problems.get(&id) {
            remove_from(&mut self.problems_of, &old.project, &id);
            if let Some(visit) = &old.visit {
                remove_from(&mut self.problems_found, visit, &id);
            }
        }
        if let Some(new) = &problem {
            self.problems_of.entry(new.project.clone()).or_default().insert(id.clone());
            if let Some(visit) = &new.visit {
                self.problems_found.entry(visit.clone()).or_default().insert(id.clone());
            }
        }
        replace(&mut self.problems, id, problem);
    }

    pub(super) fn put_remark(&mut self, id: RemarkId, mut remark: Option<Remark>) {
        if let Some(remark) = &mut remark {
            remark.of = self.kept_entity(&remark.of);
        }
        if let Some(old) = self.remarks.get(&id) {
            remove_from(&mut self.remarks_of, &old.of, &(old.at, id.clone()));
        }
        if let Some(new) = &remark {
            self.remarks_of.entry(new.of.clone()).or_default().insert((new.at, id.clone()));
        }
        replace(&mut self.remarks, id, remark);
    }

    pub(super) fn put_photo(&mut self, id: PhotoId, mut photo: Option<Photo>) {
        if let Some(photo) = &mut photo {
            photo.of = self.kept_entity(&photo.of);
        }
        if let Some(old) = self.photos.get(&id) {
            remove_from(&mut self.photos_of, &old.of, &(old.order, old.at, id.clone()));
        }
        if let Some(new) = &photo {
            self.photos_of.entry(new.of.clone()).or_default().insert((new.order, new.at, id.clone()));
        }
        replace(&mut self.photos, id, photo);
    }

    pub(super) fn put_signature(&mut self, id: SignatureId, signature: Option<Signature>) {
        if let Some(old) = self.signatures.get(&id) {
            remove_from(&mut self.signatures_of, &old.visit, &(old.at, id.clone()));
        }
        if let Some(new) = &signature {
            self.signatures_of.entry(new.visit.clone()).or_default().insert((new.at, id.clone()));
        }
        replace(&mut self.signatures, id, signature);
    }
}

fn replace<K: Ord, V>(table: &mut BTreeMap<K, Arc<V>>, key: K, value: Option<V>) {
    match value {
        Some(value) => {
            table.insert(key, Arc::new(value));
        }
        None => {
            table.remove(&key);
        }
    }
}

fn remove_from<K: Ord + Clone, V: Ord>(index: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: &V) {
    if let Some(set) = index.get_mut(key) {
        set.remove(value);
        if set.is_empty() {
            index.remove(key);
        }
    }
}
