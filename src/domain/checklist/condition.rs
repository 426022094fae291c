//! What a condition says of a given answer.

use std::borrow::Cow;

use super::{Answer, Item, ItemKind, NONE_OF_THEM, NOT_APPLICABLE, Said, Verdict};

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
            (Self::OneOf(these), Answer::Several(keys)) if !keys.is_empty() => {
                keys.iter().any(|key| these.iter().any(|one| one == key))
            }
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
                | Answer::Several(_)
                | Answer::Unreadable(_),
            ) => false,
        }
    }
}

/// The answers to an item that is answered by choosing, as they are stored; none for one that is answered otherwise.
pub fn answers_to_choose(item: &Item) -> Vec<String> {
    let own: Vec<String> = match &item.kind {
        ItemKind::Check => ["pass", "fail"].map(str::to_owned).to_vec(),
        ItemKind::Choice { options, several } => {
            let none = several.then(|| NONE_OF_THEM.to_owned());
            options.iter().map(|option| option.key.to_string()).chain(none).collect()
        }
        ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => return Vec::new(),
    };
    own.into_iter().chain([NOT_APPLICABLE.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ChoiceOption, Condition, Join, Target};
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::text::Text;

    fn one_of(these: &[&'static str]) -> Said {
        Said::OneOf(these.iter().map(|one| Cow::Borrowed(*one)).collect())
    }

    fn items() -> [Item; 4] {
        let option = |key: &'static str, fails| ChoiceOption { fails, ..ChoiceOption::blank(key, Text::new(key, key)) };
        let number = ItemKind::Number {
            unit: Text::default(),
            min: None,
            max: None,
            decimals: 1,
            target: Some(Target::AtMost(Decimal::whole(5))),
        };
        let options = vec![option("no", false), option("yes", true)].into();
        let choice = ItemKind::Choice { options, several: false };
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
    fn its_groups_are_edited_one_by_one() {
        let is = |item: &'static str| Condition::Answer { item: item.into(), is: Said::Bad };
        let all = |parts: Vec<Condition>| Condition::All(parts.into());
        let any = |parts: Vec<Condition>| Condition::Any(parts.into());
        let add = |part: Condition| move |_: &mut Join, parts: &mut Vec<Condition>| parts.push(part.clone());
        let first_off = |_: &mut Join, parts: &mut Vec<Condition>| drop(parts.remove(0));
        let turn = |join: &mut Join, _: &mut Vec<Condition>| *join = Join::Any;
        let nested = all(vec![is("a"), any(vec![is("b"), is("c")])]);
        type Change<'c> = &'c dyn Fn(&mut Join, &mut Vec<Condition>);
        type Case<'c> = (Option<Condition>, &'c [usize], Change<'c>, Option<Condition>);
        let cases: [Case; 9] = [
            (None, &[], &add(is("a")), Some(is("a"))),
            (Some(is("a")), &[], &add(is("b")), Some(all(vec![is("a"), is("b")]))),
            (Some(is("a")), &[], &turn, Some(any(vec![is("a")]))),
            (Some(is("a")), &[], &first_off, None),
            (Some(nested.clone()), &[1], &add(is("d")), Some(all(vec![is("a"), any(vec![is("b"), is("c"), is("d")])]))),
            (Some(nested.clone()), &[], &first_off, Some(all(vec![any(vec![is("b"), is("c")])]))),
            (Some(all(vec![is("a"), any(vec![is("b")])])), &[1], &first_off, Some(is("a"))),
            (Some(all(vec![any(vec![is("b")])])), &[0], &first_off, None),
            // Nothing stands there.
            (Some(nested.clone()), &[0], &add(is("d")), Some(nested.clone())),
        ];
        for (when, place, change, expected) in cases {
            assert_eq!(Condition::regrouped(when.as_ref(), place, change), expected, "{when:?} at {place:?}");
        }
        assert_eq!(Condition::group_at(Some(&nested), &[1]), Some((Join::Any, vec![is("b"), is("c")])));
        assert_eq!(Condition::group_at(Some(&nested), &[0]), None, "an answer is no group");
        assert_eq!(Condition::group_at(None, &[]), Some((Join::All, Vec::new())));
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
