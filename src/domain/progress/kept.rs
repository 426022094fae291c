//! The rows of projects that were put together once, until one of them changes: an edit costs the rows of one project.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::figures::rows::ProjectRows;
use crate::domain::ids::ProjectId;

/// What is kept. It follows from the book and says nothing of its own, so all of these are equal.
#[derive(Default, Debug)]
pub struct KeptRows {
    rows: Mutex<BTreeMap<ProjectId, (i32, Arc<ProjectRows>)>>,
}

impl KeptRows {
    /// The rows of a project, kept or made.
    pub fn of(&self, project: &ProjectId, usual_year: i32, make: impl FnOnce() -> ProjectRows) -> Arc<ProjectRows> {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        match rows.get(project) {
            Some((year, kept)) if *year == usual_year => kept.clone(),
            _ => {
                let made = Arc::new(make());
                rows.insert(project.clone(), (usual_year, made.clone()));
                made
            }
        }
    }

    /// One of the rows of a project changed.
    pub fn drop_of(&self, project: &ProjectId) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).remove(project);
    }

    /// Who somebody is changed: whom to trust may have.
    pub fn drop_all(&self) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl PartialEq for KeptRows {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
