//! 联系电话: telephone numbers as people write them, and what a telephone dials.
//!
//! Numbers are read loosely: nobody is kept from writing one down. What is plainly no number (a name, a figure that a spreadsheet
//! has turned into 1.38E+10) is refused, so that a column is not taken for another.

use super::decimal::half_width;

/// One number: how it is read, and what is dialled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Number {
    /// As it was written.
    pub shown: String,
    /// Digits, with a `+` in front where it has the code of a country, and an extension behind a comma (a pause).
    pub dialled: String,
}

/// The fewest digits of a number that stands in a field of its own: 110, 12345.
const LEAST_DIGITS: usize = 3;
/// The fewest digits of a number that stands among words: a year or a house is none.
const LEAST_AMONG_WORDS: usize = 7;
/// The most digits, with the code of a country and of an area.
const MOST_DIGITS: usize = 17;
/// Words in front of an extension.
const EXTENSION: [&str; 3] = ["转", "ext", "x"];

/// The numbers of a text in their one written form, with 、 between them; none where something else stands among them.
pub fn read(text: &str) -> Option<String> {
    let plain = plain(text);
    let parts = plain.split(['、', ',', ';', '/', '\n', '或']).map(str::trim).filter(|part| !part.is_empty());
    let mut numbers: Vec<String> = Vec::new();
    for part in parts.flat_map(apart) {
        let number = one(part, LEAST_DIGITS)?.shown;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    (!numbers.is_empty()).then(|| numbers.join("、"))
}

/// The numbers of a field that holds nothing else.
pub fn numbers(text: &str) -> Vec<Number> {
    text.split('、').filter_map(|part| one(part.trim(), LEAST_DIGITS)).collect()
}

/// The numbers that stand among other words: `周主任 13812345678`.
pub fn found_in(text: &str) -> Vec<Number> {
    let plain = plain(text);
    let mut found = Vec::new();
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
        let from = &rest[start..];
        let end = from.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | ' ' | ')')).unwrap_or(from.len());
        let (run, behind) = from.split_at(end);
        let run = run.trim_end_matches([')', '-', ' ', '+']);
        found.extend(apart(run).into_iter().filter_map(|part| one(part, LEAST_AMONG_WORDS)));
        rest = behind;
    }
    found
}

fn plain(text: &str) -> String {
    let dash = |c: char| if matches!(c, '—' | '–' | '‑' | '‐' | '－' | '−') { '-' } else { c };
    text.replace("\r\n", "\n").chars().map(half_width).map(dash).collect::<String>().trim().to_owned()
}

/// Two whole numbers with nothing but a blank between them; `0874 1234567` is one.
fn apart(part: &str) -> Vec<&str> {
    let pieces: Vec<&str> = part.split_whitespace().collect();
    let is_whole = |piece: &&str| piece.chars().filter(char::is_ascii_digit).count() >= LEAST_AMONG_WORDS;
    if pieces.iter().all(is_whole) { pieces } else { vec![part] }
}

fn one(part: &str, least: usize) -> Option<Number> {
    let lower = part.to_lowercase();
    let split = EXTENSION.iter().find_map(|word| lower.split_once(word));
    let (number, extension) = split.map_or((lower.as_str(), ""), |(number, extension)| (number, extension.trim()));
    let is_mark = |c: char| matches!(c, '-' | ' ' | '(' | ')');
    let (plus, digits) = number.trim().strip_prefix('+').map_or(("", number), |digits| ("+", digits));
    let fits = digits.chars().all(|c| c.is_ascii_digit() || is_mark(c))
        && extension.trim_matches(['.', ':']).chars().all(|c| c.is_ascii_digit());
    let only_digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (digits, extension) = (only_digits(digits), only_digits(extension));
    if !fits || !(least..=MOST_DIGITS).contains(&digits.len()) || (split.is_some() && extension.is_empty()) {
        return None;
    }
    let pause = if extension.is_empty() { "" } else { "," };
    let shown = part.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Number { shown, dialled: format!("{plus}{digits}{pause}{extension}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, stored) in [
            ("13812345678", "13812345678"),
            (" １３８－１２３４－５６７８ ", "138-1234-5678"),
            ("0874 1234567", "0874 1234567"),
            ("(0874)1234567转801", "(0874)1234567转801"),
            ("+86 13812345678", "+86 13812345678"),
            ("13812345678,0874—1234567", "13812345678、0874-1234567"),
            ("13812345678／13987654321", "13812345678、13987654321"),
            ("13812345678 13987654321", "13812345678、13987654321"),
            ("13812345678\n13812345678", "13812345678"),
            ("12345", "12345"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(stored), "{typed}");
            assert_eq!(read(stored).as_deref(), Some(stored), "{stored} stays as it is");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", "周主任", "1.38E+10", "13812345678.0", "12", "a@b.cn", "13812345678转", "2026年3月", "、"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(read(&"1".repeat(18)), None);
    }

    #[test]
    fn a_telephone_dials_digits() {
        let dialled = |text: &str| numbers(text).into_iter().map(|number| number.dialled).collect::<Vec<_>>();
        assert_eq!(dialled("138-1234-5678、(0874)1234567转801"), ["13812345678", "08741234567,801"]);
        assert_eq!(dialled("+86 13812345678"), ["+8613812345678"]);
        assert_eq!(dialled("有事找周主任"), Vec::<String>::new());
    }

    #[test]
    fn numbers_among_words_are_found() {
        let found = |text: &str| found_in(text).into_iter().map(|number| number.dialled).collect::<Vec<_>>();
        assert_eq!(found("周主任 13812345678"), ["13812345678"]);
        assert_eq!(found("周主任（0874-1234567）、许科长１３９８７６５４３２１"), ["08741234567", "13987654321"]);
        assert_eq!(found("值班室(0874)1234567"), ["08741234567"]);
        assert_eq!(found("周主任，2026年3月起，3号楼"), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn what_was_read_reads_again_as_itself(text in "[0-9+\\-() 转、,/x周.E]{0,40}") {
            if let Some(stored) = read(&text) {
                proptest::prop_assert_eq!(read(&stored), Some(stored.clone()));
                proptest::prop_assert!(!numbers(&stored).is_empty());
            }
        }
    }
}
