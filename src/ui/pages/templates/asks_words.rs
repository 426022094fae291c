//! What an item asks for besides its answer, in words: when it is asked, which evidence it wants, its clause and its points.

use crate::domain::answer_words::answer_words;
use crate::domain::checklist::{Condition, Evidence, Item, ItemKind, Said, Template};
use crate::domain::text::Lang;
use crate::domain::units::unit_label;
use crate::ui::words;

/// When an item is asked, by the numbers of the items that it looks at; none where it always is.
pub fn asked_when(template: &Template, item: &Item, lang: Lang) -> Option<String> {
    let when = item.when.as_ref()?;
    Some(words::asked_when(&condition_words(template, when, lang), lang))
}

/// A condition in words.
fn condition_words(template: &Template, condition: &Condition, lang: Lang) -> String {
    let inside = |part: &Condition| match part {
        Condition::Answer { .. } => condition_words(template, part, lang),
        Condition::All(_) | Condition::Any(_) => words::in_brackets(&condition_words(template, part, lang), lang),
    };
    let joined = |parts: &[Condition], between: &str| parts.iter().map(inside).collect::<Vec<_>>().join(between);
    match condition {
        Condition::Answer { item, is } => {
            let source = template.items().enumerate().find(|(_, source)| source.key == *item);
            match source {
                Some((place, source)) => words::item_is(place + 1, &said_words(source, is, lang), lang),
                None => words::item_is_gone(lang).to_owned(),
            }
        }
        Condition::All(parts) => joined(parts, words::and_also(lang)),
        Condition::Any(parts) => joined(parts, words::or_else(lang)),
    }
}

/// Which answers are meant.
pub fn said_words(item: &Item, said: &Said, lang: Lang) -> String {
    let unit = match &item.kind {
        ItemKind::Number { unit, .. } => unit_label(unit, lang).into_owned(),
        ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text | ItemKind::Choice { .. } => String::new(),
    };
    match said {
        Said::Anything => words::any_answer(lang).to_owned(),
        Said::Bad => words::bad_answer(lang).to_owned(),
        Said::Above(bound) => words::above(&bound.to_string(), &unit, lang),
        Said::Below(bound) => words::below(&bound.to_string(), &unit, lang),
        Said::OneOf(these) => {
            let these = these.iter().map(|one| words::quoted(&answer_words(item, Some(one), None, lang), lang));
            these.collect::<Vec<_>>().join(words::or_else(lang))
        }
    }
}

/// Which evidence each answer wants, one line a rule.
pub fn wanted_words(item: &Item, lang: Lang) -> Vec<String> {
    let line = |said: &Said, of: &[Evidence]| {
        let of: Vec<&str> = of.iter().map(|of| words::evidence(*of, lang)).collect();
        words::answer_wants(&said_words(item, said, lang), &of.join(words::listed(lang)), lang)
    };
    item.wants.iter().filter(|wanted| !wanted.of.is_empty()).map(|wanted| line(&wanted.on, &wanted.of)).collect()
}

/// All that an item asks for, one line each.
pub fn asks_for(template: &Template, item: &Item, lang: Lang) -> Vec<String> {
    let clause = item.clause.as_ref().map(|clause| words::by_clause(clause.get(lang), lang));
    let points = item.points.map(|points| words::costs(&points.to_string(), lang));
    let rule: Vec<String> = clause.into_iter().chain(points).collect();
    let rule = (!rule.is_empty()).then(|| rule.join(words::and_then(lang)));
    asked_when(template, item, lang).into_iter().chain(wanted_words(item, lang)).chain(rule).collect()
}
