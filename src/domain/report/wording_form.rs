//! A template as a form holds it: a text for each field, and back. What is typed half is kept as it is; what it lacks, the faults tell.
//!
//! | Field | Holds |
//! |---|---|
//! | `name` | the name |
//! | `parts`, `off` | ids with blanks between them |
//! | `heading/PART`, `before/PARAGRAPH`, `after/PARAGRAPH`, `words/SENTENCE` | a text; blank for what is usual |
//! | `bands` | a bound and its word on each line, see [`bands`](super::bands) |

use std::collections::BTreeMap;

use super::bands;
use super::rules::PARTS;
use super::wording::{Wording, WordingFault};

/// The field with the name.
pub const NAME: &str = "name";
/// The field with the parts that are printed, in their order.
pub const PARTS_SHOWN: &str = "parts";
/// The field with the sentences that are not said.
pub const OFF: &str = "off";
/// The field with the words for rates.
pub const BANDS: &str = "bands";

/// The fields of a text each.
const TEXTS: [&str; 4] = ["heading", "before", "after", "words"];

/// The field of the heading of a part.
pub fn heading(part: &str) -> String {
    format!("{}/{part}", TEXTS[0])
}

/// The field of the fixed sentences before the figures of a paragraph.
pub fn before(paragraph: &str) -> String {
    format!("{}/{paragraph}", TEXTS[1])
}

/// The field of those behind them.
pub fn after(paragraph: &str) -> String {
    format!("{}/{paragraph}", TEXTS[2])
}

/// The field of the words of a sentence.
pub fn words(sentence: &str) -> String {
    format!("{}/{sentence}", TEXTS[3])
}

/// The ids of a field that holds several.
pub fn ids(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The texts of a template.
pub fn texts(wording: &Wording) -> BTreeMap<String, String> {
    let off: Vec<&str> = wording.off.iter().map(String::as_str).collect();
    let mut texts = BTreeMap::from([
        (NAME.to_owned(), wording.name.clone()),
        (PARTS_SHOWN.to_owned(), wording.parts.join(" ")),
        (OFF.to_owned(), off.join(" ")),
        (BANDS.to_owned(), bands::written(&wording.bands)),
    ]);
    let all = [&wording.headings, &wording.before, &wording.after, &wording.words];
    for (field, held) in TEXTS.into_iter().zip(all) {
        texts.extend(held.iter().map(|(id, text)| (format!("{field}/{id}"), text.clone())));
    }
    texts
}

/// The template that these texts make, with everything that is wrong with it.
pub fn wording(texts: &BTreeMap<String, String>) -> (Wording, Vec<WordingFault>) {
    let text = |field: &str| texts.get(field).map(String::as_str).unwrap_or_default();
    let held = |field: &str| -> BTreeMap<String, String> {
        let own = texts.iter().filter_map(|(key, text)| {
            let id = key.strip_prefix(field)?.strip_prefix('/')?;
            Some((id.to_owned(), text.clone()))
        });
        own.collect()
    };
    let read = bands::read(text(BANDS));
    let line = read.as_ref().err().copied();
    let [headings, before, after, words] = TEXTS.map(held);
    let wording = Wording {
        name: text(NAME).to_owned(),
        version: 0,
        parts: ids(text(PARTS_SHOWN)),
        headings,
        before,
        after,
        off: ids(text(OFF)).into_iter().collect(),
        words,
        bands: read.unwrap_or_default(),
    };
    let wording = wording.tidied();
    let mut faults = wording.faults();
    faults.extend(line.map(WordingFault::BandLine));
    (wording, faults)
}

/// The parts as a form lists them: those that are printed in their order, then the others; each with whether it is printed.
pub fn listed(parts: &str) -> Vec<(&'static str, bool)> {
    let shown = ids(parts);
    let known = |id: &String| PARTS.iter().find(|part| part.id == id.as_str()).map(|part| (part.id, true));
    let others = PARTS.iter().filter(|part| !shown.iter().any(|id| id == part.id)).map(|part| (part.id, false));
    shown.iter().filter_map(known).chain(others).collect()
}

/// The parts after one of them is printed or left out; what is printed again stands last.
pub fn shown(parts: &str, part: &str, is_shown: bool) -> String {
    let mut all = ids(parts);
    all.retain(|id| id != part);
    if is_shown {
        all.push(part.to_owned());
    }
    all.join(" ")
}

/// The parts after one of them has moved by a place, up or down; as they were where there is no place.
pub fn moved(parts: &str, part: &str, by: isize) -> String {
    let mut all = ids(parts);
    let from = all.iter().position(|id| id == part);
    let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < all.len());
    if let (Some(from), Some(to)) = (from, to) {
        all.swap(from, to);
    }
    all.join(" ")
}

/// The sentences that are not said, after one of them is said or not.
pub fn said(off: &str, sentence: &str, is_said: bool) -> String {
    let mut all = ids(off);
    all.retain(|id| id != sentence);
    if !is_said {
        all.push(sentence.to_owned());
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_comes_back_from_its_form_as_it_was() {
        let mut own = Wording::usual();
        own.name = "月通报".to_owned();
        own.headings.insert("next".to_owned(), "下一步工作".to_owned());
        own.before.insert("lead".to_owned(), "按照工作部署，\n现通报如下。".to_owned());
        own.off.insert("A1b".to_owned());
        own.words.insert("G3z".to_owned(), "没有逾期问题。".to_owned());
        own.bands = bands::read("100 超序时\n90 基本达到").unwrap();
        assert_eq!(wording(&texts(&own)), (own, Vec::new()));
    }

    #[test]
    fn half_a_line_is_told_and_everything_else_is_kept() {
        let mut typed = texts(&Wording::usual());
        typed.insert(NAME.to_owned(), " 月通报 ".to_owned());
        typed.insert(BANDS.to_owned(), "100 超序时\n基本".to_owned());
        typed.insert(words("G1"), "发现{几}个。".to_owned());
        typed.insert(heading("lead"), "   ".to_owned());
        let (wording, faults) = wording(&typed);
        assert_eq!(wording.name, "月通报");
        assert!(wording.headings.is_empty(), "a blank heading is the usual one");
        let slot = WordingFault::UnknownSlot("G1".to_owned(), "几".to_owned());
        assert_eq!(faults, [slot, WordingFault::BandLine(2)]);
    }

    #[test]
    fn parts_are_ordered_left_out_and_taken_back() {
        let parts = "lead overall next";
        assert_eq!(moved(parts, "next", -1), "lead next overall");
        assert_eq!(moved(parts, "lead", -1), parts, "the first stays first");
        assert_eq!(shown(parts, "overall", false), "lead next");
        assert_eq!(shown("lead next", "overall", true), "lead next overall");
        let listed = listed(parts);
        assert_eq!(listed[..3], [("lead", true), ("overall", true), ("next", true)]);
        assert_eq!(listed.len(), PARTS.len());
        assert_eq!(said(&said("", "G1", false), "G1", true), "");
    }
}
