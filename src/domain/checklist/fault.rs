//! What makes a template unusable: for the program's own ones a test, for those that people write a refusal.

use std::collections::BTreeSet;

use super::{Asking, ItemKind, NOT_APPLICABLE, Points, Template};

/// Something that a template must not have. The key says where: of the template, section or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// A key that is not 1 to 32 of a-z, 0-9 and _, or an item's key that begins otherwise than with a letter.
    BadKey(String),
    /// Two sections or two items with the same key.
    DuplicateKey(String),
    /// No title, in either language.
    BlankTitle(String),
    /// A section without items, or a template without sections.
    Empty(String),
    /// An item that asks nothing, in either language.
    BlankPrompt(String),
    /// A choice with fewer than two options, or with an option that has no words.
    TooFewOptions(String),
    /// Two options with the same key.
    DuplicateOption(String),
    /// An option whose key means 不适用, or, where several can be chosen, could not stand beside others in an answer.
    ReservedOption(String),
    /// A number that can have no value: the least is above the greatest, or a bound has more digits than an answer.
    ImpossibleRange(String),
    /// A cause that its category does not have, or a cause without a category.
    UnknownCause(String),
    /// A condition that names an item that is not there.
    UnknownSource(String),
    /// An item that shows only when it shows, through whatever others.
    Circle(String),
}

/// Something in a template that is likely to be a mistake, and keeps nobody from using it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateWarning {
    /// No answers make this item show.
    NeverAsked(String),
    /// No answer to this item wants the evidence.
    NeverWanted(String),
    /// An item with points that no answer costs.
    NeverLost(String),
    /// An option that costs more than its item, or of an item without points.
    CostsTooMuch(String),
    /// The points of all items of this template are so many, and not 100.
    PointsInAll(String, Points),
}

impl TemplateWarning {
    /// The key of the template or item that it is about.
    pub fn at(&self) -> &str {
        match self {
            Self::NeverAsked(at)
            | Self::NeverWanted(at)
            | Self::NeverLost(at)
            | Self::CostsTooMuch(at)
            | Self::PointsInAll(at, _) => at,
        }
    }
}

impl TemplateFault {
    /// The key of the template, section or item that has the fault.
    pub fn at(&self) -> &str {
        match self {
            Self::BadKey(at)
            | Self::DuplicateKey(at)
            | Self::BlankTitle(at)
            | Self::Empty(at)
            | Self::BlankPrompt(at)
            | Self::TooFewOptions(at)
            | Self::DuplicateOption(at)
            | Self::ReservedOption(at)
            | Self::ImpossibleRange(at)
            | Self::UnknownCause(at)
            | Self::UnknownSource(at)
            | Self::Circle(at) => at,
        }
    }
}

impl Template {
    /// Lists everything that is wrong with the template; an empty list means that it can be used.
    pub fn faults(&self) -> Vec<TemplateFault> {
        let mut faults = Vec::new();
        let template = self.key.as_str();
        if !is_key(template) {
            faults.push(TemplateFault::BadKey(template.to_owned()));
        }
        if self.title.is_blank() {
            faults.push(TemplateFault::BlankTitle(template.to_owned()));
        }
        if self.sections.is_empty() {
            faults.push(TemplateFault::Empty(template.to_owned()));
        }
        let mut sections = BTreeSet::new();
        for section in self.sections.iter() {
            check_name(&section.key, &mut sections, &mut faults);
            if section.title.is_blank() {
                faults.push(TemplateFault::BlankTitle(section.key.to_string()));
            }
            if section.items.is_empty() {
                faults.push(TemplateFault::Empty(section.key.to_string()));
            }
        }
        let mut items = BTreeSet::new();
        for item in self.items() {
            check_name(&item.key, &mut items, &mut faults);
            if item.prompt.is_blank() {
                faults.push(TemplateFault::BlankPrompt(item.key.to_string()));
            }
            let cause_is_known = match (&item.cause, item.raises) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(cause), Some(category)) => category.cause(cause).is_some(),
            };
            if !cause_is_known {
                faults.push(TemplateFault::UnknownCause(item.key.to_string()));
            }
            check_kind(&item.key, &item.kind, &mut faults);
            let mut sources = item.when.iter().flat_map(|when| when.answers());
            if sources.any(|(source, _)| self.item(source).is_none()) {
                faults.push(TemplateFault::UnknownSource(item.key.to_string()));
            }
        }
        faults.extend(Asking::of(self).circles().iter().cloned().map(TemplateFault::Circle));
        faults
    }
}

fn check_name<'a>(key: &'a str, seen: &mut BTreeSet<&'a str>, faults: &mut Vec<TemplateFault>) {
    if !is_key(key) || !key.starts_with(|c: char| c.is_ascii_lowercase()) {
        faults.push(TemplateFault::BadKey(key.to_owned()));
    }
    if !seen.insert(key) {
        faults.push(TemplateFault::DuplicateKey(key.to_owned()));
    }
}

fn check_kind(key: &str, kind: &ItemKind, faults: &mut Vec<TemplateFault>) {
    match kind {
        ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text => {}
        ItemKind::Number { min, max, decimals, .. } => {
            let crossed = matches!((min, max), (Some(min), Some(max)) if min > max);
            let too_fine = [min, max].into_iter().flatten().any(|bound| bound.places() > *decimals);
            if crossed || too_fine {
                faults.push(TemplateFault::ImpossibleRange(key.to_owned()));
            }
        }
        ItemKind::Choice { options, several } => {
            let mut seen = BTreeSet::new();
            if options.len() < 2 || options.iter().any(|option| option.key.is_empty() || option.label.is_blank()) {
                faults.push(TemplateFault::TooFewOptions(key.to_owned()));
            }
            if options.iter().any(|option| !seen.insert(&option.key)) {
                faults.push(TemplateFault::DuplicateOption(key.to_owned()));
            }
            let is_no_word = |key: &str| *several && !is_key(key);
            if options.iter().any(|option| option.key.trim() == NOT_APPLICABLE || is_no_word(&option.key)) {
                faults.push(TemplateFault::ReservedOption(key.to_owned()));
            }
        }
    }
}

/// The key of a template may begin with a digit: those that offices publish are named by 32 hex digits.
fn is_key(key: &str) -> bool {
    (1..=32).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::{ChoiceOption, Item, Section, TemplateKey};
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::taxonomy::Category;
    use crate::domain::text::Text;

    fn item(key: &'static str, kind: ItemKind) -> Item {
        Item { prompt: Text::new("题", "Question"), ..Item::blank(key, kind) }
    }

    fn template(items: Vec<Item>) -> Template {
        Template {
            key: TemplateKey::new("own"),
            version: 1,
            title: Text::new("自定", ""),
            purpose: Text::default(),
            phases: Cow::Borrowed(&[]),
            sections: Cow::Owned(vec![Section {
                key: Cow::Borrowed("all"),
                title: Text::new("全部", "All"),
                items: Cow::Owned(items),
            }]),
        }
    }

    fn options(keys: &[&'static str]) -> ItemKind {
        let option = |key: &&'static str| ChoiceOption::blank(key, Text::new("甲", "A"));
        ItemKind::Choice { options: keys.iter().map(option).collect(), several: false }
    }

    fn range(min: Decimal, max: Decimal) -> ItemKind {
        ItemKind::Number { unit: Text::new("亩", "mu"), min: Some(min), max: Some(max), decimals: 0, target: None }
    }

    #[test]
    fn a_template_in_one_language_only_can_be_used() {
        assert_eq!(template(vec![item("a1", ItemKind::Check), item("a2", options(&["x", "y"]))]).faults(), []);
    }

    #[test]
    fn a_template_is_named_by_hex_digits_when_an_office_publishes_it_and_an_item_is_not() {
        let named = TemplateKey::new("0123456789abcdef0123456789abcdef");
        assert_eq!(Template { key: named, ..template(vec![item("a1", ItemKind::Check)]) }.faults(), []);
        let items = vec![item("1a", ItemKind::Check)];
        assert_eq!(template(items).faults(), [TemplateFault::BadKey("1a".to_owned())]);
    }

    #[test]
    fn each_fault_is_found() {
        let orphan_cause = Item { cause: Some(Cow::Borrowed("tender")), ..item("a1", ItemKind::Check) };
        let wrong_cause = Item { raises: Some(Category::Safety), ..orphan_cause.clone() };
        let blank = Item { prompt: Text::new("", " "), ..item("a1", ItemKind::Check) };
        let at = |fault: fn(String) -> TemplateFault| fault("a1".to_owned());
        for (items, fault) in [
            (vec![item("a1", ItemKind::Check), item("a1", ItemKind::Text)], at(TemplateFault::DuplicateKey)),
            (vec![item("A 1", ItemKind::Check)], TemplateFault::BadKey("A 1".to_owned())),
            (vec![], TemplateFault::Empty("all".to_owned())),
            (vec![blank], at(TemplateFault::BlankPrompt)),
            (vec![item("a1", options(&["x"]))], at(TemplateFault::TooFewOptions)),
            (vec![item("a1", options(&["x", "x"]))], at(TemplateFault::DuplicateOption)),
            (vec![item("a1", options(&["x", "na"]))], at(TemplateFault::ReservedOption)),
            (vec![item("a1", range(Decimal::whole(2), Decimal::whole(1)))], at(TemplateFault::ImpossibleRange)),
            (vec![item("a1", range(Decimal::new(5, 1), Decimal::whole(1)))], at(TemplateFault::ImpossibleRange)),
            (vec![orphan_cause], at(TemplateFault::UnknownCause)),
            (vec![wrong_cause], at(TemplateFault::UnknownCause)),
        ] {
            assert_eq!(template(items).faults(), [fault]);
        }
    }
}
