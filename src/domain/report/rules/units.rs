//! E: who is ahead and who is behind: units by rank, against their plans, by growth; sectors and programmes.

use std::cmp::Reverse;

use super::against_plan::clause;
use super::rule::{SentenceRule, only};
use crate::domain::choices::Sector;
use crate::domain::figures::amount::Amount;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::ranking::{ENOUGH, ranks};
use crate::domain::progress::asked::{About, Measure};
use crate::domain::progress::groups::By;
use crate::domain::report::facts::{Facts, Group};
use crate::domain::report::said::{Between, Rows, Said, Slots};
use crate::domain::text::Lang;

/// 单位排名.
pub static UNITS: &[SentenceRule] = &[
    SentenceRule {
        id: "E1",
        zh: "按完成率由高到低：{list}。",
        en: "By completion from the highest: {list}.",
        fill: |facts| only("list", by_completion(facts)),
    },
    SentenceRule {
        id: "E1=",
        zh: "各单位均为{rate}%，不排位次。",
        en: "All units stand at {rate} %, so none is ranked.",
        fill: |facts| {
            let ranked = ranked(facts);
            let first = ranked.first().filter(|_| ranked.len() > 1 && is_level(&ranked))?;
            Some(vec![("rate", rate(facts, first)?)])
        },
    },
    SentenceRule {
        id: "E2",
        zh: "{list}，不足3个，位次仅供参考。",
        en: "{list}: fewer than 3, so the rank says little.",
        fill: |facts| only("list", few(facts)),
    },
    SentenceRule {
        id: "E3",
        zh: "{list}，不参加排名。",
        en: "Not ranked: {list}.",
        fill: |facts| only("list", unranked(facts)),
    },
    SentenceRule { id: "E4", zh: "{list}。", en: "{list}.", fill: |facts| only("list", against_plan(facts)) },
    SentenceRule {
        id: "E5",
        zh: "同比增幅：{list}。",
        en: "Growth on last year: {list}.",
        fill: |facts| only("list", by_growth(facts)),
    },
];

/// 分类情况.
pub static GROUPS: &[SentenceRule] = &[
    SentenceRule {
        id: "E6",
        zh: "分行业看，{list}。",
        en: "By sector: {list}.",
        fill: |facts| groups(facts, &facts.sectors),
    },
    SentenceRule {
        id: "E6p",
        zh: "分专项看，{list}。",
        en: "By programme: {list}.",
        fill: |facts| groups(facts, &facts.programmes),
    },
];

/// Units are named in full: a rank that leaves somebody out is none.
const ALL: usize = usize::MAX;
/// How many projects with a plan make a sector or a programme worth a sentence.
const GROUP_LEAST: usize = 2;

fn about(group: &Group) -> About {
    About::Group(group.by, group.name.clone())
}

fn rate(facts: &Facts, group: &Group) -> Option<Said> {
    facts.said(&group.total.completion(), about(group), Measure::Completion)
}

/// What a group is called; sectors stand in the book by their keys.
fn name(group: &Group) -> Said {
    let sector = Sector::from_key(&group.name).filter(|_| group.by == By::Sector);
    match sector {
        Some(sector) => Said::words(sector.label(Lang::Zh), sector.label(Lang::En)),
        None => group.name.as_str().into(),
    }
}

/// The units that have a rate, by what it shows from the highest; ties in the order of their plans.
fn ranked<'f>(facts: &'f Facts) -> Vec<&'f Group> {
    ordered(facts, facts.units.iter().collect(), |group| group.total.completion())
}

/// The groups that have a figure, by what it shows from the highest.
fn ordered<'a>(facts: &Facts, groups: Vec<&'a Group>, figure: fn(&Group) -> Figure) -> Vec<&'a Group> {
    let mut shown: Vec<(Amount, &Group)> =
        groups.into_iter().filter_map(|group| Some((facts.shown(&figure(group))?, group))).collect();
    shown.sort_by_key(|(amount, _)| Reverse(*amount));
    shown.into_iter().map(|(_, group)| group).collect()
}

fn is_level(ranked: &[&Group]) -> bool {
    let exact = |group: &&Group| group.total.completion().value().ok();
    ranked.windows(2).all(|pair| exact(&pair[0]) == exact(&pair[1]))
}

/// Runs of one rank: those that show the same are named together.
fn runs<'a>(facts: &Facts, ordered: &[&'a Group], figure: fn(&Group) -> Figure) -> Vec<(usize, Vec<&'a Group>)> {
    let shown: Vec<Option<Amount>> = ordered.iter().map(|group| facts.shown(&figure(group))).collect();
    let mut runs: Vec<(usize, Vec<&Group>)> = Vec::new();
    for (rank, group) in ranks(&shown).into_iter().zip(ordered) {
        let Some(rank) = rank else { continue };
        match runs.last_mut().filter(|(last, _)| *last == rank) {
            Some((_, run)) => run.push(group),
            None => runs.push((rank, vec![group])),
        }
    }
    runs
}

fn by_completion(facts: &Facts) -> Option<Said> {
    let ranked = ranked(facts);
    if ranked.len() < 2 || is_level(&ranked) {
        return None;
    }
    let runs = runs(facts, &ranked, |group| group.total.completion());
    let said = runs.into_iter().filter_map(|(rank, run)| {
        let mut slots: Slots = vec![("rank", rank.into()), ("rate", rate(facts, run[0])?)];
        slots
            .push(("units", Said::list(&run.iter().map(|group| name(group)).collect::<Vec<_>>(), Between::Words, ALL)));
        Some(match run.len() {
            1 => Said::fill("{units}{rate}%，列第{rank}位", "{units} {rate} %, no. {rank}", &slots),
            _ => Said::fill("{units}均为{rate}%，并列第{rank}位", "{units} {rate} % each, equal no. {rank}", &slots),
        })
    });
    Some(Said::list(&said.collect::<Vec<_>>(), Between::Clauses, ALL))
}

fn few(facts: &Facts) -> Option<Said> {
    let ranked = ranked(facts);
    let few: Vec<Said> = ranked
        .iter()
        .filter(|group| group.total.counted() < ENOUGH && ranked.len() > 1)
        .map(|group| {
            let slots = vec![("unit", name(group)), ("count", group.total.counted().into())];
            Said::fill("{unit}计入项目{count}个", "{unit} counts {count}", &slots)
        })
        .collect();
    (!few.is_empty()).then(|| Said::list(&few, Between::Words, ALL))
}

fn unranked(facts: &Facts) -> Option<Said> {
    let out = facts.units.iter().filter_map(|group| {
        let why = group.total.completion().value().err()?;
        let slots = vec![("unit", name(group)), ("why", why.words().into())];
        Some(Said::fill("{unit}{why}", "{unit} ({why})", &slots))
    });
    let out: Vec<Said> = out.collect();
    (facts.units.len() > 1 && facts.total.counted() > 0 && !out.is_empty())
        .then(|| Said::list(&out, Between::Words, ALL))
}

/// Each unit against its plan to date, the furthest behind last.
fn against_plan(facts: &Facts) -> Option<Said> {
    if facts.units.len() < 2 {
        return None;
    }
    let gap = |group: &Group| group.total.gap().value().ok();
    let mut units: Vec<(Fraction, &Group)> = facts.units.iter().filter_map(|unit| Some((gap(unit)?, unit))).collect();
    units.sort_by_key(|(gap, _)| Reverse(*gap));
    let said = units.into_iter().filter_map(|(_, unit)| {
        let clause = clause(facts, &unit.total, &about(unit))?;
        Some(Said::fill("{unit}{clause}", "{unit}: {clause}", &vec![("unit", name(unit)), ("clause", clause)]))
    });
    let said: Vec<Said> = said.collect();
    (!said.is_empty()).then(|| Said::list(&said, Between::Clauses, ALL))
}

fn by_growth(facts: &Facts) -> Option<Said> {
    let units = ordered(facts, facts.units.iter().collect(), |group| group.growth.clone());
    if units.len() < 2 {
        return None;
    }
    let runs = runs(facts, &units, |group| group.growth.clone());
    let said = runs.into_iter().flat_map(|(rank, run)| run.into_iter().map(move |group| (rank, group)));
    let said = said.filter_map(|(rank, group)| {
        let exact = group.growth.value().ok()?;
        let slots = vec![
            ("unit", name(group)),
            ("rank", rank.into()),
            ("rate", facts.said(&group.growth, about(group), Measure::Growth)?),
        ];
        Some(match exact.cmp(&Fraction::ZERO) {
            std::cmp::Ordering::Less => {
                Said::fill("{unit}下降{rate}%，列第{rank}位", "{unit} −{rate} %, no. {rank}", &slots)
            }
            std::cmp::Ordering::Equal => Said::fill("{unit}持平，列第{rank}位", "{unit} the same, no. {rank}", &slots),
            std::cmp::Ordering::Greater => {
                Said::fill("{unit}增长{rate}%，列第{rank}位", "{unit} +{rate} %, no. {rank}", &slots)
            }
        })
    });
    Some(Said::list(&said.collect::<Vec<_>>(), Between::Clauses, ALL))
}

fn groups(facts: &Facts, all: &[Group]) -> Option<Slots> {
    let large: Vec<&Group> = all.iter().filter(|group| group.total.counted() >= GROUP_LEAST).collect();
    if large.len() < 2 {
        return None;
    }
    let said = ordered(facts, large, |group| group.total.completion()).into_iter().filter_map(|group| {
        let count = Said::from(group.total.counted()).leading(Rows::Figure(about(group), Measure::Plan));
        let slots = vec![("group", name(group)), ("count", count), ("rate", rate(facts, group)?)];
        Some(Said::fill("{group}{count}个项目，完成率{rate}%", "{group} ({count} counted) {rate} %", &slots))
    });
    let said: Vec<Said> = said.collect();
    only("list", Some(Said::list(&said, Between::Clauses, ALL)).filter(|_| said.len() > 1))
}
