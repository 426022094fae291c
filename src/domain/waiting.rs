//! 等不得: everything that waits, for whom, how long, over what limit, as one list: the clocks of all registers, and the problems whose
//! time runs.

pub mod kept;
pub mod row;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::book::sorting::CollectSorted;

use super::around::BookAround;
use super::command::office;
use super::facets::{Grouping, List};
use super::figures::calendar::natural_days;
use super::figures::clock::ClockState;
use super::ids::ProjectId;
use super::lookback::{Look, Rule, looks_of};
use super::records::{Problem, ProblemState};
use super::register::clocked::{clocked, date_of};
use super::register::{Around, Days, Entry};
use super::registers::REGISTERS;
use super::schedule::late::{LateStart, late_to_start_of};
use super::schedule::net::Counting;
use super::search::searchable;
use super::tables::Tables;
use super::text::{Lang, Text};
use super::time_left::TimeLeft;

use kept::Under;

pub use row::Waiting;

/// The kind under which problems stand in the list.
pub const PROBLEMS: &str = "problem";

static PROBLEM_CLOCK: Text = Text::new("整改时限", "Deadline");
static ASSIGN_CLOCK: Text = Text::new("待交办", "To assign");

static START_CLOCK: Text = Text::new("最迟开始", "Latest start");
static LOOK_CLOCK: Text = Text::new("回头看", "Another look");

/// From how many days before its deadline on a problem presses.
const PROBLEM_WARNS: i64 = 7;

/// How a thing that waits stands: a key of the facet.
pub const STATES: [&str; 3] = ["over", "near", "running"];

/// The list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct WaitingList;

/// What presses most comes first: what is over by the most days, then what has the fewest left.
fn by_pressure(one: &Waiting, other: &Waiting) -> Ordering {
    let left = |row: &Waiting| row.left.unwrap_or(i64::MAX);
    other.over.cmp(&one.over).then(left(one).cmp(&left(other))).then_with(|| one.of.cmp(&other.of))
}

impl List for WaitingList {
    type Row = Arc<Waiting>;

    fn facets(&self) -> &[&'static str] {
        &["state", "holder", "kind"]
    }

    fn values(&self, facet: usize, row: &Arc<Waiting>, tell: &mut dyn FnMut(&str)) {
        match facet {
            0 => tell(row.state),
            1 if !row.holder.is_empty() => tell(&row.holder),
            1 => {}
            _ => tell(row.kind),
        }
    }

    fn orders(&self) -> &[&'static str] {
        &["pressure", "project", "holder", "waited", "due"]
    }

    fn compare(&self, order: usize, a: &Arc<Waiting>, b: &Arc<Waiting>) -> Ordering {
        let first = match order {
            1 => a.project.cmp(&b.project),
            2 => a.holder.cmp(&b.holder),
            3 => b.used.cmp(&a.used),
            4 => a.due.cmp(&b.due),
            _ => Ordering::Equal,
        };
        first.then_with(|| by_pressure(a, b))
    }

    fn lacks(&self, order: usize, row: &Arc<Waiting>) -> bool {
        match order {
            1 => row.project.is_empty(),
            2 => row.holder.is_empty(),
            4 => row.due.is_none(),
            _ => false,
        }
    }

    fn groupings(&self) -> &[Grouping<Arc<Waiting>>] {
        const {
            &[
                Grouping { key: "holder", of: |row| &row.holder, falls: false },
                Grouping { key: "project", of: |row| &row.project, falls: false },
            ]
        }
    }

    fn search<'a>(&self, row: &'a Arc<Waiting>) -> &'a str {
        &row.search
    }
}

/// Everything that waits on a day. What is done, has not begun or stands in an end of its flow waits no more; a milestone that has not
/// begun waits once its latest start has passed, and an issue that nobody was ordered to mend waits for the office. What nothing changed
/// of since the last time is taken from there. `initial` gives the initial letter of a character's pinyin.
pub fn waiting(around: &BookAround, lang: Lang, initial: &dyn Fn(char) -> Option<char>) -> Vec<Arc<Waiting>> {
    let kept = kept(around, lang, initial);
    kept.iter().flat_map(|under| &under.waits).cloned().collect()
}

/// The same, and the closed problems that are due for another look (回头看). Whoever raised one has it in hand.
pub fn waiting_and_looks(around: &BookAround, lang: Lang, initial: &dyn Fn(char) -> Option<char>) -> Vec<Arc<Waiting>> {
    let kept = kept(around, lang, initial);
    kept.iter().flat_map(|under| under.waits.iter().chain(&under.looks)).cloned().collect()
}

fn kept(around: &BookAround, lang: Lang, initial: &dyn Fn(char) -> Option<char>) -> Vec<Arc<Under>> {
    let making = Making::of(around, lang, initial);
    let asked = (around.today(), lang, initial('督').is_some());
    around.tables.kept_waiting().all(asked, || roots(around.tables), |root| making.under(root))
}

/// What may stand under something: projects, and what entries and problems stand under.
fn roots(tables: &Tables) -> BTreeSet<EntityId> {
    let entries = tables.entries();
    let clocked = REGISTERS.iter().filter(|register| !register.clocks.is_empty());
    let of_entries = clocked.flat_map(|register| entries.all(register)).map(|entry| entries.root_of(&entry.id));
    let of_problems = tables.problems().map(|problem| problem.project.entity().clone());
    let projects = tables.projects().map(|project| project.id.entity().clone());
    of_entries.chain(of_problems).chain(projects).collect_sorted()
}

/// What rows are made by.
struct Making<'a> {
    around: &'a BookAround<'a>,
    lang: Lang,
    initial: &'a dyn Fn(char) -> Option<char>,
    office: Arc<str>,
    looks: Rule,
    counting: Counting,
}

impl<'a> Making<'a> {
    fn of(around: &'a BookAround<'a>, lang: Lang, initial: &'a dyn Fn(char) -> Option<char>) -> Self {
        let counting = Counting { calendar: Arc::new(around.calendar().clone()), today: around.today() };
        let (named, looks) = (around.book.text(&office(), "office").into(), Rule::of(around.book, &office()));
        Self { around, lang, initial, office: named, looks, counting }
    }

    /// What waits under a root, made anew.
    fn under(&self, root: &EntityId) -> Under {
        let (tables, day, lang) = (self.around.tables, self.around.today(), self.lang);
        let project = ProjectId::of(root);
        let record = project.as_ref().and_then(|project| tables.project(project));
        let named: Arc<str> = record.map_or_else(Arc::default, |project| project.name.as_str().into());
        let below = tables.entries().under(root);
        let mut rows = Vec::new();
        for register in REGISTERS.iter().filter(|register| !register.clocks.is_empty()) {
            let open = |entry: &&&Arc<Entry>| {
                *entry.register == **register && !register.flow.is_some_and(|flow| flow.is_ended(entry))
            };
            for entry in below.iter().filter(open) {
                rows.extend(register.clocks.iter().filter_map(|clock| of_entry(entry, clock, self.around, lang)));
            }
        }
        let Some(project) = project else { return Under { waits: self.finished(rows, &named), looks: Vec::new() } };
        rows.extend(tables.problems_of(&project).filter_map(|problem| of_problem(problem, day, &self.office)));
        // Of projects that are one, what belongs to each stands under the one that is kept.
        let own = record.filter(|record| record.id == project);
        let late = own.map(|record| late_to_start_of(self.around.book, tables, record, &self.counting));
        rows.extend(late.unwrap_or_default().iter().map(|late| of_start(late, day, lang)));
        let looks = looks_of(self.around.book, tables, &project, day, self.looks);
        let looks = looks.into_iter().map(|look| of_look(look, tables, day)).collect();
        Under { waits: self.finished(rows, &named), looks: self.finished(looks, &named) }
    }

    fn finished(&self, rows: Vec<Waiting>, project: &Arc<str>) -> Vec<Arc<Waiting>> {
        let finish = |row: Waiting| {
            let search = searchable(&[&row.title, project, &row.holder, &row.clock.zh, &row.clock.en], self.initial);
            Arc::new(Waiting { project: Arc::clone(project), search, ..row })
        };
        rows.into_iter().map(finish).collect()
    }
}

/// A closed problem that is due for another look.
fn of_look(Look { problem, closed_on, due }: Look, tables: &Tables, day: NaiveDate) -> Waiting {
    let over = natural_days(due, day).max(0);
    Waiting {
        of: problem.id.clone().into(),
        title: problem.title.clone(),
        kind: PROBLEMS,
        clock: &LOOK_CLOCK,
        project: Arc::default(),
        holder: tables.name_of(problem.by.entity()).into(),
        state: if over > 0 { "over" } else { "near" },
        since: Some(closed_on),
        due: Some(due),
        used: natural_days(closed_on, day).max(0),
        over,
        left: (over == 0).then_some(0),
        days: Days::Natural,
        search: String::new(),
    }
}

/// What one holder has in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InHand {
    /// Who; empty for what nobody is named for.
    pub holder: Arc<str>,
    /// How many things wait.
    pub waits: usize,
    /// How many of them are over their limit.
    pub over: usize,
    /// How many press.
    pub near: usize,
    /// By how many days the worst is over; 0 where none is.
    pub worst: i64,
    /// In which days that is counted.
    pub days: Days,
}

/// Who has what in hand, among the rows at these places: the most over first, then the most that waits.
pub fn in_hand(rows: &[Arc<Waiting>], places: &[usize]) -> Vec<InHand> {
    let mut holders: BTreeMap<&str, InHand> = BTreeMap::new();
    for row in places.iter().filter_map(|place| rows.get(*place)) {
        let blank = || InHand { holder: Arc::clone(&row.holder), waits: 0, over: 0, near: 0, worst: 0, days: row.days };
        let one = holders.entry(&row.holder).or_insert_with(blank);
        one.waits += 1;
        one.over += usize::from(row.state == "over");
        one.near += usize::from(row.state == "near");
        if row.over > one.worst {
            (one.worst, one.days) = (row.over, row.days);
        }
    }
    let mut holders: Vec<InHand> = holders.into_values().collect();
    holders.sort_by(|a, b| b.over.cmp(&a.over).then(b.waits.cmp(&a.waits)).then_with(|| a.holder.cmp(&b.holder)));
    holders
}

const fn state_of(state: ClockState) -> Option<&'static str> {
    match state {
        ClockState::Over => Some("over"),
        ClockState::Near => Some("near"),
        ClockState::Running => Some("running"),
        ClockState::NotBegun | ClockState::Done | ClockState::DoneLate => None,
    }
}

fn of_entry(
    entry: &Arc<Entry>,
    clock: &'static super::register::Clock,
    around: &dyn Around,
    lang: Lang,
) -> Option<Waiting> {
    let found = clocked(entry, clock, around);
    let state = state_of(found.state)?;
    let since = date_of(entry, clock.from, around).map(|from| from.value.first_day());
    Some(Waiting {
        of: entry.id.clone(),
        title: entry.title(lang),
        kind: entry.register.kind,
        clock: &clock.name,
        project: Arc::default(),
        holder: found.holder.unwrap_or_default(),
        state,
        since: since.filter(|_| !clock.is_day_alone()),
        due: found.due,
        used: found.used,
        over: found.over,
        left: found.left.filter(|_| found.over == 0),
        days: clock.days,
        search: String::new(),
    })
}

/// A milestone that should have begun: nothing but its day is known.
fn of_start(late: &LateStart, day: NaiveDate, lang: Lang) -> Waiting {
    Waiting {
        of: late.entry.id.clone(),
        title: late.entry.title(lang),
        kind: late.entry.register.kind,
        clock: &START_CLOCK,
        project: Arc::default(),
        holder: late.unit.clone(),
        state: "over",
        since: None,
        due: Some(late.latest),
        used: 0,
        over: natural_days(late.latest, day),
        left: None,
        days: Days::Natural,
        search: String::new(),
    }
}

fn of_problem(problem: &Problem, day: NaiveDate, office: &Arc<str>) -> Option<Waiting> {
    let is_unassigned = problem.state == ProblemState::ToAssign;
    let (state, over, left) = match TimeLeft::of(problem, day) {
        TimeLeft::Overdue(days) => ("over", days, None),
        TimeLeft::Unassigned => {
            let left = problem.deadline.map(|deadline| (deadline - day).num_days());
            let is_near = left.is_some_and(|left| left <= PROBLEM_WARNS);
            (if is_near { "near" } else { "running" }, 0, left)
        }
        TimeLeft::Today => ("near", 0, Some(0)),
        TimeLeft::Days(left) if left <= PROBLEM_WARNS => ("near", 0, Some(left)),
        TimeLeft::Days(left) => ("running", 0, Some(left)),
        TimeLeft::NoDeadline | TimeLeft::OnHold | TimeLeft::Closed => return None,
    };
    let since = problem.assigned_on.or(problem.found_on);
    Some(Waiting {
        of: problem.id.clone().into(),
        title: problem.title.clone(),
        kind: PROBLEMS,
        clock: if is_unassigned { &ASSIGN_CLOCK } else { &PROBLEM_CLOCK },
        project: Arc::default(),
        holder: if is_unassigned { Arc::clone(office) } else { problem.lead_unit.as_str().into() },
        state,
        since,
        due: problem.deadline,
        used: since.map_or(0, |since| natural_days(since, day).max(0)),
        over,
        left,
        days: Days::Natural,
        search: String::new(),
    })
}
