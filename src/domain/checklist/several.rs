//! 多选: an item that takes several of its options at once.
//!
//! | What was answered | stored |
//! |---|---|
//! | 未查 | nothing |
//! | some of the options | their keys in the order of the item, a blank between two |
//! | 以上均无: none of them | `-` |
//! | 不适用 | `na` |
//!
//! In a book each option that was chosen is a fact of its own, so that two people who choose one each have chosen both
//! ([`together_with`]). An option that fails makes the answer a bad one, whatever else was chosen.

use std::borrow::Cow;

use super::{ChoiceOption, Item, ItemKind};

/// 以上均无: the stored form of an answer that none of the options holds.
pub const NONE_OF_THEM: &str = "-";

impl Item {
    /// The options of an item that takes several of them; none for any other item.
    pub fn several(&self) -> Option<&[ChoiceOption]> {
        match &self.kind {
            ItemKind::Choice { options, several: true } => Some(options),
            ItemKind::Choice { several: false, .. }
            | ItemKind::Check
            | ItemKind::Number { .. }
            | ItemKind::Date { .. }
            | ItemKind::Text => None,
        }
    }
}

/// The answer that a book holds in parts: `own` stands under the item itself, `is_chosen` tells of each option.
///
/// | `own` | an option was chosen | the answer |
/// |---|---|---|
/// | nothing, 以上均无 or 不适用 | no | `own` |
/// | any of these | yes | what was chosen: what somebody has seen is not undone by another who has not |
/// | the key of an option, as a program writes it that knows one choice only | either way | that option too |
pub fn together_with<'a>(
    options: &[ChoiceOption],
    own: Option<&'a str>,
    is_chosen: &dyn Fn(&str) -> bool,
) -> Option<Cow<'a, str>> {
    let own_too = |key: &str| own.is_some_and(|own| own.split_whitespace().any(|one| one == key));
    let chosen = joined(options, &|key| own_too(key) || is_chosen(key));
    match chosen.is_empty() {
        true => own.map(Cow::Borrowed),
        false => Some(Cow::Owned(chosen)),
    }
}

pub(super) fn joined(options: &[ChoiceOption], is_chosen: &dyn Fn(&str) -> bool) -> String {
    let chosen = options.iter().map(|option| option.key.as_ref()).filter(|key| is_chosen(key));
    chosen.collect::<Vec<_>>().join(" ")
}

/// The keys of those that were chosen; none where a stored answer names what is no option.
pub(super) fn read(options: &[ChoiceOption], stored: &str) -> Option<Vec<String>> {
    match stored {
        NONE_OF_THEM => Some(Vec::new()),
        chosen => Some(check(options, chosen)?.split_whitespace().map(str::to_owned).collect()),
    }
}

/// What was chosen, as it is stored; none where something is no option.
pub(super) fn check(options: &[ChoiceOption], typed: &str) -> Option<String> {
    if typed == NONE_OF_THEM {
        return Some(NONE_OF_THEM.to_owned());
    }
    let named: Vec<&str> = typed.split_whitespace().collect();
    let is_option = |key: &&str| options.iter().any(|option| option.key == **key);
    named.iter().all(is_option).then(|| joined(options, &|key| named.contains(&key)))
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, AnswerProblem, NOT_APPLICABLE, Points, Said, Verdict, check_value, judge, turned};
    use super::*;
    use crate::domain::text::Text;

    fn option(key: &'static str, fails: bool) -> ChoiceOption {
        ChoiceOption { fails, ..ChoiceOption::blank(key, Text::new(key, key)) }
    }

    fn item(options: Vec<ChoiceOption>) -> Item {
        Item::blank("k", ItemKind::Choice { options: options.into(), several: true })
    }

    fn mixed() -> Item {
        item(vec![option("fence", true), option("dust", true), option("sign", false)])
    }

    #[test]
    fn any_option_that_fails_makes_the_answer_bad() {
        let recorded = item(vec![option("rain", false), option("funds", false)]);
        for (item, stored, verdict) in [
            (&mixed(), None, Verdict::Unanswered),
            (&mixed(), Some("na"), Verdict::NotApplicable),
            (&mixed(), Some("-"), Verdict::Good),
            (&mixed(), Some("sign"), Verdict::Good),
            (&mixed(), Some("fence"), Verdict::Bad),
            (&mixed(), Some("fence sign"), Verdict::Bad),
            (&mixed(), Some("fence dust sign"), Verdict::Bad),
            (&mixed(), Some("fence gone"), Verdict::Neutral),
            (&recorded, Some("rain funds"), Verdict::Neutral),
            (&recorded, Some("-"), Verdict::Neutral),
        ] {
            assert_eq!(judge(item, stored), verdict, "{stored:?}");
        }
    }

    #[test]
    fn what_is_chosen_is_stored_once_each_and_in_the_order_of_the_item() {
        for (typed, stored) in [
            ("sign fence", Ok("fence sign")),
            (" dust  dust ", Ok("dust")),
            ("-", Ok("-")),
            ("na", Ok("na")),
            ("fence gone", Err(AnswerProblem::UnknownOption)),
            ("fence na", Err(AnswerProblem::UnknownOption)),
            ("", Err(AnswerProblem::Blank)),
        ] {
            assert_eq!(check_value(&mixed(), typed).as_deref(), stored.as_ref().copied(), "{typed}");
        }
        let both = Answer::read(&mixed(), Some("sign fence"));
        assert_eq!(both, Answer::Several(vec!["fence".to_owned(), "sign".to_owned()]));
        assert_eq!(both.stored().as_deref(), Some("fence sign"));
        assert_eq!(Answer::Several(Vec::new()).stored().as_deref(), Some("-"));
    }

    #[test]
    fn what_is_held_in_parts_is_one_answer() {
        let list = mixed();
        let options = list.several().unwrap();
        for (own, chosen, expected) in [
            (None, &[][..], None),
            (Some("-"), &[], Some("-")),
            (Some(NOT_APPLICABLE), &[], Some("na")),
            (None, &["sign", "fence"], Some("fence sign")),
            // One saw nothing, another saw the dust: the dust was there.
            (Some("-"), &["dust"], Some("dust")),
            (Some(NOT_APPLICABLE), &["dust"], Some("dust")),
            (Some("sign"), &["dust"], Some("dust sign")),
            (Some("sign"), &[], Some("sign")),
            (Some("gone"), &[], Some("gone")),
        ] {
            let told = together_with(options, own, &|key| chosen.contains(&key));
            assert_eq!(told.as_deref(), expected, "{own:?} {chosen:?}");
        }
    }

    #[test]
    fn options_are_turned_one_by_one() {
        for (before, answer, after) in [
            (None, "dust", Some("dust")),
            (Some("-"), "dust", Some("dust")),
            (Some("na"), "dust", Some("dust")),
            (Some("dust"), "fence", Some("fence dust")),
            (Some("fence dust"), "fence", Some("dust")),
            (Some("dust"), "dust", None),
            (Some("fence dust"), "-", Some("-")),
            (Some("-"), "-", None),
            (None, "na", Some("na")),
            (Some("na"), "na", None),
        ] {
            assert_eq!(turned(&mixed(), before, answer).as_deref(), after, "{before:?} {answer}");
        }
    }

    #[test]
    fn a_condition_looks_at_each_that_was_chosen() {
        let one_of = |key: &'static str| Said::OneOf(vec![key.into()].into());
        for (said, stored, met) in [
            (one_of("dust"), "fence dust", true),
            (one_of("sign"), "fence dust", false),
            (one_of("-"), "-", true),
            (one_of("na"), "na", true),
            (one_of("na"), "dust", false),
            (Said::Bad, "sign", false),
            (Said::Bad, "sign dust", true),
            (Said::Anything, "-", true),
            (Said::Anything, "na", false),
        ] {
            assert_eq!(said.is_met(&mixed(), Some(stored)), met, "{said:?} of {stored}");
        }
    }

    #[test]
    fn each_option_costs_its_own_points_and_all_of_them_no_more_than_the_item() {
        let points = |text| Points::parse(text);
        let costing = |key, fails, costs: &str| ChoiceOption { points: Points::parse(costs), ..option(key, fails) };
        let options = vec![
            costing("fence", true, "2"),
            costing("dust", true, "1.5"),
            costing("sign", false, "1"),
            option("all", true),
        ];
        let item = Item { points: points("4"), ..item(options) };
        for (stored, lost) in [
            (None, None),
            (Some("na"), None),
            (Some("-"), None),
            (Some("fence"), Some("2")),
            (Some("sign"), Some("1")),
            (Some("fence dust"), Some("3.5")),
            (Some("fence dust sign"), Some("4")),
            (Some("all"), Some("4")),
        ] {
            assert_eq!(item.lost(stored), lost.and_then(Points::parse).unwrap_or_default(), "{stored:?}");
        }
    }
}
