//! What figures of a project are made from: its rows as plain values, each with the place where it stands in the book.
//!
//! Who puts them together knows the registers (月进度, 年度计划, 阶段变动, 停工) and the project's own fields; nothing here does.
//! A list that has no months but one sum for the year (本年累计完成, 截至) gives a [`MonthRow`] of that month.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::choices::Phase;
use super::super::decimal::Decimal;
use super::super::when::When;
use super::month::Month;
use super::source::{Given, Source};
use crate::book::EntityId;

/// Whether a verified figure counts. Files bring changes without rules, so whoever reads has to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Trust {
    /// Written by an inspector or the office, with a visit or a basis.
    #[default]
    Counts,
    /// Written by somebody of a responsible unit.
    NotInspectors,
    /// With neither visit nor basis.
    NoBasis,
}

/// 月进度: one month of a project, in 万元.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MonthRow {
    /// 本月计划投资.
    pub planned: Option<Given<Decimal>>,
    /// 本月完成投资（上报）; below 0 where something is taken back (冲减).
    pub reported: Option<Given<Decimal>>,
    /// 本年累计完成（上报）.
    pub reported_ytd: Option<Given<Decimal>>,
    /// 本年累计完成（核定）.
    pub verified_ytd: Option<Given<Decimal>>,
    /// Whether that counts.
    pub trust: Trust,
}

/// 年度计划: one year of a project.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct YearPlan {
    /// 年度计划投资, 万元, as it holds now.
    pub plan: Option<Given<Decimal>>,
    /// 上年末累计完成, 万元.
    pub opening: Option<Given<Decimal>>,
    /// 上年同期完成, 万元.
    pub last_year_ytd: Option<Given<Decimal>>,
    /// The month of last year that it is of.
    pub last_year_at: Option<Given<Month>>,
    /// 要求开工.
    pub start_by: Option<Given<When>>,
    /// 要求竣工.
    pub finish_by: Option<Given<When>>,
    /// 列入年度名单: where that is said, if it is on the list.
    pub listed: Option<Source>,
}

/// 停工: from a day on, until works are taken up again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Halt {
    /// 停工日.
    pub from: Given<NaiveDate>,
    /// 复工日.
    pub to: Option<Given<NaiveDate>>,
}

/// Everything of one project that the figures of a year ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProjectRows {
    /// The project.
    pub project: EntityId,
    /// 阶段.
    pub phase: Option<Given<Phase>>,
    /// 总投资, 万元.
    pub total: Option<Given<Decimal>>,
    /// 计划开工.
    pub planned_start: Option<Given<When>>,
    /// 计划竣工.
    pub planned_finish: Option<Given<When>>,
    /// 实际开工: the step to 刚开工, else the project's own field.
    pub started: Option<Given<When>>,
    /// 竣工: the step to it, else the project's own field.
    pub finished: Option<Given<When>>,
    /// 取消, with its day where that is known.
    pub cancelled: Option<Given<Option<When>>>,
    /// 停工.
    pub halts: Vec<Halt>,
    /// 月进度.
    pub months: BTreeMap<Month, MonthRow>,
    /// 年度计划 by year.
    pub plans: BTreeMap<i32, YearPlan>,
}

impl ProjectRows {
    /// A project of which nothing is known.
    pub const fn new(project: EntityId) -> Self {
        Self {
            project,
            phase: None,
            total: None,
            planned_start: None,
            planned_finish: None,
            started: None,
            finished: None,
            cancelled: None,
            halts: Vec::new(),
            months: BTreeMap::new(),
            plans: BTreeMap::new(),
        }
    }

    /// The day or month by which works are to begin in the plan of a year: what the year asks for, else the project's own.
    pub fn start_due(&self, year: i32) -> Option<&Given<When>> {
        let asked = self.plans.get(&year).and_then(|plan| plan.start_by.as_ref());
        asked.or(self.planned_start.as_ref())
    }

    /// The same of the finish.
    pub fn finish_due(&self, year: i32) -> Option<&Given<When>> {
        let asked = self.plans.get(&year).and_then(|plan| plan.finish_by.as_ref());
        asked.or(self.planned_finish.as_ref())
    }

    /// Tells whether it is cancelled in this month or was before; without a day it is so in every month.
    pub fn is_cancelled(&self, as_of: Month) -> bool {
        let since = self.cancelled.as_ref().map(|cancelled| cancelled.value.map(When::first_day));
        since.is_some_and(|day| day.is_none_or(|day| Month::of(day) <= as_of))
    }
}
