//! Answers: how they are typed, stored, read back and judged.

use chrono::NaiveDate;

use super::{Item, ItemKind, NONE_OF_THEM, several};
use crate::domain::decimal::Decimal;
use crate::domain::when::{Precision, When};

/// The stored form of 不适用, the same for every kind of item.
///
/// It clashes with no answer: a check says `pass` or `fail`, a number and a date begin with a digit or a minus, no option
/// may have this key ([`super::TemplateFault::ReservedOption`]), and a text that consists of nothing but `na` says just
/// this.
pub const NOT_APPLICABLE: &str = "na";

/// The most characters that a text answer has.
pub const TEXT_LIMIT: usize = 2000;

const PASS: &str = "pass";
const FAIL: &str = "fail";

/// What was answered to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 未查: no value at all, which is not the same as good.
    Unchecked,
    /// 是.
    Pass,
    /// 否.
    Fail,
    /// 不适用.
    NotApplicable,
    /// The number given.
    Number(Decimal),
    /// The day given.
    Date(NaiveDate),
    /// The words given, trimmed.
    Text(String),
    /// The key of the option chosen.
    Choice(String),
    /// 多选: the keys of all options chosen, in the order of the item; none of them is an answer too.
    Several(Vec<String>),
    /// A stored value that this item does not understand, kept as it is.
    Unreadable(String),
}

/// Why what somebody typed is no answer to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Nothing was typed. To clear an answer, take the value away.
    Blank,
    /// A check is answered by `pass`, `fail` or `na` only.
    NotACheck,
    /// Not a plain decimal number.
    NotANumber,
    /// More digits after the point than the item has.
    TooManyDecimals {
        /// As many are possible.
        decimals: u8,
    },
    /// A number that cannot be true.
    OutOfRange {
        /// The least possible.
        min: Option<Decimal>,
        /// The greatest possible.
        max: Option<Decimal>,
    },
    /// Not a day of the calendar between 1900 and 2199.
    NotADate,
    /// Not one of the item's options.
    UnknownOption,
    /// A text of more characters than fit.
    TooLong {
        /// As many are possible.
        limit: usize,
    },
}

/// What an answer says about the site.
///
/// | kind | Good | Bad | Neutral |
/// |---|---|---|---|
/// | check | pass | fail | |
/// | number | meets the target | misses it | no target |
/// | date | on or before the latest day | after it | no latest day |
/// | text | | | always |
/// | choice | an option that does not fail, where another does | an option that fails | no option fails |
/// | several choices | none that fails, where another would | any that fails | no option fails |
///
/// No value is `Unanswered`, `na` is `NotApplicable` for every kind, and a value that cannot be read is `Neutral`: it is
/// an answer, and nobody can say that it is a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 合格.
    Good,
    /// 不合格.
    Bad,
    /// 已记录: recorded, nothing to judge.
    Neutral,
    /// 不适用.
    NotApplicable,
    /// 未查.
    Unanswered,
}

impl Answer {
    /// Reads a stored answer to `item`; no value is [`Answer::Unchecked`].
    pub fn read(item: &Item, stored: Option<&str>) -> Answer {
        let Some(stored) = stored else { return Answer::Unchecked };
        if stored == NOT_APPLICABLE {
            return Answer::NotApplicable;
        }
        let answer = match &item.kind {
            ItemKind::Check => match stored {
                PASS => Some(Answer::Pass),
                FAIL => Some(Answer::Fail),
                _ => None,
            },
            ItemKind::Number { .. } => Decimal::parse(stored).map(Answer::Number),
            ItemKind::Date { .. } => read_day(stored).map(Answer::Date),
            ItemKind::Text => Some(Answer::Text(stored.to_owned())),
            ItemKind::Choice { options, several: true } => several::read(options, stored).map(Answer::Several),
            ItemKind::Choice { options, several: false } => {
                options.iter().any(|option| option.key == stored).then(|| Answer::Choice(stored.to_owned()))
            }
        };
        answer.unwrap_or_else(|| Answer::Unreadable(stored.to_owned()))
    }

    /// Gives the value to store; [`Answer::Unchecked`] is no value.
    ///
    /// | answer | stored |
    /// |---|---|
    /// | check | `pass`, `fail` |
    /// | not applicable | `na` |
    /// | number | shortest decimal form, `12.5` |
    /// | date | `2026-11-23` |
    /// | text | the trimmed words |
    /// | choice | the option's key |
    /// | several choices | the keys with blanks between, `-` for none of them |
    pub fn stored(&self) -> Option<String> {
        match self {
            Answer::Unchecked => None,
            Answer::Pass => Some(PASS.to_owned()),
            Answer::Fail => Some(FAIL.to_owned()),
            Answer::NotApplicable => Some(NOT_APPLICABLE.to_owned()),
            Answer::Number(number) => Some(number.to_string()),
            Answer::Date(day) => Some(day.to_string()),
            Answer::Several(keys) if keys.is_empty() => Some(NONE_OF_THEM.to_owned()),
            Answer::Several(keys) => Some(keys.join(" ")),
            Answer::Text(words) | Answer::Choice(words) | Answer::Unreadable(words) => Some(words.clone()),
        }
    }

    /// Judges the answer as the table of [`Verdict`] says.
    pub fn verdict(&self, item: &Item) -> Verdict {
        match (self, &item.kind) {
            (Answer::Unchecked, _) => Verdict::Unanswered,
            (Answer::NotApplicable, _) => Verdict::NotApplicable,
            (Answer::Pass, _) => Verdict::Good,
            (Answer::Fail, _) => Verdict::Bad,
            (Answer::Number(number), ItemKind::Number { target: Some(target), .. }) => {
                good_if(target.is_met_by(*number))
            }
            (Answer::Date(day), ItemKind::Date { latest: Some(latest) }) => good_if(day <= latest),
            (Answer::Choice(key), ItemKind::Choice { options, .. }) if options.iter().any(|option| option.fails) => {
                good_if(!options.iter().any(|option| option.fails && option.key == *key))
            }
            (Answer::Several(keys), ItemKind::Choice { options, .. }) if options.iter().any(|option| option.fails) => {
                good_if(!options.iter().any(|option| option.fails && keys.iter().any(|key| option.key == *key)))
            }
            (
                Answer::Number(_)
                | Answer::Date(_)
                | Answer::Text(_)
                | Answer::Choice(_)
                | Answer::Several(_)
                | Answer::Unreadable(_),
                ItemKind::Check
                | ItemKind::Number { .. }
                | ItemKind::Date { .. }
                | ItemKind::Text
                | ItemKind::Choice { .. },
            ) => Verdict::Neutral,
        }
    }
}

fn good_if(good: bool) -> Verdict {
    if good { Verdict::Good } else { Verdict::Bad }
}

/// Judges a stored answer to `item`; see [`Verdict`].
pub fn judge(item: &Item, stored: Option<&str>) -> Verdict {
    Answer::read(item, stored).verdict(item)
}

/// Turns what a person typed or chose into the value to store, or says what is wrong with it.
///
/// Takes the stored form too, and gives it back unchanged. Numbers and days may be written in full width and in the
/// usual Chinese ways (`２０２６年１１月２３日`).
pub fn check_value(item: &Item, typed: &str) -> Result<String, AnswerProblem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(AnswerProblem::Blank);
    }
    if typed == NOT_APPLICABLE {
        return Ok(NOT_APPLICABLE.to_owned());
    }
    match &item.kind {
        ItemKind::Check => match typed {
            PASS | FAIL => Ok(typed.to_owned()),
            _ => Err(AnswerProblem::NotACheck),
        },
        ItemKind::Number { min, max, decimals, .. } => {
            let number = Decimal::parse(typed).ok_or(AnswerProblem::NotANumber)?;
            if number.places() > *decimals {
                return Err(AnswerProblem::TooManyDecimals { decimals: *decimals });
            }
            if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
                return Err(AnswerProblem::OutOfRange { min: *min, max: *max });
            }
            Ok(number.to_string())
        }
        ItemKind::Date { .. } => read_day(typed).map(|day| day.to_string()).ok_or(AnswerProblem::NotADate),
        ItemKind::Text => {
            let words = typed.replace("\r\n", "\n").replace('\r', "\n");
            if words.chars().count() > TEXT_LIMIT {
                return Err(AnswerProblem::TooLong { limit: TEXT_LIMIT });
            }
            Ok(words)
        }
        ItemKind::Choice { options, several: true } => {
            several::check(options, typed).ok_or(AnswerProblem::UnknownOption)
        }
        ItemKind::Choice { options, several: false } => match options.iter().find(|option| option.key == typed) {
            Some(option) => Ok(option.key.clone().into_owned()),
            None => Err(AnswerProblem::UnknownOption),
        },
    }
}

/// The answer with one option, 以上均无 or 不适用 turned on or off; nothing once none is on any more.
pub fn turned(item: &Item, stored: Option<&str>, answer: &str) -> Option<String> {
    if answer == NONE_OF_THEM || answer == NOT_APPLICABLE {
        return Some(answer.to_owned()).filter(|answer| stored != Some(answer));
    }
    let is_on = |key: &str| stored.is_some_and(|stored| stored.split_whitespace().any(|one| one == key));
    Some(several::joined(item.options(), &|key| is_on(key) != (key == answer))).filter(|chosen| !chosen.is_empty())
}

/// Reads a single day in any of the ways that [`When::read`] knows; a month or a year is not enough.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    When::read(text).filter(|when| when.precision() == Precision::Day).map(When::first_day)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::super::{ChoiceOption, Target};
    use super::*;
    use crate::domain::text::Text;

    fn item(kind: ItemKind) -> Item {
        Item { prompt: Text::new("题", "Question"), ..Item::blank("x01", kind) }
    }

    fn number(target: Option<Target>) -> Item {
        let (min, max) = (Some(Decimal::whole(0)), Some(Decimal::whole(100)));
        item(ItemKind::Number { unit: Text::new("%", "%"), min, max, decimals: 2, target })
    }

    fn date(latest: Option<&str>) -> Item {
        item(ItemKind::Date { latest: latest.map(|day| day.parse().unwrap()) })
    }

    fn choice(second_fails: bool) -> Item {
        let option = |key: &'static str, fails| ChoiceOption { fails, ..ChoiceOption::blank(key, Text::new(key, key)) };
        let options = Cow::Owned(vec![option("none", false), option("fence", second_fails)]);
        item(ItemKind::Choice { options, several: false })
    }

    fn several() -> Item {
        let options = choice(true).options().to_vec().into();
        item(ItemKind::Choice { options, several: true })
    }

    fn all_kinds() -> [Item; 6] {
        [item(ItemKind::Check), number(None), date(None), item(ItemKind::Text), choice(true), several()]
    }

    #[test]
    fn answers_are_judged_as_the_table_says() {
        use Verdict::{Bad, Good, Neutral};
        let at_least = || number(Some(Target::AtLeast(Decimal::whole(100))));
        let at_most = || number(Some(Target::AtMost(Decimal::whole(10))));
        for (item, stored, verdict) in [
            (item(ItemKind::Check), "pass", Good),
            (item(ItemKind::Check), "fail", Bad),
            (at_least(), "100", Good),
            (at_least(), "99.99", Bad),
            (at_most(), "10", Good),
            (at_most(), "10.01", Bad),
            (number(None), "5", Neutral),
            (date(None), "2026-11-23", Neutral),
            (date(Some("2026-11-23")), "2026-11-23", Good),
            (date(Some("2026-11-23")), "2026-11-24", Bad),
            (item(ItemKind::Text), "否", Neutral),
            (choice(true), "none", Good),
            (choice(true), "fence", Bad),
            (choice(false), "fence", Neutral),
        ] {
            assert_eq!(judge(&item, Some(stored)), verdict, "{stored} to {:?}", item.kind);
        }
    }

    #[test]
    fn unanswered_and_not_applicable_exist_for_every_kind() {
        for item in all_kinds() {
            assert_eq!(judge(&item, None), Verdict::Unanswered);
            assert_eq!(judge(&item, Some(NOT_APPLICABLE)), Verdict::NotApplicable);
            assert_eq!(check_value(&item, " na "), Ok(NOT_APPLICABLE.to_owned()));
            assert_eq!(Answer::read(&item, Some("na")).stored().as_deref(), Some("na"));
            assert_eq!(Answer::read(&item, None).stored(), None);
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_is_kept_and_never_counts_as_good() {
        for (item, stored) in
            [(item(ItemKind::Check), "maybe"), (number(None), "viele"), (date(None), "soon"), (choice(true), "gone")]
        {
            let answer = Answer::read(&item, Some(stored));
            assert_eq!(answer, Answer::Unreadable(stored.to_owned()));
            assert_eq!(answer.stored().as_deref(), Some(stored));
            assert_eq!(judge(&item, Some(stored)), Verdict::Neutral);
        }
    }

    #[test]
    fn typed_answers_become_their_stored_form() {
        for (item, typed, stored) in [
            (item(ItemKind::Check), "pass", "pass"),
            (number(None), "12.50", "12.5"),
            (number(None), " １２．５ ", "12.5"),
            (date(None), "2026-11-23", "2026-11-23"),
            (date(None), "2026/1/3", "2026-01-03"),
            (date(None), "2026年11月23日", "2026-11-23"),
            (date(None), "２０２６．１１．２３", "2026-11-23"),
            (item(ItemKind::Text), "  三层\r\n封顶 ", "三层\n封顶"),
            (choice(true), "fence", "fence"),
        ] {
            assert_eq!(check_value(&item, typed).as_deref(), Ok(stored), "{typed}");
        }
    }

    #[test]
    fn typed_answers_that_cannot_be_are_refused_with_what_is_wrong() {
        let range = AnswerProblem::OutOfRange { min: Some(Decimal::whole(0)), max: Some(Decimal::whole(100)) };
        for (item, typed, problem) in [
            (item(ItemKind::Check), "yes", AnswerProblem::NotACheck),
            (item(ItemKind::Text), " \n ", AnswerProblem::Blank),
            (number(None), "many", AnswerProblem::NotANumber),
            (number(None), "1.234", AnswerProblem::TooManyDecimals { decimals: 2 }),
            (number(None), "100.01", range),
            (number(None), "-1", range),
            (date(None), "2026-02-29", AnswerProblem::NotADate),
            (date(None), "0206-01-01", AnswerProblem::NotADate),
            (date(None), "2026-11", AnswerProblem::NotADate),
            (date(None), "2026年", AnswerProblem::NotADate),
            (date(None), "2026-11-23-1", AnswerProblem::NotADate),
            (date(None), "2026-+1-23", AnswerProblem::NotADate),
            (choice(true), "gate", AnswerProblem::UnknownOption),
        ] {
            assert_eq!(check_value(&item, typed), Err(problem), "{typed}");
        }
        let text = item(ItemKind::Text);
        assert!(check_value(&text, &"长".repeat(TEXT_LIMIT)).is_ok());
        let too_long = check_value(&text, &"长".repeat(TEXT_LIMIT + 1));
        assert_eq!(too_long, Err(AnswerProblem::TooLong { limit: TEXT_LIMIT }));
    }

    proptest! {
        #[test]
        fn a_stored_answer_is_checked_and_read_back_as_itself(typed in "[ -~年月日０-９。]{0,16}|\\PC{0,12}|(none|fence|-|na| ){1,4}", kind in 0usize..6) {
            let item = &all_kinds()[kind];
            if let Ok(stored) = check_value(item, &typed) {
                prop_assert_eq!(check_value(item, &stored), Ok(stored.clone()));
                prop_assert_eq!(Answer::read(item, Some(&stored)).stored(), Some(stored.clone()));
                prop_assert!(!matches!(Answer::read(item, Some(&stored)), Answer::Unreadable(_)));
            }
        }
    }
}
