//! Who answers for what: each leader and each unit with the projects, what was raised there, what is solved, and what waits for them.
//!
//! A project stands under each of its leaders, of whichever kind (责任, 包保, 分管, 联系, 主要领导), and under its 责任单位. A problem stands
//! under the leader or the unit that it names, and under those of its project; so it can count for several, and lines are not summed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::book::sorting;

use super::around::BookAround;
use super::command::office;
use super::defaults::LEADERS;
use super::fields::spec;
use super::ids::ProjectId;
use super::records::{Problem, Project};
use super::register::{Around, Entry};
use super::registers::concern;
use super::taxonomy::Handling;
use super::text::Lang;
use super::waiting::{Waiting, waiting};

/// Whose names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum WhoKind {
    /// 领导.
    #[default]
    Leader,
    /// 单位.
    Unit,
}

impl WhoKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Leader, Self::Unit];

    /// By which it is known in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Unit => "unit",
        }
    }

    /// Finds the kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The fields of a project that name one.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Leader => &LEADERS,
            Self::Unit => &["lead_unit"],
        }
    }

    /// Whom a problem names itself.
    fn of_problem(self, problem: &Problem) -> &str {
        match self {
            Self::Leader => problem.leader.trim(),
            Self::Unit => problem.lead_unit.trim(),
        }
    }
}

/// How much one of them answers for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Who.
    pub name: String,
    /// 项目.
    pub projects: usize,
    /// 问题 in all.
    pub raised: usize,
    /// 已销号.
    pub closed: usize,
    /// 未销号.
    pub open: usize,
    /// 逾期, of those that are open.
    pub overdue: usize,
    /// 群众诉求 in all.
    pub concerns: usize,
    /// 已化解.
    pub settled: usize,
    /// What waits for them.
    pub waits: usize,
    /// 超限, of that.
    pub over: usize,
}

/// Who stands for each project, each once.
fn named(around: &BookAround, kind: WhoKind) -> BTreeMap<ProjectId, BTreeSet<String>> {
    let names = |project: &ProjectId| -> BTreeSet<String> {
        let texts = kind.fields().iter().map(|field| around.book.text(project.entity(), field).trim());
        texts.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    around.tables.projects().map(|project| (project.id.clone(), names(&project.id))).collect()
}

/// Everybody who answers for something: by name, or, where the office ranks leaders, and always for units, with the most that is overdue
/// first.
pub fn counts(around: &BookAround, kind: WhoKind, lang: Lang) -> Vec<Counts> {
    let of_project = named(around, kind);
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    let none = BTreeSet::new();
    let mut count = |names: BTreeSet<String>, add: &dyn Fn(&mut Counts)| {
        for name in names {
            add(all.entry(name.clone()).or_insert_with(|| Counts { name, ..Counts::default() }));
        }
    };
    for names in of_project.values() {
        count(names.clone(), &|one| one.projects += 1);
    }
    for problem in around.tables.problems() {
        let mut names = of_project.get(&problem.project).unwrap_or(&none).clone();
        names.extend(Some(kind.of_problem(problem)).filter(|name| !name.is_empty()).map(str::to_owned));
        let is_late = problem.overdue_days(around.today()) > 0;
        count(names, &|one| {
            one.raised += 1;
            one.closed += usize::from(!problem.is_open());
            one.open += usize::from(problem.is_open());
            one.overdue += usize::from(problem.is_open() && is_late);
        });
    }
    for entry in around.tables.entries().all(&concern::REGISTER).filter(|entry| !entry.is_astray) {
        let names = entry.project().and_then(|project| of_project.get(&project)).unwrap_or(&none).clone();
        let is_settled = entry.get(concern::SETTLED_ON).is_some();
        count(names, &|one| {
            one.concerns += 1;
            one.settled += usize::from(is_settled);
        });
    }
    for row in waiting(around, lang, &|_| None) {
        // Who only has something in hand and answers for nothing is found in 等不得.
        if let Some(one) = all.get_mut(&*row.holder) {
            one.waits += 1;
            one.over += usize::from(row.state == "over");
        }
    }
    let mut all: Vec<Counts> = all.into_values().collect();
    if kind == WhoKind::Unit || around.settings.ranks_leaders {
        sorting::by(&mut all, |a, b| {
            b.overdue.cmp(&a.overdue).then(b.open.cmp(&a.open)).then_with(|| a.name.cmp(&b.name))
        });
    }
    all
}

/// A project and as what somebody stands for it.
#[derive(Clone, PartialEq, Debug)]
pub struct StandsFor {
    /// The project.
    pub project: Arc<Project>,
    /// The fields that name them; empty where only a problem does.
    pub roles: Vec<&'static str>,
}

/// Why an open problem goes up to the leaders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GoesUp {
    /// It is about land or funds: at once [S].
    AtOnce,
    /// It is overdue by so many days, more than the office lets pass.
    Overdue(i64),
    /// It was sent back so many times.
    SentBack(u32),
}

/// By how many days a problem may be overdue before it goes up, unless the office says otherwise.
pub const OVERDUE_GOES_UP: i64 = 15;

/// How often a problem may be sent back before it goes up.
const SENT_BACK_GOES_UP: u32 = 2;

/// Why a problem goes up on the day; none where it does not. `patience` is what the office lets pass, in days.
fn goes_up(problem: &Problem, patience: i64, around: &BookAround) -> Option<GoesUp> {
    let overdue = problem.overdue_days(around.today());
    match () {
        () if problem.category.is_some_and(|category| category.handling() == Handling::Escalate) => {
            Some(GoesUp::AtOnce)
        }
        () if overdue > patience => Some(GoesUp::Overdue(overdue)),
        () if problem.rejected >= SENT_BACK_GOES_UP => Some(GoesUp::SentBack(problem.rejected)),
        () => None,
    }
}

/// Everything that one of them answers for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answering {
    /// Their projects, by name.
    pub projects: Vec<StandsFor>,
    /// 提请领导协调: what goes up, each with why, the oldest first.
    pub escalated: Vec<(Arc<Problem>, GoesUp)>,
    /// The other open problems, the most overdue first.
    pub open: Vec<Arc<Problem>>,
    /// Those that are closed, the last first.
    pub closed: Vec<Arc<Problem>>,
    /// 群众诉求, those that are not settled first.
    pub concerns: Vec<Arc<Entry>>,
    /// What waits for them by name, what presses most first.
    pub waits: Vec<Arc<Waiting>>,
}

/// Everything that somebody answers for.
pub fn answering(around: &BookAround, kind: WhoKind, name: &str, lang: Lang) -> Answering {
    let of_project = named(around, kind);
    let is_theirs = |project: &ProjectId| of_project.get(project).is_some_and(|names| names.contains(name));
    let mut found = Answering::default();
    for project in around.tables.projects().filter(|project| is_theirs(&project.id)) {
        let says = |field: &&&str| around.book.text(project.id.entity(), field).trim() == name;
        let roles = kind.fields().iter().filter(says).copied().collect();
        found.projects.push(StandsFor { project: Arc::clone(project), roles });
    }
    sorting::by(&mut found.projects, |a, b| a.project.name.cmp(&b.project.name));
    let set = around.book.value(&office(), "goes_up_after").as_int();
    let patience = set.unwrap_or(OVERDUE_GOES_UP);
    for problem in around.tables.problems() {
        if !is_theirs(&problem.project) && kind.of_problem(problem) != name {
            continue;
        }
        match (problem.is_open(), goes_up(problem, patience, around)) {
            (false, _) => found.closed.push(Arc::clone(problem)),
            (true, Some(why)) => found.escalated.push((Arc::clone(problem), why)),
            (true, None) => found.open.push(Arc::clone(problem)),
        }
    }
    let today = around.today();
    sorting::by_key(&mut found.escalated, |(problem, _)| (problem.found_on, problem.number.clone()));
    sorting::by_key(&mut found.open, |problem| (-problem.overdue_days(today), problem.number.clone()));
    sorting::by(&mut found.closed, |a, b| b.closed_on.cmp(&a.closed_on).then_with(|| a.number.cmp(&b.number)));
    let concerns = around.tables.entries().all(&concern::REGISTER).filter(|entry| !entry.is_astray);
    let of_theirs = |entry: &&Arc<Entry>| entry.project().is_some_and(|project| is_theirs(&project));
    found.concerns = concerns.filter(of_theirs).cloned().collect();
    sorting::by_key(&mut found.concerns, |entry| (entry.get(concern::SETTLED_ON).is_some(), entry.id.clone()));
    found.waits = waiting(around, lang, &|_| None).into_iter().filter(|row| &*row.holder == name).collect();
    sorting::by(&mut found.waits, |a, b| {
        let left = |row: &Waiting| row.left.unwrap_or(i64::MAX);
        b.over.cmp(&a.over).then(left(a).cmp(&left(b))).then_with(|| a.of.cmp(&b.of))
    });
    found
}

/// What a field that names somebody is called.
pub fn role_name(field: &str, lang: Lang) -> String {
    spec(ProjectId::KIND, field).map_or_else(|| field.to_owned(), |spec| spec.name.get(lang).to_owned())
}
