//! What an answer to an item looks like, in words.

use crate::domain::checklist::{ItemKind, Target};
use crate::domain::decimal::Decimal;
use crate::domain::text::Lang;
use crate::domain::units::unit_label;
use crate::ui::words::{self, TemplatesWords};

/// The kind of an answer in one line.
pub fn kind_words(kind: &ItemKind, lang: Lang) -> String {
    let words = TemplatesWords::of(lang);
    match kind {
        ItemKind::Check => words.kind_check_short.to_owned(),
        ItemKind::Number { unit, min, max, target, .. } => {
            let parts = [bounds(*min, *max, lang), target.map(|target| target_words(target, lang))];
            let unit = unit_label(unit, lang);
            let head = match unit.trim_matches(['（', '）', '(', ')']) {
                "" => words.kind_number.to_owned(),
                unit => words::number_in(unit, lang),
            };
            std::iter::once(head).chain(parts.into_iter().flatten()).collect::<Vec<_>>().join(words.comma)
        }
        ItemKind::Date { latest: None } => words.kind_date.to_owned(),
        ItemKind::Date { latest: Some(latest) } => words::date_until(*latest, lang),
        ItemKind::Text => words.kind_text.to_owned(),
        ItemKind::Choice { options, several } => {
            let option = |label: &str, fails: bool| match fails {
                true => words::failing_option(label, lang),
                false => label.to_owned(),
            };
            let all = options.iter().map(|one| option(one.label.get(lang), one.fails)).collect::<Vec<_>>();
            let all = all.join("\u{a0}/ ");
            if *several { words::several_of(&all, lang) } else { all }
        }
    }
}

fn bounds(min: Option<Decimal>, max: Option<Decimal>, lang: Lang) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        // Hardly anything that is counted on a site is below zero: not worth a word.
        (Some(min), None) if min == Decimal::whole(0) => None,
        (min, max) => {
            let shown = |bound: Option<Decimal>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
            Some(words::between(&shown(min), &shown(max), lang))
        }
    }
}

fn target_words(target: Target, lang: Lang) -> String {
    match target {
        Target::AtLeast(least) => words::at_least(&least.to_string(), lang),
        Target::AtMost(most) => words::at_most(&most.to_string(), lang),
    }
}
