//! G, H, K: problems and their rectification, what goes up, what the office suggests, and what is to be done next.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rule::{SentenceRule, only, plain};
use crate::domain::progress::lists::Listing;
use crate::domain::records::Problem;
use crate::domain::registers::recommendation;
use crate::domain::report::facts::{Facts, LIST_MOST};
use crate::domain::report::problems::{Share, UP_AFTER, UP_AFTER_RETURNS, Up};
use crate::domain::report::said::{Between, Ledger, Rows, Said, Slots};
use crate::domain::report::when;
use crate::domain::taxonomy::Category;
use crate::domain::text::Lang;

/// 问题整改情况.
pub static PROBLEMS: &[SentenceRule] = &[
    SentenceRule {
        id: "G0",
        zh: "截至{day}未登记问题。",
        en: "By {day} no problem was recorded.",
        fill: |facts| facts.ledger.problems.is_empty().then(|| vec![("day", when::day(facts.wanted.day).into())]),
    },
    SentenceRule {
        id: "G1",
        zh: "截至{day}，累计发现问题{count}个，{closed}，整改率{rate}%。",
        en: "Problems found by {day}: {count}; {closed} ({rate} % rectified).",
        fill: rectified,
    },
    SentenceRule {
        id: "G2",
        zh: "原定时限已过{count}个{held}，{in_time}，按期整改率{rate}%。",
        en: "Past their original deadline: {count}{held}; {in_time} ({rate} %).",
        fill: in_time,
    },
    SentenceRule {
        id: "G2z",
        zh: "无原定时限已过的问题，不计算按期整改率。",
        en: "No original deadline has passed: there is no rate of those in time.",
        fill: |facts| plain(!facts.ledger.problems.is_empty() && facts.ledger.rectified_in_time().under == 0),
    },
    SentenceRule { id: "G3", zh: "{list}。", en: "{list}.", fill: |facts| only("list", overdue(facts)) },
    SentenceRule {
        id: "G3z",
        zh: "无逾期问题。",
        en: "None is overdue.",
        fill: |facts| {
            let is_open = facts.ledger.problems.iter().any(|one| one.is_open());
            plain(is_open && facts.ledger.overdue().is_empty())
        },
    },
    SentenceRule {
        id: "G4",
        zh: "按类别分，{list}。",
        en: "By category: {list}.",
        fill: |facts| only("list", by_category(facts)),
    },
    SentenceRule {
        id: "G5",
        zh: "提请区领导协调{count}个：{list}。",
        en: "Raised to the leaders: {count}. {list}.",
        fill: going_up,
    },
];

/// 表扬和督促建议: units only, suggested and not decided.
pub static ADVICE: &[SentenceRule] =
    &[SentenceRule { id: "H2", zh: "{list}。", en: "{list}.", fill: |facts| only("list", advice(facts)) }];

/// 下一步要求, as far as the book says it: who is to do what. Days and acts of its own the office writes.
pub static NEXT: &[SentenceRule] = &[
    SentenceRule {
        id: "K1",
        zh: "{list}，结果报{office}。",
        en: "{list}, and report to {office}.",
        fill: |facts| {
            let en = "{unit} is to clear what keeps {list} from beginning, by a plan counted back";
            next(facts, Listing::StartedLate, "{unit}要落实{list}的开工条件，倒排开工计划", en)
        },
    },
    SentenceRule {
        id: "K2",
        zh: "{list}，结果报{office}。",
        en: "{list}, and report to {office}.",
        fill: |facts| {
            next(facts, Listing::Halted, "{unit}要提出{list}的复工方案", "{unit} is to say how {list} goes on")
        },
    },
    SentenceRule {
        id: "K3",
        zh: "{list}，结果报{office}。",
        en: "{list}, and report to {office}.",
        fill: |facts| {
            let en = "{unit} is to rectify, and have re-checked, {list}";
            rectify_next(facts, facts.ledger.overdue(), "{unit}要限期完成{list}的整改并申请复查", en)
        },
    },
    SentenceRule {
        id: "K4",
        zh: "{list}，结果报{office}。",
        en: "{list}, and report to {office}.",
        fill: catch_up_next,
    },
    SentenceRule {
        id: "K5",
        zh: "{list}，结果报{office}。",
        en: "{list}, and report to {office}.",
        fill: |facts| {
            let en = "{unit} is to rectify by the deadline {list}";
            rectify_next(facts, still_due(facts), "{unit}要按时限完成{list}的整改", en)
        },
    },
];

fn ledger(count: usize, of: Ledger) -> Said {
    Said::from(count).leading(Rows::Problems(of))
}

fn percent(facts: &Facts, share: Share, of: Ledger) -> Option<Said> {
    let rate = share.percent(facts.settings.rounding)?.to_string();
    Some(Said::from(rate).leading(Rows::Problems(of)))
}

fn rectified(facts: &Facts) -> Option<Slots> {
    let share = facts.ledger.rectified();
    let closed = match share.over {
        0 => Said::words("均未销号", "none is closed"),
        all if all == share.under => Said::words("均已销号", "all are closed"),
        some => Said::fill(
            "经复查销号{count}个",
            "closed by a re-check: {count}",
            &vec![("count", ledger(some, Ledger::Closed))],
        ),
    };
    Some(vec![
        ("day", when::day(facts.wanted.day).into()),
        ("count", ledger(share.under, Ledger::All)),
        ("closed", closed),
        ("rate", percent(facts, share, Ledger::Closed)?),
    ])
}

fn in_time(facts: &Facts) -> Option<Slots> {
    let share = facts.ledger.rectified_in_time();
    let held = match facts.ledger.on_hold() {
        0 => Said::default(),
        held => Said::words(&format!("（不含挂起{held}个）"), &format!(" ({held} on hold left out)")),
    };
    let in_time = match share.over {
        0 => Said::words("均未按期销号", "none closed in time"),
        all if all == share.under => Said::words("均按期销号", "all closed in time"),
        some => {
            Said::fill("按期销号{count}个", "closed in time: {count}", &vec![("count", ledger(some, Ledger::Closed))])
        }
    };
    Some(vec![
        ("count", ledger(share.under, Ledger::All)),
        ("held", held),
        ("in_time", in_time),
        ("rate", percent(facts, share, Ledger::Closed)?),
    ])
}

/// 「样例四道路政策处理问题」: a project with the category, leading to the problem.
pub(super) fn problem(facts: &Facts, problem: &Problem) -> Said {
    let (zh, en) = problem
        .category
        .map_or((String::new(), String::new()), |category| (short(category, Lang::Zh), short(category, Lang::En)));
    let name = facts.name(&problem.project);
    Said::words(&format!("{name}{zh}问题"), &format!("{name}: {en}")).leading(Rows::Problem(problem.id.clone()))
}

/// What stands before the slash of a category: 「政策处理/征地」 is said 「政策处理」 in a sentence.
pub fn short(category: Category, lang: Lang) -> String {
    let label = category.label(lang);
    match lang {
        Lang::Zh if category == Category::Delay => "审批".to_owned(),
        Lang::Zh => label.split('/').next().unwrap_or(label).to_owned(),
        Lang::En => label.to_owned(),
    }
}

fn overdue(facts: &Facts) -> Option<Said> {
    let overdue = facts.ledger.overdue();
    let longest = overdue.first()?.overdue_days(facts.wanted.day);
    let open = facts.ledger.problems.iter().filter(|one| one.is_open()).count();
    let said = overdue.iter().map(|one| {
        let unit = match one.lead_unit.trim() {
            "" => Said::default(),
            unit => Said::words(&format!("（{unit}）"), &format!(" ({unit})")),
        };
        let slots =
            vec![("problem", problem(facts, one)), ("unit", unit), ("days", one.overdue_days(facts.wanted.day).into())];
        Said::fill("{problem}{unit}，逾期{days}天", "{problem}{unit}, {days} days", &slots)
    });
    let list = Said::list(&said.collect::<Vec<_>>(), Between::Clauses, LIST_MOST);
    let mut slots = vec![("count", ledger(overdue.len(), Ledger::Overdue)), ("list", list)];
    Some(match overdue.len() {
        1 if open > 1 => Said::fill("逾期未销号{count}个，为{list}", "Overdue: {count}, {list}", &slots),
        all if all == open => {
            slots.push(("days", longest.into()));
            Said::fill(
                "未销号的{count}个问题均已逾期，最长{days}天：{list}",
                "Every open one is overdue ({count}, by {days} days at most): {list}",
                &slots,
            )
        }
        _ => {
            slots.push(("days", longest.into()));
            Said::fill(
                "逾期未销号{count}个，最长{days}天：{list}",
                "Overdue: {count}, by {days} days at most: {list}",
                &slots,
            )
        }
    })
}

/// Categories of one count are named together.
fn by_category(facts: &Facts) -> Option<Said> {
    let all = facts.ledger.by_category();
    if all.len() < 2 {
        return None;
    }
    let mut runs: Vec<(usize, Vec<Said>)> = Vec::new();
    for (category, count) in all {
        let named = Said::words(&short(category, Lang::Zh), &short(category, Lang::En))
            .leading(Rows::Problems(Ledger::Category(category.key().to_owned())));
        match runs.last_mut().filter(|(last, _)| *last == count) {
            Some((_, names)) => names.push(named),
            None => runs.push((count, vec![named])),
        }
    }
    let said = runs.into_iter().map(|(count, names)| {
        let slots = vec![("names", Said::list(&names, Between::Words, usize::MAX)), ("count", count.into())];
        match names.len() {
            1 => Said::fill("{names}类{count}个", "{names} {count}", &slots),
            _ => Said::fill("{names}类各{count}个", "{names} {count} each", &slots),
        }
    });
    let said: Vec<Said> = said.collect();
    // Clauses of one kind stand behind commas.
    let mut list = said.first()?.clone();
    for one in &said[1..] {
        list = Said::fill("{a}，{b}", "{a}; {b}", &vec![("a", list), ("b", one.clone())]);
    }
    Some(list)
}

fn going_up(facts: &Facts) -> Option<Slots> {
    let up = facts.ledger.going_up();
    let said = up.iter().map(|(one, why)| {
        let why = match why {
            Up::Category => {
                let name = |lang| one.category.map_or_else(String::new, |category| short(category, lang));
                Said::words(&format!("{}类即报", name(Lang::Zh)), &format!("{}: at once", name(Lang::En)))
            }
            Up::Overdue => Said::words(&format!("逾期超过{UP_AFTER}天"), &format!("more than {UP_AFTER} days overdue")),
            Up::Returned => {
                let (zh, en) = (
                    format!("复查退回{UP_AFTER_RETURNS}次以上"),
                    format!("sent back {UP_AFTER_RETURNS} times or more"),
                );
                Said::words(&zh, &en)
            }
        };
        Said::fill("{problem}（{why}）", "{problem} ({why})", &vec![("problem", problem(facts, one)), ("why", why)])
    });
    let said: Vec<Said> = said.collect();
    (!said.is_empty()).then(|| {
        vec![("count", ledger(said.len(), Ledger::All)), ("list", Said::list(&said, Between::Words, LIST_MOST))]
    })
}

/// What the office has proposed and nobody has decided yet.
fn advice(facts: &Facts) -> Option<Said> {
    let proposed = facts.tables.entries().all(&recommendation::REGISTER).filter(|entry| {
        let state = entry.text(recommendation::STATE);
        state.is_empty() || state == recommendation::STATES.options[0].key
    });
    let said = proposed.map(|entry| {
        let words = |key: &str, lang| entry.shown(key, lang);
        let kind = Said::words(
            &words(recommendation::KIND.key, Lang::Zh),
            &words(recommendation::KIND.key, Lang::En).to_lowercase(),
        );
        let text = |text: &str| Said::from(text.trim().trim_end_matches('。'));
        let basis = match entry.text(recommendation::BASIS).trim() {
            "" => Said::default(),
            basis => Said::words(&format!("，依据：{basis}"), &format!(", by {basis}")),
        };
        let slots = vec![
            ("unit", text(entry.text(recommendation::UNIT))),
            ("kind", kind),
            ("facts", text(entry.text(recommendation::FACTS))),
            ("basis", basis),
        ];
        Said::fill("{unit}{facts}，建议{kind}{basis}", "{unit}: {facts}; suggested: {kind}{basis}", &slots)
    });
    let said: Vec<Said> = said.collect();
    (!said.is_empty()).then(|| Said::list(&said, Between::Clauses, usize::MAX))
}

/// Each unit with its projects of a list, and what it is to do about them.
fn next(facts: &Facts, listing: Listing, zh: &str, en: &str) -> Option<Slots> {
    let out = facts.region.list(listing, facts.tables, facts.wanted.day);
    let projects = out.iter().map(|out| (facts.unit(&out.project), facts.project(&out.project)));
    demanded(facts, projects.collect(), zh, en)
}

/// Projects behind their plan to date that neither begin nor stand still late: those have sentences of their own.
fn catch_up_next(facts: &Facts) -> Option<Slots> {
    let list = |listing| facts.region.list(listing, facts.tables, facts.wanted.day);
    let others: BTreeSet<_> =
        [Listing::StartedLate, Listing::Halted].into_iter().flat_map(list).map(|out| out.project).collect();
    let behind = list(Listing::Behind).into_iter().filter(|out| !others.contains(&out.project));
    let projects = behind.map(|out| (facts.unit(&out.project), facts.project(&out.project)));
    let en = "{unit} is to speed up {list} and catch up with the plan";
    demanded(facts, projects.collect(), "{unit}要加快{list}建设，尽快赶上序时计划", en)
}

/// Open problems whose deadline is still to come, the nearest first; what is on hold waits.
fn still_due<'f>(facts: &'f Facts) -> Vec<&'f Arc<Problem>> {
    let is_due = |one: &&Arc<Problem>| {
        one.is_open() && one.suspended.is_none() && one.deadline.is_some_and(|due| due >= facts.wanted.day)
    };
    let mut due: Vec<_> = facts.ledger.problems.iter().filter(is_due).collect();
    due.sort_by_key(|one| one.deadline);
    due
}

/// 责任单位 of a problem: its own, else that of its project; empty for none.
pub fn unit_of(facts: &Facts, problem: &Problem) -> String {
    let unit = problem.lead_unit.trim();
    if unit.is_empty() { facts.unit(&problem.project) } else { unit.to_owned() }
}

fn rectify_next(facts: &Facts, problems: Vec<&Arc<Problem>>, zh: &str, en: &str) -> Option<Slots> {
    let things = problems.into_iter().map(|one| (unit_of(facts, one), problem(facts, one)));
    demanded(facts, things.collect(), zh, en)
}

fn demanded(facts: &Facts, things: Vec<(String, Said)>, zh: &str, en: &str) -> Option<Slots> {
    let mut by_unit: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for (unit, thing) in things.into_iter().filter(|(unit, _)| !unit.is_empty()) {
        by_unit.entry(unit).or_default().push(thing);
    }
    let said = by_unit.into_iter().map(|(unit, things)| {
        let list = Said::list(&things, Between::Words, LIST_MOST);
        Said::fill(zh, en, &vec![("unit", unit.into()), ("list", list)])
    });
    let said: Vec<Said> = said.collect();
    (!said.is_empty()).then(|| {
        vec![("list", Said::list(&said, Between::Clauses, usize::MAX)), ("office", facts.office.as_str().into())]
    })
}
