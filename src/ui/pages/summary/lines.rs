//! What the table shows: a line for each group or project, and the sum of all.

use crate::app::session::View;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::light::Lit;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::{About, Asked, Measure, Shown};
use crate::domain::progress::groups::By;
use crate::domain::progress::lit::{by_rank, lights, ranked};
use crate::domain::progress::region::{Member, RegionProgress};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::text::Lang;
use crate::ui::parts::summary_address::Sought;
use crate::ui::route::Route;
use crate::ui::words;

/// The figures of a line, in the order of the columns.
pub const COLUMNS: [Measure; 6] =
    [Measure::Plan, Measure::Completed, Measure::Completion, Measure::PlanShare, Measure::Gap, Measure::Growth];

/// One line.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// What it is of.
    pub about: About,
    /// What it is called.
    pub name: String,
    /// The unit of a project; empty of a group.
    pub unit: String,
    /// How many projects it sums.
    pub projects: usize,
    /// Where they are, or the project.
    pub href: String,
    /// Why it stands on the list that is shown.
    pub why: Option<String>,
    /// Its figures.
    pub figures: Vec<Shown>,
    /// The light of a project.
    pub lit: Option<Lit>,
    /// How many projects of a group have each light, in the order of [`Light::ALL`](crate::domain::figures::light::Light::ALL).
    pub lights: [usize; 4],
    /// 名次, where lines are ranked and it has a figure.
    pub rank: Option<usize>,
    /// 上期名次: a month before, in the same year.
    pub before: Option<usize>,
}

impl Line {
    /// Which figure stands in a column.
    pub fn asked(&self, measure: Measure, as_of: Month) -> Asked {
        Asked { about: self.about.clone(), measure, as_of }
    }

    /// The rate that stands for all, where every figure is missing for one and the same reason: 完成率.
    pub fn lacks_all(&self) -> Option<(Measure, Shown)> {
        let why = self.figures.first()?.missing()?;
        let at = COLUMNS.iter().position(|measure| *measure == Measure::Completion)?;
        let is_alike = self.figures.iter().all(|shown| shown.missing() == Some(why));
        is_alike.then(|| (COLUMNS[at], self.figures[at].clone()))
    }
}

/// All lines.
#[derive(Clone, PartialEq)]
pub struct Lines {
    /// The month that the figures are as of.
    pub as_of: Month,
    /// Whether the office has made a list for the year.
    pub is_listed: bool,
    /// Whether each line is a project.
    pub are_projects: bool,
    /// What is shown, where it is not the whole region.
    pub title: String,
    /// The rule of the list that is shown.
    pub about: String,
    /// By what the lines are ranked.
    pub ranked: Option<Measure>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The sum of the region, or of the group that is shown; none below a list, which is no population.
    pub sum: Option<Line>,
}

impl Lines {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether no line of the region has any figure, so that the figures stand in another month.
    pub fn has_no_figure(&self) -> bool {
        let sums = self.sum.iter().chain(&self.lines);
        self.sum.is_some() && sums.flat_map(|line| &line.figures).all(|shown| shown.digits().is_none())
    }
}

/// Reckons what is asked for.
pub fn lines(view: &View, sought: &Sought, lang: Lang) -> Lines {
    let settings = view.figure_settings();
    let as_of = sought.as_of.unwrap_or_else(|| Month::closed(view.today));
    let region = RegionProgress::of(view.book, view.tables, as_of, &settings);
    let by = sought.by.unwrap_or_default();
    let (about, region) = match &sought.within {
        Some(name) => (About::Group(by, name.clone()), region.within(|id| by.of(view.book, view.tables, id) == *name)),
        None => (About::Region, region),
    };
    let are_projects = sought.by.is_none() || sought.within.is_some() || sought.list.is_some();
    let mut lines = match (are_projects, sought.list) {
        (_, Some(list)) => region
            .list(list, view.tables, view.today)
            .into_iter()
            .map(|out| {
                let member = Member::of(view.book, view.tables, &out.project, as_of, &settings);
                Line { why: Some(words::why_listed(&out.why, lang)), ..of_project(view, &member, &settings) }
            })
            .collect(),
        (true, None) => region.members.iter().map(|member| of_project(view, member, &settings)).collect(),
        (false, None) => region
            .by(by, view.book, view.tables)
            .into_iter()
            .map(|(name, group)| {
                let href =
                    Sought { as_of: sought.as_of, by: Some(by), within: Some(name.clone()), ..Sought::default() }
                        .href();
                let shown = words::group_name(by, &name, lang);
                of_sum(view, &group, About::Group(by, name), shown, href, &settings)
            })
            .collect(),
    };
    let is_of_persons = !are_projects && by == By::Leader;
    let ranked = sought.ranked.filter(|_| sought.list.is_none() && (!is_of_persons || settings.ranks_leaders));
    if let Some(measure) = ranked {
        rank(view, &mut lines, measure, as_of, &settings);
    }
    let title = match (&about, sought.list) {
        (_, Some(list)) => list.name().get(lang).to_owned(),
        (About::Group(by, name), None) => words::group_name(*by, name, lang),
        (About::Region | About::Project(_), None) => String::new(),
    };
    let all = words::FigureWords::of(lang).all.to_owned();
    let href = Sought { as_of: sought.as_of, ..Sought::default() }.href();
    Lines {
        as_of,
        is_listed: region.is_listed,
        are_projects,
        title,
        about: sought.list.map(|list| list.about().get(lang).to_owned()).unwrap_or_default(),
        sum: sought.list.is_none().then(|| of_sum(view, &region, about, all, href, &settings)),
        ranked,
        lines,
    }
}

/// Gives each line its rank, this month and the one before, and puts them in that order.
fn rank(view: &View, lines: &mut Vec<Line>, measure: Measure, as_of: Month, settings: &FigureSettings) {
    let ranks_at = |month: Month| {
        let region = RegionProgress::of(view.book, view.tables, month, settings);
        let figure = |line: &Line| match &line.about {
            About::Project(project) => {
                Member::of(view.book, view.tables, project, month, settings).figure(measure, settings)
            }
            About::Group(by, name) => region.within(|id| by.of(view.book, view.tables, id) == *name).figure(measure),
            About::Region => region.figure(measure),
        };
        let figures: Vec<Figure> = lines.iter().map(figure).collect();
        ranked(&figures, settings)
    };
    let now = ranks_at(as_of);
    // Each year begins anew: January has no month before it.
    let earlier = as_of.back(1);
    let before = if earlier.year() == as_of.year() { ranks_at(earlier) } else { vec![None; lines.len()] };
    for ((line, now), before) in lines.iter_mut().zip(&now).zip(before) {
        (line.rank, line.before) = (*now, before);
    }
    *lines = by_rank(&now).into_iter().map(|place| lines[place].clone()).collect();
}

fn of_sum(
    view: &View,
    region: &RegionProgress,
    about: About,
    name: String,
    href: String,
    settings: &FigureSettings,
) -> Line {
    let figures = COLUMNS.map(|measure| Shown::of(&region.figure(measure), settings.rounding)).into();
    Line {
        about,
        name,
        unit: String::new(),
        projects: region.members.len(),
        href,
        why: None,
        figures,
        lit: None,
        lights: lights(region, view.tables, settings),
        rank: None,
        before: None,
    }
}

fn of_project(view: &View, member: &Member, settings: &FigureSettings) -> Line {
    let id: &ProjectId = &member.project;
    let project = view.tables.project(id);
    let figure = |measure| Shown::of(&member.figure(measure, settings), settings.rounding);
    Line {
        about: About::Project(id.clone()),
        name: project.map(|project| project.name.clone()).unwrap_or_default(),
        unit: project.map(|project| project.lead_unit.clone()).unwrap_or_default(),
        projects: 1,
        href: Route::Project(id.clone()).href(),
        why: None,
        figures: COLUMNS.map(figure).into(),
        lit: Some(member.light(view.tables, settings)),
        lights: [0; 4],
        rank: None,
        before: None,
    }
}
