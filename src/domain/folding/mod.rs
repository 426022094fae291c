//! What two spellings of one name have in common.
//!
//! People see no difference between 「ＤＣ－１」 and 「dc-1」, a blank more or less, a mark that is not drawn. [`fold`] is the one answer to
//! whether two texts are the same, wherever names are compared, searched or checked; what is stored keeps its spelling ([`trimmed`]).

mod tables;

use std::borrow::Cow;

use tables::{ALIKE, COMPATIBILITY_IDEOGRAPHS, KATAKANA, LETTERED, MARKED, NUMBERED, RADICALS, ROMAN, SQUARED};

/// The text as it is compared.
///
/// | Folded | Example |
/// |---|---|
/// | what is not drawn, and blanks of every kind | U+200B, U+FEFF, U+00AD, U+3164, U+3000: gone |
/// | full and half width, letters and numbers in circles, Roman numbers | `Ｇ１５`, `①`, `Ⅱ`, `㈠`: `g15`, `1`, `ii`, `(一)` |
/// | squared units, ligatures, mathematical letters | `㎡`, `ﬁ`, `𝐀`: `m2`, `fi`, `a` |
/// | compatibility ideographs and radicals | U+F900, U+2F24: `豈`, `大` |
/// | capitals | `DC`: `dc` |
/// | kinds of dashes, brackets, quotation marks, middle dots | `——`, `【】`, `「」`, `•`: `-`, `()`, `""`, `·` |
/// | letters with their accents in one piece or in two | `é`: `e` and U+0301 |
///
/// Folding what was folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut folded, c));
    folded
}

/// Whether two texts are the same to whoever reads them.
pub fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// Whether nothing of it can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// The text without what cannot be seen at its ends; all else stays as it was written.
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c));
    // A selector at the end says how the character before it is drawn.
    text.trim_end_matches(|c: char| c.is_whitespace() || (is_unseen(c) && !is_selector(c)))
}

/// The text without anything that cannot be seen, its blanks apart: figures and dates are read so.
pub fn without_unseen(text: &str) -> Cow<'_, str> {
    match text.contains(is_unseen) {
        true => Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Whether a character is drawn as nothing and is no blank either.
fn is_unseen(c: char) -> bool {
    match c {
        ' '..='~' | '\u{4e00}'..='\u{9fff}' => false,
        c if c.is_whitespace() => false,
        '\0'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' => true,
        c => is_selector(c),
    }
}

const fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn push(folded: &mut String, c: char) {
    match c {
        '(' | '[' | '{' => folded.push('('),
        ')' | ']' | '}' => folded.push(')'),
        '`' => folded.push('\''),
        // 「——」 is one dash.
        '-' if folded.ends_with('-') => {}
        '!'..='~' => folded.push(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => folded.push(c),
        c if c.is_whitespace() || is_unseen(c) => {}
        '\u{ff01}'..='\u{ff5e}' => push(folded, char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)),
        '\u{3099}' => folded.push('゛'),
        '\u{309a}' => folded.push('゜'),
        c => c.to_lowercase().for_each(|c| push_special(folded, c)),
    }
}

/// A character that is neither a plain one nor an ideograph, in small letters.
fn push_special(folded: &mut String, c: char) {
    if let Some((alike, _)) = ALIKE.iter().find(|(_, kinds)| kinds.contains(c)) {
        return push(folded, *alike);
    }
    if let Some((_, text)) = SQUARED.iter().find(|(squared, _)| *squared == c) {
        return folded.push_str(text);
    }
    if let Some((base, mark)) = taken_apart(c) {
        push(folded, base);
        return folded.push(mark);
    }
    match in_circles(c) {
        Some(text) => folded.push_str(&text),
        None => folded.push(in_blocks(c).unwrap_or(c)),
    }
}

/// A letter and its accent.
fn taken_apart(c: char) -> Option<(char, char)> {
    MARKED.iter().find_map(|(mark, pairs)| {
        let mut letters = pairs.chars();
        while let (Some(whole), Some(base)) = (letters.next(), letters.next()) {
            if whole == c {
                return Some((base, *mark));
            }
        }
        None
    })
}

/// Numbers and letters that stand in circles, in brackets or as Roman numbers.
fn in_circles(c: char) -> Option<String> {
    let number = NUMBERED.iter().find(|(first, last, ..)| (*first..=*last).contains(&c));
    if let Some((first, _, number, front, back)) = number {
        return Some(format!("{front}{}{back}", number + place_in(*first, c)?));
    }
    let letter = LETTERED.iter().find_map(|(first, letters, front, back)| {
        let letter = letters.chars().nth(usize::try_from(place_in(*first, c)?).ok()?)?;
        Some(format!("{front}{letter}{back}"))
    });
    letter.or_else(|| {
        let place = place_in('Ⅰ', c)?;
        ROMAN.get(usize::try_from(place % 16).ok()?).filter(|_| place < 32).map(|roman| (*roman).to_owned())
    })
}

/// Characters that stand in blocks of their own, each in the place of a plain one.
fn in_blocks(c: char) -> Option<char> {
    let at = |first: char, plain: &str| plain.chars().nth(usize::try_from(place_in(first, c)?).ok()?);
    match c {
        '\u{f900}'..='\u{fad9}' => at('\u{f900}', COMPATIBILITY_IDEOGRAPHS),
        '\u{2f00}'..='\u{2fd5}' => at('\u{2f00}', RADICALS),
        '\u{ff66}'..='\u{ff9f}' => at('\u{ff66}', KATAKANA),
        // Mathematical letters and digits, in thirteen and five styles.
        '\u{1d400}'..='\u{1d6a3}' => {
            let letter = u8::try_from(place_in('\u{1d400}', c)? % 26).ok()?;
            Some(char::from(b'a' + letter))
        }
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit(place_in('\u{1d7ce}', c)? % 10, 10),
        _ => None,
    }
}

/// How far behind the first of its block it stands.
fn place_in(first: char, c: char) -> Option<u32> {
    u32::from(c).checked_sub(u32::from(first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_that_look_alike_are_one() {
        for (one, other) in [
            ("DC-1", "ＤＣ－１"),
            ("DC-1", "dc—1"),
            ("DC-1", "DC‑ 1"),
            ("北河泵站", "北河泵站\u{200b}"),
            ("南湖闸", "\u{feff}南湖闸"),
            ("南湖闸", "南\u{3164}湖\u{ad}闸\u{200e}"),
            ("南湖闸", "\u{202a}南湖闸\u{202c}"),
            ("葛洲坝", "葛\u{e0100}洲坝\u{fe0f}"),
            ("北 河 泵 站", "北\u{3000}河\u{a0}泵\u{2009}站"),
            ("北河大桥", "北河⼤桥"),
            ("长江大桥", "⻓江⼤桥"),
            ("金湖车站", "\u{f90a}湖⻋站"),
            ("Ｇ15连接线", "g１５连接线"),
            ("第①标段", "第1标段"),
            ("第⑳标段", "第20标段"),
            ("园区Ⅱ期", "园区II期"),
            ("园区ⅻ期", "园区xii期"),
            ("（一）标段", "㈠标段"),
            ("泵站（二期）", "泵站【二期】"),
            ("泵站(二期)", "泵站〔二期〕"),
            ("“智慧”园区", "「智慧」园区"),
            ("A——B", "A-B"),
            ("2×300MW机组", "2x300㎿机组"),
            ("广场300㎡", "广场300m²"),
            ("约翰·史密斯", "约翰•史密斯"),
            ("Café", "CAFE\u{301}"),
            ("Lǘ", "lu\u{308}\u{301}"),
            ("ガス", "ｶﾞｽ"),
            ("Ａ座", "𝐀座"),
            ("Ⓑ座", "b座"),
            ("Straße", "STRASSE"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
            assert!(same(one, other));
        }
    }

    #[test]
    fn what_can_be_told_apart_stays_apart() {
        for (one, other) in [
            ("DC-1", "DC-11"),
            ("DC-1", "DC1"),
            ("北河泵站", "北湖泵站"),
            ("一期", "二期"),
            ("泵站（二期）", "泵站二期"),
            ("Lu", "Lü"),
            ("A、B", "A,B"),
            ("⑴", "①"),
            ("水厂", "水广"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_blank() {
        for text in [
            "",
            " ",
            "\u{3000}",
            "\u{200b}",
            "\u{feff}\u{a0}",
            "\u{3164}",
            "\u{ad}\u{2060}",
            "\u{2800}",
            "\u{fe0f}",
            "\u{7}",
        ] {
            assert!(is_blank(text) && fold(text).is_empty(), "{text:?}");
            assert_eq!(trimmed(text), "", "{text:?}");
        }
        for text in ["-", "、", "0", "。", "ー"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_kept_loses_only_what_cannot_be_seen_at_its_ends() {
        for (typed, kept) in [
            ("\u{feff} 南湖闸\u{200b}\u{3000}", "南湖闸"),
            ("ＤＣ－１", "ＤＣ－１"),
            ("南\u{200b}湖", "南\u{200b}湖"),
            ("灯❤\u{fe0f}", "灯❤\u{fe0f}"),
        ] {
            assert_eq!(trimmed(typed), kept, "{typed:?}");
        }
        assert_eq!(without_unseen("1\u{200b}200 3"), "1200 3");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}", odd in "[①-㊿豈-龜⼀-⿕ｦ-ﾟĀ-ɏＡ-～—-‥ ]{0,24}") {
            for text in [text, odd] {
                let folded = fold(&text);
                prop_assert_eq!(fold(&folded), folded);
            }
        }
    }
}
