//! 扣分: how many points an item that fails costs.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::decimal::Decimal;

/// Points, exact to a hundredth; sums of them do not overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u64);

impl Points {
    /// What a sheet is usually worth in all.
    pub const HUNDRED: Self = Self(100 * SCALE);

    /// Reads a number above 0 and up to 1,000 with two digits after the point at most, as people write it.
    pub fn parse(text: &str) -> Option<Self> {
        Decimal::parse(text).and_then(Self::of)
    }

    fn of(number: Decimal) -> Option<Self> {
        let (units, places) = number.parts();
        let finer = 2_u32.checked_sub(u32::from(places))?;
        let units = u64::try_from(units).ok()?.checked_mul(10_u64.pow(finer))?;
        (1..=1_000 * SCALE).contains(&units).then_some(Self(units))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// These without others; nothing where those are more.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// How many of a hundred these are of `whole`, to a tenth, rounded half up; none of nothing.
    pub fn of_hundred(self, whole: Self) -> Option<Decimal> {
        let (part, whole) = (u128::from(self.0), u128::from(whole.0));
        let tenths = (part * 2_000 + whole).checked_div(whole * 2)?;
        i64::try_from(tenths).ok().map(|tenths| Decimal::new(tenths, 1))
    }
}

/// Units to the point.
const SCALE: u64 = 100;

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(i64::try_from(self.0).unwrap_or(i64::MAX), 2).fmt(f)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no points"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_people_write_them() {
        for (text, told) in [
            ("5", Some("5")),
            ("2.50", Some("2.5")),
            ("０．２５", Some("0.25")),
            ("1000", Some("1000")),
            ("1000.01", None),
            ("0.125", None),
            ("0", None),
            ("-1", None),
            ("", None),
            ("五", None),
        ] {
            assert_eq!(Points::parse(text).map(|points| points.to_string()).as_deref(), told, "{text}");
        }
        let json = serde_json::to_string(&Points::parse("2.5")).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str::<Points>(&json).unwrap()), ("\"2.5\"", Points(250)));
    }

    #[test]
    fn a_share_of_a_hundred_is_rounded_half_up() {
        for (part, whole, share) in [(35, 40, "87.5"), (1, 3, "33.3"), (2, 3, "66.7"), (0, 5, "0"), (1, 2_000, "0.1")] {
            let (part, whole) = (Points(part * SCALE), Points(whole * SCALE));
            assert_eq!(part.of_hundred(whole).map(|share| share.to_string()).as_deref(), Some(share));
        }
        assert_eq!(Points(0).of_hundred(Points(0)), None);
    }
}
