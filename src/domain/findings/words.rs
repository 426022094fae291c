//! The sentences of the findings, in both languages.

use crate::domain::checklist::{Item, ItemKind, Target};
use crate::domain::taxonomy::Handling;
use crate::domain::text::{Lang, ending};

use super::counts::Counts;

/// Picks one of two sentences by the language.
macro_rules! told {
    ($lang:expr, $zh:literal, $en:literal) => {
        match $lang {
            Lang::Zh => format!($zh),
            Lang::En => format!($en),
        }
    };
}

pub(super) fn not_met(prompt: &str, lang: Lang) -> String {
    told!(lang, "未达到要求：{prompt}", "Not met: {prompt}")
}

pub(super) fn with_value(prompt: &str, value: &str, lang: Lang) -> String {
    told!(lang, "{prompt}：{value}", "{prompt}: {value}")
}

pub(super) fn in_brackets(words: &str, within: &str, lang: Lang) -> String {
    told!(lang, "{words}（{within}）", "{words} ({within})")
}

pub(super) fn required(target: Target, bound: &str, lang: Lang) -> String {
    match target {
        Target::AtLeast(_) => told!(lang, "要求不少于{bound}", "Required: {bound} or more"),
        Target::AtMost(_) => told!(lang, "要求不超过{bound}", "Required: {bound} or less"),
    }
}

pub(super) fn apart(by: &str, lang: Lang) -> String {
    told!(lang, "相差{by}", "a difference of {by}")
}

/// A value of an item that has no sentence of its own.
pub(super) fn recorded(item: &Item, prompt: &str, value: &str, lang: Lang) -> String {
    match item.kind {
        ItemKind::Number { .. } => told!(lang, "{prompt}{value}", "{prompt}: {value}"),
        ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text | ItemKind::Choice { .. } => {
            with_value(prompt, value, lang)
        }
    }
}

/// What the papers call the parts of an opinion.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Facts,
    Checks,
    Problems,
    Requests,
}

/// The heading of a part, by its place.
pub(super) fn heading(place: usize, part: Part, lang: Lang) -> String {
    let (zh, en) = match part {
        Part::Facts => ("基本情况", "On site"),
        Part::Checks => ("检查情况", "Checks"),
        Part::Problems => ("存在问题", "Issues"),
        Part::Requests => ("整改要求", "Action required"),
    };
    match lang {
        Lang::Zh => format!("{}、{zh}", chinese(place)),
        Lang::En => en.to_owned(),
    }
}

/// The heading of a section of problems, by its place.
pub(super) fn section(place: usize, title: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{}）{title}", chinese(place)),
        Lang::En => title.to_owned(),
    }
}

/// Problems that belong to no section of the checklist.
pub(super) const fn other_problems(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "其他问题",
        Lang::En => "Other issues",
    }
}

pub(super) const fn key_item(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "关键项",
        Lang::En => "key item",
    }
}

pub(super) const fn not_applicable(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "不适用",
        Lang::En => "not applicable",
    }
}

/// One problem.
pub(super) fn line(number: usize, title: &str, described: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number}. {title}{described}"),
        Lang::En => format!("{number}. {title} {described}").trim_end().to_owned(),
    }
}

/// What was checked and with what result.
pub(super) fn counts(title: &str, counts: Counts, lang: Lang) -> String {
    let Counts { total, good, failed, critical, recorded, not_applicable, unchecked } = counts;
    let answered = total - unchecked;
    let critical = match critical {
        0 => String::new(),
        critical => told!(lang, "（其中关键项{critical}项）", " ({critical} of them key)"),
    };
    let parts = [
        (good, told!(lang, "合格{good}项", "{good} passed")),
        (failed, told!(lang, "不合格{failed}项{critical}", "{failed} failed{critical}")),
        (recorded, told!(lang, "记录数据{recorded}项", "{recorded} recorded")),
        (not_applicable, told!(lang, "不适用{not_applicable}项", "{not_applicable} not applicable")),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let parts = parts.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    let left = match unchecked {
        0 => String::new(),
        unchecked => told!(lang, "；未查{unchecked}项", "; {unchecked} not checked"),
    };
    let s = ending(&total);
    told!(
        lang,
        "按《{title}》检查表检查，共{total}项，已查{answered}项，其中{parts}{left}。",
        "Checklist “{title}”: {answered} of {total} item{s} checked, {parts}{left}."
    )
}

/// The verdict over the whole visit.
pub(super) fn verdict(failed: usize, critical: usize, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match (failed, critical) {
        (0, _) => ("未发现不合格项。", "No item failed."),
        (_, 0) => return None,
        (_, 1..) => ("有关键项不合格，本次督查结果为不合格。", "A key item failed, so the whole visit fails."),
    };
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// Which problems, by their numbers in the list.
fn these(numbers: &[usize], lang: Lang) -> String {
    let list: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match (lang, numbers.len()) {
        (Lang::Zh, _) => format!("第{}项", list.join("、")),
        (Lang::En, 1) => format!("Issue {}", list.join(", ")),
        (Lang::En, _) => format!("Issues {}", list.join(", ")),
    }
}

/// Who is to put which problems right, and by when.
pub(super) fn request(numbers: &[usize], unit: &str, deadline: Option<&str>, lang: Lang) -> String {
    let these = these(numbers, lang);
    match (unit.is_empty(), deadline) {
        (false, Some(day)) => {
            told!(lang, "{these}由{unit}牵头，于{day}前完成整改。", "{these}: {unit} leads, to be put right by {day}.")
        }
        (false, None) => {
            told!(lang, "{these}由{unit}牵头，抓紧整改。", "{these}: {unit} leads, to be put right without delay.")
        }
        (true, Some(day)) => {
            told!(
                lang,
                "{these}由责任单位于{day}前完成整改。",
                "{these}: the responsible unit is to put it right by {day}."
            )
        }
        (true, None) => {
            told!(
                lang,
                "{these}由责任单位抓紧整改，并书面报送整改情况。",
                "{these}: the responsible unit is to act without delay and report in writing."
            )
        }
    }
}

/// What is to be done besides, by the rule of the category.
pub(super) fn handling(numbers: &[usize], handling: Handling, lang: Lang) -> Option<String> {
    let these = these(numbers, lang);
    Some(match handling {
        // Whether the leaders are asked is for whoever signs to say: a category alone asks nobody.
        Handling::Ordinary | Handling::Escalate => return None,
        Handling::StopWork => told!(
            lang,
            "{these}所涉部位立即停工整改，经复查合格后方可复工。",
            "{these}: stop work there now; resume only after a re-inspection."
        ),
        Handling::Monitor => {
            told!(lang, "{these}跟踪监测，定期报告影响。", "{these}: monitor and report the impact.")
        }
    })
}

/// 一, 二, 十一, …; beyond ninety-nine in figures.
pub(super) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: usize| DIGITS.get(digit).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, 1..) => digit(number).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        for (number, words) in
            [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
        {
            assert_eq!(chinese(number), words);
        }
    }
}
