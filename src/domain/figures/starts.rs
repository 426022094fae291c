//! 开工率, three rates under three names: of all projects, of those that are to start in the year, of those that are due.
//!
//! 开工 is the first permanent excavation or piling (the step to 刚开工, with its definition); surveying, demolition and
//! levelling do not count. It is not the 动工 of the land law.

use chrono::{Datelike, NaiveDate};

use super::super::choices::Phase;
use super::super::when::Precision;
use super::figure::Figure;
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::{Rule, STARTS_A, STARTS_B, STARTS_C, STARTS_ON_TIME};
use super::source::Source;
use crate::book::EntityId;

/// Which of the projects that are due stand below the line of 到期开工率, a setting of the office.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum DueBase {
    /// Due this year, and those of earlier years that had not begun before it (往年应开未开).
    #[default]
    OpenThisYear,
    /// All that are due, also those that had begun before the year.
    All,
}

/// Whether works have begun by the end of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Begun {
    No,
    On(NaiveDate),
    /// By its phase, without a day: this year where it is 刚开工, before it where it is further.
    Undated {
        this_year: bool,
    },
}

/// What one project puts into the rates of a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StartPart {
    /// The project.
    pub project: EntityId,
    as_of: Month,
    begun: Begun,
    /// The last day on which it is to begin, and whether only the year is known.
    planned: Option<(NaiveDate, bool)>,
    is_halted: bool,
    is_closed: bool,
    sources: Vec<Source>,
}

impl StartPart {
    /// Looks at a project as of the last day of a month.
    pub fn of(rows: &ProjectRows, as_of: Month) -> Self {
        let end = as_of.last_day();
        let planned = rows.start_due(as_of.year());
        let halts = rows.halts.iter().filter(|halt| halt.from.value <= end);
        let open: Vec<Source> = halts
            .filter(|halt| halt.to.as_ref().is_none_or(|to| to.value > end))
            .map(|halt| halt.from.source.clone())
            .collect();
        let (begun, begun_source) = begun(rows, end);
        let closed = rows.finished.as_ref().filter(|finished| finished.value.last_day().year() < as_of.year());
        let sources = [planned.map(|given| &given.source), begun_source, closed.map(|given| &given.source)];
        Self {
            project: rows.project.clone(),
            as_of,
            begun,
            planned: planned.map(|given| (given.value.last_day(), given.value.precision() == Precision::Year)),
            is_halted: !open.is_empty(),
            is_closed: closed.is_some(),
            sources: sources.into_iter().flatten().cloned().chain(open).collect(),
        }
    }

    /// Tells whether works have begun.
    pub fn has_begun(&self) -> bool {
        self.begun != Begun::No
    }

    fn began_earlier(&self) -> bool {
        match self.begun {
            Begun::No => false,
            Begun::On(day) => day.year() < self.as_of.year(),
            Begun::Undated { this_year } => !this_year,
        }
    }

    /// The last day on which it is to begin.
    pub fn planned(&self) -> Option<NaiveDate> {
        self.planned.map(|(day, _)| day)
    }

    /// Tells whether it was finished before the year.
    pub const fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn is_due(&self) -> bool {
        self.planned.is_some_and(|(day, _)| day <= self.as_of.last_day())
    }

    /// The year in which it is to begin lies before, in or behind this one.
    fn planned_year(&self) -> Option<std::cmp::Ordering> {
        self.planned.map(|(day, _)| day.year().cmp(&self.as_of.year()))
    }

    fn began_in_time(&self) -> bool {
        matches!((self.begun, self.planned), (Begun::On(day), Some((due, _))) if day <= due)
    }

    /// Works are going on: begun this year, or earlier and not halted.
    fn is_under_way(&self) -> bool {
        self.has_begun() && !(self.began_earlier() && self.is_halted)
    }

    fn is_in(&self, base: DueBase) -> bool {
        match base {
            DueBase::OpenThisYear => self.is_due() && !self.began_earlier(),
            DueBase::All => self.is_due(),
        }
    }
}

fn begun(rows: &ProjectRows, end: NaiveDate) -> (Begun, Option<&Source>) {
    if let Some(started) = &rows.started {
        let day = started.value.first_day();
        return (if day <= end { Begun::On(day) } else { Begun::No }, Some(&started.source));
    }
    let undated = |this_year| (Begun::Undated { this_year }, rows.phase.as_ref().map(|phase| &phase.source));
    match rows.phase.as_ref().map(|phase| phase.value) {
        Some(Phase::NewlyStarted) => undated(true),
        Some(Phase::Continuing | Phase::Completed | Phase::Operating) => undated(false),
        Some(Phase::Reserve | Phase::Preliminary | Phase::AboutToStart) | None => (Begun::No, None),
    }
}

/// The rates of a month, with the projects behind them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Starts {
    /// A 开（复）工率: begun this year, or earlier and not halted, of all that were not finished before the year.
    pub under_way: Figure,
    /// B 年度新开工率: of those that are to begin this year and had not before it.
    pub of_this_year: Figure,
    /// C 到期开工率: of those due.
    pub of_due: Figure,
    /// C' 按期开工率: begun by the planned last day, of those due.
    pub on_time: Figure,
    /// Begun this year although not due yet.
    pub early: Vec<EntityId>,
    /// 到期未开工.
    pub due_not_begun: Vec<EntityId>,
    /// Of these, planned for earlier years: 往年应开未开.
    pub left_over: Vec<EntityId>,
    /// Neither due nor begun.
    pub not_due: Vec<EntityId>,
    /// Neither begun nor with a planned start.
    pub without_date: Vec<EntityId>,
    /// 停工 at the end of the month.
    pub halted: Vec<EntityId>,
    /// Finished before the year; in none of the rates.
    pub closed: Vec<EntityId>,
}

impl Starts {
    /// Adds the projects of a population.
    pub fn of(parts: &[&StartPart], base: DueBase) -> Self {
        let open: Vec<&StartPart> = parts.iter().copied().filter(|part| !part.is_closed).collect();
        let is_of_year =
            |part: &&StartPart| part.planned_year().is_some_and(|year| year.is_eq()) && !part.began_earlier();
        let of_year: Vec<&StartPart> = open.iter().copied().filter(is_of_year).collect();
        let due: Vec<&StartPart> = open.iter().copied().filter(|part| part.is_in(base)).collect();
        let as_of = parts.first().map(|part| part.as_of);
        let base_mark = (base == DueBase::All).then_some(Mark::AllDueCount);
        let of_due = |rule, above: fn(&StartPart) -> bool| {
            rate(rule, &due, above, Missing::NotDue).marked(base_mark.clone()).at(as_of)
        };
        let named = |chosen: &dyn Fn(&StartPart) -> bool| -> Vec<EntityId> {
            open.iter().filter(|part| chosen(part)).map(|part| part.project.clone()).collect()
        };
        let is_late = |part: &StartPart| part.is_due() && !part.has_begun();
        Self {
            of_due: of_due(&STARTS_C, StartPart::has_begun),
            on_time: of_due(&STARTS_ON_TIME, StartPart::began_in_time),
            of_this_year: rate(&STARTS_B, &of_year, StartPart::has_begun, Missing::NoProjects).at(as_of),
            under_way: rate(&STARTS_A, &open, StartPart::is_under_way, Missing::NoProjects).at(as_of),
            early: named(&|part| part.has_begun() && !part.began_earlier() && part.planned.is_some() && !part.is_due()),
            due_not_begun: named(&is_late),
            left_over: named(&|part| is_late(part) && part.planned_year().is_some_and(|year| year.is_lt())),
            not_due: named(&|part| !part.has_begun() && part.planned.is_some() && !part.is_due()),
            without_date: named(&|part| !part.has_begun() && part.planned.is_none()),
            halted: named(&|part| part.is_halted),
            closed: parts.iter().filter(|part| part.is_closed).map(|part| part.project.clone()).collect(),
        }
    }
}

fn rate(rule: &'static Rule, of: &[&StartPart], above: fn(&StartPart) -> bool, none: Missing) -> Figure {
    let count = |number: usize| i64::try_from(number).map(Fraction::whole).map_err(|_| Missing::TooLarge);
    let begun = of.iter().filter(|part| above(part)).count();
    let reckoning = match of.len() {
        0 => Err(none),
        all => count(begun).and_then(|begun| Ok(Reckoning::from(begun).over(count(all)?))),
    };
    let undated = of.iter().filter(|part| matches!(part.begun, Begun::Undated { .. })).count();
    let is_vague = of.iter().any(|part| part.planned.is_some_and(|(_, to_the_year)| to_the_year));
    Figure::of_result(rule, reckoning)
        .from(of.iter().flat_map(|part| part.sources.iter().cloned()))
        .marked((undated > 0).then_some(Mark::StartUndated(undated)))
        .marked(is_vague.then_some(Mark::StartToTheYear))
}
