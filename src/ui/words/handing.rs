//! Words of what is handed to whom.

use crate::app::handover::Scope;
use crate::domain::text::{Lang, figure};

/// What a file was made of.
pub fn scope(scope: &Scope, lang: Lang) -> String {
    match scope {
        Scope::Everything => say!(lang, "全部", "everything"),
        Scope::Projects(count) => say!(lang, "{count} 个项目", "{count} project{count_s}"; count_s = count),
        Scope::Unit(unit) => given_to(unit, lang),
    }
}

/// A file for one unit.
pub fn given_to(unit: &str, lang: Lang) -> String {
    say!(lang, "下发给 {unit}", "For {unit}")
}

/// How many problems a unit has, and how many of them are open.
pub fn unit_has(problems: usize, open: usize, projects: usize, lang: Lang) -> String {
    let (problems, open) = (figure(problems), figure(open));
    let issues = say!(lang, "{problems} 个问题，未销号 {open}", "{problems} issue{problems_s}, {open} open"; problems_s = problems);
    match projects {
        0 => issues,
        projects => {
            let projects = figure(projects);
            say!(lang, "{projects} 个项目，{issues}", "{projects} project{s}, {issues}"; s = projects)
        }
    }
}
