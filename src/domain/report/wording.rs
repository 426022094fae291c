//! 通报模板: the office's own order of parts, headings, fixed sentences, wordings and words for rates, as data that a bulletin is composed by.
//!
//! | It may | What stays the program's |
//! |---|---|
//! | leave out parts, order them, head them | which paragraphs a part has, and their order |
//! | leave out sentences, say them in other words | when a sentence holds, and the figures in its slots |
//! | put fixed sentences before and behind the figures of a paragraph | – |
//! | give words for rates of the plan to date | the rate |
//!
//! What it does not name stands as in the built-in one, which is no template of anybody's and so cannot be broken. What an office writes, it
//! writes in its language: both languages of a bulletin print it. It knows no book: see [`wordings`](super::wordings).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::fields::{LONGEST_LINE, LONGEST_PARAGRAPH};
use crate::domain::folding::is_blank;
use crate::domain::text::Text;

use super::bands::{Band, GREATEST};
use super::document::Sentence;
use super::facts::Facts;
use super::rules::{self, PARTS, ParagraphRule, PartRule, SentenceRule, by_id};
use super::said::{Said, Slots};
use super::when;

/// A template of bulletins.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// Its name.
    pub name: String,
    /// Its version, from 1.
    pub version: u16,
    /// The parts that are printed, by their ids, in their order.
    pub parts: Vec<String>,
    /// The headings of parts, by their ids; what is not here is headed as usual.
    pub headings: BTreeMap<String, String>,
    /// Fixed sentences before the figures of a paragraph, by its id.
    pub before: BTreeMap<String, String>,
    /// Fixed sentences behind them.
    pub after: BTreeMap<String, String>,
    /// The sentences that are not said, by their ids.
    pub off: BTreeSet<String>,
    /// The words of sentences, by their ids; what is not here is said as usual.
    pub words: BTreeMap<String, String>,
    /// What a rate of the plan to date is called; the words of the rule of lights where there are none.
    pub bands: Vec<Band>,
}

/// What is wrong with a template. The page phrases it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WordingFault {
    /// It has no name.
    NoName,
    /// It prints no part.
    NoPart,
    /// A part stands in it twice.
    PartTwice(String),
    /// The id of no part, paragraph or sentence of this program.
    Unknown(String),
    /// A text names a figure that is none of those that its sentence has: the id of the sentence or paragraph, and the name.
    UnknownSlot(String, String),
    /// A text opens a brace and does not close it, or the other way round: the id of the sentence or paragraph.
    OpenBrace(String),
    /// A text is longer than a paragraph or a line may be: the id.
    TooLong(String),
    /// A line of the words for rates that is none, counted from 1.
    BandLine(usize),
    /// Two words for rates from the same bound on, %.
    BandTwice(u32),
    /// A bound of more than [`GREATEST`] %, or one without a word.
    BandOut(u32),
}

/// What every text of a template may name besides the figures of its sentence.
pub const COMMON_SLOTS: [&str; 6] = ["office", "region", "year", "months", "month", "day"];

fn common(facts: &Facts) -> Slots {
    let month = facts.wanted.as_of;
    vec![
        ("office", facts.office.as_str().into()),
        ("region", facts.region_name.as_str().into()),
        ("year", i64::from(month.year()).into()),
        ("months", when::months(month).into()),
        ("month", when::month_of_year(month).into()),
        ("day", when::day(facts.wanted.day).into()),
    ]
}

/// The part with this id.
pub fn part_of(id: &str) -> Option<&'static PartRule> {
    PARTS.iter().find(|part| part.id == id)
}

/// The paragraph with this id.
pub fn paragraph_of(id: &str) -> Option<&'static ParagraphRule> {
    PARTS.iter().flat_map(|part| part.paragraphs).find(|paragraph| paragraph.id == id)
}

/// The figures that the words of a sentence may name, those of the sentence first.
pub fn slots_of(rule: &SentenceRule) -> Vec<&'static str> {
    let mut slots: Vec<&'static str> = Vec::new();
    let own = named(rule.zh).chain(named(rule.en));
    for slot in own.chain(COMMON_SLOTS) {
        if !slots.contains(&slot) {
            slots.push(slot);
        }
    }
    slots
}

/// The names in the braces of a text.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}

/// Whether each brace that opens closes before the next one opens.
fn is_closed(text: &str) -> bool {
    let mut is_open = false;
    for brace in text.chars().filter(|sign| matches!(sign, '{' | '}')) {
        if is_open != (brace == '}') {
            return false;
        }
        is_open = brace == '{';
    }
    !is_open
}

impl Wording {
    /// One that changes nothing: every part, as usual.
    pub fn usual() -> Self {
        Self { parts: PARTS.iter().map(|part| part.id.to_owned()).collect(), ..Self::default() }
    }

    /// The parts that are printed, in their order.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'static PartRule> {
        self.parts.iter().filter_map(|id| part_of(id))
    }

    /// The heading of a part, in both languages; empty for none.
    pub(super) fn heading(&self, part: &PartRule) -> Text {
        match self.headings.get(part.id).filter(|heading| !is_blank(heading)) {
            Some(heading) => Text::owned(heading.trim(), ""),
            None => part.heading.clone(),
        }
    }

    /// The sentences of a paragraph: the fixed ones around what the figures say.
    pub(super) fn sentences(&self, paragraph: &ParagraphRule, facts: &Facts) -> Vec<Sentence> {
        let fixed = |texts: &BTreeMap<String, String>, place: &str| {
            let lines = texts.get(paragraph.id).map(String::as_str).unwrap_or_default().lines();
            let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
            let said = lines.into_iter().enumerate().map(|(number, line)| Sentence {
                rule: format!("{}.{place}{}", paragraph.id, number + 1),
                said: Said::fill_alike(line, &common(facts)),
            });
            said.collect::<Vec<_>>()
        };
        let own = paragraph.rules.iter().filter_map(|rule| {
            let said = self.said(rule, facts)?;
            Some(Sentence { rule: rule.id.to_owned(), said })
        });
        let mut all = fixed(&self.before, "before");
        all.extend(own);
        all.extend(fixed(&self.after, "after"));
        all
    }

    fn said(&self, rule: &SentenceRule, facts: &Facts) -> Option<Said> {
        if self.off.contains(rule.id) {
            return None;
        }
        let Some(words) = self.words.get(rule.id).filter(|words| !is_blank(words)) else {
            return rules::said(rule, facts);
        };
        let mut slots = (rule.fill)(facts)?;
        slots.extend(common(facts));
        Some(Said::fill_alike(words.trim(), &slots)).filter(|said| !said.is_empty())
    }

    /// Everything that is wrong with it; nothing where bulletins can be made by it.
    pub fn faults(&self) -> Vec<WordingFault> {
        let mut faults = Vec::new();
        if is_blank(&self.name) {
            faults.push(WordingFault::NoName);
        }
        if self.name.chars().count() > LONGEST_LINE {
            faults.push(WordingFault::TooLong("name".to_owned()));
        }
        if self.parts.is_empty() {
            faults.push(WordingFault::NoPart);
        }
        for (place, id) in self.parts.iter().enumerate() {
            if self.parts[..place].contains(id) {
                faults.push(WordingFault::PartTwice(id.clone()));
            }
        }
        let parts = self.parts.iter().chain(self.headings.keys()).filter(|id| part_of(id).is_none());
        let paragraphs = self.before.keys().chain(self.after.keys()).filter(|id| paragraph_of(id).is_none());
        let sentences = self.off.iter().chain(self.words.keys()).filter(|id| by_id(id).is_none());
        faults.extend(parts.chain(paragraphs).chain(sentences).map(|id| WordingFault::Unknown(id.clone())));
        faults.extend(self.faults_of_texts());
        for (place, band) in self.bands.iter().enumerate() {
            if self.bands[..place].iter().any(|other| other.from == band.from) {
                faults.push(WordingFault::BandTwice(band.from));
            }
            if band.from > GREATEST || is_blank(&band.words) || band.words.chars().count() > LONGEST_LINE {
                faults.push(WordingFault::BandOut(band.from));
            }
        }
        faults
    }

    fn faults_of_texts(&self) -> Vec<WordingFault> {
        let mut faults = Vec::new();
        let mut check = |id: &str, text: &str, most: usize, known: &[&str]| {
            if text.chars().count() > most {
                faults.push(WordingFault::TooLong(id.to_owned()));
            }
            if !is_closed(text) {
                faults.push(WordingFault::OpenBrace(id.to_owned()));
                return;
            }
            let strange = named(text).filter(|name| !known.contains(name));
            faults.extend(strange.map(|name| WordingFault::UnknownSlot(id.to_owned(), name.to_owned())));
        };
        for (id, heading) in &self.headings {
            check(id, heading, LONGEST_LINE, &[]);
        }
        for (id, text) in self.before.iter().chain(&self.after) {
            check(id, text, LONGEST_PARAGRAPH, &COMMON_SLOTS);
        }
        for (id, text) in &self.words {
            let known = by_id(id).map(slots_of).unwrap_or_default();
            check(id, text, LONGEST_PARAGRAPH, &known);
        }
        faults
    }

    /// The same without what says nothing: blank texts, and words that are the program's own.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.name = self.name.trim().to_owned();
        for texts in [&mut self.headings, &mut self.before, &mut self.after, &mut self.words] {
            texts.retain(|_, text| !is_blank(text));
            texts.values_mut().for_each(|text| *text = text.replace("\r\n", "\n").trim().to_owned());
        }
        self.words.retain(|id, text| by_id(id).is_none_or(|rule| rule.zh != text.as_str()));
        self.headings.retain(|id, text| part_of(id).is_none_or(|part| part.heading.zh != text.as_str()));
        self.bands.sort_by_key(|band| std::cmp::Reverse(band.from));
        self
    }
}
