//! 常用备注: what inspectors often write beside an item that failed, ready to be taken by one tap.
//!
//! Facts and causes that can be seen or asked on the spot, and no blanks to fill in: what is taken and left as it is reads
//! as a finished sentence. No part of a template, as all that the program knows besides ([`super::meaning`]).

mod before;
mod land;
mod site;
mod works;

use super::newest_item;
use crate::domain::checklist::Item;
use crate::domain::text::Lang;

/// The notes that fit an item, in the language of the page; none for one that an office asks.
pub fn phrases(item: &Item, lang: Lang) -> Vec<&'static str> {
    let key = newest_item(item).map_or("", |newest| newest.key.as_ref());
    let known = all().find(|(of, _)| *of == key).map_or(&[][..], |(_, phrases)| phrases);
    let pick = |(zh, en): &(&'static str, &'static str)| match lang {
        Lang::Zh => *zh,
        Lang::En => *en,
    };
    known.iter().map(pick).collect()
}

type Phrases = &'static [(&'static str, &'static str)];

/// A note with a phrase behind what stands there.
pub fn with_phrase(note: &str, phrase: &str, lang: Lang) -> String {
    let stands = note.trim_end();
    let between = match (stands.chars().next_back(), lang) {
        (None, _) => "",
        (Some('。' | '；' | '，' | '、' | '！' | '？'), _) => "",
        (Some('.' | ';' | ',' | '!' | '?'), _) => " ",
        (Some(_), Lang::Zh) => "；",
        (Some(_), Lang::En) => "; ",
    };
    format!("{stands}{between}{phrase}")
}

fn all() -> impl Iterator<Item = &'static (&'static str, Phrases)> {
    [before::PHRASES, works::PHRASES, land::PHRASES, site::PHRASES].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{built_in, published};
    use super::*;
    use crate::domain::checklist::Template;

    #[test]
    fn every_item_that_can_fail_has_two_to_four_notes_and_each_is_written_out() {
        for item in built_in().iter().flat_map(Template::items) {
            let (zh, en) = (phrases(item, Lang::Zh), phrases(item, Lang::En));
            assert_eq!((2..=4).contains(&zh.len()), item.can_fail(), "{}", item.key);
            assert_eq!(zh.iter().collect::<BTreeSet<_>>().len(), zh.len(), "{}", item.key);
            for phrase in zh.iter().chain(&en) {
                assert!(!phrase.is_empty() && phrase.chars().count() <= 60, "{phrase}");
                assert!(!phrase.contains(['_', '…']) && !phrase.ends_with(['。', '.']), "{phrase}");
            }
            assert!(zh.iter().all(|phrase| !phrase.is_ascii()) && en.iter().all(|phrase| !has_chinese(phrase)));
        }
        let known = built_in().iter().flat_map(Template::items).map(|item| item.key.as_ref()).collect::<BTreeSet<_>>();
        assert!(all().all(|(key, _)| known.contains(key)));
    }

    fn has_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{2e80}'..='\u{ffef}').contains(&c))
    }

    #[test]
    fn a_phrase_stands_behind_what_was_written() {
        for (note, phrase, lang, expected) in [
            ("", "材料未到场", Lang::Zh, "材料未到场"),
            ("落后18天", "材料未到场", Lang::Zh, "落后18天；材料未到场"),
            ("落后18天。 ", "材料未到场", Lang::Zh, "落后18天。材料未到场"),
            ("18 days late", "Held up by rain", Lang::En, "18 days late; Held up by rain"),
            ("18 days late.", "Held up by rain", Lang::En, "18 days late. Held up by rain"),
        ] {
            assert_eq!(with_phrase(note, phrase, lang), expected);
        }
    }

    #[test]
    fn old_versions_have_them_too() {
        let first =
            published().find(|template| template.key.as_str() == "continuing" && template.version == 1).unwrap();
        assert!(!phrases(first.item("ct14").unwrap(), Lang::Zh).is_empty());
    }
}
