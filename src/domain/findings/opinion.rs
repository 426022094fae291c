//! 督查意见, drafted from what a visit measured, wrote down and found.
//!
//! | Part | Holds | Left out where |
//! |---|---|---|
//! | 基本情况 | what was measured (形象部位, 实物量, 投资), then whatever else was recorded, with its notes | nothing was recorded |
//! | 检查情况 | the counts, what was not checked among them, and the verdict | |
//! | 存在问题 | failed items and problems by sections, those with key items first | there is none |
//! | 整改要求 | who is to put what right by when, and what the category asks for besides | there is no problem |

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::Book;
use crate::domain::asked::Asked;
use crate::domain::checklist::{Answer, Item, ItemKind, Section, Template, Verdict};
use crate::domain::measured::{Measure, measure_of};
use crate::domain::records::{Problem, Visit};
use crate::domain::tables::Tables;
use crate::domain::taxonomy::{Category, Handling};
use crate::domain::text::Lang;

use super::counts::Counts;
use super::note;
use super::unmet::{Figures, described, says_nothing, told, unmet_of};
use super::value::{begun, day_words, sentence, sentences, within};
use super::words::{self, Part};

/// One numbered problem.
struct Line {
    title: String,
    described: String,
    is_critical: bool,
    lead_unit: String,
    deadline: Option<NaiveDate>,
    category: Option<Category>,
}

/// What stands first in an opinion: how far the works are.
const FIRST: [Measure; 8] = [
    Measure::Progress,
    Measure::Quantity,
    Measure::QuantityInAll,
    Measure::ReportedInvestment,
    Measure::VerifiedInvestment,
    Measure::DaysStopped,
    Measure::StopReason,
    Measure::CompletionForecast,
];

struct Desk<'a> {
    book: &'a Book,
    visit: &'a Visit,
    template: &'a Template,
    asked: Asked<'a>,
    lang: Lang,
    /// What the visit has raised, by item; what belongs to none of the checklist's under no key.
    raised: BTreeMap<&'a str, Vec<&'a Arc<Problem>>>,
}

/// Drafts the opinion on a visit.
pub fn opinion(book: &Book, tables: &Tables, visit: &Visit, template: &Template, lang: Lang) -> String {
    let mut raised: BTreeMap<&str, Vec<&Arc<Problem>>> = BTreeMap::new();
    for problem in tables.problems_found(&visit.id) {
        let item = problem.item.as_deref().filter(|item| template.item(item).is_some());
        raised.entry(item.unwrap_or_default()).or_default().push(problem);
    }
    let asked = Asked::of(book, &visit.id, template);
    let counts = Counts::of(&asked);
    let desk = Desk { book, visit, template, asked, lang, raised };
    let mut checks = words::counts(template.title.get(lang), counts, lang);
    if let Some(verdict) = words::verdict(counts.failed, counts.critical, lang) {
        if lang == Lang::En {
            checks.push(' ');
        }
        checks.push_str(verdict);
    }
    let (problems, lines) = desk.problems();
    let parts = [
        (Part::Facts, desk.facts()),
        (Part::Checks, vec![checks]),
        (Part::Problems, problems),
        (Part::Requests, requests(&lines, lang)),
    ];
    let there = parts.into_iter().filter(|(_, lines)| !lines.is_empty()).enumerate();
    let text =
        there.flat_map(|(place, (part, lines))| std::iter::once(words::heading(place + 1, part, lang)).chain(lines));
    text.collect::<Vec<_>>().join("\n")
}

/// The opinion with the draft behind what stands there. A draft that was written before makes way for the new one, as long
/// as nobody has changed it.
pub fn drafted_onto(stands: &str, earlier: Option<&str>, draft: &str) -> String {
    let own = [Some(draft), earlier].into_iter().flatten().find_map(|old| stands.strip_suffix(old));
    match own.unwrap_or(stands).trim_end() {
        "" => draft.to_owned(),
        own => format!("{own}\n{draft}"),
    }
}

impl<'a> Desk<'a> {
    fn answer(&self, item: &Item) -> Answer {
        Answer::read(item, self.asked.stored(item).as_deref())
    }

    fn note(&self, item: &Item) -> &'a str {
        note(self.book, &self.visit.id, item)
    }

    /// 基本情况: sentences for what was measured, section by section, and then for what else was recorded.
    fn facts(&self) -> Vec<String> {
        let position = self.book.text(self.visit.id.entity(), "progress").trim();
        // A checklist that asks for it may have the same words among its answers.
        let is_answer = self
            .template
            .items()
            .filter(|item| measure_of(&item.key) == Some(Measure::Progress))
            .any(|item| self.asked.stored(item).as_deref() == Some(position));
        let position = (!position.is_empty() && !is_answer).then(|| sentences(position, self.lang));
        let measured = |item: &Item| measure_of(&item.key).is_some_and(|measure| FIRST.contains(&measure));
        let facts = self.recorded(&measured).into_iter().chain(self.recorded(&|item| !measured(item)));
        let facts: Vec<String> = position.into_iter().chain(facts).collect();
        match facts.is_empty() {
            true => Vec::new(),
            false => vec![facts.join(match self.lang {
                Lang::Zh => "",
                Lang::En => " ",
            })],
        }
    }

    fn recorded(&self, is_wanted: &dyn Fn(&Item) -> bool) -> Vec<String> {
        let mut facts = Vec::new();
        for section in self.template.sections.iter() {
            let mut together: Vec<String> = Vec::new();
            for item in section.items.iter().filter(|item| is_wanted(item)) {
                let Some(fact) = self.fact(item) else { continue };
                match item.kind {
                    // Words that a person wrote are a sentence of their own.
                    ItemKind::Text => facts.push(begun(&fact, self.lang)),
                    ItemKind::Check | ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Choice { .. } => {
                        together.push(fact);
                    }
                }
            }
            if !together.is_empty() {
                let joined = together.join(match self.lang {
                    Lang::Zh => "，",
                    Lang::En => ", ",
                });
                facts.push(begun(&joined, self.lang));
            }
        }
        facts
    }

    /// What is told of an item that did not fail: its value, and its note. A good check is told for its note only.
    fn fact(&self, item: &Item) -> Option<String> {
        let (answer, lang) = (self.answer(item), self.lang);
        let note = within(self.note(item), lang);
        let told = match answer.verdict(item) {
            Verdict::Bad | Verdict::Unanswered => return None,
            Verdict::NotApplicable => Some(words::with_value(item.prompt.get(lang), words::not_applicable(lang), lang)),
            Verdict::Good | Verdict::Neutral if says_nothing(&answer) || self.is_said_by_others(item) => None,
            Verdict::Good | Verdict::Neutral => told(self.book, self.visit, item, lang),
        };
        let is_worth_a_word = is_a_figure(item) && !matches!(answer, Answer::NotApplicable);
        match (told, note.is_empty()) {
            (Some(told), true) if is_worth_a_word => Some(told),
            (_, true) => None,
            (Some(told), false) => Some(words::in_brackets(&told, &note, lang)),
            (None, false) => Some(words::with_value(item.prompt.get(lang), &note, lang)),
        }
    }

    /// Whether an answer brought up other items that say it closer: 停工 is told by its days and its reason.
    fn is_said_by_others(&self, item: &Item) -> bool {
        let looks_at_it =
            |other: &Item| other.when.iter().flat_map(|when| when.answers()).any(|(key, _)| key == item.key);
        self.asked.items().any(|other| looks_at_it(other) && self.asked.stored(other).is_some())
    }

    /// 存在问题: the lines of the part, and the problems in their order.
    fn problems(&self) -> (Vec<String>, Vec<Line>) {
        let of_section = |section: &'a Section| (section.title.get(self.lang), self.lines_of(section));
        let mut sections: Vec<(&str, Vec<Line>)> = self.template.sections.iter().map(of_section).collect();
        let others = self.raised.get("").into_iter().flatten().map(|problem| self.line_of(problem, None));
        sections.push((words::other_problems(self.lang), others.collect()));
        sections.retain(|(_, lines)| !lines.is_empty());
        let has_critical = |lines: &[Line]| lines.iter().any(|line| line.is_critical);
        crate::book::sorting::by_key(&mut sections, |(_, lines)| !has_critical(lines));
        let is_one = sections.len() == 1;
        let (mut told, mut all) = (Vec::new(), Vec::new());
        for (place, (title, lines)) in sections.into_iter().enumerate() {
            if !is_one {
                told.push(words::section(place + 1, title, self.lang));
            }
            for line in lines {
                let title = match line.is_critical {
                    true => words::in_brackets(&line.title, words::key_item(self.lang), self.lang),
                    false => line.title.clone(),
                };
                let title = sentence(&title, self.lang);
                told.push(words::line(all.len() + 1, &title, &line.described, self.lang));
                all.push(line);
            }
        }
        (told, all)
    }

    /// The problems of a section: those that were raised, and the failed items from which none was.
    fn lines_of(&self, section: &'a Section) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for item in section.items.iter() {
            let raised = self.raised.get(item.key.as_ref()).map(Vec::as_slice).unwrap_or_default();
            lines.extend(raised.iter().map(|problem| self.line_of(problem, Some(item))));
            if raised.is_empty() && self.answer(item).verdict(item) == Verdict::Bad {
                lines.push(Line {
                    title: unmet_of(self.book, self.visit, item, self.lang),
                    described: self.described(item),
                    is_critical: item.critical,
                    lead_unit: String::new(),
                    deadline: None,
                    category: item.raises,
                });
            }
        }
        crate::book::sorting::by_key(&mut lines, |line| !line.is_critical);
        lines
    }

    fn line_of(&self, problem: &Problem, item: Option<&Item>) -> Line {
        let detail = sentences(self.book.text(problem.id.entity(), "detail"), self.lang);
        let failed = item.filter(|item| self.answer(item).verdict(item) == Verdict::Bad);
        let described = match (detail.is_empty(), failed) {
            (true, Some(item)) => self.described(item),
            (true, None) | (false, _) => detail,
        };
        Line {
            title: problem.title.clone(),
            described,
            is_critical: failed.is_some_and(|item| item.critical),
            lead_unit: problem.lead_unit.clone(),
            deadline: problem.deadline,
            category: problem.category,
        }
    }

    fn described(&self, item: &Item) -> String {
        described(self.book, self.visit, self.template, item, (Figures::Apart, self.lang))
    }
}

/// The numbers of problems that have something in common.
type Groups<K> = Vec<(K, Vec<usize>)>;

/// 整改要求.
fn requests(lines: &[Line], lang: Lang) -> Vec<String> {
    let mut by_unit: Groups<(&str, Option<NaiveDate>)> = Vec::new();
    let mut by_handling: Groups<Handling> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        put(&mut by_unit, (line.lead_unit.as_str(), line.deadline), place + 1);
        if let Some(category) = line.category {
            put(&mut by_handling, category.handling(), place + 1);
        }
    }
    let asked = by_unit.iter().map(|((unit, deadline), numbers)| {
        let deadline = deadline.map(|day| day_words(day, lang));
        words::request(numbers, unit, deadline.as_deref(), lang)
    });
    let besides = by_handling.iter().filter_map(|(handling, numbers)| words::handling(numbers, *handling, lang));
    asked.chain(besides).collect()
}

/// Adds a number to those of its key, which stay in the order in which they came.
fn put<K: PartialEq>(groups: &mut Groups<K>, key: K, number: usize) {
    match groups.iter_mut().find(|(of, _)| *of == key) {
        Some((_, numbers)) => numbers.push(number),
        None => groups.push((key, vec![number])),
    }
}

/// Whether a good answer says more than that it is one: a choice that cannot fail does, one that can does not.
fn is_a_figure(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Check => false,
        ItemKind::Choice { options, .. } => !options.iter().any(|option| option.fails),
        ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_stands_behind_what_was_written_and_once_only() {
        for (stands, earlier, expected) in [
            ("", None, "新"),
            ("已约谈业主。", None, "已约谈业主。\n新"),
            ("新", None, "新"),
            ("已约谈业主。\n新", None, "已约谈业主。\n新"),
            ("已约谈业主。\n旧", Some("旧"), "已约谈业主。\n新"),
            ("旧，改过", Some("旧"), "旧，改过\n新"),
        ] {
            assert_eq!(drafted_onto(stands, earlier, "新"), expected, "{stands}");
        }
    }
}
