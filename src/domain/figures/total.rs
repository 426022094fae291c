//! 完成率, 序时差 and what belongs to them, of one project or of many: sums over sums.
//!
//! A [`Total`] only adds [`Part`]s. The total of one part is that project's own.

use super::figure::Figure;
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::part::Part;
use super::plan_to_date::PlanToDate;
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::{COMPLETION, GAP, GAP_TIME, PLAN, PTD_SHARE, PTD_SUM, RATIO, TIME_SHARE, VERIFIED_SHARE, YTD};
use super::source::Source;
use super::ytd::{Kind, Take, Ytd};
use crate::book::EntityId;

/// The completion of a unit, a sector, a leader, a programme, or of all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    as_of: Month,
    plan: Option<Fraction>,
    ytd: Option<Fraction>,
    to_date: Result<Fraction, Missing>,
    verified_plan: Option<Fraction>,
    counted: usize,
    without_plan: Vec<EntityId>,
    not_reported: Vec<EntityId>,
    why_not: Missing,
    plan_sources: Vec<Source>,
    ytd_sources: Vec<Source>,
    to_date_sources: Vec<Source>,
    marks: Vec<Mark>,
    to_date_marks: Vec<Mark>,
}

impl Total {
    /// Adds parts of one month.
    ///
    /// Projects without a plan are left out above and below the line. Those that reported nothing stay below it: a unit that
    /// does not report must not look better.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a Part>, as_of: Month) -> Self {
        let parts: Vec<&Part> = parts.into_iter().collect();
        let planned: Vec<(&Part, &(Fraction, Source))> =
            parts.iter().filter_map(|part| Some((*part, part.plan.as_ref()?))).collect();
        let reported: Vec<(Fraction, &Ytd)> =
            planned.iter().filter_map(|(part, (plan, _))| Some((*plan, part.ytd.as_ref().ok()?))).collect();
        let to_dates: Vec<&PlanToDate> = planned.iter().filter_map(|(part, _)| part.to_date.as_ref().ok()).collect();
        let none = |part: &&Part| part.ytd.as_ref().err().copied();
        let is_too_large = planned.iter().any(|(part, _)| none(part) == Some(Missing::TooLarge));
        let names = |parts: Vec<&Part>| parts.into_iter().map(|part| part.project.clone()).collect::<Vec<_>>();
        let silent: Vec<&Part> = planned.iter().map(|(part, _)| *part).filter(|part| part.ytd.is_err()).collect();
        let to_date_failed = planned.iter().find_map(|(part, _)| part.to_date.as_ref().err().copied());
        let verified = reported.iter().filter(|(_, ytd)| ytd.kind == Kind::Verified).map(|(plan, _)| *plan);
        let mut total = Self {
            as_of,
            plan: Fraction::sum(planned.iter().map(|(_, (plan, _))| *plan)),
            ytd: Fraction::sum(reported.iter().map(|(_, ytd)| ytd.amount)).filter(|_| !is_too_large),
            to_date: to_date_failed
                .map_or_else(|| Fraction::sum(to_dates.iter().map(|plan| plan.amount)).ok_or(Missing::TooLarge), Err),
            verified_plan: Fraction::sum(verified),
            counted: planned.len(),
            why_not: silent.first().and_then(none).unwrap_or(Missing::NotReported),
            without_plan: names(parts.iter().copied().filter(|part| part.plan.is_none()).collect()),
            not_reported: names(silent),
            plan_sources: planned.iter().map(|(_, (_, source))| source.clone()).collect(),
            ytd_sources: reported.iter().flat_map(|(_, ytd)| ytd.sources.iter().cloned()).collect(),
            to_date_sources: to_dates.iter().flat_map(|plan| plan.sources.iter().cloned()).collect(),
            marks: Vec::new(),
            to_date_marks: match &to_dates[..] {
                [one] => one.marks.clone(),
                _ => Vec::new(),
            },
        };
        let ytds: Vec<&Ytd> = reported.iter().map(|(_, ytd)| *ytd).collect();
        total.marks = total.marks_of(&ytds, parts.len());
        total
    }

    /// What is to be said beside every figure that what was completed goes into.
    fn marks_of(&self, reported: &[&Ytd], parts: usize) -> Vec<Mark> {
        if let (1, [ytd]) = (parts, reported) {
            return ytd.marks(self.as_of);
        }
        let verified = reported.iter().filter(|ytd| ytd.kind == Kind::Verified);
        let (earliest, unverified) = (verified.clone().map(|ytd| ytd.month).min(), reported.len() - verified.count());
        let is_same = reported.iter().all(|ytd| Some(ytd.month) == earliest) && unverified == 0;
        let with_gaps = reported.iter().filter(|ytd| !ytd.missing_months.is_empty()).count();
        let count = |count: usize, mark: fn(usize) -> Mark| (count > 0).then(|| mark(count));
        let verified_to = earliest.filter(|month| *month != self.as_of).map(|month| match is_same {
            true => Mark::VerifiedTo(month),
            false => Mark::PartlyVerifiedTo(month),
        });
        [
            verified_to,
            count(unverified, Mark::PartlyUnverified),
            count(with_gaps, Mark::PartlyMissingMonths),
            count(self.without_plan.len(), Mark::WithoutPlan).filter(|_| parts > 1),
            count(self.not_reported.len(), Mark::NotReported).filter(|_| parts > 1),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The month that the figures are as of.
    pub const fn as_of(&self) -> Month {
        self.as_of
    }

    /// How many projects count.
    pub const fn counted(&self) -> usize {
        self.counted
    }

    /// 无年度计划: projects that are left out.
    pub fn without_plan(&self) -> &[EntityId] {
        &self.without_plan
    }

    /// 未报: projects that count with nothing completed.
    pub fn not_reported(&self) -> &[EntityId] {
        &self.not_reported
    }

    /// What the plans sum to; none where nothing has one.
    fn planned(&self) -> Result<Fraction, Missing> {
        if self.counted == 0 { Err(Missing::NoPlan) } else { self.plan.ok_or(Missing::TooLarge) }
    }

    /// What was completed; none where nobody reported.
    fn done(&self) -> Result<Fraction, Missing> {
        self.planned()?;
        if self.not_reported.len() == self.counted { Err(self.why_not) } else { self.ytd.ok_or(Missing::TooLarge) }
    }

    fn rate(&self) -> Result<Reckoning, Missing> {
        Ok(Reckoning::from(self.done()?).over(self.planned()?))
    }

    fn share_to_date(&self) -> Result<Reckoning, Missing> {
        Ok(Reckoning::from(self.to_date?).over(self.planned()?))
    }

    /// The share of the year that has passed: month / 12.
    fn share_of_year(&self) -> Reckoning {
        let count = |months: u32| Fraction::whole(i64::from(months));
        Reckoning::from(count(self.as_of.number())).over(count(12))
    }

    /// 年度计划 of the projects that count.
    pub fn plan(&self) -> Figure {
        let without = Some(self.without_plan.len()).filter(|count| *count > 0 && self.counted > 0);
        Figure::of_result(&PLAN, self.planned().map(Reckoning::from))
            .from(self.plan_sources.clone())
            .marked(without.map(Mark::WithoutPlan))
            .at(self.as_of)
    }

    /// 本年累计完成 of the projects that count.
    pub fn completed(&self) -> Figure {
        Figure::of_result(&YTD, self.done().map(Reckoning::from))
            .from(self.ytd_sources.clone())
            .marked(self.marks.clone())
            .at(self.as_of)
    }

    /// 完成率.
    pub fn completion(&self) -> Figure {
        self.of_both(Figure::of_result(&COMPLETION, self.rate()))
    }

    /// 核定面: the share of the plan whose figure is verified.
    pub fn verified_share(&self) -> Figure {
        let verified = self.planned().and_then(|plan| {
            let verified = self.verified_plan.ok_or(Missing::TooLarge)?;
            Ok(Reckoning::from(verified).over(plan))
        });
        Figure::of_result(&VERIFIED_SHARE, verified).from(self.plan_sources.clone()).at(self.as_of)
    }

    /// 序时计划.
    pub fn plan_to_date(&self) -> Figure {
        let sum = self.planned().and(self.to_date).map(Reckoning::from);
        Figure::of_result(&PTD_SUM, sum)
            .from(self.to_date_sources.clone())
            .marked(self.to_date_marks.clone())
            .at(self.as_of)
    }

    /// 序时进度: 序时计划 ÷ 年度计划.
    pub fn plan_share(&self) -> Figure {
        let sources = self.to_date_sources.iter().chain(&self.plan_sources).cloned();
        let share = Figure::of_result(&PTD_SHARE, self.planned().and_then(|_| self.share_to_date()));
        share.from(sources).marked(self.to_date_marks.clone()).at(self.as_of)
    }

    /// 时间进度: always the months that have passed.
    pub fn time_share(&self) -> Figure {
        Figure::of(&TIME_SHARE, self.share_of_year()).at(self.as_of)
    }

    /// 序时差, by the plan to date.
    pub fn gap(&self) -> Figure {
        let gap = self.rate().and_then(|rate| Ok(rate.minus(self.share_to_date()?)));
        self.of_all(Figure::of_result(&GAP, gap))
    }

    /// 较时间进度.
    pub fn gap_to_time(&self) -> Figure {
        self.of_both(Figure::of_result(&GAP_TIME, self.rate().map(|rate| rate.minus(self.share_of_year()))))
    }

    /// 序时完成率: what was completed by what was to be. None where nothing was to be completed yet.
    pub fn ratio(&self) -> Figure {
        let ratio = self.done().and_then(|done| match self.to_date? {
            nothing if nothing.is_zero() => Err(Missing::NotDue),
            to_date => Ok(Reckoning::from(done).over(to_date)),
        });
        self.of_all(Figure::of_result(&RATIO, ratio))
    }

    fn of_both(&self, figure: Figure) -> Figure {
        figure
            .from(self.ytd_sources.iter().chain(&self.plan_sources).cloned())
            .marked(self.marks.clone())
            .at(self.as_of)
    }

    fn of_all(&self, figure: Figure) -> Figure {
        self.of_both(figure).from(self.to_date_sources.clone()).marked(self.to_date_marks.clone())
    }
}

/// Adds the parts of projects as of a month.
pub fn total(rows: &[&ProjectRows], as_of: Month, take: Take) -> Total {
    let parts: Vec<Part> = rows.iter().map(|rows| Part::of(rows, as_of, take)).collect();
    Total::of(&parts, as_of)
}
