//! The rows of projects, and what they put into figures, kept until one of them changes: an edit costs one project.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::figures::month::Month;
use crate::domain::figures::rows::ProjectRows;
use crate::domain::figures::ytd::Take;
use crate::domain::ids::ProjectId;

use super::parts::{Parts, YearLine};
use super::project_figures::ProjectFigures;
use super::settings::FigureSettings;

/// What is kept. It follows from the book and says nothing of its own, so all of these are equal.
#[derive(Default, Debug)]
pub struct KeptRows {
    projects: Mutex<BTreeMap<ProjectId, Kept>>,
}

/// What is kept of one project.
#[derive(Debug)]
struct Kept {
    usual_year: i32,
    rows: Arc<ProjectRows>,
    parts: BTreeMap<(Month, Take), Arc<Parts>>,
    lines: BTreeMap<(i32, Take), Arc<YearLine>>,
    figures: BTreeMap<(Month, FigureSettings), Arc<ProjectFigures>>,
}

/// Of how many months, and of how many years, the figures of a project are kept: what somebody leafs through.
const MONTHS: usize = 24;

impl KeptRows {
    /// The rows of a project, kept or made.
    pub fn of(&self, project: &ProjectId, usual_year: i32, make: impl FnOnce() -> ProjectRows) -> Arc<ProjectRows> {
        let mut projects = self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        match projects.get(project) {
            Some(kept) if kept.usual_year == usual_year => kept.rows.clone(),
            _ => {
                let rows = Arc::new(make());
                let kept = Kept {
                    usual_year,
                    rows: rows.clone(),
                    parts: BTreeMap::new(),
                    lines: BTreeMap::new(),
                    figures: BTreeMap::new(),
                };
                projects.insert(project.clone(), kept);
                rows
            }
        }
    }

    /// What a project with these rows puts into the totals of a month, kept or made.
    pub fn parts(&self, project: &ProjectId, rows: &Arc<ProjectRows>, as_of: Month, take: Take) -> Arc<Parts> {
        self.kept(project, rows, |kept| &mut kept.parts, (as_of, take), || Parts::of(rows, as_of, take))
    }

    /// The months of a project with these rows, kept or made.
    pub fn line(&self, project: &ProjectId, rows: &Arc<ProjectRows>, year_of: Month, take: Take) -> Arc<YearLine> {
        self.kept(project, rows, |kept| &mut kept.lines, (year_of.year(), take), || YearLine::of(rows, year_of, take))
    }

    /// The figures of a project with these rows as a list shows them, kept or made.
    pub fn figures(
        &self,
        project: &ProjectId,
        rows: &Arc<ProjectRows>,
        key: (Month, FigureSettings),
        make: impl FnOnce() -> ProjectFigures,
    ) -> Arc<ProjectFigures> {
        self.kept(project, rows, |kept| &mut kept.figures, key, make)
    }

    /// Rows that are kept no more keep nothing.
    fn kept<K: Ord, V>(
        &self,
        project: &ProjectId,
        rows: &Arc<ProjectRows>,
        of: impl FnOnce(&mut Kept) -> &mut BTreeMap<K, Arc<V>>,
        key: K,
        make: impl FnOnce() -> V,
    ) -> Arc<V> {
        let mut projects = self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(kept) = projects.get_mut(project).filter(|kept| Arc::ptr_eq(&kept.rows, rows)) else {
            return Arc::new(make());
        };
        let all = of(kept);
        if let Some(found) = all.get(&key) {
            return found.clone();
        }
        if all.len() >= MONTHS {
            all.clear();
        }
        let made = Arc::new(make());
        all.insert(key, made.clone());
        made
    }

    /// One of the rows of a project changed.
    pub fn drop_of(&self, project: &ProjectId) {
        self.projects.lock().unwrap_or_else(PoisonError::into_inner).remove(project);
    }

    /// Who somebody is changed: whom to trust may have.
    pub fn drop_all(&self) {
        self.projects.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl PartialEq for KeptRows {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
