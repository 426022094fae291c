//! 序时计划: what of the year's plan is to be done by the end of a month.

use chrono::Datelike;

use super::super::decimal::Decimal;
use super::super::when::{Precision, When};
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::{PTD_LINEAR, PTD_MONTHLY, PTD_SPAN, Rule};
use super::source::{Given, Source};

/// By how much twelve planned months may differ from the plan of the year, each being rounded: 0.06 万元.
const MONTHS_MAY_DIFFER: (i128, i128) = (6, 100);

/// The plan of one project up to a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanToDate {
    /// Up to which month.
    pub month: Month,
    /// 万元.
    pub amount: Fraction,
    /// Which of the three ways it was reckoned in.
    pub rule: &'static Rule,
    /// How.
    pub reckoning: Reckoning,
    /// Where its numbers stand.
    pub sources: Vec<Source>,
    /// What is to be said beside it.
    pub marks: Vec<Mark>,
}

/// Reckons the plan up to a month.
///
/// | What is planned | The plan to date is |
/// |---|---|
/// | every month up to this one | their sum |
/// | a start or a finish within the year | the plan by the months of works: 0 before the first, all of it after the last |
/// | neither | the plan x month / 12 |
pub fn plan_to_date(rows: &ProjectRows, month: Month) -> Result<PlanToDate, Missing> {
    let plan = rows.plans.get(&month.year()).and_then(|year| year.plan.as_ref());
    let plan = plan.filter(|plan| plan.number() > Fraction::ZERO).ok_or(Missing::NoPlan)?;
    let planned: Vec<&Given<_>> =
        month.since_january().filter_map(|month| rows.months.get(&month)?.planned.as_ref()).collect();
    if planned.len() == month.since_january().count() {
        return by_months(rows, month, plan.number(), &planned);
    }
    let mut to_date = match Span::of(rows, month.year()) {
        Ok(Some(span)) => by_span(month, plan.number(), span)?,
        Ok(None) => by_time(month, plan.number(), Vec::new())?,
        Err(contradiction) => by_time(month, plan.number(), vec![contradiction])?,
    };
    if !planned.is_empty() {
        to_date.marks.push(Mark::MonthlyPlanIncomplete);
    }
    to_date.sources.push(plan.source.clone());
    Ok(to_date)
}

fn by_months(
    rows: &ProjectRows,
    month: Month,
    plan: Fraction,
    planned: &[&Given<Decimal>],
) -> Result<PlanToDate, Missing> {
    let december = Month::new(month.year(), 12).expect("every year has one");
    let whole: Vec<Fraction> = december
        .since_january()
        .filter_map(|month| Some(rows.months.get(&month)?.planned.as_ref()?.number()))
        .collect();
    let (over, under) = MONTHS_MAY_DIFFER;
    let limit = Fraction::new(over, under).ok_or(Missing::TooLarge)?;
    let differs =
        |sum: Fraction| sum.minus(plan).is_none_or(|off| off > limit || off.plus(limit) < Some(Fraction::ZERO));
    let is_doubtful = whole.len() == 12 && Fraction::sum(whole).is_none_or(differs);
    let reckoning = Reckoning::sum(planned.iter().map(|given| given.number()));
    Ok(PlanToDate {
        month,
        amount: reckoning.value()?,
        rule: &PTD_MONTHLY,
        reckoning,
        sources: planned.iter().map(|given| given.source.clone()).collect(),
        marks: is_doubtful.then_some(Mark::MonthlyPlanDiffers).into_iter().collect(),
    })
}

fn by_span(month: Month, plan: Fraction, span: Span) -> Result<PlanToDate, Missing> {
    let passed = (month.number().min(span.to) + 1).saturating_sub(span.from);
    let reckoning = share(plan, passed, span.to + 1 - span.from);
    let (sources, marks) = (span.sources, span.marks);
    Ok(PlanToDate { month, amount: reckoning.value()?, rule: &PTD_SPAN, reckoning, sources, marks })
}

fn by_time(month: Month, plan: Fraction, marks: Vec<Mark>) -> Result<PlanToDate, Missing> {
    let reckoning = share(plan, month.number(), 12);
    Ok(PlanToDate { month, amount: reckoning.value()?, rule: &PTD_LINEAR, reckoning, sources: Vec::new(), marks })
}

fn share(plan: Fraction, passed: u32, of: u32) -> Reckoning {
    let count = |months: u32| Fraction::whole(i64::from(months));
    Reckoning::from(plan).times(count(passed)).over(count(of))
}

/// The months of a year in which works are planned.
struct Span {
    from: u32,
    to: u32,
    sources: Vec<Source>,
    marks: Vec<Mark>,
}

impl Span {
    /// Finds them; none where neither start nor finish is planned for the year, a mark where they contradict each other.
    fn of(rows: &ProjectRows, year: i32) -> Result<Option<Self>, Mark> {
        let (start, finish) = (rows.start_due(year), rows.finish_due(year));
        if let (Some(start), Some(finish)) = (start, finish)
            && finish.value.last_day() < start.value.first_day()
        {
            return Err(Mark::FinishBeforeStart);
        }
        let within = |when: &&Given<When>| when.value.first_day().year() == year;
        let (start, finish) = (start.filter(within), finish.filter(within));
        if start.is_none() && finish.is_none() {
            return Ok(None);
        }
        let is_vague = start.is_some_and(|start| start.value.precision() == Precision::Year);
        Ok(Some(Self {
            from: start.map_or(1, |start| start.value.first_day().month()),
            to: finish.map_or(12, |finish| finish.value.last_day().month()),
            sources: start.into_iter().chain(finish).map(|given| given.source.clone()).collect(),
            marks: is_vague.then_some(Mark::StartToTheYear).into_iter().collect(),
        }))
    }
}
