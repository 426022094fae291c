//! Numbers as they are shown: rounded once, at the end, by the office's rule.
//!
//! Rounded numbers are for reading and for ranks, which go by what is shown. No figure is ever made from them.

use std::cmp::Ordering;
use std::fmt;

use super::super::text::{Text, thousands_apart};
use super::fraction::Fraction;

/// How a number is cut to its places, a setting of the office that is printed with every table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Rounding {
    /// 四舍五入: to the nearest, a half away from zero, also below zero.
    #[default]
    HalfAway,
    /// 截断: towards zero, as many published bulletins do.
    Truncate,
}

impl Rounding {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::HalfAway, Self::Truncate];

    /// What tables print.
    pub const fn name(self) -> Text {
        match self {
            Self::HalfAway => Text::new("四舍五入", "rounded half away from zero"),
            Self::Truncate => Text::new("截断（不进位）", "truncated"),
        }
    }
}

/// The most places that a number is shown with.
pub const MOST_PLACES: u8 = 18;

/// A number of some places behind the point. Zero has no sign.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    is_negative: bool,
    whole: u128,
    /// What stands behind the point, as a whole number of `places` digits.
    part: u64,
    places: u8,
}

impl Amount {
    /// Rounds a number to at most [`MOST_PLACES`] places. Fits always: the digits are found one by one.
    pub fn of(number: Fraction, places: u8, rounding: Rounding) -> Self {
        let places = places.min(MOST_PLACES);
        let (over, under) = (number.numerator().unsigned_abs(), number.denominator().unsigned_abs());
        let (mut whole, mut rest, mut part) = (over / under, over % under, 0_u64);
        for _ in 0..places {
            let (digit, remains) = ten_times(rest, under);
            (part, rest) = (part * 10 + digit, remains);
        }
        if rounding == Rounding::HalfAway && rest >= under - rest {
            part += 1;
            if part == 10_u64.pow(u32::from(places)) {
                (whole, part) = (whole + 1, 0);
            }
        }
        Self { is_negative: number.numerator() < 0 && (whole, part) != (0, 0), whole, part, places }
    }

    /// As pages show it, with its thousands apart and a minus sign: `−1,234,567.80`.
    pub fn grouped(self) -> String {
        let sign = if self.is_negative { "−" } else { "" };
        format!("{sign}{}", self.digits(&thousands_apart(&self.whole.to_string())))
    }

    /// As pages show a difference, with its sign: `+13.8`, `−8.3`, `0.0`.
    pub fn signed(self) -> String {
        let is_positive = !self.is_negative && (self.whole, self.part) != (0, 0);
        format!("{}{}", if is_positive { "+" } else { "" }, self.grouped())
    }

    fn digits(self, whole: &str) -> String {
        match usize::from(self.places) {
            0 => whole.to_owned(),
            places => format!("{whole}.{:0>places$}", self.part),
        }
    }

    /// Sign, whole part and what stands behind the point, in a form that compares whatever the places.
    fn rank(self) -> (bool, u128, u64) {
        (self.is_negative, self.whole, self.part * 10_u64.pow(u32::from(MOST_PLACES - self.places)))
    }
}

/// As data has it: `-1234567.80`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative { "-" } else { "" };
        write!(f, "{sign}{}", self.digits(&self.whole.to_string()))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Amount {}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((minus, whole, part), (their_minus, their_whole, their_part)) = (self.rank(), other.rank());
        match (minus, their_minus) {
            (false, false) => (whole, part).cmp(&(their_whole, their_part)),
            (true, true) => (their_whole, their_part).cmp(&(whole, part)),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The whole part and the rest of 10 x `rest` / `under`, by doubling: the product itself may be too large.
fn ten_times(rest: u128, under: u128) -> (u64, u128) {
    let carried = |number: u64, sum: u128| match sum >= under {
        true => (number + 1, sum - under),
        false => (number, sum),
    };
    let twice = |(number, rest): (u64, u128)| carried(number * 2, rest * 2);
    let two = twice((0, rest));
    let eight = twice(twice(two));
    carried(two.0 + eight.0, two.1 + eight.1)
}
