//! What a printed figure may be, held against the exact one that follows from its neighbours.
//!
//! | Printed | Verdict |
//! |---|---|
//! | is the exact figure cut to its places by 四舍五入 | [`Verdict::Right`] |
//! | is it when cut by 舍去 | [`Verdict::Otherwise`]: right under that |
//! | could come by 四舍五入 from figures of which the table prints rounded ones | [`Verdict::Unrounded`] |
//! | is the exact figure cut by 进一 | [`Verdict::Otherwise`] |
//! | could come by another way from figures of which the table prints rounded ones | [`Verdict::Unrounded`] |
//! | anything else | [`Verdict::Wrong`] |
//!
//! The third is what 92.0 of 156.7 printed as 58.8 % is: 92.04 of 156.66 is 58.75.

use crate::domain::figures::fraction::Fraction;

use super::printed::Printed;

/// How a figure is cut to its places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cut {
    /// 四舍五入: to the nearest, a half away from zero.
    Half,
    /// 舍去: towards zero.
    Down,
    /// 进一: away from zero.
    Up,
}

impl Cut {
    /// All, the usual one first.
    pub const ALL: [Self; 3] = [Self::Half, Self::Down, Self::Up];

    /// A number cut to so many places; none where that is too large to be reckoned with.
    pub fn apply(self, number: Fraction, places: u8) -> Option<Fraction> {
        let scale = 10_i128.checked_pow(u32::from(places))?;
        let (over, under) = (number.numerator().checked_mul(scale)?, number.denominator());
        let (whole, rest) = (over.abs() / under, over.abs() % under);
        let goes_up = match self {
            Self::Half => rest >= under - rest,
            Self::Down => false,
            Self::Up => rest > 0,
        };
        let whole = if goes_up { whole.checked_add(1)? } else { whole };
        Fraction::new(if over < 0 { -whole } else { whole }, scale)
    }

    /// From where to where the figures lie that are printed so when cut this way. Whether an end is one of them is not told: what is
    /// exact is judged by [`Cut::apply`].
    pub fn range(self, printed: Printed) -> Option<(Fraction, Fraction)> {
        let unit = Fraction::new(1, 10_i128.checked_pow(u32::from(printed.places))?)?;
        let half = unit.over(Fraction::whole(2))?;
        let value = printed.value;
        let is_negative = value < Fraction::ZERO;
        match (self, is_negative) {
            (Self::Half, _) => Some((value.minus(half)?, value.plus(half)?)),
            (Self::Down, false) | (Self::Up, true) => Some((value, value.plus(unit)?)),
            (Self::Down, true) | (Self::Up, false) => Some((value.minus(unit)?, value)),
        }
    }
}

/// Several ways of cutting.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Cuts([bool; 3]);

impl Cuts {
    /// Those by which an exact figure is printed so.
    pub fn of(printed: Printed, exact: Fraction) -> Self {
        Self(Cut::ALL.map(|cut| cut.apply(exact, printed.places) == Some(printed.value)))
    }

    /// Whether this is one of them.
    pub fn holds(self, cut: Cut) -> bool {
        Cut::ALL.iter().zip(self.0).any(|(one, holds)| *one == cut && holds)
    }
}

/// What came of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is what follows, by 四舍五入.
    Right,
    /// It is what follows when cut this way.
    Otherwise(Cut),
    /// It may follow from figures that the table prints rounded, all cut this way.
    Unrounded(Cut),
    /// It does not follow.
    Wrong,
}

/// Judges a cell. `ranges` gives from where to where what follows may lie if the figures that it is made of were cut this way.
pub fn judge(printed: Printed, exact: Fraction, ranges: impl Fn(Cut) -> Option<(Fraction, Fraction)>) -> Verdict {
    let cuts = Cuts::of(printed, exact);
    let may_follow = |cut: &Cut| {
        let (Some((low, high)), Some((from, to))) = (ranges(*cut), cut.range(printed)) else { return false };
        low < to && from < high
    };
    match () {
        () if cuts.holds(Cut::Half) => Verdict::Right,
        () if cuts.holds(Cut::Down) => Verdict::Otherwise(Cut::Down),
        // Hardly anybody rounds up, and everybody prints rounded figures.
        () if may_follow(&Cut::Half) => Verdict::Unrounded(Cut::Half),
        () if cuts.holds(Cut::Up) => Verdict::Otherwise(Cut::Up),
        () => Cut::ALL.into_iter().find(may_follow).map_or(Verdict::Wrong, Verdict::Unrounded),
    }
}

/// From where to where a figure of two others may lie, each of which lies between two ends. The figure grows or falls with each of them.
pub fn corners(
    one: (Fraction, Fraction),
    other: (Fraction, Fraction),
    figure: impl Fn(Fraction, Fraction) -> Option<Fraction>,
) -> Option<(Fraction, Fraction)> {
    let all = [(one.0, other.0), (one.0, other.1), (one.1, other.0), (one.1, other.1)];
    let mut values = Vec::with_capacity(all.len());
    for (one, other) in all {
        values.push(figure(one, other)?);
    }
    Some((values.iter().copied().min()?, values.iter().copied().max()?))
}
