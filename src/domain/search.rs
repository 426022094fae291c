//! Searching by words: folded, in any order, and by the initials of what is Chinese.

use super::folding::fold;

/// What stands before a line of initials.
const INITIALS: char = '\u{1}';

/// The shortest abbreviation that is looked for: two letters would be found nearly everywhere.
const SHORTEST: usize = 3;

/// Text as it is searched: folded, so that every spelling is found by every other, and the initials of its characters behind it.
pub fn searchable(texts: &[&str], initial: &dyn Fn(char) -> Option<char>) -> String {
    let mut search = String::new();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).filter(|text| !text.is_empty()).collect();
    for text in &folded {
        search.push_str(text);
        search.push('\n');
    }
    for text in folded.iter().filter(|text| !text.is_ascii()) {
        search.push(INITIALS);
        search.extend(text.chars().filter_map(initial));
        search.push('\n');
    }
    search
}

/// What was typed to search for: its words, each folded as what is searched is.
pub fn sought(typed: &str) -> String {
    let words: Vec<String> = typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether every word of [`sought`] is found: as it stands, or as an abbreviation of initials.
pub fn found_in(search: &str, sought: &str) -> bool {
    sought.split_whitespace().all(|word| holds(search, word) || is_abbreviation(search, word))
}

/// As [`str::contains`], which makes itself ready for long texts each time: here there are thousands of short ones.
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    // The last byte of a letter says most: those before it are the same for thousands of letters.
    let Some((place, telling)) = word.iter().enumerate().find(|(place, _)| is_last_of_letter(word, *place)) else {
        return true;
    };
    let Some(to) = (text.len() + place + 1).checked_sub(word.len()) else { return false };
    let there = text.get(place..to).unwrap_or_default().iter().enumerate().filter(|(_, byte)| *byte == telling);
    there.into_iter().any(|(at, _)| text[at..].starts_with(word))
}

/// Whether a letter ends with the byte of this place.
fn is_last_of_letter(text: &[u8], place: usize) -> bool {
    // Every byte of a letter but the first begins with the bits 10.
    text.get(place + 1).is_none_or(|next| next & 0xc0 != 0x80)
}

/// Whether a line of initials begins and ends as a word does and has all of it in between, in its order: `ljc` is 垃圾填埋场, `glx`
/// is G15连接线.
fn is_abbreviation(search: &str, word: &str) -> bool {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let initials = search.split('\n').filter_map(|line| line.strip_prefix(INITIALS));
    let mut framed = initials.filter(|line| {
        line.as_bytes().first() == word.as_bytes().first() && line.as_bytes().last() == word.as_bytes().last()
    });
    framed.any(|line| {
        let mut rest = line.bytes();
        word.bytes().all(|letter| rest.any(|initial| initial == letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn initial(c: char) -> Option<char> {
        "东d川c垃l圾j填t埋m场c临l边b无w防f护h"
            .chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .find(|pair| pair[0] == c)
            .map(|pair| pair[1])
    }

    #[test]
    fn words_are_found_by_characters_by_initials_and_in_any_order() {
        let search = searchable(&["AQ-20261123-7F3A", "临边无防护", "东川垃圾填埋场"], &initial);
        for typed in ["临边", "lbwfh", "LJTMC", "填埋 临边", "7f3a", "７Ｆ３Ａ", "临\u{200b}边", "\u{3000}", ""]
        {
            assert!(found_in(&search, &sought(typed)), "{typed}");
        }
        for typed in ["lbh", "dcmc"] {
            assert!(found_in(&search, &sought(typed)), "{typed}");
        }
        for typed in ["洞口", "lbx", "临边 洞口", "dc9c", "ljm", "lfb", "bfc"] {
            assert!(!found_in(&search, &sought(typed)), "{typed}");
        }
    }

    #[test]
    fn a_text_holds_what_the_standard_library_says_it_contains() {
        let texts = ["", "道", "道路", "资金", "a", "ab", "一道路上", "道道路", "路", "\u{1f6a7}路", "aab", "道a路"];
        for text in texts {
            for word in texts {
                assert_eq!(holds(text, word), text.contains(word), "{text}: {word}");
            }
        }
    }

    #[test]
    fn full_and_half_width_find_each_other() {
        let search = searchable(
            &["Ｇ15连接线", "第１标段 管网", "ABC厂", "北河⼤桥", "（筹）指挥部"],
            &|c| match c {
                '管' => Some('g'),
                '网' => Some('w'),
                '连' => Some('l'),
                '接' => Some('j'),
                '线' => Some('x'),
                c => c.is_ascii_alphanumeric().then_some(c),
            },
        );
        for typed in [
            "G15",
            "g１５",
            "第1标段",
            "第1标段管网",
            "第１标段 管网",
            "ＡＢＣ",
            "abc厂",
            "大桥",
            "(筹)",
            "1gw",
            "glx",
            "ＧＬＪＸ",
        ] {
            assert!(found_in(&search, &sought(typed)), "{typed}");
        }
    }
}
