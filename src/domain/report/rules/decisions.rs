//! L: what waits for a leader to decide, each with what the office suggests. Facts and suggestions only; the decision is the leader's.

use super::problems::{problem, unit_of};
use crate::domain::records::Problem;
use crate::domain::registers::{monthly_progress as month, request};
use crate::domain::report::facts::Facts;
use crate::domain::report::problems::Up;
use crate::domain::report::said::{Rows, Said, Slots};
use crate::domain::report::when;

/// How many signs of what people wrote a line for a leader holds.
pub const TEXT_MOST: usize = 36;

/// A kind of thing that waits, with its sentence.
pub struct DecisionRule {
    /// Its id.
    pub id: &'static str,
    /// Its template.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// What goes into the slots, for each thing that waits.
    pub each: fn(&Facts) -> Vec<Slots>,
}

/// 提请协调事项, the most pressing kinds first.
pub static DECISIONS: &[DecisionRule] = &[
    DecisionRule {
        id: "L1",
        zh: "{problem}（{unit}）：{text}。建议召开专题协调会，明确办理单位和时限。",
        en: "{problem} ({unit}): {text}. Suggested: a meeting that settles who does it and by when.",
        each: |facts| going_up(facts, Up::Category),
    },
    DecisionRule {
        id: "L2",
        zh: "{problem}（{unit}）：{text}，逾期{days}天。建议提级督办，重新明确时限。",
        en: "{problem} ({unit}): {text}, {days} days over. Suggested: raise it and set the deadline anew.",
        each: |facts| going_up(facts, Up::Overdue),
    },
    DecisionRule {
        id: "L3",
        zh: "{problem}（{unit}）：{text}，复查退回{count}次。建议现场协调，明确整改标准和时限。",
        en: "{problem} ({unit}): {text}, sent back {count} times. Suggested: settle on site what has to be met and by when.",
        each: |facts| going_up(facts, Up::Returned),
    },
    DecisionRule {
        id: "L4",
        zh: "{unit}请示：{text}（{day}收到，已{days}天未答复）。建议批示答复。",
        en: "{unit} asks: {text} (received {day}, {days} days without an answer). Suggested: answer it.",
        each: requests,
    },
    DecisionRule {
        id: "L5",
        zh: "{project}（{unit}）需协调：{text}。建议明确牵头协调单位。",
        en: "{project} ({unit}) needs coordination: {text}. Suggested: name who coordinates.",
        each: help,
    },
];

/// A text of at most so many signs in one line, without the stop at its end.
pub fn cut(text: &str, most: usize) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = whole.trim_end_matches(['。', '.', '；', ';']);
    match whole.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &whole[..at]),
        None => whole.to_owned(),
    }
}

fn unit(facts: &Facts, problem: &Problem) -> Said {
    named(&unit_of(facts, problem))
}

fn named(unit: &str) -> Said {
    match unit.trim() {
        "" => Said::words("责任单位未定", "no unit in charge"),
        unit => cut(unit, TEXT_MOST).into(),
    }
}

/// Problems that go up by this rule.
fn going_up(facts: &Facts, by: Up) -> Vec<Slots> {
    let up = facts.ledger.going_up().into_iter().filter(|(_, why)| *why == by);
    let slots = |one: &Problem| {
        vec![
            ("problem", problem(facts, one)),
            ("unit", unit(facts, one)),
            ("text", cut(&one.title, TEXT_MOST).into()),
            ("days", one.overdue_days(facts.wanted.day).into()),
            ("count", i64::from(one.rejected).into()),
        ]
    };
    up.map(|(one, _)| slots(one)).collect()
}

/// 请示 that nobody has answered, the oldest first.
fn requests(facts: &Facts) -> Vec<Slots> {
    let day = facts.wanted.day;
    let is_open = |entry: &crate::domain::register::Entry| {
        entry.get(request::ANSWERED_ON).is_none() && entry.get(request::RETURNED_ON).is_none()
    };
    let is_asked = |entry: &crate::domain::register::Entry| match &facts.wanted.leader {
        None => true,
        Some(leader) => {
            let of_project = entry.project().is_some_and(|project| facts.member(project.entity()).is_some());
            of_project || entry.text(request::TO).contains(leader.as_str())
        }
    };
    let open = facts.tables.entries().all(&request::REGISTER).filter(|entry| is_open(entry) && is_asked(entry));
    let mut open: Vec<_> = open
        .filter_map(|entry| Some((entry.get(request::RECEIVED_ON)?.first_day(), entry)))
        .filter(|(received, _)| *received <= day)
        .collect();
    open.sort_by_key(|(received, entry)| (*received, entry.id.clone()));
    let slots = |(received, entry): (chrono::NaiveDate, &std::sync::Arc<crate::domain::register::Entry>)| {
        let text = Said::from(cut(entry.text(request::TEXT), TEXT_MOST));
        vec![
            ("unit", named(entry.text(request::FROM))),
            ("text", text.leading(Rows::Entry(entry.id.clone()))),
            ("day", when::day_of(received, facts.wanted.as_of.year()).into()),
            ("days", (day - received).num_days().into()),
        ]
    };
    open.into_iter().map(slots).collect()
}

/// 需协调事项 of the month's reports.
fn help(facts: &Facts) -> Vec<Slots> {
    let said = facts.region.members.iter().filter_map(|member| {
        let entries = facts.tables.entries().of(member.project.entity(), &month::REGISTER);
        let of_month = |entry: &&std::sync::Arc<crate::domain::register::Entry>| {
            entry
                .key
                .first_day()
                .is_some_and(|first| crate::domain::figures::month::Month::of(first) == facts.wanted.as_of)
        };
        let entry = entries.rev().find(of_month)?;
        let text = cut(entry.text(month::HELP), TEXT_MOST);
        let text = (!text.is_empty()).then(|| Said::from(text).leading(Rows::Entry(entry.id.clone())))?;
        Some(vec![
            ("project", facts.project(&member.project)),
            ("unit", named(&facts.unit(&member.project))),
            ("text", text),
        ])
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("围挡破损。\n  未修复。", 36), "围挡破损。 未修复");
        assert_eq!(cut("一二三四", 4), "一二三四");
        assert_eq!(cut("一二三四五", 4), "一二三四…");
    }
}
