//! Values of answers as sentences hold them: `1,080万元` and `CNY 10.8 m`, `2027年3月31日` and `2027-03-31`.

use chrono::{Datelike, NaiveDate};

use crate::domain::answer_words::{option_words, several_words};
use crate::domain::checklist::{Answer, Item};
use crate::domain::decimal::Decimal;
use crate::domain::money;
use crate::domain::text::Lang;

/// The value that was measured, chosen or written, with its unit; none for an answer without one (是, 否, 不适用, 未查).
pub fn value_words(item: &Item, answer: &Answer, unit: Option<&str>, lang: Lang) -> Option<String> {
    match answer {
        Answer::Unchecked | Answer::Pass | Answer::Fail | Answer::NotApplicable => None,
        Answer::Number(number) => Some(number_words(*number, unit.unwrap_or_default(), lang)),
        Answer::Date(day) => Some(day_words(*day, lang)),
        Answer::Choice(key) => Some(option_words(item, key, lang).to_owned()),
        Answer::Several(keys) => Some(several_words(item, keys, lang)).filter(|words| !words.is_empty()),
        Answer::Text(text) | Answer::Unreadable(text) => Some(text.clone()),
    }
}

/// 万元 as templates write it in English.
const TEN_THOUSAND_YUAN: &str = "× 10,000 yuan";

/// A figure with its unit: close together in Chinese, money in millions in English.
pub fn number_words(number: Decimal, unit: &str, lang: Lang) -> String {
    let figure = number.grouped();
    let money = unit.strip_prefix("万元").or_else(|| unit.strip_prefix(TEN_THOUSAND_YUAN));
    match (lang, money) {
        (Lang::Zh, _) => format!("{figure}{unit}"),
        (Lang::En, Some(per)) => format!("{}{per}", money::in_words(number, lang)),
        (Lang::En, None) if unit.is_empty() || unit == "%" => format!("{figure}{unit}"),
        (Lang::En, None) => format!("{figure} {}", behind(&figure, unit)),
    }
}

/// Units that a checklist counts in, many and one: alone behind the figure, they end by it.
const COUNTED: [(&str, &str); 6] = [
    ("households", "household"),
    ("people", "person"),
    ("machines", "machine"),
    ("times", "time"),
    ("days", "day"),
    ("points", "point"),
];

/// A unit behind a figure: `1 day`, `2 days`, `1 mu`.
fn behind<'a>(figure: &str, unit: &'a str) -> &'a str {
    let one = COUNTED.iter().find(|(many, _)| figure == "1" && *many == unit);
    one.map_or(unit, |(_, one)| one)
}

/// A day as papers write it.
pub fn day_words(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.to_string(),
    }
}

/// Words that a person wrote, as one or more whole sentences on one line.
pub fn sentences(text: &str, lang: Lang) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| sentence(line, lang)).collect::<Vec<_>>().join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// One sentence with its full stop.
pub fn sentence(text: &str, lang: Lang) -> String {
    let bare = without_stop(text);
    match (bare.ends_with(['！', '？', '!', '?', '…']), lang) {
        (true, _) => bare.to_owned(),
        (false, Lang::Zh) => format!("{bare}。"),
        (false, Lang::En) => format!("{bare}."),
    }
}

/// A sentence of the program's own, which begins with a capital letter where the language has any.
pub fn begun(text: &str, lang: Lang) -> String {
    let text = sentence(text, lang);
    match lang {
        Lang::Zh => text,
        Lang::En => {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// Words without the stop behind them, to stand within a sentence.
pub fn without_stop(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '，', '、', '.', ';', ',']).trim_end()
}

/// Several lines as one, to stand within a sentence.
pub fn within(text: &str, lang: Lang) -> String {
    let lines = text.lines().map(without_stop).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn figures_read_as_each_language_writes_them() {
        for (figure, units, zh, en) in [
            ("1080", ["万元", "× 10,000 yuan"], "1,080万元", "CNY 10.80 m"),
            ("1200.55", ["万元", "× 10,000 yuan"], "1,200.55万元", "CNY 12.0055 m"),
            ("32500", ["万元", "万元"], "32,500万元", "CNY 325.00 m"),
            ("235", ["万元/亩", "× 10,000 yuan/mu"], "235万元/亩", "CNY 2.35 m/mu"),
            ("22", ["%", "%"], "22%", "22%"),
            ("-3.5", ["%", "%"], "−3.5%", "−3.5%"),
            ("1", ["天", "days"], "1天", "1 day"),
            ("1", ["户", "households"], "1户", "1 household"),
            ("0.85", ["公里", "公里"], "0.85公里", "0.85 公里"),
            ("5.2", ["", ""], "5.2", "5.2"),
        ] {
            assert_eq!(number_words(number(figure), units[0], Lang::Zh), zh);
            assert_eq!(number_words(number(figure), units[1], Lang::En), en);
        }
        let longest = Decimal::new(1, 18);
        assert!(number_words(longest, "万元", Lang::En).starts_with("CNY "), "too fine to be moved by two digits");
    }

    #[test]
    fn what_people_wrote_becomes_whole_sentences() {
        for (text, zh, en) in [
            ("欠薪41万元", "欠薪41万元。", "欠薪41万元."),
            ("已返工；", "已返工。", "已返工."),
            ("何时付？", "何时付？", "何时付？"),
            (" 一\n\n二。 ", "一。二。", "一. 二."),
            ("  ", "", ""),
        ] {
            assert_eq!((sentences(text, Lang::Zh), sentences(text, Lang::En)), (zh.to_owned(), en.to_owned()));
        }
        assert_eq!(within("一。\n二；", Lang::Zh), "一；二");
    }
}
