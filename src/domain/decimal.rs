//! Exact decimal numbers: money in 万元, land in 亩, rates in %.
//!
//! Owns reading, comparing and writing them. There is deliberately no floating point anywhere in here, and no
//! arithmetic beyond what a rule compares.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::folding::without_unseen;
use super::text::thousands_apart;

/// A decimal number of at most 18 significant digits, kept without trailing zeros so that equal numbers are equal
/// values and have one written form ("12.50" is "12.5").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i64,
    places: u8,
}

/// The most digits that a [`Decimal`] has, before and after the point together.
pub const MAX_DIGITS: usize = 18;

impl Decimal {
    /// Makes the number `units` / 10^`places`; `places` is at most [`MAX_DIGITS`].
    pub const fn new(units: i64, places: u8) -> Self {
        assert!(places as usize <= MAX_DIGITS, "a decimal has at most 18 places");
        let (mut units, mut places) = (units, places);
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        Self { units, places }
    }

    /// As people read it, with its thousands apart and a minus sign: `−1,234,567.8`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("−", digits));
        match digits.split_once('.') {
            Some((whole, fraction)) => format!("{sign}{}.{fraction}", thousands_apart(whole)),
            None => format!("{sign}{}", thousands_apart(digits)),
        }
    }

    /// Makes a whole number.
    pub const fn whole(units: i64) -> Self {
        Self::new(units, 0)
    }

    /// Gives the number of digits after the point, without trailing zeros.
    pub const fn places(self) -> u8 {
        self.places
    }

    /// Gives the number as `units` / 10^`places`.
    pub const fn parts(self) -> (i64, u8) {
        (self.units, self.places)
    }

    /// Reads a number as people write it.
    ///
    /// Takes a sign, digits with one point, full-width digits and signs (`１２．５`) as a Chinese keyboard gives them,
    /// and commas between groups of three before the point; what cannot be seen is passed over. Everything else is refused: a comma for a decimal point
    /// would change a figure by a thousand without a word.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text: String = without_unseen(text).trim().chars().map(half_width).collect();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let whole = without_grouping(whole)?;
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{}{fraction}", whole.trim_start_matches('0'));
        if digits.len() > MAX_DIGITS || fraction.len() > MAX_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let units: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        Some(Self::new(if negative { -units } else { units }, fraction.len() as u8))
    }
}

/// Takes the commas out of `1,234,567`, and refuses commas that stand anywhere else.
fn without_grouping(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    grouped.then(|| whole.replace(',', ""))
}

/// Turns the full-width form of an ASCII character, and the Chinese full stop, into the plain one.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '−' => '-',
        other => other,
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.units);
        }
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = usize::from(self.places) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.places));
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        let scaled = |n: &Self| i128::from(n.units) * 10_i128.pow(u32::from(places - n.places));
        scaled(self).cmp(&scaled(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::parse(&text).ok_or_else(|| serde::de::Error::custom("not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_stand_apart_before_the_point_only() {
        for (stored, read) in [("0", "0"), ("-1234567.8912", "−1,234,567.8912"), ("999", "999"), ("1000", "1,000")] {
            assert_eq!(Decimal::parse(stored).unwrap().grouped(), read);
        }
    }

    #[test]
    fn written_numbers_become_their_shortest_form() {
        for (typed, stored) in [
            ("12.50", "12.5"),
            ("0012", "12"),
            (" 3 ", "3"),
            ("-0.0", "0"),
            ("+7", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0.050", "-0.05"),
            ("28,600.75", "28600.75"),
            ("1,234,567", "1234567"),
            ("１２．５０", "12.5"),
            ("12。5", "12.5"),
            ("100", "100"),
            ("999999999999999999", "999999999999999999"),
        ] {
            assert_eq!(Decimal::parse(typed).map(|n| n.to_string()).as_deref(), Some(stored), "{typed}");
        }
    }

    #[test]
    fn anything_that_is_not_plainly_a_number_is_refused() {
        for typed in [
            "",
            " ",
            ".",
            "-",
            "abc",
            "1e3",
            "1.2.3",
            "12,5",
            "1,23,456",
            "1 000",
            "--1",
            "12万",
            "9999999999999999999",
            "0x10",
            ",123",
            "1,234.5,6",
        ] {
            assert_eq!(Decimal::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn numbers_of_different_length_compare_by_value() {
        let n = |text| Decimal::parse(text).unwrap();
        assert!(n("33.33") < n("33.34"));
        assert!(n("9.999") < n("10"));
        assert!(n("-1") < n("-0.5"));
        assert!(n("999999999999999999") > n("0.00000000000000001"));
        assert_eq!(n("2.0"), n("2"));
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_itself(units in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, places in 0u8..=9) {
            let number = Decimal::new(units, places);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }

        #[test]
        fn no_text_makes_reading_panic(text in ".{0,40}") {
            let _ = Decimal::parse(&text);
        }
    }
}
