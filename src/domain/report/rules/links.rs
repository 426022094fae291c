//! F: the links of the chain: approvals over their limits, promises that are due. Counts of both come from their registers.

use std::sync::Arc;

use super::rule::SentenceRule;
use crate::domain::progress::matrix::Matrix;
use crate::domain::register::Entry;
use crate::domain::registers::promise;
use crate::domain::report::facts::Facts;
use crate::domain::report::problems::Share;
use crate::domain::report::said::{Rows, Said, Slots};

/// 前期手续.
pub static APPROVALS: &[SentenceRule] = &[
    SentenceRule {
        id: "F1",
        zh: "在办手续{open}项，超时限{over}项，最长超{days}个工作日，为{project}{approval}{unit}。",
        en: "Approvals under way: {open}; over their limit: {over}, by {days} working days at most: {project}, {approval}{unit}.",
        fill: over_limit,
    },
    SentenceRule {
        id: "F1z",
        zh: "在办手续{open}项，均未超时限。",
        en: "Approvals under way: {open}, none over its limit.",
        fill: |facts| {
            let (open, over) = approvals(facts);
            (open > 0 && over.is_empty()).then(|| vec![("open", open.into())])
        },
    },
];

/// 承诺兑现.
pub static PROMISES: &[SentenceRule] = &[SentenceRule {
    id: "F5",
    zh: "到期承诺{due}项，{kept}，兑现率{rate}%，其中政府{government}，企业{company}。",
    en: "Promises due: {due}, {kept} ({rate} %); government {government}, enterprises {company}.",
    fill: promises,
}];

/// An approval that is open and over its limit.
struct Over {
    days: i64,
    project: Said,
    approval: Said,
    unit: Said,
}

/// How many are open, and those of them that are over, the longest first.
fn approvals(facts: &Facts) -> (usize, Vec<Over>) {
    let matrix = Matrix::of(facts.book, facts.tables, facts.wanted.day);
    let counted = |id: &crate::domain::ids::ProjectId| facts.member(id.entity()).is_some();
    let open: Vec<_> =
        matrix.cells().filter(|(project, _, cell)| cell.watch.state.is_open() && counted(&project.id)).collect();
    let over = open.iter().filter(|(_, _, cell)| cell.watch.over > 0).map(|(project, place, cell)| {
        let rule = &matrix.rules.types()[*place];
        let unit = cell
            .watch
            .unit
            .as_deref()
            .map_or_else(Said::default, |unit| Said::words(&format!("（{unit}）"), &format!(" ({unit})")));
        Over {
            days: cell.watch.over,
            project: Said::from(project.name.as_str()).leading(Rows::Project(project.id.clone())),
            approval: Said::words(rule.name(crate::domain::text::Lang::Zh), rule.name(crate::domain::text::Lang::En)),
            unit,
        }
    });
    let mut over: Vec<Over> = over.collect();
    over.sort_by_key(|one| std::cmp::Reverse(one.days));
    (open.len(), over)
}

fn over_limit(facts: &Facts) -> Option<Slots> {
    let (open, over) = approvals(facts);
    let count = over.len();
    let longest = over.into_iter().next()?;
    Some(vec![
        ("open", open.into()),
        ("over", count.into()),
        ("days", longest.days.into()),
        ("project", longest.project),
        ("approval", longest.approval),
        ("unit", longest.unit),
    ])
}

/// 承诺兑现率 of some promises: kept by what was agreed first, of those of which that has passed.
pub fn kept<'a>(facts: &Facts, all: impl Iterator<Item = &'a Arc<Entry>>) -> Share {
    let first = |entry: &Entry| entry.get(promise::FIRST_DUE).or_else(|| entry.get(promise::DUE));
    let due = all.filter_map(|entry| Some((entry, first(entry)?.last_day())));
    let due: Vec<_> = due.filter(|(_, due)| *due < facts.wanted.day).collect();
    let in_time = |(entry, due): &&(&Arc<Entry>, chrono::NaiveDate)| {
        entry.get(promise::KEPT_ON).is_some_and(|kept| kept.first_day() <= *due)
    };
    Share { over: due.iter().filter(in_time).count(), under: due.len() }
}

fn promises(facts: &Facts) -> Option<Slots> {
    let all = || facts.tables.entries().all(&promise::REGISTER);
    let side = |place: usize| {
        let key = promise::SIDES.options[place].key;
        let share = kept(facts, all().filter(|entry| entry.text(promise::SIDE) == key));
        match share.percent(facts.settings.rounding) {
            Some(rate) => Said::words(&format!("{rate}%"), &format!("{rate} %")),
            None => Said::words("无到期承诺", "none due"),
        }
    };
    let share = kept(facts, all());
    let in_time = match share.over {
        0 => Said::words("均未按期兑现", "none kept in time"),
        every if every == share.under => Said::words("均按期兑现", "all kept in time"),
        some => Said::words(&format!("按期兑现{some}项"), &format!("{some} kept in time")),
    };
    Some(vec![
        ("due", share.under.into()),
        ("kept", in_time),
        ("rate", share.percent(facts.settings.rounding)?.to_string().into()),
        ("government", side(0)),
        ("company", side(1)),
    ])
}
