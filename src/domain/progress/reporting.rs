//! 报送: by when a month is to be reported, and by how much reported and verified may differ.

use chrono::NaiveDate;

use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;

use super::settings::FigureSettings;

/// 差大: from which share of the verified figure on the difference of the reported one is shown as great, in %. 5 % is this
/// program's own default: no published limit was found.
pub const GREAT_DIFFERENCE: i64 = 5;

/// How a month stands with its report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Report {
    /// The month is not over: nothing is asked for.
    Open,
    /// 未报: the month is over, and nothing was reported.
    Missing,
    /// Reported, and in time as far as that is known.
    There,
    /// 迟报, by so many days.
    Late(i64),
}

impl Report {
    /// How a month stands: whether anything was reported, and on which day it came.
    pub fn of(
        month: Month,
        is_there: bool,
        came: Option<NaiveDate>,
        settings: &FigureSettings,
        today: NaiveDate,
    ) -> Self {
        match is_there {
            true => came.and_then(|came| settings.days_late(month, came)).map_or(Self::There, Self::Late),
            false if month <= Month::closed(today) => Self::Missing,
            false => Self::Open,
        }
    }
}

/// Whether a difference is great: above [`GREAT_DIFFERENCE`] of what was verified, whichever is more. Of nothing verified every
/// difference is.
pub fn is_great(difference: Fraction, verified: Fraction) -> bool {
    let size = |number: Fraction| if number < Fraction::ZERO { Fraction::ZERO.minus(number) } else { Some(number) };
    let limit = size(verified).and_then(|verified| verified.times(Fraction::new(GREAT_DIFFERENCE.into(), 100)?));
    match (size(difference), limit) {
        (Some(difference), Some(limit)) => difference > limit,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn report(month: u32, came: Option<&str>) -> Report {
        let (month, settings) = (Month::new(2026, month).unwrap(), FigureSettings::default());
        Report::of(month, came.is_some(), came.map(day), &settings, day("2026-11-29"))
    }

    #[test]
    fn the_fifth_is_in_time_and_the_eighth_three_days_late() {
        for (came, stands) in
            [("2026-10-31", Report::There), ("2026-11-05", Report::There), ("2026-11-08", Report::Late(3))]
        {
            assert_eq!(report(10, Some(came)), stands, "{came}");
        }
        assert_eq!(report(10, None), Report::Missing);
        assert_eq!(report(11, None), Report::Open, "a month that is not over");
    }

    #[test]
    fn a_twentieth_of_what_was_verified_may_be_between_them() {
        let number = Fraction::whole;
        for (difference, verified, great) in [
            (5, 100, false),
            (-5, 100, false),
            (6, 100, true),
            (-6, 100, true),
            (1, 0, true),
            (0, 0, false),
            (6, -100, true),
        ] {
            assert_eq!(is_great(number(difference), number(verified)), great, "{difference} of {verified}");
        }
    }
}
