//! From a template to the milestones of a project: how many days each takes, and from when to when it stands at the latest.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::figures::calendar::natural_days;
use crate::domain::register::Days;

use super::circles::circles;
use super::net::{Counting, Task, Window, solve};
use super::node_rules::{NodeRule, TemplateRules};

/// One milestone that would be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftNode {
    /// The milestone of the template.
    pub rule: NodeRule,
    /// 工期, natural days.
    pub days: u32,
    /// The places in the draft of what is done before it.
    pub after: Vec<usize>,
    /// 最迟开始 and 最迟完成; none where the template of the office leads back to itself.
    pub latest: Option<Window>,
}

/// The milestones of a template between two days, the longest way through them as long as the time between.
///
/// A share counts from where the longest way before it ends: what is rounded off one milestone goes to the next, and nothing is lost.
/// What the office does not use is passed over: what stands behind it stands behind what is before it.
pub fn draft(template: &TemplateRules, start: NaiveDate, finish: NaiveDate, counting: &Counting) -> Vec<DraftNode> {
    let used: Vec<&NodeRule> = template.used().collect();
    let places: BTreeMap<&str, usize> = used.iter().enumerate().map(|(place, rule)| (rule.key, place)).collect();
    let after: Vec<Vec<usize>> = used.iter().map(|rule| before(template, rule, &places)).collect();
    let shares = reaches(&used, &after);
    let whole = shares.iter().map(|(_, end)| *end).max().unwrap_or(0).max(1);
    let days = natural_days(start, finish).max(0);
    let at = |share: u32| days * i64::from(share) / i64::from(whole);
    let drafted = used.into_iter().zip(after).zip(shares).map(|((rule, after), (from, to))| {
        let days = u32::try_from(at(to) - at(from)).unwrap_or_default();
        DraftNode { rule: rule.clone(), days, after, latest: None }
    });
    let mut drafted: Vec<DraftNode> = drafted.collect();
    let tasks: Vec<Task> = drafted.iter().map(|node| Task::new(node.days, Days::Natural, node.after.clone())).collect();
    for (node, placed) in drafted.iter_mut().zip(solve(&tasks, Some(finish), counting).tasks) {
        node.latest = placed.latest;
    }
    drafted
}

/// The approvals (keys of their types) that what a template begins with waits for, each once.
pub fn begins_with(template: &TemplateRules) -> Vec<&'static str> {
    let used: Vec<&NodeRule> = template.used().collect();
    let places: BTreeMap<&str, usize> = used.iter().enumerate().map(|(place, rule)| (rule.key, place)).collect();
    let first = used.iter().filter(|rule| before(template, rule, &places).is_empty());
    let mut permits = Vec::new();
    for key in first.flat_map(|rule| rule.permits) {
        if !permits.contains(key) {
            permits.push(*key);
        }
    }
    permits
}

/// The places of what is done before a milestone; through what is not used to what is before that.
fn before(template: &TemplateRules, rule: &NodeRule, places: &BTreeMap<&str, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut to_look_at = rule.after.clone();
    while let Some(key) = to_look_at.pop() {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        match places.get(key) {
            Some(place) => found.push(*place),
            None => to_look_at.extend(template.node(key).map(|rule| rule.after.clone()).unwrap_or_default()),
        }
    }
    crate::book::sorting::by_key(&mut found, |place| *place);
    found
}

/// From which share of the time to which each milestone reaches, in per cent. What stands on a circle begins at nothing.
fn reaches(used: &[&NodeRule], after: &[Vec<usize>]) -> Vec<(u32, u32)> {
    let on_circles: Vec<usize> = circles(after).into_iter().flatten().collect();
    let mut known: Vec<Option<(u32, u32)>> = vec![None; used.len()];
    // Each round knows one more of the longest way at least.
    for _ in 0..used.len() {
        for place in 0..used.len() {
            let before = after[place].iter().filter(|earlier| !on_circles.contains(earlier));
            let ends: Option<Vec<u32>> = before.map(|earlier| Some(known[*earlier]?.1)).collect();
            let starts_at_nothing = on_circles.contains(&place);
            if let Some(ends) = ends.or_else(|| starts_at_nothing.then(Vec::new)) {
                let from = ends.into_iter().max().unwrap_or(0);
                known[place] = Some((from, from + used[place].share));
            }
        }
    }
    known.into_iter().map(Option::unwrap_or_default).collect()
}
