//! The approvals of projects as of a day, kept until one of them changes: an edit costs one project.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::domain::ids::ProjectId;

use super::cells::MatrixRow;

/// What is kept, each for the day it was asked for last. It follows from the book and says nothing of its own, so all of these are equal.
#[derive(Default, Debug)]
pub struct KeptCells {
    of: Mutex<BTreeMap<ProjectId, (NaiveDate, Arc<MatrixRow>)>>,
}

impl KeptCells {
    /// The approvals of a project, kept or made.
    pub fn of(&self, project: &ProjectId, day: NaiveDate, make: impl FnOnce() -> MatrixRow) -> Arc<MatrixRow> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        match of.get(project) {
            Some((before, kept)) if *before == day => kept.clone(),
            _ => {
                let made = Arc::new(make());
                of.insert(project.clone(), (day, made.clone()));
                made
            }
        }
    }

    /// Something of a project changed.
    pub fn drop_of(&self, project: &ProjectId) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).remove(project);
    }

    /// What the office has set changed, which counts for all.
    pub fn drop_all(&self) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl PartialEq for KeptCells {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
