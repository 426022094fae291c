//! Words of a list in a column of choices: what the program knows them by, and what a person says that they mean.
//!
//! 停工 stands in the phase column of nearly every list although it is no phase: it lies over the phase (停工/取消) and leaves it alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::book::Value;
use crate::domain::choices::{Overlay, Phase};
use crate::domain::fields::{ChoiceOf, FieldKind, FieldSpec};
use crate::domain::folding::fold;

/// What a word means.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Meaning {
    /// The option of the field's own list with this stored key.
    Option(String),
    /// It lies over the phase: the stored key of 停工 or 取消.
    Overlay(String),
    /// Nothing: the cell is left out.
    Nothing,
}

/// What people said that words mean, by the field and the word.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meanings {
    by_field: BTreeMap<String, BTreeMap<String, Meaning>>,
}

/// A word that is not among the options of a column's field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownWord {
    /// The word, as the list writes it first.
    pub word: String,
    /// How many rows have it.
    pub rows: usize,
    /// What a person said that it means.
    pub meaning: Option<Meaning>,
}

impl Meanings {
    /// What a word of a field means.
    pub fn of(&self, field: &str, word: &str) -> Option<&Meaning> {
        self.by_field.get(field)?.get(&fold(word))
    }

    /// Keeps what a word means, or forgets it.
    pub fn set(&mut self, field: &str, word: &str, meaning: Option<Meaning>) {
        let words = self.by_field.entry(field.to_owned()).or_default();
        match meaning {
            Some(meaning) => drop(words.insert(fold(word), meaning)),
            None => drop(words.remove(&fold(word))),
        }
    }
}

/// What a cell of a column of choices says: a value of the field, and what lies over the phase.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Said {
    pub(super) value: Option<Value>,
    pub(super) overlay: Option<Value>,
}

/// Reads a cell of a field of choices; none where nobody has said what it means.
pub(super) fn said(spec: &FieldSpec, text: &str, meanings: &Meanings) -> Option<Said> {
    let FieldKind::Choice(list) = spec.kind else { return None };
    let known = list.read(text).map(|value| Said { value: Some(value), overlay: None });
    let known = known.or_else(|| (list == ChoiceOf::Phase).then(|| phase_and_overlay(text)).flatten());
    known.or_else(|| {
        Some(match meanings.of(spec.key, text)? {
            Meaning::Option(key) => Said { value: list.read(key), overlay: None },
            Meaning::Overlay(key) => Said { value: None, overlay: ChoiceOf::Overlay.read(key) },
            Meaning::Nothing => Said::default(),
        })
    })
}

/// `停工`, `已停建`, `续建（停工）`, `在建、暂停`: a phase, what lies over it, or both, and nothing else.
fn phase_and_overlay(text: &str) -> Option<Said> {
    let mut said = Said::default();
    let folded = fold(text);
    for part in folded.split(['(', ')', ',', '、', ';', '/', '-']).filter(|part| !part.is_empty()) {
        let place = match (overlay(part), Phase::from_words(part)) {
            (Some(overlay), _) => (&mut said.overlay, overlay.key()),
            (None, Some(phase)) => (&mut said.value, phase.key()),
            (None, None) => return None,
        };
        let (place, key) = place;
        if place.replace(Value::text(key)).is_some() {
            return None;
        }
    }
    (said != Said::default()).then_some(said)
}

/// 停工 or 取消, with what people put around it.
fn overlay(word: &str) -> Option<Overlay> {
    const FURTHER: [(&str, Overlay); 5] = [
        ("停缓建", Overlay::Suspended),
        ("暂缓", Overlay::Suspended),
        ("搁置", Overlay::Suspended),
        ("撤项", Overlay::Cancelled),
        ("终止", Overlay::Cancelled),
    ];
    const FRONT: [&str; 8] = ["已", "现", "目前", "全面", "暂时", "临时", "长期", "项目"];
    const BEHIND: [&str; 6] = ["中", "状态", "整改", "整顿", "建设", "实施"];
    let known = |word: &str| {
        let further = FURTHER.iter().find(|(known, _)| *known == word).map(|(_, overlay)| *overlay);
        further.or_else(|| Overlay::from_words(word))
    };
    let front = FRONT.iter().find_map(|front| word.strip_prefix(front)).unwrap_or(word);
    let behind = BEHIND.iter().find_map(|behind| front.strip_suffix(behind)).unwrap_or(front);
    known(word).or_else(|| known(front)).or_else(|| known(behind))
}

#[cfg(test)]
mod tests {
    use crate::domain::fields::spec;

    use super::*;

    fn check(text: &str, meanings: &Meanings, expected: Option<(&str, &str)>) {
        let said = said(spec("project", "phase").unwrap(), text, meanings);
        let keys = said.map(|said| {
            [said.value, said.overlay].map(|key| key.map_or(String::new(), |key| key.as_text().unwrap().to_owned()))
        });
        let expected = expected.map(|(phase, overlay)| [phase.to_owned(), overlay.to_owned()]);
        assert_eq!(keys, expected, "{text}");
    }

    #[test]
    fn suspended_and_cancelled_lie_over_the_phase() {
        let none = Meanings::default();
        for text in [
            "停工",
            "已停工",
            "停建",
            "缓建",
            "暂停",
            "停缓建",
            "全面停工",
            "停工整改",
            "暂停实施",
            " 停 工 ",
            "停工\u{200b}",
            "on hold",
        ] {
            check(text, &none, Some(("", "suspended")));
        }
        for text in ["取消", "已取消", "终止", "项目取消", "Cancelled"] {
            check(text, &none, Some(("", "cancelled")));
        }
        for text in ["续建（停工）", "在建、暂停", "停工/续建"] {
            check(text, &none, Some(("continuing", "suspended")));
        }
        check("续建", &none, Some(("continuing", "")));
        for text in ["将来", "未停工", "停工（无资金）", "续建（新建）", "（）"] {
            check(text, &none, None);
        }
    }

    #[test]
    fn a_word_means_what_a_person_says() {
        let mut meanings = Meanings::default();
        meanings.set("phase", "收尾", Some(Meaning::Option("continuing".to_owned())));
        meanings.set("phase", "等待", Some(Meaning::Overlay("suspended".to_owned())));
        meanings.set("phase", "不详", Some(Meaning::Nothing));
        check("收 尾", &meanings, Some(("continuing", "")));
        check("等待", &meanings, Some(("", "suspended")));
        check("不详", &meanings, Some(("", "")));
        let kept: Meanings = serde_json::from_str(&serde_json::to_string(&meanings).unwrap()).unwrap();
        assert_eq!(kept, meanings);
        meanings.set("phase", "收尾", None);
        check("收尾", &meanings, None);
    }
}
