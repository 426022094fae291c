//! 回头看 and 反弹: closed problems that are to be looked at once more, and those that came back.
//!
//! | Word | Means |
//! |---|---|
//! | due for a look | closed, chosen by the office's rule ([`Rule`]), and so many days have passed since it was closed |
//! | looked at | 回头看 was recorded since it was closed; or a later visit of the project answered its item with 是; or it came back |
//! | came back (反弹) | another problem was found on the same item of the same project on a later day than it was closed; or it was opened again with a reason |
//!
//! A problem without an item has nothing by which another one could be the same, so that only opening it again is told of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId, sorting};

use super::checklist::Template;
use super::ids::{ProblemId, ProjectId};
use super::records::{ANSWER, Problem, ProblemState, VisitState};
use super::tables::Tables;
use super::taxonomy::Severity;
use super::text::Lang;

/// 90 days after it was closed: the usual interval [P].
pub const USUAL_DAYS: u32 = 90;

/// Of how many problems that are not 重大 one is looked at where they are sampled.
const ONE_OF: u8 = 10;

/// Which closed problems are looked at once more.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Scope {
    /// 重大 ones.
    #[default]
    Critical,
    /// 重大 ones, and one of ten of the others, the same on every device.
    Sample,
    /// All.
    All,
}

/// What the office has set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// How many days after it was closed.
    pub days: u32,
    /// Which.
    pub scope: Scope,
}

impl Default for Rule {
    fn default() -> Self {
        Self { days: USUAL_DAYS, scope: Scope::default() }
    }
}

impl Rule {
    /// Reads the fields of the office.
    pub fn of(book: &Book, office: &EntityId) -> Self {
        let days = book.value(office, "look_back_days").as_int().and_then(|days| u32::try_from(days).ok());
        Self {
            days: days.filter(|days| *days > 0).unwrap_or(USUAL_DAYS),
            scope: match book.text(office, "look_back_scope") {
                "sample" => Scope::Sample,
                "all" => Scope::All,
                _ => Scope::Critical,
            },
        }
    }

    fn takes(self, problem: &Problem) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Critical => problem.severity == Severity::Critical,
            Scope::Sample => {
                let lot = Sha256::digest(problem.id.as_str())[0];
                problem.severity == Severity::Critical || lot.is_multiple_of(ONE_OF)
            }
        }
    }
}

/// A closed problem that is to be looked at.
#[derive(Clone, PartialEq, Debug)]
pub struct Look {
    /// The problem.
    pub problem: Arc<Problem>,
    /// When it was closed.
    pub closed_on: NaiveDate,
    /// From which day on it is due.
    pub due: NaiveDate,
}

/// How often something closed came back.
#[derive(Clone, PartialEq, Debug)]
pub struct Rebound {
    /// The one that was closed.
    pub first: Arc<Problem>,
    /// The one that was found afterwards; none where the first was opened again.
    pub again: Option<Arc<Problem>>,
}

/// By what it is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// 检查项.
    Item,
    /// 项目.
    Project,
    /// 牵头单位.
    Unit,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Item, Self::Project, Self::Unit];
}

/// One line of the count.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    /// The item, the project or the unit; empty for none.
    pub name: String,
    /// How many problems were closed at least once.
    pub closed: usize,
    /// Those of them that came back.
    pub rebounds: Vec<Rebound>,
}

/// The closed problems that are due for a look on a day, the longest due first.
pub fn looks(book: &Book, tables: &Tables, day: NaiveDate, rule: Rule) -> Vec<Look> {
    looks_among(&tables.problems().collect::<Vec<_>>(), book, tables, day, rule)
}

/// The same of one project.
pub fn looks_of(book: &Book, tables: &Tables, project: &ProjectId, day: NaiveDate, rule: Rule) -> Vec<Look> {
    looks_among(&tables.problems_of(project).collect::<Vec<_>>(), book, tables, day, rule)
}

/// Those among these, which are all the problems of their projects.
fn looks_among(problems: &[&Arc<Problem>], book: &Book, tables: &Tables, day: NaiveDate, rule: Rule) -> Vec<Look> {
    let mut looks: Vec<Look> = problems
        .iter()
        .copied()
        .filter(|problem| problem.state == ProblemState::Closed && rule.takes(problem))
        .filter_map(|problem| {
            let closed_on = problem.closed_on?;
            let due = closed_on.checked_add_days(Days::new(rule.days.into()))?;
            let is_due = due <= day && !was_looked_at(book, tables, problem, closed_on);
            is_due.then(|| Look { problem: Arc::clone(problem), closed_on, due })
        })
        .collect();
    // What came back is looked for only where something is due: it goes through all of them.
    if !looks.is_empty() {
        let back: BTreeSet<ProblemId> =
            rebounds_among(problems, book).iter().map(|one| one.first.id.clone()).collect_sorted();
        looks.retain(|look| !back.contains(&look.problem.id));
    }
    sorting::by(&mut looks, |a, b| (a.due, &a.problem.id).cmp(&(b.due, &b.problem.id)));
    looks
}

fn was_looked_at(book: &Book, tables: &Tables, problem: &Problem, closed_on: NaiveDate) -> bool {
    if problem.looked_on.is_some_and(|looked| looked >= closed_on) {
        return true;
    }
    let Some(item) = &problem.item else { return false };
    let field = format!("{ANSWER}{item}");
    let since = tables.visits_of(&problem.project).take_while(|visit| visit.day > closed_on);
    let mut finished = since.filter(|visit| visit.state == VisitState::Finished);
    finished.any(|visit| book.text(visit.id.entity(), &field) == "pass")
}

/// Every problem that was closed and came back, by the day it was found.
pub fn rebounds(book: &Book, tables: &Tables) -> Vec<Rebound> {
    rebounds_among(&tables.problems().collect::<Vec<_>>(), book)
}

fn rebounds_among(problems: &[&Arc<Problem>], book: &Book) -> Vec<Rebound> {
    let mut of_item = Same::new();
    for problem in problems.iter().copied() {
        if let Some(item) = &problem.item {
            of_item.entry((&problem.project, item)).or_default().push(problem);
        }
    }
    of_item.values_mut().for_each(|same| sorting::by_key(same, |problem| problem.found_on));
    let mut found: Vec<Rebound> = problems
        .iter()
        .copied()
        .filter_map(|first| match again_of(&of_item, first) {
            Some(again) => Some(Rebound { first: Arc::clone(first), again: Some(Arc::clone(again)) }),
            None => was_opened_again(book, first).then(|| Rebound { first: Arc::clone(first), again: None }),
        })
        .collect();
    sorting::by(&mut found, |a, b| (a.first.found_on, &a.first.id).cmp(&(b.first.found_on, &b.first.id)));
    found
}

/// The problems of one item of one project, by the day they were found.
type Same<'a> = BTreeMap<(&'a ProjectId, &'a str), Vec<&'a Arc<Problem>>>;

/// The first that was found on the same item of the same project on a later day than this one was closed.
fn again_of<'a>(of_item: &Same<'a>, first: &'a Problem) -> Option<&'a Arc<Problem>> {
    let closed_on = first.closed_on?;
    let same = of_item.get(&(&first.project, first.item.as_deref()?))?;
    same.iter().copied().find(|other| other.id != first.id && other.found_on.is_some_and(|found| found > closed_on))
}

/// 重新打开 empties the day of closing and says why; undoing a slip says nothing.
fn was_opened_again(book: &Book, problem: &Problem) -> bool {
    let mut closings = book.changes_of(problem.id.entity(), "closed_on");
    closings.any(|change| change.to().is_null() && change.why().is_some())
}

/// What came back, counted; the most first. What was never closed counts nowhere.
pub fn counted(book: &Book, tables: &Tables, by: By, lang: Lang) -> Vec<Counted> {
    let back = rebounds(book, tables);
    let mut lines: BTreeMap<String, Counted> = BTreeMap::new();
    let blank = |name: &str| Counted { name: name.to_owned(), closed: 0, rebounds: Vec::new() };
    let come_back: BTreeMap<&ProblemId, &Rebound> = back.iter().map(|one| (&one.first.id, one)).collect();
    for problem in tables.problems() {
        let rebound = come_back.get(&problem.id).copied();
        if problem.closed_on.is_none() && rebound.is_none() {
            continue;
        }
        let name = name_of(tables, problem, by, lang);
        let line = lines.entry(name.clone()).or_insert_with(|| blank(&name));
        line.closed += 1;
        line.rebounds.extend(rebound.cloned());
    }
    let mut lines: Vec<Counted> = lines.into_values().filter(|line| !line.rebounds.is_empty()).collect();
    sorting::by(&mut lines, |a, b| b.rebounds.len().cmp(&a.rebounds.len()).then_with(|| a.name.cmp(&b.name)));
    lines
}

fn name_of(tables: &Tables, problem: &Problem, by: By, lang: Lang) -> String {
    match by {
        By::Unit => problem.lead_unit.clone(),
        By::Project => tables.project(&problem.project).map_or_else(String::new, |project| project.name.clone()),
        By::Item => item_of(tables, problem, lang).unwrap_or_default(),
    }
}

/// What the item asks that found a problem.
fn item_of(tables: &Tables, problem: &Problem, lang: Lang) -> Option<String> {
    let key = problem.item.as_deref()?;
    let visit = problem.visit.as_ref().and_then(|visit| tables.visit(visit));
    let lists: Vec<&Template> = visit.and_then(|visit| tables.checklists(visit)).unwrap_or_default();
    let item = lists.into_iter().find_map(|list| list.item(key));
    Some(item.map_or_else(|| key.to_owned(), |item| item.prompt.get(lang).to_owned()))
}
