//! Which project a row is about that is no project itself: an entry of a register, a problem.

use std::collections::HashMap;

use crate::domain::folding::fold;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::reading::Reading;
use super::verdict::{Choices, RowError};

/// The projects by what rows call them.
pub(super) struct Projects {
    codes: HashMap<String, Vec<ProjectId>>,
    names: HashMap<String, Vec<ProjectId>>,
}

/// What a row is about.
pub(super) enum About {
    Project(ProjectId),
    Nothing,
    Refused(RowError, Vec<ProjectId>),
}

/// What names of one project have more or less: 垃圾填埋场, 垃圾填埋场建设项目.
const GENERAL: [&str; 6] = ["建设", "工程", "项目", "新建", "改造", "一期"];
/// The fewest signs that a part of a name must have to mean a project.
const LEAST: usize = 4;
/// How many projects are offered for a name that none has.
const OFFERED: usize = 8;

impl Projects {
    pub(super) fn of(tables: &Tables) -> Self {
        let mut projects = Self { codes: HashMap::new(), names: HashMap::new() };
        for project in tables.projects() {
            let code = fold(&project.code);
            if !code.is_empty() {
                projects.codes.entry(code).or_default().push(project.id.clone());
            }
            projects.names.entry(fold(&project.name)).or_default().push(project.id.clone());
        }
        projects
    }

    /// Which project a row is about.
    pub(super) fn about(&self, reading: &Reading, is_needed: bool, choices: &Choices) -> About {
        if let Some(chosen) = choices.projects.get(&reading.line) {
            return About::Project(chosen.clone());
        }
        let (code, name) = (fold(&reading.code), fold(&reading.name));
        if code.is_empty() && name.is_empty() {
            return match is_needed {
                false => About::Nothing,
                true => About::Refused(RowError::NoName, Vec::new()),
            };
        }
        let by_code = self.codes.get(&code).filter(|_| !code.is_empty());
        let found = by_code.or_else(|| self.names.get(&name).filter(|_| !name.is_empty()));
        match found.map(Vec::as_slice) {
            None | Some([]) => match choices.called.get(&name) {
                Some(chosen) => About::Project(chosen.clone()),
                None => About::Refused(RowError::NoProject, self.alike(&name)),
            },
            Some([only]) => About::Project(only.clone()),
            // A code that several have: the name tells which.
            Some(several) => {
                let named = self.names.get(&name).map(Vec::as_slice).unwrap_or_default();
                let mut both = several.iter().filter(|project| named.contains(project));
                match (both.next(), both.next()) {
                    (Some(only), None) => About::Project(only.clone()),
                    _ => About::Refused(RowError::SeveralKnown, several.to_vec()),
                }
            }
        }
    }

    /// The projects that a name may mean which none of them has: one is a part of the other, but for words that every name may have.
    fn alike(&self, name: &str) -> Vec<ProjectId> {
        let sought = bare(name);
        if sought.chars().count() < LEAST {
            return Vec::new();
        }
        let is_alike = |known: &str| {
            let known = bare(known);
            let shorter = known.chars().count().min(sought.chars().count());
            shorter >= LEAST && (known.contains(&sought) || sought.contains(&known))
        };
        let mut alike: Vec<(&String, &Vec<ProjectId>)> =
            self.names.iter().filter(|(known, _)| is_alike(known)).collect();
        crate::book::sorting::by_key(&mut alike, |(known, _)| (known.len().abs_diff(name.len()), (*known).clone()));
        alike.into_iter().flat_map(|(_, projects)| projects.iter().cloned()).take(OFFERED).collect()
    }
}

/// A folded name without words that every name may have.
fn bare(name: &str) -> String {
    GENERAL.iter().fold(name.to_owned(), |name, word| name.replace(word, ""))
}
