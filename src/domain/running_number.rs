//! 编号 that the office gives one problem after the other: 〔2026〕38号.
//!
//! A problem is told apart by its code, which no two machines give twice; what stands in the office's papers is a number that runs. Two
//! desks that number side by side may give one number twice: both keep it, and the next one is above it.

use std::cmp::Ordering;
use std::fmt;

use crate::domain::records::Problem;
use crate::domain::tables::Tables;

/// A number in a series: what stands before it, the year, and the number itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RunningNumber {
    /// 机关代字, for example 督; often nothing.
    pub prefix: String,
    /// The year of the series.
    pub year: i32,
    /// 序号, from 1 on.
    pub serial: u32,
}

impl RunningNumber {
    /// Reads `〔2026〕38号` and what people write for it: other brackets, 第, no 号. None where it is another kind of number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (opened, opening) = text.char_indices().find(|(_, sign)| "〔[［(（【".contains(*sign))?;
        let behind = &text[opened + opening.len_utf8()..];
        let (closed, closing) = behind.char_indices().find(|(_, sign)| "〕]］)）】".contains(*sign))?;
        let year = behind[..closed].trim().trim_end_matches('年');
        let year = Some(year).filter(|year| year.len() == 4).and_then(|year| year.parse().ok())?;
        let serial =
            behind[closed + closing.len_utf8()..].trim().trim_start_matches('第').trim_end_matches('号').trim();
        let is_number = !serial.is_empty() && serial.bytes().all(|byte| byte.is_ascii_digit());
        let serial = Some(serial).filter(|_| is_number).and_then(|serial| serial.parse().ok())?;
        (serial > 0).then(|| Self { prefix: text[..opened].trim().to_owned(), year, serial })
    }

    /// The one behind it.
    pub fn next(&self) -> Option<Self> {
        Some(Self { serial: self.serial.checked_add(1)?, ..self.clone() })
    }

    /// The one to give next in a year: behind the highest that any problem has, under the same 机关代字.
    pub fn after_all(tables: &Tables, year: i32) -> Self {
        let given = tables.problems().filter(|problem| !problem.is_provisional());
        let numbers = given.filter_map(|problem| Self::parse(&problem.number)).filter(|number| number.year == year);
        let highest = numbers.max_by_key(|number| number.serial);
        let none_yet = || Self { prefix: String::new(), year, serial: 0 };
        let highest = highest.unwrap_or_else(none_yet);
        highest.next().unwrap_or(highest)
    }
}

impl fmt::Display for RunningNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.prefix, self.year, self.serial)
    }
}

/// Whether another problem has this number.
pub fn is_taken(tables: &Tables, number: &str, by_other_than: &Problem) -> bool {
    tables.problems().any(|problem| problem.number == number && problem.id != by_other_than.id)
}

/// The order of two numbers: 9号 before 10号.
pub fn in_series(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (words, digits, behind) = parts(left);
        let (other_words, other_digits, other_behind) = parts(right);
        // Of two numbers without zeros in front the longer one is greater.
        let by_size = digits.len().cmp(&other_digits.len()).then_with(|| digits.cmp(other_digits));
        match words.cmp(other_words).then(by_size) {
            Ordering::Equal if behind.is_empty() || other_behind.is_empty() => {
                return behind.cmp(other_behind).then_with(|| one.cmp(other));
            }
            Ordering::Equal => (left, right) = (behind, other_behind),
            unequal => return unequal,
        }
    }
}

/// What stands before the first digits, the digits without zeros in front, and what stands behind.
fn parts(text: &str) -> (&str, &str, &str) {
    let from = text.find(|sign: char| sign.is_ascii_digit()).unwrap_or(text.len());
    let (words, rest) = text.split_at(from);
    let to = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, behind) = rest.split_at(to);
    (words, digits.trim_start_matches('0'), behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_comes_before_ten() {
        let mut numbers = ["〔2026〕10号", "〔2025〕11号", "〔2026〕9号", "AQ-20261123-7F3A", "〔2026〕009号", "", "3"];
        numbers.sort_by(|one, other| in_series(one, other));
        let order = ["", "3", "AQ-20261123-7F3A", "〔2025〕11号", "〔2026〕009号", "〔2026〕9号", "〔2026〕10号"];
        assert_eq!(numbers, order);
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let read = |text| RunningNumber::parse(text).map(|number| number.to_string());
        for text in
            ["〔2026〕38号", " 〔2026〕 第38号", "[2026]38", "（2026）38号", "【2026年】第 38 号", "〔2026〕038号"]
        {
            assert_eq!(read(text).as_deref(), Some("〔2026〕38号"), "{text}");
        }
        assert_eq!(read("区督〔2026〕7号").as_deref(), Some("区督〔2026〕7号"));
        for text in [
            "",
            "AQ-20261123-7F3A",
            "38",
            "〔26〕3号",
            "〔2026〕",
            "〔2026〕0号",
            "〔2026〕三号",
            "〔2026〕99999999999号",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_number_of_all_has_none_behind_it() {
        let last = RunningNumber { prefix: String::new(), year: 2026, serial: u32::MAX };
        assert_eq!(last.next(), None);
    }
}
