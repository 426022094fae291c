//! What the answer to an item of a checklist says, in words: for records, histories and the readable copy.

use super::checklist::{Answer, Item, ItemKind};
use super::decimal::Decimal;
use super::money;
use super::text::{Lang, Text};

const YES: Text = Text::new("是", "Yes");
const NO: Text = Text::new("否", "No");
const NOT_APPLICABLE: Text = Text::new("不适用", "Not applicable");
/// 以上均无: none of several that could be chosen.
pub static NONE_OF_THEM: Text = Text::new("以上均无", "None of these");
const UNCHECKED: Text = Text::new("未查", "Unchecked");

/// An answer with the unit behind its figure, as [`unit_of`](super::units::unit_of) gives it; nothing is 未查.
pub fn answer_words(item: &Item, stored: Option<&str>, behind: Option<&str>, lang: Lang) -> String {
    let word = |text: &Text| text.get(lang).to_owned();
    match (Answer::read(item, stored), &item.kind) {
        (Answer::Unchecked, _) => word(&UNCHECKED),
        (Answer::Pass, _) => word(&YES),
        (Answer::Fail, _) => word(&NO),
        (Answer::NotApplicable, _) => word(&NOT_APPLICABLE),
        (Answer::Number(number), ItemKind::Number { unit, .. }) => figure_words(number, unit, behind, lang),
        (Answer::Choice(key), _) => option_words(item, &key, lang).to_owned(),
        (Answer::Several(keys), _) if keys.is_empty() => word(&NONE_OF_THEM),
        (Answer::Several(keys), _) => several_words(item, &keys, lang),
        (Answer::Number(number), _) => number.grouped(),
        (Answer::Date(day), _) => day.to_string(),
        (Answer::Text(text) | Answer::Unreadable(text), _) => text,
    }
}

/// What an option reads; its key where the item has none of this key.
pub fn option_words<'a>(item: &'a Item, key: &'a str, lang: Lang) -> &'a str {
    item.options().iter().find(|option| option.key == key).map_or(key, |option| option.label.get(lang))
}

/// The options that were chosen, in a row.
pub fn several_words(item: &Item, keys: &[String], lang: Lang) -> String {
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    keys.iter().map(|key| option_words(item, key, lang)).collect::<Vec<_>>().join(between)
}

/// A figure with its unit; money as it is said everywhere.
fn figure_words(number: Decimal, unit: &Text, behind: Option<&str>, lang: Lang) -> String {
    if let Some(per) = unit.zh.strip_prefix(money::WAN) {
        let own = unit.get(lang);
        let per = if per.is_empty() { "" } else { own.rfind('/').map_or(per, |at| &own[at..]) };
        return format!("{}{per}", money::in_words(number, lang));
    }
    format!("{} {}", number.grouped(), behind.unwrap_or_default()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::checklist::ChoiceOption;
    use super::*;
    use crate::domain::templates::built_in;

    #[test]
    fn figures_are_said_with_their_unit() {
        let n = |text| Decimal::parse(text).unwrap();
        for (unit, behind, zh, en) in [
            (Text::new("万元", "× 10,000 yuan"), Some("万元"), "2,155 万元", "CNY 21.55 m"),
            (Text::new("万元/亩", "× 10,000 yuan/mu"), None, "2,155 万元/亩", "CNY 21.55 m/mu"),
            (Text::new("亩", "mu"), Some("亩"), "2,155 亩", "2,155 亩"),
            (Text::new("项目计量单位", "in its own unit"), None, "2,155", "2,155"),
        ] {
            assert_eq!(figure_words(n("2155"), &unit, behind, Lang::Zh), zh);
            assert_eq!(figure_words(n("2155"), &unit, behind, Lang::En), en);
        }
    }

    #[test]
    fn what_was_chosen_stands_in_a_row() {
        let options = [("a", Text::new("扬尘", "Dust")), ("b", Text::new("噪声", "Noise"))];
        let options = options.map(|(key, label)| ChoiceOption::blank(key, label)).to_vec();
        let item = Item::blank("k", ItemKind::Choice { options: options.into(), several: true });
        for (stored, zh, en) in [
            (None, "未查", "Unchecked"),
            (Some("-"), "以上均无", "None of these"),
            (Some("b"), "噪声", "Noise"),
            (Some("a b"), "扬尘、噪声", "Dust, Noise"),
        ] {
            let words = |lang| answer_words(&item, stored, None, lang);
            assert_eq!((words(Lang::Zh).as_str(), words(Lang::En).as_str()), (zh, en));
        }
    }

    #[test]
    fn an_item_without_an_answer_is_unchecked() {
        for template in built_in() {
            for item in template.items() {
                assert_eq!(answer_words(item, None, None, Lang::Zh), "未查");
            }
        }
    }
}
