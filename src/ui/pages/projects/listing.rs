//! What the list of projects shows, and which of them, in which order: no markup here.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::wasm_bindgen::JsCast;

use crate::app::session::View;
use crate::book::sorting;
use crate::domain::choices::Phase;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::finish::is_past_finish;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::progress::asked::{Measure, Shown};
use crate::domain::progress::region::Member;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::records::{Project, VisitState};
use crate::domain::search::{found_in, searchable, sought};
use crate::domain::when::When;
use crate::ui::pinyin::initial;

/// One row.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// The project.
    pub project: Arc<Project>,
    /// What it can be found by: names, codes, units and places, with the initials of their pinyin.
    pub search: String,
    /// The day of its last finished visit.
    pub last_visit: Option<NaiveDate>,
    /// The visit that is under way.
    pub draft: Option<VisitId>,
    /// 计划竣工.
    pub finish: Option<When>,
    /// Whether that has passed and the project is not finished.
    pub is_past_finish: bool,
    /// Problems that are not closed.
    pub open: usize,
    /// Those of them that are late.
    pub overdue: usize,
    /// 完成率, 序时差, 增幅, each as it is shown and exactly, where the list asks for them.
    pub figures: Option<Figures>,
}

/// The computed figures of a row.
#[derive(Clone, PartialEq)]
pub struct Figures {
    /// The month that they are as of.
    pub as_of: Month,
    /// What is shown, in the order of [`MEASURES`].
    pub shown: [Shown; 3],
    /// What rows are sorted by.
    pub exact: [Option<Fraction>; 3],
}

/// What can be computed of a row.
pub const MEASURES: [Measure; 3] = [Measure::Completion, Measure::Gap, Measure::Growth];

impl Figures {
    fn of(view: &View, project: &ProjectId, as_of: Month, settings: &FigureSettings) -> Self {
        let member = Member::of(view.book, view.tables, project, as_of, settings);
        let figures = MEASURES.map(|measure| member.figure(measure, settings));
        Self {
            as_of,
            shown: figures.each_ref().map(|figure| Shown::of(figure, settings.rounding)),
            exact: figures.each_ref().map(|figure| figure.value().ok()),
        }
    }

    /// The place of a measure.
    pub fn place(measure: Measure) -> Option<usize> {
        MEASURES.iter().position(|one| *one == measure)
    }
}

/// Every project with its counts, and its computed figures where they are asked for.
pub fn listed(view: &View, with_figures: bool) -> Vec<Listed> {
    let settings = view.figure_settings();
    let as_of = Month::closed(view.today);
    let of = |project: &Arc<Project>| {
        let mut visits = view.tables.visits_of(&project.id);
        let draft = view.tables.visits_of(&project.id).find(|visit| visit.state == VisitState::Draft);
        let day = |field: &str| When::parse(view.book.text(project.id.entity(), field));
        let finish = day("planned_finish");
        let Project { name, code, lead_unit, location, sponsor, .. } = &**project;
        let owner = view.book.text(project.id.entity(), "owner");
        let mut row = Listed {
            project: project.clone(),
            search: searchable(&[name, code, lead_unit, owner, sponsor, location], &initial),
            last_visit: visits.find(|visit| visit.state == VisitState::Finished).map(|visit| visit.day),
            draft: draft.map(|visit| visit.id.clone()),
            finish,
            is_past_finish: is_past_finish(project, finish, day("actual_finish"), view.today),
            open: 0,
            overdue: 0,
            figures: with_figures.then(|| Figures::of(view, &project.id, as_of, &settings)),
        };
        for problem in view.tables.problems_of(&project.id).filter(|problem| problem.is_open()) {
            row.open += 1;
            row.overdue += usize::from(problem.overdue_days(view.today) > 0);
        }
        row
    };
    view.tables.projects().map(of).collect()
}

/// A filter by phase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filter {
    /// In this phase.
    Phase(Phase),
    /// Without a phase.
    NoPhase,
    /// With a problem that is late.
    Overdue,
    /// Not finished though 计划竣工 has passed.
    PastFinish,
}

/// By what the list is ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SortBy {
    /// 名称, in the order of pinyin.
    #[default]
    Name,
    /// 上次督查: never first, then the longest ago.
    LastVisit,
    /// 未销号问题, the most first.
    Problems,
    /// 逾期问题, the most first.
    Overdue,
    /// 计划竣工, the earliest first; what has none is last.
    Finish,
    /// 年度计划, the largest first.
    Plan,
    /// 总投资, the largest first.
    Total,
    /// A computed figure, the largest first; what has none is last.
    Figure(Measure),
}

impl SortBy {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Problems,
        Self::Overdue,
        Self::Finish,
        Self::LastVisit,
        Self::Plan,
        Self::Total,
        Self::Figure(MEASURES[0]),
        Self::Figure(MEASURES[1]),
        Self::Figure(MEASURES[2]),
    ];

    /// The key in pickers.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LastVisit => "visit",
            Self::Problems => "problems",
            Self::Overdue => "overdue",
            Self::Finish => "finish",
            Self::Plan => "plan",
            Self::Total => "total",
            Self::Figure(measure) => measure.rule().key,
        }
    }

    /// Finds the order with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// What the person has asked the list for. Kept while the page is open, so that she comes back to the same list.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Asked {
    /// What was typed into the search.
    pub search: String,
    /// Phases of which any fits, and being late, which must fit besides.
    pub filters: Vec<Filter>,
    /// The order.
    pub sort: SortBy,
    /// Whether the order is turned round.
    pub reversed: bool,
}

impl Filter {
    /// The key in pickers.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phase(phase) => phase.key(),
            Self::NoPhase => "none",
            Self::Overdue => "overdue",
            Self::PastFinish => "past",
        }
    }

    /// Whether it must fit beside the others; of phases one is enough.
    pub const fn is_about_lateness(self) -> bool {
        matches!(self, Self::Overdue | Self::PastFinish)
    }
}

impl Listed {
    /// Whether one filter alone lets it through.
    pub fn fits(&self, filter: Filter) -> bool {
        match filter {
            Filter::Phase(phase) => self.project.phase == Some(phase),
            Filter::NoPhase => self.project.phase.is_none(),
            Filter::Overdue => self.overdue > 0,
            Filter::PastFinish => self.is_past_finish,
        }
    }
}

/// The places of the rows that are shown, in order.
pub fn shown(rows: &[Listed], asked: &Asked) -> Vec<usize> {
    let sought = sought(&asked.search);
    let (late, phases): (Vec<Filter>, Vec<Filter>) =
        asked.filters.iter().copied().partition(|filter| filter.is_about_lateness());
    let fits = |row: &Listed| {
        (phases.is_empty() || phases.iter().any(|filter| row.fits(*filter)))
            && late.iter().all(|filter| row.fits(*filter))
            && found_in(&row.search, &sought)
    };
    let mut places: Vec<usize> = (0..rows.len()).filter(|place| fits(&rows[*place])).collect();
    let by_name = names();
    sorting::by(&mut places, |one, other| {
        let (one, other) = (&rows[*one], &rows[*other]);
        let order = compare(asked.sort, one, other, &by_name);
        let order = if asked.reversed { order.reverse() } else { order };
        order.then_with(|| one.project.id.cmp(&other.project.id))
    });
    places
}

fn compare(sort: SortBy, one: &Listed, other: &Listed, by_name: &dyn Fn(&str, &str) -> Ordering) -> Ordering {
    let last = |row: &Listed| row.finish.map_or(NaiveDate::MAX, When::last_day);
    let order = match sort {
        SortBy::Name => Ordering::Equal,
        SortBy::LastVisit => one.last_visit.cmp(&other.last_visit),
        SortBy::Problems => Reverse((one.open, one.overdue)).cmp(&Reverse((other.open, other.overdue))),
        SortBy::Overdue => Reverse((one.overdue, one.open)).cmp(&Reverse((other.overdue, other.open))),
        SortBy::Finish => last(one).cmp(&last(other)),
        SortBy::Plan => other.project.annual_plan.cmp(&one.project.annual_plan),
        SortBy::Total => other.project.total.cmp(&one.project.total),
        SortBy::Figure(measure) => exact(other, measure).cmp(&exact(one, measure)),
    };
    order.then_with(|| by_name(&one.project.name, &other.project.name))
}

fn exact(row: &Listed, measure: Measure) -> Option<Fraction> {
    row.figures.as_ref().and_then(|figures| figures.exact[Figures::place(measure)?])
}

/// Compares names as a Chinese index does, by pinyin; by code points where the browser cannot.
fn names() -> impl Fn(&str, &str) -> Ordering {
    let locales = js_sys::Array::of1(&"zh-u-co-pinyin-kn".into());
    let collator = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new());
    let compare = collator.compare();
    move |one, other| {
        let answer = compare.call2(&leptos::wasm_bindgen::JsValue::UNDEFINED, &one.into(), &other.into());
        let answer = answer.ok().and_then(|answer| answer.dyn_into::<js_sys::Number>().ok());
        answer.map_or_else(|| one.cmp(other), |answer| answer.value_of().partial_cmp(&0.0).unwrap_or(Ordering::Equal))
    }
}
