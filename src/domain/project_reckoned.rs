//! What is reckoned of a project beside its progress: cost against budget, funds missing, approvals granted, days without progress. As data:
//! a line for each, with its rule.

use std::sync::Arc;

use chrono::NaiveDate;

use super::around::BookAround;
use super::choices::Phase;
use super::decimal::Decimal;
use super::figures::cost::{BUDGET_MAY_EXCEED, budget_doubt, budget_excess, forecast_doubt, forecast_excess};
use super::figures::figure::Figure;
use super::figures::fraction::Fraction;
use super::figures::missing::Missing;
use super::figures::month::Month;
use super::figures::pace::{finish_at, months_left};
use super::figures::reckoning::Reckoning;
use super::figures::rule::{BUDGET_EXCESS, FORECAST_EXCESS, FUNDS_GAP, PACE, READINESS, Rule, STALLED};
use super::figures::source::{Given, Source};
use super::figures::stall::{Measured, Observation, stalled};
use super::ids::{ProjectId, VisitId};
use super::progress::region::Member;
use super::register::{Around, Entry, Place};
use super::registers::{approval, design_change, funding, monthly_progress as month};
use super::text::Text;

/// One thing that is reckoned of a project.
pub struct ProjectFigure {
    /// The rule, which has its name and its unit.
    pub rule: &'static Rule,
    /// Reckons it.
    pub of: fn(&ProjectId, &BookAround) -> Figure,
    /// What is said beside it, a doubt (存疑) or a warning; none where nothing is.
    pub doubt: fn(&Figure, &ProjectId, &BookAround) -> Option<Text>,
}

/// Everything, in the order of pages.
pub static PROJECT_FIGURES: [ProjectFigure; 6] = [
    ProjectFigure { rule: &STALLED, of: without_progress, doubt: no_doubt },
    ProjectFigure { rule: &PACE, of: pace, doubt: late_at_this_pace },
    ProjectFigure { rule: &READINESS, of: readiness, doubt: too_large_for_its_approvals },
    ProjectFigure { rule: &FUNDS_GAP, of: funds_gap, doubt: no_doubt },
    ProjectFigure {
        rule: &BUDGET_EXCESS,
        of: budget,
        doubt: |figure, _, _| budget_doubt(figure, BUDGET_MAY_EXCEED).map(|doubt| doubt.words()),
    },
    ProjectFigure {
        rule: &FORECAST_EXCESS,
        of: forecast,
        doubt: |figure, _, _| forecast_doubt(figure).map(|doubt| doubt.words()),
    },
];

/// Everything of a project, in the order of [`PROJECT_FIGURES`], each with what is said beside it: kept until something of the project
/// changes.
pub fn all_reckoned(project: &ProjectId, around: &BookAround) -> Arc<Vec<(Figure, Option<Text>)>> {
    let asked = (around.today(), around.settings, around.tables.large_total());
    around.tables.kept_figures().of(project, asked, || {
        let one = |of: &ProjectFigure| {
            let figure = (of.of)(project, around);
            let doubt = (of.doubt)(&figure, project, around);
            (figure, doubt)
        };
        PROJECT_FIGURES.iter().map(one).collect()
    })
}

/// What is reckoned of a project by this rule.
pub fn reckoned(rule: &'static Rule, project: &ProjectId, around: &BookAround) -> Figure {
    let figure = PROJECT_FIGURES.iter().find(|figure| *figure.rule == *rule);
    figure.map_or_else(|| Figure::missing(rule, Missing::NotUnderWay), |figure| (figure.of)(project, around))
}

const fn no_doubt(_: &Figure, _: &ProjectId, _: &BookAround) -> Option<Text> {
    None
}

fn given(entry: &Entry, place: Place<Decimal>) -> Option<Given<Decimal>> {
    let source = Source { of: entry.id.clone(), set: place.key };
    entry.get(place).map(|value| Given { value, source })
}

fn budget(project: &ProjectId, around: &BookAround) -> Figure {
    let of = project.entity();
    budget_excess(around.number(of, "estimate").as_ref(), around.number(of, "budget").as_ref())
}

fn forecast(project: &ProjectId, around: &BookAround) -> Figure {
    let of = project.entity();
    let changes = around.below(of, design_change::REGISTER.kind);
    let changes: Vec<Given<Decimal>> =
        changes.iter().filter_map(|change| given(change, design_change::MONEY)).collect();
    forecast_excess(around.number(of, "contract_sum").as_ref(), &changes, around.number(of, "budget").as_ref())
}

/// 资金缺口: nothing planned at all is no gap but an unknown one.
fn funds_gap(project: &ProjectId, around: &BookAround) -> Figure {
    let of = project.entity();
    let planned = around.below(of, funding::REGISTER.kind);
    let planned: Vec<Given<Decimal>> = planned.iter().filter_map(|fund| given(fund, funding::PLANNED)).collect();
    let total = around.number(of, "total").filter(|total| total.number() > Fraction::ZERO);
    match (total, planned.is_empty()) {
        (None, _) => Figure::missing(&FUNDS_GAP, Missing::NoTotal),
        (Some(_), true) => Figure::missing(&FUNDS_GAP, Missing::NoFundsPlanned),
        (Some(total), false) => {
            let sum = Reckoning::sum(planned.iter().map(Given::number));
            let gap = Reckoning::from(total.number()).minus(sum);
            Figure::of(&FUNDS_GAP, gap).from(planned.into_iter().map(|given| given.source).chain([total.source]))
        }
    }
}

/// 前期就绪度 over the approvals that are recorded and not said to be 不涉及.
fn readiness(project: &ProjectId, around: &BookAround) -> Figure {
    let all = around.below(project.entity(), approval::REGISTER.kind);
    let needed: Vec<&Arc<Entry>> =
        all.iter().filter(|entry| entry.text(approval::NEEDED_HERE) != "not_needed").collect();
    if needed.is_empty() {
        return Figure::missing(&READINESS, Missing::NoApprovals);
    }
    let is_granted = |entry: &&&Arc<Entry>| {
        entry.get(approval::GRANTED).is_some_and(|granted| granted.first_day() <= around.today())
    };
    let count = |number: usize| Fraction::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let granted = needed.iter().filter(is_granted).count();
    let sources = needed.iter().map(|entry| Source { of: entry.id.clone(), set: approval::GRANTED.key });
    Figure::of(&READINESS, Reckoning::from(count(granted)).over(count(needed.len()))).from(sources)
}

/// 贪大求快: among the largest quarter of the book with less than half of the approvals granted [D].
fn too_large_for_its_approvals(readiness: &Figure, project: &ProjectId, around: &BookAround) -> Option<Text> {
    let total = around.tables.project(project)?.total?;
    let is_large = around.tables.large_total().is_some_and(|large| total >= large);
    let is_bare = Fraction::new(1, 2).zip(readiness.value().ok()).is_some_and(|(half, share)| share < half);
    (is_large && is_bare).then(|| {
        Text::new(
            "总投资在前四分之一，手续办结不足一半：规模大、手续少",
            "among the largest quarter by total investment, with less than half of its approvals granted",
        )
    })
}

/// 未见核定进展: of works that are under way.
fn without_progress(project: &ProjectId, around: &BookAround) -> Figure {
    let phase = around.tables.project(project).and_then(|project| project.phase);
    if !matches!(phase, Some(Phase::NewlyStarted | Phase::Continuing)) {
        return Figure::missing(&STALLED, Missing::NotUnderWay);
    }
    stalled(&observations(project, around), &member(project, around).rows.halts, around.today())
}

fn member(project: &ProjectId, around: &BookAround) -> Member {
    Member::of(around.book, around.tables, project, Month::closed(around.today()), &around.settings)
}

/// 按近三月进度还需, as of the last closed month.
fn pace(project: &ProjectId, around: &BookAround) -> Figure {
    let phase = around.tables.project(project).and_then(|project| project.phase);
    if !matches!(phase, Some(Phase::NewlyStarted | Phase::Continuing)) {
        return Figure::missing(&PACE, Missing::NotUnderWay);
    }
    let member = member(project, around);
    let part = &member.parts.part;
    months_left(&member.rows, &part.since_start(&member.rows), part.as_of)
}

/// When it is finished at this pace, and by how much that is later than 计划竣工.
fn late_at_this_pace(left: &Figure, project: &ProjectId, around: &BookAround) -> Option<Text> {
    let as_of = Month::closed(around.today());
    let finish = finish_at(left, as_of)?;
    let member = member(project, around);
    let planned = Month::of(member.rows.finish_due(as_of.year())?.value.last_day());
    let late = finish.since(planned);
    (late > 0).then(|| {
        Text::owned(
            format!("按此进度 {finish} 竣工，比计划竣工晚 {late} 个月"),
            format!("finished in {finish} at this pace, {late} months after the planned finish"),
        )
    })
}

/// Every verified figure of the months, on the day of the visit that verified it, else on the last day of the month.
fn observations(project: &ProjectId, around: &BookAround) -> Vec<Observation> {
    let mut found = Vec::new();
    for entry in around.below(project.entity(), month::REGISTER.kind) {
        let Some((year, number)) = entry.key.month() else { continue };
        let Some(on) = day_of(&entry, (year, number), around) else { continue };
        let measured = [
            (Measured::Quantity, month::QUANTITY_VERIFIED),
            (Measured::Image, month::IMAGE_VERIFIED),
            (Measured::Investment(year), month::VERIFIED_YTD),
        ];
        found.extend(measured.into_iter().filter_map(|(what, place)| {
            let given = given(&entry, place)?;
            Some(Observation { on, what, value: given.number(), source: given.source })
        }));
    }
    found
}

fn day_of(entry: &Entry, (year, number): (i32, u32), around: &BookAround) -> Option<NaiveDate> {
    let visit = entry.get(month::VISIT).and_then(|visit| VisitId::of(&visit));
    let visited = visit.and_then(|visit| around.tables.visit(&visit)).map(|visit| visit.day);
    visited.or_else(|| Some(Month::new(year, number)?.last_day().min(around.today())))
}
