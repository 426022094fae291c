//! Which projects a plan could visit, and why: those in most need first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, sorting};
use crate::domain::figures::light::Light;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::overview::is_visited;
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::RegionProgress;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::records::{ProblemState, Project, VisitState};
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};

/// Why a project should be visited, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// 红灯.
    Red,
    /// 停工.
    Halted,
    /// 到期未开工.
    StartedLate,
    /// So many problems are overdue.
    Overdue(usize),
    /// 黄灯.
    Yellow,
    /// So many problems wait to be checked again on site.
    ToRecheck(usize),
    /// It was never visited.
    Never,
    /// It was last visited so many days ago.
    Since(i64),
}

impl Need {
    /// As a word or two: 「■红灯」 without its shape, 「逾期问题 3」, 「42 天未查」.
    pub fn text(self) -> Text {
        match self {
            Self::Red => Light::Red.name(),
            Self::Yellow => Light::Yellow.name(),
            Self::Halted => Listing::Halted.name(),
            Self::StartedLate => Listing::StartedLate.name(),
            Self::Overdue(count) => Text::owned(format!("逾期问题 {count}"), format!("{count} overdue")),
            Self::ToRecheck(count) => Text::owned(format!("待复查 {count}"), format!("{count} to re-inspect")),
            Self::Never => Text::new("从未督查", "Never visited"),
            Self::Since(days) => Text::owned(format!("{days} 天未查"), format!("{days} days unvisited")),
        }
    }
}

/// A project that could be visited.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// The project.
    pub project: Arc<Project>,
    /// Why it should be; [`Need::Since`] is always among them where it was visited.
    pub needs: Vec<Need>,
}

impl Candidate {
    /// Why, in words; visits of late are no reason.
    pub fn why(&self, stale: i64, lang: Lang) -> String {
        let counts = |need: &Need| !matches!(need, Need::Since(days) if *days < stale);
        let needs: Vec<String> =
            self.needs.iter().copied().filter(counts).map(|need| need.text().get(lang).to_owned()).collect();
        needs.join(if lang == Lang::Zh { "、" } else { ", " })
    }
}

/// 按条件: what a project is chosen by. One that fits any of them is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// 红灯 and 黄灯.
    pub lights: bool,
    /// Problems overdue.
    pub overdue: bool,
    /// 停工 and 到期未开工.
    pub stalled: bool,
    /// Problems that wait to be checked again.
    pub to_recheck: bool,
    /// Not visited for so many days, or never; none for no matter when.
    pub unvisited: Option<i64>,
}

impl Rule {
    /// Why it takes a project, the gravest first; empty where it does not.
    pub fn takes(self, candidate: &Candidate) -> Vec<Need> {
        let fits = |need: &Need| match need {
            Need::Red | Need::Yellow => self.lights,
            Need::Halted | Need::StartedLate => self.stalled,
            Need::Overdue(_) => self.overdue,
            Need::ToRecheck(_) => self.to_recheck,
            Need::Never => self.unvisited.is_some(),
            Need::Since(days) => self.unvisited.is_some_and(|least| *days >= least),
        };
        candidate.needs.iter().copied().filter(fits).collect()
    }
}

/// Every project that is expected to be visited, those in most need first; among equals the one whose last visit is longest ago.
pub fn candidates(book: &Book, tables: &Tables, today: NaiveDate, settings: &FigureSettings) -> Vec<Candidate> {
    let region = RegionProgress::of(book, tables, Month::closed(today), settings);
    let lights: BTreeMap<&ProjectId, Light> =
        region.members.iter().map(|member| (&member.project, member.light(tables, settings).light)).collect();
    let on_list = |listing: Listing| -> BTreeSet<ProjectId> {
        region.list(listing, tables, today).into_iter().map(|out| out.project).collect()
    };
    let (halted, late) = (on_list(Listing::Halted), on_list(Listing::StartedLate));
    let candidate = |project: &Arc<Project>| {
        let id = &project.id;
        let mut problems = [0, 0];
        for problem in tables.problems_of(id).filter(|problem| problem.is_open() && problem.suspended.is_none()) {
            problems[0] += usize::from(problem.overdue_days(today) > 0);
            problems[1] += usize::from(problem.state == ProblemState::ToRecheck);
        }
        let last = tables.visits_of(id).find(|visit| visit.state == VisitState::Finished).map(|visit| visit.day);
        let light = match lights.get(id) {
            Some(Light::Red) => Some(Need::Red),
            Some(Light::Yellow) => Some(Need::Yellow),
            Some(Light::Grey | Light::Green) | None => None,
        };
        let mut needs: Vec<Need> = [
            light,
            halted.contains(id).then_some(Need::Halted),
            late.contains(id).then_some(Need::StartedLate),
            (problems[0] > 0).then_some(Need::Overdue(problems[0])),
            (problems[1] > 0).then_some(Need::ToRecheck(problems[1])),
            Some(last.map_or(Need::Never, |last| Need::Since((today - last).num_days()))),
        ]
        .into_iter()
        .flatten()
        .collect();
        sorting::by(&mut needs, |one, other| one.cmp(other));
        Candidate { project: Arc::clone(project), needs }
    };
    let mut all: Vec<Candidate> = tables.projects().filter(|project| is_visited(project)).map(candidate).collect();
    sorting::by(&mut all, |one, other| {
        rank(one).cmp(&rank(other)).then_with(|| one.project.name.cmp(&other.project.name))
    });
    all
}

/// The gravest need, then how many there are, then how long ago the last visit was.
fn rank(candidate: &Candidate) -> (u8, std::cmp::Reverse<usize>, std::cmp::Reverse<i64>) {
    let grave = candidate.needs.iter().filter_map(|need| match need {
        Need::Red => Some(0),
        Need::Halted | Need::StartedLate => Some(1),
        Need::Overdue(_) => Some(2),
        Need::Yellow => Some(3),
        Need::ToRecheck(_) => Some(4),
        Need::Never | Need::Since(_) => None,
    });
    let days = candidate.needs.iter().find_map(|need| match need {
        Need::Since(days) => Some(*days),
        _ => None,
    });
    let first = grave.min().unwrap_or(u8::MAX);
    (first, std::cmp::Reverse(candidate.needs.len()), std::cmp::Reverse(days.unwrap_or(i64::MAX)))
}
