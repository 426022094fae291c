//! The checklist templates that come with the program, as data: one module for each.
//!
//! **A published version never changes.** Answers are stored under the keys of its items, so a changed question would
//! put words into the mouths of those who answered the old one. To change a template: copy its constant, raise
//! `version`, give a new key to every item that asks something else, put the new one into the list of newest templates
//! and the old one into the list of superseded ones. A test holds the fingerprint of every published version.
//!
//! What was asked is what stands in Chinese: the English translates it, and may be mended without a new version.

mod about_to_start;
mod continuing;
mod first;
mod idle_land;
mod investment_landing;
mod meaning;
mod newly_started;
mod park_utilities;
mod phrases;
mod preliminary;
mod quality_safety;
mod reserve;
mod second;
mod service;
mod wording;

pub use meaning::{Detail, Meaning, Proposal, Vouched, meaning};
pub use phrases::{phrases, with_phrase};

use std::sync::LazyLock;

use super::checklist::{Item, Template};

/// The newest version of each template: the phases in the order in which most visits need them, then the themes.
static NEWEST: &[Template] = &[
    preliminary::TEMPLATE,
    about_to_start::TEMPLATE,
    newly_started::TEMPLATE,
    continuing::TEMPLATE,
    investment_landing::TEMPLATE,
    park_utilities::TEMPLATE,
    quality_safety::TEMPLATE,
    service::TEMPLATE,
    idle_land::TEMPLATE,
    reserve::TEMPLATE,
];

/// Earlier versions, which are offered no more and which old visits still show.
static SUPERSEDED: LazyLock<Vec<Template>> = LazyLock::new(|| NEWEST.iter().flat_map(earlier).collect());

fn earlier(newest: &Template) -> Vec<Template> {
    let second = (newest.version > 2).then(|| second::second_version(newest));
    let first = first::first_version(second.as_ref().unwrap_or(newest));
    second.into_iter().chain([first]).collect()
}

/// Gives the newest version of every built-in template.
pub fn built_in() -> &'static [Template] {
    NEWEST
}

/// Finds a built-in template in exactly this version, also one that is offered no more.
pub fn built_in_template(key: &str, version: u16) -> Option<&'static Template> {
    published().find(|template| template.key.as_str() == key && template.version == version)
}

/// Gives every version of every built-in template.
pub fn published() -> impl Iterator<Item = &'static Template> {
    NEWEST.iter().chain(SUPERSEDED.iter())
}

/// The item of the newest built-in templates that asks the same as `item`, which an earlier version or a checklist of the
/// office's own may hold: the same key and the same words, in Chinese where it has any.
///
/// What was learnt of an item after it was published (how it reads when it fails, what its figure means) is known for
/// old visits by it, and not for a copy that an office made into another question.
pub fn newest_item(item: &Item) -> Option<&'static Item> {
    let newest = built_in().iter().find_map(|template| template.item(&item.key))?;
    let asks_the_same = match item.prompt.zh.is_empty() {
        false => item.prompt.zh == newest.prompt.zh,
        true => item.prompt.en == newest.prompt.en,
    };
    asks_the_same.then_some(newest)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sha2::{Digest, Sha256};

    use super::super::checklist::{ItemKind, Verdict, judge};
    use super::super::choices::Phase;
    use super::*;
    use crate::domain::text::Text;

    /// SHA-256 of the JSON of every version that was ever published, without its English.
    const FINGERPRINTS: &[(&str, u16, &str)] = &[
        ("preliminary", 1, "7350bc4e2f5b282de1f1cd7241096799fccaf733b6110ef13948b88c9dfa5d83"),
        ("about_to_start", 1, "573d1754b93c19ce41406011bc02c4f9c5c8649cf1311e4b79e9d8b71b1429b9"),
        ("newly_started", 1, "503b6c43274da2756c3b56746dd3a10a8577d7e3f5fc8809a3afe3e2968304b7"),
        ("continuing", 1, "12188fd98371befb673da808e262a0e930f23f992ac5732f04d2e61b39982093"),
        ("investment_landing", 1, "69e1574a86409829603a3a60570bb75f0b401327e6edc483fc994710e87de133"),
        ("park_utilities", 1, "72a3cdca94bb87772fea58cc4cade8a70737e8cb87fc94bfec584e6bb4d19d35"),
        ("quality_safety", 1, "3eb6ec2e635953209d212598f95cec3c5752db3e29486636d9002e24db6bc58a"),
        ("service", 1, "197afa0376480e9ed7b135ac8ae2e25ecded171d66369da2b0af0dc2f078c776"),
        ("idle_land", 1, "acc43f2f91a0d49a1fa947cf5f41e8c7ccc19016669d76b6427c2e4a4b6f3c16"),
        ("reserve", 1, "8d5dc74b1955b09593de694433b8e6b865d5b0581620703f2bcb2b30bcf9dccf"),
        ("preliminary", 2, "5da491c42282bda25738b80234f3a687aac75f516356c3e4cf6623bc3d68c6b4"),
        ("about_to_start", 2, "19f1797b66f8bb47d114f3d0b1cd515cff36f5ecafc2103d6d25564b0aa2def0"),
        ("newly_started", 2, "0b7aba2cfebdbbd6a573542608cab530488acbd81539a1e68d48a0a5d2050548"),
        ("continuing", 2, "973df31f4f4f0b70226555f9f7ab3a2bdcef7395eb565b42a2e24fc588e97bb6"),
        ("investment_landing", 2, "08449083c286c0fbdae7fa32ee15f89ee5c98b5795918b721a7cede36eae29f6"),
        ("park_utilities", 2, "1c9dc9cad3e325a8454c42faf9d30262d2dd05fc0b54ce39176eb593cb2abc2e"),
        ("quality_safety", 2, "8100861bef0acc13e0f258fc1620f83e464fede2aa3c99ebf0070ed6c76f2782"),
        ("service", 2, "c0cd95bb3db5880ebd8a62ae69021c6ae7ee10662cf7e3948ab7649c02b38d69"),
        ("idle_land", 2, "c4528e7dad07181b0deb295d6e3528fd3b64451a34efe6f1d0656455e2417be4"),
        ("reserve", 2, "478ee15d31f824afbcbff558051f5362ec47cb2c822f4c998e58d18bfa4394b6"),
        ("newly_started", 3, "f2e8c2a9c8a6c952324b36ca986c38cb06c986f54712b276c5104e8fcb43491c"),
        ("continuing", 3, "d59abd9c5b11891056b1e20bb237657e37c1d29356eb64c621a5b12cf90bad5f"),
        ("quality_safety", 3, "8d7ef9b0cc6773141b4f8a0b31fd6893575342c4dfb1f2019f42be4012ef4a8c"),
    ];

    fn fingerprint(template: &Template) -> String {
        let mut json = serde_json::to_value(template).unwrap();
        leave_english_out(&mut json);
        Sha256::digest(json.to_string()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn leave_english_out(json: &mut serde_json::Value) {
        match json {
            serde_json::Value::Object(members) => {
                members.remove("en");
                members.values_mut().for_each(leave_english_out);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(leave_english_out),
            _ => {}
        }
    }

    #[test]
    fn a_published_version_never_changes() {
        for template in published() {
            let (key, version, now) = (template.key.as_str(), template.version, fingerprint(template));
            let recorded = FINGERPRINTS.iter().find(|(k, v, _)| (*k, *v) == (key, version)).map(|(_, _, hash)| *hash);
            assert_eq!(
                recorded,
                Some(now.as_str()),
                "{key} version {version} is published and answers hang on it. Put its old constant back, among the \
                 superseded ones, and add the changed one as the next version, with a line of its own in FINGERPRINTS."
            );
        }
        assert_eq!(published().count(), FINGERPRINTS.len(), "a published version was taken away");
    }

    #[test]
    fn all_ten_templates_of_the_trade_are_there() {
        let keys: Vec<_> = built_in().iter().map(|template| template.key.as_str()).collect();
        let expected = [
            "preliminary",
            "about_to_start",
            "newly_started",
            "continuing",
            "investment_landing",
            "park_utilities",
            "quality_safety",
            "service",
            "idle_land",
            "reserve",
        ];
        assert_eq!(keys, expected);
        for template in published() {
            assert_eq!(built_in_template(template.key.as_str(), template.version), Some(template));
        }
        assert_eq!(built_in_template("preliminary", 0), None);
        assert_eq!(built_in_template("no_such", 1), None);
    }

    #[test]
    fn only_one_version_of_a_template_is_offered_and_it_is_the_newest() {
        let mut seen = BTreeSet::new();
        assert!(published().all(|template| seen.insert((&template.key, template.version))), "a version is there twice");
        for template in SUPERSEDED.iter() {
            assert!(built_in().iter().any(|newer| newer.key == template.key && newer.version > template.version));
        }
    }

    #[test]
    fn templates_have_no_faults() {
        for template in published() {
            assert_eq!(template.faults(), [], "{}", template.key.as_str());
            assert_eq!(template.warnings(), [], "{}", template.key.as_str());
            assert!((2..=4).contains(&template.sections.len()), "{}", template.key.as_str());
            assert!(!template.phases.is_empty());
        }
    }

    #[test]
    fn every_word_is_there_in_both_languages() {
        let check = |text: &Text, at: &str| {
            assert!(!text.zh.is_ascii() || text.zh == text.en, "no Chinese at {at}: {}", text.zh);
            assert!(
                !text.en.trim().is_empty() && text.en.chars().all(|c| !('\u{2e80}'..='\u{ffef}').contains(&c)),
                "{at}"
            );
            assert_eq!((text.zh.trim(), text.en.trim()), (&*text.zh, &*text.en), "{at}");
        };
        for template in published() {
            check(&template.title, template.key.as_str());
            check(&template.purpose, template.key.as_str());
            template.sections.iter().for_each(|section| check(&section.title, &section.key));
            for item in template.items() {
                check(&item.prompt, &item.key);
                item.unmet.iter().for_each(|unmet| check(unmet, &item.key));
                item.hint.iter().for_each(|hint| check(hint, &item.key));
                match &item.kind {
                    ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text => {}
                    ItemKind::Number { unit, .. } => check(unit, &item.key),
                    ItemKind::Choice { options, .. } => {
                        options.iter().for_each(|option| check(&option.label, &item.key))
                    }
                }
            }
        }
    }

    #[test]
    fn item_keys_are_unique_over_all_templates_so_that_an_answer_tells_where_it_belongs() {
        let mut seen = BTreeSet::new();
        for item in built_in().iter().flat_map(Template::items) {
            assert!(seen.insert(&item.key), "{} is used twice", item.key);
        }
    }

    #[test]
    fn every_item_that_can_fail_suggests_what_to_raise() {
        for item in published().flat_map(Template::items) {
            assert_eq!(item.raises.is_some(), item.can_fail() && item.key != "ct02", "{}", item.key);
            assert!(item.can_fail() || !item.critical, "{}", item.key);
        }
    }

    #[test]
    fn every_item_that_can_fail_says_how_it_reads_then() {
        for item in built_in().iter().flat_map(Template::items) {
            assert_eq!(item.unmet.is_some(), item.can_fail(), "{}", item.key);
            let Some(unmet) = &item.unmet else { continue };
            for (words, prompt) in [(&unmet.zh, &item.prompt.zh), (&unmet.en, &item.prompt.en)] {
                assert_ne!(words, prompt, "{}", item.key);
                let has_value = words.contains("{value}");
                let several = match &item.kind {
                    ItemKind::Number { .. } | ItemKind::Date { .. } => true,
                    ItemKind::Choice { options, .. } => options.iter().filter(|option| option.fails).count() > 1,
                    ItemKind::Check | ItemKind::Text => false,
                };
                assert_eq!(has_value, several, "{}: {words}", item.key);
                assert!(words.chars().count() <= 120 && !words.ends_with(['。', '.', '；']), "{}: {words}", item.key);
                assert!(!words.contains("达到要求") && !words.starts_with("Not met"), "{}: {words}", item.key);
            }
        }
        let first = SUPERSEDED.iter().filter(|template| template.version == 1);
        assert!(first.flat_map(Template::items).all(|item| item.unmet.is_none()));
        let asks_more = |item: &Item| item.when.is_some() || !item.wants.is_empty();
        assert!(SUPERSEDED.iter().flat_map(Template::items).all(|item| !asks_more(item)));
    }

    #[test]
    fn an_old_item_is_known_by_the_question_that_it_asked() {
        let old = |template, key| built_in_template(template, 1).and_then(|template| template.item(key)).unwrap();
        let known = |item: &Item| newest_item(item).map(|item| item.key.to_string());
        assert_eq!(known(old("continuing", "ct14")).as_deref(), Some("ct14"));
        assert_eq!(known(old("idle_land", "id05")), None, "version 2 asks for figures without the price of the land");
        let changed = Item { prompt: Text::owned("食堂卫生合格", ""), ..old("continuing", "ct14").clone() };
        assert_eq!(known(&changed), None);
    }

    #[test]
    fn every_phase_has_a_template() {
        for &phase in Phase::ALL {
            assert!(built_in().iter().any(|template| template.suits(phase)), "{phase:?}");
        }
    }

    #[test]
    fn thresholds_of_the_trade_are_judged_at_their_edge() {
        for (template, key, value, verdict) in [
            ("preliminary", "pr08", "10", Verdict::Good),
            ("preliminary", "pr08", "10.01", Verdict::Bad),
            ("preliminary", "pr08", "-3.5", Verdict::Good),
            ("about_to_start", "as09", "99.99", Verdict::Bad),
            ("about_to_start", "as09", "100", Verdict::Good),
            ("park_utilities", "pu02", "0", Verdict::Good),
            ("park_utilities", "pu02", "1", Verdict::Bad),
            ("idle_land", "id04", "33.33", Verdict::Bad),
            ("idle_land", "id04", "33.34", Verdict::Good),
            ("idle_land", "id05", "24.99", Verdict::Bad),
            ("idle_land", "id20", "24.9", Verdict::Bad),
            ("idle_land", "id20", "25", Verdict::Good),
            ("idle_land", "id08", "30", Verdict::Good),
            ("idle_land", "id09", "7.01", Verdict::Bad),
            ("idle_land", "id03", "yes", Verdict::Bad),
            ("idle_land", "id03", "no", Verdict::Good),
            ("idle_land", "id07", "farmed", Verdict::Bad),
            ("idle_land", "id17", "resume", Verdict::Neutral),
            ("service", "sv12", "3", Verdict::Good),
            ("service", "sv12", "2", Verdict::Bad),
            ("continuing", "ct10", "30", Verdict::Neutral),
            ("investment_landing", "il10", "none", Verdict::Bad),
        ] {
            let asked = published().filter(|of| of.key.as_str() == template).filter_map(|of| of.item(key));
            let asked: Vec<_> = asked.collect();
            assert!(!asked.is_empty(), "{key}");
            assert!(asked.iter().all(|item| judge(item, Some(value)) == verdict), "{key} {value}");
        }
    }

    #[test]
    fn templates_come_back_from_json_as_they_were() {
        for template in published() {
            let json = serde_json::to_string(template).unwrap();
            assert_eq!(&serde_json::from_str::<Template>(&json).unwrap(), template);
        }
    }
}
