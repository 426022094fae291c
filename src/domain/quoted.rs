//! Figures that words still quote: a number that was amended, and a note or 督查意见 that says the old one.

use std::collections::BTreeSet;

use crate::book::Book;

use super::amendments::amendments;
use super::checklist::{Answer, ItemKind, Template};
use super::decimal::Decimal;
use super::findings::difference;
use super::ids::VisitId;
use super::records::{ANSWER, NOTE};
use super::templates::{Proposal, meaning};

/// A text that quotes a number which was amended since.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Quote {
    /// The field with the text: 督查意见, 当前形象部位 or a note.
    pub field: String,
    /// The number as the text writes it.
    pub written: String,
    /// The key of the item whose number was amended.
    pub item: String,
    /// What holds now.
    pub now: Decimal,
}

/// The texts of a finished visit that still quote a number which was amended.
pub fn stale_quotes(book: &Book, visit: &VisitId, template: &Template) -> Vec<Quote> {
    let of = visit.entity();
    let number = |item: &str, stored: Option<&str>| match (template.item(item), stored) {
        (Some(item), Some(stored)) if matches!(item.kind, ItemKind::Number { .. }) => {
            match Answer::read(item, Some(stored)) {
                Answer::Number(number) => Some(number),
                _ => None,
            }
        }
        _ => None,
    };
    let mut found: BTreeSet<Quote> = BTreeSet::new();
    for amended in amendments(book, visit) {
        let Some(item) = amended.field.as_str().strip_prefix(ANSWER) else { continue };
        let now = number(item, book.value(of, amended.field.as_str()).as_text());
        let (Some(old), Some(now)) = (number(item, amended.from.as_text()), now) else { continue };
        if old == now {
            continue;
        }
        let mut outdated = vec![(old, now)];
        outdated.extend(differences(template, item, old, now, |other| {
            number(other, book.value(of, &format!("{ANSWER}{other}")).as_text())
        }));
        let notes = template.items().map(|item| format!("{NOTE}{}", item.key));
        for field in ["findings", "progress"].map(str::to_owned).into_iter().chain(notes) {
            let numbers = numbers_in(book.text(of, &field));
            for (old, now) in &outdated {
                if let Some((written, _)) = numbers.iter().find(|(_, number)| number == old) {
                    let (field, written) = (field.clone(), written.clone());
                    found.insert(Quote { field, written, item: item.to_owned(), now: *now });
                }
            }
        }
    }
    found.into_iter().collect()
}

/// How far an amended figure lay from another with which it is compared (上报, 核定), and how far it lies now; nothing where they were
/// the same, since no text tells a difference of nothing.
fn differences(
    template: &Template,
    amended: &str,
    old: Decimal,
    now: Decimal,
    figure: impl Fn(&str) -> Option<Decimal>,
) -> Vec<(Decimal, Decimal)> {
    let compared = template.items().filter_map(|item| match meaning(item).proposes? {
        Proposal::Same { reported, found } if reported == amended => Some(found),
        Proposal::Same { reported, found } if found == amended => Some(reported),
        _ => None,
    });
    let apart = |other: &str| {
        let other = figure(other)?;
        let (before, after) = (difference(old, other)?, difference(now, other)?);
        (before != after && before != Decimal::whole(0)).then_some((before, after))
    };
    compared.filter_map(apart).collect()
}

/// Every number in a text, as it is written and what it says. `1,080` and `1080` are one number; `2026-11-29` and `3.5.1` hold none.
fn numbers_in(text: &str) -> Vec<(String, Decimal)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | ':') || is_wide_part(c);
    let mut found = Vec::new();
    for piece in text.split(|c: char| !is_part(c)) {
        let written = piece.trim_matches(|c: char| !c.is_ascii_digit() && !('０'..='９').contains(&c));
        if let Some(number) = Decimal::parse(written).filter(|_| !written.is_empty()) {
            found.push((written.to_owned(), number));
        }
    }
    found
}

/// The full-width forms of what numbers are written with.
fn is_wide_part(c: char) -> bool {
    matches!(c, '０'..='９' | '．')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        numbers_in(text).into_iter().map(|(written, _)| written).collect()
    }

    #[test]
    fn numbers_are_found_in_sentences() {
        for (text, expected) in [
            ("核定1080万元，比上报少120.5。", vec!["1080", "120.5"]),
            ("核定 1,080 万元", vec!["1,080"]),
            ("核定１０８０万元", vec!["１０８０"]),
            ("2026-11-29 现场核定", vec![]),
            ("见 3.5.1 条，共 7 项", vec!["7"]),
            ("1080.", vec!["1080"]),
            ("1,080、1,200", vec!["1,080", "1,200"]),
            ("无", vec![]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn a_part_of_another_number_is_no_quote() {
        let old = Decimal::parse("108").unwrap();
        for text in ["1080", "10.8", "2108", "1,108"] {
            assert!(numbers_in(text).iter().all(|(_, number)| *number != old), "{text}");
        }
        assert!(numbers_in("108.0").iter().any(|(_, number)| *number == old), "it says the same");
    }
}
