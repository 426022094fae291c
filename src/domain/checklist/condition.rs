//! 何时询问: when an item is asked at all, by what was answered to other items of the same checklist.
//!
//! Owns the condition and what it says of given answers. Which items that leaves to be asked is in [`super::asking`]; whether
//! it can ever hold, in [`super::reach`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Answer, Item, ItemKind, NOT_APPLICABLE, Verdict};
use crate::domain::decimal::Decimal;

/// What must have been answered for something to be asked or wanted.
///
/// | | 未查 | 不适用 | any other answer |
/// |---|---|---|---|
/// | `anything` | no | no | yes |
/// | `bad` | no | no | where it is 不合格 |
/// | `one_of` | no | where `na` stands among them | where it stands among them |
/// | `above`, `below` | no | no | where it is a number above or below |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Any answer.
    Anything,
    /// 不合格.
    Bad,
    /// One of these, as they are stored.
    OneOf(Cow<'static, [Cow<'static, str>]>),
    /// A number above this one.
    Above(Decimal),
    /// A number below this one.
    Below(Decimal),
}

impl Said {
    /// The same answers with one of them turned on or off, of an item that is answered by one of these.
    #[must_use]
    pub fn turned(&self, item: &Item, answer: &str) -> Self {
        let all = answers_to_choose(item);
        let on = |one: &String| self.is_met(item, Some(one)) != (one == answer);
        Self::OneOf(all.into_iter().filter(on).map(Cow::Owned).collect())
    }

    /// Whether an answer to `item` is one of these.
    pub fn is_met(&self, item: &Item, stored: Option<&str>) -> bool {
        let answer = Answer::read(item, stored);
        match (self, &answer) {
            (_, Answer::Unchecked) => false,
            (Self::OneOf(these), _) => stored.is_some_and(|stored| these.iter().any(|one| one == stored)),
            (_, Answer::NotApplicable) => false,
            (Self::Anything, _) => true,
            (Self::Bad, answer) => answer.verdict(item) == Verdict::Bad,
            (Self::Above(bound), Answer::Number(number)) => number > bound,
            (Self::Below(bound), Answer::Number(number)) => number < bound,
            (
                Self::Above(_) | Self::Below(_),
                Answer::Pass
                | Answer::Fail
                | Answer::Date(_)
                | Answer::Text(_)
                | Answer::Choice(_)
                | Answer::Unreadable(_),
            ) => false,
        }
    }
}

/// The answers to an item that is answered by choosing, as they are stored; none for one that is answered otherwise.
pub fn answers_to_choose(item: &Item) -> Vec<String> {
    let own: Vec<String> = match &item.kind {
        ItemKind::Check => ["pass", "fail"].map(str::to_owned).to_vec(),
        ItemKind::Choice { options } => options.iter().map(|option| option.key.to_string()).collect(),
        ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => return Vec::new(),
    };
    own.into_iter().chain([NOT_APPLICABLE.to_owned()]).collect()
}

/// How the parts of a condition go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// All of them.
    All,
    /// One of them at least.
    Any,
}

/// When an item is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Another item is asked, and was answered so.
    Answer {
        /// Its key.
        item: Cow<'static, str>,
        /// What must have been answered.
        is: Said,
    },
    /// All of these hold; of none, it does.
    All(Cow<'static, [Condition]>),
    /// One of these holds at least; of none, none does.
    Any(Cow<'static, [Condition]>),
}

impl Condition {
    /// Another item was answered with one of these.
    pub const fn one_of(item: &'static str, these: &'static [Cow<'static, str>]) -> Self {
        Self::Answer { item: Cow::Borrowed(item), is: Said::OneOf(Cow::Borrowed(these)) }
    }

    /// Whether it holds. `said` tells of an item that is asked whether it was answered so.
    pub fn holds(&self, said: &dyn Fn(&str, &Said) -> bool) -> bool {
        match self {
            Self::Answer { item, is } => said(item, is),
            Self::All(all) => all.iter().all(|one| one.holds(said)),
            Self::Any(any) => any.iter().any(|one| one.holds(said)),
        }
    }

    /// A condition without conditions inside, as it is edited: its parts, and how they go together. None for another.
    pub fn parts(&self) -> Option<(Join, Vec<(String, Said)>)> {
        let part = |one: &Self| match one {
            Self::Answer { item, is } => Some((item.to_string(), is.clone())),
            Self::All(_) | Self::Any(_) => None,
        };
        let all = |parts: &[Self]| parts.iter().map(part).collect::<Option<Vec<_>>>();
        match self {
            Self::Answer { .. } => Some((Join::All, vec![part(self)?])),
            Self::All(parts) => Some((Join::All, all(parts)?)),
            Self::Any(parts) => Some((Join::Any, all(parts)?)),
        }
    }

    /// A condition of these parts; none of none.
    pub fn of_parts(join: Join, parts: Vec<(String, Said)>) -> Option<Self> {
        let mut all: Vec<Self> =
            parts.into_iter().map(|(item, is)| Self::Answer { item: Cow::Owned(item), is }).collect();
        match (join, all.len()) {
            (_, 0) => None,
            // One alone is both; what somebody has chosen stays.
            (Join::All, 1) => all.pop(),
            (Join::All, _) => Some(Self::All(all.into())),
            (Join::Any, _) => Some(Self::Any(all.into())),
        }
    }

    /// The answers that it looks at, in the order in which they are written.
    pub fn answers(&self) -> Vec<(&str, &Said)> {
        match self {
            Self::Answer { item, is } => vec![(item, is)],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::answers).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ChoiceOption, ItemKind, Target};
    use super::*;
    use crate::domain::text::Text;

    fn one_of(these: &[&'static str]) -> Said {
        Said::OneOf(these.iter().map(|one| Cow::Borrowed(*one)).collect())
    }

    fn items() -> [Item; 4] {
        let option = |key: &'static str, fails| ChoiceOption { key: key.into(), label: Text::new(key, key), fails };
        let number = ItemKind::Number {
            unit: Text::default(),
            min: None,
            max: None,
            decimals: 1,
            target: Some(Target::AtMost(Decimal::whole(5))),
        };
        let choice = ItemKind::Choice { options: vec![option("no", false), option("yes", true)].into() };
        [ItemKind::Check, number, choice, ItemKind::Text].map(|kind| Item::blank("x", kind))
    }

    #[test]
    fn what_was_said_is_read_as_the_table_says() {
        let [check, number, choice, text] = items();
        let (above, below) = (Said::Above(Decimal::whole(0)), Said::Below(Decimal::whole(3)));
        for (said, item, stored, met) in [
            (&Said::Anything, &check, None, false),
            (&Said::Anything, &check, Some("na"), false),
            (&Said::Anything, &text, Some("三层"), true),
            (&Said::Bad, &check, Some("fail"), true),
            (&Said::Bad, &check, Some("pass"), false),
            (&Said::Bad, &check, Some("na"), false),
            (&Said::Bad, &number, Some("5.1"), true),
            (&Said::Bad, &number, Some("5"), false),
            (&Said::Bad, &choice, Some("yes"), true),
            (&Said::Bad, &text, Some("否"), false),
            (&one_of(&["yes"]), &choice, Some("yes"), true),
            (&one_of(&["yes"]), &choice, Some("no"), false),
            (&one_of(&["yes", "na"]), &choice, Some("na"), true),
            (&one_of(&[]), &choice, Some("yes"), false),
            (&one_of(&["yes"]), &choice, None, false),
            (&above, &number, Some("0"), false),
            (&above, &number, Some("0.1"), true),
            (&above, &number, Some("na"), false),
            (&below, &number, Some("2.9"), true),
            (&below, &number, Some("3"), false),
            (&below, &text, Some("2"), false),
        ] {
            assert_eq!(said.is_met(item, stored), met, "{said:?} of {stored:?}");
        }
    }

    #[test]
    fn a_condition_of_several_holds_as_its_parts_do() {
        let is = |item: &'static str| Condition::Answer { item: item.into(), is: Said::Anything };
        let (a, b) = (is("a"), is("b"));
        let all = Condition::All(vec![a.clone(), b.clone()].into());
        let any = Condition::Any(vec![a.clone(), b.clone()].into());
        let nested = Condition::All(vec![any.clone(), is("c")].into());
        for (answered, holds_all, holds_any, holds_nested) in [
            ("", false, false, false),
            ("a", false, true, false),
            ("ab", true, true, false),
            ("c", false, false, false),
            ("bc", false, true, true),
        ] {
            let said = |item: &str, _: &Said| answered.contains(item);
            assert_eq!((all.holds(&said), any.holds(&said)), (holds_all, holds_any), "{answered}");
            assert_eq!(nested.holds(&said), holds_nested, "{answered}");
        }
        let said = |_: &str, _: &Said| false;
        assert!(Condition::All(Cow::Borrowed(&[])).holds(&said));
        assert!(!Condition::Any(Cow::Borrowed(&[])).holds(&said));
        let names: Vec<_> = nested.answers().into_iter().map(|(item, _)| item).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[test]
    fn its_parts_are_edited_and_make_it_again() {
        let part = |item: &str| (item.to_owned(), Said::Bad);
        for (join, keys) in
            [(Join::All, &["a"][..]), (Join::Any, &["a"]), (Join::All, &["a", "b"]), (Join::Any, &["a", "b"])]
        {
            let parts: Vec<_> = keys.iter().map(|key| part(key)).collect();
            let made = Condition::of_parts(join, parts.clone()).unwrap();
            assert_eq!(made.parts(), Some((join, parts)));
        }
        assert_eq!(Condition::of_parts(Join::Any, Vec::new()), None);
        let nested = Condition::All(vec![Condition::Any(Cow::Borrowed(&[]))].into());
        assert_eq!(nested.parts(), None, "it is shown, not edited");
    }

    #[test]
    fn a_set_of_answers_is_turned_one_by_one() {
        let [check, number, ..] = items();
        let bad = Said::Bad;
        assert_eq!(bad.turned(&check, "na"), one_of(&["fail", "na"]));
        assert_eq!(bad.turned(&check, "fail"), one_of(&[]));
        assert_eq!(answers_to_choose(&number), Vec::<String>::new());
    }

    #[test]
    fn it_comes_back_from_json_as_it_was() {
        let of = |said: Said| Condition::Answer { item: "ct19".into(), is: said };
        let whole = Condition::All(
            vec![
                of(one_of(&["yes"])),
                Condition::Any(vec![of(Said::Above(Decimal::new(5, 1))), of(Said::Bad), of(Said::Anything)].into()),
            ]
            .into(),
        );
        let json = serde_json::to_string(&whole).unwrap();
        assert!(json.starts_with(r#"{"all":[{"answer":{"item":"ct19","is":{"one_of":["yes"]}}},{"any":["#), "{json}");
        assert_eq!(serde_json::from_str::<Condition>(&json).unwrap(), whole);
    }
}
