//! 不合格表述: how an item reads when it fails, and what a problem from it begins with.

use std::borrow::Cow;

use crate::book::Book;
use crate::domain::asked::Asked;
use crate::domain::asked::stored_answer;
use crate::domain::checklist::{Answer, Item, ItemKind, NOT_APPLICABLE, Points, Target, Template};
use crate::domain::records::Visit;
use crate::domain::templates::{meaning, newest_item};
use crate::domain::text::{Lang, Text};
use crate::domain::units::unit_of;

use super::note;
use super::proposal::difference;
use super::value::{begun, number_words, sentences, value_words, within};
use super::words;

/// What stands in a wording for the value that was measured or chosen.
const PLACE_OF_VALUE: &str = "{value}";

/// The same as an office may have typed it.
const PLACES_OF_VALUE: [&str; 4] = [PLACE_OF_VALUE, "{数值}", "｛数值｝", "｛value｝"];

/// The wording of an item that fails: its own, or the one that the newest built-in version has for the same question.
pub fn unmet_wording(item: &Item) -> Option<&Text> {
    let own = item.unmet.as_ref().filter(|words| !words.is_blank());
    own.or_else(|| newest_item(item)?.unmet.as_ref())
}

/// The wording of an item that fails as a checklist shows it, with `…` for the value.
pub fn shown_wording(item: &Item, lang: Lang) -> Option<String> {
    let wording = unmet_wording(item)?.get(lang).to_owned();
    Some(PLACES_OF_VALUE.into_iter().fold(wording, |wording, place| wording.replace(place, "…")))
}

/// How an item reads that failed with this answer.
///
/// | The item has a wording | It reads |
/// |---|---|
/// | with a place for the value | the wording with the value |
/// | without, and the value says more than that it failed | the wording, the value in brackets behind it |
/// | without, and the answer is 否 or the one option that fails | the wording |
/// | none, and the answer has a value | the prompt and the value |
/// | none, and the answer has no value | 未达到要求 and the prompt |
pub fn unmet_words(item: &Item, answer: &Answer, unit: Option<&str>, lang: Lang) -> String {
    let value = value_words(item, &what_fails(item, answer), unit, lang);
    let prompt = item.prompt.get(lang);
    let Some(wording) = unmet_wording(item) else {
        return match value {
            Some(value) => words::with_value(prompt, &value, lang),
            None => words::not_met(prompt, lang),
        };
    };
    let wording = wording.get(lang);
    match (PLACES_OF_VALUE.into_iter().find(|place| wording.contains(place)), value) {
        (Some(place), value) => wording.replace(place, value.as_deref().unwrap_or_default()),
        (None, Some(value)) if !is_the_only_way_to_fail(&item.kind) => words::in_brackets(wording, &value, lang),
        (None, _) => wording.to_owned(),
    }
}

/// Of several that were chosen those that fail: the others belong into no problem.
fn what_fails<'a>(item: &Item, answer: &'a Answer) -> Cow<'a, Answer> {
    let Answer::Several(keys) = answer else { return Cow::Borrowed(answer) };
    let fails = |key: &&String| item.options().iter().any(|option| option.fails && option.key == **key);
    Cow::Owned(Answer::Several(keys.iter().filter(fails).cloned().collect()))
}

/// How an item of a visit reads that failed.
pub fn unmet_of(book: &Book, visit: &Visit, item: &Item, lang: Lang) -> String {
    let answer = Answer::read(item, stored_answer(book, &visit.id, item).as_deref());
    unmet_words(item, &answer, unit_of(book, &visit.project, item, lang), lang)
}

fn is_the_only_way_to_fail(kind: &ItemKind) -> bool {
    match kind {
        ItemKind::Check => true,
        ItemKind::Choice { options, .. } => options.iter().filter(|option| option.fails).count() == 1,
        ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => false,
    }
}

/// What a checklist item says of the problem that it found: a text for each field of the problem that it knows.
pub fn problem_texts(
    book: &Book,
    visit: &Visit,
    template: &Template,
    item: &Item,
    lang: Lang,
) -> Vec<(&'static str, String)> {
    let stored = stored_answer(book, &visit.id, item);
    let answer = Answer::read(item, stored.as_deref());
    let lost = Some(item.lost(stored.as_deref())).filter(|lost| *lost != Points::default());
    let unit = unit_of(book, &visit.project, item, lang);
    vec![
        ("title", unmet_words(item, &answer, unit, lang)),
        ("detail", described(book, visit, template, item, (Figures::All, lang))),
        ("category", item.raises.map_or_else(String::new, |category| category.key().to_owned())),
        ("cause", item.cause.as_deref().unwrap_or_default().to_owned()),
        ("clause", item.clause.as_ref().map_or_else(String::new, |clause| clause.get(lang).to_owned())),
        ("points", item.points.map_or_else(String::new, |whole| lost.unwrap_or(whole).to_string())),
    ]
}

/// Which of the figures are told that an answer follows from.
#[derive(Clone, Copy)]
pub(super) enum Figures {
    /// The figures, and how far they lie apart.
    All,
    /// How far they lie apart: the figures stand elsewhere in the same paper.
    Apart,
}

/// What is known of a failed item besides its title: the figures that it follows from, what was required, and the note.
pub(super) fn described(
    book: &Book,
    visit: &Visit,
    template: &Template,
    item: &Item,
    (told_are, lang): (Figures, Lang),
) -> String {
    let figures = figures(book, visit, template, item, (told_are, lang));
    let required = match &item.kind {
        ItemKind::Number { target: Some(target), .. } if unmet_wording(item).is_none() => {
            let unit = unit_of(book, &visit.project, item, lang).unwrap_or_default();
            let (Target::AtLeast(bound) | Target::AtMost(bound)) = target;
            Some(words::required(*target, &number_words(*bound, unit, lang), lang))
        }
        _ => None,
    };
    let note = Some(sentences(note(book, &visit.id, item), lang)).filter(|note| !note.is_empty());
    let known = figures.into_iter().chain(required).map(|words| begun(&words, lang)).chain(note);
    known.collect::<Vec<_>>().join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// The figures that the answer follows from, and how far they lie apart.
fn figures(
    book: &Book,
    visit: &Visit,
    template: &Template,
    item: &Item,
    (told_are, lang): (Figures, Lang),
) -> Option<String> {
    let sources = meaning(item).proposes?.sources();
    let counts = Asked::of(book, &visit.id, template);
    let asked: Vec<&Item> = sources.iter().filter_map(|key| template.item(key)).collect();
    if !asked.iter().all(|item| counts.asks(item)) {
        return None;
    }
    let told = asked.iter().map(|asked| told(book, visit, asked, lang)).collect::<Option<Vec<_>>>()?;
    let numbers =
        asked.iter().map(|asked| match Answer::read(asked, stored_answer(book, &visit.id, asked).as_deref()) {
            Answer::Number(number) => Some(number),
            _ => None,
        });
    let numbers = numbers.collect::<Option<Vec<_>>>().unwrap_or_default();
    let apart = match (numbers.as_slice(), item.kind == ItemKind::Check) {
        ([one, other], true) if one != other => difference(*one, *other),
        _ => None,
    };
    let unit = asked.first().and_then(|asked| unit_of(book, &visit.project, asked, lang)).unwrap_or_default();
    let apart = apart.map(|apart| words::apart(&number_words(apart, unit, lang), lang));
    let told = match told_are {
        Figures::All => told,
        Figures::Apart => Vec::new(),
    };
    let figures = told.into_iter().chain(apart).collect::<Vec<_>>().join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    });
    (!figures.is_empty()).then_some(figures)
}

/// A recorded value within a sentence; none for an answer that has none.
pub(super) fn told(book: &Book, visit: &Visit, item: &Item, lang: Lang) -> Option<String> {
    let answer = Answer::read(item, stored_answer(book, &visit.id, item).as_deref());
    let known = meaning(item);
    let pick = |(zh, en): (&'static str, &'static str)| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let is_zero = match &answer {
        Answer::Number(number) => number.parts().0 == 0,
        Answer::Choice(key) => key == "no",
        _ => false,
    };
    if let Some(at_zero) = known.at_zero.filter(|_| is_zero) {
        return Some(pick(at_zero).to_owned());
    }
    let value = value_words(item, &answer, unit_of(book, &visit.project, item, lang), lang)?;
    let value = within(&value, lang);
    Some(match known.told {
        Some(told) => pick(told).replace(PLACE_OF_VALUE, &value),
        None => words::recorded(item, item.prompt.get(lang), &value, lang),
    })
}

/// Whether an answer says nothing but that there is nothing to say (未停工, 无需处理): such options have the key `none`.
pub(super) fn says_nothing(answer: &Answer) -> bool {
    match answer {
        Answer::Choice(key) => key == "none" || key == NOT_APPLICABLE,
        Answer::Several(keys) => keys.is_empty(),
        _ => false,
    }
}
