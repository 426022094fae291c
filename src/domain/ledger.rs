//! 问题台账: the rows of all projects, and which of them a filter shows in which order.
//!
//! A row keeps its search text ready, so that a keystroke only compares.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::sorting;

use super::ids::{PersonId, ProblemId, ProjectId};
use super::records::{Problem, ProblemState};
use super::running_number::in_series;
use super::search::{found_in, searchable, sought};
use super::tables::Tables;
use super::taxonomy::{Category, Severity};
use super::time_left::TimeLeft;

/// One row of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The problem.
    pub problem: Arc<Problem>,
    /// The name of its project.
    pub project: Arc<str>,
    /// 逾期天数 today.
    pub overdue: i64,
    /// Whether it falls due within a few days.
    pub due_soon: bool,
    /// 还剩 today.
    pub left: TimeLeft,
    search: String,
}

impl Row {
    /// Whether every word of [`sought`](super::search::sought) is found in it.
    pub fn is_found_by(&self, sought: &str) -> bool {
        found_in(&self.search, sought)
    }
}

/// Which rows are shown. Empty sets let everything through.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Filter {
    /// 状态.
    pub states: BTreeSet<ProblemState>,
    /// 等级.
    pub severities: BTreeSet<Severity>,
    /// 类别, by code.
    pub categories: BTreeSet<String>,
    /// 牵头单位.
    pub units: BTreeSet<String>,
    /// 配合单位, any of them.
    pub assisting: BTreeSet<String>,
    /// 责任领导.
    pub leaders: BTreeSet<String>,
    /// 督查员: who raised it.
    pub by: BTreeSet<PersonId>,
    /// 发现日期, from this day on.
    pub found_from: Option<NaiveDate>,
    /// 发现日期, up to this day.
    pub found_to: Option<NaiveDate>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only what falls due within a few days.
    pub due_soon: bool,
    /// Only what I raised, or what my unit leads or assists with.
    pub mine: bool,
    /// Only what is on hold.
    pub on_hold: bool,
    /// Only what was asked to be extended.
    pub extension: bool,
    /// Only of this project.
    pub project: Option<ProjectId>,
    /// Words that must all be found, in characters or in initials of pinyin.
    pub text: String,
}

/// By what the ledger is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum SortBy {
    /// 还剩: what presses most first, then deadline, then severity.
    #[default]
    Urgency,
    /// 编号.
    Number,
    /// 项目.
    Project,
    /// 等级.
    Severity,
    /// 发现日期.
    Found,
    /// 牵头单位.
    Unit,
    /// 整改时限.
    Deadline,
    /// 状态.
    State,
}

impl SortBy {
    /// All, with their stored keys.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Urgency, "urgency"),
        (Self::Number, "number"),
        (Self::Project, "project"),
        (Self::Severity, "severity"),
        (Self::Found, "found"),
        (Self::Unit, "unit"),
        (Self::Deadline, "deadline"),
        (Self::State, "state"),
    ];

    /// The stored key.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("urgency", |(_, key)| key)
    }

    /// Reads a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == key).map(|(sort, _)| *sort)
    }
}

/// Who looks: for "mine".
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Viewer {
    /// The person.
    pub person: Option<PersonId>,
    /// 单位; empty for none.
    pub unit: String,
}

/// How many rows each choice of a filter would show, the other parts of the filter being as they are.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Counts {
    /// By 状态.
    pub states: BTreeMap<ProblemState, usize>,
    /// By 等级.
    pub severities: BTreeMap<Severity, usize>,
    /// By 类别, in the order of the taxonomy.
    pub categories: BTreeMap<String, usize>,
    /// By 牵头单位.
    pub units: BTreeMap<String, usize>,
    /// By 配合单位.
    pub assisting: BTreeMap<String, usize>,
    /// By 责任领导.
    pub leaders: BTreeMap<String, usize>,
    /// By who raised it.
    pub by: BTreeMap<PersonId, usize>,
    /// Overdue.
    pub overdue: usize,
    /// Due within a few days.
    pub due_soon: usize,
    /// Mine.
    pub mine: usize,
    /// On hold.
    pub on_hold: usize,
    /// Asked to be extended.
    pub extension: usize,
}

/// The rows of every problem whose project is known. `initial` gives the initial letter of a character's pinyin, if it has one.
pub fn rows(tables: &Tables, today: NaiveDate, initial: &dyn Fn(char) -> Option<char>) -> Vec<Row> {
    let mut names: BTreeMap<&ProjectId, (Arc<str>, String)> = BTreeMap::new();
    tables
        .problems()
        .map(|problem| {
            let (name, name_search) = names.entry(&problem.project).or_insert_with(|| {
                let name = tables.project(&problem.project).map_or("", |project| &project.name);
                (Arc::from(name), searchable(&[name], initial))
            });
            let own = [&*problem.number, &problem.code, &problem.title, &problem.lead_unit, &problem.leader];
            let mut search = searchable(&own, initial);
            search.push_str(name_search);
            Row {
                overdue: problem.overdue_days(today),
                due_soon: problem.is_due_soon(today),
                left: TimeLeft::of(problem, today),
                problem: Arc::clone(problem),
                project: Arc::clone(name),
                search,
            }
        })
        .collect()
}

/// A part of a filter whose choices show how many rows are behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    State,
    Severity,
    Category,
    Unit,
    Assisting,
    Leader,
    By,
    Found,
    Overdue,
    DueSoon,
    Mine,
    OnHold,
    Extension,
}

/// What keeps a row out of sight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hidden {
    Not,
    /// This part alone: another choice of it would show the row.
    By(Part),
    BySeveral,
}

impl Hidden {
    /// Whether the row would be in sight if this part let everything through.
    fn not_but_for(self, part: Part) -> bool {
        self == Self::Not || self == Self::By(part)
    }
}

impl Filter {
    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn is_found_then(&self, found_on: Option<NaiveDate>) -> bool {
        let (from, to) = (self.found_from, self.found_to);
        let is_then = |day: NaiveDate| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
        found_on.map_or(from.is_none() && to.is_none(), is_then)
    }

    /// The parts that let not everything through: mostly few, so that a keystroke asks little of each row.
    fn parts(&self) -> Vec<Part> {
        let parts = [
            (Part::State, !self.states.is_empty()),
            (Part::Severity, !self.severities.is_empty()),
            (Part::Category, !self.categories.is_empty()),
            (Part::Unit, !self.units.is_empty()),
            (Part::Assisting, !self.assisting.is_empty()),
            (Part::Leader, !self.leaders.is_empty()),
            (Part::By, !self.by.is_empty()),
            (Part::Found, self.found_from.is_some() || self.found_to.is_some()),
            (Part::Overdue, self.overdue),
            (Part::DueSoon, self.due_soon),
            (Part::Mine, self.mine),
            (Part::OnHold, self.on_hold),
            (Part::Extension, self.extension),
        ];
        parts.into_iter().filter(|(_, is_on)| *is_on).map(|(part, _)| part).collect()
    }

    /// Whether a part that is on lets a row through.
    fn passes(&self, part: Part, row: &Row, viewer: &Viewer) -> bool {
        let problem = &row.problem;
        match part {
            Part::State => self.states.contains(&problem.state),
            Part::Severity => self.severities.contains(&problem.severity),
            Part::Category => self.categories.contains(problem.category.map_or("", Category::key)),
            Part::Unit => self.units.contains(&problem.lead_unit),
            Part::Assisting => problem.assisting.iter().any(|unit| self.assisting.contains(unit)),
            Part::Leader => self.leaders.contains(&problem.leader),
            Part::By => self.by.contains(&problem.by),
            Part::Found => self.is_found_then(problem.found_on),
            Part::Overdue => row.overdue > 0,
            Part::DueSoon => row.due_soon,
            Part::Mine => is_mine(problem, viewer),
            Part::OnHold => problem.suspended.is_some(),
            Part::Extension => problem.extension.is_some(),
        }
    }
}

/// A filter, made ready for going through all rows.
struct Sieve<'a> {
    filter: &'a Filter,
    parts: Vec<Part>,
    sought: String,
    viewer: &'a Viewer,
}

impl<'a> Sieve<'a> {
    fn of(filter: &'a Filter, viewer: &'a Viewer) -> Self {
        Self { filter, parts: filter.parts(), sought: sought(&filter.text), viewer }
    }

    /// What keeps a row out of sight; none of the parts can help one of another project, or without the words sought.
    fn hides(&self, row: &Row) -> Hidden {
        let mut hiding = self.parts.iter().filter(|part| !self.filter.passes(**part, row, self.viewer));
        let hidden = match (hiding.next(), hiding.next()) {
            (None, _) => Hidden::Not,
            (Some(part), None) => Hidden::By(*part),
            (Some(_), Some(_)) => return Hidden::BySeveral,
        };
        let is_of_project = self.filter.project.as_ref().is_none_or(|project| *project == row.problem.project);
        if is_of_project && row.is_found_by(&self.sought) { hidden } else { Hidden::BySeveral }
    }
}

/// Whether a problem was raised by the viewer, or their unit leads it or assists with it.
pub fn is_mine(problem: &Problem, viewer: &Viewer) -> bool {
    let unit = viewer.unit.trim();
    viewer.person.as_ref() == Some(&problem.by) || (!unit.is_empty() && problem.units().any(|named| named == unit))
}

/// The places of all rows, in order. It stays the same while the filter changes, so that a keystroke sorts nothing.
pub fn ordered(rows: &[Row], sort: SortBy, descending: bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    sorting::by(&mut places, |a, b| {
        let (a, b) = (&rows[*a], &rows[*b]);
        let order = compare(a, b, sort);
        if descending { order.reverse() } else { order }.then_with(|| a.problem.id.cmp(&b.problem.id))
    });
    places
}

/// The problems that a filter shows, in the order of [`ordered`]. One pass over the rows.
pub fn shown(rows: &[Row], order: &[usize], filter: &Filter, viewer: &Viewer) -> Vec<ProblemId> {
    let sieve = Sieve::of(filter, viewer);
    let in_order = order.iter().filter_map(|place| rows.get(*place));
    let left = in_order.filter(|row| sieve.hides(row) == Hidden::Not);
    left.map(|row| row.problem.id.clone()).collect()
}

fn compare(a: &Row, b: &Row, sort: SortBy) -> Ordering {
    let (p, q) = (&a.problem, &b.problem);
    let last = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
    match sort {
        SortBy::Urgency => {
            let rank = |row: &Row| (row.left.rank(), last(row.problem.deadline));
            rank(a).cmp(&rank(b)).then_with(|| q.severity.cmp(&p.severity))
        }
        SortBy::Number => in_series(&p.number, &q.number),
        SortBy::Project => a.project.cmp(&b.project),
        SortBy::Severity => q.severity.cmp(&p.severity),
        SortBy::Found => last(p.found_on).cmp(&last(q.found_on)),
        SortBy::Unit => p.lead_unit.cmp(&q.lead_unit),
        SortBy::Deadline => last(p.deadline).cmp(&last(q.deadline)),
        SortBy::State => p.state.cmp(&q.state),
    }
}

/// Counts the rows behind each choice of the filter: those that would be shown if its part had that choice alone.
pub fn count(rows: &[Row], filter: &Filter, viewer: &Viewer) -> Counts {
    let sieve = Sieve::of(filter, viewer);
    let mut counts = Counts::default();
    for row in rows {
        let hidden = sieve.hides(row);
        if hidden == Hidden::BySeveral {
            continue;
        }
        let problem = &row.problem;
        if hidden.not_but_for(Part::State) {
            *counts.states.entry(problem.state).or_default() += 1;
        }
        if hidden.not_but_for(Part::Severity) {
            *counts.severities.entry(problem.severity).or_default() += 1;
        }
        if hidden.not_but_for(Part::Category) {
            add_one(&mut counts.categories, problem.category.map_or("", Category::key));
        }
        if hidden.not_but_for(Part::Unit) && !problem.lead_unit.is_empty() {
            add_one(&mut counts.units, &problem.lead_unit);
        }
        if hidden.not_but_for(Part::Assisting) {
            problem.assisting.iter().for_each(|unit| add_one(&mut counts.assisting, unit));
        }
        if hidden.not_but_for(Part::Leader) && !problem.leader.is_empty() {
            add_one(&mut counts.leaders, &problem.leader);
        }
        if hidden.not_but_for(Part::By) {
            *counts.by.entry(problem.by.clone()).or_default() += 1;
        }
        let one = |part: Part, is: bool| usize::from(is && hidden.not_but_for(part));
        counts.overdue += one(Part::Overdue, row.overdue > 0);
        counts.due_soon += one(Part::DueSoon, row.due_soon);
        counts.mine += one(Part::Mine, is_mine(problem, viewer));
        counts.on_hold += one(Part::OnHold, problem.suspended.is_some());
        counts.extension += one(Part::Extension, problem.extension.is_some());
    }
    counts
}

fn add_one(counts: &mut BTreeMap<String, usize>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => drop(counts.insert(key.to_owned(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::sample::sample_changes;

    fn initial(c: char) -> Option<char> {
        "东d川c垃l圾j填t埋m场c临l边b无w防f护h"
            .chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .find(|pair| pair[0] == c)
            .map(|pair| pair[1])
    }

    #[test]
    fn count_on_a_choice_is_the_number_of_rows_once_it_is_made() {
        let today: NaiveDate = "2026-09-21".parse().unwrap();
        let mut book = Book::default();
        for change in sample_changes(today, 1_790_000_000_000) {
            book.apply(change, None);
        }
        let rows = rows(&Tables::of(&book), today, &initial);
        let viewer =
            Viewer { person: rows.first().map(|row| row.problem.by.clone()), unit: rows[0].problem.lead_unit.clone() };
        let order = ordered(&rows, SortBy::default(), false);
        let number = |filter: &Filter| shown(&rows, &order, filter, &viewer).len();
        let filters = [
            Filter::default(),
            Filter { overdue: true, ..Filter::default() },
            Filter { mine: true, severities: [Severity::ALL[0]].into(), ..Filter::default() },
            Filter { states: [ProblemState::Rectifying].into(), text: "项目".to_owned(), ..Filter::default() },
            Filter { units: [rows[0].problem.lead_unit.clone()].into(), ..Filter::default() },
            Filter { project: Some(rows[0].problem.project.clone()), ..Filter::default() },
            Filter { found_from: rows[0].problem.found_on, ..Filter::default() },
        ];
        assert!(filters.iter().any(|filter| number(filter) > 0));
        for filter in filters {
            let counts = count(&rows, &filter, &viewer);
            for state in ProblemState::ALL {
                let chosen = Filter { states: [state].into(), ..filter.clone() };
                assert_eq!(counts.states.get(&state).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for severity in Severity::ALL.iter().copied() {
                let chosen = Filter { severities: [severity].into(), ..filter.clone() };
                assert_eq!(counts.severities.get(&severity).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for unit in rows.iter().map(|row| &row.problem.lead_unit).filter(|unit| !unit.is_empty()) {
                let chosen = Filter { units: [unit.clone()].into(), ..filter.clone() };
                assert_eq!(counts.units.get(unit).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for leader in rows.iter().map(|row| &row.problem.leader).filter(|leader| !leader.is_empty()) {
                let chosen = Filter { leaders: [leader.clone()].into(), ..filter.clone() };
                assert_eq!(counts.leaders.get(leader).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for unit in rows.iter().flat_map(|row| &row.problem.assisting) {
                let chosen = Filter { assisting: [unit.clone()].into(), ..filter.clone() };
                assert_eq!(counts.assisting.get(unit).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for by in rows.iter().map(|row| &row.problem.by) {
                let chosen = Filter { by: [by.clone()].into(), ..filter.clone() };
                assert_eq!(counts.by.get(by).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            for category in Category::ALL {
                let chosen = Filter { categories: [category.key().to_owned()].into(), ..filter.clone() };
                assert_eq!(counts.categories.get(category.key()).copied().unwrap_or(0), number(&chosen), "{chosen:?}");
            }
            let flags = [
                (counts.overdue, Filter { overdue: true, ..filter.clone() }),
                (counts.due_soon, Filter { due_soon: true, ..filter.clone() }),
                (counts.mine, Filter { mine: true, ..filter.clone() }),
                (counts.on_hold, Filter { on_hold: true, ..filter.clone() }),
                (counts.extension, Filter { extension: true, ..filter.clone() }),
            ];
            for (counted, chosen) in flags {
                assert_eq!(counted, number(&chosen), "{chosen:?}");
            }
        }
    }

    #[test]
    fn days_on_which_a_problem_was_found_are_counted_on_both_ends() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let filter = |from, to| Filter { found_from: day(from), found_to: day(to), ..Filter::default() };
        assert!(filter("", "").is_found_then(None), "nobody asked");
        assert!(!filter("2026-10-01", "").is_found_then(None));
        for (found, is_then) in
            [("2026-09-30", false), ("2026-10-01", true), ("2026-10-31", true), ("2026-11-01", false)]
        {
            assert_eq!(filter("2026-10-01", "2026-10-31").is_found_then(day(found)), is_then, "{found}");
        }
        assert!(filter("2026-10-01", "").is_found_then(day("2027-01-01")));
        assert!(filter("", "2026-10-31").is_found_then(day("2020-01-01")));
    }

    #[test]
    fn sort_keys_read_back() {
        for (sort, key) in SortBy::ALL {
            assert_eq!((SortBy::from_key(key), sort.key()), (Some(sort), key));
        }
    }
}
