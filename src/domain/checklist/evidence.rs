//! 佐证: what an answer wants besides itself, and whether it is there.
//!
//! Nothing is ever kept from being finished for want of it: what is missing is told, and a reason is asked for.

use super::{Evidence, Item};

/// What is there of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held<'a> {
    /// The note.
    pub note: &'a str,
    /// How many photos.
    pub photos: usize,
    /// How many problems were raised from it.
    pub problems: usize,
}

impl Held<'_> {
    fn has(self, evidence: Evidence) -> bool {
        match evidence {
            Evidence::Note => !self.note.trim().is_empty(),
            Evidence::Number => has_figure(self.note),
            Evidence::Photo => self.photos > 0,
            Evidence::Problem => self.problems > 0,
        }
    }
}

/// One thing that an answer wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// What.
    pub of: Evidence,
    /// Whether it is there.
    pub is_there: bool,
}

/// What an answer wants, each thing once, in the order of [`Evidence::ALL`].
pub fn wants_of(item: &Item, stored: Option<&str>, held: Held) -> Vec<Want> {
    if item.wants.is_empty() {
        return Vec::new();
    }
    let wanted = |evidence: &Evidence| {
        item.wants.iter().any(|wanted| wanted.of.contains(evidence) && wanted.on.is_met(item, stored))
    };
    let all = Evidence::ALL.into_iter().filter(|evidence| wanted(evidence));
    all.map(|of| Want { of, is_there: held.has(of) }).collect()
}

/// Whether a note tells a figure: a digit, or a Chinese numeral from two on. 一 alone stands in too many words that count nothing.
fn has_figure(note: &str) -> bool {
    note.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９') || "两二三四五六七八九十百千万半".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::{ItemKind, Said, Wanted};
    use super::*;

    fn item() -> Item {
        let on_fail = Wanted { on: Said::Bad, of: vec![Evidence::Photo, Evidence::Note].into() };
        let on_no = Wanted {
            on: Said::OneOf(vec!["fail".into()].into()),
            of: vec![Evidence::Number, Evidence::Note, Evidence::Problem].into(),
        };
        let on_yes = Wanted { on: Said::OneOf(vec!["pass".into()].into()), of: vec![Evidence::Photo].into() };
        Item { wants: vec![on_fail, on_no, on_yes].into(), ..Item::blank("a", ItemKind::Check) }
    }

    fn told(stored: Option<&str>, held: Held) -> Vec<(Evidence, bool)> {
        wants_of(&item(), stored, held).into_iter().map(|want| (want.of, want.is_there)).collect()
    }

    #[test]
    fn an_answer_wants_what_its_rules_say_each_thing_once() {
        use Evidence::{Note, Number, Photo, Problem};
        let nothing = Held::default();
        let noted = Held { note: "北侧缺口", ..nothing };
        let all = Held { note: "拖欠 3 人", photos: 1, problems: 1 };
        for (stored, held, expected) in [
            (None, all, &[][..]),
            (Some("na"), nothing, &[]),
            (Some("pass"), nothing, &[(Photo, false)]),
            (Some("pass"), all, &[(Photo, true)]),
            (Some("fail"), nothing, &[(Note, false), (Number, false), (Photo, false), (Problem, false)]),
            (Some("fail"), noted, &[(Note, true), (Number, false), (Photo, false), (Problem, false)]),
            (Some("fail"), all, &[(Note, true), (Number, true), (Photo, true), (Problem, true)]),
        ] {
            assert_eq!(told(stored, held), expected, "{stored:?} {held:?}");
        }
        assert_eq!(wants_of(&Item::blank("b", ItemKind::Check), Some("fail"), nothing), []);
    }

    #[test]
    fn a_figure_is_a_digit_or_a_numeral() {
        for (note, figure) in [
            ("", false),
            ("统一围挡", false),
            ("拖欠 3 人", true),
            ("欠３人", true),
            ("三名工人", true),
            ("停工两天", true),
        ] {
            assert_eq!(has_figure(note), figure, "{note}");
        }
    }
}
