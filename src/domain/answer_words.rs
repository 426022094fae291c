//! What the answer to an item of a checklist says, in words: for records, histories and the readable copy.

use super::checklist::{Answer, Item, ItemKind};
use super::decimal::Decimal;
use super::money;
use super::text::{Lang, Text};

const YES: Text = Text::new("是", "Yes");
const NO: Text = Text::new("否", "No");
const NOT_APPLICABLE: Text = Text::new("不适用", "Not applicable");
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
        (Answer::Choice(key), ItemKind::Choice { options }) => options
            .iter()
            .find(|option| option.key == key)
            .map_or_else(|| key.clone(), |option| option.label.get(lang).to_owned()),
        (Answer::Number(number), _) => number.grouped(),
        (Answer::Date(day), _) => day.to_string(),
        (Answer::Text(text) | Answer::Choice(text) | Answer::Unreadable(text), _) => text,
    }
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
    fn an_item_without_an_answer_is_unchecked() {
        for template in built_in() {
            for item in template.items() {
                assert_eq!(answer_words(item, None, None, Lang::Zh), "未查");
            }
        }
    }
}
