//! What was put together for a project once, until something of it changes: an edit costs one project.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::domain::figures::rows::ProjectRows;
use crate::domain::ids::ProjectId;

use super::cells::MatrixRow;

/// The rows that figures are made from, for the year of plans that name none.
pub type KeptRows = Kept<i32, ProjectRows>;

/// The approvals of projects as of a day.
pub type KeptCells = Kept<NaiveDate, MatrixRow>;

/// What is kept, each for what it was asked for last (`A`). It follows from the book and says nothing of its own, so all of these are equal.
#[derive(Debug)]
pub struct Kept<A, V> {
    of: Mutex<BTreeMap<ProjectId, (A, Arc<V>)>>,
}

impl<A, V> Default for Kept<A, V> {
    fn default() -> Self {
        Self { of: Mutex::new(BTreeMap::new()) }
    }
}

impl<A: PartialEq + Copy, V> Kept<A, V> {
    /// What belongs to a project, kept or made.
    pub fn of(&self, project: &ProjectId, asked: A, make: impl FnOnce() -> V) -> Arc<V> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        match of.get(project) {
            Some((before, kept)) if *before == asked => kept.clone(),
            _ => {
                let made = Arc::new(make());
                of.insert(project.clone(), (asked, made.clone()));
                made
            }
        }
    }

    /// Something of a project changed.
    pub fn drop_of(&self, project: &ProjectId) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).remove(project);
    }

    /// Something changed that may count for all: who somebody is, what the office has set.
    pub fn drop_all(&self) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<A, V> PartialEq for Kept<A, V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
