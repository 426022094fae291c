//! 本年累计完成, 序时计划 and 自开工累计完成 of one project, as of a month: what goes into totals.
//!
//! Made of one project's rows alone, so it can be kept until one of them changes.

use super::figure::Figure;
use super::fraction::Fraction;
use super::missing::Missing;
use super::month::Month;
use super::plan_to_date::{PlanToDate, plan_to_date};
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::{PTD_LINEAR, SINCE_START, TOTAL_COMPLETION, YTD};
use super::source::Source;
use super::ytd::{Take, Ytd, since_january};
use crate::book::EntityId;

/// What one project puts into a total of a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// The project.
    pub project: EntityId,
    /// The month that the figures are as of.
    pub as_of: Month,
    /// 年度计划, 万元, with its place; none where there is none, or 0.
    pub plan: Option<(Fraction, Source)>,
    /// What was completed.
    pub ytd: Result<Ytd, Missing>,
    /// What was to be completed by the month of that figure, else by the month that it is as of.
    pub to_date: Result<PlanToDate, Missing>,
}

impl Part {
    /// Reckons what a project puts in.
    pub fn of(rows: &ProjectRows, as_of: Month, take: Take) -> Self {
        let plan = rows.plans.get(&as_of.year()).and_then(|year| year.plan.as_ref());
        let plan = plan.map(|plan| (plan.number(), plan.source.clone())).filter(|(plan, _)| *plan > Fraction::ZERO);
        let ytd = since_january(rows, as_of, take);
        let month = ytd.as_ref().map_or(as_of, |ytd| ytd.month);
        Self { project: rows.project.clone(), as_of, plan, ytd, to_date: plan_to_date(rows, month) }
    }

    /// 本年累计完成.
    pub fn completed(&self) -> Figure {
        let figure = match &self.ytd {
            Ok(ytd) => Figure::of(&YTD, ytd.reckoning.clone()).from(ytd.sources.clone()).marked(ytd.marks(self.as_of)),
            Err(why) => Figure::missing(&YTD, *why),
        };
        figure.at(self.as_of)
    }

    /// 序时计划, by the rule that it was reckoned with, as of the month that it goes up to.
    pub fn planned(&self) -> Figure {
        match &self.to_date {
            Ok(plan) => Figure::of(plan.rule, plan.reckoning.clone())
                .from(plan.sources.clone())
                .marked(plan.marks.clone())
                .at(plan.month),
            Err(why) => Figure::missing(&PTD_LINEAR, *why).at(self.as_of),
        }
    }

    /// 自开工累计完成: what was completed before this year and since January.
    pub fn since_start(&self, rows: &ProjectRows) -> Figure {
        let opening = rows.plans.get(&self.as_of.year()).and_then(|year| year.opening.as_ref());
        let figure = match (opening, &self.ytd) {
            (Some(opening), Ok(ytd)) => Figure::of(&SINCE_START, Reckoning::sum([opening.number(), ytd.amount]))
                .from(ytd.sources.iter().cloned().chain([opening.source.clone()]))
                .marked(ytd.marks(self.as_of)),
            (None, _) => Figure::missing(&SINCE_START, Missing::NoOpening),
            (_, Err(why)) => Figure::missing(&SINCE_START, *why),
        };
        figure.at(self.as_of)
    }

    /// 自开工累计完成 ÷ 总投资.
    pub fn total_completion(&self, rows: &ProjectRows) -> Figure {
        let done = self.since_start(rows);
        let total = rows.total.as_ref().filter(|total| total.number() > Fraction::ZERO);
        let figure = match (done.value(), total) {
            (Ok(amount), Some(total)) => Figure::of(&TOTAL_COMPLETION, Reckoning::from(amount).over(total.number()))
                .from(done.sources().iter().cloned().chain([total.source.clone()]))
                .marked(done.marks().iter().cloned()),
            (Err(why), _) => Figure::missing(&TOTAL_COMPLETION, why),
            (Ok(_), None) => Figure::missing(&TOTAL_COMPLETION, Missing::NoTotal),
        };
        figure.at(self.as_of)
    }
}
