//! B: what was to be invested and what was.

use std::cmp::{Ordering, Reverse};

use super::against_plan::clause;
use super::rule::{SentenceRule, only, plain};
use crate::book::EntityId;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::months_listed;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::part::Part;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::GAP;
use crate::domain::figures::ytd::Kind;
use crate::domain::progress::asked::Measure;
use crate::domain::report::facts::{Facts, LIST_MOST};
use crate::domain::report::said::{Between, Rows, Said, Slots};
use crate::domain::report::when;

/// 投资完成情况.
pub static RULES: &[SentenceRule] = &[
    SentenceRule {
        id: "B0",
        zh: "本期无列入督查的重点项目。",
        en: "No key project is listed for inspection.",
        fill: |facts| plain(facts.region.members.is_empty()),
    },
    SentenceRule {
        id: "B1",
        zh: "今年列入督查的重点项目{all}个{cancelled}；已下达年度计划{planned}个，年度计划投资{plan}万元。",
        en: "Key projects listed this year: {all}{cancelled}; with a plan for the year: {planned}, {plan} (CNY 10,000) in all.",
        fill: |facts| (facts.region.members.len() > 1).then(|| listed(facts)).flatten(),
    },
    SentenceRule {
        id: "B1n",
        zh: "今年列入督查的重点项目{all}个{cancelled}，均未下达年度计划。",
        en: "Key projects listed this year: {all}{cancelled}; none has a plan for the year.",
        fill: |facts| {
            let is_unplanned = facts.total.counted() == 0 && facts.region.members.len() > 1;
            is_unplanned.then(|| population(facts))
        },
    },
    SentenceRule {
        id: "B1s",
        zh: "今年列入督查的重点项目1个，为{project}{plan}。",
        en: "One key project is listed this year: {project}{plan}.",
        fill: single,
    },
    SentenceRule {
        id: "B2",
        zh: "{period}完成投资{ytd}万元，占年度计划的{rate}%，{against}。",
        en: "From {period} {ytd} (CNY 10,000) was invested, {rate} % of the plan for the year, {against}.",
        fill: |facts| {
            Some(vec![
                ("period", when::months(facts.wanted.as_of).into()),
                ("ytd", facts.of_region(&facts.total.completed(), Measure::Completed)?),
                ("rate", facts.of_region(&facts.total.completion(), Measure::Completion)?),
                ("against", clause(facts, &facts.total, &facts.about)?),
            ])
        },
    },
    SentenceRule {
        id: "B2n",
        zh: "{period}各单位均未报送数据，完成投资不详，年度计划照计。",
        en: "From {period} no unit reported; what was invested is not known, and the plans count all the same.",
        fill: |facts| {
            let is_silent = facts.total.counted() > 0 && facts.total.completed().value().is_err();
            is_silent.then(|| vec![("period", when::months(facts.wanted.as_of).into())])
        },
    },
    SentenceRule {
        id: "B2z",
        zh: "年度计划尚未下达，不计算完成率和排名。",
        en: "The plan for the year has not been set: there is no rate of completion and no rank.",
        fill: |facts| plain(facts.total.counted() == 0 && !facts.region.members.is_empty()),
    },
    SentenceRule {
        id: "B4",
        zh: "时间进度为{time}%，{side}{gap}个百分点。",
        en: "{time} % of the year has passed, {gap} points {side}.",
        fill: against_time,
    },
    SentenceRule {
        id: "B5",
        zh: "完成率较上期（{period}）{change}{adjusted}。",
        en: "The rate is {change} since the last issue ({period}){adjusted}.",
        fill: since_last,
    },
    SentenceRule {
        id: "B6",
        zh: "与上年同期（{same}万元{scope}）相比{growth}。",
        en: "Against the same period last year ({same} (CNY 10,000){scope}) this is {growth}.",
        fill: growth,
    },
    SentenceRule {
        id: "B6z", zh: "{why}，不计算增幅。", en: "There is no rate of growth: {why}.", fill: no_growth
    },
    SentenceRule {
        id: "B7",
        zh: "按年度计划计，经核定的数据占{share}%；{projects}采用上报数，未核定。",
        en: "By plan {share} % of the figures are verified; those of {projects} are as reported.",
        fill: |facts| {
            let share = facts.total.verified_share();
            let is_part = share.value().ok().is_some_and(|share| !share.is_zero() && share != Fraction::ONE);
            let names = facts.names(&reported(facts));
            let projects = Said::list(&names, Between::Words, LIST_MOST);
            (is_part && !names.is_empty())
                .then(|| {
                    Some(vec![("share", facts.of_region(&share, Measure::VerifiedShare)?), ("projects", projects)])
                })
                .flatten()
        },
    },
    SentenceRule {
        id: "B7a",
        zh: "以上数据均经核定。",
        en: "All these figures are verified.",
        fill: |facts| plain(facts.total.verified_share().value() == Ok(Fraction::ONE)),
    },
    SentenceRule {
        id: "B7n",
        zh: "以上数据均为上报数，未核定。",
        en: "All these figures are as reported, none is verified.",
        fill: |facts| {
            let none = facts.total.verified_share().value().is_ok_and(Fraction::is_zero);
            plain(none && !reported(facts).is_empty())
        },
    },
    SentenceRule {
        id: "B8",
        zh: "{list}，按已报月份合计，年度计划照计。",
        en: "{list}: the months that were reported are added up, and the plan counts in full.",
        fill: |facts| only("list", missing_months(facts)),
    },
    SentenceRule {
        id: "B8s",
        zh: "{projects}未报送数据，完成投资不详，年度计划照计。",
        en: "{projects} reported nothing: what was invested is not known, and the plan counts all the same.",
        fill: |facts| {
            let is_some = facts.total.not_reported().len() < facts.total.counted();
            some_of(facts, facts.total.not_reported()).filter(|_| is_some).map(|list| vec![("projects", list)])
        },
    },
    SentenceRule {
        id: "B9",
        zh: "{projects}无年度计划，不计入完成率。",
        en: "{projects}: without a plan for the year, left out of the rate.",
        fill: |facts| {
            let list = some_of(facts, facts.total.without_plan()).filter(|_| facts.total.counted() > 0)?;
            Some(vec![("projects", list)])
        },
    },
    SentenceRule {
        id: "B10",
        zh: "{projects}已取消，不计入统计。",
        en: "{projects}: cancelled and left out.",
        fill: |facts| {
            let cancelled: Vec<EntityId> = facts.cancelled.iter().map(|project| project.entity().clone()).collect();
            some_of(facts, &cancelled).map(|list| vec![("projects", list)])
        },
    },
];

fn some_of(facts: &Facts, projects: &[EntityId]) -> Option<Said> {
    let names = facts.names(projects);
    (!names.is_empty()).then(|| Said::list(&names, Between::Words, LIST_MOST))
}

fn population(facts: &Facts) -> Slots {
    let (counted, gone) = (facts.region.members.len(), facts.cancelled.len());
    let cancelled = match gone {
        0 => Said::default(),
        gone => Said::words(
            &format!("，其中{gone}个已取消，计入统计{counted}个"),
            &format!(" ({gone} cancelled, {counted} counted)"),
        ),
    };
    vec![("all", (counted + gone).into()), ("cancelled", cancelled)]
}

fn listed(facts: &Facts) -> Option<Slots> {
    let planned = facts.total.counted();
    let plan = facts.of_region(&facts.total.plan(), Measure::Plan)?;
    let without = Said::from(planned).leading(Rows::Figure(facts.about.clone(), Measure::Plan));
    Some(population(facts).into_iter().chain([("planned", without), ("plan", plan)]).collect())
}

fn single(facts: &Facts) -> Option<Slots> {
    let [only] = &facts.region.members[..] else { return None };
    let plan = match facts.of_region(&facts.total.plan(), Measure::Plan) {
        Some(plan) => Said::fill(
            "，年度计划投资{plan}万元",
            ", with a plan for the year of {plan} (CNY 10,000)",
            &vec![("plan", plan)],
        ),
        None => Said::words("，未下达年度计划", ", without a plan for the year"),
    };
    Some(vec![("project", facts.project(&only.project)), ("plan", plan)])
}

/// 时间进度, where it is another than the plan to date.
fn against_time(facts: &Facts) -> Option<Slots> {
    let (time, share, gap) = (facts.total.time_share(), facts.total.plan_share(), facts.total.gap_to_time());
    if time.value().ok()? == share.value().ok()? {
        return None;
    }
    let side = match gap.value().ok()?.cmp(&Fraction::ZERO) {
        Ordering::Less => Said::words("低于时间进度", "more than was completed"),
        Ordering::Greater => Said::words("高于时间进度", "less than was completed"),
        Ordering::Equal => return None,
    };
    Some(vec![
        ("time", facts.of_region(&time, Measure::TimeShare)?),
        ("side", side),
        ("gap", facts.of_region(&gap, Measure::GapToTime)?),
    ])
}

fn since_last(facts: &Facts) -> Option<Slots> {
    let last = facts.wanted.last.as_ref()?;
    let before = last.completion?;
    let now = facts.total.completion().value().ok()?;
    let change = Figure::of(&GAP, Reckoning::from(now).minus(before));
    let points = facts.digits(&change)?;
    let change = match now.cmp(&before) {
        Ordering::Equal => Said::words("持平", "the same"),
        Ordering::Greater => Said::words(&format!("提高{points}个百分点"), &format!("{points} points higher")),
        Ordering::Less => Said::words(&format!("下降{points}个百分点"), &format!("{points} points lower")),
    };
    let is_adjusted = last.plan.is_some_and(|plan| facts.total.plan().value() != Ok(plan));
    let adjusted = match is_adjusted {
        true => Said::words("（年度计划已调整，按各期计划计算）", " (the plan has changed; each by its own plan)"),
        false => Said::default(),
    };
    Some(vec![("period", when::months(last.as_of).into()), ("change", change), ("adjusted", adjusted)])
}

fn growth(facts: &Facts) -> Option<Slots> {
    let exact = facts.growth.value().ok()?;
    let Some(Reckoning::Over(terms)) = facts.growth.reckoning() else { return None };
    let same = Figure::of(&crate::domain::figures::rule::YTD, terms[1].clone());
    let rate = facts.of_region(&facts.growth, Measure::Growth)?;
    let is_level = facts.digits(&facts.growth)?.chars().all(|sign| matches!(sign, '0' | '.'));
    let slots = vec![("rate", rate)];
    let growth = match exact.cmp(&Fraction::ZERO) {
        Ordering::Equal => Said::words("持平", "the same"),
        _ if is_level => Said::words("基本持平", "about the same"),
        Ordering::Greater => Said::fill("增长{rate}%", "{rate} % more", &slots),
        Ordering::Less => Said::fill("下降{rate}%", "{rate} % less", &slots),
    };
    let in_book = facts.growth.marks().contains(&crate::domain::figures::mark::Mark::InBookOnly);
    let scope =
        if in_book { Said::words("，口径：在册项目", ", projects in the book") } else { Said::default() };
    Some(vec![("same", facts.digits(&same)?.into()), ("scope", scope), ("growth", growth)])
}

fn no_growth(facts: &Facts) -> Option<Slots> {
    let why = facts.growth.value().err()?;
    let is_of_last_year = matches!(
        why,
        Missing::ZeroLastYear | Missing::NegativeLastYear | Missing::NoLastYear | Missing::LastYearIncomplete
    );
    let why = match why {
        Missing::NoLastYear => Said::words("无上年同期数", "nothing is known of the same period last year"),
        other => other.words().into(),
    };
    (is_of_last_year && facts.total.completed().value().is_ok()).then(|| vec![("why", why)])
}

/// The parts of the projects that have a plan, by plan from the greatest.
fn planned<'f>(facts: &'f Facts) -> Vec<&'f Part> {
    let parts = facts.region.members.iter().map(|member| &member.parts.part);
    let mut parts: Vec<&'f Part> = parts.filter(|part| part.plan.is_some()).collect();
    parts.sort_by_key(|part| Reverse(part.plan.as_ref().map(|(plan, _)| *plan)));
    parts
}

/// Projects whose figure is reported and not verified.
fn reported(facts: &Facts) -> Vec<EntityId> {
    let is_reported = |part: &&Part| part.ytd.as_ref().is_ok_and(|ytd| ytd.kind == Kind::Reported);
    planned(facts).into_iter().filter(is_reported).map(|part| part.project.clone()).collect()
}

fn missing_months(facts: &Facts) -> Option<Said> {
    let said = planned(facts).into_iter().filter_map(|part| {
        let months = part.ytd.as_ref().ok().map(|ytd| &ytd.missing_months).filter(|months| !months.is_empty())?;
        let project = crate::domain::ids::ProjectId::of(&part.project)?;
        let months = Said::from(months_listed(months));
        Some(Said::fill(
            "{project}缺报{months}月数据",
            "{project} lacks the report of month {months}",
            &vec![("project", facts.project(&project)), ("months", months)],
        ))
    });
    let said: Vec<Said> = said.collect();
    let list = Said::list(&said, Between::Clauses, LIST_MOST);
    (!said.is_empty()).then_some(list)
}
