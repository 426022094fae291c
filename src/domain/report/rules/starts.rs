//! C: the three rates of starts, each by its name; who has not begun, who stands still, and why.

use chrono::{Datelike, NaiveDate};

use super::rule::{SentenceRule, only, plain};
use crate::domain::figures::figure::Figure;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::Measure;
use crate::domain::progress::lists::{Listing, StandsOut, Why};
use crate::domain::register::Entry;
use crate::domain::registers::monthly_progress;
use crate::domain::report::facts::{Facts, LIST_MOST, counts};
use crate::domain::report::said::{Between, Rows, Said, Slots};
use crate::domain::report::when;
use crate::domain::text::{Lang, Text};

/// 开工情况.
pub static RULES: &[SentenceRule] = &[
    SentenceRule {
        id: "C1",
        zh: "计入统计的{under}个项目中，{some}，开（复）工率{rate}%。",
        en: "Projects counted: {under}; {some} ({rate} %).",
        fill: |facts| rate(facts, &facts.starts.under_way, Measure::UnderWay, &UNDER_WAY),
    },
    SentenceRule {
        id: "C2",
        zh: "本年度计划新开工{under}个，{some}，年度新开工率{rate}%。",
        en: "To begin this year: {under}; {some} ({rate} % of this year’s).",
        fill: |facts| rate(facts, &facts.starts.of_this_year, Measure::StartedOfYear, &BEGUN),
    },
    SentenceRule {
        id: "C2z",
        zh: "本年度无计划新开工项目。",
        en: "No project is to begin this year.",
        fill: |facts| plain(!facts.region.members.is_empty() && facts.starts.of_this_year.value().is_err()),
    },
    SentenceRule {
        id: "C3",
        zh: "截至{month}底到期应开工{under}个，{some}，到期开工率{rate}%；其中按期开工{in_time}个，按期开工率{on_time}%。",
        en: "Due to begin by the end of {month}: {under}; {some} ({rate} % of those due); in time: {in_time} ({on_time} %).",
        fill: due,
    },
    SentenceRule {
        id: "C3z",
        zh: "截至{month}底无到期应开工项目，不计算到期开工率。",
        en: "By the end of {month} none was due to begin: there is no rate of those due.",
        fill: |facts| {
            let is_none = !facts.region.members.is_empty() && facts.starts.of_due.value().is_err();
            is_none.then(|| vec![("month", when::month_of_year(facts.wanted.as_of).into())])
        },
    },
    SentenceRule {
        id: "C4",
        zh: "提前开工{count}个，为{projects}，不计入到期开工率。",
        en: "Begun early, and apart from those due: {count} ({projects}).",
        fill: |facts| {
            let names = facts.names(&facts.starts.early);
            let list = Said::list(&names, Between::Words, LIST_MOST);
            (!names.is_empty()).then(|| vec![("count", names.len().into()), ("projects", list)])
        },
    },
    SentenceRule {
        id: "C5",
        zh: "到期未开工{count}个：{list}。",
        en: "Due and not begun: {count}. {list}.",
        fill: |facts| listed(facts, Listing::StartedLate, late),
    },
    SentenceRule {
        id: "C5z",
        zh: "无到期未开工项目。",
        en: "None that was due has not begun.",
        fill: |facts| plain(facts.starts.of_due.value().is_ok() && facts.starts.due_not_begun.is_empty()),
    },
    SentenceRule {
        id: "C6",
        zh: "停工{count}个：{list}。",
        en: "Standing still: {count}. {list}.",
        fill: |facts| listed(facts, Listing::Halted, halted),
    },
    SentenceRule {
        id: "C6z",
        zh: "无停工项目。",
        en: "None stands still.",
        fill: |facts| {
            let none = || facts.region.list(Listing::Halted, facts.tables, facts.wanted.day).is_empty();
            plain(!facts.region.members.is_empty() && none())
        },
    },
];

/// What some of a number have done: some, all, none.
struct Deed {
    some: Text,
    all: Text,
    none: Text,
}

static UNDER_WAY: Deed = Deed {
    some: Text::new("已开（复）工{over}个", "under way: {over}"),
    all: Text::new("均已开（复）工", "all are under way"),
    none: Text::new("均未开（复）工", "none is under way"),
};

static BEGUN: Deed = Deed {
    some: Text::new("已开工{over}个", "begun: {over}"),
    all: Text::new("均已开工", "all have begun"),
    none: Text::new("均未开工", "none has begun"),
};

impl Deed {
    fn said(&self, over: i128, under: i128, rows: Rows) -> Said {
        let text = match over {
            0 => &self.none,
            over if over == under => &self.all,
            _ => &self.some,
        };
        let count = Said::from(over.to_string()).leading(rows);
        Said::fill(&text.zh, &text.en, &vec![("over", count)])
    }
}

fn rate(facts: &Facts, figure: &Figure, measure: Measure, deed: &Deed) -> Option<Slots> {
    let (over, under) = counts(figure)?;
    Some(vec![
        ("under", under.to_string().into()),
        ("some", deed.said(over, under, Rows::Figure(facts.about.clone(), measure))),
        ("rate", facts.of_region(figure, measure)?),
    ])
}

fn due(facts: &Facts) -> Option<Slots> {
    let mut slots = rate(facts, &facts.starts.of_due, Measure::StartedOfDue, &BEGUN)?;
    let (in_time, _) = counts(&facts.starts.on_time)?;
    slots.extend([
        ("month", when::month_of_year(facts.wanted.as_of).into()),
        ("in_time", in_time.to_string().into()),
        ("on_time", facts.of_region(&facts.starts.on_time, Measure::StartedOnTime)?),
    ]);
    Some(slots)
}

/// The projects of a list, each with what is said of it.
fn listed(facts: &Facts, listing: Listing, say: fn(&Facts, &StandsOut) -> Option<Said>) -> Option<Slots> {
    let all = facts.region.list(listing, facts.tables, facts.wanted.day);
    let said: Vec<Said> = all.iter().filter_map(|out| say(facts, out)).collect();
    let list = only("list", Some(Said::list(&said, Between::Clauses, LIST_MOST)).filter(|_| !said.is_empty()))?;
    let count = Said::from(all.len()).leading(Rows::List(listing));
    Some([("count", count)].into_iter().chain(list).collect())
}

fn late(facts: &Facts, out: &StandsOut) -> Option<Said> {
    let Why::DueOn(due) = out.why else { return None };
    let as_planned = facts.member(out.project.entity())?.rows.start_due(facts.wanted.as_of.year())?.value;
    let mut slots = named(facts, &out.project);
    slots.extend([
        ("planned", when::planned(as_planned).into()),
        ("day", when::day_of(facts.wanted.day, facts.wanted.as_of.year()).into()),
        ("days", days_between(due, facts.wanted.day).into()),
        ("reason", reason(reported_issue(facts, &out.project))),
    ]);
    Some(Said::fill(
        "{project}{unit}，计划{planned}开工，截至{day}已超期{days}天，{reason}",
        "{project}{unit} was to begin in {planned} and is {days} days late on {day}, {reason}",
        &slots,
    ))
}

fn halted(facts: &Facts, out: &StandsOut) -> Option<Said> {
    let Why::HaltedSince(since, why) = &out.why else { return None };
    let mut slots = named(facts, &out.project);
    let why = why.as_ref().map(|why| Text::owned(one_line(&why.zh), one_line(&why.en)));
    slots.push(("reason", reason(why)));
    let Some(since) = *since else {
        return Some(Said::fill(
            "{project}{unit}，停工日未填，{reason}",
            "{project}{unit}: the day is not given, {reason}",
            &slots,
        ));
    };
    slots.extend([
        ("since", when::day(since).into()),
        ("day", when::day_of(facts.wanted.day, facts.wanted.as_of.year()).into()),
        ("days", days_between(since, facts.wanted.day).into()),
    ]);
    Some(Said::fill(
        "{project}{unit}，自{since}起停工，截至{day}{days}天，{reason}",
        "{project}{unit} has stood still since {since}, {days} days on {day}, {reason}",
        &slots,
    ))
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days().max(0)
}

/// A project with its unit in brackets.
pub(super) fn named(facts: &Facts, project: &ProjectId) -> Slots {
    let unit = match facts.unit(project) {
        unit if unit.is_empty() => Said::default(),
        unit => Said::words(&format!("（{unit}）"), &format!(" ({unit})")),
    };
    vec![("project", facts.project(project)), ("unit", unit)]
}

/// 填报原因: what the unit said, as it said it.
fn reason(stated: Option<Text>) -> Said {
    match stated {
        Some(text) => Said::words(&format!("填报原因：{}", text.zh), &format!("stated reason: {}", text.get(Lang::En))),
        None => Said::words("未填报原因", "no reason stated"),
    }
}

/// 存在问题 of the last report up to the month, else what has to be coordinated.
fn reported_issue(facts: &Facts, project: &ProjectId) -> Option<Text> {
    let last = facts.wanted.as_of.last_day();
    let is_up_to =
        |entry: &Entry| entry.key.first_day().is_some_and(|first| first <= last && first.year() == last.year());
    let entries = facts.tables.entries().of(project.entity(), &monthly_progress::REGISTER);
    entries.rev().filter(|entry| !entry.is_astray && is_up_to(entry)).find_map(|entry| {
        let texts = [monthly_progress::ISSUES, monthly_progress::HELP].map(|place| one_line(entry.text(place)));
        texts.into_iter().find(|text| !text.is_empty()).map(|text| Text::owned(text, ""))
    })
}

/// What stands inside a sentence ends without a full stop.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['。', '.', '；', ';']).to_owned()
}
