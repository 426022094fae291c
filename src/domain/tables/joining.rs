//! Records of projects that are one: they stand under the one that is kept.

use std::sync::Arc;

use crate::book::{Book, EntityId};
use crate::domain::ids::ProjectId;
use crate::domain::joined::{Joined, same_as};
use crate::domain::records::Project;
use crate::domain::register::ids::{is_part_of, parent_part};
use crate::domain::register::{Entry, Key, Register};

use super::Tables;

impl Tables {
    /// Which projects are one.
    pub const fn joined(&self) -> &Joined {
        &self.joined
    }

    /// A project that is there as its own record has it, also one that another is kept for.
    pub fn own_record(&self, id: &ProjectId) -> Option<&Arc<Project>> {
        self.projects.get(id).or_else(|| self.twins.get(id))
    }

    /// The projects that another is kept for.
    pub fn twins(&self) -> impl ExactSizeIterator<Item = &Arc<Project>> {
        self.twins.values()
    }

    /// The entry of this id, or that of a project which is the same, where the id names a month, an approval or whatever there is one of.
    pub fn entry_or_twin(&self, id: &EntityId, parent: &EntityId) -> Option<&Arc<Entry>> {
        self.entries.get(id).or_else(|| {
            let project = ProjectId::of(parent)?;
            let twins = self.joined.members(&project).filter_map(|twin| of_twin(id, &project, twin));
            twins.into_iter().find_map(|twin| self.entries.get(&twin))
        })
    }

    pub(super) fn put_project(&mut self, book: &Book, id: &ProjectId) {
        self.drop_kept(id);
        let (project, says) = (Project::read(book, id).map(Arc::new), same_as(book, id));
        let total = |project: &Arc<Project>| project.total;
        if self.projects.get(id).map(total) != project.as_ref().map(total) || says.is_some() || !self.joined.is_empty()
        {
            self.large.forget();
        }
        self.projects.remove(id);
        self.twins.remove(id);
        self.projects.extend(project.map(|project| (id.clone(), project)));
        if self.joined.is_empty() && says.is_none() {
            return;
        }
        let (projects, twins) = (&mut self.projects, &mut self.twins);
        let is_there = |of: &ProjectId| projects.contains_key(of) || twins.contains_key(of);
        let moved = self.joined.learn(id, says, is_there);
        for one in moved.iter().chain([id]) {
            let Some(project) = projects.remove(one).or_else(|| twins.remove(one)) else { continue };
            let place = if self.joined.kept(one) == one { &mut *projects } else { &mut *twins };
            place.insert(one.clone(), project);
        }
        let below: Vec<EntityId> = moved.iter().flat_map(|one| self.directly_below(one)).collect();
        moved.iter().for_each(|one| self.drop_kept(one));
        if !moved.is_empty() {
            self.waiting.drop_all();
        }
        for of in below {
            self.refresh(book, &of);
        }
    }

    /// The entry as it stands under the project that is kept. Of two of the same month, approval or whatever there is one of, that of the
    /// kept project counts, or else that of the smallest id; the other is shown as doubtful and counts in no figure.
    pub(super) fn under_kept(&self, book: &Book, mut entry: Entry) -> Entry {
        let Some(own) = entry.project().filter(|_| !self.joined.is_empty()) else { return entry };
        let kept = self.joined.kept(&own).clone();
        if kept != own {
            let is_natural = !matches!(entry.register.key, Key::Fresh(_));
            let mut before = [&kept].into_iter().chain(self.joined.members(&kept).take_while(|twin| **twin != own));
            let counts = |twin: &ProjectId| {
                of_twin(&entry.id, &own, twin).is_some_and(|id| Entry::read(book, &id, entry.register).is_some())
            };
            let is_second = is_natural && before.any(counts);
            entry.is_astray |= is_second;
            entry.parent = Some(kept.clone().into());
        }
        entry
    }

    /// The entries of the same month, approval or whatever there is one of, of the projects that are the same as this entry's.
    pub(super) fn twins_of_entry(&self, of: &EntityId, register: &Register) -> Vec<EntityId> {
        if self.joined.is_empty() || matches!(register.key, Key::Fresh(_)) {
            return Vec::new();
        }
        let Some((part, _)) = of.rest().rsplit_once('/') else { return Vec::new() };
        let kept: Vec<&ProjectId> = match self.entries.get(of) {
            Some(entry) => self.joined.all_kept().filter(|kept| entry.project().as_ref() == Some(*kept)).collect(),
            // One that is gone names nobody any more.
            None => self.joined.all_kept().collect(),
        };
        for kept in kept {
            let group = || [kept].into_iter().chain(self.joined.members(kept));
            if let Some(own) = group().find(|one| is_part_of(part, one.entity())) {
                return group().filter(|one| *one != own).filter_map(|one| of_twin(of, own, one)).collect();
            }
        }
        Vec::new()
    }

    /// What a remark or a photo is of.
    pub(super) fn kept_entity(&self, of: &EntityId) -> EntityId {
        match ProjectId::of(of).filter(|_| !self.joined.is_empty()) {
            Some(project) => self.joined.kept(&project).entity().clone(),
            None => of.clone(),
        }
    }

    fn directly_below(&self, project: &ProjectId) -> Vec<EntityId> {
        let of = project.entity();
        let visits = self.visits_of.get(project).into_iter().flatten().map(|(_, id)| id.entity().clone());
        let problems = self.problems_of.get(project).into_iter().flatten().map(|id| id.entity().clone());
        let remarks = self.remarks_of.get(of).into_iter().flatten().map(|(_, id)| id.entity().clone());
        let photos = self.photos_of.get(of).into_iter().flatten().map(|(.., id)| id.entity().clone());
        visits.chain(problems).chain(remarks).chain(photos).chain(self.entries.all_of(of).cloned()).collect()
    }
}

/// The id of the entry that says of another project what this one says of its own.
fn of_twin(id: &EntityId, own: &ProjectId, twin: &ProjectId) -> Option<EntityId> {
    let (part, rest) = id.rest().rsplit_once('/')?;
    let named = is_part_of(part, own.entity());
    EntityId::new(id.kind(), &format!("{}/{rest}", parent_part(twin.entity()))).ok().filter(|_| named)
}
